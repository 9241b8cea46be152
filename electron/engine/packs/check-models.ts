/** Every model of the packs against the tables they would really run on: SQL, columns, placeholders, cases. Faults name file, line, column. */
import { explainFormats, idColumn, placeholdersOf } from '../../../shared/packs/explain.ts'
import type { Model } from '../../../shared/packs/pack.ts'
import { makeCalendar } from '../../../shared/packs/calendar.ts'
import Database from '../vault/sqlite.ts'
import { testBinding } from '../vault/test-binding.ts'
import { ensureTables } from './dataset-tables.ts'
import { checkSql, columnFaults, isFaulty, type SqlFault } from './model-sql.ts'
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import { registerSqlFunctions } from './sql-functions.ts'
import { badPack, type YamlFile, type YamlPath } from './yaml-file.ts'

/** Throws `bad_pack` at the first fault of any model. */
export function checkModels(files: readonly PackFiles[], packSet: PackSet): void {
  if (files.every((file) => file.models.length === 0)) return
  const db = new Database(':memory:', testBinding())
  try {
    ensureTables(db, packSet.datasets)
    registerSqlFunctions(db, makeCalendar([]))
    for (const file of files.flatMap((pack) => pack.models)) checkModel(db, file, packSet)
  } finally {
    db.close()
  }
}

/** One model that is still being written, against the tables of loaded packs: as checkModels, but its cases may still be lacking. Throws `bad_pack`. */
export function checkDraft(file: YamlFile<Model>, packSet: PackSet): void {
  const db = new Database(':memory:', testBinding())
  try {
    const names = new Set([...file.value.reads, ...file.value.cases.flatMap((each) => Object.keys(each.rows))])
    ensureTables(db, Object.fromEntries(Object.entries(packSet.datasets).filter(([name]) => names.has(name))))
    registerSqlFunctions(db, makeCalendar([]))
    checkModel(db, file, packSet, true)
  } finally {
    db.close()
  }
}

function checkModel(db: Database.Database, file: YamlFile<Model>, packSet: PackSet, draft = false): void {
  const { value: model } = file
  const refuse = (reason: string, path: YamlPath): never => {
    throw badPack(file.file, reason, file.where(path))
  }
  model.reads.forEach((name, index) => {
    if (packSet.datasets[name] === undefined) refuse(`reads 所列数据集“${name}”不存在。`, ['reads', index])
  })
  model.needs.forEach((need, index) => {
    const [dataset = '', field = ''] = need.split('.')
    if (!model.reads.includes(dataset)) refuse(`needs 所列“${need}”的数据集不在 reads 中。`, ['needs', index])
    if (packSet.datasets[dataset]?.fields[field] === undefined) refuse(`needs 所列字段“${need}”不存在。`, ['needs', index])
  })
  model.procedures.forEach((id, index) => {
    if (!packSet.procedures.has(id)) refuse(`流程“${id}”不存在。`, ['procedures', index])
  })
  const main = checkSql(db, model.sql, model, packSet.datasets)
  if (isFaulty(main)) throw sqlFault(file, main, ['sql'])
  for (const reason of columnFaults(main.columns, model)) refuse(reason, ['sql'])
  if (model.denominator !== undefined) {
    const other = checkSql(db, model.denominator.sql, model, packSet.datasets)
    if (isFaulty(other)) throw sqlFault(file, other, ['denominator', 'sql'])
    if (!other.columns.includes('id')) refuse('denominator 的 SQL 须返回 id 列。', ['denominator', 'sql'])
    if (!model.reads.includes(model.denominator.dataset)) refuse('denominator 的数据集不在 reads 中。', ['denominator', 'dataset'])
  }
  checkPlaceholders(model, main.columns, packSet, refuse)
  if (!draft) checkCaseKinds(model, refuse)
  checkCases(model, main.columns, packSet, refuse)
}

function sqlFault(file: YamlFile<Model>, faults: readonly SqlFault[], path: YamlPath): Error {
  const fault = faults[0]
  const key = file.where(path)
  // a block scalar begins on the line after its key; its indent is that of the first line of text
  const first = file.text.split('\n')[key.line] ?? ''
  const indent = first.length - first.trimStart().length
  if (fault === undefined || fault.line === null || fault.column === null) return badPack(file.file, fault?.reason ?? '', key)
  return badPack(file.file, fault.reason, { line: key.line + fault.line, column: indent + fault.column })
}

type Refuse = (reason: string, path: YamlPath) => never

function checkPlaceholders(model: Model, columns: readonly string[], packSet: PackSet, refuse: Refuse): void {
  const known = new Set(columns)
  const datasets = new Set(Object.keys(packSet.datasets))
  for (const language of ['zh', 'en'] as const) {
    const holders = placeholdersOf(model.explain[language])
    const braces = (model.explain[language].match(/[{}]/g) ?? []).length
    if (braces !== holders.length * 2) refuse('explain 中有写错的占位符（应为 {列名} 或 {列名|格式}）。', ['explain', language])
    for (const { name, format } of holders) {
      const isKnown = known.has(name) || name in model.params || name === model.subject || idColumn(name, known, datasets) !== null
      if (!isKnown) refuse(`explain 的占位符 {${name}} 不是结果列或参数。`, ['explain', language])
      if (format !== null && !(explainFormats as readonly string[]).includes(format))
        refuse(`explain 的格式“${format}”不存在。`, ['explain', language])
    }
  }
  if (model.verify.zh.length !== model.verify.en.length) refuse('verify 的中英文条数不同。', ['verify'])
  if (model.innocent.zh.length !== model.innocent.en.length) refuse('innocent 的中英文条数不同。', ['innocent'])
}

function checkCaseKinds(model: Model, refuse: Refuse): void {
  for (const kind of ['fires', 'quiet', 'edge'] as const) {
    if (!model.cases.some((each) => each.kind === kind)) refuse(`缺少 ${kind} 类用例。`, ['cases'])
  }
}

function checkCases(model: Model, columns: readonly string[], packSet: PackSet, refuse: Refuse): void {
  model.cases.forEach((each, index) => {
    for (const [dataset, rows] of Object.entries(each.rows)) {
      const fields = packSet.datasets[dataset]?.fields
      if (fields === undefined) refuse(`用例中的数据集“${dataset}”不存在。`, ['cases', index, 'rows', dataset])
      rows.forEach((row, at) => {
        const unknown = Object.keys(row).find((field) => field !== 'id' && fields?.[field] === undefined)
        if (unknown !== undefined) refuse(`用例中 ${dataset} 没有字段“${unknown}”。`, ['cases', index, 'rows', dataset, at, unknown])
      })
    }
    for (const name of Object.keys(each.params)) {
      if (model.params[name] === undefined) refuse(`用例中的参数“${name}”未声明。`, ['cases', index, 'params', name])
    }
    each.hits.forEach((hit, at) => {
      const unknown = Object.keys(hit).find((name) => !columns.includes(name) && name !== 'level')
      if (unknown !== undefined) refuse(`用例期望的“${unknown}”不是结果列。`, ['cases', index, 'hits', at, unknown])
      if (!('subject' in hit)) refuse('用例期望须写明 subject。', ['cases', index, 'hits', at])
    })
  })
}
