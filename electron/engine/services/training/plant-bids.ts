/** Cases and decoys about bidders whose files carry the same marks (GC-R04). */
import { isDone, leadOf, type Planting } from './planting.ts'
import { roundTo } from './tendering.ts'
import type { Project } from './world.ts'

const shared = [
  { zh: '保证金从同一账户转出', en: 'paid their bonds from one account', field: 'account' },
  { zh: 'MAC 地址相同', en: 'used one machine', field: 'mac' },
  { zh: '投标文件哈希相同', en: 'handed in the same file', field: 'fileHash' },
  { zh: '项目经理为同一人', en: 'named one project manager', field: 'manager' }
] as const

/** GC-R04. */
export function plantIdenticalBids(planting: Planting, copies: number): void {
  const { random } = planting
  const fits = (project: Project): boolean => isDone(project, 'GC12') && leadOf(project).lot.bids.length >= 5
  const tendered = { opened: ['2024-10-01', '2025-06-30'], fits } as const
  for (let copy = 0; copy <= copies; copy += 1) {
    const project = planting.project({ ...tendered, works: [roundTo(random.real(4_600_000, 22_000_000), 100)] })
    const { lot } = leadOf(project)
    const group = random.sample(lot.bids, random.int(2, 3))
    const records = [`tender:${lot.code}`, ...group.map((bid) => `bid:${lot.code}:${bid.firm.name}`)]
    const first = group[0]
    const trait = shared[copy % (shared.length + 1)]
    for (const bid of group) {
      if (first === undefined) continue
      if (trait === undefined) Object.assign(bid, { ip: first.ip, phone: first.phone })
      else bid[trait.field] = first[trait.field]
    }
    const what = trait ?? { zh: 'IP 地址和联系电话都相同', en: 'shared IP and phone' }
    planting.hit(
      'eng-identical-bids',
      project,
      { zh: `${group.length} 家投标人${what.zh}。`, en: `${group.length} bidders ${what.en}.` },
      records
    )
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const hall = planting.project({ ...tendered, works: [7_300_000] })
    for (const bid of leadOf(hall).lot.bids.slice(0, 3)) bid.ip = '10.200.0.8'
    planting.decoy(
      'eng-identical-bids',
      hall,
      { zh: '三家只有 IP 相同，是交易中心的上传终端。', en: 'Three bidders share only an IP, that of the trading centre.' },
      [`tender:${leadOf(hall).lot.code}`]
    )
    const blank = planting.project({ ...tendered, works: [9_100_000] })
    for (const bid of leadOf(blank).lot.bids) Object.assign(bid, { mac: '无', fileHash: '/', author: '-' })
    planting.decoy('eng-identical-bids', blank, { zh: '相同的只是“无”“/”等占位。', en: 'Only placeholders are the same.' }, [
      `tender:${leadOf(blank).lot.code}`
    ])
  }
}
