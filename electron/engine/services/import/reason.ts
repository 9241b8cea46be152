/**
 * Why a line could not be taken in, in words a person can act on. The code is what is stored and filtered by; the words say what is wrong and
 * what would mend it.
 */
export interface Words {
  readonly zh: string
  readonly en: string
}

const words = {
  required: { zh: '必填项为空', en: 'A required field is empty' },
  key_missing: { zh: '确定这一行身份的字段为空', en: 'A field that identifies the row is empty' },
  undecided: { zh: '姓名对应多人，无法确定是谁', en: 'The name fits several people' },
  duplicate_key: { zh: '同一文件中编号重复而内容不同', en: 'Same key twice in one file with differing content' },
  unknown_code: { zh: '不在代码表中', en: 'Not in the code table' },
  unknown_node: { zh: '不是本流程的节点', en: 'Not a node of this procedure' },
  not_a_date: { zh: '不是日期', en: 'Not a date' },
  no_such_day: { zh: '没有这一天', en: 'No such day' },
  no_such_time: { zh: '没有这个时刻', en: 'No such time' },
  no_day_given: { zh: '只有年月，没有日', en: 'Year and month without a day' },
  ambiguous: { zh: '日、月先后不明', en: 'Day and month cannot be told apart' },
  out_of_range: { zh: '日期超出合理范围', en: 'Date out of range' },
  not_money: { zh: '不是金额', en: 'Not an amount of money' },
  rate: { zh: '是费率或百分比，不是金额', en: 'A rate, not an amount' },
  too_large: { zh: '数值过大', en: 'Number too large' },
  not_a_number: { zh: '不是数字', en: 'Not a number' },
  not_whole: { zh: '不是整数', en: 'Not a whole number' },
  not_yes_or_no: { zh: '不是“是”或“否”', en: 'Neither yes nor no' },
  ruined_by_excel: { zh: '号码已被 Excel 改成科学计数，末位已丢失', en: 'Number ruined by Excel, its last digits are lost' },
  wrong_length: { zh: '号码位数不对', en: 'Wrong number of characters' },
  wrong_character: { zh: '含有不允许的字符', en: 'Character not allowed' },
  not_an_id_number: { zh: '不是身份证号', en: 'Not an identity number' },
  check_digit: { zh: '校验位不符', en: 'Check digit does not fit' },
  doubtful_name: { zh: '姓名之间分隔不清', en: 'Names are not clearly separated' },
  pattern: { zh: '不符合约定的写法', en: 'Does not have the agreed form' },
  not_json: { zh: '这一行不是有效的 JSON', en: 'The line is not valid JSON' },
  no_ocid: { zh: '没有招采过程编号（ocid）', en: 'No contracting process id (ocid)' },
  not_bods: { zh: '不是受益所有权数据（BODS）的陈述：缺编号或类别', en: 'No BODS statement: its id or kind is missing' },
  no_such_record: {
    zh: '所指的企业或持有人不在本文件中，请与含有该主体陈述的文件合成一个再导入',
    en: 'The firm or holder it refers to is not in this file; import it as one file with the statement about them'
  },
  linked_only: { zh: '只给出了发布稿的网址，没有内容', en: 'Only links to releases, without their content' }
} as const satisfies Record<string, Words>

export type Reason = keyof typeof words

/** The words of a reason; an unknown code (from a newer version) is shown as it is. */
export function reasonWords(reason: string): Words {
  return isReason(reason) ? words[reason] : { zh: reason, en: reason }
}

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(words, reason)
}
