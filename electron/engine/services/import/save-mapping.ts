/**
 * "Save as mapping" (features 1, 2): a mapping that a person made on screen is its base's emissions with other columns, units and code tables,
 * stored as YAML under a name of its own, a new version each time. What is stored is validated exactly as a pack's mapping is.
 */
import { stringify } from 'yaml'
import type * as z from 'zod'
import type { mappingDraft } from '../../../../shared/ipc/commands/intake.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { mapping as mappingSchema, type FieldSource, type Mapping } from '../../../../shared/packs/mapping.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { insertMapping, savedMappings, savedVersion } from '../../queries/mapping.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { transaction } from '../../vault/sql.ts'
import type { Vault } from '../../vault/vault.ts'
import { knownMappings } from './plan-file.ts'
import type { By } from './quarantine.ts'

export type MappingDraft = z.infer<typeof mappingDraft>

/** The base with the person's choices: a chosen column takes the place of all aliases; none leaves the field empty. */
export function draftedMapping(base: Mapping, draft: MappingDraft): Mapping {
  const chosen = new Map(draft.columns.map((one) => [`${one.as}.${one.field}`, one]))
  const renamed = new Map<string, string>()
  const emits = base.emits.map((emission) => {
    const fields: Record<string, FieldSource> = {}
    for (const [field, source] of Object.entries(emission.fields)) {
      const choice = chosen.get(`${emission.as ?? emission.dataset}.${field}`)
      if (choice === undefined || source.column === undefined) {
        fields[field] = source
        continue
      }
      const { column: aliases, unit: before, codes, ...rest } = source
      for (const alias of typeof aliases === 'string' ? [aliases] : aliases) if (choice.column !== null) renamed.set(alias, choice.column)
      const unit = choice.unit ?? before
      const table = choice.codes ?? codes
      fields[field] = {
        ...rest,
        ...(choice.column === null ? {} : { column: choice.column }),
        ...(unit === undefined ? {} : { unit }),
        ...(choice.dates === undefined ? {} : { dates: choice.dates }),
        ...(table === undefined ? {} : { codes: table })
      }
    }
    return { ...emission, fields }
  })
  const required = base.required.map((names) => {
    const aliases = typeof names === 'string' ? [names] : names
    return aliases.map((alias) => renamed.get(alias)).find((column) => column !== undefined) ?? names
  })
  return { ...base, id: draft.id, name: { zh: draft.nameZh, en: draft.nameEn }, required, emits }
}

/** Stores the draft as the next version of its id. Throws AppError unknown_id (base), usage (not a valid mapping, or an id of a pack). */
export function saveMapping(
  vault: Vault,
  packSet: PackSet,
  draft: MappingDraft,
  by: By
): { readonly id: string; readonly version: number } {
  if (packSet.mapping(draft.id) !== undefined) {
    throw new AppError('usage', `“${draft.id}”是领域包自带的对照表，不能覆盖。`, { next: '请换一个名称另存。' })
  }
  const base = knownMappings(vault.reader, packSet).find((mapping) => mapping.id === draft.base)
  if (base === undefined) throw new AppError('unknown_id', `没有对照表“${draft.base}”。`)
  return transaction(vault.writer, () => {
    const version = savedVersion(vault.writer, draft.id) + 1
    const parsed = mappingSchema.safeParse({ ...draftedMapping(base, draft), version })
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new AppError('usage', `对照表不合规：${issue?.path.join('.') ?? ''}。`, {
        next: '名称只能用小写英文、数字和连字符；每个必填字段都要指定列。'
      })
    }
    insertMapping(vault.writer, { id: draft.id, version, yaml: stringify(parsed.data), at: by.clock().toISOString(), account: by.account })
    vault.audit({ action: 'mapping.save', subject: draft.id, detail: { version, base: draft.base } })
    return { id: draft.id, version }
  })
}

export interface MappingView {
  readonly id: string
  readonly version: number
  readonly nameZh: string
  readonly nameEn: string
  readonly pack: string
  /** made by this office */
  readonly own: boolean
}

/** Every mapping that an import may use. */
export function listMappings(db: ReadableDB, packSet: PackSet): readonly MappingView[] {
  const own = new Set(savedMappings(db).map((saved) => saved.id))
  return knownMappings(db, packSet).map(({ id, version, name, pack }) => ({
    id,
    version,
    nameZh: name.zh,
    nameEn: name.en,
    pack: pack ?? '',
    own: own.has(id)
  }))
}
