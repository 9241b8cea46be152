/** P5, the data alone: the matrix for each way of colouring, and the cell a person clicks, as the window asks for them. Painting is measured in Electron. */
import { countyEngine } from './county.ts'
import { atMost, ninetyFifth, skipped, type BenchOptions, type BenchRow, type Figure } from './figure.ts'

export const heatData: Figure = { id: 'P5', what: 'heat map data', run }

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const { engine, client } = await countyEngine(options)
  try {
    const rows: BenchRow[] = []
    const spentOn = async (work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now()
      await work()
      return performance.now() - started
    }
    for (const columns of ['model', 'month'] as const) {
      const spent: number[] = []
      for (let round = 0; round < 10; round += 1) {
        for (const colour of ['number', 'rate', 'change', 'peers'] as const) {
          spent.push(await spentOn(() => client.call('heat.matrix', { columns, colour })))
        }
      }
      rows.push(atMost('P5', `heat.matrix by ${columns}, p95`, ninetyFifth(spent), 100, 'ms'))
    }
    const matrix = await client.call('heat.matrix', { columns: 'model' })
    const spent: number[] = []
    for (const [at, { id }] of matrix.rows.slice(0, 60).entries()) {
      const column = matrix.columns[at % Math.max(1, matrix.columns.length)]
      if (column === undefined) continue
      spent.push(await spentOn(() => client.call('heat.cell', { columns: 'model', org: id, column: column.id })))
    }
    rows.push(atMost('P5', 'heat.cell, p95', ninetyFifth(spent), 50, 'ms'))
    rows.push(skipped('P5', "against DuckDB's direct query", 'DuckDB is not among the dependencies'))
    return rows
  } finally {
    await engine.close()
  }
}
