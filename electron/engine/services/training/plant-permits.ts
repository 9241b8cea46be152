/** Cases and decoys about the works permit (GC-Y10) and about filing after the acceptance (GC-Y11). */
import { isDone, stepKey, stepOf, type Planting } from './planting.ts'
import { roundTo } from './tendering.ts'
import { lastDay } from './work-days.ts'
import type { Project } from './world.ts'

/** Leaves a project at its works permit: nothing later has been done. */
function stopAtPermit(project: Project): void {
  const later = ['GC15', 'GC16', 'GC17', 'GC18', 'GC19', 'GC20']
  const kept = project.steps.filter((step) => !later.includes(step.node))
  project.steps.splice(0, project.steps.length, ...kept)
  const works = new Set(project.contracts.filter((contract) => contract.kind === '施工').map((contract) => contract.code))
  const paid = project.payments.filter((payment) => !works.has(payment.contract))
  project.payments.splice(0, project.payments.length, ...paid)
  project.changes.splice(0)
  project.settlements.splice(0)
  project.started = lastDay + 60
  project.ended = lastDay + 400
  for (const contract of project.contracts.filter((each) => each.kind === '施工' || each.kind === '监理')) {
    contract.start = project.started
    contract.end = project.ended
  }
}

/** GC-Y10. */
export function plantPermits(planting: Planting, copies: number): void {
  const { random } = planting
  const model = 'eng-works-permit'
  const works = (): number[] => [roundTo(random.real(4_600_000, 9_000_000), 100)]
  const begun = (): Project =>
    planting.project({ works: works(), opened: ['2024-06-01', '2025-02-28'], fits: (project) => isDone(project, 'GC15', 60) })
  const waiting = (): Project =>
    planting.project({
      works: works(),
      opened: ['2024-10-01', '2025-06-30'],
      withoutChanges: true,
      fits: (project) => isDone(project, 'GC14', 120) && !isDone(project, 'GC14', 300)
    })
  const keys = (project: Project): string[] => [stepKey(project, 'GC14'), `permit:${project.code}`]
  for (let copy = 0; copy < copies; copy += 1) {
    const late = begun()
    late.site.permitIssued = late.started + random.int(15, 40)
    planting.hit(model, late, { zh: '许可证的发证日期晚于实际开工。', en: 'The permit bears a date after works had begun.' }, keys(late))
    const unused = waiting()
    stopAtPermit(unused)
    planting.hit(
      model,
      unused,
      { zh: '领证三个月以后仍未开工，也没有延期。', en: 'Not begun more than three months after the permit, without extension.' },
      keys(unused)
    )
    const extended = waiting()
    stopAtPermit(extended)
    extended.site.permitExtended = lastDay + 45
    planting.decoy(
      model,
      extended,
      { zh: '同样没有开工，但已批准延期。', en: 'Not begun either, but extended by approval.' },
      keys(extended)
    )
    const same = begun()
    same.site.permitIssued = same.started
    planting.decoy(model, same, { zh: '发证当日开工。', en: 'Begun on the day of the permit.' }, keys(same))
  }
}

/** GC-Y11. */
export function plantAcceptances(planting: Planting, copies: number): void {
  const { random } = planting
  const model = 'eng-filing-late'
  const accepted = (margin: number): Project =>
    planting.project({
      works: [roundTo(random.real(4_600_000, 9_000_000), 100)],
      opened: ['2023-09-01', '2024-06-30'],
      fits: (project) => isDone(project, 'GC18', margin)
    })
  const keys = (project: Project): string[] => [stepKey(project, 'GC18'), `acceptance:${project.code}`]
  for (let copy = 0; copy < copies; copy += 1) {
    const late = accepted(60)
    Object.assign(late.site, { filedAfter: random.int(24, 45), accountsAfter: 50, accountsDueAfter: null })
    planting.hit(
      model,
      late,
      { zh: `验收后第 ${late.site.filedAfter} 天才备案。`, en: `Filed on day ${late.site.filedAfter} after the acceptance.` },
      keys(late)
    )
    const unsettled = accepted(120)
    Object.assign(unsettled.site, { accountsAfter: null, accountsDueAfter: null })
    planting.hit(
      model,
      unsettled,
      { zh: '验收三个月以后仍未编报决算。', en: 'No final accounts more than three months after the acceptance.' },
      keys(unsettled)
    )
    const exact = accepted(60)
    Object.assign(exact.site, { filedAfter: 15, accountsAfter: 50, accountsDueAfter: null })
    planting.decoy(model, exact, { zh: '第十五天备案，在期限内。', en: 'Filed on the fifteenth day, in time.' }, keys(exact))
    const granted = accepted(160)
    Object.assign(granted.site, { accountsAfter: 148, accountsDueAfter: 150 })
    planting.decoy(
      model,
      granted,
      { zh: '决算经批准延长两个月，在延长期内编报。', en: 'The accounts were extended by approval and submitted in time.' },
      keys(granted)
    )
    if (stepOf(granted, 'GC18').decided > lastDay) throw new Error('an acceptance lies after the data date')
  }
}
