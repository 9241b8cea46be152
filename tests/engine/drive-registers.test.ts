/** Registers of the drive over the contract: reform items with monthly stock-takes, common faults, stationing, follow-up in months, campaigns. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figureCells, refusal, registerDesk, type RegisterDesk } from '../support/register-desk.ts'

let desk: RegisterDesk
beforeAll(async () => {
  desk = await registerDesk(['core', 'drive'], '2026-04-10')
}, 60_000)
afterAll(() => desk.close())

const call: RegisterDesk['client']['call'] = (name, input) => desk.client.call(name, input)
const act = (register: string, entry: string, step: string, more: object = {}) => call('register.step', { register, entry, step, ...more })
const add = async (register: string, fields: object) => (await call('register.add', { register, fields: { ...fields } })).no

describe('[F8] the ledger of the drive', () => {
  test('[F8] a reform item has a lead and a stock-take each month; a month without one is missed for good', async () => {
    const head = '改革事项编号,改革事项,牵头单位,牵头领导,领域,启动日期,完成期限,进展(%)'
    await desk.take('改革事项.csv', [
      head,
      'G1,清廉村居建设,白龙桥镇,镇书记,清廉村居,2025-12-31,2026-12-31,40',
      'G2,清廉机关建设,区住建局,,清廉机关,2025-12-31,2026-03-31,100'
    ])
    const stock = [
      '改革事项编号,盘点日期,盘点人,盘点情况',
      'G1,2026-01-25,甲,已启动',
      'G1,2026-03-25,甲,过半',
      ...[1, 2, 3].map((month) => `G2,2026-0${month}-20,乙,推进`)
    ]
    expect(await desk.take('月度盘点.csv', stock)).toBe('reform-stocktake-ledger 5+0')
    const { duties } = await call('register.entry', { register: 'reform-items', entry: 'G1', asOf: '2026-04-10' })
    expect(duties.filter(({ step }) => step === 'stocktake').map(({ due, done, state }) => [due, done, state])).toEqual([
      ['2026-01-31', '2026-01-25', 'in_time'],
      ['2026-02-28', '', 'missed'],
      ['2026-03-31', '2026-03-25', 'in_time'],
      ['2026-04-30', '', 'open']
    ])
    const finish = (by: string) =>
      act('reform-items', 'G2', 'complete', { by, on: '2026-03-31', second: '丙', fields: { outcome: '制度一项' } })
    expect(await refusal(finish('乙'))).toContain('“月度盘点”也是乙办的')
    await finish('丁')
    const { total, groups } = await figureCells(desk, 'reform-items', 'area', '2026-04-10')
    expect(total).toMatchObject({
      items: [2, 2, null],
      done_share: [1 / 2, 1, 2],
      stocktaken: [5 / 6, 5, 6],
      stocktakes: [5, 5, null],
      in_time: [1, 1, 1]
    })
    expect(groups.get('清廉村居')).toMatchObject({ stocktaken: [2 / 3, 2, 3], done: [0, 0, null] })
  })

  test('[F8] 13 + 23 research reports are told apart; a typical case is reviewed before it is spread', async () => {
    const head = '调研编号,调研题目,调研单位,调研层级,选题日期,提交期限,提交日期,提交人'
    const line = (tier: string) => (_: unknown, at: number) => `${tier}${at},题目${at},罗埠镇,${tier},2026-01-05,2026-03-31,2026-03-20,甲`
    const lines = [...Array.from({ length: 13 }, line('牵头单位')), ...Array.from({ length: 23 }, line('基层单位'))]
    await desk.take('调研.csv', [head, ...lines, '基层单位99,未交,罗埠镇,基层单位,2026-01-05,2026-03-31,,'])
    expect((await figureCells(desk, 'research-reports', '', '2026-04-10')).total).toMatchObject({
      reports: [37, 37, null],
      lead: [13, 13, null],
      local: [23, 23, null],
      in_time: [36 / 37, 36, 37]
    })
    const no = await add('typical-deeds', { title: '村务公开到户', org_id: '后陈村', kind: '正面典型' })
    expect(await refusal(act('typical-deeds', no, 'spread'))).toContain('当前状态是“已推荐”')
    await act('typical-deeds', no, 'review', { by: '甲', second: '乙', fields: { opinion: '可推广' } })
    expect((await act('typical-deeds', no, 'spread')).state).toBe('spread')
  })

  test('[F8] a common fault is fed back to units, each closes its own, and the fault stays open while one is open', async () => {
    const fault = await add('common-faults', {
      fault: '公开内容不完整',
      org_id: '婺城区纪委监委',
      origin: '月度盘点',
      due_on: '2026-05-10'
    })
    for (const unit of ['白龙桥镇', '罗埠镇', '区住建局']) await act('common-faults', fault, 'feedback', { sub: { org_id: unit } })
    const check = (no: string, own: number) => act('common-faults', no, 'check', { by: '自查人', fields: { own, finding: '见附表' } })
    await check(fault, 0)
    await check(`${fault}-1`, 2)
    await act('common-faults', `${fault}-1`, 'close', { by: '甲', second: '乙' })
    expect(await refusal(act('common-faults', fault, 'close', { by: '甲', second: '乙' }))).toContain('还有 2 条下级条目没有办结')
    const { total } = await figureCells(desk, 'common-faults', '')
    expect(total).toMatchObject({
      faults: [1, 1, null],
      fed_back: [3, 3, null],
      checked: [1 / 3, 1, 3],
      own: [2, 2, null],
      closed: [0, 0, null]
    })
  })
})

describe('[F9] teams stationed in turn', () => {
  test('[F9] roster, diary, findings, report; units not visited are counted and named', async () => {
    await desk.take('驻点名册.csv', [
      '驻点编号,驻点组,驻点单位,组长,计划进驻日期,计划离点日期,进驻日期,进驻人',
      'Z1,第一组,白龙桥镇,张三,2026-02-02,2026-03-02,2026-02-03,张三',
      'Z2,第一组,罗埠镇,张三,2026-04-06,2026-05-06,,'
    ])
    await desk.take('驻点日记.csv', ['驻点编号,日记日期,记录人,日记内容', 'Z1,2026-02-04,李四,走访', 'Z1,2026-02-05,李四,查账'])
    expect(await desk.take('驻点发现.csv', ['驻点编号,发现日期,发现人,问题描述', 'Z1,2026-02-05,李四,公示不全'])).toBe(
      'station-finding-ledger 1+0'
    )
    await act('station-rounds', 'Z1', 'leave', { by: '张三', on: '2026-03-02', fields: { findings: 1, handed: 0 } })
    await act('station-rounds', 'Z1', 'report', { by: '张三', on: '2026-03-10', second: '李四', fields: { summary: '一项问题' } })
    const { total, groups } = await figureCells(desk, 'station-rounds', 'unit')
    expect(total).toMatchObject({
      rounds: [2, 2, null],
      diaries: [2, 2, null],
      found: [1, 1, null],
      findings: [1, 1, null],
      handed: [0, 0, null],
      reported: [1, 1, 1],
      visited: [1 / 2, 1, 2],
      not_visited: [1 / 2, 1, 2]
    })
    expect([groups.get('罗埠镇')?.['not_visited'], groups.get('白龙桥镇')?.['not_visited'], groups.get('后陈村')?.['not_visited']]).toEqual(
      [[1, 1, 1], [0, 0, 1], undefined]
    )
  })
})

describe('[F10] sanctioned cadres', () => {
  test('[F10] time is counted in months by the kind and the law of its day; a dismissal has none; visits are planned and recorded', async () => {
    const head = '回访编号,处分决定文号,所在单位,受处分人,处分种类,处分生效日期,宣布执行日期,宣布执行人'
    await desk.take('受处分.csv', [
      head,
      'H1,处1号,白龙桥镇,镇委员,党内警告,2025-10-10,2025-10-20,甲',
      'H2,处2号,白龙桥镇,经办人,政务警告,2025-10-10,2025-10-20,甲',
      'H3,处3号,罗埠镇,罗书记,政务记大过,2025-10-10,2025-11-20,甲',
      'H4,处4号,后陈村,村书记,开除党籍,2025-10-10,2025-10-20,甲'
    ])
    const over = async (no: string) => {
      const { duties } = await call('register.entry', { register: 'sanction-followups', entry: no })
      const { due, used, limit, state, basis, mark } = duties.find(({ step }) => step === 'over') ?? { due: '' }
      return [due, used, limit, state, basis, mark]
    }
    const admin = '公职人员政务处分法第八条'
    expect(await over('H1')).toEqual(['2026-10-10', 6, 12, 'open', '中国共产党纪律处分条例（2023）第十条至第十二条', 'K'])
    expect(await over('H2')).toEqual(['2026-04-10', 6, 6, 'open', admin, 'V'])
    expect(await over('H3')).toEqual(['2027-04-10', 6, 18, 'open', admin, 'V'])
    expect((await over('H4')).slice(0, 4)).toEqual(['', null, null, 'waiting'])
    await desk.take('回访.csv', ['回访编号,回访日期,回访人,回访情况', 'H1,2026-01-05,书记,平稳', 'H1,2026-04-02,书记,平稳'])
    const { duties } = await call('register.entry', { register: 'sanction-followups', entry: 'H1' })
    expect(duties.filter(({ step }) => step === 'visit').map(({ due, done }) => [due, done])).toEqual([
      ['2026-01-10', '2026-01-05'],
      ['2026-04-10', '2026-04-02']
    ])
    const { total, groups } = await figureCells(desk, 'sanction-followups', 'kind')
    expect(total).toMatchObject({
      people: [4, 4, null],
      under: [4, 4, null],
      months: [18, 18, 36],
      announced: [3 / 4, 3, 4],
      visits: [2, 2, null]
    })
    expect([groups.get('党内警告')?.['months'], groups.get('开除党籍')?.['months']]).toEqual([
      [6, 6, 12],
      [null, 0, 0]
    ])
    const figures = await call('register.figures', { register: 'sanction-followups' })
    expect(figures.total.find(({ figure }) => figure === 'months')?.unit).toBe('months')
    expect((await figureCells(desk, 'sanction-followups', '', '2027-01-10')).total['months']).toEqual([33, 33, 36])
  })
})

describe('[B4] a campaign', () => {
  test('[B4] units checked, problems, rules, people and money by region, stage and campaign; the campaign itself is not counted twice', async () => {
    const head =
      '专项编号,专项治理,责任单位,所属专项编号,阶段,开始日期,完成期限,检查单位数,发现问题数,建章立制数,处理人数,清退资金(元),上报日期,上报人'
    await desk.take('专项.csv', [
      head,
      'S,三资专项,婺城区纪委监委,,,2026-01-12,,40,30,20,9,999999,,',
      'S-1,三资专项,白龙桥镇,S,重点检查,2026-01-12,2026-06-30,12,5,3,1,15000.50,2026-06-20,甲',
      'S-2,三资专项,罗埠镇,S,集中整改,2026-01-12,2026-06-30,8,,2,0,800,2026-07-02,甲',
      'Y,医疗专项,区住建局,,,2026-01-12,,,,,,,,',
      'Y-1,医疗专项,白龙桥镇,Y,重点检查,2026-01-12,2026-06-30,2,1,1,0,100,2026-06-01,乙'
    ])
    const { total, groups } = await figureCells(desk, 'campaigns', 'region')
    expect(total).toMatchObject({
      campaigns: [2, 2, null],
      entries: [3, 3, null],
      units_checked: [22, 22, null],
      problems: [6, 6, null],
      rules: [6, 6, null],
      people: [1, 1, null],
      returned: [1_590_050, 1_590_050, null],
      in_time: [2 / 3, 2, 3]
    })
    expect(groups.get('罗埠镇')).toMatchObject({ units_checked: [8, 8, null], problems: [null, 0, null], returned: [80_000, 80_000, null] })
    expect((await figureCells(desk, 'campaigns', 'stage')).groups.get('重点检查')).toMatchObject({
      units_checked: [14, 14, null],
      returned: [1_510_050, 1_510_050, null]
    })
    const tops = (await figureCells(desk, 'campaigns', 'top')).groups
    expect([...tops.keys()]).toEqual(['S 三资专项', 'Y 医疗专项'])
    expect(tops.get('S 三资专项')).toMatchObject({ campaigns: [1, 1, null], units_checked: [20, 20, null], people: [1, 1, null] })
  })
})
