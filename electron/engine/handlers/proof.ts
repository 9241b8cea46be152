/** What is done again from the record: traces of items, draws, sealed chains. */
import { sessionOf } from '../context.ts'
import { chainsOf, countChains, countRows } from '../queries/proofs.ts'
import { chainOf, checkChain, soundnessOf } from '../services/proof/check-chain.ts'
import { checkDraw, judgeFairness } from '../services/proof/check-draw.ts'
import { brokenItems } from '../services/proof/find-broken-items.ts'
import { verdictsOf } from '../services/proof/keep-verdicts.ts'
import { listDraws } from '../services/proof/list-draws.ts'
import { itemsOf, stageOfItem, traceItem, traceOf } from '../services/proof/trace-item.ts'
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
  'proof.items': async ({ trace, start }, context) => {
    const { vault, packs } = sessionOf(context)
    // before anything is typed the items worth following come first
    const broken = start === '' ? (await brokenItems(vault.reader, traceOf(packs, trace))).slice(0, 5).map((one) => one.item) : []
    return { items: [...new Set([...broken, ...itemsOf(vault.reader, packs, trace, start)])].slice(0, 20) }
  },
  'proof.trace': ({ trace, item }, context) => {
    const session = sessionOf(context)
    const found = traceItem(session.vault.reader, session.packs, trace, item)
    session.looked({ action: 'view.trace', subject: `${trace} ${item}` })
    return found
  },
  'proof.stage': (input, context) => {
    const { vault, packs } = sessionOf(context)
    return stageOfItem(vault.reader, packs, input)
  },
  'proof.breaks': async ({ trace, offset, limit }, context) => {
    const { vault, packs } = sessionOf(context)
    const items = await brokenItems(vault.reader, traceOf(packs, trace))
    return { items: items.slice(offset, offset + limit).map((one) => ({ ...one, kinds: [...one.kinds] })), total: items.length }
  },
  'proof.draws': (input, context) => {
    const { vault, packs } = sessionOf(context)
    return listDraws(vault.reader, packs, input)
  },
  'proof.draw': ({ kind, draw }, context) => {
    const session = sessionOf(context)
    const checked = checkDraw(session.vault.reader, session.packs, kind, draw)
    session.looked({ action: 'view.draw', subject: `${kind} ${draw}` })
    return checked
  },
  'proof.fairness': ({ kind, org }, context) => {
    const { vault, packs } = sessionOf(context)
    return judgeFairness(vault.reader, packs, kind, org ?? null)
  },
  'proof.chains': async ({ kind, offset, limit }, context) => {
    const { vault, packs } = sessionOf(context)
    const chain = chainOf(packs, kind)
    const chains = chainsOf(vault.reader, chain, offset, limit)
    const groups = chains.map((one) => one.group)
    const verdicts = await verdictsOf(vault.reader, chain, [chain.dataset], groups, (group) => soundnessOf(vault.reader, chain, group))
    return {
      total: countChains(vault.reader, chain),
      chains: chains.flatMap((one) => {
        const verdict = verdicts.get(one.group)
        return verdict === undefined ? [] : [{ ...one, ...verdict }]
      })
    }
  },
  'proof.chain': ({ kind, group }, context) => {
    const session = sessionOf(context)
    const checked = checkChain(session.vault.reader, session.packs, kind, group)
    session.looked({ action: 'view.chain', subject: `${kind} ${group}` })
    return checked
  }
}
