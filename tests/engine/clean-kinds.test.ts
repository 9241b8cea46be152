/** Kinds of clean-governance unit as data: the training county by them, a register that says otherwise, an office's own ninth kind, packs that clash. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shippedPacks } from '../../electron/engine/services/import/import-fixture.ts'
import { loadPacks } from '../../electron/engine/packs/load-packs.ts'
import { memorySource } from '../../electron/engine/packs/pack-source.ts'
import { runVerb } from '../../scripts/cli/run.ts'
import { verbs } from '../../scripts/cli/verbs.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { cleanKindOf } from '../../shared/packs/clean-kinds.ts'
import { deskKdf, openScoreDesk, type ScoreDesk } from '../support/score-desk.ts'

let desk: ScoreDesk
beforeAll(async () => {
  desk = await openScoreDesk()
}, 300_000)
afterAll(() => desk.county.close())

const byName = async (): Promise<Readonly<Record<string, string>>> => {
  const { units } = await desk.call('score.table', { period: '2026Q3' })
  return Object.fromEntries(units.map((unit) => [unit.name, unit.clean]))
}

test('[F6] Zhejiang’s eight are declared; units stand in them by what the register says, else by their kind', async () => {
  const { cleanKinds, units } = await desk.call('score.table', { period: '2026Q3' })
  expect(cleanKinds.map((kind) => kind.name.zh)).toEqual(
    ['机关', '国企', '民企', '村居', '学校', '医院', '交通', '文化'].map((kind) => `清廉${kind}`)
  )
  expect(await byName()).toMatchObject({
    县财政局: 'organ',
    柳湾镇: 'organ',
    县水务集团有限公司: 'state-firm',
    县交通运输局: 'transport',
    云溪中学: 'school',
    县人民医院: 'hospital'
  })
  expect(units.map((unit) => unit.clean).filter((clean) => clean === '')).toEqual([])
})

test(
  '[F6] the heat map, the list of warnings, its counts and its export show units of the kinds asked for, and no others',
  { timeout: 60_000 },
  async () => {
    const clean = await byName()
    const all = await desk.call('heat.matrix', {})
    const kindOf = (row: { readonly name: string }): string | undefined => clean[row.name]
    const wanted = { cleanKinds: ['organ', 'transport'] }
    const shown = await desk.call('heat.matrix', wanted)
    const own = all.rows.filter((row) => ['organ', 'transport'].includes(kindOf(row) ?? ''))
    expect(own.length).toBeGreaterThan(2)
    expect(own.length).toBeLessThan(all.rows.length)
    expect(shown.rows.filter((row) => kindOf(row) !== undefined)).toEqual(own)
    expect([shown.cleanKinds, shown.unitKinds]).toEqual([all.cleanKinds, all.unitKinds])
    // peers stay those of the kind of unit: no cell says anything else because other units are not looked at
    for (const colour of ['number', 'peers'] as const) {
      const [whole, part] = [await desk.call('heat.matrix', { colour }), await desk.call('heat.matrix', { colour, ...wanted })]
      const width = whole.columns.length
      const rowOf = (id: string) => whole.rows.findIndex((row) => row.id === id)
      part.rows.forEach((row, at) =>
        expect(part.cells.slice(at * width, (at + 1) * width), `${colour} ${row.name}`).toEqual(
          whole.cells.slice(rowOf(row.id) * width, (rowOf(row.id) + 1) * width)
        )
      )
    }
    const list = async (filter: object) => (await desk.call('warning.page', { filter, limit: 1000 })).rows
    const everything = await list({})
    const inMap = new Set(shown.rows.map((row) => row.id))
    const listed = await list(wanted)
    expect(listed.map((row) => row.id)).toEqual(everything.filter((row) => inMap.has(row.org ?? '')).map((row) => row.id))
    expect(listed.length).toBeGreaterThan(0)
    expect(listed.length).toBeLessThan(everything.length)
    const facets = await desk.call('warning.facets', { filter: wanted })
    expect([facets.total, facets.levels.reduce((sum, one) => sum + one.n, 0)]).toEqual([listed.length, listed.length])
    const ofKinds = facets.cleanKinds.filter((one) => wanted.cleanKinds.includes(one.id))
    expect(ofKinds.reduce((sum, one) => sum + one.n, 0)).toBe(listed.length)
    // a warning that concerns no unit is of no kind
    expect(facets.cleanKinds.reduce((sum, one) => sum + one.n, 0)).toBe(everything.filter((row) => row.org !== null).length)
    const both = await list({ ...wanted, unitKinds: ['镇街'] })
    const streets = new Set(all.rows.filter((row) => row.kind === '镇街').map((row) => row.id))
    expect(both.map((row) => row.id)).toEqual(listed.filter((row) => streets.has(row.org ?? '')).map((row) => row.id))
    const kept = await desk.call('warning.export', { filter: wanted, format: 'csv' })
    const lines = readFileSync(desk.county.engine.files.path(kept.handle), 'utf8').trim().split('\n')
    expect(lines).toHaveLength(listed.length + 2)
    expect(lines.at(-1)).toContain('cleanKinds')
  }
)

test('[F6] a kind that nobody knows is refused, not answered with nothing', async () => {
  for (const filter of [{ cleanKinds: ['hospitals'] }, { unitKinds: ['镇该'] }])
    for (const work of [
      desk.call('warning.page', { filter }),
      desk.call('warning.facets', { filter }),
      desk.call('heat.matrix', filter),
      desk.call('score.trees', { period: '2026Q3', ...filter })
    ])
      await expect(work).rejects.toMatchObject({ value: { code: 'unknown_id' } })
  const ofNone = (await desk.call('warning.facets', { filter: {} })).cleanKinds.find((kind) => kind.id === '')
  expect((await desk.call('warning.page', { filter: { cleanKinds: ['-'] } })).total).toBe(ofNone?.n)
  expect(ofNone?.n).toBeGreaterThan(0)
})

test('[F6] the command line takes both filters', { timeout: 60_000 }, async () => {
  const all = await desk.call('score.trees', { period: '2026Q3' })
  const warned = (await desk.call('warning.page', { filter: { cleanKinds: ['hospital', 'school'] }, limit: 1000 })).total
  const run = async (...words: string[]) => {
    process.env['LIANJING_PASSPHRASE'] = trainingPassphrase
    let out = ''
    const code = await desk.away(() =>
      runVerb(verbs, [words[0] ?? '', desk.county.dir, ...words.slice(1), '--json'], {
        out: (text) => (out += text),
        err: () => undefined,
        startEngine: () => createNodeEngine({ home: desk.county.home, kdfCost: deskKdf })
      })
    )
    delete process.env['LIANJING_PASSPHRASE']
    return { code, json: JSON.parse(out) as { readonly total?: number; readonly units?: readonly { readonly name: string }[] } }
  }
  const clean = await byName()
  const printed = await run('score', '--period', '2026Q3', '--unit-kind', '校院', '--clean-kind', 'hospital')
  expect(printed.json.units?.map((unit) => unit.name)).toEqual(
    all.units.filter((unit) => clean[unit.name] === 'hospital').map((unit) => unit.name)
  )
  expect((await run('warnings', '--clean-kind', 'hospital,school')).json.total).toBe(warned)
  expect((await run('warnings', '--clean-kind', 'hospitals')).code).toBe(3)
})

test('[F6] the county at a glance counts every unit once under its kind, those of none as such', { timeout: 60_000 }, async () => {
  await desk.take('改报', '单位名称,单位类别,清廉单元', ['柳溪书院,校院,', '县财政局,部门,清廉机关'])
  await desk.take('书院', '单位名称,监测点,期间,数值', ['柳溪书院,P001,2026Q3,2'])
  const table = await desk.call('score.table', { period: '2026Q3' })
  expect((await byName())['柳溪书院']).toBe('')
  const { periods } = await desk.call('score.course', { period: '2026Q3' })
  const cleans = periods.find((one) => one.period === '2026Q3')?.cleans ?? []
  const counted = new Map<string, number>()
  for (const unit of table.units) counted.set(unit.clean, (counted.get(unit.clean) ?? 0) + 1)
  expect(Object.fromEntries(cleans.map((one) => [one.id, one.units]))).toEqual(Object.fromEntries(counted))
  expect(counted.get('')).toBe(1)
})

const packs = join(import.meta.dirname, '../../resources/packs')
const own = (kind: string) =>
  loadPacks([
    join(packs, 'core'),
    join(packs, 'ecology'),
    memorySource('own', {
      'pack.yaml': 'id: own\nversion: 1\nname: { zh: 自定, en: Own }\nsummary: { zh: 自定, en: Own }\nrequires: [ecology]\n',
      'clean-kinds.yaml': `clean_kinds: [${kind}]\n`
    })
  ])

test('[F6] an office adds a ninth kind by a file, and no line of the engine', () => {
  const { cleanKinds } = own('{ id: family, name: { zh: 清廉家庭, en: Families }, says: [家庭], unit_kinds: [家庭] }')
  expect(cleanKinds).toHaveLength(9)
  expect(cleanKindOf(cleanKinds, { said: null, unitKind: '家庭' })).toBe('family')
  expect(cleanKindOf(shippedPacks(['core', 'ecology']).cleanKinds, { said: '家庭', unitKind: null })).toBe('')
})

test('[F6] packs that claim one kind of unit twice are refused with file and line', () => {
  expect(() => own('{ id: family, name: { zh: 清廉家庭, en: Families }, unit_kinds: [部门] }')).toThrow(/清廉家庭.*部门.*另一类/u)
})
