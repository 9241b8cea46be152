/** Registers of political ecology over the contract: first-form talks, the seven mechanisms, score sheets of the superior that count as a point. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figureCells, refusal, registerDesk, type RegisterDesk } from '../support/register-desk.ts'

let desk: RegisterDesk
beforeAll(async () => {
  desk = await registerDesk(['core', 'ecology'], '2026-03-02')
}, 60_000)
afterAll(() => desk.close())

const call: RegisterDesk['client']['call'] = (name, input) => desk.client.call(name, input)
const act = (register: string, entry: string, step: string, more: object = {}) => call('register.step', { register, entry, step, ...more })
const entryOf = (register: string, entry: string) => call('register.entry', { register, entry })

describe('[F2] talks of the first form', () => {
  test('[F2] planned, held by two, answered in writing, visited; who, by whom, which form, why, when and the result stand in it', async () => {
    const { no } = await call('register.add', {
      register: 'talks',
      fields: { topic: '工作推进迟缓', org_id: '白龙桥镇', person_id: '经办人', form: '约谈', source: '廉动令', talker: '镇书记' }
    })
    expect(no).toBe('谈话〔2026〕1号')
    const talk = { by: '镇书记', on: '2026-03-02', fields: { result: '限期改进' } }
    expect(await refusal(act('talks', no, 'talk', talk))).toContain('须由第二人复核')
    await act('talks', no, 'talk', { ...talk, second: '镇委员' })
    desk.today('2026-03-20')
    expect((await entryOf('talks', no)).duties.map(({ step, due, state }) => [step, due, state])).toEqual([
      ['talk', '2026-03-16', 'in_time'],
      ['answer', '2026-03-16', 'overdue'],
      ['visit', '2026-06-02', 'open']
    ])
    await act('talks', no, 'answer', { by: '经办人' })
    await act('talks', no, 'visit', { by: '镇委员', fields: { finding: '已改进' } })
    const view = await entryOf('talks', no)
    const shown = Object.fromEntries(view.fields.map(({ field, shown: word }) => [field, word]))
    expect([view.entry.state, view.entry.personName]).toEqual(['visited', '经办人'])
    expect(shown).toMatchObject({ topic: '工作推进迟缓', form: '约谈', source: '廉动令', talker: '镇书记', result: '限期改进' })
  })

  test('[F2] 109 uses come in by their ledger and are counted by form; one not held is none', async () => {
    const head = '谈话编号,谈话事由,对象单位,谈话对象,谈话方式,来源,拟谈日期,谈话结果,谈话日期,谈话人,谈话复核人,回访日期,回访人'
    const forms = ['谈话提醒', '批评教育', '责令检查', '约谈', '诫勉']
    const lines = Array.from({ length: 108 }, (_, at) => {
      const visited = at % 2 === 0 ? '2026-02-20,甲' : ','
      return `T${at},考勤松懈,罗埠镇,罗书记,${forms[at % 5]},日常监督,2026-01-05,已改正,2026-01-08,甲,乙,${visited}`
    })
    expect(await desk.take('谈话.csv', [head, ...lines, 'T999,未谈,罗埠镇,罗书记,约谈,日常监督,2026-01-05,,,,,,'])).toBe(
      'talk-ledger 109+0'
    )
    const { total, groups } = await figureCells(desk, 'talks', 'form')
    expect(total).toMatchObject({ talks: [109, 109, null], planned: [1, 1, null], visited: [55 / 109, 55, 109] })
    expect([groups.get('诫勉')?.['talks'], groups.get('约谈')?.['talks']]).toEqual([
      [21, 21, null],
      [22, 22, null]
    ])
    expect(total['admonish']).toEqual([21, 21, null])
  })
})

describe('[F3] the seven mechanisms', () => {
  const seven = ['warn', 'feedback', 'lookback', 'account', 'rectify', 'consult', 'apply']
  const fields: Record<string, object> = {
    feedback: { content: '公示不完整' },
    lookback: { cause: '职责不清' },
    account: { suggested: '不需追责', reason: '已自行纠正' },
    rectify: { measures: '补公示', solved: 2 },
    consult: { view: '纳入共性问题' },
    apply: { used_in: '年度考核' }
  }

  test('[F3] each mechanism is a step that leaves a record, in this order and no other; a figure for each', async () => {
    const { no } = await call('register.add', {
      register: 'mechanisms',
      fields: { title: '公示信息不完整', org_id: '白龙桥镇', origin: '指标', indicator: 'B122', due_on: '2026-06-30', problems: 2 }
    })
    expect(await refusal(act('mechanisms', no, 'apply', { second: '乙', fields: { used_in: '年度考核' } }))).toContain('当前状态是“已发现”')
    for (const step of seven) await act('mechanisms', no, step, { by: `${step}人`, second: '分管领导', fields: fields[step] ?? {} })
    const view = await entryOf('mechanisms', no)
    expect(view.steps.map(({ name, by }) => `${name.zh} ${by}`)).toEqual([
      '预警单 warn人',
      '反馈函 feedback人',
      '反向检视 lookback人',
      '追责问责建议 account人',
      '整改台账 rectify人',
      '研判会商纪要 consult人',
      '结果运用 apply人'
    ])
    expect(view.entry.state).toBe('applied')
    const shown = Object.fromEntries(view.fields.map(({ field, shown: word }) => [field, word]))
    expect(shown).toMatchObject({ suggested: '不需追责', used_in: '年度考核', solved: '2' })
    const open = await call('register.add', { register: 'mechanisms', fields: { title: '会议记录不规范', org_id: '罗埠镇', problems: 1 } })
    await act('mechanisms', open.no, 'warn', { by: '甲' })
    await act('mechanisms', open.no, 'feedback', { by: '甲', fields: { content: '缺签字' } })
    expect(await refusal(act('mechanisms', open.no, 'lookback', { by: '甲', fields: { cause: '无' } }))).toContain('“预警单”也是甲办的')
    const { total, groups } = await figureCells(desk, 'mechanisms', 'unit')
    expect(total).toMatchObject({
      items: [2, 2, null],
      warned: [2, 2, null],
      fed_back: [2, 2, null],
      looked: [1, 1, null],
      accounted: [1, 1, null],
      rectified: [1, 1, null],
      consulted: [1, 1, null],
      applied: [1, 1, null],
      through: [1 / 2, 1, 2],
      rectified_in_time: [1, 1, 1],
      problems: [3, 3, null],
      solved: [2, 2, null]
    })
    expect(groups.get('罗埠镇')).toMatchObject({ warned: [1, 1, null], applied: [0, 0, null], through: [0, 0, 1], solved: [null, 0, null] })
  })
})

describe('[F5] score sheets by the superior', () => {
  const sheet = { subject: '履行责任', org_id: '罗埠镇', superior_org_id: '婺城区纪委监委', period: '2026Q1', full_mark: 20 }
  const paper = () => {
    const path = join(desk.folder, '佐证.txt')
    writeFileSync(path, '会议记录')
    return desk.engine.files.put(path)
  }
  const add = (item: string, mark: string, more: object = {}) =>
    call('register.add', {
      register: 'score-sheets',
      fields: { ...sheet, item, mark },
      by: '评分人',
      second: '复核人',
      attachment: paper(),
      ...more
    })

  test('[F5] a mark wants its paper and a second person; told, objected to, scored again, settled', async () => {
    const bare = { register: 'score-sheets', fields: { ...sheet, item: '主体责任', mark: '18' }, by: '评分人' }
    expect(await refusal(call('register.add', bare))).toContain('须由第二人复核')
    expect(await refusal(call('register.add', { ...bare, second: '复核人' }))).toContain('新建须附材料')
    const first = await add('主体责任', '16.5')
    const other = await add('一岗双责', '19')
    await add('作风建设', '20')
    await act('score-sheets', first.no, 'tell')
    await act('score-sheets', first.no, 'object', { by: '罗书记', fields: { reason: '漏计一次会议' } })
    expect(await refusal(act('score-sheets', first.no, 'settle', { second: '乙' }))).toContain('当前状态是“有异议”')
    await act('score-sheets', first.no, 'rescore', { by: '评分人', second: '复核人', fields: { mark: '17.5', reason: '补计' } })
    for (const { no } of [first, other]) {
      if (no === other.no) await act('score-sheets', no, 'tell')
      await act('score-sheets', no, 'settle', { by: '评分人', second: '复核人' })
    }
    const view = await entryOf('score-sheets', first.no)
    expect([view.entry.state, view.typed?.attachment?.name]).toEqual(['settled', '佐证.txt'])
    expect((await figureCells(desk, 'score-sheets', '')).total).toMatchObject({
      sheets: [3, 3, null],
      settled_share: [2 / 3, 2, 3],
      mark: [36.5, 36.5, null],
      full: [40, 40, null],
      objections: [1, 1, null]
    })
  })

  test('[F5] settled marks count in the point of the responsibility appraisal; a unit without a sheet keeps the mark it reported', async () => {
    const points = ['单位名称,监测点,期间,数值,期末日期', '罗埠镇,P034,2026-03,60,2026-03-31', '白龙桥镇,P034,2026-03,88,2026-03-31']
    await desk.take('监测点.csv', points)
    await desk.client.run('check.run', {})
    const valueOf = async (unit: string) => {
      const id = (await call('org.list', {})).orgs.find(({ name }) => name === unit)?.id ?? ''
      const read = await call('score.leaf', { unit: id, indicator: 'B122', period: '2026-03' })
      return read.points.find((point) => point.id === 'P034')
    }
    expect([await valueOf('罗埠镇'), await valueOf('白龙桥镇')]).toMatchObject([
      { value: 91.25, from: 'counted', counted: [{ dataset: 'superior_score' }, { dataset: 'superior_score' }] },
      { value: 88, from: 'reported' }
    ])
  })
})
