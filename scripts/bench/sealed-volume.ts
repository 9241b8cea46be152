/** The smallest volume that carries attachments of any size, and those attachments as files of seeded bytes that no packer makes smaller. */
import { createCipheriv, createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Volume } from '../../shared/domain/volume/volume.ts'

const piece = 8 * 1024 * 1024

/** Files of seeded bytes, `mebibytes` in all (at least one MiB each); gives their paths. */
export function attachmentFiles(folder: string, mebibytes: number, count: number, seed: number): readonly string[] {
  const bytes = Math.max(1, Math.floor(mebibytes / count)) * 1024 * 1024
  return Array.from({ length: count }, (_, at) => seededFile(join(folder, `scan-${seed}-${at + 1}-${bytes}.bin`), bytes, seed + at))
}

/** One file of `bytes` seeded bytes, kept between runs; gives its path. */
export function seededFile(file: string, bytes: number, seed: number): string {
  if (existsSync(file)) return file
  const stream = createCipheriv('aes-256-ctr', createHash('sha256').update(`bench ${seed}`).digest(), Buffer.alloc(16))
  const zeros = Buffer.alloc(piece)
  const out = openSync(`${file}.part`, 'w')
  for (let left = bytes; left > 0; left -= piece) writeSync(out, stream.update(left < piece ? zeros.subarray(0, left) : zeros))
  closeSync(out)
  renameSync(`${file}.part`, file)
  return file
}

/** A volume with one attachment piece for each file, its length and hash known as a vault knows them from when it was attached. */
export function volumeOf(files: readonly string[]): Volume {
  return {
    format: 'lianjing-volume',
    version: 1,
    id: 'bench-case',
    no: '云纪核〔2026〕001 号',
    title: '封装速度测试卷',
    unit: '云溪县纪委监委',
    office: '',
    handlers: [],
    origin: '',
    marking: '测试数据',
    retention: '',
    from: null,
    to: null,
    copy: { unit: '云溪县', asOf: '2026-10-31', number: 1, of: 1, approver: '', expires: null },
    createdBy: '测试',
    sealedAt: '2026-11-20T17:06:00+08:00',
    sealedBy: '测试',
    summary: '',
    items: files.map((file, at) => ({
      seq: at + 1,
      kind: 'attachment',
      title: basename(file),
      docNo: '',
      author: '',
      date: '2026-11-20',
      proves: '',
      provided: '',
      check: { state: 'unchecked' },
      body: { name: basename(file), mime: 'application/octet-stream', ...measured(file), path: null, pages: 1, description: '' }
    })),
    facts: [],
    models: []
  }
}

function measured(file: string): { readonly bytes: number; readonly sha256: string } {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(piece)
  const from = openSync(file, 'r')
  for (let read = readSync(from, buffer); read > 0; read = readSync(from, buffer)) hash.update(buffer.subarray(0, read))
  closeSync(from)
  return { bytes: statSync(file).size, sha256: hash.digest('hex') }
}
