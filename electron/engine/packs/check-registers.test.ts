/** Bad registers, each refused with file, line and reason; sabotage is done to a copy of the shipped pack with the orders. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError, type ErrorValue } from '../../../shared/ipc/reply.ts'
import { loadPacks } from './load-packs.ts'

const packs = join(import.meta.dirname, '../../../resources/packs')
const text = readFileSync(join(packs, 'ecology/registers.yaml'), 'utf8')

let folder: string
let pack: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianjing-registers-'))
  pack = join(folder, 'ecology')
  cpSync(join(packs, 'ecology'), pack, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function refusal(): Partial<ErrorValue> {
  try {
    loadPacks([join(packs, 'core'), pack])
  } catch (error) {
    if (error instanceof AppError) return error.value
    throw error
  }
  return { message: 'accepted' }
}

describe('[#68] [F2] a register', () => {
  test('that holds together is loaded with the id of its pack', () => {
    const [orders] = loadPacks([join(packs, 'core'), pack]).registers
    expect([orders?.id, orders?.pack, orders?.steps[0]?.limit?.clock]).toEqual(['orders', 'ecology', 'working_days'])
  })

  const sabotage: readonly (readonly [string, string, string, RegExp])[] = [
    ['an unknown key', 'from: [issued]\n', 'form: [issued]\n', /form|from/],
    ['a dataset that is not there', 'dataset: integrity_order', 'dataset: orders', /数据集“orders”不存在/],
    ['a dataset of entities', 'dataset: integrity_order', 'dataset: org', /须是记录/],
    ['a title that is not there', 'title: title', 'title: heading', /没有字段“heading”/],
    ['a unit that is no unit', '    org: org_id', '    org: parent_id', /须引用 org/],
    ['a number that cannot run on', '廉动〔{year}〕{n}号', '廉动〔{year}〕号', /须含 \{n\}/],
    ['a field asked for twice', 'field: kind, control: choice', 'field: duty, control: choice', /出现了两次/],
    ['a choice of nothing', 'field: content, control: long_text', 'field: content, control: choice', /没有可选的代码/],
    ['a control of another type', 'field: problems, control: number', 'field: problems, control: date', /类型不合用/],
    ['a required field that nobody asks for', '- { field: org_id, control: unit, required: true }', '', /org_id/],
    ['a state that no step reaches', 'to: recalled', 'to: closed', /没有步骤通到状态“recalled”/],
    ['a step to a state that is not there', 'to: fed_back', 'to: answered', /状态“answered”不存在/],
    ['a step after the end', 'from: [fed_back]\n        to: closed', 'from: [closed]\n        to: closed', /终了状态/],
    ['a first state that is final', 'en: Issued } }', 'en: Issued }, final: true }', /终了状态/],
    ['a limit from a step that is not there', 'since: { step: feedback }', 'since: { step: answer }', /起算步骤“answer”不存在/],
    ['a limit from what is no date', 'since: { field: due_on }', 'since: { field: title }', /不是日期/],
    ['a person barred by nothing', 'not_by: [feedback]', 'not_by: [answer]', /not_by 所指步骤“answer”不存在/],
    ['a value written nowhere', 'writes: due_on', 'writes: due_at', /writes 所指字段“due_at”/],
    ['entries below without a field for it', '    parent: parent_id\n', '', /须写明 parent/],
    ['a figure of a step without a limit', 'kind: on_time, step: receipt', 'kind: on_time, step: record', /没有期限/],
    ['a figure of a state that is not there', 'states: [closed] } }', 'states: [gone] } }', /状态“gone”不存在/],
    ['a sum of words', 'kind: sum, field: first_form', 'kind: sum, field: title', /不是数/],
    [
      'months of a kind that is not there',
      'amount: 2, basis',
      "amount: 2, kinds: { field: kind, dated: [{ from: '2026-01-01', basis: b, mark: L, amounts: { gone: 1 } }] }, basis",
      /代码“gone”不在字段“kind”中/
    ],
    [
      'months by what has no codes',
      'amount: 2, basis',
      "amount: 2, kinds: { field: title, dated: [{ from: '2026-01-01', basis: b, mark: L, amounts: { gone: 1 } }] }, basis",
      /“title”不存在或没有代码/
    ],
    ['time of a step without a limit', 'kind: on_time, step: receipt', 'kind: time, step: record', /没有期限/],
    ['a grouping without codes', 'by: [kind, duty]', 'by: [kind, title]', /没有代码/]
  ]
  test.each(sabotage)('with %s is refused at its place', (_name, from, to, message) => {
    expect(text).toContain(from)
    writeFileSync(join(pack, 'registers.yaml'), text.replace(from, to))
    const { code, file, line, message: said } = refusal()
    expect([code, file, said]).toEqual(['bad_pack', 'ecology/registers.yaml', expect.stringMatching(message)])
    expect(line).toBeGreaterThan(2)
  })

  const proposals: readonly (readonly [string, string, string, RegExp])[] = [
    ['that reads what it does not declare', '      reads: [alert, org]\n', '      reads: [alert]\n', /未在 reads|org/],
    ['without what speaks for it', 'c.alerts AS evidence_alert', 'c.alerts AS alerts', /evidence_<数据集>/],
    [
      'of a field that is not asked for',
      'c.warnings AS warnings,\n          h.audience AS audience',
      'c.warnings AS n,\n          h.audience AS audience',
      /“n”不是这本台账要填的栏/
    ],
    ['told apart by what it does not say', 'same: [problem]', 'same: [way]', /same 所列“way”不是/],
    [
      'without a title',
      'c.problem AS problem, c.warnings AS warnings,\n          h.audience',
      'c.warnings AS warnings,\n          h.audience',
      /“problem”列/
    ]
  ]
  test.each(proposals)('[A8] with a proposal %s is refused at its place', (_name, from, to, message) => {
    const prevention = join(folder, 'prevention')
    cpSync(join(packs, 'prevention'), prevention, { recursive: true })
    const whole = readFileSync(join(prevention, 'registers.yaml'), 'utf8')
    const at = whole.indexOf('- id: education')
    expect(whole.slice(at)).toContain(from)
    writeFileSync(join(prevention, 'registers.yaml'), whole.slice(0, at) + whole.slice(at).replace(from, to))
    expect(() => loadPacks([join(packs, 'core'), prevention])).toThrow(message)
  })

  test('of an id, or on a dataset, that another register has is refused', () => {
    const [head = '', all = ''] = text.split('registers:\n')
    const [body = ''] = all.split(/^(?= {2}- id: talks$)/mu)
    writeFileSync(join(pack, 'registers.yaml'), `${head}registers:\n${body}${body}`)
    expect(refusal().message).toMatch(/orders”已在/)
    writeFileSync(join(pack, 'registers.yaml'), `${head}registers:\n${body}${body.replace('id: orders', 'id: others')}`)
    expect(refusal().message).toMatch(/已有另一本台账/)
  })
})
