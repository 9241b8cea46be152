/**
 * 大写金额 → 分: 壹佰万元整, 叁拾贰万伍仟零捌元肆角伍分, also in everyday numerals (一百二十万元). Exact, by big integers.
 */

const digits: Readonly<Record<string, bigint>> = {
  零: 0n,
  〇: 0n,
  一: 1n,
  壹: 1n,
  二: 2n,
  贰: 2n,
  两: 2n,
  三: 3n,
  叁: 3n,
  四: 4n,
  肆: 4n,
  五: 5n,
  伍: 5n,
  六: 6n,
  陆: 6n,
  七: 7n,
  柒: 7n,
  八: 8n,
  捌: 8n,
  九: 9n,
  玖: 9n
}
const small: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n }

/** Null when the text is no amount in words. */
export function chineseAmount(text: string): bigint | null {
  const match =
    /^(?:大写:?)?([^元圆角分整正]*[万亿]?)(?:[元圆])?(?:([零〇]?)([^元圆角分整正])角)?(?:[零〇]?([^元圆角分整正])分)?[整正]?$/.exec(text)
  if (match === null) return null
  const whole = match[1] === '' ? 0n : wholeNumber(match[1] ?? '')
  const jiao = match[3] === undefined ? 0n : digits[match[3]]
  const fen = match[4] === undefined ? 0n : digits[match[4]]
  if (whole === null || jiao === undefined || fen === undefined || (match[1] === '' && match[3] === undefined && match[4] === undefined))
    return null
  if (!/[元圆角分整正]/.test(text)) return null
  return whole * 100n + jiao * 10n + fen
}

function wholeNumber(text: string): bigint | null {
  let total = 0n
  let section = 0n
  let digit: bigint | null = null
  for (const character of text) {
    const value = digits[character]
    const unit = small[character]
    if (value !== undefined) digit = value
    else if (unit !== undefined) {
      section += (digit ?? 1n) * unit
      digit = null
    } else if (character === '万' || character === '亿') {
      const power = character === '万' ? 10_000n : 100_000_000n
      section += digit ?? 0n
      total = character === '亿' ? (total + section) * power : total + section * power
      section = 0n
      digit = null
    } else return null
  }
  return total + section + (digit ?? 0n)
}
