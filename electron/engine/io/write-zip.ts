/**
 * Several files as one archive, so that sixty-nine workbooks are saved by one motion. Stored, not compressed (workbooks are compressed already);
 * names in UTF-8 with the flag that says so (PKWARE APPNOTE 6.3.10 §4.4.4), so that Chinese names survive on Windows.
 */
import { crc32 } from 'node:zlib'

export interface ZippedFile {
  readonly name: string
  readonly data: Buffer
}

const inUtf8 = 0x0800
const version = 20

/** DOS date and time of a moment, as zip entries carry them; local time has no meaning here, so UTC. */
function dosTime(at: Date): readonly [time: number, date: number] {
  return [
    (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  ]
}

/** The archive's bytes. Names must differ; folders are part of a name (`a/b.xlsx`). At most 65,535 files and 4 GiB. */
export function zipOf(files: readonly ZippedFile[], at: Date): Buffer {
  const [time, date] = dosTime(at)
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data } of files) {
    const label = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(version, 0)
    common.writeUInt16LE(inUtf8, 2)
    common.writeUInt16LE(time, 6)
    common.writeUInt16LE(date, 8)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(label.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, label, data])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([version, 0]), common, place, label]))
    parts.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listed, end])
}
