/** An anchor as copied from paper: spaces within the hash and thousands separators in the number do not matter. */
export function readAnchor(seq: string, hash: string): { readonly seq: number; readonly hash: string } | undefined {
  const number = seq.normalize('NFKC').replaceAll(/[\s,]/g, '')
  const hex = hash.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  return /^\d{1,15}$/.test(number) && /^[0-9a-f]{64}$/.test(hex) ? { seq: Number(number), hash: hex } : undefined
}
