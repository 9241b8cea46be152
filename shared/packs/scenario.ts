/**
 * The schema of scenario/county.yaml: what a pack adds to the training county. Stories draw names, days and sums and write rows into ledgers;
 * some are background that obeys every rule, some hide what a model must find, some only look as if they did. Data, so that a pack an office
 * writes itself can be taught with as well as ours.
 */
import * as z from 'zod'
import { jsonTemplate } from './json-template.ts'
import { repeatCount, scenarioCell, scenarioDraws, scenarioIdentifier } from './scenario-draw.ts'

const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
/** A row by header, or what a line of a jsonl file holds; `repeat` writes it several times ({i} from 1), `each` is drawn anew for each copy. */
const row = z
  .object({ repeat: repeatCount.optional(), each: scenarioDraws.optional(), json: jsonTemplate.optional() })
  .catchall(scenarioCell)
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
    /** rounds of one copy: values drawn and rows written anew each time ({round} from 1), one entry in the key. By the county's size; once when not given */
    rounds: times.optional(),
    subject: subject.optional(),
    /** the last part of the warning's key, where one model may hit one subject twice */
    finding: z.string().optional(),
    story: bilingual.optional(),
    /** an earlier story that this one repeats but for what it says itself: values in `let`, whole ledgers in `rows`, cells of all rows in `cells` */
    like: slug.optional(),
    let: scenarioDraws.default({}),
    rows: z.record(scenarioIdentifier, z.array(row).min(1)).default({}),
    cells: z.record(scenarioIdentifier, z.record(z.string(), scenarioCell)).default({})
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

const tableFile = z.strictObject({
  id: scenarioIdentifier,
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
/** One JSON document a line; `mapping` is that of the first table which the reader makes of it. */
const linesFile = z.strictObject({ id: scenarioIdentifier, name: z.string().regex(/^[^/\\]+\.jsonl$/), mapping: slug })

/** scenario/county.yaml */
export const scenarioFile = z.strictObject({
  lists: z.record(scenarioIdentifier, z.array(z.union([scenarioCell, z.record(z.string(), scenarioCell)])).min(1)).default({}),
  files: z.array(z.union([tableFile, linesFile])).min(1),
  stories: z.array(scenarioStory).min(1).transform(writtenOut)
})

export type Scenario = z.infer<typeof scenarioFile>
export type ScenarioStory = Story
export type ScenarioTable = z.infer<typeof tableFile>
