/** Words of the dialog that makes examination reports. */
export const report = {
  title: '政治生态体检报告',
  text: '由得分、扣分明细、预警和数据出处生成，逐份编号并登记。报告所列为待核实的情况，不是结论。',
  open: '体检报告',
  scope: '范围',
  allUnits: '全部单位',
  period: '期间',
  allPeriods: '全部期间',
  format: '格式',
  formatOf: { html: 'HTML', pdf: 'PDF', docx: 'Word', xlsx: 'Excel' },
  language: '语言',
  make: '生成',
  making: '正在生成……',
  toFolder: '写入文件夹…',
  inFolder: '已写入所选文件夹',
  save: '保存',
  saved: '已保存',
  count: '份数',
  file: '文件',
  size: '大小',
  noFigures: '该单位没有监测点数据，不能出具报告。'
}
