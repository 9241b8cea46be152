/** All verbs of the command line, in the order of the usage. */
import type { Verb } from './verb.ts'
import { caseVerbs } from './verbs/case.ts'
import { dataVerbs } from './verbs/data.ts'
import { disposeVerb } from './verbs/dispose.ts'
import { flagsVerb } from './verbs/flags.ts'
import { ordersVerb } from './verbs/orders.ts'
import { packVerbs } from './verbs/packs.ts'
import { reportVerbs } from './verbs/report.ts'
import { pointVerbs } from './verbs/points.ts'
import { processVerbs } from './verbs/process.ts'
import { scoreVerb } from './verbs/score.ts'
import { searchVerbs } from './verbs/search.ts'
import { tourVerb } from './verbs/tour.ts'
import { vaultVerbs } from './verbs/vault.ts'

export const verbs: readonly Verb[] = [
  ...vaultVerbs,
  ...dataVerbs,
  ...searchVerbs,
  ...processVerbs,
  disposeVerb,
  ordersVerb,
  scoreVerb,
  ...reportVerbs,
  ...pointVerbs,
  ...packVerbs,
  ...caseVerbs,
  flagsVerb,
  tourVerb
]
