import { describe, expect, it } from 'vitest'
import { normaliseCompany } from './normalise-company.ts'

describe('normaliseCompany', () => {
  it.each([
    ['浙江 某某 建设有限公司', '浙江某某建设有限公司'],
    ['某某(浙江)建设有限公司', '某某（浙江）建设有限公司'],
    ['某某（浙江）建设有限公司。', '某某（浙江）建设有限公司'],
    ['某某建设有限公司（盖章）', '某某建设有限公司'],
    ['ＡＢＣ Trading Co., Ltd.', 'ABC Trading Co., Ltd']
  ])('%s → %s', (cell, name) => {
    expect(normaliseCompany(cell)?.name).toBe(name)
  })

  it('gives one key to spellings of one company', () => {
    const keys = [
      '某某（浙江）建设有限公司',
      '某某(浙江)建设有限责任公司',
      '某某 （ 浙江 ） 建设 有限公司',
      '某某〔浙江〕建设有限公司'
    ].map((cell) => normaliseCompany(cell)?.key)
    expect(new Set(keys)).toEqual(new Set(['某某浙江建设有限公司']))
    expect(normaliseCompany('Abc Co., Limited')?.key).toBe(normaliseCompany('ABC CO LTD')?.key)
  })

  it('keeps apart what the register keeps apart', () => {
    const keys = ['某某建设有限公司', '某某建设股份有限公司', '某某建设集团有限公司', '某某建设有限公司杭州分公司'].map(
      (cell) => normaliseCompany(cell)?.key
    )
    expect(new Set(keys).size).toBe(4)
  })

  it('takes former names and roles out of the name', () => {
    expect(normaliseCompany('某某建设有限公司（原某某工程处）')).toEqual({
      name: '某某建设有限公司',
      key: '某某建设有限公司',
      formerName: '某某工程处',
      role: null
    })
    expect(normaliseCompany('ACME INC (FORMERLY ABC LLC)')).toEqual({ name: 'ACME INC', key: 'ACMEINC', formerName: 'ABC LLC', role: null })
    expect(normaliseCompany('联合体牵头人：某某建设有限公司')?.role).toBe('牵头人')
    expect(normaliseCompany('某某建设有限公司（联合体成员）')).toEqual({
      name: '某某建设有限公司',
      key: '某某建设有限公司',
      formerName: null,
      role: '联合体成员'
    })
  })

  it('is null for nothing', () => {
    expect([normaliseCompany(''), normaliseCompany('/'), normaliseCompany(null)]).toEqual([null, null, null])
  })
})
