/** All handlers: the compiler checks that every command of the contract is answered by exactly one. */
import type { Handlers } from '../../../shared/ipc/dispatch.ts'
import type { EngineContext } from '../context.ts'
import { auditHandlers } from './audit.ts'
import { authorHandlers } from './author.ts'
import { bundleHandlers } from './bundle.ts'
import { caseHandlers } from './case.ts'
import { flagHandlers } from './flags.ts'
import { graphHandlers } from './graph.ts'
import { intakeHandlers } from './intake.ts'
import { mapHandlers } from './map.ts'
import { matchHandlers } from './match.ts'
import { pointHandlers } from './points.ts'
import { proofHandlers } from './proof.ts'
import { quietHandlers } from './quiet.ts'
import { registerProposalHandlers } from './register-proposal.ts'
import { processHandlers } from './process.ts'
import { powerHandlers } from './power.ts'
import { registerHandlers } from './register.ts'
import { reportHandlers } from './report.ts'
import { ruleHandlers } from './rule.ts'
import { scoreHandlers } from './score.ts'
import { searchHandlers } from './search.ts'
import { trailHandlers } from './trail.ts'
import { trainingHandlers } from './training.ts'
import { vaultHandlers } from './vault.ts'
import { warningHandlers } from './warning.ts'

export const handlers: Handlers<EngineContext> = {
  ...vaultHandlers,
  ...auditHandlers,
  ...intakeHandlers,
  ...warningHandlers,
  ...ruleHandlers,
  ...scoreHandlers,
  ...quietHandlers,
  ...mapHandlers,
  ...pointHandlers,
  ...registerHandlers,
  ...registerProposalHandlers,
  ...reportHandlers,
  ...matchHandlers,
  ...trailHandlers,
  ...proofHandlers,
  ...graphHandlers,
  ...searchHandlers,
  ...processHandlers,
  ...powerHandlers,
  ...caseHandlers,
  ...bundleHandlers,
  ...trainingHandlers,
  ...flagHandlers,
  ...authorHandlers
}
