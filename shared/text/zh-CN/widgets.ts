/** Words inside the shared parts: legend, marks, tables, jobs, files. */
export const widgets = {
  legend: {
    score: '分值',
    tooFew: '数量过少',
    missing: '数据不足',
    notApplicable: '不适用',
    redBehind: '有红色预警',
    worse: '差',
    better: '好',
    about: '相当'
  },
  mark: {
    missing: '缺失',
    order: '倒置',
    overdue: '超期',
    same: '同一人',
    late: '补办',
    notYet: '未到',
    repeated: '重复',
    unknownOrder: '先后不明',
    quick: '数秒办结',
    night: '非工作时间'
  },
  matrix: {
    label: '{rows} 行 × {columns} 列的矩阵。方向键移动，回车下一步。',
    cell: '{row}，{column}：{value}',
    missing: '数据不足，不着色',
    notApplicable: '不适用',
    tooFew: '数量过少，不着色',
    redBehind: '背后有红色预警',
    total: '总分',
    unit: '单位'
  },
  table: {
    loading: '正在取数',
    sortAscending: '按此列升序',
    sortDescending: '按此列降序',
    resize: '调整列宽',
    selected: '已选 {n}',
    shown: '显示 {n} / {total}',
    selectAll: '全选',
    selectRow: '选择此行',
    printedAll: '共 {n} 行',
    printedPart: '共 {total} 行，本次打印前 {n} 行'
  },
  source: {
    column: '列',
    header: '表头',
    raw: '原值',
    recognised: '识别为',
    row: '第 {line} 行',
    checked: '已核对',
    unchecked: '未核对原件'
  },
  track: {
    realTime: '实际时间',
    crossing: '连线交叉＝先后颠倒',
    asOf: '数据截至 {date}',
    daysLeft: '余 / 超',
    workdays: '工作日',
    planned: '计划',
    actual: '实际',
    marks: '标记与预警',
    over: '超{n}',
    none: '缺',
    stageCount: '{done} / {total}',
    label: '{n} 个节点的办理轨道',
    inHand: '办理中'
  },
  waterfall: { full: '满分', score: '得分', axisFrom: '横轴自 {from} 分起' },
  peers: { here: '本单位', median: '中位 {value}', label: '{n} 个同类的分布' },
  jobs: {
    count: '{name} {done} / {total}',
    countOnly: '{name} {done}',
    starting: '正在准备',
    stopping: '正在停止',
    done: '{name}：已完成',
    failed: '{name}：没有做完。{why}'
  },
  picture: { save: '存为图片', hash: '所示数据 SHA-256 {hash}…', saved: '已保存 {name}', failed: '图片没有保存。{why}' },
  files: {
    drop: '把文件拖到这里，或',
    reading: '正在读取文件…',
    choose: '选择文件',
    chosen: '已选 {n} 个文件',
    remove: '移除 {name}',
    notRead: '文件没有读入'
  },
  steps: { done: '已完成', here: '当前', coming: '未到' },
  term: { reason: '理由', approver: '批准人', docNo: '批准文号', from: '生效日', to: '到期日' },
  page: { place: '第 {from}–{to} 条，共 {total} 条', before: '上一页', next: '下一页' },
  sideScroll: { left: '向左还有', right: '向右还有' },
  select: { nothing: '没有匹配项', many: '{n} 项' }
} as const
