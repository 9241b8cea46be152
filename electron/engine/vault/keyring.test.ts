import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calibrate, deriveKey, leastCost, type KdfCost } from './key-derivation.ts'
import { newKeyring, openKeyring, readKeyring, withoutAccount, withSlot, writeKeyring, type Keyring } from './keyring.ts'
import { temporaryFolder } from './vault-fixture.ts'

let folder: string
let remove: () => void
beforeEach(() => ({ folder, remove } = temporaryFolder()))
afterEach(() => remove())

const key = Buffer.alloc(32, 0xa5)
const making = { id: 'slot-1', created: '2026-03-02T08:00:00.000Z', cost: { memoryKib: 8, passes: 1 } }
const made = () => newKeyring('vault-1', 'admin', '口令一', key, making)
const code = (wanted: string) => ({ value: { code: wanted } })

describe('keyring', () => {
  it('is written in the format of the contract, with nothing secret in it', async () => {
    writeKeyring(folder, await made())
    const text = fs.readFileSync(path.join(folder, 'keyring.json'), 'utf8')
    const base64 = (bytes: number) => expect.stringMatching(new RegExp(`^[A-Za-z0-9+/]{${Math.floor((bytes * 4) / 3)},}=*$`))
    expect(JSON.parse(text)).toEqual({
      format: 'lianjing-keyring',
      version: 1,
      vault: 'vault-1',
      slots: [
        {
          id: 'slot-1',
          account: 'admin',
          kdf: { name: 'argon2id', memory_kib: 8, passes: 1, lanes: 1, salt: base64(16) },
          wrap: { name: 'aes-256-gcm', nonce: base64(12), data: base64(32), tag: base64(16) },
          created: '2026-03-02T08:00:00.000Z'
        }
      ]
    })
    expect(text).not.toContain(key.toString('base64'))
    expect(fs.readdirSync(folder)).toEqual(['keyring.json'])
  })

  it('opens by passphrase, told from wrong ones, with one Unicode form for all input methods', async () => {
    const keyring = await newKeyring('vault-1', 'admin', 'é口令', key, making)
    expect(await openKeyring(keyring, 'e\u0301口令')).toEqual({ key, account: 'admin' })
    expect(await openKeyring(keyring, Buffer.from('é口令'), 'admin')).toEqual({ key, account: 'admin' })
    await expect(openKeyring(keyring, 'é口令 ')).rejects.toMatchObject(code('wrong_key'))
    await expect(openKeyring(keyring, '')).rejects.toMatchObject(code('usage'))
  })

  it('holds several accounts; adding, replacing and removing one leaves the others', async () => {
    const two = await withSlot(await made(), 'auditor', '口令二', key, { ...making, id: 'slot-2' })
    expect((await openKeyring(two, '口令二')).account).toBe('auditor')
    await expect(openKeyring(two, '口令二', 'admin')).rejects.toMatchObject(code('wrong_key'))
    const replaced = await withSlot(two, 'admin', '新口令', key, { ...making, id: 'slot-3' })
    expect(replaced.slots.map((slot) => [slot.id, slot.account])).toEqual([
      ['slot-3', 'admin'],
      ['slot-2', 'auditor']
    ])
    await expect(openKeyring(replaced, '口令一')).rejects.toMatchObject(code('wrong_key'))
    expect((await openKeyring(replaced, '新口令')).key).toEqual(key)
    const one = withoutAccount(replaced, 'auditor')
    expect(one.slots).toHaveLength(1)
    expect(() => withoutAccount(one, 'admin')).toThrow('最后一个账户')
  })

  it('authenticates every field of a slot and the vault it belongs to', async () => {
    const keyring = await made()
    const [slot] = keyring.slots
    if (slot === undefined) throw new Error('no slot')
    const other = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
    const sabotaged: readonly Keyring[] = [
      { ...keyring, vault: 'vault-2' },
      { ...keyring, slots: [{ ...slot, id: 'slot-9' }] },
      { ...keyring, slots: [{ ...slot, account: 'root' }] },
      { ...keyring, slots: [{ ...slot, created: '2020-01-01T00:00:00.000Z' }] },
      { ...keyring, slots: [{ ...slot, kdf: { ...slot.kdf, passes: 2 } }] },
      { ...keyring, slots: [{ ...slot, kdf: { ...slot.kdf, memory_kib: 16 } }] },
      { ...keyring, slots: [{ ...slot, kdf: { ...slot.kdf, salt: other(slot.kdf.salt) } }] },
      { ...keyring, slots: [{ ...slot, wrap: { ...slot.wrap, nonce: other(slot.wrap.nonce) } }] },
      { ...keyring, slots: [{ ...slot, wrap: { ...slot.wrap, data: other(slot.wrap.data) } }] },
      { ...keyring, slots: [{ ...slot, wrap: { ...slot.wrap, tag: other(slot.wrap.tag) } }] }
    ]
    for (const bad of sabotaged) await expect(openKeyring(bad, '口令一')).rejects.toMatchObject(code('wrong_key'))
  })

  it.each([
    ['cut off', 'corrupt', (text: string) => text.slice(0, -20)],
    ['empty', 'corrupt', () => ''],
    ['another format', 'corrupt', (text: string) => text.replace('lianjing-keyring', 'x')],
    ['an unknown field', 'corrupt', (text: string) => text.replace('"vault"', '"unit": "甲县", "vault"')],
    ['a derivation that would eat all memory', 'corrupt', (text: string) => text.replace('"memory_kib": 8', '"memory_kib": 99999999')],
    ['a short tag', 'corrupt', (text: string) => text.replace(/"tag": "[^"]*"/, '"tag": "AAAAAA=="')],
    ['a newer version', 'newer_version', (text: string) => text.replace('"version": 1', '"version": 2, "more": true')]
  ])('refuses a file that is %s', async (_name, wanted, harm) => {
    writeKeyring(folder, await made())
    const file = path.join(folder, 'keyring.json')
    const harmed = harm(fs.readFileSync(file, 'utf8'))
    fs.writeFileSync(file, harmed)
    expect(() => readKeyring(folder)).toThrow(expect.objectContaining({ value: expect.objectContaining({ code: wanted }) }))
    expect(fs.readFileSync(file, 'utf8')).toBe(harmed)
  })

  it('is told missing apart from a folder that is no vault', () => {
    expect(() => readKeyring(folder)).toThrow('没有廉镜数据库')
    fs.writeFileSync(path.join(folder, 'vault.db'), '')
    expect(() => readKeyring(folder)).toThrow('密钥文件不见了')
  })
})

describe('cost of the derivation', () => {
  /** A machine on which one MiB and pass takes so many milliseconds. */
  const machine = (millisecondsPerMib: number) => async (cost: KdfCost) => (cost.memoryKib / 1024) * cost.passes * millisecondsPerMib

  it('starts at 64 MiB and 3 passes and is only raised', async () => {
    expect(await calibrate(machine(2))).toEqual(leastCost)
    expect(leastCost).toEqual({ memoryKib: 65536, passes: 3 })
  })

  it.each([1, 0.5, 0.1, 0.02])('reaches 250 ms on a machine with %s ms a MiB', async (speed) => {
    const cost = await calibrate(machine(speed))
    expect(await machine(speed)(cost)).toBeGreaterThanOrEqual(250)
    expect(await machine(speed)(cost)).toBeLessThan(600)
    expect(cost.memoryKib).toBeLessThanOrEqual(1024 * 1024)
  })

  it('differs by salt, passphrase and cost', async () => {
    const cost = { memoryKib: 8, passes: 1 }
    const derived = await Promise.all([
      deriveKey(Buffer.from('a'), Buffer.alloc(16), cost),
      deriveKey(Buffer.from('b'), Buffer.alloc(16), cost),
      deriveKey(Buffer.from('a'), Buffer.alloc(16, 1), cost),
      deriveKey(Buffer.from('a'), Buffer.alloc(16), { ...cost, passes: 2 })
    ])
    expect(new Set(derived.map((one) => one.toString('hex'))).size).toBe(4)
  })
})
