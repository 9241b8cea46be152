/** The draft sent to the engine must name every field, and only once something was changed. */
import { expect, it } from 'vitest'
import { draftOf, parseCodes, printCodes, type PreviewField } from './stage.ts'

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

it('code tables are read a line each, half-width or full-width sign, and printed back', () => {
  expect(parseCodes('公开招标=open\n 邀请 ＝ invited \n坏行\n=x')).toEqual({ 公开招标: 'open', 邀请: 'invited' })
  expect(parseCodes(printCodes({ 是: '1', 否: '0' }))).toEqual({ 是: '1', 否: '0' })
})
