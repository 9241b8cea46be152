/**
 * Processes that are killed and windows that meet: the engine gone under an open vault, a second window and a second
 * program on the same vault. In each case the person is told, and the vault opens again whole.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import { testDeps } from '../../electron/engine/vault/vault-fixture.ts'
import { electronSkip, startElectron, type RunningElectron } from '../support/electron.ts'

const main = fileURLToPath(new URL('../../dist/main/main.mjs', import.meta.url))
const passphrase = 'floor-passphrase'

describe.skipIf(electronSkip)('killed and met', () => {
  const home = mkdtempSync(join(tmpdir(), 'lianjing-kill-'))
  let first: RunningElectron
  const call = ({ page }: Pick<RunningElectron, 'page'>, name: string, input: unknown = {}): Promise<Reply<unknown>> =>
    page.evaluate(([one, two]) => globalThis.lianjing.call(one, two), [name, input] as const) as Promise<Reply<unknown>>
  const unlock = async (where: Pick<RunningElectron, 'page'>): Promise<Reply<unknown>> => {
    const listed = await call(where, 'vault.list')
    if (!listed.ok) return listed
    const { vaults } = listed.value as { readonly vaults: readonly { readonly handle: string }[] }
    return call(where, 'vault.unlock', { vault: vaults[0]?.handle, passphrase })
  }
  const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)

  beforeAll(async () => {
    const engine = createNodeEngine({ home, kdfCost: testDeps().kdfCost })
    await createClient(engine).call('vault.create', { name: 'vault', identity: { unit: '云溪县纪委监委' }, passphrase })
    await engine.close()
    first = await startElectron(main, { LIANJING_HOME: home })
  }, 60_000)
  afterAll(async () => {
    await first.close()
    rmSync(home, { recursive: true, force: true })
  })

  test('a second window shows the same open vault; a second program is told that it is in use', async () => {
    expect(codeOf(await unlock(first))).toBe('ok')
    const opening = first.app.waitForEvent('window')
    expect(codeOf(await call(first, 'shell.newWindow'))).toBe('ok')
    const page = await opening
    await page.waitForLoadState()
    expect(codeOf(await call({ page }, 'vault.info'))).toBe('ok')
    await page.close()
    const second = await startElectron(main, { LIANJING_HOME: home })
    try {
      expect(codeOf(await unlock(second))).toBe('vault_in_use')
      expect(codeOf(await call(first, 'vault.info'))).toBe('ok')
    } finally {
      await second.close()
    }
  })

  test('the engine killed under an open vault: the window is told, nothing is lost, the vault opens again', async () => {
    const before = await call(first, 'vault.info')
    await first.page.evaluate(() => {
      globalThis.seen = []
      globalThis.lianjing.on((event) => globalThis.seen.push(event))
    })
    const pid = await first.app.evaluate(({ app }) => app.getAppMetrics().find((one) => one.name === 'Lianjing engine')?.pid)
    process.kill(pid ?? 0, 'SIGKILL')
    await expect
      .poll(() => first.page.evaluate(() => globalThis.seen), { timeout: 10_000 })
      .toEqual([{ kind: 'vault', state: 'closed', why: 'fault' }])
    await first.page.getByLabel('口令').waitFor()
    expect(codeOf(await call(first, 'vault.info'))).toBe('vault_locked')
    expect(codeOf(await unlock(first))).toBe('ok')
    const after = await call(first, 'vault.info')
    const idOf = (reply: Reply<unknown>) => reply.ok && (reply.value as { readonly id: string }).id
    expect(idOf(after)).toBe(idOf(before))
  })

  test('the whole program killed: the next one opens the vault', async () => {
    const gone = new Promise((resolve) => first.app.process().once('exit', resolve))
    first.app.process().kill('SIGKILL')
    await gone
    first = await startElectron(main, { LIANJING_HOME: home })
    // The engine ends when main is gone, a moment after it: until then the vault is in use.
    await expect.poll(async () => codeOf(await unlock(first)), { timeout: 10_000 }).toBe('ok')
  })
})
