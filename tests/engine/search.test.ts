/** Search as a whole: what an import brings, changes and withdraws is found or not found accordingly; numbers by hash; lists of names; the steps. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { stepsTaken, takeStep } from '../../electron/engine/queries/steps.ts'
import { newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { buildIndex, rowsNotIndexed } from '../../electron/engine/services/search/build-index.ts'
import { checkNames } from '../../electron/engine/services/search/check-names.ts'
import { resultTable } from '../../electron/engine/services/search/search-tables.ts'
import { searchEverything } from '../../electron/engine/services/search/search-everything.ts'
import { Session } from '../../electron/engine/session.ts'
import { withCheckDigit } from '../../shared/domain/value/parse-id-number.ts'
import { openCommandLine, type CommandLine } from '../support/command-line.ts'

const resources = path.join(import.meta.dirname, '../../resources')
const header = '项目编码,项目名称,建设单位,核定概算,立项日期'
const id = withCheckDigit('33048119900101123')

describe('the index keeps to the rows', () => {
  let desk: Desk
  let session: Session
  beforeEach(async () => {
    desk = await newDesk()
    session = new Session(desk.vault, desk.packSet, loadCalendar(path.join(resources, 'calendars')), false)
  })
  afterEach(() => desk.close())
  const index = () => buildIndex(session, { signal: new AbortController().signal, progress: () => undefined })
  const find = (text: string, more: object = {}) =>
    searchEverything(
      session,
      resources,
      { text, language: 'zh', limit: 20, kinds: ['person', 'org', 'party', 'matter', 'row'], ...more },
      () => 0
    )
  const titles = (text: string, more: object = {}) =>
    find(text, more).groups.flatMap((group) => group.hits.map((hit) => `${group.of ?? group.kind} ${hit.title.text} ${hit.via}`))

  test('[#9] pages of the help are found and quoted as words, without pictures and addresses of links', () => {
    const help = find('审计 最新的在最上面', { kinds: ['help'] }).groups.flatMap((group) => group.hits)
    expect(help[0]?.title.text).toBe('审计')
    expect(help[0]?.found?.piece.text).toContain('最新的在最上面')
    expect(help[0]?.found?.piece.text).not.toContain('](')
    expect(find('images/audit.zh.png', { kinds: ['help'] }).groups).toEqual([])
  })

  test('[#9] rows are found by words, one or two characters, code, amount, day, month, pinyin and initials', async () => {
    await desk.take('项目.csv', [
      header,
      'XM-2024-01,沿河道路工程,云溪县住建局,12万元,2024-03-05',
      'XM-2024-02,河堤,云溪县水利局,1200.50元,2024-04-06'
    ])
    expect(find('沿河').behind).toBe(4)
    await index()
    expect(find('沿河').behind).toBe(0)
    const road = 'matter 沿河道路工程'
    expect(titles('沿河 道路工程')).toEqual([`${road} text`])
    expect(titles('路')).toEqual([`${road} text`])
    expect(titles('程')).toEqual([`${road} text`])
    expect(titles('XM-2024-01')).toEqual([`${road} text`])
    expect(titles('12万')).toEqual([`${road} amount`])
    expect(titles('1,200.50元')).toEqual(['matter 河堤 amount'])
    expect(titles('2024年3月5日')).toEqual([`${road} date`])
    expect(titles('2024-04')).toEqual(['matter 河堤 date'])
    expect(titles('yhdl')).toEqual([`${road} pinyin`])
    expect(titles('daolugongcheng')).toEqual([`${road} pinyin`])
    expect(titles('sljj')).toEqual([])
    expect(titles('slj')).toEqual(['org 云溪县水利局 pinyin'])
    // the pairs 河道 and 道路 stand in it, the run 河路 does not
    expect(titles('沿河路')).toEqual([])
    expect(titles('2024年', { from: '2024-04-01', to: '2024-04-30' })).toEqual(['matter 河堤 date'])
  })

  test('of a day long ago is found, however many newer rows have the same words', async () => {
    const newer = Array.from({ length: 700 }, (_, at) => `XM-N${at},沿河${at}号便道,云溪县住建局,1,2024-05-06`)
    await desk.take('项目.csv', [header, 'XM-OLD,沿河老路,云溪县住建局,1,2019-05-06', ...newer])
    await index()
    expect(titles('沿河', { from: '2019-01-01', to: '2019-12-31' })).toEqual(['matter 沿河老路 text'])
    expect(find('沿河', { from: '2019-01-01', to: '2019-12-31' }).groups.map(({ count, counted }) => [count, counted])).toEqual([
      [1, 'exact']
    ])
    // a table handed out says what was found and is not in it
    const { rows } = resultTable(session, find('沿河', { limit: 7 }), 'zh', '2026-01-01')
    let last: readonly unknown[] = []
    for await (const row of rows) last = row
    expect(last[0]).toContain(' · 另有 694 条未列出')
  })

  test('[#5] a newer edition: what changed is found by its new words alone, what was withdrawn not at all, also where its place is used again', async () => {
    const rows = ['XM1,甲路,云溪县住建局,1,2024-01-02', 'XM2,乙路,云溪县住建局,1,2024-01-02', 'XM3,丙路,云溪县住建局,1,2024-01-02']
    await desk.take('旧.csv', [header, ...rows])
    await index()
    await desk.take('新.csv', [header, 'XM1,甲桥,云溪县住建局,1,2024-01-02', 'XM2,乙路,云溪县住建局,1,2024-01-02'], { extent: 'snapshot' })
    expect(find('甲').behind).toBeGreaterThan(0)
    await index()
    expect([titles('甲路'), titles('甲桥'), titles('丙路')]).toEqual([[], ['matter 甲桥 text'], []])
    await desk.take('又.csv', [header, 'XM9,丁渠,云溪县住建局,1,2024-01-02'], { extent: 'increment' })
    await index()
    expect([titles('丁渠'), titles('丙路'), rowsNotIndexed(desk.vault.reader, desk.packSet)]).toEqual([['matter 丁渠 text'], [], 0])
  })

  test('[#9] a common character: many are counted up to a limit that is told, the newest come first, and no kind is left out behind them', async () => {
    const { writer } = desk.vault
    for (const [table, n] of [
      ['org', 5200],
      ['person', 5200],
      ['party', 3]
    ] as const)
      writer.exec(`WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < ${n})
        INSERT INTO ${table} (id, name) SELECT '${table}' || n, '王' || n || '号' FROM up`)
    await index()
    const groups = find('王', { limit: 2 }).groups.map(({ kind, count, counted, hits }) => [
      kind,
      count,
      counted,
      hits.map((hit) => hit.title.text)
    ])
    expect(groups).toEqual([
      ['person', 5000, 'least', ['王5200号', '王5199号']],
      ['org', 5000, 'least', ['王5200号', '王5199号']],
      ['party', 3, 'exact', ['王3号', '王2号']]
    ])
    expect(find('王5100').groups.map(({ kind, counted }) => [kind, counted])).toEqual([
      ['person', 'exact'],
      ['org', 'exact']
    ])
  })

  test('a cancelled import leaves nothing to be found; a stopped index goes on where it was', async () => {
    const control = new AbortController()
    control.abort()
    await expect(desk.take('停.csv', [header, 'XM1,甲路,云溪县住建局,1,2024-01-02'], { signal: control.signal })).rejects.toMatchObject({
      value: { code: 'cancelled' }
    })
    await index()
    expect(titles('甲路')).toEqual([])
    await desk.take('项目.csv', [header, 'XM1,甲路,云溪县住建局,1,2024-01-02'])
    await buildIndex(session, { signal: control.signal, progress: () => undefined })
    expect(find('甲路').behind).toBeGreaterThan(0)
    await index()
    expect(titles('甲路')).toEqual(['matter 甲路 text'])
  })

  test('[#80] a whole id number finds its person by the keyed hash and lies nowhere in the index; markup is text', async () => {
    await desk.take('名册.csv', ['姓名,单位,身份证号', `张三,云溪县住建局,${id}`])
    await desk.take('项目.csv', [header, `XM1,<img onerror=alert(1)> ${id} 路,云溪县住建局,1,2024-01-02`])
    await index()
    expect(titles(id)).toEqual(['person 张三 number'])
    expect(find(id).query).not.toContain(id)
    expect(titles(`${id} 李四`)).toEqual([])
    const terms = desk.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM sys_search WHERE sys_search MATCH ?`, `"${id}"*`)
    expect(terms).toEqual([{ n: 0 }])
    const [hit] = find('onerror').groups.flatMap((group) => group.hits)
    expect(hit?.title.text).toContain('<img onerror=alert(1)>')
  })

  test('[#38] a list of names: certain by number and code, likely by name and phone, unsure by name alone, ambiguous and missing ones told', async () => {
    await desk.take('名册.csv', [
      '姓名,单位,身份证号,电话',
      `张三,云溪县住建局,${id},13800000001`,
      '王伟,云溪县住建局,,13800000002',
      '王伟,云溪县水利局,,13800000003'
    ])
    await desk.take('企业.csv', ['企业名称,统一社会信用代码,法定代表人', '云溪县恒信建设有限公司,91330481MA28A1B2X0,李四'])
    const check = await checkNames(session, [id, '王伟 13800000003', '王伟', '浙江恒信建设股份有限公司', '无此人', '', '云溪县水利局'])
    expect(check.lines.map(({ line, sure, way, ambiguous, found }) => [line, sure, way, ambiguous, found])).toEqual([
      [1, 'certain', 'id_number', false, 1],
      [2, 'likely', 'name_phone', false, 1],
      [3, 'unsure', 'name', true, 2],
      [4, 'unsure', 'similar', false, 1],
      [5, 'none', 'none', false, 0],
      [7, 'likely', 'name', false, 1]
    ])
    expect(JSON.stringify(check)).not.toContain(id)
    expect(check).toMatchObject({ certain: 1, likely: 2, unsure: 2, none: 1, ambiguous: 1, leftOut: 0 })
  })

  test('[#34] a name with a number in it is a name, and an address that several share tells nobody for sure', async () => {
    await desk.take('项目.csv', [header, 'XM-2024-07,校舍,云溪县第2中学,1,2024-01-02'])
    await desk.take('企业.csv', ['企业名称,统一社会信用代码,注册地址', '云溪县恒信建设有限公司,91330481MA28A1B2X0,云溪县人民路2号'])
    const check = await checkNames(session, ['云溪县第2中学', 'XM-2024-07', '云溪县人民路2号'])
    expect(check.lines.map(({ sure, way, found }) => [sure, way, found])).toEqual([
      ['likely', 'name', 1],
      ['certain', 'code', 1],
      ['none', 'none', 0]
    ])
  })

  test('[#34] steps are kept for each account, one for the same link, found again by their name', () => {
    const { writer, reader } = desk.vault
    const step = (link: string, label: string) => ({ sitting: 's', at: '2026-01-01T00:00:00Z', kind: 'matter', label, link })
    for (const [link, label] of [
      ['/matter?id=1', ''],
      ['/matter?id=1', '甲路'],
      ['/person?id=2', '张三'],
      ['/matter?id=1', '甲路']
    ] as const)
      takeStep(writer, 'admin', step(link, label))
    takeStep(writer, 'other', step('/heat', '热图'))
    expect(stepsTaken(reader, 'admin', 10, '').steps.map(({ seq, label }) => [seq, label])).toEqual([
      [3, '甲路'],
      [2, '张三'],
      [1, '甲路']
    ])
    expect(stepsTaken(reader, 'admin', 10, '张').total).toBe(1)
  })
})

describe('on the command line', () => {
  let line: CommandLine
  const at = (name: string): string => line.at(name)
  const lianjing: CommandLine['run'] = (...argv) => line.run(...argv)
  beforeAll(async () => {
    line = openCommandLine()
    await line.makeCounty()
  }, 120_000)
  afterAll(() => line.close())

  test('search and names give one JSON object, and who looked for what is in the log', async () => {
    const { code, json } = await lianjing('search', at('county'), '住建局', '--kinds', 'org,person', '--limit', '3')
    const [group] = json['groups'] as { kind: string; hits: { title: { text: string } }[] }[]
    const unit = group?.hits[0]?.title.text ?? ''
    expect([code, json['behind'], group?.kind, unit.includes('建设局')]).toEqual([0, 0, 'org', true])
    expect((await lianjing('search', at('county'))).code).toBe(2)
    expect((await lianjing('search', at('county'), 'x', '--kinds', 'y')).code).toBe(2)
    writeFileSync(at('list.csv'), `单位,备注\n${unit},一\n无此单位,二\n`)
    const names = await lianjing('names', at('county'), at('list.csv'), '--column', '单位', '--to', at('out.xlsx'))
    expect([names.code, names.json['none'], (names.json['lines'] as unknown[]).length]).toEqual([0, 1, 2])
    const log = await lianjing('audit', at('county'), 'show')
    const actions = (log.json['entries'] as { action: string; subject: string }[]).map((entry) => `${entry.action} ${entry.subject}`)
    const searched = actions.filter((action) => /^(search|search\.names|export) /.test(action))
    expect(searched.toSorted()).toEqual(['export 名单核对.xlsx', 'search 住建局', 'search.names '])
  }, 60_000)
})
