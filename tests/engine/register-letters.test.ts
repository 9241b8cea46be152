/** Letters that steps of registers make: filled from the entry, escaped, kept as HTML or PDF, entered in the register of exports; bad templates are refused. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadPacks } from '../../electron/engine/packs/load-packs.ts'
import { AppError } from '../../shared/ipc/reply.ts'
import { openCommandLine } from '../support/command-line.ts'
import { refusal, registerDesk, type RegisterDesk } from '../support/register-desk.ts'

let desk: RegisterDesk
beforeAll(async () => {
  desk = await registerDesk(['core', 'prevention', 'ecology'], '2026-03-02')
}, 60_000)
afterAll(() => desk.close())

const call: RegisterDesk['client']['call'] = (name, input) => desk.client.call(name, input)
const act = (register: string, entry: string, step: string, more: object = {}) => call('register.step', { register, entry, step, ...more })
const signed = { by: '甲', second: '乙' }
const textIn = async (input: object): Promise<string> => {
  const kept = await call('register.letter', { register: 'letters', entry: '', letter: '', format: 'html', ...input })
  return readFileSync(desk.engine.files.path(kept.handle), 'utf8')
}

describe('[F7] the three letters as documents', () => {
  const letter = 'notice-letter'
  let entry = ''

  test('[F7] no letter before its step; then it says what the entry says, and what is missing stays a blank', async () => {
    const fields = {
      subject: '资金支付 <script>alert(1)</script>',
      org_id: '白龙桥镇',
      person_id: '经办人',
      risks: '缺复核{code}',
      due_on: '2026-04-30'
    }
    entry = (await call('register.add', { register: 'letters', fields })).no
    expect(await refusal(textIn({ entry, letter }))).toBe('not_allowed “履职告知书”还不能出：告知书还没有办。')
    await act('letters', entry, 'notice', signed)
    const html = await textIn({ entry, letter })
    expect(html).toContain('<div class="no">廉函〔2026〕1号-告</div><h1>廉洁履职告知书</h1><p class="to">白龙桥镇 经办人：</p>')
    expect(html).toContain('资金支付 &lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script')
    expect(html).toContain('缺复核{code}') // braces in a value are text
    expect(html).toContain('你所在的＿＿＿＿岗位')
    expect(html).toContain('婺城区纪委监委<br>2026年3月2日</div>')
    expect(html).not.toMatch(/https?:|src=/u)
    expect(await textIn({ entry, letter, language: 'en' })).toContain('<h1>Notice on duties</h1>')
    expect(await refusal(textIn({ entry, letter: 'warning-slip' }))).toContain('没有文书 warning-slip')
  })

  test('[F7] list and reminder tell the days of the steps before them; as PDF too, and each copy is registered', async () => {
    await act('letters', entry, 'list', signed)
    await act('letters', entry, 'remind', { ...signed, fields: { why: '回复期限将至' } })
    expect(await textIn({ entry, letter: 'risk-control-list' })).toContain('告知书出具日期：2026-03-02，经办人：甲，复核人：乙。')
    expect(await textIn({ entry, letter: 'reminder-letter' })).toContain('现提醒：回复期限将至。请于2026-04-30前')
    const kept = await call('register.letter', { register: 'letters', entry, letter: 'reminder-letter', format: 'pdf' })
    expect([kept.name, readFileSync(desk.engine.files.path(kept.handle)).subarray(0, 5).toString()]).toEqual([
      '廉函〔2026〕1号 提醒函.pdf',
      '%PDF-'
    ])
    const [log] = (await call('audit.page', { action: 'export', limit: 1 })).rows
    expect(log?.subject).toBe(kept.name)
    const view = await call('register.entry', { register: 'letters', entry })
    expect(view.letters.map((one) => [one.letter, one.done])).toEqual([
      ['notice-letter', '2026-03-02'],
      ['risk-control-list', '2026-03-02'],
      ['reminder-letter', '2026-03-02']
    ])
  }, 30_000)
})

test('[A8] a note sheet names post, node and the warnings it stands on, as leads and no findings', async () => {
  const fields = {
    problem: '合同签订超期',
    org_id: '区住建局',
    post: '合同岗',
    node: '合同签订',
    warnings: 6,
    act_on: '2026-03-10',
    advice: '先核资料'
  }
  const { no } = await call('register.add', { register: 'note-sheets', fields })
  await act('note-sheets', no, 'issue', signed)
  const html = await textIn({ register: 'note-sheets', entry: no, letter: 'note-sheet' })
  expect(html).toContain('合同岗岗位拟于2026-03-10办理“合同签订”')
  expect(html).toContain('所依预警6条；预警是待核实的线索，不是结论')
})

test('[F3] the warning slip and the feedback letter are made at their steps', async () => {
  const { no } = await call('register.add', {
    register: 'mechanisms',
    fields: { title: '公示不完整', org_id: '罗埠镇', indicator: 'B122' }
  })
  await act('mechanisms', no, 'warn', { by: '甲' })
  expect(await textIn({ register: 'mechanisms', entry: no, letter: 'warning-slip' })).toContain('所涉指标：B122')
  await act('mechanisms', no, 'feedback', { by: '甲', fields: { content: '第一行\n第二行' } })
  expect(await textIn({ register: 'mechanisms', entry: no, letter: 'feedback-letter' })).toContain('现反馈如下：第一行\n第二行')
})

describe('[F7] [#25] templates are checked with their pack', () => {
  const packs = join(import.meta.dirname, '../../resources/packs')
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lianjing-letters-'))
    cpSync(join(packs, 'prevention'), join(folder, 'prevention'), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const loaded = (change: (text: string) => string, file = 'letters/notice-letter.yaml'): string => {
    const path = join(folder, 'prevention', file)
    writeFileSync(path, change(readFileSync(path, 'utf8')))
    try {
      return `${loadPacks([join(packs, 'core'), join(folder, 'prevention')]).letters.size} letters`
    } catch (error) {
      if (error instanceof AppError) return error.value.message
      throw error
    }
  }

  test('[F7] as shipped they hold; a name that the register lacks, a loose brace, a word that judges, a step without its letter do not', () => {
    expect(loaded((text) => text)).toBe('4 letters')
    expect(loaded((text) => text.replace('{risks}', '{risk}'))).toContain('没有“risk”可填')
    expect(loaded((text) => text.replace('{risk}', '{notice.where}'))).toContain('没有“notice.where”可填')
    expect(loaded((text) => text.replace('{notice.where}', '{Risks}'))).toContain('花括号写错了')
    expect(loaded((text) => text.replace('{Risks}', '{risks}，涉嫌违纪'))).toContain('不得使用定性的词“涉嫌”')
    expect(loaded((text) => text.replace('，涉嫌违纪', '').replace('it is no finding', 'it is corruption'))).toContain('“corruption”')
    expect(
      loaded((text) => text.replace('it is corruption', 'it is no finding').replace('register: letters', 'register: note-sheets'))
    ).toContain('可填')
    expect(loaded((text) => text.replace('register: note-sheets', 'register: letters'))).toBe('4 letters')
    expect(loaded((text) => text.replace('letter: note-sheet', 'letter: no-such'), 'registers.yaml')).toContain('文书模板“no-such”不存在')
  })
})

test('[F7] [#67] on the command line: orders DIR letter ENTRY --letter ID --to FILE', async () => {
  const line = openCommandLine(() => new Date('2026-03-02T04:00:00Z'))
  const dir = line.at('vault')
  await line.run('vault', 'create', dir, '--unit', '婺城区纪委监委', '--packs', 'prevention')
  writeFileSync(line.at('单位.csv'), '单位名称,单位类别\n白龙桥镇,镇街\n')
  await line.run('import', dir, line.at('单位.csv'))
  const letters = (...argv: string[]) => line.run('orders', dir, ...argv, '--register', 'letters')
  await letters('add', '--field', 'subject=资金支付', '--field', 'org_id=白龙桥镇')
  const no = '廉函〔2026〕1号'
  await letters('step', no, '--do', 'notice', '--person', '甲', '--second', '乙')
  const to = line.at('告知书.html')
  const made = await letters('letter', no, '--letter', 'notice-letter', '--to', to)
  expect([made.code, made.json['file'], readFileSync(to).byteLength]).toEqual([0, to, made.json['bytes']])
  expect((await letters('letter', no, '--letter', 'notice-letter', '--to', line.at('x.doc'))).code).toBe(2)
  line.close()
}, 60_000)
