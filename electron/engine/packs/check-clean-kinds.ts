/** Kinds of clean-governance unit of all packs together: no id, word or kind of unit may mean two of them, or a unit would change with the order of packs. */
import { wordsOf } from '../../../shared/packs/clean-kinds.ts'
import type { Pack } from '../../../shared/packs/pack.ts'
import type { PackFiles } from './pack-files.ts'
import { badPack } from './yaml-file.ts'

/** Throws `bad_pack`; `loaded` are packs that were checked before. */
export function checkCleanKinds(files: readonly PackFiles[], loaded: readonly Pack[]): void {
  const seen = new Set(loaded.flatMap((pack) => pack.cleanKinds.flatMap((kind) => claimsOf(kind).map(keyOf))))
  for (const { cleanKinds: file } of files)
    file?.value.clean_kinds.forEach((kind, at) => {
      for (const claim of claimsOf(kind)) {
        const key = keyOf(claim)
        if (seen.has(key))
          throw badPack(file.file, `清廉单元“${kind.name.zh}”的“${claim.word}”已属于另一类。`, file.where(['clean_kinds', at, claim.field]))
        seen.add(key)
      }
    })
}

interface Claim {
  readonly field: 'id' | 'says' | 'unit_kinds'
  readonly word: string
}
const keyOf = ({ field, word }: Claim): string => `${field} ${word}`
const claimsOf = (kind: Pack['cleanKinds'][number]): readonly Claim[] => [
  { field: 'id', word: kind.id },
  ...wordsOf(kind).map((word) => ({ field: 'says' as const, word })),
  ...[...new Set(kind.unit_kinds)].map((word) => ({ field: 'unit_kinds' as const, word }))
]
