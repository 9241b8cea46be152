/** Every register of a pack against its dataset and against itself: fields, states, steps and figures that it names are there. Faults name line and column. */
import type { Dataset, DatasetField } from '../../../shared/packs/pack.ts'
import type { EntriesWhere, Register, RegisterControl, RegisterSince } from '../../../shared/packs/registers.ts'
import type { PackFiles } from './pack-files.ts'
import { checkProposals } from './check-proposals.ts'
import type { PackSet } from './pack-set.ts'
import { badPack, type YamlPath } from './yaml-file.ts'

type Refuse = (reason: string, path: YamlPath) => never

/** Throws `bad_pack` at the first fault. */
export function checkRegisters({ registers: file }: PackFiles, packSet: PackSet): void {
  if (file === null) return
  file.value.registers.forEach((register, index) => {
    const refuse: Refuse = (reason, path) => {
      throw badPack(file.file, reason, file.where(['registers', index, ...path]))
    }
    const dataset = packSet.datasets[register.dataset]
    if (dataset === undefined) return refuse(`数据集“${register.dataset}”不存在。`, ['dataset'])
    if (dataset.kind !== 'record') refuse(`台账的数据集“${register.dataset}”须是记录（record）。`, ['dataset'])
    if (packSet.registers.some(({ id, dataset: other }) => other === register.dataset && id !== register.id))
      refuse(`数据集“${register.dataset}”已有另一本台账。`, ['dataset'])
    if (packSet.datasets['register_step'] === undefined) refuse('没有数据集 register_step（须启用 core 包）。', ['dataset'])
    checkFields(register, dataset, refuse)
    checkSteps(register, dataset, refuse)
    checkStates(register, refuse)
    checkFigures(register, dataset, refuse)
  })
  checkProposals(file, packSet)
}

/** Which types of field a control can fill; unit and person also want a reference. */
const typesOf: Readonly<Record<RegisterControl, readonly DatasetField['type'][]>> = {
  text: ['text'],
  long_text: ['text'],
  date: ['date'],
  number: ['integer', 'real'],
  money: ['fen'],
  choice: ['text'],
  unit: ['text'],
  person: ['text'],
  matter: ['text'],
  warning: ['text'],
  yes_no: ['boolean']
}
const refOf: Partial<Record<RegisterControl, string>> = { unit: 'org', person: 'person', matter: 'matter' }

function checkFields(register: Register, { fields }: Dataset, refuse: Refuse): void {
  const wants = (field: string | undefined, path: YamlPath, ...types: readonly string[]): void => {
    if (field === undefined) return
    const { dataset } = register
    const declared = fields[field]
    if (declared === undefined) return refuse(`数据集 ${dataset} 没有字段“${field}”。`, path)
    if (!types.includes(declared.ref ?? declared.type) && !types.includes(declared.type))
      refuse(`字段 ${dataset}.${field} 的类型不合用。`, path)
  }
  wants(register.number.field, ['number', 'field'], 'text')
  wants(register.title, ['title'], 'text')
  wants(register.begin, ['begin'], 'date')
  wants(register.due, ['due'], 'date')
  for (const [role, ref] of [
    ['org', 'org'],
    ['person', 'person'],
    ['region', 'region'],
    ['parent', register.dataset]
  ] as const) {
    const field = register[role]
    if (field !== undefined && fields[field]?.ref !== ref) refuse(`${role} 所指字段“${field}”须引用 ${ref}。`, [role])
  }
  if (!/\{n(:\d)?\}/u.test(register.number.pattern)) refuse('编号的写法须含 {n}。', ['number', 'pattern'])
  if (!/\{n(:\d)?\}/u.test(register.number.sub)) refuse('下级编号的写法须含 {n}。', ['number', 'sub'])
  const names = register.fields.map(({ field }) => field)
  register.fields.forEach(({ field, control }, at) => {
    const path = ['fields', at, 'field']
    if (names.indexOf(field) !== at) refuse(`字段“${field}”出现了两次。`, path)
    if (field === register.parent) refuse('上级条目由签发下级的步骤写入，不在此填写。', path)
    wants(field, path, ...typesOf[control])
    if (refOf[control] !== undefined && fields[field]?.ref !== refOf[control]) refuse(`字段“${field}”须引用 ${refOf[control]}。`, path)
    if (control === 'choice' && fields[field]?.codes === undefined) refuse(`字段“${field}”没有可选的代码。`, path)
    if (fields[field]?.secret === true) refuse(`字段“${field}”是密文，不能在台账中填写。`, path)
  })
  for (const [name, { required }] of Object.entries(fields)) {
    const given = names.includes(name) || [register.number.field, register.begin, register.parent].includes(name)
    if (required && !given) refuse(`必填字段“${name}”不在 fields 中。`, ['fields'])
  }
  for (const field of [register.title, register.org]) {
    if (field !== undefined && !register.fields.some((one) => one.field === field && one.required))
      refuse(`“${field}”须列为必填。`, ['fields'])
  }
  register.by.forEach((field, at) => {
    if (fields[field]?.codes === undefined) refuse(`分组字段“${field}”不存在或没有代码。`, ['by', at])
  })
}

function checkStates({ states, steps }: Register, refuse: Refuse): void {
  const ids = states.map(({ id }) => id)
  ids.forEach((id, at) => {
    if (ids.indexOf(id) !== at) refuse(`状态“${id}”重复。`, ['states', at])
  })
  if (states[0]?.final === true) refuse('第一个状态是新条目的状态，不能是终了。', ['states', 0])
  if (!states.some(({ final }) => final)) refuse('至少要有一个终了状态。', ['states'])
  const reached = new Set([ids[0]])
  for (let before = 0; before < reached.size;) {
    before = reached.size
    for (const { from, to } of steps) if (to !== undefined && from.some((id) => reached.has(id))) reached.add(to)
  }
  const lost = ids.findIndex((id) => !reached.has(id))
  if (lost >= 0) refuse(`没有步骤通到状态“${ids[lost]}”。`, ['states', lost])
}

function checkSteps(register: Register, dataset: Dataset, refuse: Refuse): void {
  const { states, steps } = register
  const ids = steps.map(({ id }) => id)
  const finals = new Set(states.filter(({ final }) => final).map(({ id }) => id))
  const checkSince = (since: RegisterSince, path: YamlPath): void => {
    if (since === 'begin') return
    if ('step' in since && !ids.includes(since.step)) refuse(`起算步骤“${since.step}”不存在。`, path)
    if ('field' in since && dataset.fields[since.field]?.type !== 'date') refuse(`起算字段“${since.field}”不存在或不是日期。`, path)
  }
  steps.forEach((step, at) => {
    const path = ['steps', at]
    if (ids.indexOf(step.id) !== at) refuse(`步骤“${step.id}”重复。`, [...path, 'id'])
    for (const state of [...step.from, ...(step.to === undefined ? [] : [step.to])]) {
      if (!states.some(({ id }) => id === state)) refuse(`状态“${state}”不存在。`, path)
    }
    const final = step.from.find((state) => finals.has(state))
    if (final !== undefined) refuse(`“${final}”是终了状态，其后不能再有步骤。`, [...path, 'from'])
    const unknown = step.not_by.find((id) => !ids.includes(id))
    if (unknown !== undefined) refuse(`not_by 所指步骤“${unknown}”不存在。`, [...path, 'not_by'])
    if (step.limit !== undefined) checkSince(step.limit.since, [...path, 'limit'])
    const kinds = step.limit?.kinds
    const codes = dataset.fields[kinds?.field ?? '']?.codes
    if (kinds !== undefined && codes === undefined) refuse(`期限所依字段“${kinds.field}”不存在或没有代码。`, [...path, 'limit', 'kinds'])
    const strange = kinds?.dated.flatMap(({ amounts }) => Object.keys(amounts)).find((code) => codes?.[code] === undefined)
    if (strange !== undefined) refuse(`期限所列代码“${strange}”不在字段“${kinds?.field}”中。`, [...path, 'limit', 'kinds'])
    if (step.every !== undefined) checkSince(step.every.since, [...path, 'every'])
    if (step.every !== undefined && !step.repeats) refuse('定期的步骤须写明 repeats: true。', [...path, 'every'])
    if (step.every !== undefined && step.limit !== undefined) refuse('一个步骤只能有 limit 或 every。', [...path, 'every'])
    if ((step.issues_sub !== undefined || step.subs_closed) && (register.parent === undefined || register.org === undefined))
      refuse('有下级条目的台账须写明 parent 与 org。', path)
    step.fields.forEach(({ id, control, codes, writes }, place) => {
      const target = writes === undefined ? undefined : dataset.fields[writes]
      if (writes !== undefined && (target === undefined || !typesOf[control].includes(target.type)))
        refuse(`writes 所指字段“${writes}”不存在或类型不合用。`, [...path, 'fields', place])
      if (control === 'choice' && codes === undefined && target?.codes === undefined)
        refuse(`“${id}”没有可选的代码。`, [...path, 'fields', place])
    })
  })
}

function checkFigures({ states, steps, figures }: Register, { fields }: Dataset, refuse: Refuse): void {
  const checkWhere = (where: EntriesWhere, path: YamlPath): void => {
    const state = where.states?.find((id) => !states.some((one) => one.id === id))
    if (state !== undefined) refuse(`状态“${state}”不存在。`, path)
    const step = where.steps?.find((id) => !steps.some((one) => one.id === id))
    if (step !== undefined) refuse(`步骤“${step}”不存在。`, path)
    for (const [field, values] of Object.entries(where.fields)) {
      const codes = fields[field]?.codes
      const wrong = values.find((value) => codes?.[value] === undefined)
      if (wrong !== undefined) refuse(`字段“${field}”没有代码“${wrong}”。`, path)
    }
  }
  figures.forEach((figure, at) => {
    const path = ['figures', at]
    if (figures.findIndex(({ id }) => id === figure.id) !== at) refuse(`指标“${figure.id}”重复。`, path)
    checkWhere(figure.where, path)
    if (figure.kind === 'share') checkWhere(figure.among, path)
    if (
      figure.kind === 'on_time' &&
      !steps.some(({ id, limit, every }) => id === figure.step && (limit !== undefined || every !== undefined))
    )
      refuse(`步骤“${figure.step}”不存在或没有期限。`, path)
    if (figure.kind === 'time' && !steps.some(({ id, limit }) => id === figure.step && limit !== undefined))
      refuse(`步骤“${figure.step}”不存在或没有期限。`, path)
    if (figure.kind === 'steps' && !steps.some(({ id }) => id === figure.step)) refuse(`步骤“${figure.step}”不存在。`, path)
    if (figure.kind === 'sum' && !['fen', 'integer', 'real'].includes(fields[figure.field]?.type ?? ''))
      refuse(`字段“${figure.field}”不存在或不是数。`, path)
  })
}
