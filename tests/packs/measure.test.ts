/**
 * What a card sets against a limit, on what the models find in their own cases: a value that stands inside its limit is not drawn, and no model draws
 * the wrong figures or points the wrong way, which would hide its own finding.
 */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import type { PackSet } from '../../electron/engine/packs/load-packs.ts'
import { tryCase } from '../../electron/engine/packs/test-model.ts'
import { cardMeasure } from '../../electron/engine/services/card-measure.ts'
import { paramsInForce } from '../../shared/packs/params.ts'
import { shippedPacks } from '../support/shipped-packs.ts'

const resources = join(import.meta.dirname, '../../resources')
const packs = shippedPacks()
const calendar = loadCalendar(join(resources, 'calendars'))

type Model = PackSet['models'][number]

function modelOf(id: string): Model {
  const model = packs.model(id)
  if (model === undefined) throw new Error(`no model ${id}`)
  return model
}

/** Every hit of one case, or of all cases, with what its card draws. */
function drawn(model: Model, only = '') {
  return model.cases
    .filter((each) => only === '' || each.name === only)
    .flatMap((each) =>
      tryCase({ model, datasets: packs.datasets, procedures: packs.procedures, calendar }, each).map((figures) => ({
        figures,
        measure: cardMeasure(model, figures, paramsInForce(model.params, each.as_of, each.params))
      }))
    )
}

test('a contract signed in time with another firm than the winner shows no days; one signed late does', () => {
  const late = modelOf('eng-contract-late')
  const [other] = drawn(late, '承包单位不是中标人')
  expect([other?.figures['gap_days'], other?.figures['limit_days'], other?.measure]).toEqual([10, 30, null])
  const signed = drawn(late, '第30天签订不报，第31天触发，早一天触发，当天不报').map(
    ({ measure }) => measure && [measure.value, measure.limit]
  )
  expect(signed.toSorted()).toEqual([[31, 30], null])
})

test('a change soon after an intervention shows its days against the limit: fewer are worse', () => {
  const [change] = drawn(modelOf('intervention-case-change'), '过问后十天撤案并变更承办人')
  expect(change?.measure).toMatchObject({ value: 10, limit: 30, better: 'higher' })
})

test('a limit is the parameter of that name, also where a figure is called the same', () => {
  const look = modelOf('hosp-query')
  const [one] = drawn(look, '非授权账号按医师统计一次')
  expect([one?.figures['n'], one?.figures['by_doctor'], one?.measure]).toEqual([1, 1, null])
  expect(cardMeasure(look, { n: 7, by_doctor: 6 }, { n: 5 })).toMatchObject({ value: 6, limit: 5 })
})

test('every model that has a measure draws it for some of its hits, with the limit it names', { timeout: 120_000 }, () => {
  const blind = packs.models.filter((model) => {
    if (model.measure === undefined) return false
    return !drawn(model).some(
      ({ measure }) => measure !== null && measure.value !== null && (model.measure?.limit === undefined || measure.limit !== null)
    )
  })
  expect(blind.map((model) => model.id)).toEqual([])
})
