/**
 * What must hold when the process does not end well: kill -9 in the middle of a large transaction leaves all of it or none, frees the lock,
 * and at no moment lies plain text in the folder.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from './audit-chain.ts'
import { openVault } from './open-vault.ts'
import { all, run, sql, transaction } from './sql.ts'
import { newVault, passphrase, temporaryFolder, testDeps } from './vault-fixture.ts'

let folder: string
let remove: () => void
let dir: string
const children: ChildProcess[] = []
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  dir = path.join(folder, 'vault')
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  remove()
})

const rows = 5000
/** Another process with the vault open: says 'open', then imports 5,000 rows in one transaction, telling how far it is, then 'done', and stays. */
const importer = `
const { openVault } = await import(process.env.MODULES + '/open-vault.ts')
const { run, sql, transaction } = await import(process.env.MODULES + '/sql.ts')
const { writeSync } = await import('node:fs')
const deps = { clock: () => new Date(), newId: () => crypto.randomUUID() }
const vault = await openVault(process.env.DIR, { passphrase: process.env.PASSPHRASE }, deps)
const tell = (word) => writeSync(1, word + '\\n')
tell('open')
if (process.env.STAY !== '1') {
  vault.writer.pragma('cache_size = 50')
  transaction(vault.writer, () => {
    for (let n = 0; n < ${rows}; n++) {
      run(vault.writer, sql\`INSERT INTO ledger (round, text) VALUES (\${Number(process.env.ROUND)}, \${'账目 ' + n + ' '.repeat(300)})\`)
      if (n % 500 === 0) tell('row ' + n)
    }
    vault.audit({ action: 'import', subject: process.env.ROUND })
    tell('committing')
  })
  tell('done')
}
setInterval(() => undefined, 1000)
`

/** Starts the importer; resolves when it says `word`, with the means to kill it and wait for its end. */
async function startImporter(env: Readonly<Record<string, string>>, word: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', importer], {
    env: { ...process.env, MODULES: `file://${import.meta.dirname}`, DIR: dir, PASSPHRASE: passphrase, ...env },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  children.push(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for await (const line of readline.createInterface({ input: child.stdout })) if (line === word) break
  return async () => {
    child.kill('SIGKILL')
    await ended
  }
}

describe('kill -9', () => {
  it('in 20 rounds, at any point of a large transaction, leaves all of it or none', async () => {
    const vault = await newVault(dir)
    vault.writer.exec('CREATE TABLE ledger (id INTEGER PRIMARY KEY, round INTEGER NOT NULL, text TEXT NOT NULL) STRICT')
    vault.close()
    const points = ['open', 'row 0', 'row 1500', 'row 4500', 'committing']
    let whole = 0
    for (let round = 0; round < 20; round++) {
      const kill = await startImporter({ ROUND: String(round) }, round === 19 ? 'done' : (points[round % points.length] ?? 'open'))
      await kill()
      const after = await openVault(dir, { passphrase }, testDeps())
      const counts = all<{ round: number; n: number }>(
        after.reader,
        sql`SELECT round, COUNT(*) AS n FROM ledger GROUP BY round ORDER BY round`
      )
      const audited = all<{ round: string }>(after.reader, sql`SELECT subject AS round FROM sys_audit WHERE action = 'import' ORDER BY seq`)
      expect(counts.map((one) => one.n)).toEqual(counts.map(() => rows))
      expect(counts.map((one) => String(one.round))).toEqual(audited.map((one) => one.round))
      expect(verifyAudit(after.reader).verdict).toBe('ok')
      whole = counts.length
      after.close()
    }
    expect(whole).toBeGreaterThanOrEqual(1)
  }, 60_000)

  it('frees the lock; while the other process lives it is told', async () => {
    ;(await newVault(dir)).close()
    const kill = await startImporter({ STAY: '1' }, 'open')
    await expect(openVault(dir, { passphrase }, testDeps())).rejects.toMatchObject({ value: { code: 'vault_in_use' } })
    await kill()
    const vault = await openVault(dir, { passphrase }, testDeps())
    vault.close()
  })
})

describe('[#56] no plain text', () => {
  it('in any file of the folder, or among temporary files, even after a sort far larger than the cache', async () => {
    const marker = 'PLAINTEXT-标记-7f3a'
    const before = new Set(fs.readdirSync('/tmp'))
    const vault = await newVault(dir, testDeps(), { unit: marker })
    vault.writer.pragma('cache_size = 50')
    vault.writer.exec('CREATE TABLE ledger (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
    transaction(vault.writer, () => {
      for (let n = 0; n < 60_000; n++)
        run(vault.writer, sql`INSERT INTO ledger (text) VALUES (${`${marker} ${(n * 7919) % 60_000} ${'x'.repeat(200)}`})`)
    })
    vault.audit({ action: 'note', subject: marker, detail: { marker } })
    // a sort of 14 MB: its temporary file, if it had one, would be open now
    const sorting = vault.reader.prepare('SELECT text FROM ledger ORDER BY text DESC').iterate()
    expect(sorting.next().done).toBe(false)
    expect(openTemporaryFiles(dir)).toEqual([])
    sorting.return?.()
    vault.writer.exec('CREATE INDEX ledger_text ON ledger(text)')
    const files = filesIn(dir)
    expect(files.map((file) => path.basename(file))).toEqual(
      expect.arrayContaining(['vault.db', 'vault.db-wal', 'keyring.json', 'vault.lock'])
    )
    expect(filesWith(dir, [marker, 'PLAINTEXT', 'CREATE TABLE', 'sys_audit', passphrase])).toEqual([])
    vault.close()
    expect(filesWith(dir, [marker, 'PLAINTEXT', 'CREATE TABLE', 'sys_audit', passphrase])).toEqual([])
    const appeared = fs.readdirSync('/tmp').filter((name) => !before.has(name) && /etilqs|sqlite/i.test(name))
    expect(appeared).toEqual([])
  })

  it('would be found if there were any: the search sees a marker in a file', async () => {
    const vault = await newVault(dir)
    fs.writeFileSync(path.join(dir, 'left.tmp'), Buffer.from('xx PLAINTEXT-标记 xx'))
    expect(filesWith(dir, ['PLAINTEXT-标记']).map((file) => path.basename(file))).toEqual(['left.tmp'])
    vault.close()
  })

  it.runIf(process.platform === 'linux')('would be found if a sort spilled: with temporary files allowed, one is seen', async () => {
    const vault = await newVault(dir)
    vault.reader.pragma('temp_store = FILE')
    const numbers = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)'
    const spilling = vault.reader.prepare(`${numbers} SELECT hex(randomblob(100)) AS x FROM n ORDER BY x`).iterate()
    spilling.next()
    expect(openTemporaryFiles(dir)).not.toEqual([])
    spilling.return?.()
    vault.close()
  })
})

function filesIn(from: string): readonly string[] {
  return fs.readdirSync(from).map((name) => path.join(from, name))
}

/** Files whose bytes hold one of the words, in UTF-8 or UTF-16. Read by another process: closing a descriptor here would drop SQLite's locks. */
function filesWith(from: string, words: readonly string[]): readonly string[] {
  return filesIn(from).filter((file) => {
    const bytes = execFileSync('cat', [file], { maxBuffer: 256 * 1024 * 1024 })
    return words.some((word) => bytes.includes(word, 0, 'utf8') || bytes.includes(word, 0, 'utf16le'))
  })
}

/** Files this process has open outside `inside` that look like SQLite's temporary ones (deleted at once, so only seen here; Linux only). */
function openTemporaryFiles(inside: string): readonly string[] {
  if (process.platform !== 'linux') return []
  return fs
    .readdirSync('/proc/self/fd')
    .flatMap((descriptor) => {
      try {
        return [fs.readlinkSync(`/proc/self/fd/${descriptor}`)]
      } catch {
        return []
      }
    })
    .filter(
      (target) =>
        target.includes('etilqs') ||
        (target.endsWith(' (deleted)') && !target.startsWith(inside) && target.startsWith('/') && /sqlite|tmp/.test(target))
    )
}
