/**
 * A payment ledger of any length, as an office would hand it in: 12 columns, 69 units, three thousand firms, ids that join, one line in a
 * thousand that must go to quarantine. All names are invented. Written once for a seed and size, then reused.
 */
import { once } from 'node:events'
import { createWriteStream, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { seeded } from './seeded.ts'

export const paymentHeader = [
  '凭证号',
  '收款单位',
  '金额',
  '支付日期',
  '合同编号',
  '项目编码',
  '付款单位',
  '收款账户',
  '款项',
  '申请日期',
  '审批人',
  '用途'
] as const
const places = ['云溪', '北塘', '柳溪', '石门', '青山', '东湾', '南浦', '白鹤', '大垟', '上塘']
const trades = ['市政工程', '园林绿化', '建筑安装', '道路养护', '水利建设', '物业服务', '信息技术', '勘察设计', '商贸', '环境科技']
const kinds = ['预付款', '进度款', '结算款', '质保金']
const surnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周', '徐', '孙']
const given = ['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '涛', '明']

/** Lines of cells, without the header. */
export function* paymentRows(rows: number, seed: number): Generator<readonly string[]> {
  const random = seeded(seed)
  const units = Array.from({ length: 69 }, (_, at) => `云溪县第${at + 1}工作局`)
  const firms = Array.from({ length: 3000 }, (_, at) => `${random.pick(places)}${at + 1}号${random.pick(trades)}有限公司`)
  const accounts = firms.map((_, at) => `6228${String(480_000_000_000 + at * 7919)}`)
  const people = Array.from(
    { length: 600 },
    (_, at) => `${random.pick(surnames)}${random.pick(given)}${at < 150 ? random.pick(given) : ''}`
  )
  for (let at = 0; at < rows; at += 1) {
    const firm = random.below(firms.length)
    const contract = random.below(40_000)
    const day = 1 + random.below(28)
    const month = `202${4 + (at % 3)}-${String(1 + random.below(12)).padStart(2, '0')}`
    const amount = random.below(1000) === 0 ? '待定' : (random.below(90_000_000) / 100 + 1000).toFixed(2)
    yield [
      `PZ${String(at + 1).padStart(8, '0')}`,
      firms[firm] ?? '',
      amount,
      `${month}-${String(day).padStart(2, '0')}`,
      `HT-${String(contract).padStart(6, '0')}`,
      `XM-${String(contract % 8000).padStart(5, '0')}`,
      units[contract % units.length] ?? '',
      accounts[firm] ?? '',
      random.pick(kinds),
      `${month}-01`,
      people[contract % people.length] ?? '',
      `第${1 + (at % 9)}期${random.pick(kinds)}，按合同约定支付`
    ]
  }
}

/** The ledger as a csv file; gives its path. */
export async function paymentCsv(folder: string, rows: number, seed: number, encoding: 'utf8' | 'gb18030'): Promise<string> {
  const file = join(folder, `payments-${rows}-${seed}.${encoding}.csv`)
  if (existsSync(file)) return file
  const out = createWriteStream(`${file}.part`)
  let text = `${paymentHeader.join(',')}\n`
  for (const cells of paymentRows(rows, seed)) {
    text += `${cells.join(',')}\n`
    if (text.length < 1_000_000) continue
    if (!out.write(iconv.encode(text, encoding))) await once(out, 'drain')
    text = ''
  }
  out.end(iconv.encode(text, encoding))
  await once(out, 'finish')
  renameSync(`${file}.part`, file)
  return file
}
