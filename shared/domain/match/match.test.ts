import { assert as assertProperty, constantFrom, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCheckCharacter } from '../value/parse-code.ts'
import { candidatePairs, partyKeys } from './candidate-pairs.ts'
import { companyCore } from './company-core.ts'
import { compareParties, partyTraits, type PartyRecord } from './compare-parties.ts'
import { comparePeople, personTraits, type PersonRecord } from './compare-people.ts'
import { canonicalOf, groupsOf } from './join-same.ts'
import { editKeys, oneEditApart } from './one-edit.ts'

const regions = new Set(['云溪', '河湾'])
const nothing = { credit_code: null, legal_person: null, legal_id_hash: null, phone: null, address: null, email: null, registered_on: null }
const party = (name: string, more: Partial<PartyRecord> = {}) =>
  partyTraits({ id: `${name}${JSON.stringify(more)}`, name, ...nothing, ...more }, regions)
const likeness = (a: ReturnType<typeof party>, b: ReturnType<typeof party>) => compareParties(a, b)
const code = (body: string): string => body + creditCheckCharacter(body)
const codeA = code('91330702MA28ABCD1')
const codeB = code('91330702MA28ABCE1')

describe('[#10] companyCore', () => {
  it.each([
    ['浙江省云溪县华信建设有限公司', '华信建设', 'company', ['浙江', '云溪']],
    ['云溪华信建设有限责任公司', '华信建设', 'company', ['云溪']],
    ['华信（浙江）建设股份有限公司', '华信建设', 'stock', ['浙江']],
    ['华信 建设', '华信建设', 'plain', []],
    ['华信建设集团有限公司', '华信建设', 'group', []],
    ['云溪县河湾镇红旗五金厂', '红旗五金', 'factory', ['云溪', '河湾']],
    ['王记小吃店（个体工商户）', '王记小吃', 'shop', []],
    ['丰收农民专业合作社', '丰收', 'cooperative', []],
    ['安康药业有限公司', '安康药业', 'company', []],
    ['都市物业管理有限公司', '都市物业管理', 'company', []],
    ['安康市恒信建设有限公司', '恒信建设', 'company', ['陕西', '安康']],
    ['华信建设有限公司杭州分公司', '华信建设有限公司杭州分公司', 'plain', []],
    ['杭州公司', '杭州', 'company', []]
  ])('%s → %s', (name, core, form, places) => {
    expect(companyCore(name, regions)).toMatchObject({ core, form, places })
  })

  it('knows former names and names of trade only', () => {
    expect(companyCore('华信建设有限公司（曾用名：云溪县第一工程队）', regions).former).toEqual(['第一工程队'])
    expect([companyCore('云溪县建设工程有限公司', regions).generic, companyCore('华信建设有限公司').generic]).toEqual([true, false])
  })
})

describe('[#10] compareParties proposes', () => {
  it.each([
    ['place, form and brackets', party('云溪县华信建设有限公司'), party('华信建设公司'), ['same_core']],
    [
      'the code in another spelling',
      party('甲建设', { credit_code: codeA }),
      party('乙建设', { credit_code: ` ${codeA.toLowerCase()}` }),
      ['same_code']
    ],
    ['old code inside the new', party('甲一', { credit_code: codeA }), party('乙二', { credit_code: 'MA28ABCD-1' }), ['same_org_code']],
    ['former name', party('恒通路桥有限公司（原华信建设有限公司）'), party('华信建设有限公司'), ['former_name']],
    [
      'one character with the same phone',
      party('华信建设有限公司', { phone: '0579-82345678' }),
      party('华新建设有限公司', { phone: '057982345678' }),
      ['core_one_edit', 'same_phone']
    ],
    [
      'a damaged code one sign apart',
      party('华信建设有限公司', { credit_code: codeA }),
      party('华信建设', { credit_code: `${codeA.slice(0, 5)}9${codeA.slice(6)}` }),
      ['same_core', 'code_one_edit']
    ]
  ])('%s', (_what, a, b, reasons) => {
    expect(likeness(a, b)?.reasons).toEqual(expect.arrayContaining(reasons))
  })

  it('more traits never count for less', () => {
    const scores = [{}, { legal_person: '张三' }, { legal_person: '张三', phone: '13812345678' }].map(
      (more) => likeness(party('云溪县华信建设有限公司', more), party('华信建设公司', { ...more, address: null }))?.score ?? 0
    )
    expect(scores).toEqual(scores.toSorted((a, b) => a - b))
    expect(scores[0]).toBeGreaterThanOrEqual(50)
  })
})

describe('[#10] compareParties leaves alone', () => {
  it.each([
    [
      'two valid codes',
      party('华信建设有限公司', { credit_code: codeA, phone: '13812345678' }),
      party('华信建设公司', { credit_code: codeB, phone: '13812345678' })
    ],
    [
      'one name in two towns',
      party('杭州华信建设有限公司', { legal_person: '张三' }),
      party('宁波华信建设有限公司', { legal_person: '张三' })
    ],
    ['a branch and its firm', party('华信建设有限公司'), party('华信建设有限公司云溪分公司')],
    ['one character without another trait', party('华信建设有限公司'), party('华新建设有限公司')],
    ['numbered brothers', party('云溪一建建设有限公司', { phone: '13812345678' }), party('云溪二建建设有限公司', { phone: '13812345678' })],
    ['words of trade only', party('云溪县建设工程有限公司'), party('建设工程公司')],
    ['a factory and a shop', party('红旗五金厂'), party('红旗五金店')],
    ['other names at one phone', party('华信建设有限公司', { phone: '13812345678' }), party('恒通路桥有限公司', { phone: '13812345678' })],
    [
      'placeholders',
      party('华信建设有限公司', { phone: '0000000', credit_code: '000000000000000000' }),
      party('恒通路桥有限公司', { phone: '0000000', credit_code: '000000000000000000' })
    ]
  ])('%s', (_what, a, b) => {
    expect(likeness(a, b)).toBeNull()
  })
})

describe('[#10] properties', () => {
  const stems = constantFrom('华信建设', '华新建设', '恒通路桥', '一建市政', '二建市政', '红旗五金', '建设工程')
  const ends = constantFrom('有限公司', '有限责任公司', '股份有限公司', '集团有限公司', '公司', '厂', '店', '')
  const begins = constantFrom('', '云溪县', '杭州', '浙江省', '宁波市')
  const names = tuple(begins, stems, ends).map((parts) => parts.join(''))
  const facts = tuple(
    names,
    constantFrom(null, codeA, codeB, '91330702', 'MA28ABCD1', `${codeA}X`),
    constantFrom(null, '张三', '李四'),
    constantFrom(null, '13812345678', '13912345679')
  ).map(([name, credit_code, legal_person, phone]) => party(name, { credit_code, legal_person, phone }))

  it('the order of the two does not matter', () => {
    assertProperty(
      property(facts, facts, (a, b) => {
        const [one, other] = [compareParties(a, b), compareParties({ ...b }, { ...a })]
        expect(other?.score).toBe(one?.score)
        expect(other?.reasons.toSorted()).toEqual(one?.reasons.toSorted())
      })
    )
  })

  it('another word for a company keeps a pair worth asking about', () => {
    const company = constantFrom('有限公司', '有限责任公司', '股份有限公司', '公司')
    assertProperty(
      property(constantFrom('华信建设', '恒通路桥', '红旗五金'), begins, company, company, (stem, begin, one, other) => {
        const [a, b] = [party(begin + stem + one), party(`${begin}${stem}${other} `, { email: 'x' })]
        expect(compareParties(a, b)?.score).toBeGreaterThanOrEqual(55)
      })
    )
  })

  it('two valid codes that differ are two firms', () => {
    assertProperty(
      property(names, names, (one, other) => {
        expect(
          compareParties(
            party(one, { credit_code: codeA, phone: '13812345678' }),
            party(other, { credit_code: codeB, phone: '13812345678' })
          )
        ).toBeNull()
      })
    )
  })

  it('any text gives a core, and names one edit apart share a key', () => {
    assertProperty(
      property(string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(typeof companyCore(text, regions).core).toBe('string')
      })
    )
    assertProperty(
      property(string({ minLength: 1, maxLength: 8 }), string({ minLength: 1, maxLength: 8 }), (a, b) => {
        expect(oneEditApart(a, b)).toBe(oneEditApart(b, a))
        expect(!oneEditApart(a, b) || editKeys(a).some((key) => editKeys(b).includes(key))).toBe(true)
      })
    )
  })

  it('blocking loses nothing that all pairs would find', () => {
    const stemsAll = ['华信建设', '华新建设', '恒通路桥', '红旗五金', '恒通路轿']
    const list = stemsAll.flatMap((stem, at) =>
      ['有限公司', '公司', '集团'].map((end, place) =>
        party(stem + end, { phone: at % 2 === 0 ? '13812345678' : '13912345679', legal_person: `张${place}` })
      )
    )
    const all = list.flatMap((a, at) => list.slice(at + 1).map((b) => [a, b] as const))
    const found = (pairs: Iterable<readonly [(typeof list)[number], (typeof list)[number]]>) =>
      [...pairs]
        .filter(([a, b]) => compareParties(a, b) !== null)
        .map(([a, b]) => [a.id, b.id].toSorted().join())
        .toSorted()
    expect(found(candidatePairs(list, partyKeys))).toEqual(found(all))
  })
})

describe('[#10] comparePeople', () => {
  const person = (id: string, more: Partial<PersonRecord>) =>
    personTraits({ id, name: '王伟', id_hash: null, id_mask: null, phone: null, org_id: null, post_name: null, ...more })
  it.each([
    ['the same id number', { id_hash: 'h' }, { id_hash: 'h', name: '王玮' }, 100],
    ['name and phone', { phone: '13812345678' }, { phone: '138 1234 5678', org_id: 'o2' }, 90],
    ['name and unit', { org_id: 'o1' }, { org_id: 'o1', id_hash: 'h' }, 66],
    ['name, unit and post', { org_id: 'o1', post_name: '会计' }, { org_id: 'o1', post_name: '会计' }, 70],
    ['name and visible digits', { id_mask: '330***********1234' }, { id_mask: '3307**********1234', org_id: 'o1' }, 82],
    ['a name alone', {}, {}, undefined],
    ['a phone alone', { phone: '13812345678' }, { phone: '13812345678', name: '李四' }, undefined],
    ['two id numbers', { id_hash: 'h', phone: '13812345678' }, { id_hash: 'k', phone: '13812345678' }, undefined],
    ['other visible digits', { id_mask: '**1234', phone: '13812345678' }, { id_mask: '**4321', phone: '13812345678' }, undefined]
  ])('%s → %s', (_what, a, b, score) => {
    const [one, other] = [comparePeople(person('a', a), person('b', b)), comparePeople(person('b', b), person('a', a))]
    expect([one?.score, other?.score]).toEqual([score, score])
  })
})

describe('[#10] groups of the same', () => {
  it('follow pairs to their end; the numbered, then the oldest stands for all', () => {
    expect(
      groupsOf([
        ['a', 'b'],
        ['c', 'd'],
        ['d', 'b'],
        ['x', 'y']
      ])
    ).toEqual([
      ['a', 'b', 'c', 'd'],
      ['x', 'y']
    ])
    const old = { id: 'z', numbered: false, since: 1 }
    const coded = { id: 'b', numbered: true, since: 9 }
    expect([canonicalOf([old, coded])?.id, canonicalOf([{ ...coded, numbered: false }, old])?.id]).toEqual(['b', 'z'])
  })
})
