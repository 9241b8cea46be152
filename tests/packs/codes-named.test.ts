/** What an import writes as a code has a name in both languages: a screen shows names, never codes of packs. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPacks, packFoldersIn } from '../../electron/engine/packs/load-packs.ts'
import { withProcedures } from '../../electron/engine/packs/pack-set.ts'
import { paramKinds } from '../../electron/engine/packs/param-kinds.ts'
import { titleOfRow } from '../../electron/engine/queries/rows.ts'

const set = loadPacks(packFoldersIn(join(import.meta.dirname, '../../resources/packs')))
const { mappings, datasets, models } = set
const isCode = (text: string): boolean => /^[a-z][a-z0-9_]*$/.test(text)

/** Every object inside a mapping that looks like a source with codes, with the dataset and field it fills. */
function codedFields(): readonly {
  readonly mapping: string
  readonly dataset: string
  readonly field: string
  readonly codes: readonly string[]
}[] {
  const inside = (value: unknown): readonly string[] => {
    if (value === null || typeof value !== 'object') return []
    const own = 'codes' in value && value.codes !== null && typeof value.codes === 'object' ? Object.values(value.codes).map(String) : []
    return [...own, ...Object.values(value).flatMap(inside)]
  }
  return mappings.flatMap((mapping) =>
    mapping.emits.flatMap(({ dataset, fields }) =>
      Object.entries(fields).map(([field, source]) => ({ mapping: mapping.id, dataset, field, codes: inside(source).filter(isCode) }))
    )
  )
}

test('[#68] every code that a mapping writes is named where its field is declared', () => {
  const coded = codedFields().filter(({ codes }) => codes.length > 0)
  expect(coded.length).toBeGreaterThan(60)
  const nameless = coded.flatMap(({ mapping, dataset, field, codes }) => {
    const named = datasets[dataset]?.fields[field]?.codes ?? {}
    return codes
      .filter((code) => (named[code]?.zh ?? '') === '' || (named[code]?.en ?? '') === '')
      .map((code) => `${mapping}: ${dataset}.${field} = ${code}`)
  })
  expect(nameless).toEqual([])
})

test('[#68] kinds of matter are named by the packs that bring them; what a ledger writes in words stands as it is', () => {
  const kind = datasets['matter']?.fields['kind']
  expect([kind?.codes?.['borrow']?.zh, kind?.codes?.['goods']?.en, kind?.others]).toEqual(['举债', 'Goods', true])
  // a pack that adds codes to a field that has some leaves it closed
  expect([datasets['tender']?.fields['method']?.codes?.['open']?.zh, datasets['tender']?.fields['method']?.others]).toEqual([
    '公开招标',
    undefined
  ])
})

test('[#68] the title of a row speaks of both its fields by name', () => {
  const bid = datasets['ocds_bid']
  expect(bid && titleOfRow(bid, 'b1', 'N1', 'disqualified')).toBe('N1 · 否决')
})

test('[#68] values of a parameter by kind are named as the packs name the kinds; what stands for all the rest is said in words', () => {
  const byKind = models.flatMap((model) =>
    Object.values(model.params).flatMap((param) =>
      typeof param.default === 'object' ? [paramKinds({ datasets }, model, param.default)] : []
    )
  )
  expect(byKind.length).toBeGreaterThan(7)
  const nameless = byKind.flatMap((kinds) => Object.entries(kinds).filter(([kind, { zh, en }]) => zh === kind || zh === '' || en === ''))
  expect(nameless).toEqual([])
})

test('[#68] a matter’s procedure is shown by its name, one of the office’s own too', () => {
  const own = { id: 'own-one', version: 1, name: { zh: '本县采购', en: 'Our purchases' }, nodes: [] }
  const named = withProcedures(set, [own]).datasets['matter']?.fields['procedure']?.codes ?? {}
  expect([named['petition']?.zh, named['own-one']?.en]).toEqual(['信访办理', 'Our purchases'])
})
