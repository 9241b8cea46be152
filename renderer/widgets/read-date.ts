/** A day as a person types it: `2026-11-20`, `20261120`, `2026.11.20`, `2026/11/20`, `2026年11月20日`, full-width digits. A day that does not exist is none. */
export function readDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(plain)
  if (!found) return undefined
  const [, year = '', month = '', day = ''] = found
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** Whether a form may be sent with this date: none at all, or a day that was read. What could not be read stays as typed and is no day. */
export function dateFits(value: string): boolean {
  return value.trim() === '' || readDate(value) !== undefined
}
