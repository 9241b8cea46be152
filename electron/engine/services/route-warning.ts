/**
 * To whom a warning goes (feature 75): the pack says it, avoidance (回避) overrides it. A warning about a person or a relation is held for the
 * committee and never goes to the unit it is about; a pack cannot switch that off.
 */
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { WarningRecord } from '../queries/warnings.ts'

/** The addressee by the first route that fits; null when the pack names none. */
export function routeOf(
  packs: PackSet,
  record: Pick<WarningRecord, 'pack' | 'model_id' | 'level' | 'subject_kind'>
): WarningCard['routing'] {
  const routes = packs.packs.find((pack) => pack.manifest.id === record.pack)?.routing?.routes ?? []
  const route = routes.find(
    (one) => (!one.models || one.models.includes(record.model_id)) && (!one.levels || one.levels.includes(record.level))
  )
  if (!route) return null
  const held = record.subject_kind === 'person' && route.to !== 'committee'
  return {
    to: held ? 'committee' : route.to,
    zh: held ? '本级纪委监委（留存）' : route.name.zh,
    en: held ? 'The committee itself (held)' : route.name.en,
    heldZh: held ? '对象为个人，依回避规则不送其所在单位' : null,
    heldEn: held ? 'About a person: by the rule of avoidance it does not go to their own unit' : null
  }
}
