/**
 * The zip around a workbook. Looks at the directory's sizes and ratios before anything is unpacked, so that a zip bomb costs nothing, and
 * streams entries one at a time. Damage is told as damage, with the file's name.
 */
import type { Readable } from 'node:stream'
import type { Entry, ZipFile } from 'yauzl'
import { openPromise } from 'yauzl'
import { AppError } from '../../../shared/ipc/reply.ts'
import { badFile, stopIfCancelled } from './bad-file.ts'

const mostEntries = 20_000
const largestPart = 2 * 1024 ** 3
const largestWhole = 4 * 1024 ** 3
/** Workbooks pack 5 to 40 times; absurd empty ranges reach about 150. */
const highestRatio = 300
const ratioMattersFrom = 20 * 1024 ** 2
const refuseNext = '请不要解压或打开该文件，核对来源后向提供单位重新索取。'

export class XlsxPackage {
  readonly names: readonly string[]
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #file: string

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, file: string) {
    this.#zip = zip
    this.#entries = entries
    this.#file = file
    this.names = [...entries.keys()]
  }

  /** Opens the zip and weighs its directory. Throws AppError bad_file for damage, encryption and zip bombs. */
  static async open(path: string, file: string): Promise<XlsxPackage> {
    const zip = await openPromise(path, { autoClose: false }).catch((cause: unknown) => Promise.reject(damaged(file, cause)))
    try {
      const entries = new Map<string, Entry>()
      let whole = 0
      for await (const entry of zip.eachEntry()) {
        whole += entry.uncompressedSize
        const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
        if (
          entry.uncompressedSize > largestPart ||
          whole > largestWhole ||
          entries.size >= mostEntries ||
          (ratio > highestRatio && entry.uncompressedSize > ratioMattersFrom)
        ) {
          throw badFile(
            { file },
            `像是压缩炸弹：解压后将膨胀到 ${Math.round(whole / 1024 ** 2)} MB（${Math.round(ratio)} 倍），已拒绝解压`,
            refuseNext
          )
        }
        entries.set(entry.fileName, entry)
      }
      return new XlsxPackage(zip, entries, file)
    } catch (cause) {
      zip.close()
      throw damaged(file, cause)
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  bytesOf(name: string): number {
    return this.#entries.get(name)?.uncompressedSize ?? 0
  }

  /** The unpacked bytes of an entry, in pieces. Throws AppError bad_file when the entry is missing or damaged. */
  async *chunks(name: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (entry === undefined) throw badFile({ file: this.#file }, `缺少内部文件 ${name}，工作簿不完整`, damagedNext)
    if (entry.isEncrypted() || !entry.canDecodeFileData()) {
      throw badFile({ file: this.#file }, '的压缩方式或加密方式不受支持', '请用 Excel 或 WPS 打开，去掉密码并另存为 .xlsx 后再导入。')
    }
    let stream: Readable | undefined
    try {
      stream = await this.#zip.openReadStreamPromise(entry)
      for await (const chunk of stream) {
        stopIfCancelled(signal)
        if (Buffer.isBuffer(chunk)) yield chunk
      }
    } catch (cause) {
      throw damaged(this.#file, cause)
    } finally {
      stream?.destroy()
    }
  }

  /** A small entry as text; empty when it is absent. */
  async text(name: string): Promise<string> {
    if (!this.has(name)) return ''
    if (this.bytesOf(name) > 64 * 1024 ** 2) throw badFile({ file: this.#file }, `的内部文件 ${name} 过大`, refuseNext)
    const parts: Buffer[] = []
    for await (const chunk of this.chunks(name)) parts.push(chunk)
    return Buffer.concat(parts)
      .toString('utf8')
      .replace(/^\ufeff/, '')
  }

  close(): void {
    this.#zip.close()
  }
}

const damagedNext = '请用 Excel 或 WPS 打开核对，能打开则另存一份再导入；打不开则重新取得文件。'

/** AppError bad_file for a zip or XML that does not read; passes AppErrors through. */
export function damaged(file: string, cause: unknown, sheet?: string, line?: number): Error {
  if (cause instanceof AppError) return cause
  if (cause instanceof RangeError || cause instanceof ReferenceError) return cause
  return badFile({ file, sheet, line }, '已损坏或不完整，无法读取', damagedNext)
}
