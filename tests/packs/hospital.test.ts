/** The hospital pack on ledgers as hospitals keep them: imported by their headers alone, run, and routed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { modelDesk, type ModelDesk } from '../support/model-desk.ts'

let desk: ModelDesk
beforeEach(async () => {
  desk = await modelDesk()
})
afterEach(() => desk.close())

describe('[D1] 智廉监管平台', () => {
  test('two watched drugs over their quarterly quota, a look-up at night, purchases: found, and sent up the three tiers', async () => {
    expect([
      await desk.bring('目录.csv', ['药品编码,药品名称,重点监控类别', 'Y1,药甲注射液,Ⅰ类', 'Y2,药乙胶囊,Ⅰ类', 'Y3,药丙片,']),
      await desk.bring('限额.csv', [
        '医院,药品编码,药品名称,期间,期间起,期间止,限量,科室,调增批文',
        '县人民医院,Y1,药甲注射液,2026年二季度,2026-04-01,2026-06-30,100,县人民医院骨科,',
        '县人民医院,Y2,药乙胶囊,2026年二季度,2026-04-01,2026-06-30,50,县人民医院骨科,',
        '县人民医院,Y1,药甲注射液,2026年一季度,2026-01-01,2026-03-31,1,县人民医院骨科,药事会〔2026〕2号'
      ]),
      await desk.bring('用药.csv', [
        '医院,药品编码,药品名称,用药日期,用药数量,处方号,科室,医师,金额(元)',
        '县人民医院,Y1,药甲注射液,2026-04-10,80,R1,县人民医院骨科,周医师,8000',
        '县人民医院,Y1,药甲注射液,2026-05-10,30,R2,县人民医院骨科,吴医师,3000',
        '县人民医院,Y1,药甲注射液,2026-05-11,-5,R2,县人民医院骨科,吴医师,-500',
        '县人民医院,Y2,药乙胶囊,2026-05-10,51,R3,县人民医院骨科,周医师,510',
        '县人民医院,Y3,药丙片,2026-05-10,900,R4,县人民医院骨科,周医师,900',
        '县人民医院,Y1,药甲注射液,2026-02-10,40,R5,县人民医院骨科,周医师,4000'
      ]),
      await desk.bring('日志.csv', [
        '医院,日志号,账号,操作人,查询时间,查询类型,工作站,返回行数,授权,审批单号',
        '县人民医院,L1,yjk07,郑某,2026-06-10 23:20,批量导出,W-12,4200,,',
        '县人民医院,L2,yxb01,冯某,2026-06-11 09:00,按医师统计,W-03,40,是,统审〔2026〕6号'
      ]),
      await desk.bring('采购.csv', [
        '医院,采购单号,产品编码,产品名称,平台订单号,采购日期,供应商,采购数量,采购单价(元),采购金额(元)',
        '县人民医院,C1,Y1,药甲注射液,PT001,2026-05-01,云药公司,10,108.00,1080.00',
        '县人民医院,C2,Y2,药乙胶囊,,2026-05-02,云药公司,200,10.00,2000.00'
      ]),
      await desk.bring('挂网.csv', [
        '产品编码,产品名称,挂网价(元),挂网生效日期,挂网失效日期',
        'Y1,药甲注射液,100.00,2026-01-01,',
        'Y2,药乙胶囊,10.00,2026-01-01,'
      ])
    ]).toEqual([
      ['drug-register', 3],
      ['drug-quota-ledger', 3],
      ['drug-use-ledger', 6],
      ['his-query-log', 2],
      ['med-purchase-ledger', 2],
      ['listed-price-ledger', 2]
    ])
    await desk.check('2026-06-30', 'hospital')
    expect(desk.subjects()).toEqual([
      'hosp-drug-quota 县人民医院骨科',
      'hosp-drug-quota 县人民医院骨科',
      'hosp-off-platform 县人民医院',
      'hosp-over-listed-price 县人民医院',
      'hosp-query 县人民医院'
    ])
    expect(desk.rows(`SELECT sentence_zh AS text FROM sys_warning WHERE model_id = 'hosp-drug-quota' ORDER BY sentence_zh`)).toEqual([
      {
        text: '县人民医院骨科2026年二季度使用Ⅰ类重点监控药品“药乙胶囊” 51（限量 50），金额 510.00 元（限额 —），为核定限额的 102.0%，未见调增批文，待核实。'
      },
      {
        text: '县人民医院骨科2026年二季度使用Ⅰ类重点监控药品“药甲注射液” 105（限量 100），金额 1.05 万元（限额 —），为核定限额的 105.0%，未见调增批文，待核实。'
      }
    ])
    expect(desk.first('hosp-query')?.sentence).toContain('账号 yjk07（郑某）于 2026 年 6 月 10 日在工作站 W-12')
    // department → function department → committee
    expect(['hosp-drug-quota', 'hosp-off-platform', 'hosp-query'].map((model) => desk.first(model)?.to)).toEqual([
      'function',
      'function',
      'committee'
    ])
  })
})

describe('[D2] 数智网格', () => {
  test('four tiers stand as units under the hospital; who did not file is found', async () => {
    expect([
      await desk.bring('网格员.csv', [
        '医院,网格编号,网格单元,网格层级,上级网格,网格员,任职日期',
        '市三院,W0,市三院党委,党委,市三院,陈书记,2025-01-01',
        '市三院,W1,市三院第一片区,片区,市三院党委,沈某,2025-01-01',
        '市三院,W2,市三院外科支部,党支部,市三院第一片区,韩某,2025-01-01',
        '市三院,W3,市三院骨科,科室,市三院外科支部,杨某,2025-01-01'
      ]),
      await desk.bring('清单.csv', [
        '医院,网格编号,月份,填报日期,发现异常,已上报',
        '市三院,W0,2026-05-01,2026-06-01,0,0',
        '市三院,W1,2026-05-01,2026-06-02,2,1',
        '市三院,W2,2026-05-01,2026-06-02,1,1'
      ])
    ]).toEqual([
      ['grid-member-register', 4],
      ['grid-report-ledger', 3]
    ])
    expect(
      desk.rows(`SELECT o.name, o.unit_kind AS kind, p.name AS upper FROM org o JOIN org p ON p.id = o.parent_id ORDER BY o.name`)
    ).toEqual([
      { name: '市三院党委', kind: '党委', upper: '市三院' },
      { name: '市三院外科支部', kind: '党支部', upper: '市三院第一片区' },
      { name: '市三院第一片区', kind: '片区', upper: '市三院党委' },
      { name: '市三院骨科', kind: '科室', upper: '市三院外科支部' }
    ])
    await desk.check('2026-06-30', 'hospital')
    expect(desk.subjects()).toEqual(['hosp-grid 市三院第一片区', 'hosp-grid 市三院骨科'])
    // handed to the tier above, not to whom it is about
    expect(desk.first('hosp-grid')?.to).toBe('superior')
  })

  test('a new drug bought before the hospital decided is found', async () => {
    expect(
      await desk.bring('引进.csv', [
        '医院,引进编号,引进品名,产品编码,发起日期,引进环节,办结时间,经办人,审核人',
        '市三院,YJ-1,药甲,Y1,2026-01-05,科室申请,2026-01-06,周某,',
        '市三院,YJ-1,药甲,Y1,2026-01-05,职能科室初审,2026-01-12,钱某,',
        '市三院,YJ-1,药甲,Y1,2026-01-05,药事会评议,2026-01-20,,孙某',
        '市三院,YJ-1,药甲,Y1,2026-01-05,院务会决定,2026-02-20,,',
        '市三院,YJ-1,药甲,Y1,2026-01-05,采购与验收,2026-02-01,李某,'
      ])
    ).toEqual(['introduction-ledger', 5])
    await desk.check('2026-06-30', 'hospital')
    expect(desk.subjects()).toEqual(['hosp-introduction 药甲'])
    expect(desk.first('hosp-introduction')?.sentence).toContain('“采购与验收”倒置，相关节点为“院务会或党委会决定”')
  })
})

describe('[D4] 耗材“身份证”', () => {
  test('one item id is followed from purchase to patient, and each break is warned of', async () => {
    const id = (last: number): string => `33010219900101${String(last).padStart(4, '0')}`
    expect([
      await desk.bring('耗材目录.csv', ['耗材编码,耗材名称,高值耗材,可重复使用', 'H1,接骨板,是,否', 'H2,纱布,否,否']),
      await desk.bring('入库.csv', [
        '医院,入库单号,耗材编码,耗材名称,入库日期,唯一标识,数量,单价(元),失效日期,供应商',
        ...['SN0', 'SN1', 'SN2', 'SN3', 'SN5'].map(
          (udi, at) =>
            `县人民医院,IN${at},H1,接骨板,202${at === 0 ? '4' : '6'}-01-1${at},${udi},1,5000,${udi === 'SN3' ? '2026-04-30' : '2029-01-01'},康械公司`
        )
      ]),
      await desk.bring('使用.csv', [
        '医院,使用单号,耗材编码,耗材名称,使用日期,科室,医师,唯一标识,患者编号,收费患者编号,手术编号,数量,金额(元)',
        `县人民医院,U1,H1,接骨板,2026-05-01,县人民医院骨科,周医师,SN1,${id(1)},${id(1)},S1,1,5000`,
        `县人民医院,U2,H1,接骨板,2026-05-02,县人民医院骨科,周医师,SN2,${id(2)},${id(2)},S2,1,5000`,
        `县人民医院,U3,H1,接骨板,2026-05-09,县人民医院骨科,周医师,SN2,${id(3)},${id(3)},S3,1,5000`,
        `县人民医院,U4,H1,接骨板,2026-05-10,县人民医院骨科,周医师,SN3,${id(4)},${id(4)},S4,1,5000`,
        `县人民医院,U5,H1,接骨板,2026-05-11,县人民医院骨科,周医师,SN4,${id(5)},${id(5)},S5,1,5000`,
        `县人民医院,U6,H1,接骨板,2026-05-12,县人民医院骨科,周医师,SN5,${id(6)},${id(7)},S6,1,5000`,
        `县人民医院,U7,H1,接骨板,2026-05-13,县人民医院骨科,周医师,,${id(8)},${id(8)},S7,1,5000`
      ]),
      await desk.bring('收费.csv', [
        '医院,收费流水号,收费项目编码,收费项目名称,收费日期,科室,患者编号,唯一标识,数量,单价(元)',
        `县人民医院,F1,C331,接骨板,2026-05-01,县人民医院骨科,${id(1)},SN1,1,5000`
      ])
    ]).toEqual([
      ['consumable-register', 2],
      ['consumable-in-ledger', 5],
      ['consumable-use-ledger', 7],
      ['charge-ledger', 1]
    ])
    const trace = desk.rows(
      `SELECT i.in_date, p.name AS supplier, u.used_on, u.case_no, u.patient_hash = c.patient_hash AS same, c.charged_on
       FROM consumable_in i JOIN party p ON p.id = i.supplier_id JOIN consumable_use u ON u.org_id = i.org_id AND u.udi = i.udi
       JOIN charge c ON c.org_id = u.org_id AND c.udi = u.udi WHERE i.udi = 'SN1'`
    )
    expect(trace).toEqual([
      { in_date: '2026-01-11', supplier: '康械公司', used_on: '2026-05-01', case_no: 'S1', same: 1, charged_on: '2026-05-01' }
    ])
    await desk.check('2026-06-30', 'hospital')
    expect(desk.subjects()).toEqual([
      'hosp-consumable-expired 县人民医院骨科',
      'hosp-consumable-no-id 县人民医院骨科',
      'hosp-consumable-not-bought 县人民医院骨科',
      'hosp-consumable-other-patient 县人民医院骨科',
      'hosp-consumable-reused 县人民医院骨科'
    ])
    expect(desk.first('hosp-consumable-reused')?.sentence).toContain('标识 SN2 自 2026 年 5 月 2 日至 2026 年 5 月 9 日登记使用 2 次')
    expect(desk.first('hosp-consumable-not-bought')?.sentence).toContain('标识 SN4')
    // no patient's number is kept in clear
    expect(desk.rows(`SELECT COUNT(*) AS n FROM consumable_use WHERE patient_hash LIKE '330102%'`)).toEqual([{ n: 0 }])
  })
})

describe('[D5] 卫健“驾驶舱”', () => {
  test('one hospital far above its peers, tests done again elsewhere, few electronic receipts', async () => {
    const hospitals = ['县人民医院', '县中医医院', '县妇幼保健院', '县第二人民医院']
    const months = ['2026-04', '2026-05', '2026-06']
    expect(
      await desk.bring('人次.csv', [
        '医院,月份,诊疗人次',
        ...hospitals.flatMap((name) => months.map((month) => `${name},${month}-01,1000`))
      ])
    ).toEqual(['visit-count-ledger', 12])
    expect(
      await desk.bring('用药.csv', [
        '医院,药品编码,药品名称,用药日期,用药数量,处方号',
        ...hospitals.flatMap((name, at) => months.map((month) => `${name},Y1,药甲,${month}-01,${at === 1 ? 180 : 60 + at},R${at}${month}`))
      ])
    ).toEqual(['drug-use-ledger', 12])
    const tested = [1, 2, 3].flatMap((patient) => [
      `县人民医院,T${patient}A,CT-XB,胸部CT,2026-05-1${patient},K000${patient},是,`,
      `县中医医院,T${patient}B,CT-XB,胸部CT,2026-05-1${patient + 3},K000${patient},是,`
    ])
    expect(await desk.bring('检查.csv', ['医院,报告号,互认项目编码,项目名称,检查日期,患者编号,纳入互认,重复检查理由', ...tested])).toEqual([
      'test-result-ledger',
      6
    ])
    const receipts = Array.from({ length: 40 }, (_, at) => `县中医医院,P${at},${at < 30 ? '电子' : '纸质'},2026-05-20,否,100`)
    expect(await desk.bring('票据.csv', ['医院,票据号,票据形式,开票日期,作废,金额(元)', ...receipts])).toEqual(['receipt-ledger', 40])
    await desk.check('2026-06-30', 'hospital')
    expect(desk.subjects()).toEqual(['hosp-peer-outlier 县中医医院', 'hosp-receipt-coverage 县中医医院', 'hosp-repeat-test 县中医医院'])
    expect(desk.first('hosp-peer-outlier')?.sentence).toContain('每千诊疗人次 180，同级 3 家医院中位数为 62')
    expect(desk.first('hosp-receipt-coverage')?.sentence).toContain('其中纸质 10 张，电子票据占 75.0%')
    expect(desk.first('hosp-repeat-test')?.sentence).toContain('重复检查 3 次，最短相隔 3 天')
  })
})
