/**
 * Examination reports of the small training county: what they say is what the index says, every figure leads to its record, words stay neutral.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runVerb } from '../../scripts/cli/run.ts'
import { verbs } from '../../scripts/cli/verbs.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { accusingWord } from '../../shared/domain/wording.ts'
import type { ReportFormat } from '../../shared/ipc/commands/report.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { AppError } from '../../shared/ipc/reply.ts'
import { formatNumber } from '../../shared/text/format.ts'
import { cheapKdf, openCounty, type OpenCounty } from '../support/county.ts'
import { sheetsOf, wordFile, wordsOfPage } from '../support/report-file.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 180_000)
afterAll(() => county.close())

const at = (name: string): string => join(county.home, name)
async function make(unit: string, format: ReportFormat, more: { readonly period?: string; readonly language?: 'zh' | 'en' } = {}) {
  const made = await county.client.call('report.make', { unit, format, ...more })
  return { ...made, path: county.engine.files.path(made.handle) }
}
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof AppError ? error.value.code : String(error)
  }
}
/** Names that packs and the county gave: quoting one accuses nobody. */
async function quotedNames(): Promise<readonly string[]> {
  const tree = await county.client.call('tree.read', {})
  return [...tree.indicators, ...tree.points].flatMap(({ name }) => [name.zh, name.en])
}

/** Why a figure has no record of a file. */
const why = /没有报送，无记录|系统计数.*(?:没有此类记录|共 \d+ 行)|系统内填报|尚未结束/su

describe('[F1] [#50] the examination report', () => {
  test('says what the index says: score, range, rank, six dimensions, what was lost', async () => {
    for (const name of ['县水利局', '望溪街道', '县中医医院']) {
      const view = await county.client.call('score.unit', { unit: name })
      const sheets = await sheetsOf((await make(view.unit.id, 'xlsx')).path)
      const dimensions = sheets.get('六维得分')?.rows ?? []
      const roots = view.root.children.filter((node) => !node.id.startsWith('adjust:'))
      expect(dimensions.slice(0, 6).map((row) => [row[0], row[2]])).toEqual(
        roots.map((node) => [node.name.zh, expect.closeTo(node.score ?? 0, 9)])
      )
      // contributions of dimensions and adjustments add up to the score; the product's reader leaves the row of totals out
      const adds = dimensions.reduce((sum, row) => sum + Number(row[4]), 0)
      expect(adds).toBeCloseTo(view.unit.score ?? 0, 9)
      const losses = sheets.get('扣分清单')?.rows ?? []
      expect(losses.map((row) => [String(row[1]).split(' ')[0], row[4]])).toEqual(
        view.losses.map((one) => [one.id, expect.closeTo(one.lost, 9)])
      )
      const trend = sheets.get('各期得分')?.rows ?? []
      expect(trend.map((row) => row[1])).toEqual(view.trend.map((one) => expect.closeTo(one.score ?? 0, 9)))
      const said = (sheets.get('目录')?.rows ?? []).map((row) => String(row[1])).join('\n')
      expect(said).toContain(`${formatNumber(view.unit.score ?? 0, 2)} 分`)
      expect(said).toContain(`在 ${view.unit.peers} 个有得分的同类单位中列第 ${view.unit.rank} 位`)
      expect(said.includes('的权重没有数据')).toBe((view.unit.high ?? 0) - (view.unit.low ?? 0) > 1e-9)
      const { red, orange, yellow } = view.warned
      expect(said).toContain(
        red + orange + yellow === 0
          ? '本期没有涉及该单位的预警'
          : `预警 ${red + orange + yellow} 条（红色 ${red}、橙色 ${orange}、黄色 ${yellow}）`
      )
    }
  })

  test('a unit with too few figures gets no score, no band, and is told why', async () => {
    const table = await county.client.call('score.table', {})
    const unit = table.units.find((one) => one.without === 'coverage')
    expect(unit, 'the county hides one').toBeDefined()
    const words = wordsOfPage(readFileSync((await make(unit?.id ?? '', 'html')).path, 'utf8'))
    expect(words).toContain('低于 80%，按规则不出分、不分档')
    expect(words).not.toMatch(/处于“/u)
    expect(words).not.toContain('从 100 分到得分')
  })

  test('every figure has a record id with file and line, or says why not', async () => {
    const { units } = await county.client.call('score.table', {})
    for (const { id } of units.slice(0, 6)) {
      const sheets = await sheetsOf((await make(id, 'xlsx')).path)
      const figures = sheets.get('全部数值')?.rows ?? []
      const files = sheets.get('来源文件')?.rows ?? []
      expect(figures.length).toBeGreaterThan(150)
      const unexplained = figures.filter(([, , , , origin]) => {
        const record = /[0-9a-f]{16} \[(?<file>\d+)\] 第 \d+ 行/u.exec(String(origin))?.groups
        return record === undefined ? !why.test(String(origin)) : Number(record['file']) > files.length
      })
      expect(unexplained, id).toEqual([])
    }
  })

  test('the record behind a figure is the one the screen opens', async () => {
    const view = await county.client.call('score.unit', { unit: '县水利局' })
    const sheets = await sheetsOf((await make(view.unit.id, 'xlsx')).path)
    const files = sheets.get('来源文件')?.rows ?? []
    const origins = new Map((sheets.get('全部数值')?.rows ?? []).map((row) => [String(row[1]).split(' ')[0], String(row[4])]))
    let compared = 0
    for (const { id } of view.losses.slice(0, 8)) {
      const leaf = await county.client.call('score.leaf', { unit: view.unit.id, indicator: id })
      for (const point of leaf.points)
        for (const row of point.rows) {
          const { source } = row
          if (source === null) continue
          const number = 1 + files.findIndex(([, file, sheet]) => file === source.file && sheet === source.sheet)
          expect(origins.get(point.id)).toContain(`${row.id} [${number}] 第 ${source.line} 行`)
          compared += 1
        }
    }
    expect(compared).toBeGreaterThan(5)
  })

  test('every report of the county in one command, each with its own copy number in the register', async () => {
    const folder = at('reports')
    const table = await county.client.call('score.table', {})
    let progress = 0
    const made = await county.client.run('report.all', { to: county.engine.files.put(folder) }, () => (progress += 1))
    expect(table.periods).toHaveLength(3)
    expect(made.reports).toHaveLength(table.units.length * table.periods.length)
    expect(new Set(made.reports.map((one) => one.copy)).size).toBe(made.reports.length)
    expect(readdirSync(folder).toSorted()).toEqual(made.reports.map((one) => one.file).toSorted())
    expect([made.zip, progress > 0]).toEqual([null, true])
    const exports = await county.client.call('export.list', { limit: 1000 })
    const sums = new Map(exports.rows.map((row) => [row.sha256, row.copyNo]))
    for (const one of made.reports) expect(sums.get(one.sha256)).toBe(one.copy)
    const quoted = await quotedNames()
    for (const one of made.reports) {
      const words = wordsOfPage(readFileSync(join(folder, one.file), 'utf8'))
      expect(accusingWord(words, quoted), one.file).toBeNull()
      expect(words).toContain(`第 ${one.copy} 份`)
      expect(words).toContain('不是对单位或个人的结论')
      expect(words).not.toMatch(/undefined|NaN|\{[a-z]+\}/u)
    }
  }, 120_000)

  test('in English too, as one zip', async () => {
    const { zip, reports } = await county.client.run('report.all', { periods: ['2026Q3'], language: 'en' })
    const files = unzipSync(readFileSync(county.engine.files.path(zip?.handle ?? '')))
    expect(Object.keys(files).toSorted()).toEqual(reports.map((one) => one.file).toSorted())
    const quoted = await quotedNames()
    for (const [name, bytes] of Object.entries(files)) {
      const words = wordsOfPage(new TextDecoder().decode(bytes))
      expect(accusingWord(words, quoted), name).toBeNull()
      expect(words).toContain('it is no finding on a unit or a person')
      expect(words).not.toMatch(/undefined|NaN|\{[a-z]+\}/u)
    }
  }, 60_000)

  test('a run that is stopped leaves no file and registers nothing', async () => {
    const folder = at('stopped')
    mkdirSync(folder)
    const before = await county.client.call('export.list', {})
    const stop = new AbortController()
    const running = county.client.run('report.all', { to: county.engine.files.put(folder) }, () => stop.abort(), stop.signal)
    expect(await codeOf(running)).toBe('cancelled')
    expect([readdirSync(folder), (await county.client.call('export.list', {})).total]).toEqual([[], before.total])
  })

  test('a merged unit names what it took over', async () => {
    writeFileSync(at('单位名录.csv'), '单位名称,单位类别,撤并日期,并入单位\n老堤防管理站,部门,2025-12-31,县水利局\n')
    await county.client.run('import.run', { files: [county.engine.files.put(at('单位名录.csv'))] })
    const words = wordsOfPage(readFileSync((await make('县水利局', 'html')).path, 'utf8'))
    expect(words).toContain('该单位由老堤防管理站并入')
    expect(words).toContain('并入单位')
  })

  test('the Word file is well-formed and says the same; its only fields are page numbers', async () => {
    const { path } = await make('县水利局', 'docx')
    const page = wordsOfPage(readFileSync((await make('县水利局', 'html')).path, 'utf8'))
    const { text, tables, rows, fields } = wordFile(path)
    expect(tables).toBeGreaterThan(8)
    expect(rows).toBeGreaterThan(300)
    expect(fields).toEqual(['PAGE', 'NUMPAGES'])
    const own = /第 \d+ 份|图见 HTML|日期|\d{2}:\d{2}/u
    expect(text.split('\n').filter((line) => !own.test(line) && !page.includes(line))).toEqual([])
  })

  test('a frozen score is named by its hash; one that changed since is said to have', async () => {
    const snapshot = await county.client.call('snapshot.make', { period: '2026Q2', reason: '体检报告归档' })
    const words = wordsOfPage(readFileSync((await make('县水利局', 'html', { period: '2026Q2' })).path, 'utf8'))
    expect(words).toContain(snapshot.hash)
    expect(words).not.toContain('本报告得分与快照不同')
    expect(wordsOfPage(readFileSync((await make('县水利局', 'html')).path, 'utf8'))).toContain('未冻结')
  })

  test('an unknown unit or period, and a machine without a printer, are told apart', async () => {
    expect(await codeOf(make('没有的单位', 'html'))).toBe('unknown_id')
    expect(await codeOf(make('县水利局', 'html', { period: '2031Q1' }))).toBe('unknown_id')
    expect(await codeOf(county.client.call('report.all', { periods: ['2031Q1'] }))).toBe('unknown_id')
    const hidden = process.env['LIANJING_CHROMIUM']
    process.env['LIANJING_CHROMIUM'] = at('no-chromium')
    try {
      const { total } = await county.client.call('export.list', {})
      expect(await codeOf(make('县水利局', 'pdf'))).toBe('no_printer')
      expect((await county.client.call('export.list', {})).total).toBe(total)
    } finally {
      if (hidden === undefined) delete process.env['LIANJING_CHROMIUM']
      else process.env['LIANJING_CHROMIUM'] = hidden
    }
  })
})

describe('[#25] [#50] the template', () => {
  test('an office keeps its own; accusing words and unknown braces are refused with their line', async () => {
    const { yaml, saved } = await county.client.call('report.template.read', {})
    expect(saved).toBeNull()
    const accusing = yaml.replace('不能证明任何单位或个人存在问题', '证明有关单位涉嫌违纪')
    await expect(county.client.call('report.template.save', { yaml: accusing })).rejects.toMatchObject({
      value: { code: 'bad_pack', line: expect.any(Number) as number }
    })
    expect(await codeOf(county.client.call('report.template.save', { yaml: yaml.replaceAll('{lost}', '{name}') }))).toBe('bad_pack')
    const own = yaml.replace('政治生态体检报告', '年度体检报告')
    await county.client.call('report.template.save', { yaml: own })
    expect((await county.client.call('report.template.read', {})).saved?.version).toBe(1)
    expect(readFileSync((await make('县水利局', 'html')).path, 'utf8')).toContain('<h1>年度体检报告</h1>')
    await county.client.call('report.template.save', { yaml: '' })
    expect(await county.client.call('report.template.read', {})).toEqual({ yaml, saved: null })
  })
})

describe('[F1] [#67] the command line', () => {
  async function lianjing(...argv: string[]) {
    let out = ''
    const code = await runVerb(verbs, [...argv, '--json'], {
      out: (text) => (out += text),
      err: () => undefined,
      startEngine: () => createNodeEngine({ home: at('cli-home'), kdfCost: cheapKdf })
    })
    return { code, json: JSON.parse(out) as Record<string, unknown> }
  }

  test('report and its template, with their exit codes', async () => {
    await county.client.call('vault.lock', {})
    process.env['LIANJING_PASSPHRASE'] = trainingPassphrase
    const one = await lianjing('report', county.dir, '--unit', '县水利局', '--period', '2026Q3', '--to', at('one.xlsx'))
    expect([one.code, Object.keys(one.json)]).toEqual([0, ['folder', 'reports', 'bytes', 'ms', 'files']])
    expect((await sheetsOf(at('one.xlsx'))).has('扣分清单')).toBe(true)
    const all = await lianjing('report', county.dir, '--all', '--period', '2026Q3', '--to', at('all'), '--language', 'en')
    expect([all.code, all.json['reports'], readdirSync(at('all')).length]).toEqual([0, 24, 24])
    expect((await lianjing('report', county.dir, '--unit', '县水利局', '--to', at('one.txt'))).code).toBe(2)
    expect((await lianjing('report', county.dir, '--all', '--unit', '县水利局', '--to', at('x'))).code).toBe(2)
    expect((await lianjing('report', county.dir, '--unit', '没有', '--to', at('x.html'))).code).toBe(3)
    expect((await lianjing('report', county.dir, '--unit', '县水利局', '--to', at('no/such/x.html'))).code).toBe(3)
    expect((await lianjing('report', 'template', county.dir, '--to', at('report.yaml'))).code).toBe(0)
    writeFileSync(at('report.yaml'), readFileSync(at('report.yaml'), 'utf8').replace('most: 8', 'most: 0'))
    expect((await lianjing('report', 'template', county.dir, '--from', at('report.yaml'))).code).toBe(3)
    delete process.env['LIANJING_PASSPHRASE']
  }, 180_000)
})
