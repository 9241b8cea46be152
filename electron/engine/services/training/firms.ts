/** The firms of the county with the people behind them. Accounts, machines and managers are each firm's own, so that only planted bids share any. */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import { makeCreditCode, makePhone, NameMaker, type IdMaker } from './identity.ts'
import type { Random } from './random.ts'
import { dayAt } from './work-days.ts'
import { brands, firmPlaces, roads, trades, type Trade } from './words.ts'

export interface FirmPerson {
  readonly name: string
  readonly idNumber: string
  readonly role: '股东' | '董事' | '监事' | '经理' | '法定代表人' | '联系人'
  readonly share: number | null
  readonly from: DayNumber | null
  readonly to: DayNumber | null
}

export interface Firm {
  readonly name: string
  readonly code: string
  readonly trade: Trade
  readonly legal: { readonly name: string; readonly idNumber: string }
  readonly phone: string
  readonly address: string
  readonly email: string
  readonly registered: DayNumber
  /** 万元 */
  readonly capital: number
  readonly insured: number
  readonly people: FirmPerson[]
  readonly account: string
  readonly ip: string
  readonly mac: string
  readonly contact: string
  readonly managers: readonly string[]
}

const shares: readonly (readonly [Trade, number])[] = [
  ['works', 0.36],
  ['design', 0.06],
  ['supervision', 0.06],
  ['consult', 0.05],
  ['goods', 0.12],
  ['supplies', 0.35]
]

/** `count` firms over all trades, at least three in each. */
export function makeFirms(count: number, random: Random, ids: IdMaker): readonly Firm[] {
  const names = new NameMaker(random.fork('names'))
  const taken = new Set<string>()
  const firms: Firm[] = []
  for (const [trade, share] of shares) {
    const wanted = Math.max(trade === 'works' ? 14 : 4, Math.round(count * share))
    for (let made = 0; made < wanted; made += 1) firms.push(makeFirm(trade, firms.length + 1, random, { names, ids, taken }))
  }
  return firms
}

interface Makers {
  readonly names: NameMaker
  readonly ids: IdMaker
  readonly taken: Set<string>
}

function makeFirm(trade: Trade, serial: number, random: Random, { names, ids, taken }: Makers): Firm {
  let name = ''
  for (let attempt = 0; name === '' || taken.has(name); attempt += 1) {
    const brand = attempt < 60 ? random.pick(brands) : random.pick(brands) + random.pick(['新', '泰', '升', '源', '鑫', '建', '和', '德'])
    name = `${random.pick(firmPlaces)}${brand}${random.pick(trades[trade])}有限公司`
  }
  taken.add(name)
  const born = [1962, 1992] as const
  const person = (): { name: string; idNumber: string } => ({ name: names.make(), idNumber: ids.make(born[0], born[1]) })
  const legal = person()
  const registered = dayAt('2003-01-01') + random.int(0, 7000)
  const owners = random.int(1, 3)
  const cut = owners === 1 ? [100] : owners === 2 ? [random.int(51, 80)] : [random.int(40, 55), random.int(20, 30)]
  if (owners > 1) cut.push(100 - cut.reduce((sum, part) => sum + part, 0))
  const people: FirmPerson[] = cut.map((share, at) => ({
    ...(at === 0 ? legal : person()),
    role: '股东',
    share,
    from: registered,
    to: null
  }))
  people.push({ ...legal, role: '董事', share: null, from: registered, to: null })
  people.push({ ...person(), role: '监事', share: null, from: registered, to: null })
  if (random.chance(0.5)) people.push({ ...person(), role: '经理', share: null, from: registered + random.int(0, 900), to: null })
  const block = (serial % 250) + 1
  return {
    name,
    code: makeCreditCode(serial),
    trade,
    legal,
    phone: makePhone(random),
    address: `${random.pick(firmPlaces)}${random.pick(roads)}${random.int(1, 999)}号`,
    email: `office${serial}@example.com`,
    registered,
    capital: random.pick([100, 200, 300, 500, 800, 1000, 2000, 3000, 5000, 10_000]),
    insured: Math.round(random.amount(26, 0.9, 4, 600)),
    people,
    account: `0000${String(serial).padStart(6, '0')}${String(random.int(0, 99_999)).padStart(5, '0')}`,
    ip: `10.${Math.floor(serial / 250) + 1}.${block}`,
    mac: `02-${hex(serial >> 16)}-${hex(serial >> 8)}-${hex(serial)}`,
    contact: people.at(-1)?.name ?? legal.name,
    managers: Array.from({ length: trade === 'works' ? 12 : 3 }, () => ids.make(1968, 1996))
  }
}

/** Two upper-case hexadecimal digits of a number's last byte. */
export function hex(number: number): string {
  return (number & 255).toString(16).toUpperCase().padStart(2, '0')
}
