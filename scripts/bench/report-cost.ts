/**
 * P8, reports: what one costs as HTML and as PDF. Printing is another program's work on a machine that others use too, so beside the clock stand
 * processor seconds, Chromium's included, and a bare print of the very same page as the peer: what ours takes more than that is ours.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createChromiumPrinter, findChromium } from '../chromium-printer.ts'
import { countyEngine } from './county.ts'
import { atMost, inTurn, median, ratioAtMost, show, skipped, type BenchOptions, type BenchRow } from './figure.ts'

/** Reports printed in a round; more would only take longer. */
const printed = 12
/** Clock ticks of a second, as Linux counts them in /proc. */
const ticks = 100

export async function reportRows(options: BenchOptions): Promise<readonly BenchRow[]> {
  const { engine, client } = await countyEngine(options)
  try {
    const { units, period } = await client.call('score.table', {})
    const [html, htmlCpu]: [number[], number[]] = [[], []]
    let made = 0
    for (let round = 0; round < options.rounds; round += 1) {
      const before = process.cpuUsage()
      const { reports, ms } = await client.run('report.all', { format: 'html' })
      made = reports.length
      html.push(ms / 1000 / made)
      htmlCpu.push(ownSeconds(before) / made)
    }
    const asHtml = atMost('P8', `a report as HTML, of ${made}`, median(html), 0.1, 's', withCpu(median(html), median(htmlCpu)))
    if (findChromium() === undefined) return [asHtml, skipped('P8', 'a report as PDF', 'no chromium on the PATH')]

    const chosen = units.filter((_, at) => at % Math.ceil(units.length / printed) === 0)
    const pages: string[] = []
    for (const unit of chosen) {
      const { handle } = await client.call('report.make', { unit: unit.id, period, format: 'html' })
      pages.push(readFileSync(engine.files.path(handle), 'utf8'))
    }
    const bare = createChromiumPrinter()
    const cpu: number[] = []
    const seconds = async (work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now()
      await work()
      return (performance.now() - started) / 1000 / chosen.length
    }
    const printAll = async (): Promise<void> => {
      for (const page of pages) await bare.print(page)
    }
    const makeAll = async (): Promise<void> => {
      for (const unit of chosen) await client.call('report.make', { unit: unit.id, period, format: 'pdf' })
    }
    try {
      // both programs are started before the first round
      await bare.print(pages[0] ?? '')
      await client.call('report.make', { unit: chosen[0]?.id ?? '', period, format: 'pdf' })
      const rounds = await inTurn(
        options.rounds,
        () => seconds(printAll),
        async () => {
          const [own, others] = [process.cpuUsage(), childSeconds()]
          const spent = await seconds(makeAll)
          const printing = childSeconds()
          if (others !== null && printing !== null) cpu.push((ownSeconds(own) + printing - others) / chosen.length)
          return spent
        }
      )
      const ours = cpu.length === 0 ? show(rounds.ours, 's') : withCpu(rounds.ours, median(cpu))
      return [
        asHtml,
        atMost('P8', `a report as PDF, of ${chosen.length}`, rounds.ours, 0.6, 's', ours),
        ratioAtMost('P8', 'a report as PDF against its page printed bare', rounds, 1.2, 's', 'the same Chromium')
      ]
    } finally {
      await bare.close()
    }
  } finally {
    await engine.close()
  }
}

const withCpu = (clock: number, cpu: number): string => `${show(clock, 's')}, processor ${show(cpu, 's')}`

function ownSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

/**
 * Processor seconds of every process below this one and of those that it outlived (a page's own process ends with the page); null where there is
 * no /proc.
 */
function childSeconds(): number | null {
  const found = new Map<number, { readonly parent: number; readonly seconds: number }>()
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/u.test(name)) continue
      const line = statOf(name)
      // the name in brackets may hold blanks: fields are counted behind it
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
      const spent = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
      if (fields.length > 15) found.set(Number(name), { parent: Number(fields[1]), seconds: spent / ticks })
    }
  } catch {
    return null
  }
  const isBelow = (pid: number): boolean => {
    const parent = found.get(pid)?.parent ?? 0
    return parent === process.pid || (parent > 1 && isBelow(parent))
  }
  return [...found].reduce((sum, [pid, { seconds }]) => sum + (isBelow(pid) ? seconds : 0), 0)
}

/** A process may end while it is looked at. */
function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}
