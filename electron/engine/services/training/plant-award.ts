/** Cases and decoys about how works were given away: split contracts, skipped tenders, works before the award. */
import { roundTo } from './tendering.ts'
import { inWan, isDone, leadOf, moveStep, stepKey, stepOf, worksOf, type Planting } from './planting.ts'
import { lastDay } from './work-days.ts'
import type { Project } from './world.ts'

const signedByNow = (project: Project): boolean => worksOf(project).every((contract) => contract.signed + 10 <= lastDay)
const contractKeys = (project: Project): string[] => worksOf(project).map((contract) => `contract:${contract.code}`)

/** GC-R01. The first case and the first decoy are those of the first lesson. */
export function plantSplits(planting: Planting, copies: number): void {
  const { random, county } = planting
  const amounts = (count: number, low: number, high: number): number[] =>
    Array.from({ length: count }, () => roundTo(random.real(low, high), 100))
  const unit = county.units[0]
  for (let copy = 0; copy < copies; copy += 1) {
    const lesson = copy === 0 && unit !== undefined
    const works = lesson ? [3_968_000, 3_895_000, 3_920_000, 3_786_000] : amounts(random.int(3, 4), 2_700_000, 3_950_000)
    const shape = {
      works,
      withoutLot: true,
      withoutChanges: true,
      method: '直接发包',
      spread: random.int(28, 40),
      opened: ['2024-12-01', '2025-03-31'],
      fits: signedByNow
    } as const
    const project = planting.project(
      lesson ? { ...shape, unit, name: '云溪县背街小巷整治工程', category: '路面铺装', budgetItem: '背街小巷整治' } : shape
    )
    const total = works.reduce((sum, amount) => sum + amount, 0)
    const story = {
      zh: `${project.unit.name}把“${project.name}”的${project.category}分成 ${works.length} 份直接发包，单份不到 400 万元，合计 ${inWan(total)}。`,
      en: `${project.unit.name} gave “${project.name}” away in ${works.length} direct contracts, each under 4 million yuan, ${inWan(total)} in all.`
    }
    const subject = { kind: 'org', code: null, name: project.unit.name } as const
    planting.hit('eng-split-tender', project, story, contractKeys(project), {
      subject,
      finding: project.code,
      lesson: lesson ? 'lesson-1-case' : null
    })
  }
  const road = county.units.find((each) => each.name === '县交通运输局') ?? unit
  for (let copy = 0; copy < copies; copy += 1) {
    const plain = {
      withoutLot: true,
      withoutChanges: true,
      method: '直接发包',
      spread: 30,
      opened: ['2024-12-01', '2025-03-31'],
      fits: signedByNow
    } as const
    const urgent = planting.project({
      ...plain,
      works: [3_860_000, 3_750_000, 3_900_000],
      exempt: `云应急〔2025〕${3 + copy}号`,
      ...(copy === 0 && road !== undefined ? { unit: road, name: '云溪县公路水毁应急修复工程', category: '公路工程' } : {})
    })
    planting.decoy(
      'eng-split-tender',
      urgent,
      {
        zh: '三份合同合计超过限额，但每份都有应急抢险批文。',
        en: 'Three contracts reach the limit together, but each holds an emergency approval.'
      },
      contractKeys(urgent),
      { lesson: copy === 0 ? 'lesson-1-decoy' : null }
    )
    const frame = planting.project({ ...plain, works: amounts(4, 1_500_000, 2_500_000), method: '框架协议' })
    planting.decoy(
      'eng-split-tender',
      frame,
      { zh: '是框架协议项下的分批订单。', en: 'They are orders under a framework agreement.' },
      contractKeys(frame)
    )
    const apart = planting.project({ ...plain, works: [2_600_000, 2_750_000], categories: ['路面铺装', '绿化景观'] })
    planting.decoy(
      'eng-split-tender',
      apart,
      { zh: '两份合同品目不同，各自在限额以下。', en: 'The two contracts are of different categories, each under the limit.' },
      contractKeys(apart)
    )
    const below = planting.project({ ...plain, works: [1_990_000, 1_985_000] })
    planting.decoy(
      'eng-split-tender',
      below,
      { zh: '两份合同合计 397.50 万元，没有达到限额。', en: 'The two contracts come to 3.975 million yuan, under the limit.' },
      contractKeys(below)
    )
    const long = planting.project({ ...plain, works: [3_200_000, 3_300_000], spread: 380, opened: ['2023-09-01', '2024-02-28'] })
    planting.decoy(
      'eng-split-tender',
      long,
      { zh: '两份合同相隔一年以上，不在同一窗口内。', en: 'The two contracts are more than a year apart.' },
      contractKeys(long)
    )
  }
}

/** GC-R02. */
export function plantSkippedTenders(planting: Planting, copies: number): void {
  const { random } = planting
  for (let copy = 0; copy < copies; copy += 1) {
    const amount = roundTo(random.real(5_200_000, 11_000_000), 100)
    const opened = ['2024-12-01', '2025-05-31'] as const
    const direct = planting.project({ works: [amount], withoutLot: true, method: '直接发包', opened, fits: signedByNow })
    planting.hit(
      'eng-tender-skipped',
      direct,
      {
        zh: `施工合同 ${inWan(amount)}，直接发包，没有招标记录和批文。`,
        en: `A works contract of ${inWan(amount)} awarded directly without tender or approval.`
      },
      contractKeys(direct)
    )
    const asked = planting.project({ works: [amount + 620_000], method: '邀请招标', opened, fits: signedByNow })
    planting.hit(
      'eng-tender-skipped',
      asked,
      { zh: '达到公开招标限额，采用邀请招标，没有批准文号。', en: 'Over the limit, tendered by invitation without an approval.' },
      [...contractKeys(asked), `tender:${leadOf(asked).lot.code}`]
    )
    const excused = planting.project({
      works: [amount],
      withoutLot: true,
      method: '直接发包',
      exempt: `云政办复〔2025〕${21 + copy}号`,
      opened,
      fits: signedByNow
    })
    planting.decoy(
      'eng-tender-skipped',
      excused,
      { zh: '有依法可以不招标的批复。', en: 'An approval not to tender is on record.' },
      contractKeys(excused)
    )
    const edge = planting.project({ works: [3_990_000], withoutLot: true, method: '直接发包', opened, fits: signedByNow })
    planting.decoy(
      'eng-tender-skipped',
      edge,
      { zh: '合同 399 万元，低于必须招标限额。', en: 'The contract is 3.99 million yuan, under the limit.' },
      contractKeys(edge)
    )
    const own = planting.project({ works: [amount], withoutLot: true, method: '直接发包', isPublic: false, opened, fits: signedByNow })
    planting.decoy('eng-tender-skipped', own, { zh: '不是国有资金项目。', en: 'The project is not publicly funded.' }, contractKeys(own))
  }
}

/** GC-R03, of which an early start also turns the order of nodes round (GC-Y02), and an early payment is also paid too early (GC-Y08). */
export function plantEarlyWorks(planting: Planting, copies: number): void {
  const { random, planner } = planting
  const opened = ['2024-11-01', '2025-04-30'] as const
  const tendered = (): number[] => [roundTo(random.real(5_000_000, 16_000_000), 100)]
  const fits = (project: Project): boolean => isDone(project, 'GC15') && (leadOf(project).lot.award ?? 0) > 0
  for (let copy = 0; copy < copies; copy += 1) {
    const early = planting.project({ works: tendered(), opened, fits })
    const award = leadOf(early).lot.award ?? 0
    const start = planner.workDays.onOrBefore(award - random.int(18, 35))
    moveStep(stepOf(early, 'GC15'), planner.workDays.onOrBefore(start - 4), start)
    early.started = start
    const records = [stepKey(early, 'GC15'), `tender:${leadOf(early).lot.code}`]
    planting.hit(
      'eng-works-before-award',
      early,
      { zh: `开工比中标通知书早 ${award - start} 天。`, en: `Works began ${award - start} days before the letter of acceptance.` },
      records
    )
    for (const node of ['GC13', 'GC14']) {
      planting.hit(
        'eng-order-inverted',
        early,
        { zh: `开工早于“${node}”，是同一件事的另一面。`, en: `The start came before ${node}, another side of the same case.` },
        [stepKey(early, node), stepKey(early, 'GC15')],
        { finding: `${node}>GC15` }
      )
    }
    planting.hit(
      'eng-works-permit',
      early,
      { zh: '开工早于施工许可证，是同一件事的另一面。', en: 'The start came before the works permit, another side of the same case.' },
      [stepKey(early, 'GC14'), `permit:${early.code}`]
    )
    const paid = planting.project({ works: tendered(), opened, fits })
    const { contract, lot } = leadOf(paid)
    const advance = paid.payments.find((payment) => payment.contract === contract.code)
    if (advance !== undefined) {
      advance.paid = planner.workDays.onOrBefore((lot.award ?? 0) - random.int(8, 20))
      advance.applied = advance.paid - 2
      planting.hit(
        'eng-works-before-award',
        paid,
        { zh: '首笔工程款早于中标通知书支付。', en: 'The first payment was made before the letter of acceptance.' },
        [`payment:${advance.voucher}`, `tender:${lot.code}`]
      )
      planting.hit(
        'eng-over-payment',
        paid,
        {
          zh: '首笔付款早于合同签订，是同一件事的另一面。',
          en: 'The first payment came before the signing, another side of the same case.'
        },
        [`payment:${advance.voucher}`, `contract:${contract.code}`]
      )
    }
    const urgent = planting.project({ works: tendered(), exempt: `云应急〔2025〕${40 + copy}号`, opened, fits })
    urgent.started = planner.workDays.onOrBefore((leadOf(urgent).lot.award ?? 0) - 20)
    urgent.site.permitIssued = urgent.started
    planting.decoy(
      'eng-works-before-award',
      urgent,
      { zh: '实际开工早于中标通知书，但属于有批文的应急抢险。', en: 'Begun before the award, but as emergency works with an approval.' },
      contractKeys(urgent)
    )
    const second = planting.project({ works: [26_000_000, 8_000_000], opened: ['2024-09-01', '2025-01-31'], fits })
    planting.decoy(
      'eng-works-before-award',
      second,
      { zh: '开工日期属于先中标的一标段，二标段后来才招标。', en: 'The start belongs to the first lot; the second was tendered later.' },
      second.tenders.map((tender) => `tender:${tender.code}`)
    )
  }
}
