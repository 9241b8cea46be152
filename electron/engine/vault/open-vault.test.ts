import { AppError } from '../../../shared/ipc/reply.ts'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from './audit-chain.ts'
import { createVault } from './create-vault.ts'
import { readMeta } from './meta.ts'
import { migrations } from './migrations/index.ts'
import { openReadOnly, openVault, quickCheck } from './open-vault.ts'
import { all, get, run, sql, transaction } from './sql.ts'
import { newVault, passphrase, temporaryFolder, testDeps } from './vault-fixture.ts'
import { keyedHash } from './vault.ts'

let folder: string
let remove: () => void
let dir: string
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  dir = path.join(folder, 'vault')
})
afterEach(() => remove())

const code = (wanted: string) => ({ value: { code: wanted } })
const contents = (): Record<string, string> =>
  Object.fromEntries(['vault.db', 'keyring.json'].map((name) => [name, fs.readFileSync(path.join(dir, name)).toString('base64')]))

async function filledVault(): Promise<void> {
  const vault = await newVault(dir)
  transaction(vault.writer, () => {
    vault.writer.exec('CREATE TABLE ledger (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
    for (let n = 0; n < 3000; n++) run(vault.writer, sql`INSERT INTO ledger (text) VALUES (${`第 ${n} 行`.repeat(10)})`)
  })
  vault.close()
}

/** The code of the fault that opening or a quick check meets; null when neither does. */
async function metBy(opening: ReturnType<typeof openVault>): Promise<string | null> {
  try {
    const vault = await opening
    try {
      quickCheck(vault.reader)
      return null
    } finally {
      vault.close()
    }
  } catch (error) {
    return error instanceof AppError ? error.value.code : 'internal'
  }
}

describe('making and opening', () => {
  it('opens what it made, with its facts, after locking', async () => {
    const deps = testDeps()
    const made = await newVault(dir, deps, {
      identity: { copyNumber: 3, copyOf: 5, approver: '周某', expires: '2026-12-31', onExpiry: 'destroy' }
    })
    const hash = keyedHash(made.macKey('person'), '11010519491231002X')
    made.close()
    const vault = await openVault(dir, { passphrase: Buffer.from(passphrase) }, deps)
    expect({
      id: vault.id,
      account: vault.account,
      unit: readMeta(vault.reader, 'unit'),
      identity: readMeta(vault.reader, 'identity'),
      packs: readMeta(vault.reader, 'packs'),
      created: readMeta(vault.reader, 'created_at'),
      hash: keyedHash(vault.macKey('person'), '11010519491231002X') === hash,
      otherPurpose: keyedHash(vault.macKey('party'), '11010519491231002X') === hash,
      log: all(vault.reader, sql`SELECT seq, account, action, subject FROM sys_audit`)
    }).toEqual({
      id: '00000000-0000-4000-8000-000000000001',
      account: 'admin',
      unit: '云溪县住建局',
      identity: {
        unit: '云溪县住建局',
        copyNumber: 3,
        copyOf: 5,
        asOf: null,
        sources: [],
        approver: '周某',
        approvalNo: '',
        holder: '',
        expires: '2026-12-31',
        onExpiry: 'destroy',
        marking: ''
      },
      packs: ['engineering'],
      created: '2026-03-02T08:00:00.000Z',
      hash: true,
      otherPurpose: false,
      log: [{ seq: 1, account: 'admin', action: 'vault.create', subject: '00000000-0000-4000-8000-000000000001' }]
    })
    vault.close()
    expect(() => vault.reader).toThrow(expect.objectContaining({ value: expect.objectContaining({ code: 'vault_locked' }) }))
    expect(() => vault.key()).toThrow(expect.objectContaining({ value: expect.objectContaining({ code: 'vault_locked' }) }))
    expect(() => vault.audit({ action: 'x' })).toThrow(
      expect.objectContaining({ value: expect.objectContaining({ code: 'vault_locked' }) })
    )
    vault.close()
  })

  it('leaves only the three files of the contract behind', async () => {
    await filledVault()
    expect(fs.readdirSync(dir).toSorted()).toEqual(['keyring.json', 'vault.db', 'vault.lock'])
    expect(fs.readdirSync(folder)).toEqual(['vault'])
  })

  it('refuses a folder that holds a vault or anything else, and an empty passphrase leaves nothing', async () => {
    await filledVault()
    const before = contents()
    await expect(newVault(dir)).rejects.toMatchObject(code('vault_exists'))
    expect(contents()).toEqual(before)
    fs.mkdirSync(path.join(folder, 'other'))
    fs.writeFileSync(path.join(folder, 'other', 'notes.txt'), 'x')
    await expect(newVault(path.join(folder, 'other'))).rejects.toMatchObject(code('not_allowed'))
    await expect(
      createVault(path.join(folder, 'third'), { unit: '甲', account: 'admin', passphrase: '', packs: [] }, testDeps())
    ).rejects.toMatchObject(code('usage'))
    expect(fs.readdirSync(folder).toSorted()).toEqual(['other', 'vault'])
  })

  it('gives another process a read-only connection by the key alone', async () => {
    const vault = await newVault(dir)
    const key = vault.key()
    const reader = openReadOnly(dir, key)
    vault.audit({ action: 'view.person', subject: 'P1' })
    expect(get(reader, sql`SELECT COUNT(*) AS n FROM sys_audit`)).toEqual({ n: 2 })
    expect(() => reader.exec('DELETE FROM sys_audit')).toThrow('readonly')
    reader.close()
    vault.close()
    expect(key.every((byte) => byte === 0)).toBe(false)
  })

  it('sets every connection alike', async () => {
    const vault = await newVault(dir)
    const settings = [
      'cipher',
      'temp_store',
      'synchronous',
      'journal_mode',
      'foreign_keys',
      'trusted_schema',
      'busy_timeout',
      'cell_size_check'
    ]
    const of = (db: typeof vault.reader) => settings.map((name) => db.pragma(name, { simple: true }))
    const wanted = ['aegis', 2, 2, 'wal', 1, 0, 5000, 1]
    expect([of(vault.writer), of(vault.reader)]).toEqual([wanted, wanted])
    vault.close()
  })
})

describe('refusing, with nothing changed', () => {
  it('tells a folder that is no vault', async () => {
    await expect(openVault(folder, { passphrase }, testDeps())).rejects.toMatchObject(code('not_a_vault'))
    expect(fs.readdirSync(folder)).toEqual([])
    await expect(openVault(path.join(folder, 'nowhere'), { passphrase }, testDeps())).rejects.toMatchObject(code('not_a_vault'))
  })

  it('tells a wrong passphrase or account, and opens afterwards', async () => {
    await filledVault()
    const before = contents()
    await expect(openVault(dir, { passphrase: `${passphrase}x` }, testDeps())).rejects.toMatchObject(code('wrong_key'))
    await expect(openVault(dir, { account: 'nobody', passphrase }, testDeps())).rejects.toMatchObject(code('wrong_key'))
    expect(contents()).toEqual(before)
    const vault = await openVault(dir, { account: 'admin', passphrase }, testDeps())
    vault.close()
  })

  it('tells a newer file and leaves it untouched to the byte', async () => {
    await filledVault()
    const vault = await openVault(dir, { passphrase }, testDeps())
    vault.writer.pragma(`user_version = ${migrations.length + 1}`)
    vault.close()
    const before = contents()
    await expect(openVault(dir, { passphrase }, testDeps())).rejects.toMatchObject(code('newer_version'))
    expect(contents()).toEqual(before)
  })

  it('tells a second opener in the same process', async () => {
    const vault = await newVault(dir)
    await expect(openVault(dir, { passphrase }, testDeps())).rejects.toMatchObject(code('vault_in_use'))
    vault.close()
    const again = await openVault(dir, { passphrase }, testDeps())
    again.close()
  })
})

describe('damage', () => {
  const sabotage: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    'cut to nothing': () => Buffer.alloc(0),
    'cut at a page': (bytes) => bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096),
    'cut within a page': (bytes) => bytes.subarray(0, bytes.length - 100),
    'a bit of the header': (bytes) => flipped(bytes, 21),
    'a bit of the first page': (bytes) => flipped(bytes, 100),
    'overwritten by zeros': (bytes) => Buffer.alloc(bytes.length),
    'replaced by a plain database': () =>
      Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.from('10000101004020200000000100000001', 'hex'), Buffer.alloc(8160)])
  }
  it.each(Object.entries(sabotage))('is told at open: %s', async (_name, harm) => {
    await filledVault()
    const file = path.join(dir, 'vault.db')
    const harmed = harm(fs.readFileSync(file))
    fs.writeFileSync(file, harmed)
    await expect(openVault(dir, { passphrase }, testDeps())).rejects.toMatchObject({
      value: { code: 'corrupt', next: expect.stringContaining('备份') }
    })
    expect(fs.readFileSync(file).equals(harmed)).toBe(true)
  })

  it('of any later page is refused when it is read, never returned as data', async () => {
    await filledVault()
    const file = path.join(dir, 'vault.db')
    const whole = fs.readFileSync(file)
    for (let page = 60; page < whole.length / 4096; page += 7) {
      fs.writeFileSync(file, flipped(whole, page * 4096 + ((page * 613) % 4096)))
      // a page that the opening itself reads is refused there already
      expect(await metBy(openVault(dir, { passphrase }, testDeps())), `page ${page}`).toBe('corrupt')
    }
  })

  it('anywhere is told at open when the last process was killed, since then every page is read', async () => {
    await filledVault()
    const vault = await openVault(dir, { passphrase }, testDeps())
    vault.audit({ action: 'note' })
    const killed = path.join(folder, 'killed')
    fs.mkdirSync(killed)
    execFileSync('cp', [...['vault.db', 'vault.db-wal', 'keyring.json'].map((name) => path.join(dir, name)), killed])
    vault.close()
    const sound = path.join(folder, 'sound')
    fs.cpSync(killed, sound, { recursive: true })
    const recovered = await openVault(sound, { passphrase }, testDeps())
    expect(verifyAudit(recovered.reader)).toMatchObject({ verdict: 'ok', entries: 2 })
    recovered.close()
    const file = path.join(killed, 'vault.db')
    const whole = fs.readFileSync(file)
    fs.writeFileSync(file, flipped(whole, whole.length - 5000))
    await expect(openVault(killed, { passphrase }, testDeps())).rejects.toMatchObject(code('corrupt'))
  })

  it('of a system page in between is told, whichever step meets it', async () => {
    await filledVault()
    const file = path.join(dir, 'vault.db')
    const whole = fs.readFileSync(file)
    for (let page = 1; page < 12; page++) {
      fs.writeFileSync(file, flipped(whole, page * 4096 + 2000))
      const opening = openVault(dir, { passphrase }, testDeps()).then((vault) => {
        try {
          quickCheck(vault.reader)
        } finally {
          vault.close()
        }
      })
      await expect(opening).rejects.toMatchObject(code('corrupt'))
    }
  })

  it('of the database file being gone, or of another vault’s keyring', async () => {
    await filledVault()
    const other = path.join(folder, 'other')
    ;(await newVault(other)).close()
    fs.copyFileSync(path.join(other, 'keyring.json'), path.join(dir, 'keyring.json'))
    await expect(openVault(dir, { passphrase }, testDeps())).rejects.toMatchObject(code('corrupt'))
    fs.rmSync(path.join(dir, 'vault.db'))
    await expect(openVault(dir, { passphrase }, testDeps())).rejects.toMatchObject(code('corrupt'))
  })
})

describe('a full disk', () => {
  it('gives disk_full, rolls all of it back and goes on when there is room', async () => {
    const vault = await newVault(dir)
    vault.writer.exec('CREATE TABLE ledger (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
    const pages = Number(vault.writer.pragma('page_count', { simple: true }))
    vault.writer.pragma(`max_page_count = ${pages + 20}`)
    const fill = () =>
      transaction(vault.writer, () => {
        vault.audit({ action: 'import', subject: 'ledger' })
        for (let n = 0; n < 1000; n++) run(vault.writer, sql`INSERT INTO ledger (text) VALUES (${'满'.repeat(500)})`)
      })
    expect(fill).toThrow(expect.objectContaining({ value: expect.objectContaining({ code: 'disk_full' }) }))
    const left = () => [get(vault.reader, sql`SELECT COUNT(*) AS n FROM ledger`), verifyAudit(vault.reader)]
    expect(left()).toMatchObject([{ n: 0 }, { verdict: 'ok', entries: 1 }])
    vault.writer.pragma('max_page_count = 1000000')
    fill()
    expect(left()).toMatchObject([{ n: 1000 }, { verdict: 'ok', entries: 2 }])
    vault.close()
  })
})

function flipped(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(place) ^ 1, place)
  return copy
}
