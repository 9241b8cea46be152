/**
 * `npm run bench` (`node scripts/bench/run.ts [P1 P2 …] [--scale 0.1] [--rounds 3] [--seed 1] [--json] [--folder DIR]`): measures each figure beside its peer, prints one
 * table and appends it as one line to .cache/bench.jsonl (or DIR's), which stays on this machine. Only ratios are worth comparing between days.
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildAll } from '../build.ts'
import { isStale } from '../stale.ts'
import { skipped, type BenchRow, type Figure } from './figure.ts'
import { auditLog } from './audit-log.ts'
import { cancelImport } from './cancel-import.ts'
import { drillDown } from './drill-down.ts'
import { growth } from './growth.ts'
import { heatData } from './heat-data.ts'
import { importCsv } from './import-csv.ts'
import { importXlsx } from './import-xlsx.ts'
import { longWalk } from './long-walk.ts'
import { painted } from './painted.ts'
import { queryPlans } from './query-plans.ts'
import { checkChanged, checkModels } from './run-models.ts'
import { scoreUnits } from './score-units.ts'
import { searchAll } from './search-all.ts'
import { sealCase } from './seal-case.ts'
import { tableText } from './table-text.ts'
import { warningGrid } from './warning-grid.ts'

const figures: readonly Figure[] = [
  importCsv,
  importXlsx,
  checkModels,
  checkChanged,
  heatData,
  drillDown,
  longWalk,
  painted,
  warningGrid,
  searchAll,
  scoreUnits,
  sealCase,
  growth,
  queryPlans,
  auditLog,
  cancelImport
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    folder: { type: 'string', default: fileURLToPath(new URL('../../.cache/', import.meta.url)) }
  }
})
const numbers = { scale: Number(values.scale), rounds: Number(values.rounds), seed: Number(values.seed) }
const unknown = positionals.filter((id) => !figures.some((figure) => figure.id === id.toUpperCase()))
if (!(numbers.scale > 0) || !(numbers.rounds >= 1) || !Number.isInteger(numbers.seed) || unknown.length > 0) {
  console.error(
    `usage: npm run bench -- [${figures.map((figure) => figure.id).join(' ')}] [--scale 0.1] [--rounds 3] [--seed 1] [--json] [--folder DIR]`
  )
  process.exit(2)
}

const cache = values.folder
const data = join(cache, 'bench-data')
mkdirSync(data, { recursive: true })
const root = fileURLToPath(new URL('../..', import.meta.url))
// what is measured is the product as it is built
if (isStale(root)) await buildAll({ shell: true, window: true })
const scratch = mkdtempSync(join(cache, 'bench-'))
const say = (text: string): void => void process.stderr.write(`${text}\n`)
const table: BenchRow[] = []
try {
  for (const figure of figures) {
    if (positionals.length > 0 && !positionals.some((id) => id.toUpperCase() === figure.id)) continue
    say(`${figure.id} ${figure.what} …`)
    try {
      table.push(...(await figure.run({ ...numbers, data, scratch, say })))
    } catch (error) {
      table.push(skipped(figure.id, figure.what, `failed: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`))
      process.exitCode = 1
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
const line = { at: new Date().toISOString(), ...numbers, cores: cpus().length, load: loadavg()[1] ?? 0, node: process.version, rows: table }
appendFileSync(join(cache, 'bench.jsonl'), `${JSON.stringify(line)}\n`)
if (line.load > line.cores)
  say(`the machine had ${line.load.toFixed(1)} processes for ${line.cores} cores: ratios count, milliseconds do not`)
console.log(values.json ? JSON.stringify(line) : tableText(table))
