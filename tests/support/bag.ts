/**
 * Builds bags and bundles for tests: whole ones, and ones that somebody who holds the recipients' public keys (anybody) has taken apart, changed and
 * encrypted again.
 */
import { generateKeyPairSync } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { continueCustody, writeCustody } from '../../electron/engine/io/bundle/custody.ts'
import type { SealTo } from '../../electron/engine/io/bundle/age-key.ts'
import { encryptTo } from '../../electron/engine/io/bundle/age.ts'
import { textPayload, writeBag } from '../../electron/engine/io/bundle/bag.ts'
import type { Bag } from '../../electron/engine/io/bundle/bag.ts'
import type { Signer } from '../../electron/engine/io/bundle/signature.ts'
import { writeTar } from '../../electron/engine/io/bundle/tar.ts'

export const newSigner = (): Signer => ({ ...generateKeyPairSync('ed25519'), unit: '云溪县纪委监委', account: '何静' })

export function aBag(signer: Signer, changes: Partial<Bag> = {}): Bag {
  const at = '2026-11-20T17:06:00+08:00'
  return {
    id: 'case-2026-014',
    sealedAt: at,
    info: [['Source-Organization', signer.unit]],
    payload: [textPayload('a.txt', '柳溪大道'), textPayload('rows/contract.csv', 'x,y\n1,2\n')],
    custody: writeCustody(
      continueCustody(
        [],
        { at, unit: signer.unit, account: '何静', act: 'created', detail: '' },
        { at, unit: signer.unit, account: '何静', act: 'sealed', detail: '2 件' }
      )
    ),
    signer,
    ...changes
  }
}

export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

/** Encrypts plaintext as `export` would. */
export async function sealed(plain: Uint8Array, to: SealTo): Promise<Buffer> {
  const transform = encryptTo(to)
  const parts: Buffer[] = []
  transform.on('data', (part: Buffer) => parts.push(part))
  await pipeline(Readable.from([plain]), transform)
  return Buffer.concat(parts)
}

/** Reads an archive of ours into name → contents. */
export function untar(tar: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (let at = 0; tar[at] !== 0;) {
    const name = tar.toString('utf8', at, tar.indexOf(0, at))
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8)
    files.set(name, tar.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

/** Writes name → contents as an archive, in the map's order. */
export function retar(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  return collect(
    writeTar(
      (async function* each() {
        for (const [name, data] of files)
          yield {
            name,
            size: data.length,
            open: async function* open() {
              yield data
            }
          }
      })(),
      new Date(0)
    )
  )
}

export const bagBytes = (bag: Bag): Promise<Buffer> => collect(writeBag(bag))

/** A seeded generator (mulberry32), so that a failing flip can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
