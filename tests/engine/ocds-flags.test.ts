/**
 * `flags`: the eleven OCDS red flags by the models' SQL against an independent reading of the rules (tests/support/cardinal-reference.ts), record
 * for record, on random releases full of edges and on the fictional example.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { referenceFlags } from '../support/cardinal-reference.ts'
import { flagsOf, flagsOfFile } from '../support/ocds-flags.ts'
import { iniOf, randomRelease, randomSettings } from '../support/ocds-random.ts'

const everyFlag =
  'Buyer R038|OCID R003|OCID R018|OCID R024|OCID R028|OCID R030|OCID R035|OCID R036|OCID R058|ProcuringEntity R038|Tenderer R024|' +
  'Tenderer R025|Tenderer R028|Tenderer R030|Tenderer R035|Tenderer R038|Tenderer R048|Tenderer R058'

describe('[#16] [#19] [#67] [#69] OCDS red flags', () => {
  test.each([true, false])('agree with the reference on random releases (as Cardinal: %s)', { timeout: 120_000 }, async (quirks) => {
    const flagged = new Set<string>()
    const agree = fc.asyncProperty(fc.array(randomRelease, { minLength: 1, maxLength: 40 }), randomSettings, async (drawn, settings) => {
      // an ocid on two lines is Cardinal's quirk; without it the releases are compiled, which has its own tests
      const once = [...new Map(drawn.map((release) => [release.ocid, release])).values()].filter((one) => typeof one.ocid === 'string')
      const releases = quirks ? drawn : once
      if (releases.length === 0) return
      const chosen = { ...settings, quirks }
      const { result } = await flagsOf(releases, iniOf(chosen), quirks)
      expect(result).toEqual(referenceFlags(releases, chosen))
      for (const [group, ids] of Object.entries(result))
        for (const values of Object.values(ids ?? {})) for (const code of Object.keys(values)) flagged.add(`${group} ${code}`)
    })
    await fc.assert(agree, { numRuns: 150, seed: 20_261_122 })
    // a property that never meets a flag would prove nothing
    expect([...flagged].toSorted().join('|')).toBe(everyFlag)
  })

  const example = path.join(import.meta.dirname, '../../../shared/data/ocds-fictional-example')
  const forms = ['1.1-record-ocds-213czf-000-00001', '1.1-ocds-213czf-000-00001', '1.1-record-ocds-213czf-000-00001-withversions']
  test.skipIf(!existsSync(example)).each(forms)('agree on the fictional example: %s', async (form) => {
    const ini = '[R003]\nthreshold = 40\n[R018]\n[R048]\nminimum_contracting_processes = 1\nthreshold = 1'
    const { processes, result } = await flagsOfFile(path.join(example, `${form}.json`), ini, false)
    const found = { OCID: { 'ocds-213czf-000-00001': { R003: 1 } }, Tenderer: { 'GB-COH-11111111': { R048: 1 } } }
    expect([processes, result]).toEqual([1, found])
  })
})
