/**
 * The index when something changes under it: values that come in later, stored snapshots that were tampered with, other weights, a merged unit,
 * figures as offices send them. The second routine (tests/support/second-score.ts) says what the scores must be. Tests stand in the order of a year.
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Vault } from '../../electron/engine/vault/vault.ts'
import { seeded } from '../../scripts/bench/seeded.ts'
import { agrees, indexFiles, leavesOf, openScoreDesk, type ScoreDesk } from '../support/score-desk.ts'

let desk: ScoreDesk
beforeAll(async () => {
  desk = await openScoreDesk()
}, 300_000)
afterAll(() => desk.county.close())
const valueHead = '单位名称,期间,监测点编号,数值'

/** The tree with other weights, as an office might save it: version 2 of it in these tests. */
const weights: Readonly<Record<string, number>> = { A221: 8.33, A222: 8.33, A223: 23.34 }
function reweighed(): string {
  const tree = parse(indexFiles.tree) as { indicators: { id: string; weight: number }[] }
  return stringify({ ...tree, indicators: tree.indicators.map((node) => ({ ...node, weight: weights[node.id] ?? node.weight })) })
}

describe('[#30] a score once printed', () => {
  let snapshot = ''
  test('is frozen and stays the same; what came in later is named, the stored score is not touched', async () => {
    const before = await desk.scores('2026Q2')
    snapshot = (await desk.call('snapshot.make', { period: '2026Q2', reason: '二季度通报' })).id
    expect(await desk.call('snapshot.check', { id: snapshot })).toMatchObject({ verdict: 'same', changed: [] })
    await desk.take('更正', valueHead, ['县财政局,2026Q2,P020,2'])
    const now = await desk.scores('2026Q2')
    const { verdict, changed } = await desk.call('snapshot.check', { id: snapshot })
    expect([verdict, changed.map(({ name, then, now: later }) => [name, then, later])]).toEqual([
      'same',
      [['县财政局', before['县财政局'], now['县财政局']]]
    ])
    expect((before['县财政局'] ?? 0) - (now['县财政局'] ?? 0)).toBeCloseTo((2 * 3) / 10, 1)
  })

  test('whose stored values were changed is told as altered, also when its hash was made to fit', async () => {
    const stored = (vault: Vault) =>
      vault.reader.prepare('SELECT tree, inputs, scores, hash FROM sys_score_snapshot WHERE id = ?').get(snapshot) as Record<string, string>
    const write = (vault: Vault, column: 'inputs' | 'hash', text: string) =>
      vault.writer.prepare(`UPDATE sys_score_snapshot SET ${column} = ? WHERE id = ?`).run(text, snapshot)
    const { inputs = '' } = await desk.beside((vault) => {
      const before = stored(vault)
      const changed = (before['inputs'] ?? '').replace(/"P033":\d+(?:\.\d+)?/, '"P033":100')
      expect(changed).not.toBe(before['inputs'])
      write(vault, 'inputs', changed)
      return before
    })
    expect((await desk.call('snapshot.check', { id: snapshot })).verdict).toBe('altered')
    await desk.beside((vault) => {
      const { tree = '', inputs: changed = '', scores = '' } = stored(vault)
      const hash = createHash('sha256')
      for (const part of [tree, changed, scores]) hash.update(`${part.length}\n`).update(part)
      write(vault, 'hash', hash.digest('hex'))
    })
    expect((await desk.call('snapshot.check', { id: snapshot })).verdict).toBe('altered')
    await desk.beside((vault) => {
      write(vault, 'inputs', inputs)
      const { tree = '', scores = '' } = stored(vault)
      const hash = createHash('sha256')
      for (const part of [tree, inputs, scores]) hash.update(`${part.length}\n`).update(part)
      write(vault, 'hash', hash.digest('hex'))
    })
    expect((await desk.call('snapshot.check', { id: snapshot })).verdict).toBe('same')
  }, 90_000)
})

describe('[F1] [#27] another weighting', () => {
  test('is tried before it holds: every unit beside what it would be, as the second routine has it', async () => {
    const second = await desk.second(['2026Q3'], reweighed())
    const { fault, moves } = await desk.call('tree.try', { weights, period: '2026Q3' })
    expect([fault, moves.length]).toEqual([null, 24])
    const now = await desk.scores('2026Q3')
    for (const { unit, name, before, after } of moves) {
      expect(before).toBe(now[name])
      const own = second.get(`${unit} 2026Q3`)?.score ?? null
      expect(after === null ? null : after.toFixed(9)).toBe(own === null ? null : own.toFixed(9))
    }
    expect(moves.some((move) => move.before !== move.after)).toBe(true)
  })

  test('weights that do not sum are told in words, tried or saved, and change nothing', async () => {
    const { fault, moves } = await desk.call('tree.try', { weights: { A223: 20 } })
    expect([fault, moves]).toEqual(['指标 A22 的权重 40 与下级之和 46.66 不等', []])
    const saving = { weights: { A223: 20 }, validFrom: '2026-07-01', reason: '测试', approver: '王主任' }
    await expect(desk.call('tree.save', saving)).rejects.toMatchObject({
      value: { code: 'usage', message: expect.stringContaining('A22') as string }
    })
    await expect(desk.call('tree.save', { ...saving, weights, approver: ' admin ' })).rejects.toMatchObject({ value: { code: 'usage' } })
    // the person's name beside the account's
    await expect(desk.call('tree.save', { ...saving, weights, approver: '实训学员' })).rejects.toMatchObject({ value: { code: 'usage' } })
    await expect(desk.call('tree.save', { ...saving, weights, approver: '  ' })).rejects.toMatchObject({ value: { code: 'usage' } })
    expect((await desk.call('tree.read', {})).versions.map((one) => one.version)).toEqual([1])
  })

  test('saved it holds from its day on; quarters before stay under the old version', async () => {
    const [q1, q2] = [await desk.scores('2026Q1'), await desk.scores('2026Q2')]
    expect(await desk.call('tree.save', { weights, validFrom: '2026-07-01', reason: '突出通报', approver: '王主任' })).toEqual({
      version: 2
    })
    expect([await desk.scores('2026Q1'), await desk.scores('2026Q2')]).toEqual([q1, q2])
    const [old, anew] = [await desk.second(['2026Q2']), await desk.second(['2026Q3'], reweighed())]
    for (const one of await desk.trees('2026Q2')) agrees(one, '2026Q2', old)
    for (const one of await desk.trees('2026Q3')) agrees(one, '2026Q3', anew)
    const [unit] = await desk.trees('2026Q3')
    const { trend } = await desk.call('score.unit', { unit: unit?.unit ?? '', period: '2026Q3' })
    expect(trend.map((one) => one.tree)).toEqual(['ecology-county v1', 'ecology-county v1', 'ecology-county v2'])
  }, 90_000)
})

test('[F1] [#30] a unit merged into another keeps its past and is named by it', async () => {
  const [gone, heir] = ['县中医医院', '县人民医院']
  const past = await desk.scores('2026Q2')
  const was = (await desk.trees('2026Q2')).find((one) => one.name === gone)
  await desk.take('撤并', '单位名称,单位类别,撤并日期,并入单位', [`${gone},校院,2026-06-30,${heir}`])
  expect(await desk.scores('2026Q2')).toEqual(past)
  const now = await desk.trees('2026Q3')
  expect(now.map((one) => one.name)).not.toContain(gone)
  expect(now).toHaveLength(23)
  await expect(desk.call('score.unit', { unit: was?.unit ?? '', period: '2026Q3' })).rejects.toMatchObject({
    value: { code: 'unknown_id' }
  })
  const { unit, trend } = await desk.call('score.unit', { unit: was?.unit ?? '', period: '2026Q2' })
  expect([unit.score, trend.find((one) => one.period === '2026Q3')?.score]).toEqual([past[gone], null])
  const heirView = await desk.call('score.unit', { unit: now.find((one) => one.name === heir)?.unit ?? '', period: '2026Q3' })
  expect(heirView.predecessors).toEqual([{ id: was?.unit, name: gone }])
  const second = await desk.second(['2026Q1', '2026Q2'])
  for (const period of ['2026Q1', '2026Q2']) for (const one of await desk.trees(period)) agrees(one, period, second)
}, 90_000)

test('[F1] [#27] figures as offices send them: zeros, too much, NA, months instead of quarters, vetoes by decision; both routines still agree', async () => {
  const random = seeded(30)
  const told = await desk.beside(
    (vault) =>
      vault.reader
        .prepare(
          `SELECT o.name, o.id, v.period, v.point, v.value FROM point_value v JOIN org o ON o.id = v.org_id
           WHERE o.valid_to IS NULL ORDER BY o.name, v.period, v.point`
        )
        .all() as { name: string; id: string; period: string; point: string; value: number | null }[]
  )
  const rolls = new Map((parse(indexFiles.points) as { points: { id: string; roll: string }[] }).points.map((one) => [one.id, one.roll]))
  const lines: string[] = []
  for (const { name, period, point, value } of told) {
    const odd = random.next() < 0.06 && point !== 'P056'
    if (odd) lines.push(`${name},${period},${point},${random.pick(['0', '0', '0', '1', '2', '150', '1000000', 'NA'])}`)
    if (period !== '2026Q3' || value === null) continue
    // the last quarter is told month by month for a half of the points, now and then without one of them
    if (random.next() < 0.5) lines.push(`${name},2026Q4,${point},${value}`)
    else {
      const parts =
        rolls.get(point) === 'sum'
          ? [Math.floor(value / 3), value - 2 * Math.floor(value / 3), Math.floor(value / 3)]
          : [value, value, value]
      for (const [at, part] of parts.entries()) if (random.next() > 0.01) lines.push(`${name},2026-${10 + at},${point},${part}`)
    }
  }
  await desk.take('来数', valueHead, lines)
  await desk.take('否决', '单位名称,指标编号,期间,事由', ['县财政局,B323,2026Q1,主要领导受处分', '县审计局,Z999,2026Q1,旧指标编号'])
  const [q12, q34] = [await desk.second(['2026Q1', '2026Q2']), await desk.second(['2026Q3', '2026Q4'], reweighed())]
  let [scores, capped] = [0, 0]
  const states = new Map<string, number>()
  for (const period of ['2026Q1', '2026Q2', '2026Q3', '2026Q4'])
    for (const one of await desk.trees(period)) {
      agrees(one, period, period < '2026Q3' ? q12 : q34)
      scores += one.score === null ? 0 : 1
      capped += one.score === 59 ? 1 : 0
      for (const { state } of leavesOf(one.tree)) states.set(state, (states.get(state) ?? 0) + 1)
    }
  expect(scores).toBeGreaterThan(60)
  expect(capped).toBeGreaterThanOrEqual(3)
  for (const state of ['missing', 'not_applicable', 'value', 'too_few']) expect(states.get(state), state).toBeGreaterThan(100)
}, 90_000)
