/**
 * Seals a 核查卷 into one encrypted file and writes the hand-over sheet beside it. The file appears under its name only when it is whole and on the disk;
 * a cancel or a fault leaves nothing. Memory does not grow with the attachments.
 */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, open, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import type { TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CustodyEntry } from '../../../shared/domain/volume/custody.ts'
import { volumeSchema } from '../../../shared/domain/volume/volume.ts'
import type { Volume } from '../../../shared/domain/volume/volume.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { Language } from '../../../shared/text/format.ts'
import type { SealTo } from '../io/bundle/age-key.ts'
import { encryptTo } from '../io/bundle/age.ts'
import { placeAttachments } from '../io/bundle/attachments.ts'
import type { Attachment } from '../io/bundle/attachments.ts'
import { textPayload, writeBag } from '../io/bundle/bag.ts'
import type { Bag } from '../io/bundle/bag.ts'
import { continueCustody, writeCustody } from '../io/bundle/custody.ts'
import { diskError } from '../io/bundle/disk-error.ts'
import { HashThread } from '../io/bundle/hash-thread.ts'
import { renderHandover, readmeText } from '../io/bundle/handover-html.ts'
import type { Handover } from '../io/bundle/handover-html.ts'
import { keyIdOf, publicKeyText } from '../io/bundle/signature.ts'
import type { Signer } from '../io/bundle/signature.ts'
import { dataFiles } from '../io/bundle/volume-data.ts'
import { renderVolume } from '../io/bundle/volume-html.ts'

export interface SealInput {
  /** `sealedAt` and `sealedBy` are taken from here. */
  readonly volume: Volume
  readonly attachments?: AsyncIterable<Attachment>
  /** The custody log so far; the entry `sealed` is appended. */
  readonly custody?: readonly CustodyEntry[]
  readonly signer: Signer
  readonly to: SealTo
  /** The file to write. */
  readonly out: string
  readonly overwrite?: boolean
  readonly language?: Language
  readonly signal?: AbortSignal
  /** Bytes done of all, reading and writing; `total` is null while attachments are still being measured. */
  readonly onProgress?: (done: number, total: number | null) => void
}

export interface SealedBundle {
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  /** The hand-over sheet (HTML) beside it. */
  readonly handover: string
  /** The custody log as it went into the bundle, to be kept in the vault. */
  readonly custody: readonly CustodyEntry[]
  /** The volume as sealed, attachments placed. */
  readonly volume: Volume
  readonly pages: number
}

/**
 * Seals a volume.
 * @throws AppError `conflict` (the file exists), `usage` (volume, recipients or attachments do not fit), `file_changed`, `disk_full`, `cancelled`,
 *   `bad_file` (the folder cannot be written to)
 */
export async function sealBundle(input: SealInput): Promise<SealedBundle> {
  const { signer, out, signal } = input
  if (input.overwrite !== true && (await exists(out))) {
    throw new AppError('conflict', '目标位置已有同名文件。', { file: basename(out), next: '请换一个文件名，已有的核查卷包不会被覆盖。' })
  }
  let done = 0
  const placed = await placeAttachments(
    parsed(input.volume),
    input.attachments ?? none(),
    (count) => input.onProgress?.((done += count), null),
    signal
  )
  const { volume } = placed
  const sealedFact = {
    at: volume.sealedAt,
    unit: signer.unit,
    account: signer.account,
    act: 'sealed',
    detail: `${volume.items.length} 件`
  } as const
  const custody = continueCustody(input.custody ?? [], sealedFact)
  const data = dataFiles(volume)
  const names = new Map(
    volume.items.flatMap((item) => (item.kind === 'attachment' ? [[item.body.path ?? '', item.body.name] as const] : []))
  )
  const files = [...data, ...placed.files].map(({ path }) => ({ path, label: names.get(path) ?? path }))
  const rendered = renderVolume(volume, { custody, files, ...(input.language === undefined ? {} : { language: input.language }) })
  const handover: Handover = {
    volume,
    keyId: keyIdOf(publicKeyText(signer.publicKey)),
    pages: rendered.pages,
    attachments: placed.files.length,
    sealed: null,
    recipients: input.to.kind === 'recipients' ? input.to.recipients.length : 0
  }
  const payload = [
    textPayload('index.html', rendered.html),
    textPayload('volume.json', `${JSON.stringify(volume, null, 2)}\n`),
    textPayload('handover.html', renderHandover(handover)),
    textPayload('README.txt', readmeText(volume)),
    ...data,
    ...placed.files
  ]
  const bag: Bag = { id: volume.id, sealedAt: volume.sealedAt, info: infoOf(volume), payload, custody: writeCustody(custody), signer }
  const total = done + payload.reduce((sum, file) => sum + file.size, 0)
  const written = await writeSealed(bag, input, (count) => input.onProgress?.(Math.min(total, (done += count)), total))
  const sheet = `${out}.handover.html`
  const sheetHtml = renderHandover({ ...handover, sealed: { name: basename(out), ...written } })
  try {
    await placeFile(sheet, (temporary) => writeFile(temporary, sheetHtml, { flag: 'wx' }))
  } catch (error) {
    await rm(out, { force: true }) // a bundle without its sheet is not handed over
    throw error
  }
  return { file: out, ...written, handover: sheet, custody, volume, pages: rendered.pages }
}

async function* none(): AsyncGenerator<Attachment, void> {}

function parsed(volume: Volume): Volume {
  const result = volumeSchema.safeParse(volume)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new AppError('usage', `核查卷的内容不完整：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(), {
    next: '请在核查卷页面补齐后再封装。'
  })
}

const infoOf = (volume: Volume): Bag['info'] => [
  ['Source-Organization', volume.unit],
  ['External-Identifier', volume.no],
  ['External-Description', volume.title],
  ['Bag-Software-Agent', 'lianjing']
]

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false
  )

/** Bag → age → disk, hashed on the way. */
async function writeSealed(
  bag: Bag,
  input: SealInput,
  onBytes: (count: number) => void
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const thread = new HashThread()
  try {
    const hash = thread.hash()
    let bytes = 0
    const measured = new Transform({
      transform(part: Buffer, _encoding, next) {
        bytes += part.length
        onBytes(part.length)
        void handOn(hash.update(part), part, next)
      }
    })
    await placeFile(input.out, async (temporary) => {
      const options = input.signal === undefined ? {} : { signal: input.signal }
      const bytesOut = createWriteStream(temporary, { flags: 'wx', highWaterMark: 512 * 1024 })
      await pipeline(Readable.from(writeBag(bag, thread)), encryptTo(input.to), measured, bytesOut, options)
    })
    return { sha256: await hash.digest(), bytes }
  } finally {
    await thread.close()
  }
}

/** Hands a part on once the hash has room for more. */
async function handOn(wait: Promise<void> | null, part: Buffer, next: TransformCallback): Promise<void> {
  try {
    await wait
  } catch (error) {
    next(error instanceof Error ? error : new Error(String(error)))
    return
  }
  next(null, part)
}

/** Writes beside the target, makes sure it is on the disk, then gives it its name; on any fault the temporary file goes. */
async function placeFile(target: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`)
  try {
    await write(temporary)
    const handle = await open(temporary, 'r+')
    await handle.sync().finally(() => handle.close())
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true, maxRetries: 5, retryDelay: 50 })
    if (error instanceof Error && error.name === 'AbortError') throw new AppError('cancelled', '封装已取消，没有留下文件。')
    throw diskError(error, target)
  }
}
