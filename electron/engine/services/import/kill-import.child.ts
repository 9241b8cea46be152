/** Started by kill-import.test.ts: opens the vault, imports one file and tells the rows done on stdout until it is killed. */
import { writeSync } from 'node:fs'
import { openVault } from '../../vault/open-vault.ts'
import { passphrase, testDeps } from '../../vault/vault-fixture.ts'
import { shippedPacks } from './import-fixture.ts'
import { importFiles } from './import-ledger.ts'

const [dir = '', file = ''] = process.argv.slice(2)
const deps = testDeps()
const vault = await openVault(dir, { account: 'admin', passphrase }, deps)
await importFiles(vault, shippedPacks(), [{ path: file }], {
  account: 'admin',
  clock: deps.clock,
  onProgress: ({ rows }) => void writeSync(1, `${rows}\n`)
})
vault.close()
