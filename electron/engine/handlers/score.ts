/** The index: scores, one unit, one indicator, snapshots, versions of the tree. */
import path from 'node:path'
import { AppError } from '../../../shared/ipc/reply.ts'
import { sessionOf, type EngineContext } from '../context.ts'
import { listSnapshots, type SnapshotRow } from '../queries/trees.ts'
import { readAgreement } from '../services/score/agreement.ts'
import { changedTree, tryTree, viewTree } from '../services/score/change-tree.ts'
import { unitMeant } from '../services/one-meant.ts'
import { accountName } from '../services/open-session.ts'
import { openingOf } from '../services/run-models.ts'
import { readCourse } from '../services/score/read-course.ts'
import { readMaps } from '../services/score/read-maps.ts'
import { countPoints } from '../services/score/count-points.ts'
import { readLeaf } from '../services/score/read-leaf.ts'
import { readTable } from '../services/score/read-table.ts'
import { readTrees, readUnitScore } from '../services/score/read-unit.ts'
import { choosePeriod } from '../services/score/score-units.ts'
import { readSensitivity } from '../services/score/sensitivity.ts'
import { checkSnapshot, makeSnapshot } from '../services/score/snapshot.ts'
import { saveTree, treeAsText, treeFor } from '../services/score/trees.ts'
import { RunnerLine } from '../runner-line.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import type { NamesUnder, Part } from './handler.ts'

const dayOf = (session: Session, context: EngineContext): string =>
  readMeta(session.vault.reader, 'data_date') ?? context.deps.clock().toISOString().slice(0, 10)
const periodOf = (session: Session, asked: string | undefined) => choosePeriod(session.vault.reader, session.packs, asked)

const snapshotView = (row: SnapshotRow) => ({
  id: row.id,
  period: row.period,
  tree: `${row.tree_id} v${row.tree_version}`,
  hash: row.hash,
  units: row.units,
  asOf: row.as_of,
  reason: row.reason,
  at: row.at,
  account: row.account
})

export const scoreHandlers: Part<NamesUnder<'score'> | NamesUnder<'snapshot'> | NamesUnder<'tree'>> = {
  'score.table': (input, context) => {
    const session = sessionOf(context)
    return readTable(session.vault.reader, session.packs, periodOf(session, input.period), dayOf(session, context))
  },
  'score.unit': (input, context) => {
    const session = sessionOf(context)
    const view = readUnitScore(
      session.vault.reader,
      session.packs,
      periodOf(session, input.period),
      unitMeant(session.vault.reader, input.unit)
    )
    session.looked({ action: 'view.score', subject: view.unit.id, detail: { period: view.period } })
    return view
  },
  'score.trees': (input, context) => {
    const session = sessionOf(context)
    return readTrees(session.vault.reader, session.packs, periodOf(session, input.period), {
      ...input,
      ...(input.unit === undefined ? {} : { unit: unitMeant(session.vault.reader, input.unit) })
    })
  },
  'score.leaf': (input, context) => {
    const session = sessionOf(context)
    return readLeaf(
      session.vault.reader,
      session.packs,
      periodOf(session, input.period),
      unitMeant(session.vault.reader, input.unit),
      input.indicator
    )
  },
  'score.sensitivity': (input, context) => {
    const session = sessionOf(context)
    return readSensitivity(
      session.vault.reader,
      session.packs,
      periodOf(session, input.period),
      unitMeant(session.vault.reader, input.unit)
    )
  },
  'score.agreement': (input, context) => {
    const session = sessionOf(context)
    return readAgreement(session.vault.reader, session.packs, periodOf(session, input.period))
  },
  'score.course': (input, context) => {
    const session = sessionOf(context)
    return readCourse(session.vault.reader, session.packs, periodOf(session, input.period))
  },
  'score.maps': (_input, context) => ({ maps: readMaps(path.join(context.deps.resources, 'maps')) }),
  'score.count': (_input, context) => {
    const session = sessionOf(context)
    const { spawnRunner, nativeBinding, resources, clock, modelTimeLimit = 60_000 } = context.deps
    const asOf = dayOf(session, context)
    return context.jobs.start('score.count', async (job) => {
      const opening = () => openingOf(session.vault, { calendars: path.join(resources, 'calendars'), nativeBinding })
      const line = new RunnerLine({ spawnRunner, opening, warm: session.runners, timeLimitMs: modelTimeLimit, signal: job.signal })
      try {
        const at = clock().toISOString()
        return { counted: await session.write(() => countPoints(session.vault, session.packs, { asOf, at, line })), asOf }
      } finally {
        line.close()
      }
    })
  },
  'snapshot.list': (_input, context) => ({ snapshots: listSnapshots(sessionOf(context).vault.reader).map(snapshotView) }),
  'snapshot.make': (input, context) => {
    const session = sessionOf(context)
    const period = periodOf(session, input.period)
    const making = { id: context.deps.newId(), asOf: dayOf(session, context), at: context.deps.clock().toISOString(), reason: input.reason }
    return session.write(() => snapshotView(makeSnapshot(session, period, making)))
  },
  'snapshot.check': (input, context) => {
    const { verdict, hash, changed } = checkSnapshot(sessionOf(context), input.id)
    return { verdict, hash, changed: [...changed] }
  },
  'tree.read': (input, context) => {
    const session = sessionOf(context)
    return viewTree(session.vault.reader, session.packs, dayOf(session, context), input.version)
  },
  'tree.try': (input, context) => {
    const session = sessionOf(context)
    return tryTree(session.vault.reader, session.packs, periodOf(session, input.period), input)
  },
  'tree.save': (input, context) => {
    const session = sessionOf(context)
    const { validFrom, reason, approver } = input
    if ([session.vault.account, accountName(session)].includes(approver))
      throw new AppError('usage', '批准人不能是操作人本人。', { next: '请填写另一名批准人。' })
    const tree = changedTree(treeFor(session.vault.reader, session.packs, { to: validFrom }), input)
    const change = { tree: JSON.parse(treeAsText(tree)) as unknown, validFrom, reason, approver }
    return session.write(() => ({ version: saveTree(session.vault, session.packs, change, context.deps.clock().toISOString()).version }))
  }
}
