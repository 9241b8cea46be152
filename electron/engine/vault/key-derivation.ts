/**
 * From a passphrase to a 32-byte key by argon2id (RFC 9106). The cost is measured on the machine that makes the slot and only ever raised:
 * from 64 MiB and 3 passes until a guess costs at least 250 ms here. hash-wasm, because Electron's crypto has no argon2 and the result must
 * be the same in all runtimes.
 */
import { argon2id } from 'hash-wasm'
import { AppError } from '../../../shared/ipc/reply.ts'

export interface KdfCost {
  readonly memoryKib: number
  readonly passes: number
}

/** The floor; nothing weaker is made outside tests. */
export const leastCost: KdfCost = { memoryKib: 64 * 1024, passes: 3 }
const mostMemoryKib = 1024 * 1024
const leastMilliseconds = 250

/** Measures how long one derivation at a cost takes, in milliseconds. */
export type CostMeter = (cost: KdfCost) => Promise<number>

/** The cost at which one derivation takes at least 250 ms: memory first, up to 1 GiB, then passes. */
export async function calibrate(meter: CostMeter = measure): Promise<KdfCost> {
  let cost = leastCost
  for (;;) {
    const milliseconds = await meter(cost)
    if (milliseconds >= leastMilliseconds) return cost
    const wanted = Math.min(4, Math.max(1.25, (leastMilliseconds * 1.1) / Math.max(milliseconds, 1)))
    const memoryKib = Math.min(mostMemoryKib, Math.ceil((cost.memoryKib * wanted) / 1024) * 1024)
    cost = memoryKib > cost.memoryKib ? { ...cost, memoryKib } : { ...cost, passes: cost.passes + 1 }
  }
}

/** The bytes of a passphrase: a string in Unicode's composed form (NFC), so that two input methods agree; a Buffer as it is (copied). Throws `usage` when empty. */
export function passphraseBytes(passphrase: string | Buffer): Buffer {
  const bytes = typeof passphrase === 'string' ? Buffer.from(passphrase.normalize('NFC'), 'utf8') : Buffer.from(passphrase)
  if (bytes.length === 0) throw new AppError('usage', '口令不能为空。', { next: '请输入口令。' })
  return bytes
}

/** argon2id, one lane, 32 bytes out. The caller zeroes what it gets. */
export async function deriveKey(passphrase: Buffer, salt: Buffer, cost: KdfCost): Promise<Buffer> {
  const derived = await argon2id({
    password: passphrase,
    salt,
    parallelism: 1,
    iterations: cost.passes,
    memorySize: cost.memoryKib,
    hashLength: 32,
    outputType: 'binary'
  })
  return Buffer.from(derived.buffer, derived.byteOffset, derived.byteLength)
}

async function measure(cost: KdfCost): Promise<number> {
  const start = performance.now()
  await deriveKey(Buffer.from('calibration'), Buffer.alloc(16), cost)
  return performance.now() - start
}
