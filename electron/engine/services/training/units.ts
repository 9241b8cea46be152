/**
 * The 69 units of the fictional county 云溪县 in the order in which smaller counties take them: the offices that every works project passes
 * come first. Names, places and numbers are invented; the division code 339927 is not in use.
 */
export const unitKinds = ['镇街', '部门', '国企', '校院'] as const
export type UnitKind = (typeof unitKinds)[number]

export interface Unit {
  readonly name: string
  readonly short: string
  readonly kind: UnitKind
  /** what the register says of its kind of clean-governance unit; null: nothing, then its kind tells, or nobody does */
  readonly clean: string | null
  readonly region: string
  readonly parent: string | null
  readonly code: string
  /** how much is built and bought here, against the others */
  readonly weight: number
}

export const county = { name: '云溪县', code: '339927', seat: '青岚街道', government: '云溪县人民政府' } as const

/** name | short | kind | region | weight */
const list = `县住房和城乡建设局|住建局|部门|青岚街道|9
县发展和改革局|发改局|部门|青岚街道|1
县财政局|财政局|部门|青岚街道|1
县自然资源和规划局|自规局|部门|青岚街道|2
县审计局|审计局|部门|青岚街道|0
柳湾镇|柳湾镇|镇街|柳湾镇|4
青岚街道|青岚街道|镇街|青岚街道|5
县交通运输局|交通局|部门|青岚街道|6
县城市建设投资集团有限公司|城投集团|国企|青岚街道|8
县水务集团有限公司|水务集团|国企|望溪街道|4
县人民医院|县医院|校院|望溪街道|2
云溪中学|云溪中学|校院|北塘街道|2
县水利局|水利局|部门|青岚街道|4
双河口镇|双河口镇|镇街|双河口镇|3
白鹭洲镇|白鹭洲镇|镇街|白鹭洲镇|3
竹海镇|竹海镇|镇街|竹海镇|2
望溪街道|望溪街道|镇街|望溪街道|4
县教育局|教育局|部门|青岚街道|4
县农业农村局|农业农村局|部门|青岚街道|4
县文化和旅游局|文旅局|部门|望溪街道|2
县交通发展集团有限公司|交发集团|国企|北塘街道|5
县文旅开发有限公司|文旅公司|国企|望溪街道|2
县中医医院|中医院|校院|北塘街道|1
实验小学教育集团|实验小学|校院|青岚街道|1
枫林坳镇|枫林坳镇|镇街|枫林坳镇|2
北塘街道|北塘街道|镇街|北塘街道|3
茶园乡|茶园乡|镇街|茶园乡|1
石桥铺镇|石桥铺镇|镇街|石桥铺镇|2
云岭乡|云岭乡|镇街|云岭乡|1
大坪头镇|大坪头镇|镇街|大坪头镇|2
县卫生健康局|卫健局|部门|青岚街道|2
县综合行政执法局|执法局|部门|青岚街道|2
县市场监督管理局|市监局|部门|青岚街道|1
县生态环境局|环境局|部门|青岚街道|1
县应急管理局|应急局|部门|青岚街道|1
县民政局|民政局|部门|青岚街道|1
县人力资源和社会保障局|人社局|部门|青岚街道|1
县公安局|公安局|部门|青岚街道|2
县司法局|司法局|部门|青岚街道|1
县商务局|商务局|部门|青岚街道|1
县经济和信息化局|经信局|部门|青岚街道|1
县科学技术局|科技局|部门|青岚街道|1
县统计局|统计局|部门|青岚街道|1
县林业局|林业局|部门|青岚街道|1
县医疗保障局|医保局|部门|青岚街道|1
县退役军人事务局|退役军人局|部门|青岚街道|1
县政务服务管理局|政务局|部门|青岚街道|1
县国有资产监督管理办公室|国资办|部门|青岚街道|1
县信访局|信访局|部门|青岚街道|1
县机关事务服务中心|机关事务中心|部门|青岚街道|2
县大数据发展管理中心|大数据中心|部门|青岚街道|1
县档案馆|档案馆|部门|青岚街道|1
县供销合作社联合社|供销社|部门|青岚街道|1
县总工会|总工会|部门|青岚街道|1
县残疾人联合会|残联|部门|青岚街道|1
县融媒体中心|融媒体中心|部门|青岚街道|1
县粮食储备有限公司|粮储公司|国企|石桥铺镇|1
县国有资产经营有限公司|国资公司|国企|青岚街道|2
县农业发展有限公司|农发公司|国企|柳湾镇|2
县公共交通有限公司|公交公司|国企|北塘街道|1
县妇幼保健院|妇保院|校院|望溪街道|1
县第二人民医院|第二医院|校院|石桥铺镇|1
县职业技术学校|职技校|校院|北塘街道|1
县疾病预防控制中心|疾控中心|校院|望溪街道|1
云溪县第二中学|二中|校院|双河口镇|1
县特殊教育学校|特教学校|校院|青岚街道|1
县城关幼儿园集团|城关幼儿园|校院|青岚街道|1
县文化馆|文化馆|校院|望溪街道|1
县图书馆|图书馆|校院|望溪街道|1`

const parents: Readonly<Record<string, string>> = {
  县人民医院: '县卫生健康局',
  县中医医院: '县卫生健康局',
  县妇幼保健院: '县卫生健康局',
  县第二人民医院: '县卫生健康局',
  县疾病预防控制中心: '县卫生健康局',
  云溪中学: '县教育局',
  云溪县第二中学: '县教育局',
  实验小学教育集团: '县教育局',
  县职业技术学校: '县教育局',
  县特殊教育学校: '县教育局',
  县城关幼儿园集团: '县教育局',
  县文化馆: '县文化和旅游局',
  县图书馆: '县文化和旅游局'
}

/** 校院 stands for schools, hospitals and halls alike, and firms and offices of transport are looked at together: the register names them one by one. */
const cleanWords: Readonly<Record<string, string>> = {
  县交通运输局: '交通',
  县交通发展集团有限公司: '交通',
  县公共交通有限公司: '交通',
  县人民医院: '医院',
  县中医医院: '医院',
  县妇幼保健院: '医院',
  县第二人民医院: '医院',
  云溪中学: '学校',
  云溪县第二中学: '学校',
  实验小学教育集团: '学校',
  县职业技术学校: '学校',
  县特殊教育学校: '学校',
  县城关幼儿园集团: '学校',
  县文化馆: '文化',
  县图书馆: '文化'
}

const allUnits: readonly Unit[] = list.split('\n').map((line, at) => {
  const [name = '', short = '', kind = '', region = '', weight = '1'] = line.split('|')
  const known = unitKinds.find((each) => each === kind) ?? '部门'
  return {
    name,
    short,
    kind: known,
    clean: cleanWords[name] ?? null,
    region,
    parent: parents[name] ?? null,
    code: `YX${String(at + 1).padStart(3, '0')}`,
    weight: Number(weight)
  }
})

/** The first `count` units; a parent that is not among them is left out. */
export function countyUnits(count: number): readonly Unit[] {
  const units = allUnits.slice(0, count)
  const names = new Set(units.map((unit) => unit.name))
  return units.map((unit) => (unit.parent !== null && !names.has(unit.parent) ? { ...unit, parent: null } : unit))
}
