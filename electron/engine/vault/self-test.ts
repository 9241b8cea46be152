/**
 * Known answers of every primitive the product rests on, computed at start: a runtime whose crypto differs (Electron's is BoringSSL), a
 * broken build of a library or a tampered binding must stop the program before it writes anything under a wrong key. The list is also the
 * allow-list: nothing outside it may be used, because Electron may lack it.
 *
 * Sources: argon2id – reference implementation's test.c; AES-256-GCM – McGrew & Viega, case 14; SHA-256 – FIPS 180-4; HMAC – RFC 4231
 * case 2; HKDF – RFC 5869 case 1; Ed25519 – RFC 8032 §7.1 test 1.
 */
import * as nodeCrypto from 'node:crypto'
import { AppError } from '../../../shared/ipc/reply.ts'
import { deriveKey } from './key-derivation.ts'

/** The primitives, replaceable so that a test can break one. */
export interface Primitives {
  readonly argon2id: typeof deriveKey
  readonly aesGcm: (key: Buffer, nonce: Buffer, plain: Buffer) => Buffer
  readonly aesGcmOpens: (key: Buffer, nonce: Buffer, sealed: Buffer) => boolean
  readonly sha256: (data: Buffer) => Buffer
  readonly hmacSha256: (key: Buffer, data: Buffer) => Buffer
  readonly hkdfSha256: (key: Buffer, salt: Buffer, info: Buffer, length: number) => Buffer
  readonly ed25519Sign: (seed: Buffer, message: Buffer) => Buffer
  readonly ed25519Verify: (publicKey: Buffer, message: Buffer, signature: Buffer) => boolean
}

const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

export const platformPrimitives: Primitives = {
  argon2id: deriveKey,
  aesGcm(key, nonce, plain) {
    const cipher = nodeCrypto.createCipheriv('aes-256-gcm', key, nonce)
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  aesGcmOpens(key, nonce, sealed) {
    const decipher = nodeCrypto.createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
    decipher.setAuthTag(sealed.subarray(-16))
    decipher.update(sealed.subarray(0, -16))
    try {
      decipher.final()
      return true
    } catch {
      return false
    }
  },
  sha256: (data) => Buffer.from(nodeCrypto.hash('sha256', data), 'hex'),
  hmacSha256: (key, data) => nodeCrypto.createHmac('sha256', key).update(data).digest(),
  hkdfSha256: (key, salt, info, length) => Buffer.from(nodeCrypto.hkdfSync('sha256', key, salt, info, length)),
  ed25519Sign: (seed, message) =>
    nodeCrypto.sign(null, message, nodeCrypto.createPrivateKey({ key: Buffer.concat([seedPrefix, seed]), format: 'der', type: 'pkcs8' })),
  ed25519Verify: (publicKey, message, signature) =>
    nodeCrypto.verify(
      null,
      message,
      nodeCrypto.createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' }),
      signature
    )
}

/** Runs all known answers. Throws `internal` naming the primitive that failed. A few milliseconds. */
export async function selfTest(primitives: Primitives = platformPrimitives): Promise<void> {
  const answers = { ...symmetric(primitives), ...signatures(primitives), argon2id: await argon2idHolds(primitives) }
  for (const [name, holds] of Object.entries(answers)) {
    if (holds) continue
    throw new AppError('internal', `密码算法自检未通过（${name}），程序已停止，没有读写任何数据。`, {
      next: '请重新安装本程序；仍出现此提示时请更换计算机并报告。'
    })
  }
}

function symmetric(primitives: Primitives): Readonly<Record<string, boolean>> {
  const zeroKey = Buffer.alloc(32)
  const zeroNonce = Buffer.alloc(12)
  const sealed = hex('cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919')
  const bent = Buffer.from(sealed)
  bent.writeUInt8(sealed.readUInt8(0) ^ 1, 0)
  return {
    'AES-256-GCM': attempt(
      () =>
        primitives.aesGcm(zeroKey, zeroNonce, Buffer.alloc(16)).equals(sealed) &&
        primitives.aesGcmOpens(zeroKey, zeroNonce, sealed) &&
        !primitives.aesGcmOpens(zeroKey, zeroNonce, bent)
    ),
    'SHA-256': attempt(() =>
      primitives.sha256(Buffer.from('abc')).equals(hex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'))
    ),
    'HMAC-SHA-256': attempt(() =>
      primitives
        .hmacSha256(Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?'))
        .equals(hex('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'))
    ),
    'HKDF-SHA-256': attempt(() =>
      primitives
        .hkdfSha256(Buffer.alloc(22, 0x0b), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42)
        .equals(hex('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'))
    )
  }
}

function signatures(primitives: Primitives): Readonly<Record<string, boolean>> {
  const seed = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
  const publicKey = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  const signature = hex(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
  )
  return {
    Ed25519: attempt(
      () =>
        primitives.ed25519Sign(seed, Buffer.alloc(0)).equals(signature) &&
        primitives.ed25519Verify(publicKey, Buffer.alloc(0), signature) &&
        !primitives.ed25519Verify(publicKey, Buffer.from('x'), signature)
    )
  }
}

async function argon2idHolds(primitives: Primitives): Promise<boolean> {
  const wanted = hex('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe')
  return primitives.argon2id(Buffer.from('password'), Buffer.from('somesalt'), { memoryKib: 256, passes: 2 }).then(
    (derived) => derived.equals(wanted),
    () => false
  )
}

/** A primitive that is missing throws: that is a failed answer, not a crash without a name. */
function attempt(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex')
}
