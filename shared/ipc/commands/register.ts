/** Commands about registers (台账): what there is, the entries, one entry with its steps and duties, new entries, steps, corrections, figures, a table. */
import * as z from 'zod'
import { clockNames } from '../../packs/pack.ts'
import { figureKinds } from '../../packs/registers.ts'
import { handle, id, isoDate, job, keptFile, language, page, query, shortText } from '../command.ts'
import { bilingual } from './refs.ts'
import { cause, entryLine, entrySorts, entryView, everything, registerFilter, registerView, shownField } from './register-view.ts'

/** Values by field: text as a person writes it (a date, `12.5万元`, a name, the word of a choice), or a number (money: 分) or yes/no. */
const filled = z.record(id, z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()]))
/** values of a proposal's parameters that differ from the declared ones */
const params = z.record(id, z.union([z.string().max(500), z.number(), z.boolean()])).default({})
const figureUnit = z.enum(['count', 'ratio', 'fen', 'number', ...clockNames])
const cell = z.strictObject({
  figure: z.string(),
  /** null: nothing to count against, or nothing known */
  value: z.number().nullable(),
  /** count, steps: a number; share, participation, on_time: ratio; sum: 分 or the field's own unit; time: the clock of the limit */
  unit: figureUnit,
  counted: z.number(),
  /** null where a figure has no denominator */
  against: z.number().nullable()
})

/** Rows are months or units, columns figures; null where the figure has nothing to say. */
const picture = z.strictObject({
  /** the day to which its registers are read; the latest of them */
  asOf: z.string(),
  by: z.enum(['month', 'unit']),
  columns: z.array(
    z.strictObject({ register: z.string(), registerName: bilingual, figure: z.string(), name: bilingual, unit: figureUnit })
  ),
  rows: z.array(z.strictObject({ id: z.string(), name: bilingual, values: z.array(z.number().nullable()) }))
})
export type DrivePicture = z.infer<typeof picture>

export const registerCommands = {
  'register.list': query(
    z.strictObject({ asOf: isoDate.optional() }),
    z.strictObject({ asOf: z.string(), registers: z.array(registerView) })
  ),
  'register.entries': query(
    z.strictObject({
      register: id,
      asOf: isoDate.optional(),
      filter: registerFilter.default(everything),
      sort: z.enum(entrySorts).default('rank'),
      descending: z.boolean().default(false),
      ...page
    }),
    z.strictObject({ asOf: z.string(), total: z.number().int(), rows: z.array(entryLine) })
  ),
  /** `entry`: its id, or its number */
  'register.entry': query(
    z.strictObject({ register: id, entry: id, asOf: isoDate.optional(), language: language.default('zh') }),
    entryView
  ),
  'register.add': query(
    z.strictObject({
      register: id,
      fields: filled,
      /** who fills it; the account when absent */
      by: shortText.default(''),
      second: shortText.default(''),
      attachment: handle.optional()
    }),
    z.strictObject({ id: z.string(), no: z.string() })
  ),
  'register.step': query(
    z.strictObject({
      register: id,
      entry: id,
      step: id,
      fields: filled.default({}),
      /** the day it was done; the engine's day when absent */
      on: isoDate.optional(),
      by: shortText.default(''),
      second: shortText.default(''),
      /** the unit that does it, id or name; the entry's when absent */
      org: shortText.default(''),
      note: z.string().max(20_000).default(''),
      attachment: handle.optional(),
      /** fields of the sub-entry that the step makes; what is not given is taken from the entry */
      sub: filled.optional()
    }),
    z.strictObject({ id: z.string(), state: z.string(), sub: z.strictObject({ id: z.string(), no: z.string() }).nullable() })
  ),
  /** puts values of an entry, or of one step, right, or withdraws a step; what stood before is kept */
  'register.correct': query(
    z.strictObject({
      register: id,
      entry: id,
      step: id.optional(),
      fields: filled.default({}),
      on: isoDate.optional(),
      withdraw: z.boolean().default(false),
      reason: z.string().trim().min(2).max(2000)
    }),
    z.strictObject({ state: z.string() })
  ),
  /** entries that the vault's own rows speak for and that no entry says yet; nothing is written */
  'register.propose': job(
    z.strictObject({ register: id, params, language: language.default('zh') }),
    z.strictObject({
      /** the day of the data, from which spans are counted back */
      asOf: z.string(),
      /** why nothing can be proposed at all */
      gap: bilingual.nullable(),
      params: z.array(
        z.strictObject({
          id: z.string(),
          name: bilingual,
          value: z.union([z.string(), z.number(), z.boolean()]),
          unit: z.string(),
          basis: z.string()
        })
      ),
      proposed: z.array(
        z.strictObject({ key: z.string(), title: z.string(), fields: z.array(shownField), n: z.number().int(), causes: z.array(cause) })
      ),
      /** left out because an entry says the same already */
      known: z.number().int()
    })
  ),
  /** ticked proposals become entries with the rows that speak for them; `params` as they were when proposed */
  'register.adopt': job(
    z.strictObject({
      register: id,
      params,
      take: z
        .array(z.strictObject({ key: z.string().min(1).max(1000), fields: filled.default({}) }))
        .min(1)
        .max(500),
      by: shortText.default(''),
      second: shortText.default('')
    }),
    z.strictObject({ made: z.array(z.strictObject({ id: z.string(), no: z.string(), causes: z.number().int() })) })
  ),
  'register.figures': query(
    z.strictObject({ register: id, by: shortText.default(''), asOf: isoDate.optional() }),
    z.strictObject({
      asOf: z.string(),
      by: z.string(),
      figures: z.array(z.strictObject({ id: z.string(), name: bilingual, kind: z.enum(figureKinds) })),
      groups: z.array(z.strictObject({ id: z.string(), name: bilingual, cells: z.array(cell) })),
      total: z.array(cell)
    })
  ),
  /** activity of the drive by month and results by unit, from the figures that packs put into a picture */
  'register.pictures': query(z.strictObject({ asOf: isoDate.optional() }), z.strictObject({ activity: picture, results: picture })),
  /** the letter of a step that was done, filled with what the entry holds, on paper; `to`: the file it is written to, else one that the engine keeps */
  'register.letter': query(
    z.strictObject({
      register: id,
      entry: id,
      letter: id,
      format: z.enum(['html', 'pdf']),
      to: handle.optional(),
      language: language.default('zh')
    }),
    keptFile
  ),
  'register.export': query(
    z.strictObject({
      register: id,
      filter: registerFilter.default(everything),
      asOf: isoDate.optional(),
      format: z.enum(['csv', 'xlsx']),
      language: language.default('zh')
    }),
    keptFile
  )
}
