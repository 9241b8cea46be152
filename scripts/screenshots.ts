/**
 * Pictures of every view for README and help, made from the training county in both languages: `npm run screenshots [-- folder] [--small] [--only=graph,search]`. Serves
 * browser mode on a vault of its own, so a picture can never show real data, and names each file <view>.<language>.png. Each view is shown at work:
 * a cell chosen, a card open, a ledger previewed, a reason given.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { createClient, type Client } from '../shared/ipc/client.ts'
import { findChromium } from './chromium-printer.ts'
import { startLoopback } from './loopback/server.ts'
import { createNodeEngine } from './node-engine.ts'
import { smallPng } from './small-png.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = process.argv.slice(2).find((one) => !one.startsWith('--')) ?? join(root, 'resources/help/images')
const size = process.argv.includes('--small') ? 'small' : 'county'
/** Names of the pictures that are wanted; all when absent. */
const only = process.argv
  .find((one) => one.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')
/** The model whose warnings the pictures tell of: road works begun before the award, which every reader knows. */
const shownModel = 'eng-works-before-award'
/** What the repository and a slow disk bear for one picture. */
const mostBytes = 150_000
const executablePath = findChromium()
if (!executablePath) throw new Error('screenshots need chromium on the PATH')

const home = mkdtempSync(join(tmpdir(), 'lianjing-pictures-'))
mkdirSync(target, { recursive: true })
const engine = createNodeEngine({ home, clock: () => new Date('2026-11-21T09:00:00+08:00') })
const client = createClient(engine)
try {
  await client.run('demo.make', { size, seed: 1 })
  await takeAll(client)
} finally {
  await engine.close()
  rmSync(home, { recursive: true, force: true })
}

type Act = (page: Page) => Promise<void>
interface Picture {
  readonly name: string
  readonly hash: string
  /** What is done before the picture is taken. */
  readonly act?: Act
}

/** What the pictures show, made beforehand: a verification file with a checked piece and two facts. */
async function prepare(data: Client): Promise<readonly Picture[]> {
  const { rows } = await data.call('warning.page', { filter: { models: [shownModel] }, limit: 5 })
  const [shown] = rows
  if (!shown) throw new Error(`the training county has no warning of ${shownModel}`)
  const card = await data.call('warning.card', { id: shown.id })
  const matter = card.next.find((one) => one.kind === 'matter')
  const person = (await data.call('person.page', { limit: 1, sort: 'marked' })).rows[0]
  const opened = await data.call('case.create', { title: '道路工程发包与开工情况核查', summary: '群众反映该工程开工早于中标。' })
  await data.call('case.add', {
    case: opened.id,
    warnings: rows.slice(0, 3).map((row) => row.id),
    matters: matter ? [matter.id] : [],
    note: { title: '初核要点', text: '先调取立项批复与预算分解表。' }
  })
  const { contents } = await data.call('case.read', { case: opened.id })
  const first = contents[0]
  if (first) {
    await data.call('case.check', {
      case: opened.id,
      item: first.id,
      check: { state: 'checked', byA: '何静', byB: '许知衡', on: '2026-11-20', docNo: '' }
    })
    await data.call('case.fact', { case: opened.id, statement: '该工程开工早于中标通知书。', items: [first.id] })
  }
  const hot = await hottest(data)
  const firm = await bidder(data)
  await data.run('power.prepare', {})
  await data.run('search.prepare', {})
  return [
    { name: 'overview', hash: '#/overview' },
    { name: 'heat', hash: `#/heat?org=${hot?.org ?? ''}&column=${hot?.column ?? ''}` },
    { name: 'warnings', hash: `#/warnings?id=${shown.id}` },
    { name: 'ecology', hash: '#/ecology?region=望溪街道&by=worst' },
    { name: 'ecology-sheet', hash: `#/ecology?part=unit&unit=${await lowest(data)}` },
    { name: 'points', hash: '#/points' },
    { name: 'power', hash: '#/power?part=person', act: chooseFirst },
    { name: 'process', hash: '#/process?procedure=engineering' },
    { name: 'graph', hash: `#/graph?nodes=${encodeURIComponent(JSON.stringify([firm]))}&node=${encodeURIComponent(firm)}` },
    { name: 'proof', hash: '#/proof?part=draw&kind=school-lottery', act: openFirst },
    { name: 'search', hash: '#/search?q=道路工程', act: chooseBelow },
    { name: 'matter', hash: `#/matter?id=${matter?.id ?? ''}`, act: chooseNode },
    { name: 'person', hash: `#/person?id=${person?.id ?? ''}`, act: giveReason },
    { name: 'cases', hash: `#/cases?id=${opened.id}` },
    { name: 'registers', hash: `#/registers?register=orders&entry=${await orders(data)}` },
    { name: 'registers-figures', hash: '#/registers?register=village-items&part=figures&show=settled_share&groupBy=unit' },
    { name: 'bundle', hash: '#/bundle' },
    { name: 'packs', hash: `#/packs?id=${shownModel}` },
    { name: 'import', hash: '#/import', act: previewLedger },
    { name: 'audit', hash: '#/audit' },
    { name: 'training', hash: '#/training' },
    { name: 'settings', hash: '#/settings' }
  ]
}

/** Orders at work, passed down and recorded, some of them late; the id of the one that is shown. */
async function orders(data: Client): Promise<string> {
  const { orgs } = await data.call('org.list', {})
  const ofKind = (kind: string): typeof orgs => orgs.filter((one) => one.kind === kind)
  const [town] = ofKind('镇街')
  const villages = ofKind('村居').filter(({ name }) => town !== undefined && name.startsWith(town.name))
  const told = [
    { title: '村级小微工程监管提醒', unit: town?.id ?? '', begun: '2026-11-02', due: '2026-11-27' },
    { title: '惠农补贴公示不及时整改', unit: ofKind('村居')[9]?.id ?? '', begun: '2026-11-06', due: '2026-11-16' },
    { title: '招生收费公示自查', unit: ofKind('医院')[0]?.id ?? '', begun: '2026-11-17', due: '2026-12-10' },
    { title: '国有房产出租台账补录', unit: ofKind('国企')[0]?.id ?? '', begun: '2026-11-19', due: '2026-12-15' }
  ]
  const register = 'orders'
  const made: string[] = []
  for (const { title, unit, begun, due } of told) {
    const fields = {
      title,
      org_id: unit,
      kind: '整改',
      issued_on: begun,
      due_on: due,
      problems: '3',
      content: '对照清单逐项自查，期限内反馈。'
    }
    made.push((await data.call('register.add', { register, fields, by: '何静' })).id)
  }
  const [first = '', second = ''] = made
  for (const entry of [first, second])
    await data.call('register.step', { register, entry, step: 'receipt', by: '许知衡', on: '2026-11-09' })
  for (const { id: unit } of villages.slice(0, 2))
    await data.call('register.step', { register, entry: first, step: 'pass_down', by: '许知衡', on: '2026-11-10', sub: { org_id: unit } })
  const fields = { doing: '查看三处工程，核对施工日志与结算单，两份缺监理签字。', place: '村委会' }
  await data.call('register.step', { register, entry: first, step: 'record', by: '许知衡', on: '2026-11-12', fields })
  return first
}

/** The unit with the lowest score: a sheet that has a story to tell. */
async function lowest(data: Client): Promise<string> {
  const { units } = await data.call('score.table', {})
  return units.toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101))[0]?.id ?? ''
}

/** Unit and model with the most open warnings among the rows seen without scrolling: a cell that has a story to tell. */
async function hottest(data: Client): Promise<{ readonly org: string; readonly column: string } | undefined> {
  const { rows } = await data.call('warning.page', { filter: { packs: ['engineering'] }, limit: 500 })
  const matrix = await data.call('heat.matrix', { columns: 'model', colour: 'number' })
  const seen = new Set(matrix.rows.slice(0, 30).map((one) => one.id))
  const counts = new Map<string, { readonly org: string; readonly column: string; n: number }>()
  for (const row of rows) {
    if (row.org === null || !seen.has(row.org)) continue
    const key = `${row.org} ${row.model}`
    counts.set(key, { org: row.org, column: row.model, n: (counts.get(key)?.n ?? 0) + 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.n - a.n)[0]
}

/** A firm that bids together with one other again and again: few ties, each with a story. */
async function bidder(data: Client): Promise<string> {
  const { clusters } = await data.call('graph.cluster', { edge: 'co_bid' })
  return clusters.find(({ members, first }) => members.length === 2 && first !== null)?.members[0]?.node.key ?? ''
}

async function chooseFirst(page: Page): Promise<void> {
  await page.keyboard.press('j')
}

/** From a box that is typed into, down to the first of what was found. */
async function chooseBelow(page: Page): Promise<void> {
  await page.keyboard.press('ArrowDown')
}

async function openFirst(page: Page): Promise<void> {
  await page.locator('.work table tbody tr, .work [role="grid"] [role="row"][aria-rowindex]').first().click()
}

async function chooseNode(page: Page): Promise<void> {
  for (let step = 0; step < 15; step += 1) await page.keyboard.press('ArrowRight')
}

/** The person's page asks why; nothing is asked again once it was said. */
async function giveReason(page: Page): Promise<void> {
  const form = page.locator('form.reason')
  if (!(await form.isVisible())) return
  await form.getByRole('textbox').fill('核查道路工程中同一人经办多个节点的情况')
  await page.keyboard.press('Enter')
}

/** A small ledger as a unit would hand it over, with an amount and a date that need a second look. */
async function previewLedger(page: Page): Promise<void> {
  const ledger = [
    '合同编号,合同名称,发包单位,承包单位,合同金额（万元）,签订日期,合同类别',
    'HT-2026-031,望溪街道污水管网延伸工程,县住房和城乡建设局,云溪恒筑建设有限公司,396.80,2026-03-06,施工',
    'HT-2026-032,枫林坳镇桥梁加固工程,县交通运输局,青岚市政工程有限公司,512.00,2026年4月15日,施工',
    'HT-2026-033,竹海镇道路提升工程,县交通运输局,云溪恒筑建设有限公司,三百八十万,2026/5/6,施工',
    'HT-2026-034,县人民医院门诊楼修缮工程,县人民医院,青岚市政工程有限公司,268.50,2026-05-20,施工'
  ].join('\n')
  const path = join(home, '合同台账2026.csv')
  writeFileSync(path, `\uFEFF${ledger}\n`)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.drop .btn').click()])
  await chooser.setFiles([path])
  await page.locator('table').first().waitFor()
}

async function takeAll(data: Client): Promise<void> {
  const loopback = await startLoopback({ engine, renderer: join(root, 'dist/renderer'), uploads: join(home, 'uploads') })
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), chromiumSandbox: process.getuid?.() !== 0 })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, deviceScaleFactor: 1, locale: 'zh-CN' })
    page.on('pageerror', (error) => console.error('page error:', error.message))
    await page.goto(loopback.address())
    const list = await prepare(data)
    for (const language of ['zh', 'en'] as const) {
      await speak(page, language)
      for (const picture of list) await take(page, picture, language)
    }
    await data.call('vault.lock', {})
    for (const language of ['zh', 'en'] as const) {
      await speak(page, language)
      await take(page, { name: 'vault', hash: '#/' }, language)
    }
  } finally {
    await browser.close()
    await loopback.close()
  }
}

async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  await page.evaluate(`localStorage.setItem('lianjing.settings', JSON.stringify({ language: '${language === 'zh' ? 'zh-CN' : 'en'}' }))`)
  await page.reload()
}

async function take(page: Page, picture: Picture, language: string): Promise<void> {
  if (only?.includes(picture.name) === false) return
  await page.evaluate(`location.hash = ${JSON.stringify(picture.hash)}`)
  await settled(page)
  if (picture.act) {
    await picture.act(page)
    await settled(page)
  }
  const path = join(target, `${picture.name}.${language}.png`)
  writeFileSync(path, smallPng(await page.screenshot()))
  const { size: bytes } = statSync(path)
  console.log(`${picture.name}.${language}.png ${Math.round(bytes / 1000)} kB`)
  if (bytes > mostBytes) console.error(`${picture.name}.${language}.png is larger than ${mostBytes / 1000} kB`)
}

/** The view stands when nothing is waiting and its text has been the same for half a second. */
async function settled(page: Page): Promise<void> {
  let before = ''
  let same = 0
  for (let tries = 0; tries < 80 && same < 5; tries += 1) {
    await page.waitForTimeout(100)
    const now = String(
      await page.evaluate(
        `document.querySelector('[aria-busy="true"], .skeleton') ? Math.random() : document.querySelector('#root').innerText + document.querySelectorAll('#root *').length`
      )
    )
    same = now === before ? same + 1 : 0
    before = now
  }
}
