/**
 * The signature of a bundle: Ed25519 over the bytes of tagmanifest-sha256.txt, which covers every other file through the manifest. It lies outside
 * that manifest. Unit, account and time stand in signature.json to be read and again in the signed bag-info.txt to be believed.
 */
import { createHash, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import * as z from 'zod'

/** Who seals: the office's Ed25519 pair, and the unit and account that the seal names. */
export interface Signer {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly unit: string
  readonly account: string
}

export const signatureSchema = z.object({
  algorithm: z.literal('Ed25519'),
  over: z.literal('tagmanifest-sha256.txt'),
  keyId: z.string(),
  publicKey: z.string(),
  unit: z.string(),
  account: z.string(),
  signedAt: z.string(),
  signature: z.string()
})
export type SignatureFile = z.infer<typeof signatureSchema>

/** base64 of the SubjectPublicKeyInfo: the body of a PEM public key. */
export function publicKeyText(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64')
}

/** The first 16 hex digits of the SHA-256 of the public key, for reading over the telephone. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16)
}

export function signTagManifest(tagManifest: Uint8Array, signer: Signer, signedAt: string): SignatureFile {
  const publicKey = publicKeyText(signer.publicKey)
  return {
    algorithm: 'Ed25519',
    over: 'tagmanifest-sha256.txt',
    keyId: keyIdOf(publicKey),
    publicKey,
    unit: signer.unit,
    account: signer.account,
    signedAt,
    signature: sign(null, tagManifest, signer.privateKey).toString('base64')
  }
}

/** True when the signature was made over these bytes by the key it names. */
export function signatureFits(tagManifest: Uint8Array, file: SignatureFile): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(file.publicKey, 'base64'), format: 'der', type: 'spki' })
    const canonical = key.asymmetricKeyType === 'ed25519' && publicKeyText(key) === file.publicKey && keyIdOf(file.publicKey) === file.keyId
    return canonical && verify(null, tagManifest, key, Buffer.from(file.signature, 'base64'))
  } catch {
    return false
  }
}
