/** P8: the index of all units of a period from a vault just opened, with nothing kept from before; then each unit's page as a person opens it, and its report. */
import { countyEngine } from './county.ts'
import { reportRows } from './report-cost.ts'
import { atMost, median, ninetyFifth, type BenchOptions, type BenchRow, type Figure } from './figure.ts'

export const scoreUnits: Figure = { id: 'P8', what: 'scores of units', run }

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const [cold, pages]: [number[], number[]] = [[], []]
  let what = ''
  for (let round = 0; round < options.rounds; round += 1) {
    const { engine, client } = await countyEngine(options)
    const spentOn = async (work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now()
      await work()
      return performance.now() - started
    }
    try {
      cold.push((await spentOn(() => client.call('score.table', {}))) / 1000)
      const { units, indicators, period } = await client.call('score.table', {})
      what = `${units.length} × ${indicators.filter((one) => one.leaf).length}`
      for (const { id } of units) pages.push(await spentOn(() => client.call('score.unit', { unit: id, period })))
    } finally {
      await engine.close()
    }
  }
  return [
    atMost('P8', `score ${what}, nothing kept`, median(cold), 1, 's'),
    atMost('P8', 'one unit taken apart, p95', ninetyFifth(pages), 100, 'ms'),
    ...(await reportRows(options))
  ]
}
