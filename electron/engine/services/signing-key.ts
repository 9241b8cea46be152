/** The office's own Ed25519 pair, made when first needed and kept inside the vault, and the keys of other offices that a person has said to trust. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { AppError } from '../../../shared/ipc/reply.ts'
import { keyIdOf, publicKeyText, type Signer } from '../io/bundle/signature.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import { all, get, run, sql, transaction } from '../vault/sql.ts'

/** The pair of this vault; `now` (ISO) is when it is made, if it must be. Call inside `session.write`. */
export function ownSigner(session: Session, now: string): Signer {
  const { writer } = session.vault
  let row = get<{ public_key: Buffer; private_key: Buffer }>(
    writer,
    sql`SELECT public_key, private_key FROM sys_signing_key ORDER BY created_at DESC LIMIT 1`
  )
  if (!row) {
    const pair = generateKeyPairSync('ed25519')
    row = {
      public_key: pair.publicKey.export({ format: 'der', type: 'spki' }),
      private_key: pair.privateKey.export({ format: 'der', type: 'pkcs8' })
    }
    const { public_key, private_key } = row
    const id = keyIdOf(publicKeyText(pair.publicKey))
    transaction(writer, () => {
      run(
        writer,
        sql`INSERT INTO sys_signing_key (id, public_key, private_key, created_at) VALUES (${id}, ${public_key}, ${private_key}, ${now})`
      )
      session.vault.audit({ action: 'key.make', subject: id })
    })
  }
  return {
    publicKey: createPublicKey({ key: row.public_key, format: 'der', type: 'spki' }),
    privateKey: createPrivateKey({ key: row.private_key, format: 'der', type: 'pkcs8' }),
    unit: readMeta(writer, 'unit'),
    account: session.vault.account
  }
}

/** Public keys this vault knows: its own and those trusted. */
export function knownKeys(session: Session): readonly string[] {
  const rows = all<{ public_key: Buffer }>(
    session.vault.reader,
    sql`SELECT public_key FROM sys_signing_key UNION ALL SELECT public_key FROM sys_trusted_key`
  )
  return rows.map((row) => row.public_key.toString('base64'))
}

export function trustedKeys(
  session: Session
): readonly { readonly keyId: string; readonly unit: string; readonly note: string; readonly addedAt: string }[] {
  return all(session.vault.reader, sql`SELECT id AS keyId, unit, note, added_at AS addedAt FROM sys_trusted_key ORDER BY added_at`)
}

/** Trusts another office's key (base64 SubjectPublicKeyInfo). Throws `usage` when it is none. */
export function trustKey(session: Session, publicKey: string, unit: string, note: string, now: string): string {
  const text = publicKey.replaceAll(/-----[A-Z ]+-----|\s/g, '')
  try {
    if (createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }).asymmetricKeyType !== 'ed25519')
      throw new Error('not ed25519')
  } catch {
    throw new AppError('usage', '这不是一个 Ed25519 公钥。', { next: '请粘贴对方“本单位签名钥”一栏的全部文字。' })
  }
  const id = keyIdOf(text)
  transaction(session.vault.writer, () => {
    run(
      session.vault.writer,
      sql`INSERT INTO sys_trusted_key (id, public_key, unit, note, added_at, account) VALUES (${id}, ${Buffer.from(text, 'base64')}, ${unit}, ${note}, ${now}, ${session.vault.account})
          ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, note = excluded.note`
    )
    session.vault.audit({ action: 'key.trust', subject: id, detail: { unit } })
  })
  return id
}
