/** Arithmetic of a scenario: + − * / and parentheses over numbers and names. Nothing else can be said, so a pack can do nothing with it but reckon. */

/** The value of `formula`; `valueOf` gives a name's number. Throws Error with the place that is wrong. */
export function calculate(formula: string, valueOf: (name: string) => number): number {
  const tokens = formula.match(/\d+(?:\.\d+)?|[a-z][a-z0-9_]*|[-+*/()]|\S/gu) ?? []
  let at = 0
  const fail = (): never => {
    throw new Error(`算式“${formula}”在“${tokens[at] ?? '结尾'}”处不成立`)
  }
  const primary = (): number => {
    const token = tokens[at] ?? fail()
    at += 1
    if (token === '-') return -primary()
    if (token === '(') {
      const inner = sum()
      if (tokens[at] !== ')') fail()
      at += 1
      return inner
    }
    if (/^\d/.test(token)) return Number(token)
    if (/^[a-z]/.test(token)) return valueOf(token)
    at -= 1
    return fail()
  }
  const product = (): number => {
    let value = primary()
    while (tokens[at] === '*' || tokens[at] === '/') {
      const times = tokens[at] === '*'
      at += 1
      value = times ? value * primary() : value / primary()
    }
    return value
  }
  const sum = (): number => {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-') {
      const plus = tokens[at] === '+'
      at += 1
      value = plus ? value + product() : value - product()
    }
    return value
  }
  const result = sum()
  if (at < tokens.length) fail()
  return result
}
