/**
 * The schema of scenario/county.yaml: what a pack adds to the training county. Stories draw names, days and sums and write rows into ledgers;
 * some are background that obeys every rule, some hide what a model must find, some only look as if they did. Data, so that a pack an office
 * writes itself can be taught with as well as ours.
 */
import * as z from 'zod'

const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,47}$/)
const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const range = z.tuple([z.number(), z.number()])
const lanes = ['主要领导', '分管领导', '科室负责人', '经办岗'] as const
const trades = ['works', 'design', 'supervision', 'consult', 'goods', 'supplies'] as const

/** One drawn or computed value; the engine's draw-value.ts says what each gives. */
export const scenarioDraw = z.union([
  z.strictObject({ unit: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ unit_named: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ pick: z.union([identifier, z.array(z.union([cell, z.record(z.string(), cell)])).min(1)]) }),
  z.strictObject({ date: z.tuple([z.iso.date(), z.iso.date()]), workday: z.boolean().default(false) }),
  z.strictObject({
    day: identifier,
    plus: z.union([z.int(), range]).default(0),
    unit: z.enum(['days', 'workdays', 'months']).default('days')
  }),
  z.strictObject({ time: identifier, from: z.iso.time().default('08:30'), to: z.iso.time().default('17:30') }),
  z.strictObject({ money: range, step: z.number().positive().default(1) }),
  z.strictObject({ int: z.tuple([z.int(), z.int()]) }),
  z.strictObject({ real: range, digits: z.int().min(0).max(9).default(2) }),
  z.strictObject({ calc: z.string().min(1), digits: z.int().min(0).max(9).default(2) }),
  z.strictObject({ text: z.string() }),
  z.strictObject({ person: z.literal(true), born: z.tuple([z.int(), z.int()]).default([1960, 1995]) }),
  z.strictObject({ official: z.strictObject({ unit: identifier, lane: z.enum(lanes).optional() }) }),
  z.strictObject({ kin_of: identifier }),
  z.strictObject({ firm: z.enum(trades) }),
  z.strictObject({ serial: z.string().min(1) })
])
const draws = z.record(identifier, scenarioDraw)
/** A row by header; `repeat` writes it several times ({i} from 1), `each` is drawn anew for each copy. */
const row = z.object({ repeat: z.union([z.int().positive(), identifier]).optional(), each: draws.optional() }).catchall(cell)
const subject = z.strictObject({ kind: z.enum(['matter', 'person', 'org', 'party']), code: z.string().optional(), name: z.string().min(1) })
const times = z.strictObject({ tiny: z.int().min(0).optional(), small: z.int().min(0), county: z.int().min(0) })

export const scenarioStory = z
  .strictObject({
    id: slug,
    /** the model that this story must make fire, once and no other */
    plants: slug.optional(),
    /** further models that the same facts make fire */
    also: z
      .array(z.union([slug, z.strictObject({ model: slug, subject: subject.optional(), finding: z.string().optional() })]))
      .default([]),
    /** the model that this story resembles a finding of, and must not make fire */
    decoy: slug.optional(),
    times,
    subject: subject.optional(),
    /** the last part of the warning's key, where one model may hit one subject twice */
    finding: z.string().optional(),
    story: bilingual.optional(),
    /** an earlier story that this one repeats but for what it says itself: values in `let`, whole ledgers in `rows`, cells of all rows in `cells` */
    like: slug.optional(),
    let: draws.default({}),
    rows: z.record(identifier, z.array(row).min(1)).default({}),
    cells: z.record(identifier, z.record(z.string(), cell)).default({})
  })
  .refine((story) => story.plants === undefined || story.decoy === undefined, { message: 'plants 与 decoy 不能并存', path: ['decoy'] })
  .refine((story) => (story.plants ?? story.decoy) === undefined || (story.subject !== undefined && story.story !== undefined), {
    message: '埋设或干扰的情节须写明 subject 和 story',
    path: ['subject']
  })

type Story = z.infer<typeof scenarioStory>

/** The stories with what they repeat of earlier ones written out. Adds an issue for one that repeats nothing known, or has no rows. */
function writtenOut(stories: readonly Story[], context: z.RefinementCtx): Story[] {
  const known = new Map<string, Story>()
  return stories.map((story, index) => {
    const base = story.like === undefined ? undefined : known.get(story.like)
    if (story.like !== undefined && base === undefined)
      context.addIssue({ code: 'custom', message: `前面没有情节“${story.like}”`, path: [index, 'like'] })
    const rows = { ...base?.rows, ...story.rows }
    if (Object.keys(rows).length === 0) context.addIssue({ code: 'custom', message: '没有写任何台账行', path: [index, 'rows'] })
    for (const [file, cells] of Object.entries(story.cells)) rows[file] = (rows[file] ?? []).map((one) => ({ ...one, ...cells }))
    const full = { ...story, let: { ...base?.let, ...story.let }, rows, cells: {} }
    known.set(story.id, full)
    return full
  })
}

/** scenario/county.yaml */
export const scenarioFile = z.strictObject({
  lists: z.record(identifier, z.array(z.union([cell, z.record(z.string(), cell)])).min(1)).default({}),
  files: z
    .array(
      z.strictObject({
        id: identifier,
        name: z.string().regex(/^[^/\\]+\.csv$/),
        mapping: slug,
        columns: z.array(z.string().min(1)).min(1),
        /** lines of one group are sealed one after another: SHA-256 of the hash before and these cells; a line that has its hash keeps it */
        seal: z
          .strictObject({
            group: z.string(),
            before: z.string(),
            hash: z.string(),
            cells: z.array(z.string()).min(1),
            join: z.string().default('|')
          })
          .optional()
      })
    )
    .min(1),
  stories: z.array(scenarioStory).min(1).transform(writtenOut)
})

export type Scenario = z.infer<typeof scenarioFile>
export type ScenarioStory = Story
export type ScenarioDraw = z.infer<typeof scenarioDraw>
