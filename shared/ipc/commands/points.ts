/**
 * Commands of collecting: the grid of units and points, figures typed into it, fill-in workbooks handed out and taken back, who has not reported.
 * And the request letter that model coverage leads to.
 */
import * as z from 'zod'
import { figureFaults } from '../../packs/indicator/point-figure.ts'
import { handle, id, isoDate, job, keptFile, periodId, query, shortText } from '../command.ts'
import { bilingual } from './refs.ts'

/** imported; typed in; made of shorter periods; nobody said; not asked of this kind of unit; counted by the vault */
export const cellStates = ['reported', 'typed', 'joined', 'missing', 'other_kind', 'counted'] as const
const cellState = z.enum(cellStates)
export type CellState = z.infer<typeof cellState>
const coverage = z.strictObject({ asked: z.number().int(), filled: z.number().int() })

const gridPoint = coverage.extend({
  id: z.string(),
  name: bilingual,
  indicator: z.string(),
  area: z.string(),
  source: z.string(),
  department: z.string(),
  unit: z.enum(['count', 'score', 'yuan'])
})
const gridUnit = coverage.extend({
  id: z.string(),
  name: z.string(),
  short: z.string(),
  kind: z.string(),
  /** of the period; null when too little is known */
  score: z.number().nullable()
})
export const pointGrid = z.strictObject({
  periods: z.array(z.string()),
  period: z.string(),
  /** the day figures of the period are due: as the last issue said, else ten days after its end */
  due: z.strictObject({ on: z.string(), issued: z.boolean(), late: z.boolean() }),
  departments: z.array(coverage.extend({ name: z.string(), points: z.number().int() })),
  areas: z.array(z.strictObject({ id: z.string(), name: bilingual })),
  kinds: z.array(z.string()),
  points: z.array(gridPoint),
  units: z.array(gridUnit),
  /** names that `filled` and `checked` count into */
  people: z.array(z.string()),
  /** unit by unit, in the order of `points`; of people the place in `people`, or -1 */
  cells: z.array(
    z.strictObject({
      states: z.array(cellState),
      values: z.array(z.number().nullable()),
      /** of the period before */
      before: z.array(z.number().nullable()),
      /** row of point_value, when exactly one stands for the period */
      rows: z.array(z.string().nullable()),
      filled: z.array(z.number().int()),
      checked: z.array(z.number().int())
    })
  ),
  /** parts that cannot be more than their whole, in words */
  shares: z.array(z.strictObject({ indicator: z.string(), part: z.string(), whole: z.string() }))
})
export type PointGrid = z.infer<typeof pointGrid>

const fault = z.strictObject({
  unit: z.string(),
  unitName: z.string(),
  point: z.string(),
  pointName: bilingual,
  period: z.string(),
  value: z.number().nullable(),
  kind: z.enum(figureFaults),
  /** of a part larger than its whole: both as `P002 12 > P001 9` */
  detail: z.string()
})
export type PointFault = z.infer<typeof fault>
const question = fault.omit({ kind: true, detail: true }).extend({ before: z.number() })
export const entered = z.strictObject({
  written: z.number().int(),
  corrected: z.number().int(),
  unchanged: z.number().int(),
  forms: z.array(z.string()),
  /** while there is one, nothing is written */
  faults: z.array(fault),
  /** the same, until the cell says `sure` */
  questions: z.array(question)
})
const cellEntry = z.strictObject({
  unit: id,
  point: z.string().min(1).max(12),
  period: periodId,
  value: z.number().nullable(),
  note: shortText.default(''),
  /** more than ten times the period before, and it is so */
  sure: z.boolean().default(false)
})

const recipients = z.enum(['unit', 'department'])
const sheetState = z.strictObject({
  id: z.string(),
  recipient: z.string(),
  name: z.string(),
  file: z.string(),
  lines: z.number().int(),
  /** of its lines, how many have a value in the vault now */
  filled: z.number().int(),
  returnedAt: z.string().nullable()
})
const issueState = z.strictObject({
  id: z.string(),
  no: z.string(),
  period: z.string(),
  recipients,
  tree: z.string(),
  dueOn: z.string(),
  late: z.boolean(),
  at: z.string(),
  account: z.string(),
  sheets: z.array(sheetState)
})
export type PointIssue = z.infer<typeof issueState>

/** What became of a file: good; not ours; made in another vault or forged; cells that were locked are changed; and so on */
export const returnStates = ['good', 'not_issued', 'altered', 'wrong_period', 'old_issue', 'unreadable'] as const
const returnedFile = z.strictObject({
  file: z.string(),
  state: z.enum(returnStates),
  detail: z.string(),
  recipient: z.string(),
  issue: z.string(),
  period: z.string(),
  filled: z.number().int(),
  blank: z.number().int(),
  /** cells that were not taken */
  refused: z.number().int()
})
const returnedCell = z.strictObject({
  file: z.string(),
  /** `H12` */
  cell: z.string(),
  unit: z.string(),
  point: z.string(),
  said: z.string(),
  kind: z.enum([...figureFaults, 'same_hand', 'no_hand', 'between_files', 'against_vault', 'leap']),
  detail: z.string()
})
export const collected = z.strictObject({
  dryRun: z.boolean(),
  files: z.array(returnedFile),
  /** dirty values, clashes, questions */
  cells: z.array(returnedCell),
  /** rows that are new, that replace another value, that say the same as before */
  written: z.number().int(),
  corrected: z.number().int(),
  unchanged: z.number().int(),
  /** recipients of the issues these files belong to that have not come back */
  missing: z.array(z.strictObject({ issue: z.string(), recipient: z.string(), lines: z.number().int() })),
  imports: z.array(z.number().int())
})
export type Collected = z.infer<typeof collected>

export const pointCommands = {
  'points.grid': query(
    z.strictObject({
      period: periodId.optional(),
      department: shortText.optional(),
      /** of the first level */
      area: z.string().max(12).optional(),
      kinds: z.array(shortText).max(50).optional()
    }),
    pointGrid
  ),
  'points.enter': query(
    z.strictObject({
      cells: z.array(cellEntry).min(1).max(20_000),
      filledBy: shortText.min(1),
      checkedBy: shortText.min(1),
      /** why values that stand are replaced */
      reason: shortText.default(''),
      attachment: handle.optional(),
      /** checks only */
      dryRun: z.boolean().default(false)
    }),
    entered
  ),
  /** makes the workbooks: one file each, and all of them in one archive */
  'points.issue': job(
    z.strictObject({
      period: periodId,
      recipients: recipients.default('unit'),
      units: z.array(id).max(2000).optional(),
      dueOn: isoDate.optional()
    }),
    z.strictObject({ id: z.string(), no: z.string(), period: z.string(), dueOn: z.string(), files: z.array(keptFile), archive: keptFile })
  ),
  'points.collect': job(
    z.strictObject({
      files: z.array(handle).min(1).max(2000),
      /** files of another period are then told, not taken */
      period: periodId.optional(),
      dryRun: z.boolean().default(true),
      /** a value that stands in the vault gives way to the file's */
      replace: z.boolean().default(false),
      /** values more than ten times the period before are taken */
      sure: z.boolean().default(false),
      reason: shortText.default('')
    }),
    collected
  ),
  'points.status': query(
    z.strictObject({ period: periodId.optional() }),
    z.strictObject({
      period: z.string(),
      issues: z.array(issueState),
      units: z.array(coverage.extend({ id: z.string(), name: z.string() })),
      due: pointGrid.shape.due
    })
  ),
  /** who has not reported, and a letter to print */
  'points.urge': query(
    z.strictObject({ period: periodId.optional() }),
    z.strictObject({
      period: z.string(),
      missing: z.array(
        z.strictObject({ recipient: z.string(), asked: z.number().int(), filled: z.number().int(), points: z.array(z.string()) })
      ),
      letter: keptFile
    })
  ),
  /** what data would let most models run, asked for: a letter, a blank table for each dataset, a list */
  'coverage.request': query(
    z.strictObject({
      /** `contract.sign_date`, `tender`; the eight that let most models run when absent */
      what: z.array(z.string().max(120)).max(200).optional(),
      to: shortText.default(''),
      dueOn: isoDate.optional()
    }),
    z.strictObject({ fields: z.number().int(), models: z.number().int(), letter: keptFile, table: keptFile, list: keptFile })
  )
}
