/**
 * The schema of report.yaml: what an examination report says around its figures. Suggestions by indicator or by kind of formula, what the index
 * cannot tell, who signs. Data, so that an office may keep its own; figures, record ids and what is missing cannot be edited away.
 */
import * as z from 'zod'
import { accusingWord } from '../../domain/wording.ts'

/** What braces in a suggestion may name. */
const places = ['indicator', 'figure', 'score', 'lost', 'points', 'sources'] as const
export type TemplatePlace = (typeof places)[number]

const text = z
  .string()
  .min(1)
  .max(2000)
  .superRefine((value, context) => {
    const accusing = accusingWord(value)
    if (accusing !== null) context.addIssue({ code: 'custom', message: `用语“${accusing}”带有定性意味，请改为中性表述` })
    for (const [, name = ''] of value.matchAll(/\{([^{}]*)\}/gu))
      if (!(places as readonly string[]).includes(name)) context.addIssue({ code: 'custom', message: `没有可填入的“{${name}}”` })
  })
const words = z.strictObject({ zh: text, en: text })

export const reportTemplate = z.strictObject({
  title: words,
  /** printed under the title: what kind of paper it is */
  note: words,
  /** suggestions are made for indicators whose mark is under this … */
  below: z.number().min(0).max(100).default(90),
  /** … and for the heaviest losses only */
  most: z.number().int().min(1).max(50).default(8),
  /** by kind of formula, when no suggestion names the indicator */
  forms: z.strictObject({ ratio: words, limit: words, steps: words, deduct: words, peer: words, interval: words, mark: words }),
  /** for a figure that nobody reported */
  missing: words,
  suggestions: z.array(z.strictObject({ for: z.array(z.string().min(1)).min(1), zh: text, en: text })).default([]),
  /** what the index cannot tell */
  limits: z.array(words).min(1),
  /** lines of the last page, each with a place for name and date */
  sign: z.array(words).min(1).max(8)
})
export type ReportTemplate = z.output<typeof reportTemplate>

/** A suggestion with what braces name filled in. */
export function fillTemplate(sentence: string, values: Readonly<Record<TemplatePlace, string>>): string {
  return sentence.replaceAll(/\{([^{}]*)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as TemplatePlace] : whole
  )
}
