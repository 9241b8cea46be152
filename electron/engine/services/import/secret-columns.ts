/** Which columns of a source line hold identity or account numbers: shown masked wherever a line is shown (features 9, 80). */
import { maskIdNumber } from '../../../../shared/domain/value/parse-id-number.ts'
import type { Mapping } from '../../../../shared/packs/mapping.ts'
import { findColumn, headerIndex } from './header-name.ts'

type Cell = string | number | boolean | null

/** Positions of secret columns under a mapping; without a mapping, those whose header speaks of such numbers. */
export function secretColumns(mapping: Mapping | null, header: readonly string[]): ReadonlySet<number> {
  const secret = new Set<number>()
  for (const [at, name] of header.entries()) if (/身份证|证件号|银行账|账户|账号|卡号/.test(name)) secret.add(at)
  const index = headerIndex(header)
  for (const emission of mapping?.emits ?? []) {
    for (const source of Object.values(emission.fields)) {
      if (source.as !== 'id_hash' && source.as !== 'id_mask' && source.as !== 'account_hash') continue
      const at = source.column === undefined ? null : findColumn(index, source.column)
      if (at !== null) secret.add(at)
    }
  }
  return secret
}

/** A copy of the cells with secret ones masked; the cell under `except` stays, because it must be read to be repaired. */
export function maskSecretCells(mapping: Mapping | null, header: readonly string[], cells: readonly Cell[], except = ''): readonly Cell[] {
  const secret = secretColumns(mapping, header)
  return cells.map((cell, at) => (cell === null || !secret.has(at) || header[at] === except ? cell : maskIdNumber(String(cell))))
}
