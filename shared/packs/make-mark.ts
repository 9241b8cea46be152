/** Makes marks with ids that the same facts always give, so that warnings stay the same from run to run. */
import type { Mark } from '../domain/mark.ts'
import type { ProcedureNode } from './pack.ts'

/** The empty mark of one kind at a node; the caller adds what it knows. Id: matter, kind, node, step and whatever tells two apart. */
export function makeMark(
  matter: string,
  kind: Mark['kind'],
  node: ProcedureNode | null,
  known: Partial<Omit<Mark, 'id' | 'kind' | 'node'>> = {}
): Mark {
  const { step_id = null, other_node = null, other_step_id = null, person_id = null } = known
  const parts = [matter, kind, node?.code ?? '', step_id ?? '', other_node ?? '', other_step_id ?? '', person_id ?? '']
  return {
    matter_id: matter,
    node_name: node?.name.zh ?? '办结期限',
    stage: node?.stage.zh ?? null,
    other_name: null,
    person_name: null,
    used: null,
    limit_amount: null,
    clock: null,
    over: null,
    at: null,
    other_at: null,
    ...known,
    id: parts.join(':').replaceAll(',', ';'),
    kind,
    node: node?.code ?? '',
    step_id,
    other_node,
    other_step_id,
    person_id
  }
}
