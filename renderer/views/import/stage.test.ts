/** The draft sent to the engine names what reads a column, and only once something was changed; every field stays in sight meanwhile. */
import { expect, it } from 'vitest'
import { draftOf, editedFields, parseCodes, printCodes, type PreviewField } from './stage.ts'

const field = (name: string, column: string | null, unit: string | null = null): PreviewField => ({
  dataset: 'contract',
  as: 'contract',
  field: name,
  nameZh: name,
  nameEn: name,
  type: unit === null ? 'text' : 'fen',
  column,
  unit,
  required: false
})
const names = { id: 'own-contract', zh: '合同', en: 'Contracts' }

it('nothing edited: no draft', () => {
  expect(draftOf('contract-ledger', [field('name', '合同名称')], {}, names)).toBeUndefined()
})

it('one field edited: all fields stand in the draft', () => {
  const fields = [field('name', '合同名称'), field('amount', '金额', 'yuan')]
  const draft = draftOf('contract-ledger', fields, { 'contract.amount': { column: '合同价', unit: 'wan', codes: {} } }, names)
  expect(draft).toEqual({
    base: 'contract-ledger',
    id: 'own-contract',
    nameZh: '合同',
    nameEn: 'Contracts',
    columns: [
      { as: 'contract', field: 'name', column: '合同名称', unit: null },
      { as: 'contract', field: 'amount', column: '合同价', unit: 'wan' }
    ]
  })
})

it('[#2] a file with strange headers: one column chosen, the other fields stay to be chosen and keep the names their mapping knows', () => {
  const fields = [field('name', null), field('amount', null, 'yuan')]
  const edits = { 'contract.amount': { column: '给了多少钱', unit: 'wan' as const, codes: {} } }
  expect(draftOf('contract-ledger', fields, edits, names)?.columns).toEqual([
    { as: 'contract', field: 'amount', column: '给了多少钱', unit: 'wan' }
  ])
  const shown = [field('amount', '给了多少钱', 'wan')]
  expect(editedFields(fields, shown, edits).map((one) => [one.field, one.column, one.unit])).toEqual([
    ['name', null, null],
    ['amount', '给了多少钱', 'wan']
  ])
})

it('a field taken off its column keeps its line, so that it can be given another', () => {
  const fields = [field('name', '合同名称')]
  const edits = { 'contract.name': { column: null, unit: null, codes: {} } }
  expect(draftOf('contract-ledger', fields, edits, names)?.columns).toEqual([{ as: 'contract', field: 'name', column: null, unit: null }])
  expect(editedFields(fields, [], edits).map((one) => one.column)).toEqual([null])
})

it('code tables are read a line each, half-width or full-width sign, and printed back', () => {
  expect(parseCodes('公开招标=open\n 邀请 ＝ invited \n坏行\n=x')).toEqual({ 公开招标: 'open', 邀请: 'invited' })
  expect(parseCodes(printCodes({ 是: '1', 否: '0' }))).toEqual({ 是: '1', 否: '0' })
})
