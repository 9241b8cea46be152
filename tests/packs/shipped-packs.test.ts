/** Every shipped model, proven by its own cases; every shipped pack, valid and locked. The same code that runs on a user's machine. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { loadPacks, packFoldersIn } from '../../electron/engine/packs/load-packs.ts'
import { testModel } from '../../electron/engine/packs/test-model.ts'

const resources = join(import.meta.dirname, '../../resources')
const packs = loadPacks(packFoldersIn(join(resources, 'packs')))
const calendar = loadCalendar(join(resources, 'calendars'))

describe('[#69] [#11] shipped models', () => {
  test.each(packs.models.map((model) => [model.id, model] as const))('%s holds on its own cases', (_id, model) => {
    const kinds = new Set(model.cases.map((one) => one.kind))
    expect([kinds.has('fires'), kinds.has('quiet'), kinds.has('edge')]).toEqual([true, true, true])
    expect(testModel({ model, datasets: packs.datasets, procedures: packs.procedures, calendar })).toEqual([])
  })

  test.each(packs.models.map((model) => [model.id, model] as const))(
    '[#24] %s says why, what may be innocent, and what to verify, in both languages',
    (_id, model) => {
      for (const words of [model.innocent, model.verify]) {
        expect(words.zh.length).toBeGreaterThan(0)
        expect(words.en).toHaveLength(words.zh.length)
      }
      expect(model.basis.length).toBeGreaterThan(0)
    }
  )
})
