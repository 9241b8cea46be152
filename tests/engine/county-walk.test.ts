/**
 * No figure without its way back: on the training county every number on the map is the length of a list, every list leads to rows, every row
 * to the line of a ledger, a meeting, or the form it was typed into.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 120_000)
afterAll(() => county.close())

async function allWarnings() {
  return (await county.client.call('warning.page', { limit: 1000 })).rows
}

describe('[#29] the way from a cell to a source line', () => {
  test.each(['model', 'pack', 'month'] as const)('each cell by %s counts exactly the warnings it lists', async (columns) => {
    const map = await county.client.call('heat.matrix', { columns })
    let counted = 0
    for (const [place, cell] of map.cells.entries()) {
      if (cell.w === 0) continue
      const row = map.rows[Math.floor(place / map.columns.length)]
      const column = map.columns[place % map.columns.length]
      const opened = await county.client.call('heat.cell', { columns, org: row?.id ?? '', column: column?.id ?? '' })
      expect([opened.warnings, opened.list.length]).toEqual([cell.w, cell.w])
      expect(cell.red).toBe(opened.list.some((warning) => warning.level === 'red'))
      counted += cell.w
    }
    const ids = new Set(map.columns.map((column) => column.id))
    // by month the map goes back three years; older warnings stand in the list
    const onMap = (await allWarnings()).filter((warning) => warning.org !== null && (columns !== 'month' || ids.has(warning.month ?? '')))
    expect(counted).toBe(onMap.length)
    expect(map.rows.reduce((sum, row) => sum + row.total, 0)).toBe(counted)
    expect(map.columns.reduce((sum, column) => sum + column.total, 0)).toBe(counted)
  })

  test('a cell of some months lists the warnings of those months alone, and says of each model how many', async () => {
    const { months } = await county.client.call('heat.matrix', {})
    const asked = { columns: 'pack' as const, from: months.at(-6) ?? '', to: months.at(-2) ?? '' }
    const map = await county.client.call('heat.matrix', asked)
    let seen = 0
    for (const [place, cell] of map.cells.entries()) {
      const row = map.rows[Math.floor(place / map.columns.length)]
      const column = map.columns[place % map.columns.length]
      const opened = await county.client.call('heat.cell', { ...asked, org: row?.id ?? '', column: column?.id ?? '' })
      expect([opened.warnings, opened.list.length, opened.models.reduce((sum, model) => sum + model.n, 0)]).toEqual([
        cell.w,
        cell.w,
        cell.w
      ])
      seen += cell.w
    }
    expect(seen).toBeGreaterThan(0)
    expect(seen).toBeLessThan((await allWarnings()).filter((warning) => warning.org !== null).length)
  })

  test('checking one model leaves every other column as it was', async () => {
    const before = await county.client.call('heat.matrix', {})
    await county.client.run('check.run', { model: 'eng-split-tender' })
    const after = await county.client.call('heat.matrix', {})
    expect(after.cells).toEqual(before.cells)
    expect((await county.client.call('overview.read', {})).run?.skipped).toBeLessThan(before.columns.length)
  }, 30_000)

  test('[#9] [#23] every row behind every warning leads to a line of a ledger or to a form', async () => {
    const warnings = await allWarnings()
    expect(warnings.length).toBeGreaterThan(15)
    for (const { id } of warnings) {
      const card = await county.client.call('warning.card', { id })
      expect(card.evidence.length, id).toBeGreaterThan(0)
      for (const table of card.evidence) {
        expect(table.rows.length, `${id} ${table.dataset}`).toBe(Math.min(table.total, 200))
        for (const row of table.rows) {
          // what the engine computes (marks, warnings as rows, confirmed names, scores) stands on rows of its own
          if (['mark', 'alert', 'alias', 'unit_score', 'score_point'].includes(table.dataset)) continue
          const view = await county.client.call('source.row', { dataset: table.dataset, id: row.id })
          expect(view.source !== null || view.form !== null, `${id} ${table.dataset} ${row.id}`).toBe(true)
          const { file, line } = view.source ?? {}
          expect({ file, line }).toEqual({ file: row.source?.file, line: row.source?.line })
        }
      }
      expect(card.denominator === null || card.denominator.total > 0, id).toBe(true)
      expect(card.basis.length * card.innocent.zh.length * card.verify.zh.length, id).toBeGreaterThan(0)
    }
  }, 60_000)

  test('[#14] every warning is replayed the same by the rule that made it', async () => {
    for (const { id } of (await allWarnings()).slice(0, 8)) {
      const replay = await county.client.run('warning.replay', { id })
      expect([id, replay.outcome, replay.rowsNow]).toEqual([id, 'same', replay.rowsThen])
    }
  }, 120_000)

  test('[A4] every project shows its stages in order, with its warnings and how far each is handled', async () => {
    const warned = (await allWarnings()).filter((row) => row.model.startsWith('eng-') && row.subjectKind === 'matter')
    const matters = [...new Set(warned.map((row) => row.subject))].slice(0, 10)
    expect(matters.length).toBeGreaterThan(5)
    for (const matter of matters) {
      const trail = await county.client.call('trail.matter', { matter })
      const stages = trail.steps.map((step) => step.stage.zh).filter((stage, at, all) => stage !== all[at - 1])
      expect(stages).toEqual(['立项', '设计', '招标', '施工', '竣工'])
      const own = warned.filter((row) => row.subject === matter)
      expect(own.filter((row) => !trail.warnings.some((one) => one.id === row.id)).map((row) => row.id)).toEqual([])
      const { state } = await county.client.call('warning.steps', { id: own[0]?.id ?? '' })
      expect(state).toBe('to_sign')
    }
  })

  test('[#89] the walk that ends at a decision of a meeting', async () => {
    const { rows } = await county.client.call('matter.page', { limit: 200 })
    const trails = await Promise.all(rows.slice(0, 30).map((row) => county.client.call('trail.matter', { matter: row.id })))
    const decided = trails.flatMap((trail) => trail.steps.flatMap((step) => step.acts)).filter((act) => act.meeting !== null)
    expect(decided.length).toBeGreaterThan(0)
    for (const { meeting, source, kind, lane } of decided) {
      expect([kind, lane, meeting?.name, source?.file]).toEqual([
        'decide',
        'meeting',
        expect.stringMatching(/会议/),
        expect.stringMatching(/\.(?:csv|xlsx)$/)
      ])
      const row = await county.client.call('source.row', { dataset: 'meeting', id: meeting?.id ?? '' })
      expect(row.source?.file).toContain('会议')
    }
  })

  test('[#81] [A9] the walk that ends at a typed-in figure, and the history of its correction', async () => {
    const warning = (await allWarnings()).find((row) => row.model === 'eng-paper-approvals')
    const card = await county.client.call('warning.card', { id: warning?.id ?? '' })
    const figures = card.evidence.find((table) => table.dataset === 'figure')
    const id = figures?.rows[0]?.id ?? ''
    const before = await county.client.call('source.row', { dataset: 'figure', id })
    expect([before.source, before.form?.filledBy === '', before.form?.checkedBy === '', before.history]).toEqual([null, false, false, []])
    await county.client.call('figure.correct', { id, value: 1, reason: '复核时发现多填' })
    const after = await county.client.call('source.row', { dataset: 'figure', id })
    expect(after.history.map((entry) => [entry.change, entry.reason])).toEqual([['corrected', '复核时发现多填']])
    const again = await county.client.run('check.run', { model: 'eng-paper-approvals' })
    expect(again.gone).toBeGreaterThan(0)
    expect((await county.client.call('warning.page', { filter: { gone: true } })).rows.map((row) => row.id)).toContain(warning?.id)
  }, 30_000)
})

test('[#51] the register of exports counts the warnings of the table, not its stamp', async () => {
  const { total } = await county.client.call('warning.page', { limit: 1 })
  await county.client.call('warning.export', { filter: {}, format: 'csv', language: 'zh' })
  expect((await county.client.call('export.list', { limit: 1 })).rows.map((row) => [row.kind, row.rows])).toEqual([['table', total]])
})

describe('[#90] the reverse walk', () => {
  test('from a person to all their acts, the marked ones first asked for, to the matter', async () => {
    const { rows } = await county.client.call('person.page', { sort: 'marked', limit: 1 })
    const id = rows[0]?.id ?? ''
    const whole = await county.client.call('trail.person', { person: id, limit: 1000 })
    const marked = await county.client.call('trail.person', { person: id, limit: 1000, markedOnly: true })
    expect([whole.total, whole.marked, marked.total]).toEqual([rows[0]?.acts, rows[0]?.marked, rows[0]?.marked])
    expect(marked.acts.every((act) => act.marks.length > 0)).toBe(true)
    expect(whole.months.reduce((sum, month) => sum + month.acts, 0)).toBe(whole.acts.filter((act) => act.at !== null).length)
    const act = marked.acts[0]
    const trail = await county.client.call('trail.matter', { matter: act?.matter.id ?? '' })
    const step = trail.steps.find((one) => one.acts.some((other) => other.id === act?.id))
    expect(step?.marks.map((mark) => mark.kind)).toEqual(expect.arrayContaining([act?.marks[0]]))
    expect(step?.acts.find((one) => one.id === act?.id)?.person?.id).toBe(id)
  })

  test('[#58] opening a person is logged with the reason given', async () => {
    const { rows } = await county.client.call('person.page', { limit: 1 })
    await county.client.call('trail.person', { person: rows[0]?.id ?? '', reason: '核对预警' })
    const log = await county.client.call('audit.page', { action: 'view.person', limit: 1 })
    expect(log.rows[0]?.detail).toEqual({ reason: '核对预警' })
  })
})

describe('[#5] what is new since the last import', () => {
  test('a new contract of the same budget item makes a new warning, and the rest stays', async () => {
    const before = await allWarnings()
    const { rows } = await county.client.call('matter.page', { limit: 1, sort: 'code', descending: false, procedure: 'engineering' })
    const file = join(county.home, '合同补录.csv')
    writeFileSync(
      file,
      `合同编号,项目编码,合同名称,承包单位,合同类别,合同金额(元),签订日期\nHT-NEW-1,${rows[0]?.code},大额直接发包合同,云溪县临时建设有限公司,施工,88000000,2026-09-01\n`
    )
    const { imports } = await county.client.run('import.run', { files: [county.engine.files.put(file)], extent: 'increment' })
    expect(imports.map(({ mapping, inserted, withdrawn, quarantined }) => [mapping, inserted, withdrawn, quarantined])).toEqual([
      ['contract-ledger', 1, 0, 0]
    ])
    const run = await county.client.run('check.run', {})
    expect(run.new).toBeGreaterThan(0)
    const now = await allWarnings()
    const fresh = now.filter((warning) => warning.new)
    expect(fresh.map((warning) => warning.model)).toContain('eng-tender-skipped')
    expect(
      before
        .filter((old) => old.model !== 'eng-paper-approvals')
        .every((old) => now.some((warning) => warning.id === old.id && !warning.new))
    ).toBe(true)
    const overview = await county.client.call('overview.read', {})
    expect([overview.run?.new, overview.last?.inserted]).toEqual([run.new, expect.any(Number)])
  }, 60_000)
})

test('[#66] search by name, by code and by pinyin initials', async () => {
  const kinds = async (text: string) => (await county.client.call('search.find', { text, limit: 30 })).hits.map((hit) => hit.kind)
  expect(await kinds('xzfhcxjsj')).toContain('org')
  expect(await kinds('住房')).toContain('org')
  const { rows } = await county.client.call('matter.page', { limit: 1 })
  expect(await kinds(rows[0]?.code ?? '')).toContain('matter')
  const { rows: people } = await county.client.call('person.page', { limit: 1 })
  expect(await kinds(people[0]?.name ?? '')).toContain('person')
  const { rows: byInitials } = await county.client.call('warning.page', { filter: { text: 'hzwl' } })
  expect(byInitials.map((row) => row.model)).toContain('eng-split-tender')
  expect(byInitials.every((row) => row.modelZh.includes('化整为零'))).toBe(true)
})

test('[#66] a warning found by the quick search tells its sentence in both languages', async () => {
  const [known] = await allWarnings()
  const { hits } = await county.client.call('search.find', { text: known?.id ?? '', limit: 30 })
  expect(hits.find((hit) => hit.id === known?.id)?.note).toEqual(known?.sentence)
  expect(known?.sentence.en).not.toBe(known?.sentence.zh)
})

test('[#73] a scan is looked at beside its row: by its bytes, not by its name', async () => {
  const { client, engine, home } = county
  const { id } = await client.call('case.create', { title: '核对原件' })
  const attach = async (name: string, bytes: Buffer | string) => {
    const file = join(home, name)
    writeFileSync(file, bytes)
    return (await client.call('case.attach', { case: id, file: engine.files.put(file) })).item
  }
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('rest')])
  const shown = async (item: string) => client.call('case.scan', { case: id, item })
  expect((await shown(await attach('扫描件.png', png))).image).toBe(`data:image/png;base64,${png.toString('base64')}`)
  expect(await shown(await attach('假图片.png', '<script>alert(1)</script>'))).toEqual({ name: '假图片.png', image: null, text: null })
  expect((await shown(await attach('说明.txt', '字'.repeat(30_000)))).text).toHaveLength(20_000)
  await expect(client.call('case.scan', { case: id, item: 'none' })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
})

describe('[#24] [#26] [#4] the page of a model', () => {
  test('holds its rule, law, parameters, cases and history; on the training county every model can run', async () => {
    const page = await county.client.call('model.page', { model: 'eng-split-tender' })
    expect([page.ref, page.level, page.canRun, page.cases.length > 5, page.basis[0]?.law]).toEqual([
      'GC-R01',
      'red',
      true,
      true,
      '招标投标法'
    ])
    expect(page.history.hits).toBeGreaterThan(0)
    expect(page.history.confirmed + page.history.dismissed + page.history.open).toBe(page.history.hits)
    expect(page.params.map((param) => param.id)).toContain('limit')
    expect(page.reads.find((one) => one.id === 'contract')?.rows).toBeGreaterThan(0)
    const coverage = await county.client.call('model.coverage', {})
    expect(coverage.models).toBeGreaterThanOrEqual(46)
    expect([coverage.canRun, coverage.missing]).toEqual([coverage.models, []])
    await expect(county.client.call('model.page', { model: 'nothing' })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
  })
})

describe('[#22] value, limit and law', () => {
  test('stand together on the card: the figure, the limit it is held against, and the article', async () => {
    const cards = await Promise.all(
      (await county.client.call('warning.page', { limit: 1000 })).rows
        .slice(0, 60)
        .map((row) => county.client.call('warning.card', { id: row.id }))
    )
    const measured = cards.filter((card) => card.measure?.value !== null && card.measure?.limit !== null && card.measure !== null)
    expect(measured.length).toBeGreaterThan(10)
    for (const card of measured) {
      expect([card.measure?.nameZh !== '', card.measure?.unit !== '', card.basis[0]?.article !== '', card.params.length > 0]).toEqual([
        true,
        true,
        true,
        true
      ])
    }
  })
})
