/**
 * Whether the cases of shipped models would notice a fault: each small fault (shared/packs/mutate-sql.ts, mutate-params.ts) put into each
 * model by itself. Faults that change nothing for any data are listed with their reason in the pack's equivalent-mutants.yaml.
 */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { mutatePack } from '../../electron/engine/packs/mutate-packs.ts'
import { shippedPacks } from '../support/shipped-packs.ts'

const resources = join(import.meta.dirname, '../../resources')
const packs = shippedPacks()
const calendar = loadCalendar(join(resources, 'calendars'))
const proven = packs.packs.filter((pack) => pack.models.length > 0).map((pack) => pack.manifest.id)

describe('[#69] the cases of shipped models', () => {
  test.each(proven)(
    '%s: at least 95 %% of all small faults make a case fail',
    (id) => {
      const { killed, total, models, unknown } = mutatePack(packs, id, calendar)
      const survivors = models.flatMap((one) => one.survivors.map((survivor) => `${one.model}: ${survivor.id}`))
      expect(total).toBeGreaterThan(0)
      expect(models.flatMap((one) => one.failing)).toEqual([])
      expect([unknown, models.flatMap((one) => one.stale)], 'listed as equivalent, but not there or noticed').toEqual([[], []])
      const told = `${killed} of ${total}; not noticed:\n${survivors.join('\n')}`
      expect((100 * killed) / total, told).toBeGreaterThanOrEqual(95)
    },
    180_000
  )
})
