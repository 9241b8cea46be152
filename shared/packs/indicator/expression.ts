/**
 * The small sums over collection points that formulas are written in: points, numbers, + − × and brackets ("P026 - P027"). Not a language: what
 * cannot be read by a clerk at a glance does not belong into a formula. A point without a value makes the whole sum unknown, never zero.
 */

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'point'; readonly id: string }
  | { readonly kind: 'sum'; readonly sign: 1 | -1; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'product'; readonly left: Expression; readonly right: Expression }

const tokenPattern = /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<point>[A-Z][A-Z0-9_]*)|(?<mark>[-+*()]))/uy

function tokensOf(text: string): readonly string[] | null {
  const tokens: string[] = []
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const found = tokenPattern.exec(text)
    if (found === null) return null
    tokens.push(found[0].trim())
  }
  return tokens
}

/** Reads a sum; null when it is none. */
export function parseExpression(text: string): Expression | null {
  const tokens = tokensOf(text)
  if (tokens === null || tokens.length === 0) return null
  let at = 0
  const primary = (): Expression | null => {
    const token = tokens[at]
    if (token === undefined) return null
    at += 1
    if (/^\d/u.test(token)) return { kind: 'number', value: Number(token) }
    if (/^[A-Z]/u.test(token)) return { kind: 'point', id: token }
    if (token !== '(') return null
    const inner = sum()
    if (tokens[at] !== ')') return null
    at += 1
    return inner
  }
  const product = (): Expression | null => {
    let left = primary()
    while (left !== null && tokens[at] === '*') {
      at += 1
      const right = primary()
      left = right === null ? null : { kind: 'product', left, right }
    }
    return left
  }
  const sum = (): Expression | null => {
    let left = product()
    while (left !== null && (tokens[at] === '+' || tokens[at] === '-')) {
      const sign = tokens[at] === '+' ? 1 : -1
      at += 1
      const right = product()
      left = right === null ? null : { kind: 'sum', sign, left, right }
    }
    return left
  }
  const whole = sum()
  return at === tokens.length ? whole : null
}

/** Points that the sum names, each once, in order. */
export function pointsIn(expression: Expression): readonly string[] {
  if (expression.kind === 'number') return []
  if (expression.kind === 'point') return [expression.id]
  return [...new Set([...pointsIn(expression.left), ...pointsIn(expression.right)])]
}

/** Its value; null as soon as one point has none. */
export function evaluate(expression: Expression, valueOf: (point: string) => number | null): number | null {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'point') return valueOf(expression.id)
  const left = evaluate(expression.left, valueOf)
  const right = evaluate(expression.right, valueOf)
  if (left === null || right === null) return null
  return expression.kind === 'product' ? left * right : left + expression.sign * right
}
