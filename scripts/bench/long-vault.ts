/**
 * A vault with one very long matter and one very busy person, made from a seed by the product's own import and kept: a project whose node was gone
 * through 2,000 times, and somebody who approved 20,000 steps beside ten peers who approved as many, with appointments and contracts.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchEngine, benchPassphrase, type BenchVault } from './bench-vault.ts'
import type { BenchOptions } from './figure.ts'
import { seeded } from './seeded.ts'

const nodes = ['GC01', 'GC02', 'GC03', 'GC04', 'GC05', 'GC06', 'GC07', 'GC08', 'GC09', 'GC10']
const unit = '云溪县住房和城乡建设局'
export const longMatter = 'CJ-0001'
export const busyPerson = '钟长卷'

/** How long the trail is and how much the person did at this scale. */
export const longSizes = ({ scale }: Pick<BenchOptions, 'scale'>) => ({
  steps: Math.max(20, Math.round(2000 * scale)),
  acts: Math.max(200, Math.round(20_000 * scale))
})

/** The vault behind the engine; made when it is not there (a minute). */
export async function longVault(options: BenchOptions): Promise<BenchVault> {
  const dir = join(options.data, `vault-long-${options.scale}-${options.seed}`)
  const bench = benchEngine(options.scratch)
  if (!existsSync(dir)) {
    options.say(`   making a vault with a long trail …`)
    const half = mkdtempSync(join(options.scratch, 'long-'))
    await make(bench, join(half, 'vault'), half, options)
    await bench.client.call('vault.lock', {})
    mkdirSync(options.data, { recursive: true })
    renameSync(join(half, 'vault'), dir)
  }
  await bench.client.call('vault.unlock', { vault: bench.engine.files.put(dir), passphrase: benchPassphrase })
  return { ...bench, dir }
}

async function make({ engine, client }: BenchVault, dir: string, folder: string, options: BenchOptions): Promise<void> {
  await client.call('vault.create', { folder: engine.files.put(dir), identity: { unit: '云溪县纪委监委' }, passphrase: benchPassphrase })
  for (const [name, lines] of Object.entries(ledgers(options))) {
    const file = join(folder, `${name}.csv`)
    writeFileSync(file, [...lines, ''].join('\n'))
    await client.run('import.run', { files: [engine.files.put(file)], mapping: name })
  }
}

function ledgers(options: BenchOptions): Readonly<Record<string, readonly string[]>> {
  const { steps, acts } = longSizes(options)
  const random = seeded(options.seed)
  const upTo = random.below
  const day = (n: number): string => new Date(Date.UTC(2016, 0, 1 + n)).toISOString().slice(0, 10)
  const peers = Array.from({ length: 10 }, (_, n) => `同岗${String.fromCodePoint(0x7532 + n)}`)
  const handlers = Array.from({ length: 40 }, (_, n) => `经办${String.fromCodePoint(0x4e00 + n)}`)
  const projects = Array.from({ length: Math.ceil((2 * acts) / nodes.length) }, (_, n) => `CJ-${String(n + 2).padStart(5, '0')}`)
  const approvals = projects.flatMap((code, place) =>
    nodes.map((node, at) => {
      const [received, took] = [upTo(3600), upTo(20) + (random.next() < 0.03 ? 60 : 0)]
      const approver = place % 2 === 0 ? busyPerson : random.pick(peers)
      const handler = random.pick(handlers)
      return `${code},${node},1,${unit},${day(received + at)},${day(received + at + took)},${1 + upTo(900)}0000,${handler},${approver}`
    })
  )
  const rounds = Array.from(
    { length: steps },
    (_, n) => `${longMatter},GC16,${n + 1},${unit},${day(n)},${day(n + 1 + upTo(9))},50000,${handlers[n % 40]},${peers[n % 10]}`
  )
  return {
    'project-ledger': [
      '项目编码,项目名称,建设单位,立项日期,核定概算(万元)',
      ...[longMatter, ...projects].map((code, n) => `${code},${code}号工程,${unit},${day(n % 3000)},${100 + (n % 400)}`)
    ],
    'appointment-ledger': [
      '姓名,单位,职务,任职日期,免职日期,岗位层级',
      ...[busyPerson, ...peers].flatMap((name) => [
        `${name},${unit},科长,2015-01-01,2019-12-31,科室负责人`,
        `${name},${unit},局长,2020-01-01,,主要领导`
      ]),
      ...handlers.map((name) => `${name},${unit},科员,2015-01-01,,经办岗`)
    ],
    'approval-ledger': ['项目编码,节点,轮次,办理单位,受理时间,办结时间,金额,经办人,审批人', ...approvals, ...rounds],
    'contract-ledger': [
      '合同编号,合同名称,承包单位,合同金额,项目编码,发包单位,签订日期',
      ...projects.map(
        (code, n) =>
          `HT-${code},${code}施工,第${random.next() < 0.1 && n % 2 === 0 ? 1 : 1 + upTo(60)}建设公司,${1 + upTo(900)}0000,${code},${unit},${day(upTo(3600))}`
      )
    ]
  }
}
