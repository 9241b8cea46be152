/**
 * What remains of a company's name when place, legal form and brackets are taken off: the part by which people mean it. Only for finding
 * pairs that a person should look at; nothing is ever merged by it alone. A branch keeps its whole name: it is registered on its own.
 */
import { normaliseCompany } from '../value/normalise-company.ts'
import { builtInPlaces } from './place-names.ts'

/** `company` and `stock` are both companies; `plain` has no word of form at all. */
export type CompanyForm = 'company' | 'stock' | 'group' | 'factory' | 'shop' | 'cooperative' | 'plain'
export interface CompanyCore {
  /** '' when nothing usable is left */
  readonly core: string
  readonly form: CompanyForm
  /** short names of the places taken off, province first where its prefecture is known */
  readonly places: readonly string[]
  /** the core consists of words of trade only: alike without being the same */
  readonly generic: boolean
  /** cores of the former names written behind the name */
  readonly former: readonly string[]
}

const forms: readonly (readonly [RegExp, CompanyForm])[] = [
  [/集团(?:股份有限公司|有限公司|总公司|公司)?$/, 'group'],
  [/股份(?:有限)?公司$/, 'stock'],
  [/(?:有限公司|有限合伙|总公司|公司|CORPORATION|COMPANY|COLTD|LIMITED|LTD|INC|LLC|CORP|GMBH|PLC)$/, 'company'],
  [/(?:农民)?(?:专业)?合作(?:联)?社$/, 'cooperative'],
  [/(?:总厂|加工厂|厂)$/, 'factory'],
  [/(?:个体工商户|经营部|经营店|商店|商行|批发部|门市部|店铺|店|铺)$/, 'shop']
]
const branch = /(?:分公司|分店|分厂|分行|支行|分院|分所|办事处|项目部|营业部|代表处|分社|加油站)$/
const individual = /个体工商户$/
const trades = new RegExp(
  '建设|建筑|建工|工程|实业|贸易|商贸|科技|发展|投资|管理|咨询|服务|物业|市政|园林|绿化|装饰|装修|材料|建材|监理|设计|医药|医疗|器械|信息|技术|电子|文化|传媒|汽车|运输|物流|劳务|农业|环保|食品|餐饮|酒店|百货|超市|五金|机械|设备|安装|水利|电力|交通|路桥|开发|经济|产业|控股',
  'gu'
)
/** 市, 区 … that belong to a word and not to a place. */
const words = /(?:城市|都市|超市|夜市|上市|门市|股市|社区|园区|小区|景区|校区|开发区|高新区|新区|地区)$/
const division = /^(\p{Script=Han}{2})(市|县|区|旗)(?!场)/u
const leastChinese = 2
const leastBehindBareName = 4

/** `regions`: stems of the vault's own counties, towns and villages (云溪 for 云溪县). */
export function companyCore(name: string, regions: ReadonlySet<string> = new Set()): CompanyCore {
  const read = normaliseCompany(name)
  if (read === null) return { core: '', form: 'plain', places: [], generic: false, former: [] }
  const former = read.formerName === null ? [] : [companyCore(read.formerName, regions).core].filter((core) => core !== '')
  const places = new Set<string>()
  let text = read.key
  if (individual.test(text)) text = text.replace(individual, '')
  // （浙江） stands inside the name: the key has lost the brackets, so they are looked for in the name itself
  for (const found of read.name.matchAll(/（([^（）]{2,8})）/g)) {
    const place = placeAt(found[1] ?? '', regions, 0)
    if (place !== null && place.length === found[1]?.length) {
      text = text.replace(found[1], '')
      place.names.forEach((each) => places.add(each))
    }
  }
  if (branch.test(text)) return { core: text, form: 'plain', places: [...places], generic: false, former }
  let form: CompanyForm = 'plain'
  const ending = forms.find(([pattern]) => pattern.test(text))
  if (ending !== undefined) {
    const bare = text.replace(ending[0], '')
    if (bare.length >= leastChinese) [text, form] = [bare, ending[1]]
  }
  if (individual.test(read.key) && form === 'plain') form = 'shop'
  for (let place = placeAt(text, regions, leastBehindBareName); place !== null; place = placeAt(text, regions, leastBehindBareName)) {
    if (text.length - place.length < leastChinese) break
    place.names.forEach((each) => places.add(each))
    text = text.slice(place.length)
  }
  return { core: text, form, places: [...places], generic: text.replaceAll(trades, '') === '', former }
}

/** The place a text begins with. A bare name (安康) counts only when `behind` characters follow: 安康药业 is a name, 安康恒信建设 a place. */
function placeAt(
  text: string,
  regions: ReadonlySet<string>,
  behind: number
): { readonly length: number; readonly names: readonly string[] } | null {
  for (let length = Math.min(6, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length)
    const province = builtInPlaces.get(name)
    if (province === undefined && !regions.has(name)) continue
    const names = province === undefined || province === '' ? [name] : [province, name]
    const suffix = /^(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|地区|街道|省|市|县|区|州|旗|盟|镇|乡|村)/.exec(
      text.slice(length)
    )
    if (suffix !== null) return { length: length + suffix[0].length, names }
    if (text.length - length >= behind) return { length, names }
  }
  const written = division.exec(text)
  if (written === null || words.test(written[0])) return null
  return { length: written[0].length, names: [written[1] ?? ''] }
}

/** Whether both name places and none of them agrees: two firms that share a name across towns. */
export function placesConflict(a: CompanyCore, b: CompanyCore): boolean {
  if (a.places.length === 0 || b.places.length === 0) return false
  const provinces = (core: CompanyCore): readonly string[] => core.places.filter((place) => builtInPlaces.get(place) === '')
  const towns = (core: CompanyCore): readonly string[] => core.places.filter((place) => builtInPlaces.get(place) !== '')
  const apart = (x: readonly string[], y: readonly string[]): boolean =>
    x.length > 0 && y.length > 0 && !x.some((place) => y.includes(place))
  return apart(provinces(a), provinces(b)) || apart(towns(a), towns(b))
}
