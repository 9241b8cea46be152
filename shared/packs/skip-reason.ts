/** Why a model did not run: a machine's code, then the words in Chinese and English, in the one text that contracts.md gives room for. */

export type SkipCode = 'no_rows' | 'empty_field' | 'time_limit' | 'failed' | 'unchanged'
export interface SkipReason {
  readonly code: SkipCode
  /** dataset, dataset.field, or what the database said */
  readonly what: string
  readonly zh: string
  readonly en: string
}

/** `no_rows:tender｜没有“招标”数据｜no rows of Tender` */
export function writeSkip(reason: SkipReason): string {
  return [`${reason.code}:${reason.what.replaceAll('｜', ' ')}`, reason.zh, reason.en].join('｜')
}

/** Reads what writeSkip wrote; null when it is something else. */
export function readSkip(text: string): SkipReason | null {
  const [head = '', zh = '', en = ''] = text.split('｜')
  const [code = '', ...what] = head.split(':')
  if (code !== 'no_rows' && code !== 'empty_field' && code !== 'time_limit' && code !== 'failed' && code !== 'unchanged') return null
  return { code, what: what.join(':'), zh, en }
}
