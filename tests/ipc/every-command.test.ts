/**
 * Every command of the contract over every carrier, with the smallest input its schema accepts and with junk. What a carrier may not do:
 * change an answer, let junk through, or turn a refusal into a fault.
 */
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands, type CommandName } from '../../shared/ipc/contract.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import { carriers, type OpenCarrier } from '../support/carriers.ts'
import { junkOf, sampleOf } from '../support/sample.ts'

const names = Object.keys(commands) as CommandName[]
const passphrase = 'carrier-test-passphrase'
const identity = { unit: '测试单位' }

/** What a schema cannot say about an input and the handler asks for: two different people, one way of locking, a real key, something covered. */
const refined: Readonly<Record<string, object>> = {
  'intake.create': { receiverA: '甲', receiverB: '乙', approver: '丙' },
  'exception.add': { org: 'x' },
  'form.enter': { filledBy: '甲', checkedBy: '乙' },
  'points.enter': { filledBy: '甲', checkedBy: '乙' },
  'bundle.seal': { passphrase },
  'key.trust': { publicKey: generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }
}

/** The smallest input that a command takes. */
const inputOf = (name: CommandName): unknown => ({ ...(sampleOf(commands[name].in) as object), ...refined[name] })

/** What must be the same over every carrier: done, or which error. Ids, times and places differ. */
const outcome = (reply: Reply<unknown>) => (reply.ok ? 'done' : reply.error.code)
const answers = new Map<string, Map<string, string>>()

for (const { name: carrier, skip, open } of carriers) {
  describe.skipIf(skip)(`over ${carrier}`, () => {
    let opened: OpenCarrier
    beforeAll(async () => {
      opened = await open()
    }, 60_000)
    afterAll(() => opened.close())
    const note = (key: string, reply: Reply<unknown>) => {
      const kept = answers.get(key) ?? new Map<string, string>()
      answers.set(key, kept.set(carrier, outcome(reply)))
    }

    test.each(names.filter((name) => commands[name].open))('%s needs an open vault', async (name) => {
      expect(outcome(await opened.call(name, inputOf(name)))).toBe('vault_locked')
    })

    test('a vault is made, closed and opened again', async () => {
      const made = await opened.call('vault.create', { name: 'carrier', identity, passphrase })
      expect(outcome(made)).toBe('done')
      expect(outcome(await opened.call('vault.lock', {}))).toBe('done')
      const list = await opened.call('vault.list', {})
      const vaults = list.ok ? (list.value as { readonly vaults: readonly { readonly handle: string }[] }).vaults : []
      expect(vaults).toHaveLength(1)
      expect(outcome(await opened.call('vault.unlock', { vault: vaults[0]?.handle, passphrase: 'wrong' }))).toBe('wrong_key')
      expect(outcome(await opened.call('vault.unlock', { vault: vaults[0]?.handle, passphrase }))).toBe('done')
    })

    test.each(names.filter((name) => !['vault.lock', 'vault.create', 'vault.rekey', 'demo.make'].includes(name)))(
      '%s answers',
      async (name) => {
        const reply = await opened.call(name, inputOf(name))
        note(name, reply)
        expect(['usage', 'internal'], JSON.stringify(reply)).not.toContain(outcome(reply))
      }
    )

    test.each(names)('%s refuses junk', async (name) => {
      const taken: string[] = []
      for (const [why, input] of junkOf(commands[name].in)) if (outcome(await opened.call(name, input)) !== 'usage') taken.push(why)
      expect(taken).toEqual([])
    })

    test.each(['', 'nothing', 'vault', 'vault.', '__proto__', 'constructor', 'toString', 'vault.list ', 'x'.repeat(99)])(
      'the command %j does not exist',
      async (name) => {
        expect(outcome(await opened.call(name, {}))).toBe('usage')
      }
    )
  })
}

test('every carrier gives the same answer', () => {
  const different = [...answers].filter(([, byCarrier]) => new Set(byCarrier.values()).size > 1)
  expect(different.map(([name, byCarrier]) => [name, Object.fromEntries(byCarrier)])).toEqual([])
})
