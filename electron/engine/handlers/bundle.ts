/** Seal a case into a bundle, verify and open bundles, keys. Verifying needs no vault; opening goes into the open vault or into a folder. */
import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { AppError } from '../../../shared/ipc/reply.ts'
import { sessionOf } from '../context.ts'
import type { Attachment } from '../io/bundle/attachments.ts'
import type { OpenWith, SealTo } from '../io/bundle/age-key.ts'
import { keyIdOf, publicKeyText } from '../io/bundle/signature.ts'
import { registerExport } from '../queries/audit.ts'
import { itemsOfCase } from '../queries/cases.ts'
import { attachmentName, buildVolume } from '../services/build-volume.ts'
import { custodyEntries, theCase } from '../services/keep-case.ts'
import { openBundle } from '../services/open-bundle.ts'
import { receiveIntoVault } from '../services/receive-case.ts'
import { sealBundle } from '../services/seal-bundle.ts'
import { knownKeys, ownSigner, trustedKeys, trustKey } from '../services/signing-key.ts'
import { verifyBundle } from '../services/verify-bundle.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import { get, run, sql, transaction } from '../vault/sql.ts'
import type { NamesUnder, Part } from './handler.ts'

export const bundleHandlers: Part<NamesUnder<'bundle'> | NamesUnder<'key'>> = {
  'bundle.seal': (input, context) => {
    const session = sessionOf(context)
    const to = sealTo(input.recipients, input.passphrase)
    const record = theCase(session, input.case)
    const target = input.to ? { handle: input.to, path: context.files.path(input.to) } : context.files.keep(`${record.no}.ljcase`)
    return context.jobs.start('bundle.seal', (job) =>
      session.write(async () => {
        const now = context.deps.clock().toISOString()
        const sealed = await sealBundle({
          volume: buildVolume(session, record, now, input.language),
          attachments: attachmentsOf(session, record.id),
          custody: custodyEntries(session, record.id),
          signer: ownSigner(session, now),
          to,
          out: target.path,
          language: input.language === 'zh' ? 'zh-CN' : 'en',
          signal: job.signal,
          onProgress: (done, total) => job.progress({ done, total, unit: 'bytes', step: { zh: '封装', en: 'Sealing' } })
        })
        transaction(session.vault.writer, () => {
          const last = sealed.custody.at(-1)
          if (last)
            run(
              session.vault.writer,
              sql`INSERT INTO sys_custody (case_id, seq, entry, prev, hash) VALUES (${record.id}, ${last.seq}, ${JSON.stringify(last)}, ${last.prev}, ${last.hash})`
            )
          const entry = {
            at: now,
            account: session.vault.account,
            kind: 'bundle',
            what: record.id,
            sha256: sealed.sha256,
            bytes: sealed.bytes,
            filter: '',
            rows: sealed.volume.items.length
          }
          registerExport(session.vault.writer, entry)
          session.vault.audit({
            action: 'bundle.seal',
            subject: record.no,
            detail: { sha256: sealed.sha256, bytes: sealed.bytes, recipients: input.recipients.length }
          })
        })
        context.emit({ kind: 'changed', what: ['cases'] })
        return {
          case: record.id,
          file: path.basename(sealed.file),
          sha256: sealed.sha256,
          bytes: sealed.bytes,
          handle: target.handle,
          handover: context.files.put(sealed.handover)
        }
      })
    )
  },
  'bundle.verify': (input, context) => {
    const file = context.files.path(input.file)
    const key = openWith(input.identity, input.passphrase)
    const session = context.session
    return context.jobs.start('bundle.verify', async (job) => {
      const report = await verifyBundle(file, key, {
        knownSigners: session ? knownKeys(session) : [],
        signal: job.signal,
        onProgress: (done, total) => job.progress({ done, total, unit: 'bytes', step: { zh: '逐件校验', en: 'Checking every piece' } })
      })
      session?.looked({
        action: 'bundle.verify',
        subject: context.files.name(input.file),
        detail: { verdict: report.verdict, sha256: await sha256Of(file) }
      })
      const signer = report.signer
        ? {
            unit: report.signer.unit,
            account: report.signer.account,
            keyId: report.signer.keyId,
            signedAt: report.signer.signedAt,
            known: report.signer.known
          }
        : null
      const entries = report.custody.entries.map(({ seq, at, unit, account, act, detail }) => ({ seq, at, unit, account, act, detail }))
      return {
        verdict: report.verdict,
        checked: report.checked,
        signer,
        custody: { entries, unbroken: report.custody.unbroken },
        problems: [...report.problems]
      }
    })
  },
  'bundle.open': (input, context) => {
    const file = context.files.path(input.file)
    const key = openWith(input.identity, input.passphrase)
    const session = context.session
    const folder = input.to ? context.files.path(input.to) : null
    if (!folder && !session)
      throw new AppError('usage', '没有打开的数据库，也没有指定文件夹。', { next: '请先解锁数据库，或指定展开到哪个文件夹。' })
    const at = context.deps.clock().toISOString()
    return context.jobs.start('bundle.open', async (job) => {
      const actor = {
        unit: session ? readMeta(session.vault.reader, 'unit') : '（未登记单位）',
        account: session?.vault.account ?? '（未登录）'
      }
      const common = {
        file,
        key,
        actor,
        at,
        knownSigners: session ? knownKeys(session) : [],
        signal: job.signal,
        onProgress: (done: number, total: number | null) =>
          job.progress({ done, total, unit: 'bytes' as const, step: { zh: '校验并接收', en: 'Checking and receiving' } })
      }
      if (folder) {
        const opened = await openBundle({ ...common, to: folder })
        const { verdict } = opened.report
        session?.looked({
          action: 'bundle.open',
          subject: opened.volume.no,
          detail: { verdict, items: opened.volume.items.length, to: 'folder' }
        })
        return {
          verdict: opened.report.verdict,
          case: null,
          title: opened.volume.title,
          folder: path.basename(opened.folder),
          items: opened.volume.items.length
        }
      }
      const open = sessionOf(context)
      const received = await open.write(() => receiveIntoVault(open, context.deps.newId, common))
      context.emit({ kind: 'changed', what: ['cases'] })
      return { verdict: received.verdict, case: received.id, title: received.title, folder: null, items: received.items }
    })
  },
  'key.own': async (_input, context) => {
    const session = sessionOf(context)
    const signer = await session.write(() => ownSigner(session, context.deps.clock().toISOString()))
    const publicKey = publicKeyText(signer.publicKey)
    return { keyId: keyIdOf(publicKey), publicKey, trusted: [...trustedKeys(session)] }
  },
  'key.trust': async (input, context) => {
    const session = sessionOf(context)
    return {
      keyId: await session.write(() => trustKey(session, input.publicKey, input.unit, input.note, context.deps.clock().toISOString()))
    }
  }
}

function sealTo(recipients: readonly string[], passphrase: string | undefined): SealTo {
  if (recipients.length > 0 && passphrase === undefined) return { kind: 'recipients', recipients }
  if (recipients.length === 0 && passphrase !== undefined && passphrase !== '') return { kind: 'passphrase', passphrase }
  throw new AppError('usage', '请指定收件人公钥，或指定口令，二者取一。', {
    next: 'age 格式不允许两者并用：收件人之外的口令会让知道它的人冒充发件人。'
  })
}

function openWith(identity: string | undefined, passphrase: string | undefined): OpenWith {
  if (identity) return { kind: 'identity', identity }
  if (passphrase) return { kind: 'passphrase', passphrase }
  throw new AppError('usage', '没有给出打开核查卷包的私钥或口令。', { next: '请选择身份文件，或输入封装时约定的口令。' })
}

async function* attachmentsOf(session: Session, caseId: string): AsyncGenerator<Attachment, void> {
  for (const item of itemsOfCase(session.vault.reader, caseId)) {
    if (item.kind !== 'attachment') continue
    const about = get<{ mime: string }>(session.vault.reader, sql`SELECT mime FROM sys_attachment WHERE id = ${item.ref}`)
    yield {
      name: attachmentName(item),
      mime: about?.mime ?? 'application/octet-stream',
      open: () =>
        Readable.from([
          get<{ data: Buffer }>(session.vault.reader, sql`SELECT data FROM sys_attachment WHERE id = ${item.ref}`)?.data ?? Buffer.alloc(0)
        ])
    }
  }
}

function sha256Of(file: string): Promise<string> {
  if (!statSync(file).isFile()) return Promise.resolve('')
  const hash = createHash('sha256')
  return new Promise((resolve, reject) => {
    createReadStream(file)
      .on('data', (part) => hash.update(part))
      .on('end', () => resolve(hash.digest('hex')))
      .on('error', reject)
  })
}
