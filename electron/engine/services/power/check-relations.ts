/**
 * The check of managers against their unit's suppliers (舜宇), as a sheet of results: who was checked, against what, with which result. Nothing found is
 * "no match in the data at hand", with what the data lacked, and never "none".
 */
import { groupBy } from '../../../../shared/domain/group.ts'
import type { PowerRelations } from '../../../../shared/ipc/commands/power-relations.ts'
import { managersOn, relationGround, relationHits } from '../../queries/power-relations.ts'
import { hasAppointments } from '../../queries/power.ts'
import { sourcesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { offBecause } from './read-power.ts'

export function checkRelations(db: ReadableDB, org: string | undefined, asOf: string): PowerRelations {
  const managers = hasAppointments(db) ? managersOn(db, asOf, org) : []
  const hits = groupBy(managers.length === 0 ? [] : relationHits(db, asOf, org), (hit) => `${hit.person} ${hit.org_id}`)
  const found = [...hits.values()].flat()
  const sources = sourcesOf(
    db,
    'relation',
    found.flatMap((hit) => hit.relation ?? [])
  )
  const parties = sourcesOf(
    db,
    'party',
    found.map((hit) => hit.party)
  )
  return {
    off: offBecause(db, 'post'),
    ground: relationGround(db),
    managers: managers.map((row) => ({
      person: { id: row.person, name: row.name },
      post: row.post,
      org: { id: row.org_id, name: row.org },
      lane: row.lane,
      identified: row.identified === 1,
      relations: row.relations,
      firms: row.firms,
      matches: (hits.get(`${row.person} ${row.org_id}`) ?? []).map((hit) => ({
        party: { id: hit.party, name: hit.party_name },
        how: hit.how,
        related: hit.related,
        relation: hit.relation,
        contracts: hit.contracts,
        amount: hit.amount,
        source: (hit.relation === null ? parties.get(hit.party) : sources.get(hit.relation)) ?? null
      }))
    })),
    asOf
  }
}
