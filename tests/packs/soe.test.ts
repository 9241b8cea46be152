/** What systems.md asks of purchasing and letting (C1, C3 to C6), each from ledgers through the real import and the real models. */
import { afterEach, describe, expect, test } from 'vitest'
import { modelDesk, type ModelDesk } from '../support/model-desk.ts'

let desk: ModelDesk | undefined
afterEach(() => desk?.close())

async function open(): Promise<ModelDesk> {
  desk = await modelDesk(['core', 'soe', 'leasing'])
  return desk
}
function idOf(serial: number): string {
  const body = `33042119700101${String(serial).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return `${body}${'10X98765432'[sum % 11] ?? ''}`
}
const found = (open: ModelDesk, model: string): readonly string[] =>
  open
    .found()
    .filter((warning) => warning.model === model)
    .map((warning) => warning.subject)
    .toSorted()

const units = ['单位名称,单位类别', '浙东能源有限公司,国企', '云溪光学科技有限公司,民企', '云溪公交有限公司,交通', '县机关事务局,部门']
const packages = '采购包编号,采购包名称,采购方式,采购编号,采购单位,类别,响应截止日期,定标理由'
const offers = '采购包编号,响应人,响应报价,评审名次,是否中选,是否否决,电子邮箱'
const suppliers = '供应商编号,供应商名称,供应商状态,建库单位,企业规模,入库日期,状态起,处理文号'
const contracts = '采购合同编号,供应商名称,合同金额,采购单位,采购方式,类别,签订日期,主合同编号'
const deliveries = '交货单号,供应商名称,到货日期,收货单位,应交日期,数量,合格数量'

describe('[C1] before, during and after the award', () => {
  test('an outcome goes into the supplier register and later packages are judged by it, earlier ones are not', async () => {
    const at = await open()
    expect(await at.bring('units.csv', units)).toEqual(['unit-register', 4])
    expect(
      await at.bring('packages.csv', [
        packages,
        'B1,阀门,公开招标,C1,浙东能源有限公司,货物,2026-02-10,',
        'B2,水泵,公开招标,C2,浙东能源有限公司,货物,2026-08-10,',
        'B3,滤芯,公开招标,C3,浙东能源有限公司,货物,2026-08-12,'
      ])
    ).toEqual(['package-ledger', 3])
    const three = (lot: string, first: string, mail: string, said = ''): readonly string[] => [
      `${lot},${first},100000,1,是,${said},${mail}`,
      `${lot},众诚阀门有限公司,120000,2,否,,zc@x.cn`,
      `${lot},永固阀门有限公司,130000,3,否,,yg@x.cn`
    ]
    const answered = [
      offers,
      ...three('B1', '宏达阀门有限公司', 'hd@x.cn'),
      ...three('B2', '宏达阀门有限公司', 'hd@x.cn'),
      ...three('B3', '新远阀门有限公司', 'zc@x.cn')
    ]
    expect(await at.bring('offers.csv', answered)).toEqual(['offer-ledger', 9])
    const goods = '宏达阀门有限公司,合格,浙东能源有限公司,小型,2024-01-08,,'
    await at.bring('suppliers.csv', [suppliers, `G1,${goods}`])
    const people = ['采购合同编号,供应商名称,合同金额,采购单位,签订日期', 'H0,众诚阀门有限公司,1000,浙东能源有限公司,2025-01-06']
    await at.bring('first-contract.csv', people)
    await at.bring('blacklist.csv', ['名称,列入原因,列入日期,移出日期', '旧账贸易有限公司,拒不履行,2020-01-01,2021-01-01'])
    await at.check('2026-09-30')
    expect(found(at, 'soe-supplier-status')).toEqual([])

    await at.bring('suppliers-2.csv', [suppliers, 'G1,宏达阀门有限公司,暂停,浙东能源有限公司,小型,2024-01-08,2026-03-01,采管〔2026〕4号'])
    await at.check('2026-09-30')
    expect(found(at, 'soe-supplier-status')).toEqual(['宏达阀门有限公司'])
    expect(at.rows("SELECT figures ->> 'happened_on' AS day FROM sys_warning WHERE model_id = 'soe-supplier-status'")).toEqual([
      { day: '2026-08-10' }
    ])
  })

  test('during: linked offers; after: supplements and falling deliveries', async () => {
    const at = await open()
    await at.bring('units.csv', units)
    await at.bring('packages.csv', [packages, 'B3,滤芯,公开招标,C3,浙东能源有限公司,货物,2026-08-12,'])
    await at.bring('offers.csv', [
      offers,
      'B3,新远阀门有限公司,1,1,是,,ZC@x.cn',
      'B3,众诚阀门有限公司,2,2,否,,zc@x.cn',
      'B3,永固阀门有限公司,3,3,否,,yg@x.cn'
    ])
    await at.bring('people.csv', ['企业名称,姓名,职务', '永固阀门有限公司,钱某,董事'])
    await at.bring('contracts.csv', [
      contracts,
      'H1,新远阀门有限公司,100000,浙东能源有限公司,公开招标,货物,2026-01-12,',
      'H2,新远阀门有限公司,15000,浙东能源有限公司,公开招标,货物,2026-05-12,H1'
    ])
    const late = [1, 2, 3, 4, 5].map((n) => `J${n},新远阀门有限公司,2026-09-1${n},浙东能源有限公司,2026-09-0${n},10,10`)
    await at.bring('deliveries.csv', [deliveries, ...late])
    await at.check('2026-09-30')
    expect(found(at, 'soe-affiliated-suppliers')).toEqual(['新远阀门有限公司'])
    expect(found(at, 'soe-amendments')).toEqual(['浙东能源有限公司'])
    expect(found(at, 'soe-supplier-decline')).toEqual(['新远阀门有限公司'])
  })
})

describe('[C3] the choice of a supplier and its trace', () => {
  test('a purchase is followed over its nodes before, during and after, and a choice against the ranking is told', async () => {
    const at = await open()
    await at.bring('units.csv', units)
    await at.bring('packages.csv', [
      packages,
      'B1,轴承,谈判采购,C1,云溪光学科技有限公司,货物,2026-02-10,',
      'B2,油封,谈判采购,C2,云溪光学科技有限公司,货物,2026-02-11,第一名书面放弃'
    ])
    const ranked = (lot: string): readonly string[] => [
      `${lot},甲轴承厂,900,1,否,,`,
      `${lot},乙轴承厂,950,2,是,,`,
      `${lot},丙轴承厂,990,3,否,,`
    ]
    await at.bring('offers.csv', [offers, ...ranked('B1'), ...ranked('B2')])
    await at.bring('contracts.csv', [contracts, 'H1,乙轴承厂,950,云溪光学科技有限公司,竞争性谈判,货物,2026-02-20,'])
    const nodes = ['CG01', 'CG02', 'CG03', 'CG04', 'CG05', 'CG07', 'CG08']
    const steps = nodes.map((node, at) => `C1,${node},2026-0${at + 1}-06,云溪光学科技有限公司`)
    expect(await at.bring('steps.csv', ['采购编号,节点,办结时间,办理单位', ...steps])).toEqual(['purchase-approval-ledger', 7])
    await at.check('2026-09-30')
    expect(found(at, 'soe-choice-trace')).toEqual(['云溪光学科技有限公司'])
    expect(
      at.rows("SELECT k.node, k.stage FROM mark k JOIN matter m ON m.id = k.matter_id WHERE m.code = 'C1' AND k.kind = 'missing'")
    ).toEqual([{ node: 'CG06', stage: '事中' }])
    const stages = at.rows<{ stage: string; n: number }>(
      'SELECT n.stage, COUNT(*) AS n FROM step s JOIN matter m ON m.id = s.matter_id JOIN node n ON n.code = s.node AND n.procedure = m.procedure GROUP BY n.stage ORDER BY MIN(n.seq)'
    )
    expect(stages).toEqual([
      { stage: '事前', n: 4 },
      { stage: '事中', n: 2 },
      { stage: '事后', n: 1 }
    ])
  })

  test('concentration, price deviation of one part between suppliers, and over time', async () => {
    const at = await open()
    await at.bring('units.csv', units)
    const line = (no: number, part: string, firm: string, qty: number, yuan: number, day: string): string =>
      `D${no},${part},${qty},云溪光学科技有限公司,${firm},${part},轴承,件,${yuan},是,${day}`
    await at.bring('lines.csv', [
      '订单行号,物料编码,数量,采购单位,供应商名称,物料名称,物料类别,计量单位,金额,含税,下单日期',
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => line(n, `A${n}`, '甲轴承厂', 10, 9000, '2026-08-03')),
      line(9, 'P', '甲轴承厂', 1000, 15000, '2026-08-03'),
      line(10, 'P', '乙轴承厂', 100, 1000, '2026-08-03'),
      line(11, 'P', '乙轴承厂', 100, 1010, '2026-08-04'),
      line(12, 'P', '丙轴承厂', 100, 990, '2026-08-05'),
      line(13, 'Q', '乙轴承厂', 1000, 12000, '2026-08-05'),
      line(14, 'Q', '乙轴承厂', 10, 100, '2026-01-05'),
      line(15, 'Q', '乙轴承厂', 10, 100, '2026-02-05'),
      line(16, 'Q', '乙轴承厂', 10, 100, '2026-03-05')
    ])
    await at.check('2026-09-30')
    expect(found(at, 'soe-concentration')).toEqual(['云溪光学科技有限公司'])
    expect(found(at, 'soe-part-price')).toEqual(['乙轴承厂', '甲轴承厂'])
  })
})

describe('[C4] managers checked against suppliers', () => {
  test('every manager from deputy head up is checked; a declared tie is not told again, an undeclared one is', async () => {
    const at = await open()
    await at.bring('units.csv', units)
    const lanes = ['主要领导', '分管领导', '分管领导', '科室负责人']
    const posts = lanes.map((lane, n) => `经理${n},云溪光学科技有限公司,职务${n},2024-01-08,${idOf(n + 1)},${lane}`)
    await at.bring('appointments.csv', ['姓名,单位,职务,任职日期,身份证号,岗位层级', ...posts])
    const owner = (n: number): string => `厂${n}有限公司,股东${n},股东,${idOf(n)},60%`
    await at.bring('people.csv', ['企业名称,姓名,职务,身份证号,持股比例', owner(1), owner(2), owner(4)])
    await at.bring('suppliers.csv', [
      suppliers,
      ...[1, 2, 3, 4].map((n) => `G${n},厂${n}有限公司,合格,云溪光学科技有限公司,小型,2025-01-06,,`)
    ])
    await at.bring('contracts.csv', [contracts, 'H1,厂3有限公司,950,云溪光学科技有限公司,公开招标,货物,2026-02-20,'])
    await at.bring('checks.csv', [
      '核查编号,被核查人,核查日期,核查单位,被核查人身份证号,供应商名称,申报情况',
      `K1,经理0,2026-03-02,云溪光学科技有限公司,${idOf(1)},厂1有限公司,已批准`
    ])
    const run = await at.check('2026-09-30')
    expect(run.models.filter((model) => model.id === 'soe-manager-check').map((model) => model.skipped_because)).toEqual([null])
    expect(found(at, 'soe-manager-check')).toEqual(['经理1'])
    // three heads and deputies were checked, the section head was not
    const checked =
      "SELECT COUNT(*) AS n FROM sys_warning_row r JOIN sys_warning w ON w.no = r.warning_no WHERE w.model_id = 'soe-manager-check' AND r.role = 'denominator'"
    expect(at.rows(checked)).toEqual([{ n: 3 }])
  })
})

describe('[C5] leased property of state firms', () => {
  test('of 300 leases 104 places are told, with rents of 24.82 m yuan', async () => {
    const at = await open()
    await at.bring('units.csv', units)
    const header =
      '租赁合同编号,房产编号,出租单位,承租人,房产名称,资产类别,面积,签订日期,租期起,租期止,年租金(元),评估年租金(元),招租公告日期,有书面合同,免租期(天),实际使用人,腾退日期'
    // 104 at fault in four ways, 26 each; their rents add up to 24.82 m yuan
    const rent = (n: number): number => (n < 104 ? (n === 0 ? 24_820_000 - 103 * 238_000 : 238_000) : 238_000)
    const rows = Array.from({ length: 300 }, (_, n) => {
      const fault = n < 104 ? n % 4 : 9
      const [to, user] = [fault === 1 ? '2035-12-31' : '2027-12-31', fault === 2 ? '别家商行' : `商户${n}`]
      const [appraised, offer] = fault === 0 ? [rent(n) * 2, n === 300 ? '2024-11-05' : ''] : [rent(n), '2024-11-05']
      return `Z${n},F${n},浙东能源有限公司,商户${n},${n}号店面,店面,1000,2024-12-20,2025-01-01,${to},${rent(n)},${appraised},${offer},是,30,${user},`
    })
    await at.bring('leases.csv', [
      header,
      ...rows,
      'Y1,X1,县机关事务局,旧户,旧房,店面,10,2020-01-02,2020-01-02,2021-01-02,100000,100000,2019-11-05,是,0,旧户,2021-01-05'
    ])
    const due = Array.from({ length: 300 }, (_, n) => `Z${n},浙东能源有限公司,第1期,2026-01-01,1000,${n < 104 && n % 4 === 3 ? 0 : 1000}`)
    expect(await at.bring('rent.csv', ['租赁合同编号,出租单位,期次,应收日期,应收金额(元),实收金额(元)', ...due])).toEqual([
      'property-rent-ledger',
      300
    ])
    await at.check('2026-09-30')
    const told = at.rows<{ places: number; rent: number }>(
      `SELECT COUNT(*) AS places, SUM(l.annual_rent) AS rent FROM lease l
       WHERE EXISTS (SELECT 1 FROM sys_warning w WHERE w.model_id LIKE 'lease-%' AND (w.key = l.id OR w.key LIKE l.id || '|%'))`
    )
    expect(told).toEqual([{ places: 104, rent: 2_482_000_000 }])
  })
})

describe('[C6] private firms and transport', () => {
  test.each(['云溪光学科技有限公司', '云溪公交有限公司'])('the models run on %s, and not on a department', async (unit) => {
    const at = await open()
    await at.bring('units.csv', units)
    const small = (no: string, buyer: string): string => `${no},众诚贸易有限公司,900000,${buyer},询价,货物,2026-02-20,`
    await at.bring('contracts.csv', [
      `${contracts},品目`,
      ...['H1', 'H2', 'H3'].map((no) => `${small(no, unit)},设备`),
      ...['H4', 'H5', 'H6'].map((no) => `${small(no, '县机关事务局')},设备`)
    ])
    await at.bring('packages.csv', [packages, `B1,轴承,询价,C1,${unit},货物,2026-02-10,`])
    await at.check('2026-09-30')
    expect(found(at, 'soe-split-single')).toEqual([unit])
    expect(at.rows(`SELECT DISTINCT o.unit_kind FROM org o WHERE o.name = '${unit}'`)).toEqual([
      { unit_kind: unit.includes('公交') ? '交通' : '民企' }
    ])
  })
})
