/** What systems.md asks of villages, small works and transferred land, proven on ledgers brought in by the real import and run by the real models. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkedCounty, type CheckedCounty } from '../../electron/engine/services/training/county-fixture.ts'
import { matchAnswers } from '../../electron/engine/services/training/match-answers.ts'
import { modelDesk, type Found, type ModelDesk } from '../support/model-desk.ts'

const packs = ['core', 'village']
const desks: ModelDesk[] = []
afterAll(() => desks.forEach((desk) => desk.close()))

async function openDesk(used: readonly string[], ledgers: Readonly<Record<string, readonly string[]>>): Promise<ModelDesk> {
  const desk = await modelDesk(used)
  desks.push(desk)
  for (const [name, lines] of Object.entries(ledgers)) await desk.bring(name, lines)
  return desk
}

async function findingsOf(desk: ModelDesk, asOf: string, pack: string): Promise<readonly Found[]> {
  await desk.check(asOf, pack)
  return desk.found()
}

const expenseHead =
  '支出单号,村社,镇街,摘要,支出类别,金额(元),收款人,发票号,支付方式,出纳,上传时间,村监委会主任,村监委审核时间,村两委审批人,村两委审批时间,代理会计,代理会计复核时间,支付时间,公开时间,附件'

type Expense = Readonly<Partial<Record<'papers' | 'cashier' | 'checked' | 'booked' | 'shown', string> & { yuan: number }>>

/** One expense of village `v`, approved within ten-odd minutes on 3 March 2025 and published the next day unless told otherwise. */
function expense(no: number, v: number, own: Expense = {}): string {
  const { yuan = 6790, papers = '发票、验收单', cashier = `出纳${v}号`, checked = '2025-03-03 09:03', booked = '2025-03-03 09:12' } = own
  const chain = `${cashier},2025-03-03 09:00,监委${v}号,${checked},书记${v}号,2025-03-03 09:07,会计甲,${booked}`
  const at = `2025-03-03 10:00,${own.shown ?? '2025-03-04 09:00'}`
  return `P${no},永康第${v}村,芝英镇,支出${no},采购,${yuan},商户${no},F${no},转账,${chain},${at},${papers}`
}

describe('[B1] the expense chain', () => {
  test('[B1] 22 villages, 389 approvals, 3.5485 m yuan: 13 with papers missing are told, nothing else', async () => {
    const lines = Array.from({ length: 389 }, (_, at) =>
      expense(at + 1, (at % 22) + 1, { yuan: at === 0 ? 9164 : 9122, papers: at % 30 === 7 ? '照片' : '发票、验收单' })
    )
    const desk = await openDesk(packs, { '支出.csv': [expenseHead, ...lines] })
    const [sum] = desk.rows<{ n: number; total: number; villages: number }>(
      'SELECT COUNT(*) AS n, SUM(amount) AS total, COUNT(DISTINCT org_id) AS villages FROM payment'
    )
    expect(sum).toEqual({ n: 389, total: 354_850_000, villages: 22 })
    const found = await findingsOf(desk, '2025-03-31', 'village')
    expect(found.map((one) => one.model)).toEqual(Array.from({ length: 13 }, () => 'village-papers-missing'))
    expect(found[0]).toMatchObject({ level: 'yellow', to: 'street', figures: { missing_zh: '票据；验收单或清单；' } })
  })

  test('[B1] missing link, wrong order, self-approval and late publication are each told with the reason', async () => {
    const desk = await openDesk(packs, {
      '支出.csv': [
        expenseHead,
        expense(1, 1),
        expense(2, 1, { checked: '' }),
        expense(3, 1, { booked: '2025-03-03 11:00' }),
        expense(4, 1, { cashier: '书记1号' }),
        expense(5, 1, { shown: '2025-03-07 09:00' })
      ]
    })
    const found = await findingsOf(desk, '2025-03-31', 'village')
    const told = found.map((one) => [one.model, one.subject, one.figures['finding_zh'], one.to])
    expect(told.toSorted()).toEqual([
      ['village-expense-chain', '支出2', '未见“村监委会主任审核”', 'committee'],
      ['village-expense-chain', '支出3', '“银行支付”早于“三资代理会计复核”', 'committee'],
      ['village-expense-chain', '支出4', '“出纳上传票据”与“村两委审批”为同一人', 'committee'],
      ['village-late-publication', '永康第1村', '逾期公开', 'street']
    ])
  })
})

describe('[B2] a lease renewed at the old rent', () => {
  const head =
    '合同编号,村社,镇街,资产编号,资产名称,资产类别,承租人,签订日期,租期起,租期止,年租金(万元),公开招租日期,交易凭证号,书面合同,递增条款'
  const first = 'H1,良渚新村,良渚街道,Z1,村厂房,厂房,杭城五金厂,2018-05-20,2018-06-01,2023-05-31,100,,,是,是'
  const votes = [
    '决议编号,村社,镇街,议题,表决主体,所涉编号,表决日期,应到人数,实到人数,同意人数',
    'J0,良渚新村,良渚街道,年度预算,成员代表大会,,2023-01-10,40,38,38'
  ]

  test('[B2] without assembly and tender: red, to the street, with its reason; let again at 1.5 m after both: quiet', async () => {
    const renewed = 'H2,良渚新村,良渚街道,Z1,村厂房,厂房,杭城五金厂,2023-05-20,2023-06-01,2028-05-31,100,,,是,是'
    const desk = await openDesk(packs, { '租赁.csv': [head, first, renewed], '决议.csv': votes })
    const found = await findingsOf(desk, '2023-07-01', 'village')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ model: 'village-lease-old-rent', level: 'red', subject: '良渚新村', to: 'street', unit: '良渚街道' })
    expect(found[0]?.figures).toMatchObject({ annual_rent: 100_000_000, old_rent: 100_000_000, unvoted: 1, unoffered: 1 })
    expect(found[0]?.sentence).toContain('签约前未见成员（代表）大会决议，也未见公开招租或进场交易记录')

    const again = 'H2,良渚新村,良渚街道,Z1,村厂房,厂房,杭城五金厂,2023-07-20,2023-08-01,2028-07-31,150,2023-07-01,CJ-9,是,是'
    const voted = 'J1,良渚新村,良渚街道,厂房招租,成员代表大会,H2,2023-06-25,40,36,35'
    await desk.bring('租赁.csv', [head, first, again])
    await desk.bring('决议.csv', [...votes, voted])
    expect(await findingsOf(desk, '2023-09-01', 'village')).toEqual([])
  })
})

describe('[B3] village affairs beyond money', () => {
  test('[B3] seal use, poor relief and homestead land run on their procedures; what is out of order is told', async () => {
    const desk = await openDesk(packs, {
      '用印.csv': [
        '用印编号,村社,镇街,用印事由,申请日期,申请人,审批日期,审批人,用印日期,印章保管人,公开归档日期',
        'Y1,后陈村,白洋街道,合同用印,2025-03-03,甲,2025-03-04,书记,2025-03-05,保管员,2025-03-06',
        'Y2,后陈村,白洋街道,开具证明,2025-03-03,甲,2025-03-06,书记,2025-03-05,保管员,2025-03-07'
      ],
      '救助.csv': [
        '救助编号,村社,镇街,救助对象,救助类别,救助金额(元),受理日期,受理人,核查日期,核查人,评议日期,公示止,确认日期,确认人,发放日期',
        'J1,后陈村,白洋街道,困难户乙,临时救助,2000,2025-03-03,民政员,2025-03-05,驻村干部,2025-03-07,,2025-03-20,镇街甲,2025-04-01'
      ],
      '宅基地.csv': [
        '宅基地申请编号,村社,镇街,申请户主,建房类型,申请日期,协管员,公示止,村级审查日期,村级审查人,批准日期,批准人,放样日期,放样人,验收日期',
        'Z1,后陈村,白洋街道,建房户丙,拆建,2025-03-03,协管员,2025-03-13,2025-03-17,陈某人,2025-03-25,陈某人,2025-04-01,测量员,'
      ]
    })
    const found = await findingsOf(desk, '2025-06-30', 'village')
    const told = new Map(found.map((one) => [one.subject, `${one.figures['sort_zh']}${one.figures['finding_zh']}`]))
    expect(Object.fromEntries(told)).toEqual({
      开具证明: '用印“专人用印”早于“用印审批”',
      困难户乙: '救助申报未见“村级公示”',
      建房户丙: '宅基地申请“村级组织审查”与“镇街批准”为同一人'
    })
    expect(desk.rows("SELECT node FROM step s JOIN matter m ON m.id = s.matter_id WHERE m.code = 'Y1' ORDER BY node")).toHaveLength(4)
  })

  test('[B7] an item is raised, discussed, done and rated; one that takes too long is told', async () => {
    const head = '说事编号,村社,镇街,说事内容,登记日期,登记人,议定日期,主持人,办结日期,承办人,评议日期,评议人,评议结果'
    const desk = await openDesk(packs, {
      '说事.csv': [
        head,
        'S1,旭拱岙村,墙头镇,路灯不亮,2025-03-03,文书,2025-03-05,书记,2025-03-20,电工,2025-03-24,村民,满意',
        'S2,旭拱岙村,墙头镇,沟渠淤塞,2025-03-03,文书,2025-03-05,书记,2025-06-20,电工,2025-06-24,村民,基本满意'
      ]
    })
    const steps = desk.rows<{ node: string }>(
      "SELECT s.node FROM step s JOIN matter m ON m.id = s.matter_id WHERE m.code = 'S1' ORDER BY s.node"
    )
    expect(steps.map((step) => step.node)).toEqual(['SS01', 'SS02', 'SS03', 'SS04'])
    const found = await findingsOf(desk, '2025-06-30', 'village')
    expect(found.map((one) => [one.subject, one.figures['finding_zh']])).toEqual([['沟渠淤塞', '“办理”超期']])
  })
})

describe('[A5] rural small works', () => {
  test('[A5] 174 bidders and a check ten minutes after the opening are quiet; a contract before the check, or none, is told', async () => {
    const head =
      '小微工程编号,工程名称,建设村社,镇街,预算金额(万元),交易方式,开标时间,投标单位数量,中标单位,中标金额(万元),资格核验时间,业主核验人,中心核验人,核验结果,工程合同编号,合同金额(万元),签订日期'
    const bids = Array.from({ length: 174 }, (_, at) => `X1,永嘉第${at + 1}建筑有限公司,${266 - at * 0.1},${at === 0 ? '是' : '否'}`)
    const works = (no: number, checked: string): string =>
      `X${no},机耕路${no},岩头村,岩头镇,266,公开招标,2025-03-03 09:00,174,永嘉第1建筑有限公司,250,${checked},H${no},250,2025-03-06`
    const desk = await openDesk(['core', 'smallworks'], {
      '工程.csv': [head, works(1, '2025-03-03 09:10,业主甲,中心乙,合格'), works(2, '2025-03-10 09:10,业主甲,中心乙,合格'), works(3, ',,,')],
      '投标.csv': ['标段编号,投标人,投标报价(万元),是否中标', ...bids]
    })
    const [bid] = desk.rows<{ n: number }>("SELECT COUNT(*) AS n FROM bid b JOIN tender t ON t.id = b.tender_id WHERE t.code = 'X1'")
    expect(bid?.n).toBe(174)
    const found = await findingsOf(desk, '2025-06-30', 'smallworks')
    expect(found.map((one) => [one.subject, one.figures['finding_zh'], one.to]).toSorted()).toEqual([
      ['机耕路2', '资格核验晚于合同签订；', 'street'],
      ['机耕路3', '没有中标后资格核验记录；', 'street']
    ])
  })
})

describe('[A7] grade of transferred land', () => {
  test('[A7] of 161 households in an orchard of 300 mu, three dead or mid-yield plots paid as prime are told with the difference', async () => {
    const wrong: Readonly<Record<number, string>> = { 5: '枯死,盛产,500,5000', 40: '中产,盛产,3000,5000', 77: '中产,盛产,3000,5000' }
    const plots = Array.from({ length: 161 }, (_, at) => {
      const mu = at === 160 ? 300 - 160 * 1.8 : 1.8
      return `L${at + 1},青石村,青石镇,共富果园,第${at + 1}户,${mu.toFixed(1)},${wrong[at + 1] ?? '盛产,盛产,5000,5000'},2025-03-01`
    })
    const head = '流转编号,村社,镇街,流转项目,户主,面积(亩),核实等级,兑付等级,核实等级单价(元),兑付单价(元),兑付日期'
    const desk = await openDesk(['core', 'land'], { '流转.csv': [head, ...plots] })
    const found = await findingsOf(desk, '2025-06-30', 'land')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ model: 'land-grade-mismatch', level: 'orange', subject: '青石村', counted: 161 })
    expect(found[0]?.figures).toMatchObject({ households: 161, mu: 300, n: 3, mu_hit: 5.4, over_paid: 1_530_000 })
  })
})

describe('[B1] [B2] [B3] [A5] [A7] the training county with villages', () => {
  let checked: CheckedCounty
  const every = ['core', 'engineering', 'land', 'permit', 'village', 'smallworks']
  beforeAll(async () => {
    checked = await checkedCounty({ size: 'small', seed: 3, planted: 'all' }, every)
  }, 120_000)
  afterAll(() => checked.desk.close())

  test('what is found is what was planted, and no decoy is taken', () => {
    const { planted, decoys } = checked.county.answers
    const { missed, extra, taken } = matchAnswers(planted, decoys, checked.warnings)
    expect({ missed, extra, taken }).toEqual({ missed: [], extra: [], taken: [] })
    const models = checked.desk.packSet.models
      .filter((model) => model.pack === 'village' || model.pack === 'smallworks')
      .map((model) => model.id)
    const hidden = new Set(planted.map((answer) => answer.model))
    expect([...models, 'land-grade-mismatch'].filter((id) => !hidden.has(id))).toEqual([])
    expect(checked.imports.every((outcome) => outcome.quarantined === 0)).toBe(true)
  })
})
