/** Cases and decoys about the order of nodes: missing ones (GC-Y01) and inverted ones (GC-Y02). */
import { roundTo } from './tendering.ts'
import { isDone, moveStep, stepKey, stepOf, worksOf, type Planting } from './planting.ts'
import type { Project } from './world.ts'

const opened = ['2024-08-01', '2025-03-31'] as const
const begun = (project: Project): boolean => isDone(project, 'GC15', 40)

function drop(project: Project, node: string): void {
  project.steps.splice(
    project.steps.findIndex((step) => step.node === node),
    1
  )
}

/** GC-Y01. */
export function plantMissingNodes(planting: Planting, copies: number): void {
  const { random } = planting
  const pairs = [
    {
      node: 'GC07',
      next: 'GC14',
      zh: '没有施工图审查记录，施工许可已经办结。',
      en: 'No examination of drawings, but the works permit was given.'
    },
    {
      node: 'GC09',
      next: 'GC10',
      zh: '没有控制价评审记录，招标公告已经发布。',
      en: 'No review of the control price, but the tender was published.'
    },
    {
      node: 'GC03',
      next: 'GC08',
      zh: '没有用地预审记录，规划许可证已经核发。',
      en: 'No land pre-examination, but the planning permit was given.'
    },
    { node: 'GC08', next: 'GC14', zh: '没有规划许可证记录，施工许可已经办结。', en: 'No planning permit, but the works permit was given.' }
  ]
  for (const [at, pair] of pairs.entries()) {
    if (at >= copies * 2) continue
    const project = planting.project({ works: [roundTo(random.real(4_500_000, 15_000_000), 100)], opened, fits: begun })
    drop(project, pair.node)
    planting.hit('eng-node-missing', project, { zh: pair.zh, en: pair.en }, [stepKey(project, pair.next)], { finding: pair.node })
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const tiny = planting.project({ works: [165_000], opened, withoutChanges: true, fits: begun })
    drop(tiny, 'GC14')
    planting.decoy(
      'eng-node-missing',
      tiny,
      { zh: '概算不到 30 万元的小型工程，免办施工许可。', en: 'Works budgeted under 300,000 yuan need no works permit.' },
      [stepKey(tiny, 'GC15')]
    )
    const small = planting.project({ works: [870_000], opened, withoutLot: true, fits: begun })
    drop(small, 'GC11')
    planting.decoy(
      'eng-node-missing',
      small,
      { zh: '限额以下直接采购的项目，不要求开标评标。', en: 'Bought under the limit without tender, so no opening is needed.' },
      [stepKey(small, 'GC12')]
    )
  }
}

/** GC-Y02. */
export function plantInvertedNodes(planting: Planting, copies: number): void {
  const { random, planner } = planting
  const pairs = [
    { node: 'GC14', next: 'GC15', zh: '先开工、后领施工许可。', en: 'Works began before the permit.' },
    { node: 'GC07', next: 'GC14', zh: '先发施工许可、后审施工图。', en: 'The permit was given before the drawings were examined.' },
    {
      node: 'GC09',
      next: 'GC10',
      zh: '先发招标公告、后评审控制价。',
      en: 'The tender was published before the control price was reviewed.'
    },
    { node: 'GC03', next: 'GC08', zh: '先发规划许可证、后办用地预审。', en: 'The planning permit came before the land pre-examination.' }
  ]
  for (const [at, pair] of pairs.entries()) {
    if (at >= copies * 2) continue
    const project = planting.project({ works: [roundTo(random.real(4_500_000, 15_000_000), 100)], opened, fits: begun })
    const received = planner.workDays.after(stepOf(project, pair.next).decided, random.int(3, 8))
    moveStep(stepOf(project, pair.node), received, planner.workDays.after(received, 4))
    planting.hit('eng-order-inverted', project, { zh: pair.zh, en: pair.en }, [stepKey(project, pair.node), stepKey(project, pair.next)], {
      finding: `${pair.node}>${pair.next}`
    })
    if (pair.node === 'GC14')
      planting.hit('eng-works-permit', project, { zh: pair.zh, en: pair.en }, [stepKey(project, 'GC14'), `permit:${project.code}`])
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const same = planting.project({ works: [6_400_000], opened, fits: begun })
    const [drawings, permit] = [stepOf(same, 'GC07'), stepOf(same, 'GC14')]
    moveStep(drawings, planner.workDays.onOrBefore(permit.decided - 14), permit.decided)
    planting.decoy(
      'eng-order-inverted',
      same,
      { zh: '两个节点同一天办结，先后不明，不算倒置。', en: 'Both nodes were finished on one day: order unknown, not inverted.' },
      [stepKey(same, 'GC07'), stepKey(same, 'GC14')]
    )
    const waiting = planting.project({
      works: [12_000_000],
      opened: ['2025-11-01', '2026-02-28'],
      fits: (project) => isDone(project, 'GC04') && !isDone(project, 'GC13', 0)
    })
    planting.decoy(
      'eng-node-missing',
      waiting,
      { zh: '项目还没有走到后面的节点，不算缺失。', en: 'The project has not reached the later nodes; nothing is missing.' },
      worksOf(waiting).length > 0 ? [stepKey(waiting, 'GC04')] : []
    )
  }
}
