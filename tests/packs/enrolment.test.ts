/** The enrolment pack on ledgers as schools keep them; the draw is done a second time here, without SQL. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { modelDesk, type ModelDesk } from '../support/model-desk.ts'

let desk: ModelDesk
beforeEach(async () => {
  desk = await modelDesk()
})
afterEach(() => desk.close())

describe('[D7] 阳光招生', () => {
  /** The draw of datasets.yaml, done a second time and independently: BigInt, no SQL. */
  function draw(seed: bigint, numbers: readonly number[]): ReadonlyMap<number, number> {
    const modulus = 2_147_483_647n
    let x = seed % modulus || 1n
    for (let step = 0; step < 16; step += 1) x = (x * 48_271n) % modulus
    const drawn = numbers
      .toSorted((a, b) => a - b)
      .map((number) => {
        x = (x * 48_271n) % modulus
        return { number, x }
      })
    return new Map(drawn.toSorted((a, b) => (a.x < b.x ? -1 : 1)).map(({ number }, at) => [number, at + 1]))
  }

  test('a lottery is drawn again from its seed: the honest one agrees, the other is found with those who differ', async () => {
    const numbers = Array.from({ length: 300 }, (_, at) => at + 1)
    const seeds = { 'YH-1': 20_260_620n, 'YH-2': 987_654_321_012n }
    expect(
      await desk.bring('摇号.csv', [
        '学校,摇号编号,摇号名称,摇号日期,类别,摇号算法,随机种子,名单封存时间,种子产生时间,参加人数,录取名额,公证员,家长代表,教师代表,媒体代表',
        `实验小学,YH-1,一年级新生摇号,2026-06-20,招生,LCG-48271,${seeds['YH-1']},2026-06-20 08:30,2026-06-20 09:10,300,90,公证甲,家长乙,教师丙,记者丁`,
        `城关小学,YH-2,一年级新生摇号,2026-06-21,招生,LCG-48271,${seeds['YH-2']},2026-06-21 09:30,2026-06-21 09:10,300,90,公证甲,家长乙,,记者丁`
      ])
    ).toEqual(['lottery-ledger', 2])
    const published = Object.entries(seeds).flatMap(([code, seed]) => {
      const ranks = new Map(draw(seed, numbers))
      if (code === 'YH-2') {
        // two change places: one who drew a place loses it
        const [winner = 0, loser = 0] = [numbers.find((one) => ranks.get(one) === 90), numbers.find((one) => ranks.get(one) === 250)]
        ranks.set(winner, 250).set(loser, 90)
      }
      return numbers.map((one) => `${code},${one},${ranks.get(one)},${(ranks.get(one) ?? 0) <= 90 ? '是' : '否'}`)
    })
    expect(await desk.bring('名单.csv', ['摇号编号,摇号序号,公布名次,公布录取', ...published])).toEqual(['lottery-candidate-list', 600])
    await desk.check('2026-06-30', 'enrolment')
    expect(desk.subjects()).toEqual(['enrol-lottery-differs 城关小学', 'enrol-lottery-record 城关小学'])
    expect(desk.first('enrol-lottery-differs')?.sentence).toContain('2 人与公布不符，其中名次 2 人、录取与否 2 人')
    expect(desk.first('enrol-lottery-record')?.sentence).toContain('教师代表 种子早于名单封存')
  })

  test('the draw favours nobody by place on the list', () => {
    const numbers = Array.from({ length: 100 }, (_, at) => at + 1)
    let first = 0
    for (let seed = 1n; seed <= 2000n; seed += 1n) if ((draw(seed, numbers).get(1) ?? 0) <= 50) first += 1
    // half of 2,000, give or take four standard deviations
    expect(Math.abs(first - 1000)).toBeLessThan(90)
  })

  test('admissions early or from another district are found with those returned', async () => {
    expect([
      await desk.bring('计划.csv', ['学校,学年,招生区域,批准录取开始日期,计划数,批准跨区招生', '云溪中学,2026,青岚街道,2026-06-25,400,否']),
      await desk.bring('录取.csv', [
        '学校,学年,录取编号,学生姓名,户籍或居住区域,录取日期,批文,退回日期',
        '云溪中学,2026,L1,甲同学,青岚街道,2026-06-26,,',
        '云溪中学,2026,L2,乙同学,青岚街道,2026-03-01,,2026-06-28',
        '云溪中学,2026,L3,丙同学,北塘街道,2026-06-26,,',
        '云溪中学,2026,L4,丁同学,北塘街道,2026-06-26,教批〔2026〕3号,'
      ])
    ]).toEqual([
      ['enrol-plan-ledger', 1],
      ['school-admission-ledger', 4]
    ])
    await desk.check('2026-06-30', 'enrolment')
    expect(desk.subjects()).toEqual(['enrol-early-admission 云溪中学'])
    expect(desk.first('enrol-early-admission')?.sentence).toContain(
      '2 人未见批文：早于 2026 年 6 月 25 日录取 1 人，招生区域以外 1 人，已退回 1 人'
    )
  })
})
