/** Rules as an office uses them, on the training county over the contract: thresholds tried and saved, exceptions, disposal, colours, quick runs. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 120_000)
afterAll(() => county.close())

const call: OpenCounty['client']['call'] = (name, input) => county.client.call(name, input)
const warningsOf = async (model: string, more: object = {}) =>
  (await call('warning.page', { filter: { models: [model], ...more }, limit: 1000 })).rows
const split = 'eng-split-tender'
const skipped = 'eng-tender-skipped'
const nothing = { works: 1e12, goods: 1e12, services: 1e12 }
const said = { reason: '县里另有规定', basis: '云政办〔2026〕3号' }
const draft = (more: object) => ({ model: skipped, param: 'limit', from: '2020-01-01', value: nothing, ...more })

describe('[#13] [#15] thresholds', () => {
  test('[#49] what would come and go is shown against how warnings ended, before anything is saved', async () => {
    const before = await warningsOf(skipped)
    expect(before.length).toBeGreaterThan(1)
    const [first, second] = before
    await call('warning.dispose', { ids: [first?.id ?? '', second?.id ?? ''], action: 'sign' })
    await call('warning.dispose', { ids: [first?.id ?? ''], action: 'dismiss', reason: '分期立项，已分别批复' })
    await call('warning.dispose', { ids: [second?.id ?? ''], action: 'confirm', reason: '与合同相符' })
    const tried = await county.client.run('tuning.preview', { model: skipped, add: draft({}) })
    expect([tried.before, tried.after, tried.goTotal, tried.appearTotal]).toEqual([before.length, 0, before.length, 0])
    expect(tried.table).toEqual([
      { ended: 'confirmed', stay: 0, go: 1 },
      { ended: 'dismissed', stay: 0, go: 1 },
      { ended: 'open', stay: 0, go: before.length - 2 }
    ])
    expect(await warningsOf(skipped)).toHaveLength(before.length)
    expect((await call('tuning.list', { model: skipped })).tunings).toEqual([])
  })

  test('a wider rule shows what it would add, as sentences', async () => {
    const tried = await county.client.run('tuning.preview', {
      model: 'eng-change-orders',
      add: { model: 'eng-change-orders', param: 'chg_pct', from: '2020-01-01', value: 0.01 }
    })
    expect(tried.appearTotal).toBeGreaterThan(0)
    expect(tried.appear[0]?.sentence.zh).toContain('待核实')
    expect(tried.goTotal).toBe(0)
  })

  test('saved, the next run goes by it in its region alone; its replay and its card keep the value; ended, all is as before', async () => {
    const before = (await warningsOf(skipped)).map((row) => row.id)
    const [own] = await warningsOf(skipped)
    const kindOf = async (org: string | null) => (await call('org.list', {})).orgs.find((one) => one.id === org)?.kind ?? ''
    const kind = await kindOf(own?.org ?? null)
    const { id } = await call('tuning.save', { ...draft({ unitKind: kind }), ...said })
    const run = await county.client.run('check.run', { model: skipped })
    const left = await warningsOf(skipped)
    expect([run.gone > 0, left.length + run.gone]).toEqual([true, before.length])
    expect(left.map((row) => row.id)).not.toContain(own?.id)
    for (const { org } of left) expect(await kindOf(org)).not.toBe(kind)
    await call('tuning.end', { id, reason: '试行期满' })
    const again = await county.client.run('check.run', { model: skipped })
    expect([again.gone, (await warningsOf(skipped)).map((row) => row.id)]).toEqual([0, before])
    const [kept] = (await call('tuning.list', { model: skipped })).tunings
    expect([kept?.reason, kept?.account, kept?.endedReason, kept?.value]).toEqual([said.reason, 'admin', '试行期满', nothing])
    const log = await call('audit.page', { action: 'tuning.save', limit: 1 })
    expect(log.rows[0]?.subject).toBe(skipped)
  })

  test('[#14] a warning found under a threshold of the office is replayed under it, though it was changed since', async () => {
    const { id } = await call('tuning.save', { ...draft({ model: split, param: 'window_days', value: 400 }), ...said })
    await county.client.run('check.run', { model: split })
    await call('tuning.end', { id, reason: '改回' })
    const [warning] = await warningsOf(split)
    const card = await call('warning.card', { id: warning?.id ?? '' })
    expect(card.params.find((param) => param.id === 'window_days')?.value).toBe('400')
    expect((await county.client.run('warning.replay', { id: warning?.id ?? '' })).outcome).toBe('same')
    await county.client.run('check.run', { model: split })
  })

  test.each([
    [draft({ model: split, param: 'min_n', value: 0 }), 'usage'],
    [draft({ value: 'five' }), 'usage'],
    [draft({ param: 'nothing' }), 'unknown_id'],
    [draft({ from: '2026-02-01', to: '2026-01-01' }), 'usage']
  ])('what cannot hold is refused: %o', async (wrong, code) => {
    await expect(call('tuning.save', { ...wrong, ...said } as never)).rejects.toMatchObject({ value: { code } })
  })
})

describe('[#20] exceptions', () => {
  test('hide what they cover and nothing else, say how much, and give it back when they end or expire', async () => {
    const all = (await warningsOf(split)).length
    const [one] = await warningsOf(split)
    const words = { reason: '抢险工程，批文后补', approver: '周启明', docNo: '云抢〔2026〕1号' }
    const { id } = await call('exception.add', { warning: one?.id ?? '', ...words, from: '2026-01-01', to: '2026-12-31' })
    expect((await warningsOf(split)).map((row) => row.id)).not.toContain(one?.id)
    expect((await warningsOf(split)).length).toBe(all - 1)
    expect((await warningsOf(split, { excepted: true })).map((row) => row.id)).toEqual([one?.id])
    const map = await call('heat.matrix', { columns: 'model' })
    const column = map.columns.find((each) => each.id === split)
    expect(column?.total).toBe(all - 1)
    const [listed] = (await call('exception.list', {})).exceptions
    expect([listed?.hides, listed?.state, listed?.approver, listed?.to]).toEqual([1, 'active', '周启明', '2026-12-31'])
    // another run does not bring it back
    await county.client.run('check.run', { model: split })
    expect((await warningsOf(split)).length).toBe(all - 1)
    // nor does a trial of thresholds take it for a new finding
    const tried = await county.client.run('tuning.preview', {
      model: split,
      add: draft({ model: split, param: 'window_days', value: 365 }) as never
    })
    expect([tried.before, tried.after, tried.appearTotal, tried.goTotal]).toEqual([all - 1, all - 1, 0, 0])
    await call('exception.end', { id, reason: '批文未补' })
    expect((await warningsOf(split)).length).toBe(all)
    await call('exception.add', { warning: one?.id ?? '', ...words, from: '2026-01-01', to: '2026-09-29' })
    expect((await warningsOf(split)).length).toBe(all)
    expect((await call('exception.list', {})).exceptions.map((each) => each.state)).toEqual(['expired', 'ended'])
  })

  test('without reason, approver or an object it is refused', async () => {
    const whole = { model: split, reason: '全部接受', approver: '周启明', from: '2026-01-01', to: '2026-12-31' }
    await expect(call('exception.add', whole)).rejects.toMatchObject({ value: { code: 'usage' } })
    await expect(call('exception.add', { ...whole, approver: '' })).rejects.toMatchObject({ value: { code: 'usage' } })
  })
})

describe('[#44] [#45] handling', () => {
  test('passes its states one by one, with days due by the pack’s limits; closing asks for a second person', async () => {
    const [warning] = await warningsOf('eng-node-missing')
    const ids = [warning?.id ?? '']
    await call('warning.dispose', { ids, action: 'send', on: '2026-09-28' })
    expect(await call('warning.steps', { id: ids[0] ?? '' })).toMatchObject({ state: 'to_sign', due: '2026-10-10' })
    await call('warning.dispose', { ids, action: 'sign', on: '2026-09-29' })
    await call('warning.dispose', { ids, action: 'confirm', reason: '缺少初步设计批复' })
    await call('warning.dispose', { ids, action: 'handle' })
    await call('warning.dispose', { ids, action: 'submit', reason: '已补办' })
    const closed = await call('warning.dispose', { ids, action: 'close', reason: '复核通过' })
    expect([closed.done, closed.refused[0]?.zh]).toEqual([[], '须由另一人办理'])
    const back = await call('warning.dispose', { ids, action: 'sign' })
    expect(back.refused[0]?.zh).toBe('当前状态不能做这一步')
    const { state, steps, actions } = await call('warning.steps', { id: ids[0] ?? '' })
    expect([state, steps.map((step) => step.action), actions]).toEqual([
      'review',
      ['send', 'sign', 'confirm', 'handle', 'submit'],
      ['return', 'close', 'extend', 'supervise']
    ])
  })

  test('a day to come, a day before the last step, and a new limit that is no later are refused; the log has what was said', async () => {
    const ids = [(await warningsOf('eng-node-missing'))[1]?.id ?? '']
    const why = async (more: object) => (await call('warning.dispose', { ids, action: 'sign', ...more } as never)).refused[0]?.zh
    expect(await why({ on: '2026-10-13' })).toBe('办理日期在今天之后')
    await call('warning.dispose', { ids, action: 'sign', on: '2026-09-29' })
    expect(await why({ action: 'confirm', reason: '属实', on: '2026-09-28' })).toBe('办理日期早于上一步（2026-09-29）')
    const { due } = await call('warning.steps', { id: ids[0] ?? '' })
    expect(await why({ action: 'extend', reason: '等待批复', docNo: '云纪〔2026〕8号', due })).toBe(`新的期限须晚于现在的期限（${due}）`)
    await call('warning.dispose', {
      ids,
      action: 'extend',
      reason: '等待批复',
      docNo: '云纪〔2026〕8号',
      due: '2027-01-29',
      on: '2026-09-30'
    })
    const [entry] = (await call('audit.page', { action: 'warning.dispose', limit: 1 })).rows
    expect(JSON.stringify(entry)).toMatch(/等待批复/)
    expect(JSON.stringify(entry)).toMatch(/2027-01-29/)
  })

  test('many at once: what may not be moved is told, the rest is done', async () => {
    const open = await warningsOf('eng-interest-link')
    const ids = open.map((row) => row.id)
    await call('warning.dispose', { ids: ids.slice(0, 1), action: 'sign' })
    const outcome = await call('warning.dispose', { ids, action: 'sign' })
    expect([outcome.done.length, outcome.refused.map((one) => one.id)]).toEqual([ids.length - 1, ids.slice(0, 1)])
  })

  test('a closed warning stays closed on the same rows, and has come again on others', async () => {
    const [dismissed] = await warningsOf(split)
    await call('warning.dispose', { ids: [dismissed?.id ?? ''], action: 'sign' })
    await call('warning.dispose', { ids: [dismissed?.id ?? ''], action: 'dismiss', reason: '分期立项，已分别批复' })
    await county.client.run('check.run', { model: split })
    expect((await call('warning.steps', { id: dismissed?.id ?? '' })).state).toBe('dismissed')
    const card = await call('warning.card', { id: dismissed?.id ?? '' })
    const row = card.evidence[0]?.rows[0]
    const source = await call('source.row', { dataset: 'contract', id: row?.id ?? '' })
    const cells = source.source?.cells ?? []
    const header = cells.map((one) => one.header)
    const values = cells.map((one) => (one.header === '合同编号' ? 'HT-AGAIN-1' : `"${one.raw}"`))
    const file = join(county.home, '合同补录.csv')
    writeFileSync(file, `${header.join(',')}\n${values.join(',')}\n`)
    const { imports } = await county.client.run('import.run', { files: [county.engine.files.put(file)], extent: 'increment' })
    expect(imports[0]).toMatchObject({ mapping: 'contract-ledger', inserted: 1, quarantined: 0 })
    await county.client.run('check.run', { model: split })
    const after = await call('warning.steps', { id: dismissed?.id ?? '' })
    expect([after.state, after.recurred, after.steps.at(-1)?.action]).toEqual(['to_sign', 1, 'recur'])
  })
})

describe('[A1] yellow becomes red', () => {
  test('[#45] past its day: a red warning stands beside the yellow one, which stays as it was', async () => {
    await county.client.run('check.run', {})
    const raised = async () => (await warningsOf('coord-escalation')).map((row) => row.id)
    const before = await raised()
    const yellow = (await call('warning.page', { filter: { levels: ['yellow'], states: ['to_sign'] }, limit: 1000 })).rows
    const late = yellow.find((row) => row.org !== null && row.model !== 'eng-paper-approvals')
    await call('warning.dispose', { ids: [late?.id ?? ''], action: 'send', on: '2026-03-02' })
    expect((await call('warning.steps', { id: late?.id ?? '' })).due).toBe('2026-03-09')
    await county.client.run('check.run', {})
    const fresh = (await raised()).filter((id) => !before.includes(id))
    expect(fresh).toHaveLength(1)
    const card = await call('warning.card', { id: fresh[0] ?? '' })
    expect([card.level, card.sentence.zh, card.routing?.to]).toEqual(['red', expect.stringContaining('超过期限未办结'), 'committee'])
    const kept = await call('warning.card', { id: late?.id ?? '' })
    expect([kept.level, kept.state]).toEqual(['yellow', 'to_sign'])
  })

  test('several units in one vault compare: each cell says where its peers stand', async () => {
    const map = await call('heat.matrix', { columns: 'pack' })
    const row = map.rows.find((one) => one.total > 0)
    const cell = await call('heat.cell', { columns: 'pack', org: row?.id ?? '', column: map.columns[0]?.id ?? '' })
    expect(map.rows.filter((one) => one.total > 0).length).toBeGreaterThan(3)
    expect(cell.peers.n).toBeGreaterThan(1)
    expect(cell.peers.median).not.toBeNull()
  })
})

describe('[#12] colours', () => {
  test('with orange off its warnings are yellow at once, and orange again when it is back', async () => {
    const count = async () => Object.fromEntries((await call('warning.facets', {})).levels.map((one) => [one.level, one.n]))
    await county.client.run('check.run', {})
    const before = await count()
    const off = await call('levels.write', { orange: false })
    expect(off.relabelled).toBe(before['orange'])
    expect(await count()).toEqual({ red: before['red'], orange: 0, yellow: (before['yellow'] ?? 0) + (before['orange'] ?? 0) })
    await county.client.run('check.run', {})
    expect((await count())['orange']).toBe(0)
    await call('levels.write', { orange: true })
    expect(await count()).toEqual(before)
  })
})

describe('[#5] a run after an import', () => {
  test('leaves alone what did not change, and finds what a whole run finds', async () => {
    await county.client.run('check.run', {})
    const idle = await county.client.run('check.run', { changedOnly: true })
    // rules about warnings look at what may change with every step of handling, and scores count warnings: neither is ever left alone
    const always = ['coord-escalation', 'eco-band', 'eco-fall', 'eco-indicator', 'eco-stays-low']
    expect(idle.models.filter((model) => model.ran).map((model) => model.id)).toEqual(always)
    expect([idle.new, idle.gone, idle.warnings]).toEqual([0, 0, (await call('warning.page', { limit: 1 })).total])
    const file = join(county.home, '付款补录.csv')
    writeFileSync(file, '凭证号,付款单位,收款单位,款项,金额(元),支付日期\nPZ-NEW-1,县财政局,云溪县文具店,办公费,300,2026-09-01\n')
    await county.client.run('import.run', { files: [county.engine.files.put(file)], extent: 'increment' })
    // before that run, a trial that changes nothing lays nothing of the import to the threshold
    const over = await call('model.page', { model: 'eng-over-payment' })
    const [param] = over.params
    const same = { model: over.id, param: param?.id ?? '', from: '2020-01-01', value: param?.value ?? 0 }
    const tried = await county.client.run('tuning.preview', { model: over.id, add: same })
    expect([tried.appearTotal, tried.goTotal, tried.before]).toEqual([0, 0, tried.after])
    const quick = await county.client.run('check.run', { changedOnly: true })
    const ran = quick.models.filter((model) => model.ran).map((model) => model.id)
    expect(ran).toContain('eng-over-payment')
    expect(ran).not.toContain(split)
    const list = async () =>
      (await call('warning.page', { limit: 1000, sort: 'no', descending: false })).rows.map((row) => [row.id, row.level, row.sentence.zh])
    const found = await list()
    const whole = await county.client.run('check.run', {})
    expect([await list(), whole.warnings, whole.new, whole.gone]).toEqual([found, quick.warnings, 0, 0])
    expect((await call('overview.read', {})).run?.skipped).toBe(whole.models.filter((model) => !model.ran).length)
  })
})
