/**
 * Duty lists held against what was done (荣昌: eight sanctioned, none for taking, all for duties not performed): a node missing or late, decided without
 * the act, or acted on below the post level. What the ledgers do not record is said and not counted against anybody.
 */
import { dutyLanes, type Duty } from '../../../../shared/packs/duties.ts'
import type { PowerDuties, PowerDutyRow } from '../../../../shared/ipc/commands/power-duties.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import {
  countUndone,
  itemOf,
  reviewsGiven,
  sanctionCauses,
  standards,
  undoneRows,
  type DutyHow,
  type DutyPlace
} from '../../queries/power-duties.ts'
import { doneAt } from '../../queries/power-done.ts'
import { sourcesOf } from '../../queries/rows.ts'
import { countBy } from '../../queries/warnings.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { itemName } from './name-members.ts'

const intermediaryModel = 'review-intermediary'

export function readDuties(db: ReadableDB, packs: PackSet, org: string | undefined, asOf: string): PowerDuties {
  const own = ownStandards(db, packs)
  const duties = [...packs.packs.flatMap((pack) => pack.duties), ...own]
  const nodes = [...packs.procedures.values()].filter((procedure) =>
    duties.some((duty) => duty.nodes.some((node) => node.startsWith(`${procedure.id}/`)))
  )
  return {
    duties: duties.map((duty) => ({
      id: duty.id,
      tier: duty.tier,
      name: duty.name,
      basis: duty.basis,
      mark: duty.mark,
      act: duty.act,
      nodes: duty.nodes.map((node) => itemName(packs, ...splitNode(node)).name),
      ...tallyOf(db, duty, org)
    })),
    items: nodes.reduce((sum, procedure) => sum + procedure.nodes.length, 0),
    steps: nodes.reduce((sum, procedure) => sum + procedure.nodes.reduce((all, node) => all + (node.acts?.length ?? 0), 0), 0),
    standards: own.length,
    intermediary:
      packs.datasets['review_task'] === undefined
        ? null
        : {
            ...reviewsGiven(db),
            model: intermediaryModel,
            warnings: countBy(db, { models: [intermediaryModel] }, 0, 'model_id').reduce((sum, row) => sum + row.n, 0)
          },
    sanctions: packs.datasets['conduct_outcome'] === undefined ? null : sanctionsOf(db, packs),
    asOf
  }
}

function sanctionsOf(db: ReadableDB, packs: PackSet) {
  const codes = packs.datasets['conduct_case']?.fields['category']?.codes
  return sanctionCauses(db).map(({ cause, n }) => ({
    cause: cause === null ? { zh: '未填', en: 'Not filled in' } : (codes?.[cause] ?? { zh: cause, en: cause }),
    n
  }))
}

function tallyOf(db: ReadableDB, duty: Duty, org: string | undefined) {
  const tally = { steps: 0, unrecorded: 0, missing: 0, noAct: 0, otherPost: 0, overdue: 0 }
  for (const place of placesOf(duty, org)) {
    const { steps, acts } = doneAt(db, itemOf(place), place.act, place.org)
    tally.steps += steps
    tally.missing += countUndone(db, 'missing', place)
    tally.overdue += countUndone(db, 'overdue', place)
    if (acts === 0) tally.unrecorded += steps
    else tally.noAct += steps - acts
    if (place.below.length > 0) tally.otherPost += countUndone(db, 'otherPost', place)
  }
  return tally
}

/** Rows behind one figure of a duty. Throws `unknown_id`. */
export function listUndone(
  db: ReadableDB,
  packs: PackSet,
  asked: {
    readonly duty: string
    readonly how: DutyHow
    readonly org?: string | undefined
    readonly offset: number
    readonly limit: number
  }
): { rows: PowerDutyRow[]; total: number } {
  const duty = [...packs.packs.flatMap((pack) => pack.duties), ...ownStandards(db, packs)].find((one) => one.id === asked.duty)
  if (!duty) throw new AppError('unknown_id', `没有这项职责：${asked.duty}。`, { next: '请刷新职责清单。' })
  const found = placesOf(duty, asked.org)
    .filter((place) => asked.how !== 'noAct' || doneAt(db, itemOf(place), place.act, place.org).acts > 0)
    .flatMap((place) => undoneRows(db, asked.how, place))
  const rows = found.slice(asked.offset, asked.offset + asked.limit)
  const acts = sourcesOf(
    db,
    'act',
    rows.flatMap((row) => row.act_id ?? [])
  )
  const steps = sourcesOf(
    db,
    'step',
    rows.flatMap((row) => row.step_id ?? [])
  )
  const matters = sourcesOf(
    db,
    'matter',
    rows.map((row) => row.matter_id)
  )
  return {
    rows: rows.map((row) => ({
      matter: { id: row.matter_id, code: row.code, name: row.name },
      org: row.org,
      item: itemName(packs, row.procedure, row.node).name,
      node: row.node,
      step: row.step_id,
      act: row.act_id,
      at: row.at,
      person: row.person,
      post: row.post,
      source: acts.get(row.act_id ?? '') ?? steps.get(row.step_id ?? '') ?? matters.get(row.matter_id) ?? null
    })),
    total: found.length
  }
}

const splitNode = (node: string): readonly [string, string] => [node.slice(0, node.indexOf('/')), node.slice(node.indexOf('/') + 1)]

function placesOf(duty: Duty, org: string | undefined): readonly DutyPlace[] {
  const below = duty.lane === null ? [] : dutyLanes.slice(0, dutyLanes.indexOf(duty.lane))
  return duty.nodes.map((one) => {
    const [procedure, node] = splitNode(one)
    return { procedure, node, act: duty.act, below, org }
  })
}

/** The office's list as duties; a line whose act or level no node knows is left to the import's own checks. */
function ownStandards(db: ReadableDB, packs: PackSet): readonly Duty[] {
  if (packs.datasets['duty_standard'] === undefined) return []
  const acts = ['handle', 'review', 'countersign', 'approve', 'decide'] as const
  const tiers = ['team', 'head', 'member', 'section', 'post'] as const
  return standards(db).flatMap((row) => {
    const act = acts.find((one) => one === row.act)
    if (act === undefined) return []
    return [
      {
        id: row.id,
        tier: tiers.find((one) => one === row.tier) ?? 'post',
        name: { zh: row.post_name === null ? row.text : `${row.post_name}：${row.text}`, en: row.text },
        act,
        lane: dutyLanes.find((one) => one === row.lane) ?? null,
        nodes: [`${row.procedure}/${row.node}`],
        mark: 'L' as const,
        basis: { zh: row.basis ?? row.code, en: row.basis ?? row.code }
      }
    ]
  })
}
