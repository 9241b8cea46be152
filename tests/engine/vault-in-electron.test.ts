/**
 * The vault in Electron's own Node (BoringSSL, no window needed): the known answers hold, and a vault made in one runtime opens in the other.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configOf } from '../../scripts/build-parts.ts'
import { electronBinary } from '../../scripts/electron-binary.ts'
import { probeVault, type ProbeResult } from '../fixtures/vault/vault-probe.ts'

const binary = electronBinary()
if (binary === undefined) console.warn('vault in Electron skipped: no Electron binary (set ELECTRON_OVERRIDE_DIST_PATH)')

describe.skipIf(binary === undefined)('the vault in Electron', () => {
  let folder: string
  beforeAll(async () => {
    const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url))
    mkdirSync(cache, { recursive: true })
    folder = mkdtempSync(join(cache, 'vault-'))
    await build(configOf({ entry: 'tests/fixtures/vault/vault-probe.ts', file: 'probe/probe.mjs', format: 'es' }, folder))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const inElectron = (dir: string): ProbeResult =>
    JSON.parse(
      execFileSync(binary ?? '', [join(folder, 'probe', 'probe.mjs')], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', PROBE_VAULT: dir },
        encoding: 'utf8'
      })
    ) as ProbeResult

  it('passes the known answers, and each runtime opens what the other made', async () => {
    const wrongPassphrase = '口令或账户不对，数据库没有打开，也没有任何改动。'
    const sound = { quickCheck: 'ok', verdict: 'ok', wrongPassphrase }
    const made = inElectron(join(folder, 'by-electron'))
    expect(made).toMatchObject({ runtime: 'electron', entries: 2, ...sound })
    expect(await probeVault(join(folder, 'by-electron'))).toEqual({ ...made, runtime: 'node', entries: 3 })
    const other = await probeVault(join(folder, 'by-node'))
    expect(other).toMatchObject({ runtime: 'node', entries: 2, ...sound })
    expect(inElectron(join(folder, 'by-node'))).toEqual({ ...other, runtime: 'electron', entries: 3 })
  })
})
