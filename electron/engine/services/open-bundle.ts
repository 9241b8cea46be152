/**
 * Receives a bundle: checks it and hands its files on in the same pass, so that nothing can change in between; what was handed on counts only when the
 * verdict is intact. Into a folder it is written beside and named at the end: nothing is overwritten, nothing lands outside, a bad bundle leaves nothing.
 * The custody log goes on with what happened here.
 */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BundleReport, Verdict } from '../../../shared/domain/volume/bundle.ts'
import type { CustodyEntry } from '../../../shared/domain/volume/custody.ts'
import { volumeSchema } from '../../../shared/domain/volume/volume.ts'
import type { Volume } from '../../../shared/domain/volume/volume.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { OpenWith } from '../io/bundle/age-key.ts'
import { continueCustody, parseJson, writeCustody } from '../io/bundle/custody.ts'
import { diskError } from '../io/bundle/disk-error.ts'
import { readBundle } from '../io/bundle/verify.ts'
import type { FileTaker, VerifyOptions } from '../io/bundle/verify.ts'

export interface ReceiveInput extends VerifyOptions {
  readonly file: string | Readable
  readonly key: OpenWith
  /** Who opens it, and when (ISO date-time). */
  readonly actor: { readonly unit: string; readonly account: string }
  readonly at: string
}

export interface ReceivedBundle {
  readonly report: BundleReport
  readonly volume: Volume
  /** The log of the bundle, continued with `received`, `verified` and `opened` here. */
  readonly custody: readonly CustodyEntry[]
}

/**
 * Checks a bundle and gives each of its files (`data/attachments/…`, tag files) to `take`, for a vault to store within its own transaction: roll back when
 * this throws.
 * @throws AppError `wrong_key`, `altered`, `truncated`, `not_a_bundle`, `newer_version`, `bad_file`, `cancelled`
 */
export async function receiveBundle(input: ReceiveInput, take?: FileTaker): Promise<ReceivedBundle & { readonly root: string }> {
  const { report, root, volume: bytes } = await readBundle(input.file, input.key, input, take)
  if (report.verdict !== 'intact' && report.verdict !== 'intact_unknown_signer') throw refusal(report.verdict, report)
  const raw = parseJson(bytes?.toString('utf8') ?? '')
  const volume = volumeSchema.safeParse(raw)
  if (!volume.success) throw refusal(isNewer(raw) ? 'newer_version' : 'not_a_bundle', report)
  const { unit, account } = input.actor
  const said = (act: CustodyEntry['act'], detail: string) => ({ at: input.at, unit, account, act, detail })
  const signer = report.signer === null ? '' : `${report.signer.unit} ${report.signer.account} ${report.signer.keyId}`
  const custody = continueCustody(
    report.custody.entries,
    said('received', ''),
    said('verified', `${report.verdict} ${report.checked} ${signer}`.trim()),
    said('opened', '')
  )
  return { report, root, volume: volume.data, custody }
}

const isNewer = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'version' in raw && typeof raw.version === 'number' && raw.version > 1

export interface OpenedBundle extends ReceivedBundle {
  /** The folder that was made: `to`/<bundle id>. */
  readonly folder: string
  /** The continued custody log beside it (the bag itself stays as it was signed). */
  readonly custodyFile: string
}

/**
 * Checks a bundle and unpacks it to a new folder below `to`.
 * @throws AppError as `receiveBundle`, `conflict` when that folder exists, `disk_full`
 */
export async function openBundle(input: ReceiveInput & { readonly to: string }): Promise<OpenedBundle> {
  const temporary = join(input.to, `.opening-${randomUUID()}`)
  try {
    await mkdir(temporary, { recursive: true, mode: 0o700 })
    const received = await receiveBundle(input, async (path, _size, body) => {
      const target = join(temporary, ...path.split('/'))
      await mkdir(dirname(target), { recursive: true })
      await pipeline(Readable.from(body), createWriteStream(target, { flags: 'wx', mode: 0o600 }))
    })
    const folder = join(input.to, received.root)
    const custodyFile = `${folder}.custody.jsonl`
    if ((await exists(folder)) || (await exists(custodyFile))) {
      throw new AppError('conflict', '目标位置已有同名文件夹，没有改动。', {
        file: received.root,
        next: '请换一个位置，或先移走已有的文件夹。'
      })
    }
    await rename(temporary, folder)
    await writeFile(custodyFile, writeCustody(received.custody), { flag: 'wx', mode: 0o600 })
    return { report: received.report, volume: received.volume, custody: received.custody, folder, custodyFile }
  } catch (error) {
    await rm(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    throw diskError(error, input.to)
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false
  )

const words: Readonly<Record<Exclude<Verdict, 'intact' | 'intact_unknown_signer'>, readonly [message: string, next: string]>> = {
  altered: ['核查卷包内容与封装时不一致，没有打开。', '请不要使用这份副本，向封装单位重新索取。'],
  truncated: ['核查卷包不完整，后半部分缺失。', '多半是拷贝没有完成，请重新拷贝，并核对文件的 SHA256。'],
  wrong_key: ['这把密钥或口令打不开这个核查卷包。', '请核对密钥文件或口令；若核查卷包不是发给您的，请联系封装单位。'],
  not_a_bundle: ['这个文件不是核查卷包。', '请选择扩展名为 .ljcase 的文件。'],
  newer_version: ['这个核查卷包由更新版本的廉镜制作。', '请先升级本机的廉镜，原文件没有改动。']
}

function refusal(verdict: keyof typeof words, report: BundleReport): AppError {
  const [message, next] = words[verdict]
  const first = report.problems[0]
  return new AppError(verdict, message, { next, ...(first === undefined ? {} : { file: first.path }) })
}
