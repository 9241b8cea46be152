/**
 * Disks as they are: full in the middle of making a vault, importing, sealing; and not to be written to at all. Real file systems (a small tmpfs, a
 * read-only mount), so only root can make them; each fault is told with its own code and leaves what was there.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDeps } from '../../electron/engine/vault/vault-fixture.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'

const passphrase = 'floor-passphrase'
const identity = { unit: '云溪县纪委监委' }
const folder = mkdtempSync(join(tmpdir(), 'lianjing-disk-'))
const disk = join(folder, 'disk')
mkdirSync(disk)
const mount = (...args: readonly string[]): boolean =>
  process.getuid?.() === 0 && spawnSync('mount', args, { stdio: 'ignore' }).status === 0
const mounted = mount('-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', disk)
if (!mounted) console.warn('disks that are full or read-only skipped: only root can mount a small one')

describe.skipIf(!mounted)('a disk', () => {
  const engine = createNodeEngine({ home: join(folder, 'home'), temporary: join(folder, 'work'), kdfCost: testDeps().kdfCost })
  const client = createClient(engine)
  const put = (...path: readonly string[]) => engine.files.put(join(...path))
  const filler = join(disk, 'filler')
  /** Fills the disk but for so many bytes. */
  const leave = (bytes: number): void => {
    rmSync(filler, { force: true })
    const { stdout } = spawnSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' })
    writeFileSync(filler, Buffer.alloc(Math.max(0, Number(stdout.split('\n')[1]) - bytes)))
  }
  const ledger = (name: string, lines: number): string => {
    const file = join(folder, name)
    const rows = Array.from({ length: lines }, (_, at) => `XM${at},第${at}号道路改造提升工程（${name}）,云溪县住建局,${at + 1}`)
    writeFileSync(file, ['项目编码,项目名称,建设单位,核定概算(万元)', ...rows, ''].join('\n'))
    return file
  }
  const vault = join(disk, 'vault')
  const counts = async () => (await client.call('vault.info', {})).counts
  const free = () => rmSync(filler, { force: true })

  beforeAll(() => mkdirSync(join(folder, 'work'), { recursive: true }))
  afterAll(async () => {
    await engine.close()
    spawnSync('umount', ['-l', disk])
    rmSync(folder, { recursive: true, force: true })
  })

  test('full while a vault is made: told, nothing of it left', async () => {
    leave(64 * 1024)
    await expect(client.call('vault.create', { folder: put(vault), identity, passphrase })).rejects.toMatchObject({
      value: { code: 'disk_full' }
    })
    free()
    expect(readdirSync(disk)).toEqual([])
  })

  test('full while a ledger is imported: told, all of it taken back, and the vault goes on', async () => {
    await client.call('vault.create', { folder: put(vault), identity, passphrase })
    await client.run('import.run', { files: [put(ledger('先.csv', 20))] })
    const before = await counts()
    leave(300 * 1024)
    await expect(client.run('import.run', { files: [put(ledger('后.csv', 20_000))] })).rejects.toMatchObject({
      value: { code: 'disk_full' }
    })
    free()
    expect({ ...(await counts()), audit: 0 }).toEqual({ ...before, audit: 0 })
    await client.run('import.run', { files: [put(ledger('再.csv', 30))] })
    expect((await counts()).imports).toBe(before.imports + 1)
    expect((await client.run('audit.verify', {})).verdict).toBe('ok')
  })

  test('full while a bundle is sealed: told, no half bundle left', async () => {
    const { id } = await client.call('case.create', { title: '满盘' })
    await client.call('case.add', { case: id, warnings: [], matters: ['XM1'] })
    leave(4096)
    const work = client.run('bundle.seal', { case: id, to: put(disk, 'case.ljcase'), passphrase: 'bundle-passphrase' })
    await expect(work).rejects.toMatchObject({ value: { code: 'disk_full' } })
    free()
    expect(readdirSync(disk)).toEqual(['vault'])
  })

  test('not to be written to: told, for a new vault and for one that lies there, and that one is whole afterwards', async () => {
    await client.call('vault.lock', {})
    const size = statSync(join(vault, 'keyring.json')).size
    expect(mount('-o', 'remount,ro', disk)).toBe(true)
    await expect(client.call('vault.create', { folder: put(disk, 'other'), identity, passphrase })).rejects.toMatchObject({
      value: { code: 'not_allowed' }
    })
    await expect(client.call('vault.unlock', { vault: put(vault), passphrase })).rejects.toMatchObject({ value: { code: 'not_allowed' } })
    expect(mount('-o', 'remount,rw', disk)).toBe(true)
    await client.call('vault.unlock', { vault: put(vault), passphrase })
    expect([statSync(join(vault, 'keyring.json')).size, (await counts()).imports]).toEqual([size, 2])
  })
})
