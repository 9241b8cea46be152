/**
 * Excel's day numbers as ISO text. The 1900 system counts a 29 February 1900 that never was (serial 60), so days before March 1900 shift
 * by one; Mac workbooks may count from 1904. Seconds are rounded, because 0.58 of a day is never exact.
 */

const dayMilliseconds = 86_400_000
const lastSerial = 2_958_465.999_99

/**
 * ISO date (`2023-08-30`) or, when the serial has a time of day, `2023-08-30T14:00:00`; a pure time (below 1) is `14:00:00`.
 * Null for what is no day: negative, beyond 9999-12-31, or the impossible serial 60 of the 1900 system.
 */
export function excelSerialToIso(serial: number, system1904 = false): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastSerial) return null
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400)
  const day = Math.floor(serial) + (seconds === 86_400 ? 1 : 0)
  const time = clockText(seconds % 86_400)
  if (day === 0 && !system1904) return time ?? '00:00:00'
  if (!system1904 && day === 60) return null
  const origin = system1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  const date = new Date(origin + day * dayMilliseconds).toISOString().slice(0, 10)
  return time === null ? date : `${date}T${time}`
}

function clockText(seconds: number): string | null {
  if (seconds === 0) return null
  const part = (value: number): string => String(value).padStart(2, '0')
  return `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`
}
