/** Imports into a real vault: counts, editions, several ledgers on one row, several people in one cell, nothing half done. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { countsOf, newDesk, type Desk } from './import-fixture.ts'
import { importFiles } from './import-ledger.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.close())

const projects = [
  '项目编码,项目名称,建设单位,核定概算（万元）,立项日期',
  'XM001,云溪大道,云溪县住建局,1200.5,2024-01-02',
  'XM002,云溪小学,云溪县教育局,800,2024-02-03'
]

describe('a ledger', () => {
  test('[#2] gives its rows with unit, unit of money from the header, and mapping stamped', async () => {
    const outcome = await desk.take('项目.csv', projects)
    expect(outcome).toEqual({
      file: '项目.csv',
      mapping: 'project-ledger',
      rows: 2,
      inserted: 2,
      changed: 0,
      unchanged: 0,
      withdrawn: 0,
      quarantined: 0
    })
    expect(
      desk.rows(`SELECT m.code, m.approved_budget AS fen, o.name AS unit, s.line, i.mapping, i.mapping_version AS version FROM matter m JOIN org o ON o.id = m.org_id
        JOIN sys_source s ON s.id = m._source JOIN sys_import i ON i.id = m._import ORDER BY m.code`)
    ).toEqual([
      { code: 'XM001', fen: 1_200_500_000, unit: '云溪县住建局', line: 2, mapping: 'project-ledger', version: 1 },
      { code: 'XM002', fen: 800_000_000, unit: '云溪县教育局', line: 3, mapping: 'project-ledger', version: 1 }
    ])
    expect(desk.rows(`SELECT value FROM sys_meta WHERE key = 'data_date'`)).toEqual([{ value: '"2024-02-03"' }])
  })

  test('[#5] changes nothing when it comes again, and is new, changed, withdrawn as a newer edition', async () => {
    await desk.take('项目.csv', projects)
    expect(countsOf(await desk.take('项目.csv', projects))).toEqual([2, 0, 0, 2, 0, 0])
    expect(countsOf(await desk.take('又名.csv', [...projects, '']))).toEqual([2, 0, 0, 2, 0, 0])
    const newer = [projects[0] ?? '', 'XM001,云溪大道,云溪县住建局,1300,2024-01-02', 'XM003,云溪医院,云溪县卫健局,500,2024-03-03']
    expect(countsOf(await desk.take('新版.csv', newer))).toEqual([2, 1, 1, 0, 1, 0])
    expect(desk.rows('SELECT code, approved_budget / 100 AS yuan FROM matter ORDER BY code')).toEqual([
      { code: 'XM001', yuan: 13_000_000 },
      { code: 'XM003', yuan: 5_000_000 }
    ])
    expect(desk.rows(`SELECT change, json_extract(row, '$.code') AS code FROM sys_history WHERE dataset = 'matter' ORDER BY id`)).toEqual([
      { change: 'changed', code: 'XM001' },
      { change: 'withdrawn', code: 'XM002' }
    ])
  })

  test('a small correction of a large ledger, or an increment, withdraws nothing', async () => {
    const lines = Array.from({ length: 10 }, (_, at) => `XM1${at},工程${at},云溪县住建局,100,2024-01-01`)
    await desk.take('全.csv', [projects[0] ?? '', ...lines])
    expect(countsOf(await desk.take('四行.csv', [projects[0] ?? '', ...lines.slice(0, 4)]))).toEqual([4, 0, 0, 4, 0, 0])
    expect(countsOf(await desk.take('九行.csv', [projects[0] ?? '', ...lines.slice(0, 9)], { extent: 'increment' }))).toEqual([
      9, 0, 0, 9, 0, 0
    ])
    expect(countsOf(await desk.take('八行.csv', [projects[0] ?? '', ...lines.slice(0, 8)]))).toEqual([8, 0, 0, 8, 2, 0])
  })

  test('two units of one name and different codes stay two; a ledger that names neither code decides for none', async () => {
    const units = ['单位名称,单位代码,单位类别', '城关镇卫生院,D001,医院', '城关镇卫生院,D002,医院', '云溪县住建局,D003,机关']
    expect(countsOf(await desk.take('单位.csv', units)).slice(0, 2)).toEqual([3, 3])
    await desk.take('单位.csv', units)
    expect(desk.rows('SELECT code FROM org ORDER BY code')).toEqual([{ code: 'D001' }, { code: 'D002' }, { code: 'D003' }])
    await desk.take('项目.csv', [projects[0] ?? '', 'XM009,门诊楼,城关镇卫生院,800,2024-02-03'])
    expect(desk.rows(`SELECT org_id FROM matter WHERE code = 'XM009'`)).toEqual([{ org_id: null }])
  })

  describe('units of one name under different superiors', () => {
    const register = '单位名称,单位类别,上级单位,简称'
    const units = (): unknown[] =>
      desk
        .rows<{ unit: string }>(
          `SELECT o.name || '@' || COALESCE(p.name, '') AS unit FROM org o LEFT JOIN org p ON p.id = o.parent_id ORDER BY unit`
        )
        .map((row) => row.unit)
    const under = (...names: readonly string[]): unknown[] => units().filter((unit) => names.some((name) => String(unit).startsWith(name)))

    test('stay two, in one register or in two, and when they come again; a ledger that names no superior decides for none', async () => {
      await desk.take('甲.csv', [register, '骨科,科室,县人民医院,'])
      const second = [register, '骨科,科室,县中医医院,', '河湾村,村居,城关镇,', '河湾村,村居,石门镇,']
      expect(countsOf(await desk.take('乙.csv', second)).slice(0, 2)).toEqual([3, 3])
      expect(countsOf(await desk.take('乙又.csv', [...second, '']))[1]).toBe(0)
      const all = ['河湾村@城关镇', '河湾村@石门镇', '骨科@县中医医院', '骨科@县人民医院']
      expect(under('骨科', '河湾村')).toEqual(all)
      await desk.take('项目.csv', [projects[0] ?? '', 'XM009,门诊楼,骨科,800,2024-02-03'])
      expect([desk.rows(`SELECT org_id FROM matter WHERE code = 'XM009'`), under('骨科', '河湾村')]).toEqual([[{ org_id: null }], all])
    })

    test('a unit known without superior learns it; a superior further up, or written in full, is the same one', async () => {
      await desk.take('项目.csv', [projects[0] ?? '', 'XM009,门诊楼,骨科,800,2024-02-03'])
      await desk.take('单位.csv', [register, '骨科,科室,外科支部,', '外科支部,党支部,县人民医院,', '河湾村,村居,石门镇,'])
      await desk.take('上级.csv', [register, '骨科,科室,县人民医院,', '河湾村,村居,云溪县石门镇,'])
      expect(under('骨科', '河湾村')).toEqual(['河湾村@云溪县石门镇', '骨科@县人民医院'])
      expect(desk.rows(`SELECT o.name FROM matter m JOIN org o ON o.id = m.org_id WHERE m.code = 'XM009'`)).toEqual([{ name: '骨科' }])
    })

    test('a short name is looked for under the same superior', async () => {
      await desk.take('单位.csv', [register, '骨外科,科室,县人民医院,骨科', '骨外科,科室,县中医医院,骨科'])
      await desk.take('项目.csv', [projects[0] ?? '', 'XM009,门诊楼,骨科,800,2024-02-03'])
      expect(under('骨')).toEqual(['骨外科@县中医医院', '骨外科@县人民医院', '骨科@'])
    })
  })

  test('a line that is only misspelt in the newer edition is quarantined, not withdrawn', async () => {
    await desk.take('项目.csv', projects)
    const outcome = await desk.take('新版.csv', [projects[0] ?? '', projects[1] ?? '', 'XM002,云溪小学,云溪县教育局,八百多,2024-02-03'])
    expect(countsOf(outcome)).toEqual([2, 0, 0, 1, 0, 1])
    expect(desk.rows('SELECT code FROM matter ORDER BY code')).toEqual([{ code: 'XM001' }, { code: 'XM002' }])
  })

  test('duplicate keys in one file: the same content counts as unchanged, another content is quarantined', async () => {
    const outcome = await desk.take('项目.csv', [
      ...projects,
      'XM002,云溪小学,云溪县教育局,800,2024-02-03',
      'XM001,另一条路,云溪县住建局,7,2024-01-02'
    ])
    expect(countsOf(outcome)).toEqual([4, 2, 0, 1, 0, 1])
    expect(desk.rows('SELECT reason, column_name, value FROM sys_quarantine')).toEqual([
      { reason: 'duplicate_key', column_name: '项目编码', value: 'XM001' }
    ])
  })

  test('a dry run counts and leaves nothing', async () => {
    expect(countsOf(await desk.take('项目.csv', projects, { dryRun: true }))).toEqual([2, 2, 0, 0, 0, 0])
    expect(desk.rows('SELECT COUNT(*) AS n FROM matter')).toEqual([{ n: 0 }])
    expect(desk.rows('SELECT COUNT(*) AS n FROM sys_import')).toEqual([{ n: 0 }])
  })
})

describe('acts within a node', () => {
  const header = '项目编码,节点,受理时间,办结时间,经办人,审核人,审批人,集体决策会议'
  test('[#89] several approvers in one cell give one act each; a meeting decides by its minutes number', async () => {
    await desk.take('会议.csv', ['纪要文号,会议名称,召开日期,应到人数,实到人数,同意人数', '云住建纪〔2024〕3号,局党组会,2024-03-01,9,8,8'])
    await desk.take('审批.csv', [header, 'XM001,项目建议书（立项）审批,2024-03-01,2024-03-04,张 三,李四,"王五、赵六",云住建纪〔2024〕3号'])
    expect(
      desk.rows(`SELECT a.kind, a.person_name AS ledger, p.name AS person, g.name AS meeting, a.at FROM act a LEFT JOIN person p ON p.id = a.person_id
        LEFT JOIN meeting g ON g.id = a.meeting_id JOIN step s ON s.id = a.step_id WHERE s.node = 'GC01' ORDER BY a.kind, a.person_name`)
    ).toEqual([
      { kind: 'approve', ledger: '王五', person: '王五', meeting: null, at: '2024-03-04' },
      { kind: 'approve', ledger: '赵六', person: '赵六', meeting: null, at: '2024-03-04' },
      { kind: 'decide', ledger: null, person: null, meeting: '局党组会', at: '2024-03-04' },
      { kind: 'handle', ledger: '张三', person: '张三', meeting: null, at: '2024-03-01' },
      { kind: 'review', ledger: '李四', person: '李四', meeting: null, at: '2024-03-04' }
    ])
  })

  test('a name that fits two people stays undecided; the unit decides where it can', async () => {
    await desk.take('名册.csv', ['姓名,单位,编制性质', '张三,云溪县住建局,公务员', '张三,云溪县教育局,公务员', '李四,云溪县住建局,公务员'])
    await desk.take('审批.csv', [
      '项目编码,节点,办理单位,办结时间,审批人',
      'XM001,GC01,云溪县财政局,2024-03-04,张三',
      'XM001,GC02,云溪县教育局,2024-03-05,张三',
      'XM001,GC03,云溪县财政局,2024-03-06,李四'
    ])
    expect(
      desk.rows(`SELECT s.node, a.person_name AS ledger, o.name AS home FROM act a JOIN step s ON s.id = a.step_id LEFT JOIN person p ON p.id = a.person_id
        LEFT JOIN org o ON o.id = p.org_id ORDER BY s.node`)
    ).toEqual([
      { node: 'GC01', ledger: '张三', home: null },
      { node: 'GC02', ledger: '张三', home: '云溪县教育局' },
      { node: 'GC03', ledger: '李四', home: '云溪县住建局' }
    ])
  })

  test('a newer edition that names another approver withdraws the act of the first', async () => {
    await desk.take('审批.csv', [header, 'XM001,GC01,2024-03-01,2024-03-04,张三,李四,王五,'])
    expect(countsOf(await desk.take('改.csv', [header, 'XM001,GC01,2024-03-01,2024-03-04,张三,李四,赵六,']))).toEqual([1, 0, 1, 0, 0, 0])
    expect(desk.rows(`SELECT person_name FROM act WHERE kind = 'approve'`)).toEqual([{ person_name: '赵六' }])
  })
})

describe('several ledgers, one row', () => {
  test('each writes what it carries, in whatever order; the ledger that a row was only mentioned in counts it as new', async () => {
    await desk.take('招标.csv', ['标段编号,标段名称,招标方式,项目编码,中标单位', 'BD1,云溪大道一标段,公开招标,XM001,云溪建设有限责任公司'])
    expect(desk.rows('SELECT notes FROM sys_import').some((row) => JSON.stringify(row).includes('not_yet_there'))).toBe(true)
    const bids = [
      '标段编号,投标人,投标报价,保证金账户',
      'BD1,云溪建设有限公司,100万元,6222021234',
      'BD1,云溪路桥有限公司,101万元,6222021234'
    ]
    expect(countsOf(await desk.take('投标.csv', bids))).toEqual([2, 2, 0, 0, 0, 0])
    const found = desk.rows<{ name: string; fen: number; won: number | null; account: string }>(
      `SELECT p.name, b.price AS fen, b.is_winner AS won, b.bond_account AS account FROM bid b JOIN party p ON p.id = b.party_id JOIN tender t ON t.id = b.tender_id ORDER BY b.price`
    )
    expect(found.map(({ name, fen, won }) => ({ name, fen, won }))).toEqual([
      { name: '云溪建设有限责任公司', fen: 100_000_000, won: 1 },
      { name: '云溪路桥有限公司', fen: 101_000_000, won: null }
    ])
    expect(found[0]?.account).toMatch(/^[0-9a-f]{64}$/)
    expect(found[0]?.account).toBe(found[1]?.account)
  })

  test('a register replaces what ledgers mentioned and keeps the old; a ledger never does', async () => {
    await desk.take('登记.csv', ['企业名称,统一社会信用代码,法定代表人', '云溪建设有限公司,91330000000000001A,甲'])
    await desk.take('登记新.csv', ['企业名称,统一社会信用代码,法定代表人', '云溪建设有限公司,91330000000000001A,乙'])
    await desk.take('投标.csv', ['标段编号,投标人,统一社会信用代码', 'BD1,云溪建设有限公司,91330000000000009X'])
    expect(desk.rows('SELECT name, credit_code, legal_person FROM party ORDER BY credit_code')).toEqual([
      { name: '云溪建设有限公司', credit_code: '91330000000000001A', legal_person: '乙' },
      { name: '云溪建设有限公司', credit_code: '91330000000000009X', legal_person: null }
    ])
    expect(desk.rows(`SELECT json_extract(row, '$.legal_person') AS was FROM sys_history WHERE dataset = 'party'`)).toEqual([{ was: '甲' }])
  })
})

describe('all or nothing', () => {
  test('a cancelled import leaves nothing, and audit entries of others stay', async () => {
    const abort = new AbortController()
    const lines = Array.from({ length: 20_000 }, (_, at) => `XM${at},工程${at},云溪县住建局,100,2024-01-01`)
    const file = desk.write('大.csv', `${[projects[0] ?? '', ...lines].join('\n')}\n`)
    let asked = 0
    const promise = importFiles(desk.vault, desk.packSet, [{ path: file }], {
      ...desk.by,
      signal: abort.signal,
      onProgress: ({ rows }) => {
        if (rows === 0 || asked !== 0) return
        desk.vault.audit({ action: 'person.view', subject: 'p1' })
        asked = performance.now()
        abort.abort()
      }
    })
    await expect(promise).rejects.toMatchObject({ value: { code: 'cancelled' } })
    expect(performance.now() - asked).toBeLessThan(2000)
    expect(desk.rows('SELECT COUNT(*) AS n FROM matter')).toEqual([{ n: 0 }])
    expect(desk.rows(`SELECT action, subject FROM sys_audit WHERE action <> 'vault.create' AND action NOT LIKE 'vault.%'`)).toEqual([
      { action: 'person.view', subject: 'p1' }
    ])
    expect(countsOf(await desk.takeFile(file))).toEqual([20_000, 20_000, 0, 0, 0, 0])
  })

  test('a second import while one runs is refused, and the first is not disturbed', async () => {
    const small = desk.write('甲.csv', `${projects.join('\n')}\n`)
    const lines = Array.from({ length: 30_000 }, (_, at) => `XM${at},工程${at},云溪县住建局,100,2024-01-01`)
    const other: Promise<unknown>[] = []
    const onProgress = ({ rows }: { readonly rows: number }): void => {
      if (rows > 0 && other.length === 0) other.push(desk.takeFile(small).catch((error: unknown) => error))
    }
    expect(countsOf(await desk.take('大.csv', [projects[0] ?? '', ...lines], { onProgress }))).toEqual([30_000, 30_000, 0, 0, 0, 0])
    const refused = (await Promise.all(other))[0]
    expect(refused instanceof AppError ? refused.value.code : refused).toBe('conflict')
  })
})

describe('choosing a mapping', () => {
  test('what no mapping fits is told with the nearest mapping and its missing columns', async () => {
    await expect(desk.take('缺.csv', ['项目编码,项目名称,核定概算', 'XM001,路,1'])).rejects.toMatchObject({
      value: { code: 'no_mapping', message: expect.stringMatching(/工程项目台账.*建设单位/) }
    })
  })
  test('a named mapping that does not exist, or does not fit, is told', async () => {
    await expect(desk.take('甲.csv', projects, { mapping: 'nothing' })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
    await expect(desk.take('甲.csv', projects, { mapping: 'payment-ledger' })).rejects.toMatchObject({ value: { code: 'no_mapping' } })
  })
  test('aliases, full-width letters, spaces and units in the header make no difference; absent optional columns are listed', async () => {
    const outcome = await desk.take('别名.csv', ['项目编号 ,工程名称,业主,核定概算[万元]', 'XM001,路,云溪县住建局,1'])
    expect(outcome.mapping).toBe('project-ledger')
    expect(desk.rows('SELECT approved_budget AS fen FROM matter')).toEqual([{ fen: 1_000_000 }])
    expect(desk.rows<{ notes: string }>('SELECT notes FROM sys_import')[0]?.notes).toContain('没有这些可选列：所在地')
  })
})
