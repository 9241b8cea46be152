/** Cases and decoys about interest links (GC-R11). Each has a firm of its own that wins nothing else, so that exactly one finding follows. */
import type { AnswerStory } from './answers.ts'
import { isDone, leadOf, stepKey, stepOf, type Planting } from './planting.ts'
import type { Firm, FirmPerson } from './firms.ts'
import type { Official } from './people.ts'
import { roundTo } from './tendering.ts'
import type { Project } from './world.ts'

interface Linked {
  readonly project: Project
  readonly official: Official
  readonly firm: Firm
  readonly signed: number
}

/** GC-R11. */
export function plantInterests(planting: Planting, copies: number): void {
  const { random, county, ids } = planting
  const linked = (): Linked | null => {
    const firm = planting.ownFirm()
    const project = planting.project({
      works: [roundTo(random.real(4_600_000, 13_000_000), 100)],
      firms: [firm],
      opened: ['2024-09-01', '2025-04-30'],
      fits: (each) => isDone(each, 'GC13', 30)
    })
    const official = stepOf(project, 'GC12').approvers[0]
    return official === undefined ? null : { project, official, firm, signed: leadOf(project).contract.signed }
  }
  const relate = ({ official, firm }: Linked, tie: string, person: Omit<FirmPerson, 'idNumber'>): void => {
    const idNumber = ids.make(1966, 1994)
    county.kin.push({ official, name: person.name, idNumber, tie, from: null, to: null })
    firm.people.push({ ...person, idNumber })
  }
  const recordsOf = ({ project, firm, official }: Linked): string[] => [
    stepKey(project, 'GC12'),
    `contract:${leadOf(project).contract.code}`,
    `firm-people:${firm.name}`,
    `kin:${official.idNumber}`
  ]
  const subjectOf = ({ official }: Linked) => ({ kind: 'person', code: null, name: official.name }) as const
  const tell = (kind: 'hit' | 'decoy', link: Linked, story: AnswerStory): void => {
    const about = { subject: subjectOf(link), ...(kind === 'hit' ? { finding: link.project.code } : {}) }
    planting[kind]('eng-interest-link', link.project, story, recordsOf(link), about)
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const spouse = linked()
    if (spouse !== null) {
      relate(spouse, '配偶', {
        name: `${random.pick(['赵', '钱', '顾', '沈'])}${random.pick(['雅琴', '晓燕', '慧敏', '丽华'])}`,
        role: '股东',
        share: 30,
        from: spouse.signed - 900,
        to: null
      })
      tell('hit', spouse, {
        zh: `${spouse.official.name}批准定标，其配偶持有中标单位 30% 股份。`,
        en: `${spouse.official.name} approved the award; the spouse holds 30 per cent of the winner.`
      })
    }
    const brother = linked()
    if (brother !== null) {
      relate(brother, '兄弟', {
        name: `${brother.official.name.slice(0, 1)}${random.pick(['建国', '永强', '国庆', '志勇'])}`,
        role: '董事',
        share: null,
        from: brother.signed - 400,
        to: null
      })
      tell('hit', brother, {
        zh: `${brother.official.name}批准定标，其兄弟是中标单位董事。`,
        en: `${brother.official.name} approved the award; a brother is a director of the winner.`
      })
    }
    const sold = linked()
    if (sold !== null) {
      relate(sold, '配偶', { name: '钱慧敏', role: '股东', share: 25, from: sold.signed - 1200, to: sold.signed - 60 })
      tell('decoy', sold, { zh: '配偶的股份在签约两个月前已经转出。', en: 'The spouse gave the shares up two months before the signing.' })
    }
    const grain = linked()
    if (grain !== null) {
      relate(grain, '子女', {
        name: `${grain.official.name.slice(0, 1)}一诺`,
        role: '股东',
        share: 0.3,
        from: grain.signed - 500,
        to: null
      })
      tell('decoy', grain, { zh: '持股 0.3%，低于下限。', en: 'A holding of 0.3 per cent, under the least share.' })
    }
    const namesake = linked()
    if (namesake !== null) {
      namesake.firm.people.push({
        name: namesake.official.name,
        idNumber: ids.make(1966, 1994),
        role: '监事',
        share: null,
        from: namesake.signed - 700,
        to: null
      })
      tell('decoy', namesake, {
        zh: '监事与审批人同名，证件号不同，是两个人。',
        en: 'A supervisor of the same name with another id number: two people.'
      })
    }
  }
}
