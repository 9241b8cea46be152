/**
 * P7, its other half: search over everything on a county, as the window asks for it: words, names, single common characters, pinyin, codes typed
 * halfway, amounts, days, months, years. Names and codes are drawn from the county itself. All together at p95, and the slowest kind of question.
 */
import { all, sql } from '../../electron/engine/vault/sql.ts'
import { countyEngine, countyVault } from './county.ts'
import { atMost, median, ninetyFifth, type BenchOptions, type BenchRow, type Figure } from './figure.ts'

export const searchAll: Figure = { id: 'P7', what: 'search over everything', run }
const rounds = 5

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const questions = await questionsOf(options)
  const { engine, client } = await countyEngine(options)
  try {
    const { rows } = await client.run('search.prepare', {})
    options.say(`   ${rows.toLocaleString('en')} rows were put in the index`)
    const spent = new Map<string, number[]>()
    // in turn, as questions come: each kind finds what the one before left in the cache
    for (let round = 0; round <= rounds; round += 1) {
      for (const [kind, texts] of questions) {
        for (const text of texts) {
          const started = performance.now()
          await client.call('search.all', { text })
          if (round > 0) spent.set(kind, [...(spent.get(kind) ?? []), performance.now() - started])
        }
      }
    }
    const every = [...spent.values()].flat()
    const [slowest] = [...spent].toSorted(([, a], [, b]) => median(b) - median(a))
    return [
      atMost('P7', `search, ${every.length} questions, p95`, ninetyFifth(every), 100, 'ms'),
      atMost('P7', `search, ${slowest?.[0] ?? ''} (the slowest kind), p50`, median(slowest?.[1] ?? every), 100, 'ms')
    ]
  } finally {
    await engine.close()
  }
}

async function questionsOf(options: BenchOptions): Promise<readonly (readonly [string, readonly string[]])[]> {
  const vault = await countyVault(options)
  try {
    const names = all<{ name: string }>(vault.reader, sql`SELECT name FROM person ORDER BY SUBSTR(id, -6), id LIMIT 8`).map(
      ({ name }) => name
    )
    const codes = all<{ code: string }>(vault.reader, sql`SELECT code FROM matter ORDER BY SUBSTR(id, -6), id LIMIT 6`).map(
      ({ code }) => code
    )
    return [
      ['names', names],
      ['words', ['工程', '道路工程', '住建局', '资金', '支付', '住房和城乡建设', '验收', '采购']],
      ['one character', ['人', '县', '王', '在', '项', '李']],
      ['pinyin', ['zjj', 'zhangwei', 'lw', 'wang']],
      ['codes', [...codes, ...codes.map((code) => code.slice(0, -2)), 'HT-2024', '2025', '202']],
      ['amounts', ['12万', '120000', '1,200.50元']],
      ['days', ['2026年3月5日', '2026-03', '2025年', '"2026-03"']],
      ['several', ['王 2026-03', '验收 2025年', '工程 12万']]
    ]
  } finally {
    vault.close()
  }
}
