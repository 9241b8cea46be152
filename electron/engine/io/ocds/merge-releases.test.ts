/** The merge routine of OCDS on small releases, and on the standard's own fictional example against the compiled release that ships with it. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../json-value.ts'
import { mergeReleases } from './merge-releases.ts'

const at = (date: string, more: JsonObject): JsonObject => ({ ocid: 'o', id: date, tag: ['x'], date, ...more })

describe('[#1] OCDS releases are compiled', () => {
  test('by date, not by place; later values replace, null removes, what is absent stays', () => {
    const late = at('2026-02-01', { tender: { title: 'new', value: { amount: 2 }, status: null } })
    const early = at('2026-01-01', { language: 'zh', tender: { title: 'old', status: 'active', value: { amount: 1, currency: 'CNY' } } })
    expect(mergeReleases([late, early])).toEqual({
      ocid: 'o',
      id: 'o-2026-02-01',
      tag: ['compiled'],
      date: '2026-02-01',
      language: 'zh',
      tender: { title: 'new', value: { amount: 2, currency: 'CNY' } }
    })
  })

  test('lists of objects by id; without id they are added; other lists whole; an empty list changes nothing', () => {
    const first = at('1', { awards: [{ id: 'a', status: 'pending', suppliers: [{ id: 's' }] }, { note: 1 }], codes: ['x', 'y'] })
    const second = at('2', { awards: [{ id: 'a', status: 'active' }, { id: 'b' }, { note: 2 }], codes: ['z'] })
    const third = at('3', { awards: [], codes: [], identifiers: null })
    expect(mergeReleases([first, second, third])).toMatchObject({
      awards: [{ id: 'a', status: 'active', suppliers: [{ id: 's' }] }, { note: 1 }, { id: 'b' }, { note: 2 }],
      codes: ['z']
    })
  })

  test('additional identifiers and classifications are one value', () => {
    const first = at('1', { item: { additionalClassifications: [{ id: '1' }, { id: '2' }] } })
    expect(mergeReleases([first, at('2', { item: { additionalClassifications: [{ id: '3' }] } })])).toMatchObject({
      item: { additionalClassifications: [{ id: '3' }] }
    })
  })

  const folder = path.join(import.meta.dirname, '../../../../../shared/data/ocds-fictional-example')
  test.skipIf(!existsSync(folder))('the fictional example compiles to what the standard says', () => {
    const read = (name: string) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'))
    const { releases } = read('1.1-ocds-213czf-000-00001')
    expect(mergeReleases(releases)).toEqual(read('1.1-record-ocds-213czf-000-00001').records[0].compiledRelease)
  })
})
