/** A small office with units, people and registers, opened over the contract; its clock is set by the test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../electron/engine/engine.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient, type Client } from '../../shared/ipc/client.ts'
import { cheapKdf } from './county.ts'

export interface RegisterDesk {
  readonly client: Client
  readonly engine: Engine
  readonly folder: string
  /** from here on it is this day (ISO) */
  today(day: string): void
  /** imports a ledger by its headers; how many rows, and how many were set aside */
  take(name: string, lines: readonly string[]): Promise<string>
  close(): Promise<void>
}

const units = [
  '单位名称,单位类别,上级单位,所在地',
  '婺城区纪委监委,区级机关,,婺城区',
  '白龙桥镇,镇街,,白龙桥镇',
  '罗埠镇,镇街,,罗埠镇',
  '后陈村,村居,白龙桥镇,白龙桥镇',
  '后张村,村居,白龙桥镇,白龙桥镇',
  '区住建局,区级机关,,婺城区',
  '派驻第三组,派驻组,婺城区纪委监委,婺城区'
]
const people = [
  '姓名,单位,身份证号,职务,是否班子成员',
  '镇书记,白龙桥镇,,书记,是',
  '镇委员,白龙桥镇,,委员,是',
  '罗书记,罗埠镇,,书记,是',
  '村书记,后陈村,,书记,是',
  '经办人,白龙桥镇,,干部,否'
]

export async function registerDesk(packs: readonly string[], day = '2026-09-29'): Promise<RegisterDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'lianjing-register-'))
  let now = day
  const engine = createNodeEngine({ home: join(folder, 'home'), kdfCost: cheapKdf, clock: () => new Date(`${now}T04:00:00Z`) })
  const client = createClient(engine)
  await client.call('vault.create', {
    name: '婺城',
    identity: { unit: '婺城区纪委监委' },
    passphrase: 'a register passphrase',
    packs: [...packs]
  })
  const take = async (name: string, lines: readonly string[]): Promise<string> => {
    const file = join(folder, name)
    writeFileSync(file, `${lines.join('\n')}\n`)
    const { imports } = await client.run('import.run', { files: [engine.files.put(file)] })
    return imports.map((one) => `${one.mapping} ${one.inserted}+${one.quarantined}`).join()
  }
  await take('单位.csv', units)
  await take('人员.csv', people)
  return {
    client,
    engine,
    folder,
    today: (next) => {
      now = next
    },
    take,
    async close() {
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** `code message` of the refusal, or `done`. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: { readonly value: { readonly code: string; readonly message: string } }) => `${error.value.code} ${error.value.message}`
  )
}

type Cells = Readonly<Record<string, readonly (number | null)[]>>

/** Figures of a register as [value, counted, against], over everything and by group name; to `asOf` where an imported ledger would count to its data's day. */
export async function figureCells(
  { client }: RegisterDesk,
  register: string,
  by: string,
  asOf?: string
): Promise<{ readonly total: Cells; readonly groups: ReadonlyMap<string, Cells> }> {
  const { groups, total } = await client.call('register.figures', { register, by, ...(asOf === undefined ? {} : { asOf }) })
  const read = (cells: typeof total): Cells =>
    Object.fromEntries(cells.map(({ figure, value, counted, against }) => [figure, [value, counted, against]]))
  return { total: read(total), groups: new Map(groups.map(({ name, cells }) => [name.zh, read(cells)])) }
}
