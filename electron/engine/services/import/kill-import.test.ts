/** kill -9 at any moment of an import leaves all of it or none (contracts.md §2, issue 2 item 4). The child is a real process on a real vault. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ensureDatasetTables } from '../../packs/dataset-tables.ts'
import { openVault } from '../../vault/open-vault.ts'
import { newVault, passphrase, temporaryFolder, testDeps } from '../../vault/vault-fixture.ts'
import { shippedPacks } from './import-fixture.ts'

const lines = 40_000

test('kill -9 during an import leaves nothing of it, and the vault whole', async () => {
  const { folder, remove } = temporaryFolder()
  try {
    const dir = path.join(folder, 'vault')
    const vault = await newVault(dir, testDeps())
    ensureDatasetTables(vault.writer, shippedPacks())
    vault.close()
    const file = path.join(folder, '项目.csv')
    const rows = Array.from({ length: lines }, (_, at) => `XM${at},工程${at},云溪县住建局,${at}`)
    writeFileSync(file, `项目编码,项目名称,建设单位,估算投资\n${rows.join('\n')}\n`)
    for (const after of [2000, 20_000, lines]) {
      const seen = await killedImport(dir, file, after)
      const again = await openVault(dir, { account: 'admin', passphrase }, testDeps())
      try {
        const { n } = again.reader.prepare('SELECT COUNT(*) AS n FROM matter').get() as { n: number }
        const imports = again.reader.prepare('SELECT rows FROM sys_import').all() as { rows: number }[]
        const { s } = again.reader.prepare('SELECT COUNT(*) AS s FROM sys_source').get() as { s: number }
        expect({ n, s, imports: imports.length }).toEqual(n === 0 ? { n: 0, s: 0, imports: 0 } : { n: lines, s: lines, imports: 1 })
        expect(again.reader.pragma('integrity_check', { simple: true })).toBe('ok')
        expect(seen).toBeGreaterThanOrEqual(after)
        expect(n).toBeLessThanOrEqual(after < lines ? 0 : lines)
      } finally {
        again.close()
      }
    }
  } finally {
    remove()
  }
}, 60_000)

/** Imports in a child and kills it as soon as it has told of `after` rows. Gives the last number it told. */
async function killedImport(dir: string, file: string, after: number): Promise<number> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'kill-import.child.ts'), dir, file], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let last = 0
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    last = Math.max(last, ...text.trim().split('\n').map(Number))
    if (last >= after) child.kill('SIGKILL')
  })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect({ code, signal }).toEqual(after < lines ? { code: null, signal: 'SIGKILL' } : { code, signal })
  return last
}
