/** Browser mode's server killed under an open vault, in the middle of an import: the next start opens the vault, with all of the import or none. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Reply } from '../../shared/ipc/reply.ts'

let home = ''
const servers: ChildProcess[] = []
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lianjing-kill-'))
})
afterEach(() => {
  for (const server of servers.splice(0)) server.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

interface Server {
  call(name: string, input: unknown): Promise<Reply<never>>
  put(name: string, text: string): Promise<string>
  kill(): Promise<void>
}

async function start(): Promise<Server> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../scripts/loopback.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LIANJING_HOME: home }
  })
  servers.push(child)
  const address = await new Promise<string>((resolve) => {
    let text = ''
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]+/.exec(text)?.[0]
      if (found) resolve(found)
    })
  })
  const [origin = '', token = ''] = address.split('/#t=')
  const session = (await (await fetch(`${origin}/session`, { method: 'POST', body: JSON.stringify({ token }) })).json()) as {
    readonly bearer: string
  }
  const headers = { authorization: `Bearer ${session.bearer}` }
  return {
    call: async (name, input) =>
      (await (await fetch(`${origin}/call/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })).json()) as Reply<never>,
    put: async (name, text) => {
      const kept = (await (
        await fetch(`${origin}/files`, { method: 'POST', headers: { ...headers, 'x-name': encodeURIComponent(name) }, body: text })
      ).json()) as Reply<{ readonly handle: string }>
      if (!kept.ok) throw new Error(kept.error.message)
      return kept.value.handle
    },
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      })
  }
}
const value = <T>(reply: Reply<unknown>): T => {
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value as T
}

test('[#62] the vault opens again whole after its server was killed in an import', async () => {
  const first = await start()
  const made = value<{ readonly id: string }>(
    await first.call('vault.create', { name: '县', identity: { unit: '云溪县纪委监委' }, passphrase: 'kill-test-passphrase' })
  )
  const lines = Array.from({ length: 60_000 }, (_, row) => `GC-${row},道路工程${row},县交通局`)
  const file = await first.put('项目台账.csv', ['项目编码,项目名称,建设单位', ...lines].join('\n'))
  value(await first.call('import.run', { files: [file] }))
  await first.kill()

  const second = await start()
  const { vaults } = value<{ readonly vaults: readonly { readonly handle: string }[] }>(await second.call('vault.list', {}))
  const opened = value<{ readonly id: string; readonly counts: { readonly imports: number; readonly rows: number } }>(
    await second.call('vault.unlock', { vault: vaults[0]?.handle, passphrase: 'kill-test-passphrase' })
  )
  expect(opened.id).toBe(made.id)
  expect([
    [0, 0],
    [1, 60_001]
  ]).toContainEqual([opened.counts.imports, opened.counts.rows])
}, 60_000)
