/**
 * Spending ranked to choose what to watch (海盐: three fields make 70 %): largest first with the running share, and beside each how much of it was
 * approved on line, on paper, or by a way that the data does not say.
 */
import type { PowerSpending } from '../../../../shared/ipc/commands/power-spending.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import {
  approvalFigures,
  lastSpendMonth,
  rewriteSpend,
  spendStandsOn,
  spendSums,
  type SpendBy,
  type SpendPeriod
} from '../../queries/power-spend.ts'
import { paymentPage } from '../../queries/power-payments.ts'
import { orgsNamed } from '../../queries/power.ts'
import { sourcesOf } from '../../queries/rows.ts'
import type { ReadableDB, WritableDB } from '../../vault/connection.ts'
import { get, run, sql } from '../../vault/sql.ts'
import type { Piece } from '../work-in-slices.ts'
import { powerParam } from './power-params.ts'

const setting = 'spend_stands_on'
const most = 200

export const spendIsFresh = (db: ReadableDB): boolean =>
  get<{ value: string }>(db, sql`SELECT value FROM sys_setting WHERE key = ${setting}`)?.value === spendStandsOn(db)

/** Brings the sums up to the payments, a slice at a time. Until it ends they are not fresh, and nobody reads them. */
export function* refreshSpend(writer: WritableDB): Generator<Piece, number, undefined> {
  for (;;) {
    const state = spendStandsOn(writer)
    run(writer, sql`DELETE FROM sys_setting WHERE key = ${setting}`)
    let done = 0
    for (const piece of rewriteSpend(writer)) {
      done = piece.done
      yield piece
    }
    // payments may have come between two slices
    if (state !== spendStandsOn(writer)) continue
    run(writer, sql`INSERT INTO sys_setting (key, value) VALUES (${setting}, ${state}) ON CONFLICT (key) DO UPDATE SET value = ${state}`)
    return done
  }
}

/** The months asked for; else the three years up to the last month with payments. */
export function spendPeriod(
  db: ReadableDB,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  asOf: string
): SpendPeriod {
  const to = asked.to ?? lastSpendMonth(db, asOf.slice(0, 7)) ?? asOf.slice(0, 7)
  const months = Number(to.slice(0, 4)) * 12 + Number(to.slice(5)) - 36
  return { from: asked.from ?? `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`, to }
}

export function rankSpending(db: ReadableDB, packs: PackSet, by: SpendBy, period: SpendPeriod, asOf: string): PowerSpending {
  const channelOf = readChannel(packs)
  const sums = new Map<string, { n: number; amount: number; online: number; paper: number; unknown: number }>()
  for (const row of spendSums(db, by, period)) {
    let sum = sums.get(row.key)
    if (sum === undefined) sums.set(row.key, (sum = { n: 0, amount: 0, online: 0, paper: 0, unknown: 0 }))
    sum.n += row.n
    sum.amount += row.amount
    sum[channelOf(row.channel)] += row.amount
  }
  const sorted = [...sums].filter(([, sum]) => sum.amount > 0).toSorted((a, b) => b[1].amount - a[1].amount || (a[0] < b[0] ? -1 : 1))
  const total = sorted.reduce((sum, [, one]) => sum + one.amount, 0)
  const names =
    by === 'org'
      ? new Map(
          orgsNamed(
            db,
            sorted.map(([id]) => id)
          ).map((row) => [row.id, row.name])
        )
      : new Map<string, string>()
  const nameOf = (id: string): { zh: string; en: string } => {
    if (id === '') return by === 'domain' ? { zh: '未挂事项的支出', en: 'Not of any matter' } : { zh: '未填', en: 'Not filled in' }
    if (by === 'domain') return packs.procedures.get(id)?.name ?? { zh: id, en: id }
    const name = names.get(id) ?? id
    return { zh: name, en: name }
  }
  let sum = 0
  const rows = sorted.map(([id, one]) => {
    sum += one.amount
    return { id, name: nameOf(id), ...one, share: one.amount / total, cumulative: Math.min(1, sum / total) }
  })
  const { value } = powerParam(packs, 'watch_share', asOf)
  return {
    by,
    ...period,
    total,
    n: sorted.reduce((all, [, one]) => all + one.n, 0),
    rows: rows.slice(0, most),
    rowTotal: rows.length,
    reach: { share: value, rows: rows.findIndex((row) => row.cumulative >= value) + 1 },
    figures: approvalFigures(db).map((row) => ({
      org: { id: row.org_id, name: row.org },
      period: row.period,
      total: row.total,
      paper: row.paper,
      totalRow: row.total_row,
      paperRow: row.paper_row
    }))
  }
}

/** How a matter's channel is read: as power.yaml lists the words. */
export function readChannel(packs: PackSet): (channel: string) => 'online' | 'paper' | 'unknown' {
  const lists = packs.packs.flatMap((pack) => (pack.power === null ? [] : [pack.power.channels]))
  return (channel) =>
    lists.some((one) => one.online.includes(channel)) ? 'online' : lists.some((one) => one.paper.includes(channel)) ? 'paper' : 'unknown'
}

/** The payments behind a bar. */
export function listPayments(db: ReadableDB, packs: PackSet, by: SpendBy, id: string, period: SpendPeriod, offset: number, limit: number) {
  const channelOf = readChannel(packs)
  const { rows, total } = paymentPage(db, by, id, period, offset, limit)
  const sources = sourcesOf(
    db,
    'payment',
    rows.map((row) => row.id)
  )
  return {
    rows: rows.map((row) => ({
      id: row.id,
      date: row.pay_date,
      amount: row.amount,
      kind: row.kind,
      voucher: row.voucher_no,
      org: row.org,
      payee: row.payee,
      matter: row.matter_id === null ? null : { id: row.matter_id, code: row.code ?? '', name: row.matter_name ?? row.matter_id },
      channel: channelOf(row.channel ?? ''),
      source: sources.get(row.id) ?? null
    })),
    total
  }
}
