/** The register of orders over the contract, on a real vault: from issue to closing, what is late, who takes part, what is refused, a ledger of them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figureCells, refusal, registerDesk, type RegisterDesk } from '../support/register-desk.ts'

let desk: RegisterDesk
beforeAll(async () => {
  desk = await registerDesk(['core', 'ecology', 'village'])
}, 60_000)
afterAll(() => desk.close())

const call: RegisterDesk['client']['call'] = (name, input) => desk.client.call(name, input)
const orders = 'orders'
const lineOf = async (entry: string) => (await call('register.entry', { register: orders, entry })).entry
const step = (entry: string, name: string, more: object = {}) => call('register.step', { register: orders, entry, step: name, ...more })
const cellsOf = (by = '') => figureCells(desk, 'orders', by)

describe('[F2] an order from issue to closing', () => {
  const top = '廉动〔2026〕1号'

  test('[F2] issued to a town with leader, stationed group and day; its number follows', async () => {
    const made = await call('register.add', {
      register: orders,
      fields: {
        title: '村级小微工程监管',
        kind: '整改',
        duty: 'main',
        org_id: '白龙桥镇',
        person_id: '镇书记',
        stationed_org_id: '派驻第三组',
        due_on: '2026-10-20',
        problems: '3'
      },
      by: '室主任'
    })
    expect(made.no).toBe(top)
    const view = await call('register.entry', { register: orders, entry: top })
    expect(view.entry).toMatchObject({
      title: '村级小微工程监管',
      orgName: '白龙桥镇',
      personName: '镇书记',
      begin: '2026-09-29',
      state: 'issued'
    })
    expect(view.entry.next).toEqual({
      step: 'receipt',
      name: { zh: '签收', en: 'Sign for it' },
      due: '2026-10-08',
      overdue: false,
      left: { left: 2, clock: 'working_days' }
    })
    expect(view.typed).toMatchObject({ filledBy: '室主任', account: 'admin', checkedBy: '' })
    expect(view.next.map((one) => one.step)).toEqual(['receipt', 'watch', 'recall'])
    expect(view.fields.find(({ field }) => field === 'kind')).toMatchObject({ value: 'rectify', shown: '整改' })
  })

  test('[F2] not signed for within two working days over the holiday it is overdue; then it is late for ever', async () => {
    desk.today('2026-10-08')
    expect((await lineOf(top)).overdue).toBe(false)
    desk.today('2026-10-09')
    expect((await lineOf(top)).overdue).toBe(true)
    const late = await call('register.entries', { register: orders, filter: { overdue: true } })
    expect(late.rows.map(({ no }) => no)).toEqual([top])
    await step(top, 'receipt', { by: '镇委员' })
    const view = await call('register.entry', { register: orders, entry: top })
    expect([view.entry.overdue, view.duties[0]]).toMatchObject([
      false,
      { step: 'receipt', due: '2026-10-08', done: '2026-10-09', state: 'late' }
    ])
  })

  test('[F2] passed down level by level: two villages under the town; not to itself, not twice, not past a level', async () => {
    const down = (entry: string, unit: string, more: object = {}) =>
      step(entry, 'pass_down', { by: '镇委员', sub: { org_id: unit, ...more } })
    const first = await down(top, '后陈村', { person_id: '村书记' })
    const second = await down(top, '后张村')
    expect([first.sub?.no, second.sub?.no, first.state]).toEqual([`${top}-1`, `${top}-2`, 'received'])
    expect(await refusal(down(top, '白龙桥镇'))).toContain('就是它的')
    expect(await refusal(down(top, '后陈村'))).toContain('已有一条未办结的下级条目')
    expect(await refusal(step(top, 'pass_down', { sub: {} }))).toBe('usage “下级单位”须填写。')
    const view = await call('register.entry', { register: orders, entry: `${top}-1` })
    expect(view.above.map(({ no }) => no)).toEqual([top])
    expect(view.fields.find(({ field }) => field === 'problems')?.value).toBe(3)
    expect([view.entry.personName, view.entry.begin]).toEqual(['村书记', '2026-10-09'])
    const other = await call('register.add', { register: orders, fields: { title: '另一令', org_id: '区住建局' } })
    await step(other.no, 'receipt')
    expect((await down(other.no, '后张村')).sub?.no).toBe(`${other.no}-1`)
    const county = await call('register.add', { register: orders, fields: { title: '派驻', org_id: '婺城区纪委监委' } })
    await step(county.no, 'receipt')
    await desk.take('村组.csv', ['单位名称,单位类别,上级单位', '派驻第三组一小组,派驻组,派驻第三组'])
    expect(await refusal(down(county.no, '派驻第三组一小组'))).toContain('须逐级下发，先发给“派驻第三组”')
    for (const no of [county.no, `${other.no}-1`, other.no]) await step(no, 'recall', { second: '乙', fields: { reason: '试发' } })
  })

  test('[F2] doings are recorded with a paper; nothing is fed back while an order below is open', async () => {
    const paper = join(desk.folder, '现场记录.txt')
    writeFileSync(paper, '现场核查三处工程')
    const doing = { doing: '现场核查三处工程', place: '后陈村' }
    await step(top, 'record', { by: '经办人', fields: doing, attachment: desk.engine.files.put(paper) })
    await step(top, 'record', { by: '经办人', fields: { 做了什么: '约谈项目负责人' } })
    const view = await call('register.entry', { register: orders, entry: top })
    const [record] = view.steps.filter((one) => one.step === 'record')
    expect(record).toMatchObject({ by: '经办人', state: 'carrying', why: '', typed: { attachment: { name: '现场记录.txt', bytes: 24 } } })
    expect(record?.fields.map(({ shown }) => shown)).toEqual(['现场核查三处工程', '后陈村'])
    const kept = await call('form.attachment', { form: record?.id ?? '' })
    expect(kept.name).toBe('现场记录.txt')
    const source = await call('source.row', { dataset: 'register_step', id: record?.id ?? '' })
    expect(source.form).toMatchObject({
      name: '廉动令台账 · 云记录',
      org: '白龙桥镇',
      filledBy: '经办人',
      attachment: { name: '现场记录.txt' }
    })
    expect(await refusal(step(top, 'feedback', { fields: { outcome: '已整改' } }))).toBe(
      'not_allowed “反馈”不能办理：还有 2 条下级条目没有办结。'
    )
    expect(view.next.find((one) => one.step === 'feedback')?.why?.zh).toBe('还有 2 条下级条目没有办结')
    expect(await refusal(step(top, 'close', { second: '乙', fields: { opinion: '好' } }))).toContain('当前状态是“办理中”')
    expect(await refusal(step(top, 'record', { fields: { doing: '' } }))).toBe('usage “做了什么”须填写。')
    expect(await refusal(step(top, 'record', { fields: { deed: 'x' } }))).toContain('没有“deed”这一栏')
    expect(await refusal(step(top, 'record', { on: '2026-10-08', fields: doing }))).toContain('早于上一步（2026-10-09）')
    expect(await refusal(step(top, 'record', { on: '2026-10-10', fields: doing }))).toContain('在今天之后')
  })

  test('[F2] fed back, closed by a second person who is neither the first nor the one who fed back', async () => {
    for (const sub of [`${top}-1`, `${top}-2`]) {
      desk.today('2026-10-10')
      await step(sub, 'receipt', { by: '村书记' })
      await step(sub, 'record', { by: '村书记', fields: { doing: '自查' } })
      await step(sub, 'feedback', { by: '村书记', fields: { outcome: '自查完毕', first_form: 1 } })
      await step(sub, 'close', { by: '镇委员', second: '镇书记', fields: { opinion: '属实' } })
    }
    desk.today('2026-10-20')
    const back = { outcome: '三处工程已整改', solved: 3, first_form: '2' }
    expect((await step(top, 'feedback', { by: '镇委员', fields: back })).state).toBe('fed_back')
    const close = (by: string, second: string) => step(top, 'close', { by, second, fields: { opinion: '同意销号' } })
    expect(await refusal(close('室主任', ''))).toContain('须由第二人复核')
    expect(await refusal(close('室主任', '室主任'))).toContain('不能是同一人')
    expect(await refusal(close('镇委员', '室主任'))).toContain('“反馈”也是镇委员办的')
    expect(await refusal(close('室主任', '镇委员'))).toContain('“反馈”也是镇委员办的')
    expect((await close('室主任', '分管领导')).state).toBe('closed')
    const view = await call('register.entry', { register: orders, entry: top })
    expect(view.entry).toMatchObject({ final: true, overdue: false, subs: 2, subsOpen: 0 })
    expect(view.duties.map((duty) => `${duty.step} ${duty.state}`)).toEqual(['receipt late', 'feedback in_time', 'close in_time'])
    expect(view.next).toEqual([])
    expect([view.entry.last?.step, view.entry.last?.on]).toEqual(['close', '2026-10-20'])
    const sorted = async (sort: 'org' | 'no' | 'last', descending = false) => {
      const { rows } = await call('register.entries', { register: orders, sort, descending })
      return rows.flatMap(({ no }) => (no.startsWith(top) ? [no.slice(top.length)] : []))
    }
    expect(await sorted('org', true)).toEqual(['-2', '-1', ''])
    expect(await sorted('no', true)).toEqual(['-2', '-1', ''])
    expect(await sorted('last')).toEqual(['-1', '-2', ''])
    expect(await refusal(step(top, 'watch', { fields: { opinion: '迟了' } }))).toContain('当前状态是“已销号”')
    expect(view.fields.find(({ field }) => field === 'solved')?.value).toBe(3)
    const [log] = (await call('audit.page', { action: 'register.step', limit: 1 })).rows
    expect(log?.subject).toBe(top)
  })

  test('[F2] figures: each with its denominator, by unit and kind, walked back to the entries', async () => {
    const { total, groups } = await cellsOf('unit')
    expect(total).toMatchObject({
      orders: [3, 3, null],
      sub_orders: [3, 3, null],
      closed: [1, 1, null],
      closed_share: [1 / 3, 1, 3],
      receipt_in_time: [4 / 5, 4, 5],
      feedback_in_time: [1, 3, 3],
      records: [4, 4, null],
      solved: [3, 3, null],
      first_form: [4, 4, null],
      units: [5 / 8, 5, 8],
      leaders: [3 / 4, 3, 4]
    })
    expect(groups.get('罗埠镇')).toMatchObject({ orders: [0, 0, null], closed_share: [null, 0, 0], units: [0, 0, 1], leaders: [0, 0, 1] })
    expect(groups.get('白龙桥镇')).toMatchObject({ orders: [1, 1, null], units: [1, 1, 1], leaders: [1, 2, 2], first_form: [2, 2, null] })
    expect((await cellsOf('unit_kind')).groups.get('镇街')).toMatchObject({ units: [1 / 2, 1, 2], leaders: [2 / 3, 2, 3] })
    // [F6] kinds of clean-governance unit, declared by the pack: every unit stands in one or in none
    const clean = await cellsOf('clean_kind')
    expect(clean.groups.get('清廉机关')).toBeDefined()
    expect([...clean.groups.values()].reduce((sum, group) => sum + (group['units']?.[2] ?? 0), 0)).toBe(8)
    expect((await cellsOf('kind')).groups.get('整改')).toMatchObject({ orders: [1, 1, null] })
    expect((await cellsOf('state')).groups.get('已撤回')).toMatchObject({ orders: [2, 2, null] })
    const behind = async (figure: object) =>
      (await call('register.entries', { register: orders, filter: { figure: { id: 'receipt_in_time', part: 'counted', ...figure } } })).rows
        .length
    expect([await behind({}), await behind({ part: 'against' }), await behind({ by: 'unit', group: 'x' })]).toEqual([4, 5, 0])
    expect(await refusal(call('register.figures', { register: orders, by: 'weather' }))).toContain('不能按 weather 分组')
  })

  test('[F2] the stationed group sees its own; a list goes out stamped and neutralised', async () => {
    const group = (await call('org.list', {})).orgs.find(({ name }) => name === '派驻第三组')?.id ?? ''
    const own = await call('register.entries', { register: orders, filter: { fields: { stationed_org_id: group } } })
    expect(own.rows.map(({ no }) => no).toSorted()).toEqual([top, `${top}-1`, `${top}-2`])
    await call('register.add', { register: orders, fields: { title: '=1+1', org_id: '罗埠镇' } })
    const kept = await call('register.export', { register: orders, format: 'csv', filter: { text: '=1' } })
    const [header = '', row = '', stamp = ''] = readFileSync(desk.engine.files.path(kept.handle), 'utf8').split('\r\n')
    expect(header).toContain('令号,签发日期,标题')
    expect(row).toContain("'=1+1")
    expect(stamp).toContain('共 1 条')
    expect((await call('register.export', { register: orders, format: 'xlsx', filter: {} })).bytes).toBeGreaterThan(2000)
  })
})

describe('[F2] what is put right stays on record', () => {
  test('[F2] a value of an entry and of a step, with the reason; a step withdrawn opens the state again, out of order it is refused', async () => {
    const { no, id } = await call('register.add', { register: orders, fields: { title: '错字', org_id: '罗埠镇', due_on: '2026-11-02' } })
    const correct = (more: object) => call('register.correct', { register: orders, entry: no, reason: '笔误', ...more })
    await correct({ fields: { title: '改正' } })
    const source = await call('source.row', { dataset: 'integrity_order', id })
    expect(source.history.map(({ change, reason, values }) => [change, reason, values['title']])).toEqual([['corrected', '笔误', '错字']])
    const receipt = await step(no, 'receipt', { by: '罗书记' })
    const record = await step(no, 'record', { fields: { doing: '走访', place: '甲处' } })
    await correct({ step: record.id, fields: { place: '乙处' } })
    const view = await call('register.entry', { register: orders, entry: no })
    expect(view.entry.title).toBe('改正')
    expect([view.corrections, view.steps[1]?.corrections]).toEqual([1, 1])
    expect(view.steps[1]?.fields.map(({ shown }) => shown)).toEqual(['走访', '乙处'])
    expect(await refusal(correct({ step: receipt.id, withdraw: true }))).toContain('后面的步骤就接不上了')
    expect((await correct({ step: record.id, withdraw: true })).state).toBe('received')
    const after = await call('register.entry', { register: orders, entry: no })
    expect(after.steps.map(({ step: name, why }) => `${name} ${why}`)).toEqual(['receipt ', 'record withdrawn'])
    expect(await refusal(correct({ fields: { code: 'x' } }))).toContain('不能更正')
    await step(no, 'extend', { second: '乙', fields: { due: '2026-11-30', reason: '雨季' } })
    expect((await call('register.entry', { register: orders, entry: no })).duties[1]?.due).toBe('2026-11-30')
  })

  test('[F2] what cannot be read is refused by its name, and nothing is half written', async () => {
    const before = (await call('register.entries', { register: orders })).total
    const add = (fields: object) => refusal(call('register.add', { register: orders, fields: { title: 't', org_id: '罗埠镇', ...fields } }))
    expect(await add({ due_on: '2026-02-30' })).toContain('“反馈期限”不是日期')
    expect(await add({ problems: '三四个' })).toContain('“交办问题数”不是整数')
    expect(await add({ kind: '别的' })).toContain('提醒、整改、检查、专项')
    expect(await add({ org_id: '没有的单位' })).toContain('unknown_id')
    expect(await add({ title: ' ' })).toBe('usage “标题”须填写。')
    expect(await add({ code: '廉动〔2026〕1号' })).toContain('conflict')
    expect(await add({ weather: 'x' })).toContain('没有“weather”这一栏')
    expect((await call('register.entries', { register: orders })).total).toBe(before)
    expect(await refusal(call('register.entry', { register: orders, entry: '没有' }))).toContain('unknown_id')
    expect(await refusal(call('register.list', { asOf: '2026-10-20' }))).toBe('done')
  })
})

describe('[F2] a ledger of orders', () => {
  test('[F2] 142 orders of which 123 are closed come in by their headers, states computed, each with its source line', async () => {
    const head =
      '令号,标题,承办单位,上级令号,类别,责任,责任领导,签发日期,反馈期限,交办问题数,解决问题数,第一种形态人次,签收日期,签收人,云记录日期,云记录内容,反馈日期,反馈人,销号日期,销号人,复核人'
    const lines = Array.from({ length: 142 }, (_, at) => {
      const done = at < 123
      const end = done ? '2025-03-20,镇委员,2025-03-24,室主任,分管领导' : ',,,,'
      return `L${at + 1},第${at + 1}号令,罗埠镇,,整改,主体责任,罗书记,2025-03-03,2025-03-21,1,${done ? 1 : 0},${at < 109 ? 1 : 0},2025-03-04,经办,2025-03-10,现场核查,${end}`
    })
    const wrong = 'L143,先销号,罗埠镇,,,,,2025-03-03,,,,,,,,,,,2025-03-24,室主任,分管领导'
    const sub = 'L1-1,下级令,后张村,L1,,,,2025-03-05,2025-03-21,,,,2025-03-06,村书记,,,,,,,'
    expect(await desk.take('廉动令.csv', [head, ...lines, wrong, sub])).toBe('order-ledger 144+0')
    const old = await call('register.entries', { register: orders, filter: { text: '号令' }, limit: 1000 })
    const byState = Map.groupBy(old.rows, ({ state }) => state)
    expect([old.total, byState.get('closed')?.length, byState.get('carrying')?.length]).toEqual([142, 123, 19])
    const odd = await lineOf('L143')
    expect([odd.state, odd.odd]).toEqual(['issued', 1])
    expect((await call('register.entry', { register: orders, entry: 'L143' })).steps[0]?.why).toBe('out_of_order')
    const view = await call('register.entry', { register: orders, entry: 'L1-1' })
    expect([view.above.map(({ no }) => no), view.source?.line, view.typed, view.entry.overdue]).toEqual([['L1'], 145, null, true])
    const { total } = await cellsOf()
    expect(total['first_form']?.[0]).toBe(109 + 4)
    await step('L130', 'feedback', { by: '镇委员', fields: { outcome: '补办' } })
    expect((await lineOf('L130')).state).toBe('fed_back')
    expect(await desk.take('廉动令.csv', [head, ...lines, wrong, sub])).toBe('order-ledger 0+0')
    expect((await lineOf('L130')).state).toBe('fed_back')
  })
})
