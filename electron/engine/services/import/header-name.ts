/**
 * What a column is called, freed of how it is written: full-width letters, spaces, marks of must-fill and a unit in brackets do not make
 * another column. The unit is kept, because 合同金额（万元） says how its figures are to be read.
 */
export type MoneyUnit = 'fen' | 'yuan' | 'wan' | 'yi'

export interface HeaderName {
  /** comparable form: no spaces, brackets with units, marks; half-width, lower case */
  readonly key: string
  /** unit of money the header states, else null */
  readonly unit: MoneyUnit | null
}

const moneyUnits: Readonly<Record<string, MoneyUnit>> = {
  元: 'yuan',
  人民币元: 'yuan',
  万元: 'wan',
  万: 'wan',
  亿元: 'yi',
  亿: 'yi',
  分: 'fen'
}
const known = new Map<string, HeaderName>()

/** The comparable form of a header. */
export function headerName(text: string): HeaderName {
  const cached = known.get(text)
  if (cached !== undefined) return cached
  let unit: MoneyUnit | null = null
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/[([【［〔]([^()[\]【】〔〕]{0,12})[)\]】］〕]/g, (whole, inside: string) => {
      const word = inside.replace(/^(单位|计量单位)[:：]?/, '')
      const money = moneyUnits[word]
      if (money !== undefined) unit = money
      return money !== undefined || /^(%|百分比|个|家|人|天|日|必填|选填|\*|年月日|yyyy-mm-dd|格式.*)$/i.test(word) ? '' : whole
    })
    .replace(/[/／_-](万元|亿元|元)$/, (_, word: string) => {
      unit = moneyUnits[word] ?? unit
      return ''
    })
    .replace(/[*:：、。"'“”]/g, '')
    .toLowerCase()
  const name = { key: plain === '' ? text.trim() : plain, unit }
  if (known.size < 20_000) known.set(text, name)
  return name
}

/** Where each comparable header stands; of two alike the first counts. */
export function headerIndex(header: readonly string[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>()
  for (const [at, text] of header.entries()) {
    const { key } = headerName(text)
    if (!index.has(key)) index.set(key, at)
  }
  return index
}

/** The position of the first of these names that the header has, else null. */
export function findColumn(index: ReadonlyMap<string, number>, names: string | readonly string[]): number | null {
  for (const name of typeof names === 'string' ? [names] : names) {
    const at = index.get(headerName(name).key)
    if (at !== undefined) return at
  }
  return null
}
