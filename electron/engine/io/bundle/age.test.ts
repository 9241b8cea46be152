import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { generateX25519Identity } from 'age-encryption'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { recipientOf } from './age-key.ts'
import type { OpenWith, SealTo } from './age-key.ts'
import { decryptWith, encryptTo } from './age.ts'

const folder = mkdtempSync(join(tmpdir(), 'ljage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const hasAge = spawnSync('age', ['--version']).status === 0
if (!hasAge) console.log('age.test: the stock `age` is not installed (apt-get install age); its two tests are skipped')
const hasPython = spawnSync('python3', ['--version']).status === 0

const identity = await generateX25519Identity()
const recipient = await recipientOf(identity)
const to: SealTo = { kind: 'recipients', recipients: [recipient] }
const by: OpenWith = { kind: 'identity', identity }

async function through(data: Buffer, transform: Transform): Promise<Buffer> {
  const parts: Buffer[] = []
  transform.on('data', (part: Buffer) => parts.push(part))
  await pipeline(Readable.from([data]), transform)
  return Buffer.concat(parts)
}
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'opened',
    (error: unknown) => (error instanceof AppError ? error.value.code : String(error))
  )

describe('age streams', () => {
  it.each([0, 1, 65535, 65536, 65537, 131072, 300000])('[#53] gives back %i bytes unchanged', async (size) => {
    const plain = randomBytes(size)
    const sealed = await through(plain, encryptTo(to))
    expect((await through(sealed, decryptWith(by))).equals(plain)).toBe(true)
  })

  it('[#53] a passphrase opens what it sealed and nothing else does', async () => {
    const sealed = await through(Buffer.from('核查'), encryptTo({ kind: 'passphrase', passphrase: '正确 的口令', workFactor: 10 }))
    expect((await through(sealed, decryptWith({ kind: 'passphrase', passphrase: '正确 的口令' }))).toString()).toBe('核查')
    expect(await codeOf(through(sealed, decryptWith({ kind: 'passphrase', passphrase: '别的' })))).toBe('wrong_key')
    expect(await codeOf(through(sealed, decryptWith(by)))).toBe('wrong_key')
  })

  it('[#54] tells apart what is wrong with a file', async () => {
    const sealed = await through(randomBytes(200_000), encryptTo(to))
    const other: OpenWith = { kind: 'identity', identity: await generateX25519Identity() }
    const flipped = Buffer.from(sealed)
    flipped[100_000] = (flipped[100_000] ?? 0) ^ 1
    const newer = Buffer.concat([Buffer.from('age-encryption.org/v2\n'), sealed.subarray(22)])
    expect({
      other: await codeOf(through(sealed, decryptWith(other))),
      flipped: await codeOf(through(flipped, decryptWith(by))),
      cutInHeader: await codeOf(through(sealed.subarray(0, 60), decryptWith(by))),
      cutInMagic: await codeOf(through(sealed.subarray(0, 6), decryptWith(by))),
      cutInNonce: await codeOf(through(sealed.subarray(0, 175), decryptWith(by))),
      cutAtChunk: await codeOf(through(sealed.subarray(0, sealed.length - 200_000 + 3 * 65536 - 16), decryptWith(by))),
      appended: await codeOf(through(Buffer.concat([sealed, sealed]), decryptWith(by))),
      zip: await codeOf(through(Buffer.from('PK\u0003\u0004 not ours'), decryptWith(by))),
      empty: await codeOf(through(Buffer.alloc(0), decryptWith(by))),
      newer: await codeOf(through(newer, decryptWith(by))),
      badIdentity: await codeOf(through(sealed, decryptWith({ kind: 'identity', identity: '# nothing\n' })))
    }).toEqual({
      other: 'wrong_key',
      flipped: 'altered',
      cutInHeader: 'truncated',
      cutInMagic: 'truncated',
      cutInNonce: 'truncated',
      cutAtChunk: 'truncated',
      appended: 'altered',
      zip: 'not_a_bundle',
      empty: 'not_a_bundle',
      newer: 'newer_version',
      badIdentity: 'usage'
    })
  })

  it('[#53] refuses a recipient that is none, without a crash', async () => {
    expect(await codeOf(through(Buffer.from('x'), encryptTo({ kind: 'recipients', recipients: ['age1nonsense'] })))).toBe('usage')
    expect(await codeOf(through(Buffer.from('x'), encryptTo({ kind: 'recipients', recipients: [] })))).toBe('usage')
  })

  it.skipIf(!hasAge)('[#53] agrees with the stock age in both directions', async () => {
    const keyFile = join(folder, 'key.txt')
    const plain = randomBytes(500_001)
    writeFileSync(keyFile, `# created\n# public key: ${recipient}\n${identity}\n`)
    writeFileSync(join(folder, 'ours.age'), await through(plain, encryptTo(to)))
    const theirs = execFileSync('age', ['-d', '-i', keyFile, join(folder, 'ours.age')], { maxBuffer: 1e7 })
    expect(theirs.equals(plain)).toBe(true)
    const sealed = execFileSync('age', ['-r', recipient], { input: plain, maxBuffer: 1e7 })
    const opened = await through(sealed, decryptWith({ kind: 'identity', identity: readFileSync(keyFile, 'utf8') }))
    expect(opened.equals(plain)).toBe(true)
  })

  it.skipIf(!hasAge || !hasPython)('[#53] the stock age opens a passphrase bundle on a terminal', async () => {
    const sealed = join(folder, 'pass.age')
    writeFileSync(sealed, await through(Buffer.from('口令卷'), encryptTo({ kind: 'passphrase', passphrase: 'liu-xi-7', workFactor: 12 })))
    const script = `import pty,os,sys
def read(fd):
    data=os.read(fd,1024)
    if b'assphrase' in data: os.write(fd,b'liu-xi-7\\n')
    return data
pty.spawn(['age','-d','-o',sys.argv[2],sys.argv[1]],read,lambda fd: b'')`
    execFileSync('python3', ['-c', script, sealed, join(folder, 'pass.txt')], { stdio: ['ignore', 'ignore', 'ignore'], timeout: 20_000 })
    expect(readFileSync(join(folder, 'pass.txt'), 'utf8')).toBe('口令卷')
  })

  it('[#53] streams 300 MB in constant memory, fast', async () => {
    const block = randomBytes(1024 * 1024)
    const hash = createHash('sha256')
    let bytes = 0
    const before = process.memoryUsage().rss
    let most = before
    await pipeline(
      Readable.from(
        (function* blocks() {
          for (let at = 0; at < 300; at += 1) yield block
        })()
      ),
      encryptTo(to),
      decryptWith(by),
      async (source: AsyncIterable<Buffer>) => {
        for await (const part of source) {
          bytes += part.length
          if (bytes % (16 * 1024 * 1024) < 65536) most = Math.max(most, process.memoryUsage().rss)
          hash.update(part)
        }
      }
    )
    const expected = createHash('sha256')
    for (let at = 0; at < 300; at += 1) expected.update(block)
    expect(hash.digest('hex')).toBe(expected.digest('hex'))
    expect((most - before) / 1024 / 1024).toBeLessThan(250)
  }, 20_000)
})
