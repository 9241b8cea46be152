import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditHead, verifyAudit } from './audit-chain.ts'
import { backupVault } from './backup.ts'
import { buildFolder, mappingFileErrors } from './durable-file.ts'
import { migrations } from './migrations/index.ts'
import { openReadOnly, openVault } from './open-vault.ts'
import { changePassphrase, grantAccount, rekeyVault } from './rekey.ts'
import { restoreVault } from './restore.ts'
import { all, get, run, sql } from './sql.ts'
import { newVault, passphrase, temporaryFolder, testDeps } from './vault-fixture.ts'
import { inspectVault, vaultInfo } from './vault-info.ts'
import { keyedHash, type Vault, type VaultDeps } from './vault.ts'

let folder: string
let remove: () => void
let deps: VaultDeps
let vault: Vault
beforeEach(async () => {
  ;({ folder, remove } = temporaryFolder())
  deps = testDeps()
  vault = await newVault(path.join(folder, 'vault'), deps)
  vault.writer.exec('CREATE TABLE ledger (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  for (let n = 0; n < 100; n++) run(vault.writer, sql`INSERT INTO ledger (text) VALUES (${'账'.repeat(400)})`)
})
afterEach(() => {
  vault.close()
  remove()
})

const code = (wanted: string) => ({ value: { code: wanted } })
const within = (name: string) => path.join(folder, name)
const actions = (of: Vault) => all<{ action: string }>(of.reader, sql`SELECT action FROM sys_audit ORDER BY seq`).map((row) => row.action)

describe('backup and restore', () => {
  it('carries everything over, with the passphrase of that day, and both logs know', async () => {
    const made = await backupVault(vault, within('backup'), deps)
    expect(made).toEqual({
      to: within('backup'),
      bytes: fs.statSync(within('backup/vault.db')).size,
      userVersion: migrations.length,
      anchor: auditHead(vault.reader)
    })
    const before = fs.readFileSync(within('backup/vault.db'))
    const restored = await restoreVault(within('backup'), within('restored'), { passphrase }, deps)
    expect(restored).toMatchObject({ to: within('restored'), id: vault.id, account: 'admin', audit: { verdict: 'ok', entries: 2 } })
    expect(fs.readFileSync(within('backup/vault.db')).equals(before)).toBe(true)
    expect(fs.readdirSync(within('backup')).toSorted()).toEqual(['keyring.json', 'vault.db'])
    const again = await openVault(within('restored'), { passphrase }, deps)
    expect(get(again.reader, sql`SELECT COUNT(*) AS n FROM ledger`)).toEqual({ n: 100 })
    expect([actions(vault), actions(again)]).toEqual([
      ['vault.create', 'vault.backup'],
      ['vault.create', 'vault.backup', 'vault.restore']
    ])
    again.close()
  })

  it('goes over nothing that exists, and leaves no half backup on a wrong passphrase or a damaged file', async () => {
    await backupVault(vault, within('backup'), deps)
    await expect(backupVault(vault, within('backup'), deps)).rejects.toMatchObject(code('vault_exists'))
    await expect(restoreVault(within('backup'), within('vault'), { passphrase }, deps)).rejects.toMatchObject(code('vault_exists'))
    await expect(restoreVault(within('backup'), within('new'), { passphrase: '错' }, deps)).rejects.toMatchObject(code('wrong_key'))
    const bytes = fs.readFileSync(within('backup/vault.db'))
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 5000) ^ 4, bytes.length - 5000)
    fs.writeFileSync(within('backup/vault.db'), bytes)
    await expect(restoreVault(within('backup'), within('new'), { passphrase }, deps)).rejects.toMatchObject(code('corrupt'))
    expect(fs.readdirSync(folder).toSorted()).toEqual(['backup', 'vault'])
  })

  it('refuses a source that is open as a vault', async () => {
    await expect(restoreVault(vault.dir, within('new'), { passphrase }, deps)).rejects.toMatchObject(code('vault_in_use'))
    vault.close()
    expect(await restoreVault(vault.dir, within('new'), { passphrase }, deps)).toMatchObject({ id: vault.id })
  })

  it('gives disk_full on a medium that is too small, leaving nothing on it and the vault unharmed', async () => {
    const full = new Error('no space') as NodeJS.ErrnoException
    full.code = 'ENOSPC'
    await expect(
      buildFolder(within('small'), 'x', async (place) =>
        mappingFileErrors(() => {
          fs.writeFileSync(path.join(place, 'vault.db'), 'half')
          throw full
        })
      )
    ).rejects.toMatchObject(code('disk_full'))
    expect(fs.readdirSync(folder)).toEqual(['vault'])
  })

  it('does not bring back a backup whose log was tampered with', async () => {
    vault.audit({ action: 'export', subject: 'C1' })
    vault.writer.exec(`UPDATE sys_audit SET subject = 'C2' WHERE seq = 2`)
    await backupVault(vault, within('backup'), deps)
    await expect(restoreVault(within('backup'), within('new'), { passphrase }, deps)).rejects.toMatchObject(code('altered'))
    expect(fs.existsSync(within('new'))).toBe(false)
  })
})

describe('passphrase and key', () => {
  it('changes a passphrase by wrapping the same key anew', async () => {
    const key = vault.key()
    await expect(changePassphrase(vault, { account: 'admin', passphrase: '错', newPassphrase: '新口令' }, deps)).rejects.toMatchObject(
      code('wrong_key')
    )
    await changePassphrase(vault, { account: 'admin', passphrase, newPassphrase: '新口令' }, deps)
    vault.close()
    await expect(openVault(vault.dir, { passphrase }, deps)).rejects.toMatchObject(code('wrong_key'))
    vault = await openVault(vault.dir, { passphrase: '新口令' }, deps)
    expect(vault.key().equals(key)).toBe(true)
    expect(actions(vault)).toEqual(['vault.create', 'vault.passphrase'])
  })

  it('gives a second account access, each opening by its own passphrase', async () => {
    await grantAccount(vault, 'auditor', '审计口令', deps)
    vault.close()
    vault = await openVault(vault.dir, { account: 'auditor', passphrase: '审计口令' }, deps)
    expect(vault.account).toBe('auditor')
    expect(vaultInfo(vault).accounts.map((one) => one.account)).toEqual(['admin', 'auditor'])
  })

  it('rotates the page key: old key and old file no longer fit, keyed hashes stay', async () => {
    const key = vault.key()
    const hash = keyedHash(vault.macKey('person'), 'X')
    vault.close()
    expect(await rekeyVault(vault.dir, { passphrase, newPassphrase: '新口令', rotate: true }, deps)).toEqual({
      account: 'admin',
      rotated: true,
      dropped: []
    })
    expect(fs.readdirSync(vault.dir).toSorted()).toEqual(['keyring.json', 'vault.db', 'vault.lock'])
    vault = await openVault(vault.dir, { passphrase: '新口令' }, deps)
    expect(vault.key().equals(key)).toBe(false)
    expect(keyedHash(vault.macKey('person'), 'X')).toBe(hash)
    expect(get(vault.reader, sql`SELECT COUNT(*) AS n FROM ledger`)).toEqual({ n: 100 })
    expect(verifyAudit(vault.reader).verdict).toBe('ok')
    expect(actions(vault)).toEqual(['vault.create', 'vault.rotate'])
  })

  it('rotates only when told what becomes of other accounts', async () => {
    await grantAccount(vault, 'auditor', '审计口令', deps)
    vault.close()
    const rekeying = { account: 'admin', passphrase, newPassphrase: passphrase, rotate: true }
    await expect(rekeyVault(vault.dir, rekeying, deps)).rejects.toMatchObject(code('not_allowed'))
    expect(await rekeyVault(vault.dir, { ...rekeying, dropOtherAccounts: true }, deps)).toMatchObject({ dropped: ['auditor'] })
    await expect(openVault(vault.dir, { passphrase: '审计口令' }, deps)).rejects.toMatchObject(code('wrong_key'))
  })

  it('meets a rotation killed at either side of the swap with a vault that opens', async () => {
    vault.close()
    const old = { db: fs.readFileSync(within('vault/vault.db')), keyring: fs.readFileSync(within('vault/keyring.json')) }
    await rekeyVault(vault.dir, { passphrase, newPassphrase: '新口令', rotate: true }, deps)
    const fresh = { db: fs.readFileSync(within('vault/vault.db')), keyring: fs.readFileSync(within('vault/keyring.json')) }
    const lay = (files: Readonly<Record<string, Buffer>>) => {
      fs.rmSync(vault.dir, { recursive: true })
      fs.mkdirSync(vault.dir)
      for (const [name, bytes] of Object.entries(files)) fs.writeFileSync(path.join(vault.dir, name), bytes)
    }
    const opensWith = async (secret: string) => {
      const opened = await openVault(vault.dir, { passphrase: secret }, deps)
      opened.close()
      return fs.readdirSync(vault.dir).toSorted()
    }
    const clean = ['keyring.json', 'vault.db', 'vault.lock']
    lay({ 'vault.db': old.db, 'keyring.json': old.keyring, 'vault.db.next': fresh.db.subarray(0, 9000) })
    expect(await opensWith(passphrase)).toEqual(clean)
    lay({ 'vault.db': old.db, 'keyring.json': old.keyring, 'vault.db.next': fresh.db, 'keyring.json.next': fresh.keyring })
    expect(await opensWith(passphrase)).toEqual(clean)
    lay({ 'vault.db': fresh.db, 'keyring.json': old.keyring, 'keyring.json.next': fresh.keyring })
    expect(await opensWith('新口令')).toEqual(clean)
  })

  it('does not rotate while anything still has it open, and leaves the old pair whole', async () => {
    const rekeying = { passphrase, newPassphrase: '新', rotate: true }
    await expect(rekeyVault(vault.dir, rekeying, deps)).rejects.toMatchObject(code('vault_in_use'))
    const key = vault.key()
    vault.close()
    const runner = openReadOnly(vault.dir, key)
    get(runner, sql`SELECT COUNT(*) AS n FROM ledger`)
    await expect(rekeyVault(vault.dir, rekeying, deps)).rejects.toMatchObject(code('vault_in_use'))
    runner.close()
    vault = await openVault(vault.dir, { passphrase }, deps)
    expect(vault.key().equals(key)).toBe(true)
  })
})

describe('[#71] vault info', () => {
  it('tells whose copy it is, what lies in it and how it is kept', () => {
    expect(vaultInfo(vault)).toEqual({
      vault: vault.id,
      unit: '云溪县住建局',
      identity: expect.objectContaining({ unit: '云溪县住建局', copyNumber: 1, onExpiry: 'return' }),
      packs: ['engineering'],
      dataDate: null,
      created: '2026-03-02T08:00:00.000Z',
      cipher: 'aegis',
      userVersion: migrations.length,
      bytes: expect.any(Number),
      accounts: [{ account: 'admin', created: expect.stringMatching(/^2026/) }],
      audit: auditHead(vault.reader)
    })
    expect(inspectVault(vault)).toEqual({ counts: { ledger: 100 }, quickCheck: 'ok' })
  })
})
