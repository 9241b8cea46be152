/** What a form or a query may name: datasets with their fields and rows here, helper functions, ids that are taken. */
import type { CommandOutput } from '../../../../shared/ipc/contract.ts'
import type { Session } from '../../session.ts'
import { all, sql } from '../../vault/sql.ts'

type Words = CommandOutput<'author.words'>

const helpers: Words['helpers'] = [
  { id: 'days_between', signature: 'days_between(from, to)', name: { zh: '相隔天数', en: 'calendar days between' } },
  { id: 'workdays_between', signature: 'workdays_between(from, to)', name: { zh: '相隔工作日', en: 'working days between' } },
  { id: 'add_months', signature: 'add_months(date, n)', name: { zh: '加 n 个月', en: 'n months later' } },
  { id: 'idiv', signature: 'idiv(a, b)', name: { zh: '整数相除', en: 'whole quotient' } },
  { id: 'least_of', signature: 'least_of(a, b, …)', name: { zh: '取最小', en: 'smallest' } },
  { id: 'greatest_of', signature: 'greatest_of(a, b, …)', name: { zh: '取最大', en: 'largest' } },
  { id: 'round_to', signature: 'round_to(x, n)', name: { zh: '保留 n 位小数', en: 'round to n decimals' } },
  { id: 'quantile_r8', signature: 'quantile_r8(x, p)', name: { zh: '分位数', en: 'quantile' } },
  {
    id: 'limit_at',
    signature: "limit_at('name', org_id, kind, method, date)",
    name: { zh: '按单位、类别取阈值', en: 'threshold for a row' }
  }
]

export function authorWords(session: Session): Words {
  const { packs, vault } = session
  const held = all<{ dataset: string; rows: number }>(vault.reader, sql`SELECT dataset, rows FROM sys_roll_dataset`)
  const rows = new Map(held.map((row) => [row.dataset, row.rows]))
  const datasets = Object.entries(packs.datasets).map(([id, dataset]) => ({
    id,
    name: dataset.name,
    kind: dataset.kind,
    title: dataset.title,
    date: dataset.date ?? null,
    amount: dataset.amount ?? null,
    rows: rows.get(id) ?? 0,
    fields: Object.entries(dataset.fields).map(([field, { type, name, ref, codes }]) => ({
      id: field,
      type,
      name,
      ref: ref ?? null,
      codes: Object.entries(codes ?? {}).map(([code, word]) => ({ id: code, name: word }))
    }))
  }))
  return { datasets, helpers, models: packs.models.map((model) => model.id) }
}
