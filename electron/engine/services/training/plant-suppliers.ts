/** Cases and decoys about firms: what they were on the day of opening (GC-R08), and how much of a unit's works one of them holds (GC-Y13). */
import type { Firm } from './firms.ts'
import { isDone, leadOf, type Planting } from './planting.ts'
import { roundTo } from './tendering.ts'
import type { Unit } from './units.ts'
import { lastDay } from './work-days.ts'
import type { Project } from './world.ts'

/** Winners that were on the list, new, or without a valid qualification. */
export function plantSupplierStatus(planting: Planting, copies: number): void {
  const { random, county } = planting
  const model = 'eng-supplier-status'
  const won = (): { readonly project: Project; readonly firm: Firm; readonly day: number; readonly keys: string[] } => {
    const firm = planting.ownFirm()
    const works = [roundTo(random.real(4_600_000, 12_000_000), 100)]
    const opened = ['2024-11-01', '2025-06-30'] as const
    const project = planting.project({ works, firms: [firm], opened, fits: (each) => isDone(each, 'GC12') })
    const { lot } = leadOf(project)
    return { project, firm, day: lot.deadline, keys: [`tender:${lot.code}`, `bid:${lot.code}:${firm.name}`, `firm:${firm.name}`] }
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const listed = won()
    county.debarred.push({ firm: listed.firm, from: listed.day - random.int(60, 200), to: null })
    planting.hit(
      model,
      listed.project,
      { zh: '开标时中标单位还在失信名单上。', en: 'On the opening day the winner was on the list of debarred firms.' },
      [...listed.keys, `debarred:${listed.firm.name}`]
    )
    const lapsed = won()
    for (const paper of county.qualifications.filter(({ firm }) => firm === lapsed.firm)) paper.to = lapsed.day - random.int(10, 90)
    planting.hit(
      model,
      lapsed.project,
      { zh: '开标时中标单位的资质已过有效期。', en: "The winner's qualification had run out on the opening day." },
      [...lapsed.keys, `qualification:${lapsed.firm.name}`]
    )
    const removed = won()
    county.debarred.push({ firm: removed.firm, from: removed.day - 500, to: removed.day - random.int(20, 90) })
    planting.decoy(model, removed.project, { zh: '开标以前已经移出名单。', en: 'It had been taken off the list before the opening.' }, [
      ...removed.keys,
      `debarred:${removed.firm.name}`
    ])
    const renewed = won()
    for (const paper of county.qualifications.filter(({ firm }) => firm === renewed.firm)) paper.to = renewed.day
    planting.decoy(model, renewed.project, { zh: '开标当日资质仍在有效期内。', en: 'The qualification was still valid on the very day.' }, [
      ...renewed.keys,
      `qualification:${renewed.firm.name}`
    ])
  }
}

/** Works that a unit contracted in the last two years (yuan). */
function worksOfUnit(projects: readonly Project[], unit: Unit): number {
  const recent = projects.flatMap((project) => project.contracts).filter((contract) => contract.unit === unit && contract.kind === '施工')
  return recent
    .filter((contract) => contract.parent === '' && contract.signed > lastDay - 760 && contract.signed <= lastDay)
    .reduce((sum, contract) => sum + contract.amount, 0)
}

/** GC-Y13. Planted last: what other cases add to a unit's works counts. */
export function plantSupplierShare(planting: Planting, copies: number): void {
  const { county } = planting
  const model = 'eng-supplier-share'
  const builders = county.units
    .filter((unit) => unit.weight >= 2)
    .map((unit) => ({ unit, total: worksOfUnit(county.projects, unit) }))
    .filter(({ total }) => total > 10_000_000)
    .toSorted((a, b) => a.total - b.total)
  const three = (unit: Unit, amount: number): { readonly firm: Firm; readonly keys: string[] } => {
    const firm = planting.ownFirm()
    const projects = [0, 1, 2].map((at) =>
      planting.project({
        unit,
        works: [roundTo(amount * (1 + at / 20), 100)],
        firms: [firm],
        opened: ['2024-12-01', '2025-07-31'],
        fits: (each) => isDone(each, 'GC13', 30)
      })
    )
    return { firm, keys: projects.map((project) => `contract:${leadOf(project).contract.code}`) }
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const [low, high] = [builders[copy], builders.at(-1 - copy)]
    if (low === undefined || high === undefined) continue
    const most = three(low.unit, Math.max(4_600_000, low.total * 0.7))
    planting.hitParty(
      model,
      most.firm,
      {
        zh: `${most.firm.name}近两年承接了${low.unit.name}三份合同，占其工程合同金额一半以上。`,
        en: `${most.firm.name} holds three contracts of ${low.unit.name}, more than half of its works in two years.`
      },
      most.keys
    )
    const part = three(high.unit, Math.max(1_200_000, high.total * 0.12))
    planting.decoyParty(
      model,
      part.firm,
      { zh: `${part.firm.name}也有三份合同，只占该单位的三成左右。`, en: `${part.firm.name} holds three contracts too, about a third.` },
      part.keys
    )
  }
}
