/** The facts behind a figure as rows: project, item, time, money, post of that day, marks, warnings; each leads to its act and its source line. */
import { groupBy } from '../../../../shared/domain/group.ts'
import type { PowerRow } from '../../../../shared/ipc/commands/power.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { marksOfSteps } from '../../queries/people.ts'
import { factPage, peopleAtSteps, type FactRecord, type PowerFilter, type PowerOnly } from '../../queries/power.ts'
import { sourcesOf } from '../../queries/rows.ts'
import { warningsOfRows } from '../../queries/warnings.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { itemName } from './name-members.ts'
import { offBecause } from './read-power.ts'

export function listPower(
  db: ReadableDB,
  packs: PackSet,
  filter: PowerFilter,
  page: { readonly only: PowerOnly; readonly offset: number; readonly limit: number }
): { rows: PowerRow[]; total: number } {
  if (offBecause(db, filter.dimension)) return { rows: [], total: 0 }
  const { rows, total } = factPage(db, filter, page.only, page.offset, page.limit)
  return { rows: powerRows(db, packs, rows), total }
}

export function powerRows(db: ReadableDB, packs: PackSet, facts: readonly FactRecord[]): PowerRow[] {
  const ids = (grain: FactRecord['grain']): string[] => facts.flatMap((fact) => (fact.grain === grain ? [fact.id] : []))
  const steps = [...new Set(facts.map((fact) => fact.step_id))]
  const marks = groupBy(marksOfSteps(db, steps), (mark) => mark.step_id)
  const sources = { act: sourcesOf(db, 'act', ids('act')), step: sourcesOf(db, 'step', ids('step')) }
  const warned = groupBy([...warningsOfRows(db, 'act', ids('act')), ...warningsOfRows(db, 'step', steps)], (one) => one.row_id)
  const people = groupBy(peopleAtSteps(db, ids('step')), (one) => one.step_id)
  return facts.map((fact) => ({
    id: fact.id,
    grain: fact.grain,
    matter: { id: fact.matter_id, code: fact.code, name: fact.matter_name },
    step: fact.step_id,
    item: itemName(packs, fact.procedure, fact.node).name,
    at: fact.at,
    kind: fact.kind,
    people:
      fact.person_id === null
        ? (people.get(fact.step_id) ?? []).map(({ id, name, post }) => ({ id, name, post }))
        : [{ id: fact.person_id, name: fact.person_name ?? fact.person_id, post: fact.post_name }],
    post: fact.post_name,
    postFrom: fact.post_from ?? 'unknown',
    org: fact.org_name,
    days: fact.days,
    amount: fact.amount,
    marks: [...new Set((marks.get(fact.step_id) ?? []).map((mark) => mark.kind as PowerRow['marks'][number]))],
    warnings: [
      ...new Map(
        [...(warned.get(fact.id) ?? []), ...(fact.grain === 'act' ? (warned.get(fact.step_id) ?? []) : [])].map((one) => [
          one.id,
          one.level
        ])
      ).values()
    ],
    source: sources[fact.grain].get(fact.id) ?? null
  }))
}
