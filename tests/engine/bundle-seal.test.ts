/** Sealing a 核查卷, and opening it again: with us, with the stock tools, and when something goes wrong on the way. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { generateX25519Identity } from 'age-encryption'
import { afterAll, describe, expect, it } from 'vitest'
import { recipientOf } from '../../electron/engine/io/bundle/age-key.ts'
import type { OpenWith, SealTo } from '../../electron/engine/io/bundle/age-key.ts'
import type { Attachment } from '../../electron/engine/io/bundle/attachments.ts'
import { isUnbroken } from '../../electron/engine/io/bundle/custody.ts'
import { publicKeyText } from '../../electron/engine/io/bundle/signature.ts'
import { openBundle, receiveBundle } from '../../electron/engine/services/open-bundle.ts'
import { sealBundle } from '../../electron/engine/services/seal-bundle.ts'
import type { SealInput } from '../../electron/engine/services/seal-bundle.ts'
import { verifyBundle } from '../../electron/engine/services/verify-bundle.ts'
import { aBag, bagBytes, newSigner, sealed, seeded } from '../support/bag.ts'
import { aTable, aVolume } from '../support/volume.ts'

const base = mkdtempSync(join(tmpdir(), 'ljseal-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const hasAge = spawnSync('age', ['--version']).status === 0
if (!hasAge) console.log('bundle-seal.test: the stock `age` is not installed (apt-get install age); the test with stock tools is skipped')

const identity = await generateX25519Identity()
const to: SealTo = { kind: 'recipients', recipients: [await recipientOf(identity)] }
const key: OpenWith = { kind: 'identity', identity }
const signer = newSigner()
const knownSigners = [publicKeyText(signer.publicKey)]
const actor = { unit: '北塘区纪委监委', account: '许知衡' }
const at = '2026-11-21T10:40:00+08:00'

const scan = Buffer.from('%PDF-1.7 调取证据通知书')
const attached = (name: string, open: () => Readable): Attachment => ({ name, mime: 'application/pdf', open })
async function* scans(): AsyncGenerator<Attachment, void> {
  yield attached('调取证据通知书（扫描）.pdf', () => Readable.from([scan]))
}
let folders = 0
function newFolder(): string {
  const folder = join(base, String((folders += 1)))
  mkdirSync(folder)
  return folder
}
const inputTo = (folder: string, changes: Partial<SealInput> = {}): SealInput => ({
  volume: aVolume(),
  attachments: scans(),
  signer,
  to,
  out: join(folder, 'x.ljcase'),
  ...changes
})

describe('seal and open a bundle', () => {
  it('[#52] [#55] what was sealed is what is opened, and the custody log goes on', async () => {
    const folder = newFolder()
    const progress: (number | null)[][] = []
    const result = await sealBundle(inputTo(folder, { onProgress: (done, total) => progress.push([done, total]) }))
    const file = readFileSync(result.file)
    expect([result.bytes, result.sha256]).toEqual([file.length, createHash('sha256').update(file).digest('hex')])
    expect(readdirSync(folder).toSorted()).toEqual(['x.ljcase', 'x.ljcase.handover.html'])
    expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1])

    const opened = await openBundle({ file: result.file, key, knownSigners, actor, at, to: join(folder, 'in') })
    expect(opened.report.verdict).toBe('intact')
    expect(opened.volume).toEqual(result.volume)
    expect(opened.custody.map((entry) => [entry.act, entry.unit])).toEqual([
      ['sealed', '云溪县纪委监委'],
      ['received', '北塘区纪委监委'],
      ['verified', '北塘区纪委监委'],
      ['opened', '北塘区纪委监委']
    ])
    expect(isUnbroken(opened.custody)).toBe(true)
    expect(readFileSync(opened.custodyFile, 'utf8').trim().split('\n')).toHaveLength(4)
    expect(readFileSync(join(opened.folder, 'data/attachments/0001.pdf'))).toEqual(scan)
    const [piece] = opened.volume.items
    expect(piece?.kind === 'attachment' && piece.body).toMatchObject({ path: 'attachments/0001.pdf', bytes: scan.length })

    // sealed again by the receiver: one chain over both machines
    const again = await sealBundle(
      inputTo(folder, { custody: opened.custody, out: join(folder, 'y.ljcase'), signer: { ...newSigner(), unit: actor.unit } })
    )
    expect((await verifyBundle(again.file, key)).custody).toMatchObject({ unbroken: true, entries: { length: 5 } })
  })

  it('[#52] the hand-over sheet names the sealed file with its hash and the Windows command', async () => {
    const result = await sealBundle(inputTo(newFolder()))
    const sheet = readFileSync(result.handover, 'utf8')
    expect(sheet.replaceAll(' ', '')).toContain(result.sha256)
    expect(sheet).toContain('certutil -hashfile x.ljcase SHA256')
    expect(sheet.match(/移交人|接收人/g)).toHaveLength(2)
    expect(sheet).not.toContain('<script')
  })

  it.skipIf(!hasAge)('[#52] opens with `age -d | tar x` and checks with `sha256sum -c`', async () => {
    const folder = newFolder()
    await sealBundle(inputTo(folder))
    writeFileSync(join(folder, 'key.txt'), `# created by age-keygen\n${identity}\n`)
    const shell = (command: string): string => execFileSync('sh', ['-ec', command], { cwd: folder, encoding: 'utf8' })
    shell('age -d -i key.txt x.ljcase | tar x')
    const lines = shell('cd case-2026-014 && sha256sum --strict -c manifest-sha256.txt && sha256sum --strict -c tagmanifest-sha256.txt')
    expect(lines.trim().split('\n').toSorted()).toEqual(
      [
        'bag-info.txt: OK',
        'bagit.txt: OK',
        'custody.jsonl: OK',
        'data/README.txt: OK',
        'data/attachments/0001.pdf: OK',
        'data/handover.html: OK',
        'data/index.html: OK',
        'data/models/eng-start-before-award.yaml: OK',
        'data/rows/contract.csv: OK',
        'data/rows/contract.json: OK',
        'data/rows/permit_ledger.csv: OK',
        'data/rows/permit_ledger.json: OK',
        'data/trails/trail-004.csv: OK',
        'data/trails/trail-004.json: OK',
        'data/volume.json: OK',
        'manifest-sha256.txt: OK'
      ].toSorted()
    )
    expect(shell('cd case-2026-014 && find . -type f | wc -l').trim()).toBe('18')
  })

  it('[#54] any single flipped byte of a sealed file of several chunks is told: 200 seeded flips', async () => {
    const file = readFileSync((await sealBundle(inputTo(newFolder()))).file)
    expect(file.length).toBeGreaterThan(2 * 65_552)
    const random = seeded(52)
    const untold: string[] = []
    for (let flip = 0; flip < 200; flip += 1) {
      const at_ = Math.floor(random() * file.length)
      const bit = 1 << Math.floor(random() * 8)
      const copy = Buffer.from(file)
      copy[at_] = (copy[at_] ?? 0) ^ bit
      const { verdict } = await verifyBundle(Readable.from([copy]), key, { knownSigners })
      if (verdict !== 'altered' && verdict !== 'wrong_key' && verdict !== 'not_a_bundle' && verdict !== 'newer_version')
        untold.push(`${at_} ^ ${bit}: ${verdict}`)
    }
    expect(untold).toEqual([])
  })

  it('[#53] a passphrase bundle opens with the passphrase', async () => {
    const result = await sealBundle(inputTo(newFolder(), { to: { kind: 'passphrase', passphrase: '柳溪-七-北塘', workFactor: 12 } }))
    expect((await verifyBundle(result.file, { kind: 'passphrase', passphrase: '柳溪-七-北塘' })).verdict).toBe('intact_unknown_signer')
    expect((await verifyBundle(result.file, { kind: 'passphrase', passphrase: '柳溪-七' })).verdict).toBe('wrong_key')
  })

  it('[#52] a cell that a spreadsheet would run is written as text; 分 become 元', async () => {
    const folder = newFolder()
    const table = aTable(1)
    const hostile = { ...table, rows: [{ id: 'c1', source: null, cells: ["=cmd|'/C calc'!A0", '@SUM(1),"x"', null, -1250] }] }
    const volume = aVolume()
    const items = volume.items.map((item) =>
      item.kind === 'warning' ? { ...item, body: { ...item.body, evidence: [hostile], denominator: [] } } : item
    )
    const result = await sealBundle(inputTo(folder, { volume: { ...volume, items } }))
    const { folder: opened } = await openBundle({ file: result.file, key, actor, at, to: folder })
    expect(readFileSync(join(opened, 'data/rows/contract.csv'), 'utf8')).toBe(
      '\ufeff件号,来源文件,工作表,行号,合同编号,合同名称,签订日期,金额（元）\r\n3,,,,\'=cmd|\'/C calc\'!A0,"\'@SUM(1),""x""",,-12.5\r\n'
    )
  })

  it('[#54] a bad bundle, a wrong key, a folder that exists: nothing is written, nothing overwritten', async () => {
    const folder = newFolder()
    const result = await sealBundle(inputTo(folder))
    const bytes = readFileSync(result.file)
    const cut = join(folder, 'cut.ljcase')
    writeFileSync(cut, bytes.subarray(0, bytes.length - 5000))
    const foreign = join(folder, 'foreign.ljcase')
    writeFileSync(foreign, await sealed(await bagBytes(aBag(signer)), to)) // a bag without a volume
    const into = join(folder, 'in')
    const codeOf = (file: string, with_: OpenWith = key): Promise<unknown> =>
      openBundle({ file, key: with_, actor, at, to: into }).catch((error: { value?: { code: string } }) => error.value?.code)
    expect([
      await codeOf(cut),
      await codeOf(foreign),
      await codeOf(result.file, { kind: 'passphrase', passphrase: 'x' }),
      await codeOf(join(folder, 'absent'))
    ]).toEqual(['truncated', 'not_a_bundle', 'wrong_key', 'bad_file'])
    expect(readdirSync(into)).toEqual([])
    mkdirSync(join(into, 'case-2026-014'))
    writeFileSync(join(into, 'case-2026-014/mine.txt'), 'mine')
    expect(await codeOf(result.file)).toBe('conflict')
    expect([readdirSync(into), readdirSync(join(into, 'case-2026-014'))]).toEqual([['case-2026-014'], ['mine.txt']])
    await expect(sealBundle(inputTo(folder))).rejects.toMatchObject({ value: { code: 'conflict' } })
    expect(readFileSync(result.file).equals(bytes)).toBe(true)
  })

  it('[#52] a cancel, an attachment that changes, is missing or breaks off leaves nothing behind', async () => {
    const folder = newFolder()
    const cancel = new AbortController()
    const one = (open: () => Readable): AsyncGenerator<Attachment, void> =>
      (async function* attachments() {
        yield attached('调取证据通知书（扫描）.pdf', open)
      })()
    let opened = 0
    const changing = one(() => Readable.from([Buffer.from(`version ${(opened += 1)}`)]))
    const breaking = one(() =>
      Readable.from(
        (async function* parts() {
          yield scan
          if ((opened += 1) > 3) throw new Error('medium removed')
        })()
      )
    )
    const cancelled = sealBundle(
      inputTo(folder, { signal: cancel.signal, onProgress: (_done, total) => (total === null ? undefined : cancel.abort()) })
    )
    await expect(cancelled).rejects.toMatchObject({ value: { code: 'cancelled' } })
    await expect(sealBundle(inputTo(folder, { attachments: changing }))).rejects.toMatchObject({ value: { code: 'file_changed' } })
    await expect(sealBundle(inputTo(folder, { attachments: breaking }))).rejects.toThrow('medium removed')
    await expect(sealBundle({ ...inputTo(folder), attachments: (async function* nothing() {})() })).rejects.toMatchObject({
      value: { code: 'usage' }
    })
    await expect(sealBundle(inputTo(folder, { out: join(folder, 'no/such/x.ljcase') }))).rejects.toMatchObject({
      value: { code: 'bad_file' }
    })
    expect(readdirSync(folder)).toEqual([])
    mkdirSync(join(folder, 'x.ljcase.handover.html')) // the sheet cannot be written
    await expect(sealBundle(inputTo(folder))).rejects.toBeInstanceOf(Error)
    expect(readdirSync(folder)).toEqual(['x.ljcase.handover.html'])
  })

  it('[#52] a vault takes the files in the same pass', async () => {
    const result = await sealBundle(inputTo(newFolder()))
    const taken = new Map<string, number>()
    const received = await receiveBundle({ file: result.file, key, actor, at }, async (path, size, body) => {
      let bytes = 0
      if (path.startsWith('data/attachments/')) for await (const part of body) bytes += part.length
      taken.set(path, bytes === size ? bytes : -1)
    })
    expect([received.root, received.volume.no, taken.get('data/attachments/0001.pdf')]).toEqual([
      'case-2026-014',
      '云纪核〔2026〕014 号',
      scan.length
    ])
  })

  it('[#52] a 300 MB attachment is sealed and checked within memory', async () => {
    const folder = newFolder()
    const block = Buffer.alloc(1024 * 1024, 0x61)
    const large = (): Readable =>
      Readable.from(
        (function* blocks() {
          for (let count = 0; count < 300; count += 1) yield block
        })()
      )
    const attachments = (async function* each() {
      yield* scans()
      yield attached('监控录像.bin', large)
    })()
    const before = process.memoryUsage().rss
    let most = before
    const watch = (): void => {
      most = Math.max(most, process.memoryUsage().rss)
    }
    const result = await sealBundle(inputTo(folder, { attachments, onProgress: watch }))
    const report = await verifyBundle(result.file, key, { knownSigners, onProgress: watch })
    expect([report.verdict, statSync(result.file).size > 300 * 1024 * 1024, existsSync(result.handover)]).toEqual(['intact', true, true])
    expect((most - before) / 1024 / 1024).toBeLessThan(250)
  }, 30_000)
})
