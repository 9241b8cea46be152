/** Every letter of a pack against its register: what stands in braces is there, no word judges, and each step's letter exists. Faults name line and column. */
import { holdersIn, judgingWord, stepParts, textsOf, type Letter } from '../../../shared/packs/letter.ts'
import type { Register } from '../../../shared/packs/registers.ts'
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import { badPack, type YamlFile } from './yaml-file.ts'

/** Throws `bad_pack` at the first fault. */
export function checkLetters({ letters, registers }: PackFiles, packSet: PackSet): void {
  for (const file of letters) checkLetter(file, packSet)
  registers?.value.registers.forEach(({ id, steps }, index) => {
    steps.forEach(({ letter }, at) => {
      if (letter === undefined || packSet.letters.get(letter)?.register === id) return
      throw badPack(
        registers.file,
        `文书模板“${letter}”不存在，或不属于这本台账。`,
        registers.where(['registers', index, 'steps', at, 'letter'])
      )
    })
  })
}

function checkLetter(file: YamlFile<Letter>, packSet: PackSet): void {
  const { value: letter } = file
  const register = packSet.registers.find(({ id }) => id === letter.register)
  const dataset = packSet.datasets[register?.dataset ?? '']
  if (register === undefined || dataset === undefined)
    throw badPack(file.file, `台账“${letter.register}”不存在。`, file.where(['register']))
  const known = namesIn(register, dataset.fields)
  for (const language of ['zh', 'en'] as const) {
    for (const text of textsOf(letter, language)) {
      const names = holdersIn(text)
      if (names === null) throw badPack(file.file, `花括号写错了：${text.slice(0, 40)}`, file.where(['id']))
      const strange = names.find((name) => !known.has(name))
      if (strange !== undefined) throw badPack(file.file, `台账“${register.name.zh}”没有“${strange}”可填。`, file.where(['id']))
      const word = judgingWord(text, language)
      if (word !== null) throw badPack(file.file, `文书不得使用定性的词“${word}”。`, file.where(['id']))
    }
  }
}

function namesIn({ steps }: Register, fields: Readonly<Record<string, { readonly secret: boolean }>>): ReadonlySet<string> {
  const open = Object.entries(fields).flatMap(([name, { secret }]) => (secret ? [] : [name]))
  const ofSteps = steps.flatMap((step) => [...stepParts, ...step.fields.map(({ id }) => id)].map((part) => `${step.id}.${part}`))
  return new Set([...open, ...ofSteps, '@unit', '@date'])
}
