/**
 * Words that accuse. What the product writes are leads and circumstances to be checked, so rules, reports and letters must do without them
 * (feature 25). Names that others gave (an indicator called 违纪违法, a ledger's file name) are quoted, and quoting does not accuse.
 */
const accusations = /涉嫌|违法|违纪|舞弊|腐败|贪|围标|串标|犯罪|渎职|corrupt|fraud|illegal|guilty|criminal|culprit/iu

/** The first accusing word in a text; null when there is none. `quoted`: names to be left out of account. */
export function accusingWord(text: string, quoted: readonly string[] = []): string | null {
  const longestFirst = [...new Set(quoted)].filter((name) => accusations.test(name)).toSorted((a, b) => b.length - a.length)
  const own = longestFirst.reduce((rest, name) => rest.replaceAll(name, ' '), text)
  return accusations.exec(own)?.[0] ?? null
}
