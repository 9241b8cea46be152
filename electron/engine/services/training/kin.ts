/** Kin that officials declared. Their id numbers are nobody else's, so that no link arises by chance. */
import type { IdMaker } from './identity.ts'
import { NameMaker } from './identity.ts'
import type { Official } from './people.ts'
import type { Random } from './random.ts'
import type { Kin } from './world.ts'

/** Leaders and section heads declare spouse, children and parents; handlers a spouse now and then. */
export function makeKin(officials: readonly Official[], random: Random, ids: IdMaker): Kin[] {
  const names = new NameMaker(random.fork('names'))
  return officials.flatMap((official) => {
    const family = official.name.slice(0, 1)
    const kin: Kin[] = []
    const declare = (tie: string, surname: string | undefined, born: readonly [number, number]): void => {
      kin.push({ official, name: names.make(surname), idNumber: ids.make(born[0], born[1]), tie, from: null, to: null })
    }
    const leads = official.lane !== '经办岗'
    if (random.chance(leads ? 0.95 : 0.35)) declare('配偶', undefined, [1966, 1998])
    if (leads && random.chance(0.8)) declare('子女', family, [1992, 2012])
    if (leads && random.chance(0.5)) declare(random.pick(['父亲', '兄弟', '姐妹']), family, [1940, 1990])
    return kin
  })
}
