/** What a building site leaves on paper in a clean county: key staff of the contractor, subcontracts within the rules, acceptance, qualifications. */
import type { Firm } from './firms.ts'
import { NameMaker } from './identity.ts'
import type { Planner } from './planner.ts'
import type { Random } from './random.ts'
import type { QualificationRecord, SiteRecord } from './site-records.ts'
import { roundTo } from './tendering.ts'
import { dayAt } from './work-days.ts'
import type { ContractRecord, Project } from './world.ts'

/** Filed within fifteen days; accounts within three months, or later with an approved extension. */
export function makeSite(random: Random): SiteRecord {
  const extended = random.chance(0.2)
  return {
    permitIssued: null,
    permitExtended: null,
    filedAfter: random.int(3, 14),
    accountsAfter: extended ? random.int(95, 140) : random.int(25, 86),
    accountsDueAfter: extended ? 150 : null
  }
}

const roles = ['项目负责人', '技术负责人', '质量负责人', '专职安全员'] as const
const professional = ['机电安装', '消防设施', '防水防腐', '园林绿化', '交通标线', '智能化系统'] as const

/** Staff for works from a million yuan, subcontracts for larger ones. */
export function addSitePeople({ random, firms }: Planner, project: Project): void {
  const names = new NameMaker(random.fork('site'))
  for (const contract of project.contracts.filter((each) => each.kind === '施工')) {
    if (contract.amount >= 1_000_000) addStaff(project, contract, random, names)
    if (contract.amount >= 3_000_000 && random.chance(0.6)) addSubcontracts(project, contract, random, firms.works)
  }
}

function addStaff(project: Project, contract: ContractRecord, random: Random, names: NameMaker): void {
  const manager = project.tenders.find((tender) => tender.code === contract.lot)?.bids.find((bid) => bid.winner)?.manager
  const own = contract.firm.managers.filter((id) => id !== manager)
  const people = manager === undefined ? random.sample(own, roles.length) : [manager, ...random.sample(own, roles.length - 1)]
  for (const [at, role] of roles.entries()) {
    const due = random.int(18, 24) * 10
    const onSite = Math.round(due * random.real(0.72, 1))
    project.staff.push({ contract: contract.code, name: names.make(), idNumber: people[at] ?? '', role, insurer: null, onSite, due })
  }
}

function addSubcontracts(project: Project, contract: ContractRecord, random: Random, works: readonly Firm[]): void {
  const others = random.sample(
    works.filter((firm) => firm !== contract.firm),
    2
  )
  for (const [at, firm] of others.entries()) {
    const labour = at === 0
    const signed = contract.signed + random.int(15, 60)
    project.subcontracts.push({
      code: `${contract.code}-FB${at + 1}`,
      contract: contract.code,
      firm,
      scope: labour ? '劳务作业' : random.pick(professional),
      kind: labour ? '劳务分包' : '专业分包',
      amount: roundTo(contract.amount * (labour ? random.real(0.12, 0.2) : random.real(0.04, 0.15)), 100),
      signed,
      mainStructure: false,
      agreed: !labour && random.chance(0.5),
      accepted: labour ? null : signed - random.int(2, 8),
      qualified: true,
      parent: ''
    })
  }
}

const papers: Partial<Record<Firm['trade'], string>> = {
  works: '建筑工程施工总承包',
  design: '工程设计综合资质',
  supervision: '工程监理综合资质'
}

/** One certificate for each firm that builds, designs or supervises; valid throughout. */
export function makeQualifications(firms: readonly Firm[], random: Random): readonly QualificationRecord[] {
  return firms.flatMap((firm, at) => {
    const name = papers[firm.trade]
    if (name === undefined) return []
    const to = dayAt('2027-01-01') + random.int(0, 1200)
    return [
      {
        firm,
        name,
        grade: random.pick(['甲级', '一级', '二级']),
        code: `D233${String(at).padStart(6, '0')}`,
        from: firm.registered + 60,
        to
      }
    ]
  })
}
