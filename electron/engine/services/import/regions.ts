/**
 * Names of places as ledgers write them: 莲都, 莲都区, 丽水市莲都区 are one place. A place is compared by its stem (the name without the
 * word for its kind, without its parents) and, where known, by the beginning of its division code, so that 鼓楼区 of four cities stay four.
 * The official names come from an imported list of divisions; without one the longer form seen in the ledgers stands.
 */
const kinds =
  /(?:维吾尔自治区|壮族自治区|回族自治区|特别行政区|自治区|自治州|自治县|自治旗|地区|新区|街道|林区|特区|省|市|区|县|旗|盟|镇|乡)$/u
const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各'
const autonomous = new RegExp(`(?:(?:${peoples})族|维吾尔|哈萨克|柯尔克孜)+$`, 'u')
const parent = /^[\u4e00-\u9fff]{2,6}?(?:自治区|自治州|省|市)(?=[\u4e00-\u9fff]{2,}(?:自治县|自治旗|市|区|县|旗|街道|镇|乡)$)/u

/** 浙江省丽水市莲都区 → 莲都区: the last part of a full name. */
export function ownName(name: string): string {
  let text = name.trim()
  for (let shorter = text.replace(parent, ''); shorter !== text && shorter.length >= 2; shorter = text.replace(parent, '')) text = shorter
  const county = /^[\u4e00-\u9fff]{2,4}?(?:区|县)(?=[\u4e00-\u9fff]{2,}(?:街道|镇|乡)$)/u.exec(text)?.[0]
  return county === undefined ? text : text.slice(county.length)
}

/** 莲都区 → 莲都, 景宁畲族自治县 → 景宁; a stem has at least two characters, so 沙县 and 乡城 keep theirs. */
export function regionStem(name: string): string {
  const own = ownName(name)
  let stem = own.replace(kinds, '')
  if (/自治(区|州|县|旗)$/u.test(own) || stem.endsWith('族')) stem = stem.replace(autonomous, '')
  return stem.length >= 2 ? stem : own
}

/** Is this the longer, official form of the other (莲都区 of 莲都)? */
export function isFullerName(name: string, other: string): boolean {
  return name !== other && name.length > other.length && regionStem(name) === regionStem(other)
}

/** Could these codes be of one place? `3311**` means "somewhere under 3311", null says nothing. */
export function codesAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true
  const [x, y] = [a.replace(/\*+$/, ''), b.replace(/\*+$/, '')]
  return a.endsWith('*') || b.endsWith('*') ? x.startsWith(y) || y.startsWith(x) : x === y
}
