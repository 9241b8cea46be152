/**
 * Inputs made from a command's own schema: the smallest that it accepts, and junk that it must refuse. So a new command is driven over every
 * carrier without anyone remembering to write a case for it.
 */
import * as z from 'zod'

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly format?: string
  readonly pattern?: string
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

const schemaOf = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema

/** The smallest input that a schema accepts; required fields only. Throws when it finds none, naming what to teach it. */
export function sampleOf(type: z.ZodType): unknown {
  const root = schemaOf(type)
  const sample = fill(root, root)
  const parsed = type.safeParse(sample)
  if (!parsed.success) throw new Error(`no sample for ${JSON.stringify(root)}: ${parsed.error.message}`)
  return sample
}

const byFormat: Readonly<Record<string, string>> = {
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
  uuid: '00000000-0000-4000-8000-000000000000'
}
/** Texts tried in turn against a pattern. */
const texts = ['x', 'x~x', 'a1', '2026Q3', '2026-09', '2026', '2026-01-01', 'age1x', '1', 'A', '#/', 'PHN2Zy8+']

function fill(schema: Schema, root: Schema): unknown {
  if (schema.$ref) return fill(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? root, root)
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0]
  if (choice) return fill(choice, root)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, fill(schema.properties?.[name] ?? {}, root)]))
    case 'array':
      return (
        schema.prefixItems?.map((item) => fill(item, root)) ??
        Array.from({ length: schema.minItems ?? 0 }, () => fill(schema.items ?? {}, root))
      )
    case 'string': {
      const format = byFormat[schema.format ?? '']
      if (format) return format
      const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u')
      return texts.find((text) => !pattern || pattern.test(text))?.padEnd(schema.minLength ?? 0, 'x')
    }
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1)
    case 'boolean':
      return false
    default:
      return null
  }
}

/** Inputs that no command may accept, each with what is wrong about it. */
export function junkOf(type: z.ZodType): readonly (readonly [why: string, input: unknown])[] {
  const sample = sampleOf(type)
  const fields = schemaOf(type).properties ?? {}
  const base = typeof sample === 'object' && sample !== null ? sample : {}
  return [
    ['nothing', null],
    ['a number', 42],
    ['a text', 'vault.list'],
    ['a list', [base]],
    ['an extra field', { ...base, extra: 1 }],
    [
      'a prototype key',
      JSON.parse(
        `{${Object.entries(base)
          .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},`)
          .join('')}"constructor":{"prototype":{}}}`
      )
    ],
    ...Object.keys(fields).flatMap((name): readonly (readonly [string, unknown])[] => [
      [`${name} of a wrong type`, { ...base, [name]: { not: ['this'] } }],
      [`${name} a huge text`, { ...base, [name]: 'x'.repeat(300_000) }]
    ])
  ]
}
