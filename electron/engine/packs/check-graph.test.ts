/** Bad declarations of ties, each refused with file, line and reason; sabotage is done to a copy of the core pack. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError, type ErrorValue } from '../../../shared/ipc/reply.ts'
import { loadPacks } from './load-packs.ts'

const packs = join(import.meta.dirname, '../../../resources/packs')
const text = readFileSync(join(packs, 'core/graph.yaml'), 'utf8')

let folder: string
let core: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianjing-graph-'))
  core = join(folder, 'core')
  cpSync(join(packs, 'core'), core, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function refusal(): Partial<ErrorValue> {
  try {
    loadPacks([core, join(packs, 'engineering')])
  } catch (error) {
    if (error instanceof AppError) return error.value
    throw error
  }
  return { message: 'accepted' }
}

describe('[#35] a declaration of ties', () => {
  test('of several packs is one: kinds of nodes by name, ties in order', () => {
    const { graph } = loadPacks([core, join(packs, 'engineering')])
    expect([graph.nodes['natural']?.value, graph.edges[0]?.id, graph.edges.at(-1)?.id]).toEqual(['secret', 'kin', 'insured_by'])
  })

  const sabotage: readonly (readonly [string, string, string, RegExp])[] = [
    ['an unknown key', 'confidence: recorded', 'surety: recorded', /surety|confidence/],
    ['a kind that is both rows and values', 'dataset: post, shape', 'dataset: post, value: open, shape', /one of them/],
    ['a kind of a dataset that is not there', 'dataset: post, shape', 'dataset: position, shape', /数据集“position”不存在/],
    ['a node kind that is not there', 'to: { node: email, field: email }', 'to: { node: mail, field: email }', /没有结点类别“mail”/],
    ['a column that is not there', 'field: legal_id_hash', 'field: legal_hash', /没有字段“legal_hash”/],
    ['an end without an index', 'to: { node: address, field: address }', 'to: { node: address, field: status }', /须有索引：party.status/],
    ['a keyed hash shown openly', 'zh: 账户, en: Account }, value: secret', 'zh: 账户, en: Account }, value: open', /密文/],
    [
      'a row that is no such node',
      'from: { node: org, field: org_id }, to: { node: post, field: id }',
      'from: { node: org, field: id }, to: { node: post, field: id }',
      /不是数据集 post 的行/
    ],
    [
      'a date through what refers to nothing',
      'to: { node: ip, field: ip }, since: { through: tender_id',
      'to: { node: ip, field: ip }, since: { through: ip',
      /不引用别的数据集/
    ],
    ['a secret label', 'label: kin_kind', 'label: id_hash', /密文/],
    ['a tie that is nothing', '    proposed: { register: person, node: person }\n', '', /one of them/],
    ['two ties of one name', 'id: won', 'id: bid_on', /已在/]
  ]
  test.each(sabotage)('%s', (_what, from, to, reason) => {
    expect(text).toContain(from)
    writeFileSync(join(core, 'graph.yaml'), text.replace(from, to))
    const { message = '', line } = refusal()
    expect(message).toMatch(reason)
    expect(line).toBeGreaterThan(1)
  })
})
