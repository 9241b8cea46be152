/** On paper a parameter is said as on the screen: money in 万元, kinds by their names; what the model had stands beside it for whoever runs it again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { warningBody } from '../../electron/engine/services/volume-bodies.ts'
import { openCounty, type OpenCounty } from '../support/county.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 120_000)
afterAll(() => county.close())

test('[#72] no parameter of a warning in a volume is raw, in either language', async () => {
  const { rows } = await county.client.call('warning.page', { limit: 1000 })
  const models = new Map(rows.map((row) => [row.model, row.id]))
  const kinds = new Set<string>()
  for (const id of models.values()) {
    const card = await county.client.call('warning.card', { id })
    for (const [language, money] of [
      ['zh', /^-?[\d,.]+ (万)?元$/],
      ['en', /^-?[\d,.]+ (10k )?yuan$/]
    ] as const)
      for (const [at, { value, text = '' }] of warningBody(card, language).params.entries()) {
        const param = card.params[at]
        const byKind = value.startsWith('{')
        if (byKind) kinds.add(param?.id ?? '')
        const form = byKind || value === '' ? /^/ : { fen: money, ratio: /%$/ }[param?.unit ?? '']
        expect(value).toBe(param?.value)
        expect(text).toMatch(form ?? /^/)
        expect(text).not.toMatch(/[{}"]/)
        expect(text === '').toBe(value === '')
        const names = byKind ? Object.values(param?.kinds ?? {}) : []
        expect(names.filter((name) => !text.includes(name[language]))).toEqual([])
      }
  }
  expect(models.size).toBeGreaterThan(40)
  expect(kinds.size).toBeGreaterThan(0)
}, 60_000)
