/** What is done again from the record: traces of items, draws, sealed chains. */
import { sessionOf } from '../context.ts'
import { chainsOf, countChains, countRows, drawsOf } from '../queries/proofs.ts'
import { chainOf, checkChain } from '../services/proof/check-chain.ts'
import { checkDraw, drawOf, judgeFairness } from '../services/proof/check-draw.ts'
import { itemsOf, traceItem } from '../services/proof/trace-item.ts'
import type { NamesUnder, Part } from './handler.ts'

export const proofHandlers: Part<NamesUnder<'proof'>> = {
  'proof.list': (_input, context) => {
    const { vault, packs } = sessionOf(context)
    const { traces, draws, chains } = packs.proofs
    return {
      traces: traces.map(({ id, name, item, stages }) => ({
        id,
        name,
        item,
        rows: stages.reduce((sum, stage) => sum + countRows(vault.reader, stage.dataset), 0)
      })),
      draws: draws.map((draw) => ({ id: draw.id, name: draw.name, method: draw.method, draws: countRows(vault.reader, draw.dataset) })),
      chains: chains.map((chain) => ({ id: chain.id, name: chain.name, chains: countChains(vault.reader, chain) }))
    }
  },
  'proof.items': ({ trace, start }, context) => {
    const { vault, packs } = sessionOf(context)
    return { items: itemsOf(vault.reader, packs, trace, start) }
  },
  'proof.trace': ({ trace, item }, context) => {
    const session = sessionOf(context)
    const found = traceItem(session.vault.reader, session.packs, trace, item)
    session.looked({ action: 'view.trace', subject: `${trace} ${item}` })
    return found
  },
  'proof.draws': ({ kind }, context) => {
    const { vault, packs } = sessionOf(context)
    const draws = drawsOf(vault.reader, drawOf(packs, kind))
    return {
      draws: draws.map(({ id, title, on, org, orgName, entries, places }) => {
        const checked = checkDraw(vault.reader, packs, kind, id)
        const differing = checked.obstacles.some((one) => one.stops) ? null : checked.differing
        return { id, title: title ?? id, on, org, orgName, entries, places, differing }
      })
    }
  },
  'proof.draw': ({ kind, draw }, context) => {
    const { vault, packs } = sessionOf(context)
    return checkDraw(vault.reader, packs, kind, draw)
  },
  'proof.fairness': ({ kind, org }, context) => {
    const { vault, packs } = sessionOf(context)
    return judgeFairness(vault.reader, packs, kind, org ?? null)
  },
  'proof.chains': ({ kind, offset, limit }, context) => {
    const { vault, packs } = sessionOf(context)
    const chain = chainOf(packs, kind)
    return {
      total: countChains(vault.reader, chain),
      chains: chainsOf(vault.reader, chain, offset, limit).map((one) => {
        const { sound, faults } = checkChain(vault.reader, packs, kind, one.group)
        return { ...one, sound, faults }
      })
    }
  },
  'proof.chain': ({ kind, group }, context) => {
    const { vault, packs } = sessionOf(context)
    return checkChain(vault.reader, packs, kind, group)
  }
}
