import { expect, test } from 'vitest'
import { cleanKindOf, cleanKindsFile } from './clean-kinds.ts'

const { clean_kinds: kinds } = cleanKindsFile.parse({
  clean_kinds: [
    { id: 'organ', name: { zh: '清廉机关', en: 'Offices' }, says: ['机关'], unit_kinds: ['部门', '镇街'] },
    { id: 'school', name: { zh: '清廉学校', en: 'Schools' }, says: ['学校'] }
  ]
})
const kindOf = (said: string | null, unitKind: string | null): string => cleanKindOf(kinds, { said, unitKind })

test('[F6] what the register says goes before the kind of unit; who is of no kind is of none', () => {
  expect([kindOf(null, '部门'), kindOf('', '镇街'), kindOf('学校', '部门'), kindOf(' 清廉学校 ', null)]).toEqual([
    'organ',
    'organ',
    'school',
    'school'
  ])
  expect([kindOf(null, '校院'), kindOf(null, null)]).toEqual(['', ''])
  // a word that no pack knows meant something else than the kind of unit
  expect(kindOf('清廉家庭', '部门')).toBe('')
})
