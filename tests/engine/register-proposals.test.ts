/** What registers propose from the training county's own warnings: counted again here by hand, ticked into entries with the warnings behind them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'
import { refusal } from '../support/register-desk.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 120_000)
afterAll(() => county.close())

const propose = (register: string, params: Record<string, number> = { at_least: 2 }) =>
  county.client.run('register.propose', { register, params })
const adopt = (register: string, take: { key: string; fields?: Record<string, string> }[], at_least = 2) =>
  county.client.run('register.adopt', { register, params: { at_least }, take, by: '甲' })
const shown = (fields: readonly { readonly field: string; readonly shown: string }[]) =>
  Object.fromEntries(fields.map(({ field, shown: words }) => [field, words]))

interface Alert {
  readonly id: string
  readonly model: string
  readonly org: string
  readonly title: string
  readonly month: string
}
/** Every warning of the county that counts: of a unit, not of a score, within the year before the day of the data. */
async function warnings(): Promise<readonly Alert[]> {
  const { rows } = await county.client.call('warning.page', { limit: 1000 })
  return rows.flatMap(({ id, model, modelZh, org, pack, month }) =>
    org === null || pack === 'ecology' ? [] : [{ id, model, org, title: modelZh, month: month ?? '' }]
  )
}

describe('[A8] what often goes wrong', () => {
  test('[A8] a lesson is proposed for each problem at the minimum, with every warning behind it by number', async () => {
    const { proposed, asOf, known } = await propose('education')
    expect([asOf, known, proposed.length > 3]).toEqual(['2026-09-30', 0, true])
    const all = await warnings()
    for (const { title, n, causes, fields } of proposed) {
      expect(n).toBe(causes.length)
      expect(n).toBeGreaterThanOrEqual(2)
      expect(shown(fields)['warnings']).toBe(String(n))
      const own = all.filter((one) => one.title === title)
      expect(causes.filter(({ warning }) => !own.some(({ id }) => id === warning))).toEqual([])
      // all that happened in the year before are there
      const recent = own.filter(({ month }) => month > '2025-09' && month <= '2026-09').map(({ id }) => id)
      expect(recent.filter((id) => !causes.some(({ warning }) => warning === id))).toEqual([])
    }
    // a higher minimum proposes the same with at least so many, and no others
    const fewer = await propose('education', { at_least: 3 })
    expect(fewer.proposed.map(({ key }) => key)).toEqual(proposed.filter(({ n }) => n >= 3).map(({ key }) => key))
    expect(fewer.params).toContainEqual(expect.objectContaining({ id: 'at_least', value: 3 }))
    expect((await propose('education', { at_least: 2, span_days: 30 })).proposed.length).toBeLessThan(proposed.length)
  })

  test('[A8] a note names unit, post and node; where neither post nor node is known it is of one problem', async () => {
    const { proposed } = await propose('note-sheets')
    const said = proposed.map(({ fields, causes }) => {
      const words = shown(fields)
      return {
        placed: words['node'] !== undefined || words['post'] !== undefined,
        problem: words['problem'],
        of: new Set(causes.map(({ label }) => label.split(' · ')[1]))
      }
    })
    expect(said.some(({ placed }) => placed)).toBe(true)
    expect(said.filter(({ placed }) => !placed).map(({ of }) => [...of])).toEqual(
      said.filter(({ placed }) => !placed).map(({ problem }) => [problem])
    )
  })

  test('[A8] a ticked one becomes an entry, is issued and signed for, and is not proposed again while it stands', async () => {
    const before = await propose('note-sheets')
    const [first, second] = before.proposed
    if (first === undefined || second === undefined) throw new Error('two proposals wanted')
    expect(await refusal(adopt('note-sheets', [{ key: first.key }, { key: first.key }]))).toContain('已经不在拟列之中')
    const { made } = await adopt('note-sheets', [{ key: first.key, fields: { act_on: '2026-11-20' } }, { key: second.key }])
    expect(made.map(({ no }) => no)).toEqual(['提醒〔2026〕1号', '提醒〔2026〕2号'])
    const after = await propose('note-sheets')
    expect([after.known, after.proposed.map(({ key }) => key)]).toEqual([2, before.proposed.slice(2).map(({ key }) => key)])
    const entry = made[0]?.id ?? ''
    const view = await county.client.call('register.entry', { register: 'note-sheets', entry })
    expect(view.causes).toEqual(first.causes)
    expect(shown(view.fields)).toMatchObject({ ...shown(first.fields), act_on: '2026-11-20' })
    // every cause opens
    for (const { warning } of view.causes) expect((await county.client.call('warning.card', { id: warning })).id).toBe(warning)
    const step = (name: string, by: string, two = '') =>
      county.client.call('register.step', { register: 'note-sheets', entry, step: name, by, second: two })
    await step('issue', '甲', '乙')
    expect((await step('receipt', '丙')).state).toBe('received')
    // the words that tell two apart were put right: the proposal it came from still stands in it
    await county.client.call('register.correct', { register: 'note-sheets', entry, fields: { problem: '改了说法' }, reason: '说得清楚些' })
    expect((await propose('note-sheets')).known).toBe(2)
    expect(await refusal(adopt('note-sheets', [{ key: first.key }]))).toContain('已经不在拟列之中')
  })

  test('[A8] a warning that was dismissed speaks for nothing any longer', async () => {
    const lesson = (await propose('education')).proposed.find(({ n }) => n > 2)
    const id = lesson?.causes[0]?.warning ?? ''
    await county.client.call('warning.dispose', { ids: [id], action: 'sign' })
    await county.client.call('warning.dispose', { ids: [id], action: 'dismiss', reason: '台账登记有误，已核实' })
    const after = (await propose('education')).proposed.find(({ key }) => key === lesson?.key)
    expect([after?.n, after?.causes.some(({ warning }) => warning === id)]).toEqual([(lesson?.n ?? 0) - 1, false])
  })
})

describe('[A3] rules and power items', () => {
  test('[A3] a rule and a power item are proposed with the warnings that caused them, kept as they were told', async () => {
    for (const register of ['rule-revisions', 'power-items']) {
      const { proposed } = await propose(register)
      const [first] = proposed
      if (first === undefined) throw new Error(`nothing proposed for ${register}`)
      const { made } = await adopt(register, [{ key: first.key }])
      const view = await county.client.call('register.entry', { register, entry: made[0]?.no ?? '' })
      expect([view.causes.length, made[0]?.causes]).toEqual([first.n, first.n])
      expect(view.causes.every(({ warning, label }) => label.startsWith(`${warning} · `))).toBe(true)
      expect(shown(view.fields)).toMatchObject(shown(first.fields))
      expect(view.typed?.filledBy).toBe('甲')
    }
  })

  test('[A3] nothing is proposed under parameters out of their bounds, nor by a register that declares nothing', async () => {
    expect(await refusal(propose('rule-revisions', { at_least: 1 }))).toContain('须在 2 与 1000 之间')
    expect(await refusal(propose('rule-revisions', { atleast: 3 }))).toContain('没有参数 atleast')
    expect(await refusal(propose('post-risks', {}))).toContain('没有声明从哪里拟列条目')
  })
})
