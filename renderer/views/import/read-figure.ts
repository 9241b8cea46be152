/** A figure as a person types it: `1,234.5`, full-width digits, spaces; empty is "no figure" (null), anything else is not a number (undefined). */
export function readFigure(text: string): number | null | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s,，]/g, '')
    .replace('−', '-')
  if (plain === '') return null
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
