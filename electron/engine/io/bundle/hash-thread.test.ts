/** The hash on a second core says what the one on the first says, for many at a time and any cut; a thread that ended is told, not waited for. */
import { createHash, randomBytes } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { HashThread, hashHere, type Hashing } from './hash-thread.ts'

let thread = new HashThread()
afterEach(async () => {
  await thread.close()
  thread = new HashThread()
})

async function hexOf(hash: Hashing, data: Buffer, cut: number): Promise<string> {
  const reused = Buffer.alloc(cut)
  for (let at = 0; at < data.length; at += cut) {
    const length = data.copy(reused, 0, at, at + cut)
    await hash.update(reused.subarray(0, length))
    reused.fill(0)
  }
  return hash.digest()
}

it('[P9] gives the same digest as here, several hashes side by side, parts of any length', async () => {
  const inputs = [0, 1, 65_552, 524_288, 524_289, 9_000_001].map((length) => randomBytes(length))
  const cuts = [7919, 65_536, 1_000_000]
  const found = await Promise.all(inputs.flatMap((data) => cuts.map((cut) => hexOf(thread.hash(), data, cut))))
  expect(found).toEqual(inputs.flatMap((data) => cuts.map(() => createHash('sha256').update(data).digest('hex'))))
  expect(await hexOf(hashHere(), Buffer.from('abc'), 2)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

it('[P9] a digest from a thread that has ended is an error', async () => {
  const hash = thread.hash()
  await hash.update(randomBytes(100))
  await thread.close()
  await expect(hash.digest()).rejects.toThrow('ended')
})
