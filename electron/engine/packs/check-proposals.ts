/** What registers propose by themselves, against the datasets they read and their own fields. Faults name file, line, column. */
import { makeCalendar } from '../../../shared/packs/calendar.ts'
import type { Register } from '../../../shared/packs/registers.ts'
import Database from '../vault/sqlite.ts'
import { testBinding } from '../vault/test-binding.ts'
import { ensureTables } from './dataset-tables.ts'
import { checkSql, isFaulty } from './model-sql.ts'
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import type { RunnableModel } from './run-model.ts'
import { registerSqlFunctions } from './sql-functions.ts'
import { badPack } from './yaml-file.ts'

/** A register's proposals as what the runner runs; null where it has none. */
export function proposingModel(register: Pick<Register, 'id' | 'propose'>): RunnableModel | null {
  const { propose } = register
  if (propose === undefined) return null
  const { sql, params, reads } = propose
  return { id: `propose-${register.id}`, sql, params, reads, level: 'yellow', subject: 'org' }
}

/** Throws `bad_pack` at the first fault. */
export function checkProposals(file: NonNullable<PackFiles['registers']>, packSet: PackSet): void {
  if (file.value.registers.every(({ propose }) => propose === undefined)) return
  const db = new Database(':memory:', testBinding())
  try {
    ensureTables(db, packSet.datasets)
    registerSqlFunctions(db, makeCalendar([]))
    file.value.registers.forEach((register, at) => {
      const fault = faultOf(db, register, packSet)
      if (fault !== null) throw badPack(file.file, fault.reason, file.where(['registers', at, 'propose', ...fault.at]))
    })
  } finally {
    db.close()
  }
}

function faultOf(
  db: Database.Database,
  register: Register,
  { datasets }: PackSet
): { readonly reason: string; readonly at: readonly string[] } | null {
  const model = proposingModel(register)
  if (model === null || register.propose === undefined) return null
  // a dataset of a pack that this vault does not have: the register then proposes nothing and says why
  if (model.reads.some((name) => datasets[name] === undefined)) return null
  const found = checkSql(db, model.sql, model, datasets)
  if (isFaulty(found)) return { reason: found[0]?.reason ?? '', at: ['sql'] }
  const { columns } = found
  const asked = new Set(register.fields.map(({ field }) => field))
  const lacking = ['subject', 'key'].find((name) => !columns.includes(name))
  if (lacking !== undefined) return { reason: `拟列的 SQL 须返回 ${lacking} 列。`, at: ['sql'] }
  const evidence = columns.filter((name) => name.startsWith('evidence_'))
  if (evidence.length === 0) return { reason: '拟列的 SQL 须返回 evidence_<数据集> 列，否则看不出因何而拟。', at: ['sql'] }
  const unread = evidence.find((name) => !model.reads.includes(name.slice('evidence_'.length)))
  if (unread !== undefined) return { reason: `${unread} 所指数据集未在 reads 中声明。`, at: ['sql'] }
  const strange = columns.find((name) => !['subject', 'key', ...evidence].includes(name) && !asked.has(name))
  if (strange !== undefined) return { reason: `拟列的 SQL 返回的“${strange}”不是这本台账要填的栏。`, at: ['sql'] }
  if (!columns.includes(register.title)) return { reason: `拟列的 SQL 须返回“${register.title}”列。`, at: ['sql'] }
  const untold = register.propose.same.find((field) => !columns.includes(field))
  return untold === undefined ? null : { reason: `same 所列“${untold}”不是 SQL 的结果列。`, at: ['same'] }
}
