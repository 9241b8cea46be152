/** Why two entries may be the same, and what speaks against it: a closed list, each with its words. */
export const matchReasons = {
  same_code: { for: true, zh: '统一社会信用代码相同', en: 'same credit code' },
  same_org_code: { for: true, zh: '组织机构代码部分相同', en: 'same organisation code' },
  code_one_edit: { for: true, zh: '代码只差一位，其一不合校验', en: 'codes one sign apart, one of them invalid' },
  same_legal_id: { for: true, zh: '法定代表人证件号相同', en: 'same id number of the legal person' },
  same_core: { for: true, zh: '去掉地名和组织形式后名称相同', en: 'same name without place and legal form' },
  former_name: { for: true, zh: '一方的曾用名是另一方', en: "one's former name is the other" },
  core_one_edit: { for: true, zh: '名称只差一字', en: 'names one character apart' },
  same_legal_person: { for: true, zh: '法定代表人姓名相同', en: 'same legal person' },
  same_phone: { for: true, zh: '电话相同', en: 'same phone' },
  same_address: { for: true, zh: '地址相同', en: 'same address' },
  same_email: { for: true, zh: '电子邮箱相同', en: 'same e-mail' },
  same_id: { for: true, zh: '证件号相同', en: 'same id number' },
  same_mask: { for: true, zh: '证件号可见部分相同', en: 'visible part of the id number agrees' },
  same_name: { for: true, zh: '姓名相同', en: 'same name' },
  same_unit: { for: true, zh: '单位相同', en: 'same unit' },
  same_post: { for: true, zh: '职务相同', en: 'same post' },
  code_damaged: { for: false, zh: '有代码不合校验，可能录错', en: 'a code is invalid, perhaps mistyped' },
  form_differs: { for: false, zh: '组织形式不同', en: 'legal forms differ' },
  place_one_sided: { for: false, zh: '只有一方写明地名', en: 'only one names a place' },
  legal_differs: { for: false, zh: '法定代表人不同', en: 'legal persons differ' },
  registered_differs: { for: false, zh: '成立日期不同', en: 'registered on different days' },
  unit_differs: { for: false, zh: '单位不同', en: 'units differ' }
} as const satisfies Record<string, { readonly for: boolean; readonly zh: string; readonly en: string }>

export type MatchReason = keyof typeof matchReasons

export interface Likeness {
  /** 0 to 100; proposals start at `leastScore` */
  readonly score: number
  readonly reasons: readonly MatchReason[]
}

/** Below this a pair is not worth a person's time. */
export const leastScore = 50

/** The reasons as one sentence part in each language. */
export function reasonWords(reasons: readonly MatchReason[]): { readonly zh: string; readonly en: string } {
  const speaking = reasons.filter((reason) => matchReasons[reason].for)
  return {
    zh: speaking.map((reason) => matchReasons[reason].zh).join('、'),
    en: speaking.map((reason) => matchReasons[reason].en).join(', ')
  }
}
