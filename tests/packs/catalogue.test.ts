/** The proposed catalogue of models (../shared/domain) against the shipped packs: every number is there, at the level it was given. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shippedPacks } from '../support/shipped-packs.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, '../shared/domain')
const present = existsSync(folder)
if (!present) console.log('skipped: ../shared/domain is not there')
const { models } = shippedPacks()

/** Number and level of each row; a row starts with its number, its texts may run over lines. */
function catalogue(name: string): readonly { readonly id: string; readonly level: string }[] {
  const text = present ? readFileSync(join(folder, name), 'utf8') : ''
  return [...text.matchAll(/^(?<id>[A-Z]{2}-[ROY]\d{2}),[^,]*,(?<level>red|orange|yellow),/gmu)].map(({ groups }) => ({
    id: groups?.['id'] ?? '',
    level: groups?.['level'] ?? ''
  }))
}
const shipped = (id: string) => models.filter((model) => model.ref === id)

describe.skipIf(!present)('the catalogue', () => {
  test('[A1] [#11] 43 models of works, investment and land: 18 red, 25 yellow, each one in its pack', () => {
    const wanted = catalogue('models.csv')
    const counts = ['red', 'yellow'].map((level) => wanted.filter((one) => one.level === level).length)
    expect([wanted.length, ...counts]).toEqual([43, 18, 25])
    const found = wanted.map(({ id }) => ({ id, level: shipped(id).map((model) => model.level)[0] }))
    expect(found).toEqual(wanted)
    const packs = new Set(wanted.flatMap(({ id }) => shipped(id).map((model) => model.pack)))
    expect([...packs].toSorted()).toEqual(['engineering', 'investment', 'land'])
  })

  test('[#11] 57 models of the other fields, at their level or at one that the finding decides', () => {
    const wanted = catalogue('models-ext.csv')
    expect(wanted).toHaveLength(57)
    const wrong = wanted.filter(({ id, level }) => {
      const found = shipped(id)
      return found.length === 0 || found.some((model) => ['red', 'orange', 'yellow'].includes(model.level) && model.level !== level)
    })
    expect(wrong).toEqual([])
  })
})
