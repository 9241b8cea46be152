/** The check of a bundle against everything that can happen to one, from a flipped bit to an archive made to deceive. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { generateX25519Identity } from 'age-encryption'
import tarStream from 'tar-stream'
import type { Header } from 'tar-stream'
import { afterAll, describe, expect, it } from 'vitest'
import { recipientOf } from '../../electron/engine/io/bundle/age-key.ts'
import type { OpenWith, SealTo } from '../../electron/engine/io/bundle/age-key.ts'
import { sha256Of, textPayload } from '../../electron/engine/io/bundle/bag.ts'
import { publicKeyText } from '../../electron/engine/io/bundle/signature.ts'
import { verifyBundle } from '../../electron/engine/io/bundle/verify.ts'
import type { BundleReport } from '../../shared/domain/volume/bundle.ts'
import { aBag, bagBytes, collect, newSigner, retar, sealed, seeded, untar } from '../support/bag.ts'

const folder = mkdtempSync(join(tmpdir(), 'ljverify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const hasAge = spawnSync('age', ['--version']).status === 0
if (!hasAge) console.log('bundle-verify.test: the stock `age` is not installed (apt-get install age); the test with stock tools is skipped')

const identity = await generateX25519Identity()
const to: SealTo = { kind: 'recipients', recipients: [await recipientOf(identity)] }
const key: OpenWith = { kind: 'identity', identity }
const signer = newSigner()
const knownSigners = [publicKeyText(signer.publicKey)]
const tar = await bagBytes(aBag(signer))
const bundle = await sealed(tar, to)

const check = (bytes: Buffer, with_: OpenWith = key): Promise<BundleReport> => verifyBundle(Readable.from([bytes]), with_, { knownSigners })
const found = async (plain: Buffer): Promise<readonly string[]> => {
  const report = await check(await sealed(plain, to))
  return [report.verdict, ...report.problems.map(({ path, problem }) => `${problem} ${path}`)]
}
const top = 'case-2026-014'

describe('verify a bundle', () => {
  it('[#54] a whole one is intact, with its signer and custody', async () => {
    const report = await check(bundle)
    expect(report).toMatchObject({
      verdict: 'intact',
      checked: 6,
      signer: { unit: '云溪县纪委监委', account: '何静', signedAt: '2026-11-20T17:06:00+08:00', known: true },
      custody: { unbroken: true, entries: [{ act: 'created' }, { act: 'sealed', detail: '2 件' }] },
      problems: []
    })
    expect((await verifyBundle(Readable.from([bundle]), key)).verdict).toBe('intact_unknown_signer')
  })

  it('[#54] any single flipped byte is told: 200 seeded flips', async () => {
    const random = seeded(20261121)
    const untold: string[] = []
    for (let flip = 0; flip < 200; flip += 1) {
      const at = Math.floor(random() * bundle.length)
      const bit = 1 << Math.floor(random() * 8)
      const copy = Buffer.from(bundle)
      copy[at] = (copy[at] ?? 0) ^ bit
      const { verdict } = await check(copy)
      if (verdict.startsWith('intact')) untold.push(`${at} ^ ${bit}`)
    }
    expect(untold).toEqual([])
  })

  it('[#54] every byte of the header, flipped, is told', async () => {
    const untold: number[] = []
    for (let at = 0; at < 190; at += 1) {
      const copy = Buffer.from(bundle)
      copy[at] = (copy[at] ?? 0) ^ 1
      if ((await check(copy)).verdict.startsWith('intact')) untold.push(at)
    }
    expect(untold).toEqual([])
  })

  it('[#54] a cut at any of 50 places is called truncated', async () => {
    const big = await sealed(await bagBytes(aBag(signer, { payload: [textPayload('big.bin', Buffer.alloc(300_000, 7))] })), to)
    const verdicts = new Set<string>()
    for (let cut = 1; cut <= 50; cut += 1) verdicts.add((await check(big.subarray(0, Math.floor((big.length * cut) / 51)))).verdict)
    expect([...verdicts]).toEqual(['truncated'])
    expect((await check(big.subarray(0, big.length - 1))).verdict).toBe('truncated')
  })

  it('[#54] wrong key, foreign files, a newer bundle', async () => {
    const other: OpenWith = { kind: 'identity', identity: await generateX25519Identity() }
    const files = untar(tar)
    const info = files.get(`${top}/bag-info.txt`)?.toString('utf8') ?? ''
    files.set(`${top}/bag-info.txt`, Buffer.from(info.replace('Bundle-Version: 1', 'Bundle-Version: 2')))
    expect({
      other: (await check(bundle, other)).verdict,
      passphrase: (await check(bundle, { kind: 'passphrase', passphrase: 'x' })).verdict,
      text: (await check(Buffer.from('此处无卷'))).verdict,
      ageOfText: (await check(await sealed(Buffer.from('此处无卷'), to))).verdict,
      ageOfTar: (await check(await sealed(await retar(new Map([['a/b.txt', Buffer.from('x')]])), to))).verdict,
      newer: (await check(await sealed(await retar(files), to))).verdict
    }).toEqual({
      other: 'wrong_key',
      passphrase: 'wrong_key',
      text: 'not_a_bundle',
      ageOfText: 'not_a_bundle',
      ageOfTar: 'not_a_bundle',
      newer: 'newer_version'
    })
    await expect(verifyBundle(join(folder, 'absent.ljcase'), key)).rejects.toMatchObject({ value: { code: 'bad_file' } })
  })

  it('[#54] re-encrypted after a change: changed, missing, unlisted, re-listed', async () => {
    const changed = untar(tar)
    changed.set(`${top}/data/a.txt`, Buffer.from('别的内容'))
    expect(await found(await retar(changed))).toEqual(['altered', 'hash_differs data/a.txt'])

    const relisted = untar(tar)
    const manifest = `${top}/manifest-sha256.txt`
    relisted.set(`${top}/data/a.txt`, Buffer.from('别的内容'))
    const oldManifest = relisted.get(manifest)?.toString() ?? ''
    relisted.set(manifest, Buffer.from(oldManifest.replace(sha256Of('柳溪大道'), sha256Of('别的内容'))))
    expect(await found(await retar(relisted))).toEqual(['altered', 'hash_differs manifest-sha256.txt'])

    const tagManifest = `${top}/tagmanifest-sha256.txt`
    const oldTags = relisted.get(tagManifest)?.toString() ?? ''
    relisted.set(tagManifest, Buffer.from(oldTags.replace(sha256Of(oldManifest), sha256Of(relisted.get(manifest) ?? ''))))
    expect(await found(await retar(relisted))).toEqual(['altered', 'bad_signature signature.json'])

    const missing = untar(tar)
    missing.delete(`${top}/data/a.txt`)
    expect(await found(await retar(missing))).toEqual(['altered', 'missing data/a.txt'])

    const unlisted = new Map([...untar(tar), [`${top}/data/extra.txt`, Buffer.from('x')], [`${top}/fetch.txt`, Buffer.from('x')]])
    expect(await found(await retar(unlisted))).toEqual(['altered', 'unlisted data/extra.txt', 'unlisted fetch.txt'])

    const unsigned = untar(tar)
    unsigned.delete(`${top}/signature.json`)
    expect(await found(await retar(unsigned))).toEqual(['altered', 'missing signature.json'])
  })

  it('[#54] another name written into signature.json is told', async () => {
    const files = untar(tar)
    const signature = files.get(`${top}/signature.json`)?.toString('utf8') ?? ''
    files.set(`${top}/signature.json`, Buffer.from(signature.replace('何静', '许知衡')))
    expect(await found(await retar(files))).toEqual(['altered', 'signer_differs signature.json'])
  })

  it('[#54] signed anew by somebody else: an unknown signer, never a known one', async () => {
    const report = await check(await sealed(await bagBytes(aBag(newSigner())), to))
    expect([report.verdict, report.signer?.known]).toEqual(['intact_unknown_signer', false])
  })

  it('[#55] a custody log with an entry left out is told, even when it was signed', async () => {
    const bag = aBag(signer)
    const report = await check(await sealed(await bagBytes({ ...bag, custody: `${bag.custody.split('\n')[1]}\n` }), to))
    expect([report.verdict, report.custody.unbroken, report.problems]).toEqual([
      'altered',
      false,
      [{ path: 'custody.jsonl', problem: 'custody_broken' }]
    ])
  })

  it.each<[string, Partial<Header> & Pick<Header, 'name'>, string]>([
    ['a parent path', { name: `${top}/../evil.txt` }, `bad_path ${top}/../evil.txt`],
    ['an absolute path', { name: '/etc/evil' }, 'bad_path /etc/evil'],
    ['another folder', { name: 'elsewhere/evil' }, 'bad_path elsewhere/evil'],
    ['a symbolic link', { name: `${top}/data/link`, type: 'symlink', linkname: '/etc/passwd' }, 'not_a_file data/link'],
    ['a hard link', { name: `${top}/data/link`, type: 'link', linkname: `${top}/data/a.txt` }, 'not_a_file data/link'],
    ['a device', { name: `${top}/data/device`, type: 'character-device' }, 'not_a_file data/device'],
    ['a file twice', { name: `${top}/data/a.txt` }, 'duplicate data/a.txt'],
    ['two names that Windows takes for one', { name: `${top}/data/A.txt` }, 'case_collision data/A.txt'],
    ['a name in Chinese (needs an extended header)', { name: `${top}/data/证据.txt` }, 'bad_path PaxHeader']
  ])('[#54] hostile archive: %s', async (_what, header, problem) => {
    const pack = tarStream.pack()
    for (const [name, data] of untar(tar)) pack.entry({ name, mtime: new Date(0) }, Buffer.from(data))
    if (header.type === undefined) pack.entry({ ...header, mtime: new Date(0) }, 'evil')
    else pack.entry({ ...header, mtime: new Date(0) })
    pack.finalize()
    const [verdict, ...problems] = await found(await collect(pack as AsyncIterable<Uint8Array>))
    expect(verdict).toBe('altered')
    expect(problems).toContain(problem)
  })

  it('[#54] data hidden behind the end or in the padding of an archive is told', async () => {
    const behind = Buffer.concat([tar, Buffer.alloc(10_240, 1)])
    const padding = Buffer.from(tar)
    padding[512 + 500] = 1 // bagit.txt is 55 bytes long
    expect(await found(behind)).toEqual(['altered', `broken_archive ${top}`])
    expect((await found(padding))[0]).not.toMatch(/^intact/)
  })

  it.skipIf(!hasAge)('[#52] opens and checks with the stock age, tar, sha256sum and openssl', async () => {
    writeFileSync(join(folder, 'key.txt'), `${identity}\n`)
    writeFileSync(join(folder, 'x.ljcase'), bundle)
    const shell = (command: string): string => execFileSync('sh', ['-ec', command], { cwd: folder, encoding: 'utf8' })
    shell('age -d -i key.txt x.ljcase | tar x')
    expect(shell(`cd ${top} && sha256sum --strict -c manifest-sha256.txt && sha256sum --strict -c tagmanifest-sha256.txt`)).toBe(
      'data/a.txt: OK\ndata/rows/contract.csv: OK\nbagit.txt: OK\nbag-info.txt: OK\nmanifest-sha256.txt: OK\ncustody.jsonl: OK\n'
    )
    const field = (name: string): string => shell(`sed -n 's/.*"${name}": "\\(.*\\)".*/\\1/p' ${top}/signature.json`).trim()
    writeFileSync(join(folder, 'pub.der'), Buffer.from(field('publicKey'), 'base64'))
    writeFileSync(join(folder, 'sig'), Buffer.from(field('signature'), 'base64'))
    const verify = `openssl pkeyutl -verify -pubin -keyform DER -inkey pub.der -rawin -in ${top}/tagmanifest-sha256.txt -sigfile sig`
    expect(shell(verify)).toContain('Verified Successfully')
  })
})
