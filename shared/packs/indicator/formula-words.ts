/** A formula in a sentence that a clerk can check with a pocket calculator, in both languages. Names of points stand in for their codes. */
import type { Expression } from './expression.ts'
import type { Formula } from './formula.ts'

interface Words {
  readonly zh: string
  readonly en: string
}
type Names = (point: string) => Words

const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`

function sumWords(expression: Expression, names: Names): Words {
  if (expression.kind === 'number') return { zh: String(expression.value), en: String(expression.value) }
  if (expression.kind === 'point') return names(expression.id)
  const [left, right] = [sumWords(expression.left, names), sumWords(expression.right, names)]
  const mark = expression.kind === 'product' ? '×' : expression.sign === 1 ? '+' : '−'
  return { zh: `${left.zh}${mark}${right.zh}`, en: `${left.en} ${mark} ${right.en}` }
}

const per = (n: number): Words => (n === 1 ? { zh: '', en: '' } : { zh: `，按每 ${n} 计`, en: `, per ${n}` })

/** The formula in words. `names` gives the name of a point. */
export function formulaWords(formula: Formula, names: Names): Words {
  if (formula.type === 'deduct' || formula.type === 'bonus') return caseWords(formula, names)
  const of = sumWords(formula.of.expression, names)
  const to = 'to' in formula && formula.to !== undefined ? sumWords(formula.to.expression, names) : null
  const share: Words = to === null ? of : { zh: `${of.zh} ÷ ${to.zh}`, en: `${of.en} ÷ ${to.en}` }
  switch (formula.type) {
    case 'ratio': {
      const short: Words =
        formula.per_point === undefined
          ? { zh: '未达到的按比例计分', en: 'below it in proportion' }
          : { zh: `每低 1 个百分点扣 ${formula.per_point} 分`, en: `${formula.per_point} points less for each percentage point below` }
      const also = formula.also.map((one) => ({ words: sumWords(one.of.expression, names), points: one.points }))
      const year: Words = formula.annual
        ? { zh: '（年内累计，按已过月份折算）', en: ' (since January, by the part of the year gone by)' }
        : { zh: '', en: '' }
      return {
        zh: `${share.zh}${year.zh}，目标 ${percent(formula.target)}，${short.zh}${also.map((one) => `；${one.words.zh}每件扣 ${one.points} 分`).join('')}`,
        en: `${share.en}${year.en}; target ${percent(formula.target)}, ${short.en}${also.map((one) => `; ${one.points} points less for each of ${one.words.en}`).join('')}`
      }
    }
    case 'limit':
      return {
        zh: `${share.zh}，越低越好：为 0 得 100 分，达到 ${percent(formula.zero_at)} 得 0 分`,
        en: `${share.en}, the lower the better: 100 at nothing, 0 from ${percent(formula.zero_at)}`
      }
    case 'steps': {
      const isShare = to !== null || formula.against !== undefined
      const shown = (value: number): string => (isShare ? percent(value) : String(value))
      const steps = formula.steps.map(({ from, upto, score }) => {
        const range =
          from !== undefined && upto !== undefined
            ? `${shown(from)}–${shown(upto)}`
            : from !== undefined
              ? `≥ ${shown(from)}`
              : upto !== undefined
                ? `≤ ${shown(upto)}`
                : null
        return { zh: `${range ?? '其他'} 得 ${score} 分`, en: `${range ?? 'else'}: ${score}` }
      })
      const what: Words =
        formula.against === 'last_year'
          ? { zh: `${of.zh} 同比增幅`, en: `change of ${of.en} against last year` }
          : formula.annual
            ? { zh: `${share.zh}（年内累计，按已过月份折算）`, en: `${share.en} (since January, by the part of the year gone by)` }
            : share
      const rise: Words =
        formula.rise === undefined
          ? { zh: '', en: '' }
          : {
              zh: `；同比增幅超过 ${percent(formula.rise.over)} 的减 ${formula.rise.less} 分`,
              en: `; ${formula.rise.less} less when it rose by more than ${percent(formula.rise.over)}`
            }
      return {
        zh: `${what.zh}：${steps.map((step) => step.zh).join('，')}${rise.zh}`,
        en: `${what.en}: ${steps.map((step) => step.en).join(', ')}${rise.en}`
      }
    }
    case 'peer':
      return formula.better === 'lower'
        ? {
            zh: `${share.zh}${per(formula.per).zh}，与同类单位比较，越低越好`,
            en: `${share.en}${per(formula.per).en}, against units of its kind, the lower the better`
          }
        : {
            zh: `${share.zh}${per(formula.per).zh}，与同类单位比较，越高越好`,
            en: `${share.en}${per(formula.per).en}, against units of its kind, the higher the better`
          }
    case 'interval':
      return {
        zh: `${share.zh}${per(formula.per).zh}，${formula.low}–${formula.high} 得 100 分，过低、过高均递减`,
        en: `${share.en}${per(formula.per).en}, 100 from ${formula.low} to ${formula.high}, less below and above`
      }
    case 'mark':
      return {
        zh: `${of.zh}（满分 ${formula.out_of}）${formula.excellent === undefined ? '' : `，达到 ${formula.excellent.from} 加 ${formula.excellent.points} 分`}`,
        en: `${of.en} (out of ${formula.out_of})${formula.excellent === undefined ? '' : `, ${formula.excellent.points} more from ${formula.excellent.from}`}`
      }
  }
}

function caseWords(formula: Extract<Formula, { type: 'deduct' | 'bonus' }>, names: Names): Words {
  const each = formula.each.map((one) => {
    const of = sumWords(one.of.expression, names)
    const to = one.to === undefined ? null : sumWords(one.to.expression, names)
    return to === null
      ? { zh: `${of.zh}每件 ${one.points} 分`, en: `${one.points} points for each of ${of.en}` }
      : { zh: `${of.zh} ÷ ${to.zh} × ${one.points} 分`, en: `${of.en} ÷ ${to.en} × ${one.points} points` }
  })
  const cap = formula.cap === undefined ? null : formula.cap
  const [zh, en] = [each.map((one) => one.zh).join('，'), each.map((one) => one.en).join(', ')]
  return formula.type === 'deduct'
    ? {
        zh: `扣分：${zh}${cap === null ? '，扣完为止' : `，最多扣 ${cap} 分`}`,
        en: `taken away: ${en}${cap === null ? ', down to nothing' : `, at most ${cap}`}`
      }
    : { zh: `加分：${zh}，最多加 ${formula.cap} 分`, en: `on top: ${en}, at most ${formula.cap}` }
}
