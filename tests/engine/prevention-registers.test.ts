/** Registers of prevention and of firms over the contract: risk lists, the three letters, rules and power items with their warnings, notes, education. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figureCells, refusal, registerDesk, type RegisterDesk } from '../support/register-desk.ts'

let desk: RegisterDesk
beforeAll(async () => {
  desk = await registerDesk(['core', 'prevention', 'soe'], '2026-03-02')
}, 60_000)
afterAll(() => desk.close())

const call: RegisterDesk['client']['call'] = (name, input) => desk.client.call(name, input)
const act = (register: string, entry: string, step: string, more: object = {}) => call('register.step', { register, entry, step, ...more })
const add = async (register: string, fields: object) => (await call('register.add', { register, fields: { ...fields } })).no
const signed = { by: '甲', second: '乙' }

describe('[F7] lists per post and the three letters', () => {
  test('[F7] a risk of a post has level, measure, who answers and a day of the next check; lifted by two', async () => {
    const no = await add('post-risks', {
      risk: '缺复核',
      org_id: '白龙桥镇',
      post: '出纳',
      level: '高',
      side: '负面清单',
      measure: '双人复核',
      person_id: '经办人'
    })
    await act('post-risks', no, 'approve', { ...signed, fields: { recheck: '2026-09-02' } })
    desk.today('2026-09-02')
    await act('post-risks', no, 'recheck', { by: '丙', fields: { level: '中', recheck: '2027-03-02', finding: '已落实' } })
    const view = await call('register.entry', { register: 'post-risks', entry: no })
    const shown = Object.fromEntries(view.fields.map(({ field, shown: word }) => [field, word]))
    expect(shown).toMatchObject({ post: '出纳', level: '中', measure: '双人复核', person_id: '经办人', recheck_on: '2027-03-02' })
    expect(view.duties.filter(({ step }) => step === 'recheck').map(({ due, state }) => [due, state])).toEqual([['2026-09-02', 'in_time']])
    expect(await refusal(act('post-risks', no, 'lift', { by: '丙', second: '乙', fields: { reason: '撤岗' } }))).toContain(
      '“复查”也是丙办的'
    )
    expect((await figureCells(desk, 'post-risks', 'level')).groups.get('中')).toMatchObject({
      risks: [1, 1, null],
      high: [0, 0, null],
      rechecked: [1, 1, 1]
    })
    desk.today('2026-03-02')
  })

  test('[F7] notice, list, reminder: one after the other, each counted; answered and closed by another', async () => {
    const no = await add('letters', { subject: '资金支付岗风险', org_id: '白龙桥镇', person_id: '经办人', due_on: '2026-04-30' })
    expect(await refusal(act('letters', no, 'remind', { ...signed, fields: { why: '到期' } }))).toContain('当前状态是“已登记”')
    await act('letters', no, 'notice', signed)
    await act('letters', no, 'receipt', { by: '经办人' })
    await act('letters', no, 'list', signed)
    await act('letters', no, 'receipt', { by: '经办人' })
    await act('letters', no, 'remind', { ...signed, fields: { why: '回复期限将至' } })
    await act('letters', no, 'answer', { by: '经办人', fields: { done: '已双人复核' } })
    expect(await refusal(act('letters', no, 'close', { by: '经办人', second: '乙' }))).toContain('“回复”也是经办人办的')
    expect((await act('letters', no, 'close', signed)).state).toBe('closed')
    expect((await figureCells(desk, 'letters', '')).total).toMatchObject({
      notices: [1, 1, null],
      lists: [1, 1, null],
      reminders: [1, 1, null],
      answered: [1, 1, 1],
      closed: [1, 1, null]
    })
  })
})

describe('[A3] rules and power items', () => {
  test('[A3] a weak rule is drafted, reviewed by another and issued; a warning that is not there is not linked', async () => {
    const no = await add('rule-revisions', {
      rule: '采购验收办法',
      org_id: '白龙桥镇',
      weakness: '无时限',
      action: '修订',
      warnings: 4,
      due_on: '2026-04-30'
    })
    expect(await refusal(act('rule-revisions', no, 'link', { fields: { warning: 'YJ-0' } }))).toContain('没有这个预警“YJ-0”')
    await act('rule-revisions', no, 'draft', { by: '丙' })
    expect(await refusal(act('rule-revisions', no, 'review', { by: '丙', second: '乙', fields: { opinion: '合法' } }))).toContain(
      '“起草”也是丙办的'
    )
    await act('rule-revisions', no, 'review', { ...signed, fields: { opinion: '合法' } })
    await act('rule-revisions', no, 'issue', { ...signed, fields: { doc_no: '白政〔2026〕3号' } })
    const { total } = await figureCells(desk, 'rule-revisions', 'action')
    expect(total).toMatchObject({ rules: [1, 1, null], issued_share: [1, 1, 1], in_time: [1, 1, 1], warnings: [4, 4, null] })
    const item = await add('power-items', { item: '采购验收', org_id: '区住建局', kind: '资金管理', guide: '两人验收' })
    await act('power-items', item, 'approve', { ...signed, fields: { opinion: '同意' } })
    await act('power-items', item, 'publish', { fields: { place: '门户网站' } })
    expect((await act('power-items', item, 'change', { ...signed, fields: { guide: '三人验收', reason: '预警多发' } })).state).toBe(
      'listed'
    )
    const view = await call('register.entry', { register: 'power-items', entry: item })
    expect(view.fields.find(({ field }) => field === 'guide')?.shown).toBe('三人验收')
  })
})

describe('[A8] notes before the act and education', () => {
  test('[A8] a note is issued before the act, signed for in two working days, looked back on; education counts who came', async () => {
    const no = await add('note-sheets', {
      problem: '合同签订超期',
      org_id: '区住建局',
      post: '合同岗',
      node: '合同签订',
      warnings: 6,
      act_on: '2026-03-10'
    })
    await act('note-sheets', no, 'issue', signed)
    await act('note-sheets', no, 'receipt', { by: '丁' })
    expect((await figureCells(desk, 'note-sheets', '')).total).toMatchObject({
      sheets: [1, 1, null],
      issued: [1, 1, null],
      before: [1, 1, 1],
      received: [1, 1, 1],
      warnings: [6, 6, null]
    })
    expect(await refusal(act('note-sheets', no, 'lookback', { by: '丁', fields: { finding: '按期' } }))).toContain('“签收”也是丁办的')
    const lesson = await add('education', {
      problem: '合同签订超期',
      org_id: '区住建局',
      warnings: 6,
      way: '专题授课',
      due_on: '2026-03-31',
      expected: 30
    })
    await act('education', lesson, 'hold', { fields: { came: 28 } })
    expect((await figureCells(desk, 'education', 'way')).groups.get('专题授课')).toMatchObject({
      lessons: [1, 1, null],
      expected: [30, 30, null],
      came: [28, 28, null],
      in_time: [1, 1, 1]
    })
  })
})

describe('[C7] risks of firms', () => {
  test('[C7] nine fields by post and firm from a ledger, signed for by the head, checked every quarter', async () => {
    await desk.take('企业.csv', ['单位名称,单位类别,所在地', '甲水务公司,国企,婺城区', '乙交通公司,国企,婺城区'])
    const fields = ['改制重组', '投资并购', '产权交易', '资本运营', '物资采购', '招标投标', '财务管理', '境外经营', '选人用人']
    const head =
      '企业风险编号,风险表现,企业,领域,岗位,风险等级,防控措施,主要负责人,排查日期,负责人签字日期,负责人签字人,负责人签字复核人,复查日期,复查人'
    const lines = fields.map(
      (field, at) =>
        `Q${at},程序不全,甲水务公司,${field},部门负责人,${at < 2 ? '高' : '中'},集体研究,董事长,2025-09-01,2025-09-03,董事长,纪委书记,${at < 8 ? '2025-12-01,纪委书记' : ','}`
    )
    expect(await desk.take('企业风险.csv', [head, ...lines])).toBe('firm-risk-ledger 9+0')
    const { total, groups } = await figureCells(desk, 'firm-risks', 'field', '2026-03-02')
    expect(total).toMatchObject({
      risks: [9, 9, null],
      high: [2, 2, null],
      signed: [1, 9, 9],
      rechecked: [8 / 9, 8, 9],
      firms: [1 / 2, 1, 2]
    })
    expect([groups.size, groups.get('境外经营')?.['risks'], groups.get('选人用人')?.['rechecked']]).toEqual([9, [1, 1, null], [0, 0, 1]])
    const overdue = await call('register.entries', {
      register: 'firm-risks',
      asOf: '2026-03-02',
      filter: { overdue: true, fields: { field: 'appoint' } }
    })
    expect(overdue.rows.map(({ no, next }) => [no, next?.step])).toEqual([['Q8', 'recheck']])
  })
})

describe('[A9] approvals done on paper', () => {
  test('[A9] keyed in with the scan, checked by a second person, then moved on-line; the share and the amount are told by domain', async () => {
    desk.today('2026-03-10')
    const scan = join(desk.folder, '审批单扫描.pdf')
    writeFileSync(scan, '%PDF-1.4 scan')
    const fields = {
      subject: '临时救助审批',
      org_id: '白龙桥镇',
      domain: '补助奖励',
      approver: '镇长',
      post: '镇长',
      approved_on: '2026-03-04',
      amount: '3000',
      why_paper: '系统没有该事项'
    }
    const bare = { register: 'paper-approvals', fields, by: '录入人' }
    expect(await refusal(call('register.add', bare))).toContain('须由第二人复核')
    expect(await refusal(call('register.add', { ...bare, second: '录入人', attachment: desk.engine.files.put(scan) }))).not.toBe('')
    expect(await refusal(call('register.add', { ...bare, second: '复核人' }))).toContain('新建须附材料')
    const keyIn = async (more: object = {}) =>
      (
        await call('register.add', {
          ...bare,
          fields: { ...fields, ...more },
          second: '复核人',
          attachment: desk.engine.files.put(scan)
        })
      ).no
    const first = await keyIn()
    await keyIn({ subject: '公务用车审批', domain: '其他', amount: '500' })
    await act('paper-approvals', first, 'move', { by: '经办人', fields: { online_on: '2026-03-09' } })
    const view = await call('register.entry', { register: 'paper-approvals', entry: first })
    expect([view.entry.state, view.typed?.attachment?.name]).toEqual(['online', '审批单扫描.pdf'])
    const { total, groups } = await figureCells(desk, 'paper-approvals', 'domain')
    expect(total).toMatchObject({ papers: [2, 2, null], online: [1 / 2, 1, 2], amount: [350_000, 350_000, null] })
    expect(groups.get('补助奖励')).toMatchObject({ papers: [1, 1, null], amount: [300_000, 300_000, null] })
  })
})
