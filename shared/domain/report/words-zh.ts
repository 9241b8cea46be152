/**
 * The words of an examination report in Chinese; English has the same keys. They are part of the paper's form, so they stand beside its content.
 * Neutral throughout: what data shows, what it does not, no verdict on a unit or a person.
 */
export const zh = {
  kind: (kind: string, region: string) => [kind, region].filter((part) => part !== '').join('，'),
  stop: '。',
  list: '、',
  cover: {
    unit: '体检单位',
    period: '体检期间',
    office: '编制单位',
    tree: '指标体系',
    treeOf: (name: string, version: number) => `${name}　第 ${version} 版`,
    local: '权重与目标值为本地参数',
    asOf: '数据截至',
    snapshot: '得分快照',
    snapshotOf: (hash: string, at: string, same: boolean) => `${hash}　${at}${same ? '' : '（此后数据有变，本报告得分与快照不同）'}`,
    noSnapshot: '未冻结',
    merged: '并入单位',
    made: '生成',
    madeBy: (at: string, account: string) => `${at}　${account}`,
    copy: '份号',
    copyOf: (n: number, expires: string | null) => `第 ${n} 份${expires === null ? '' : `　副本有效期至 ${expires}`}`,
    marking: '密级标识'
  },
  contents: '目录',
  page: '页',
  foot: (unit: string, period: string, copy: number) => `${unit}　${period}　第 ${copy} 份`,
  chartElsewhere: '图见 HTML 与 PDF 版，数字同下表。',
  sections: {
    summary: '一、概况',
    dimensions: '二、六维得分',
    losses: '三、扣分清单',
    course: '四、同类与历史',
    warned: '五、预警与处置',
    suggestions: '六、建议',
    coverage: '七、数据覆盖率与局限',
    sign: '八、签批页',
    leaves: '附录一　指标得分',
    figures: '附录二　数值与出处'
  },
  score: (value: string) => `${value} 分`,
  summary: {
    scored: (unit: string, kind: string, period: string, score: string, band: string) =>
      `${unit}${kind === '' ? '' : `（${kind}）`}${period}政治生态指数为 ${score} 分，处于“${band}”档。`,
    noCoverage: (unit: string, period: string, coverage: string, least: string) =>
      `${unit}${period}的数据覆盖率为 ${coverage}，低于 ${least}，按规则不出分、不分档。以下只列已有数据，不能据此判断好坏。`,
    noVeto: (unit: string, period: string) => `${unit}${period}的一票否决事项没有报送，按规则不出分、不分档。以下只列已有数据。`,
    rank: (n: number, rank: number, median: string) => `在 ${n} 个有得分的同类单位中列第 ${rank} 位，同类中位数为 ${median} 分。`,
    few: (n: number) => `同类有得分的单位只有 ${n} 个，位次仅供参考。`,
    range: (missing: string, low: string, high: string) =>
      `有 ${missing} 的权重没有数据，得分是“至少”值：补齐后在 ${low} 至 ${high} 分之间。`,
    provisional: '缺失部分可能改变档次，现档次为暂定。',
    before: (period: string, score: string, change: string) => `上期（${period}）为 ${score} 分，本期${change}。`,
    up: (by: string) => `上升 ${by} 分`,
    down: (by: string) => `下降 ${by} 分`,
    same: '持平',
    noBefore: '上期没有可比的得分。',
    otherTree: '上期按另一版指标体系计算，两期之差包含规则变化。',
    reasonFall: (by: string, band: string) => `较上期下降 ${by} 分，按规则档次不高于“${band}”。`,
    reasonHeavy: (names: string, band: string) => `权重较大的指标${names}处于最低一档，按规则档次不高于“${band}”。`,
    reasonVeto: (names: string) => `指标${names}登记有一票否决事项，总分按规则封顶。`,
    losses: (list: string) => `失分较多的指标：${list}。`,
    loss: (name: string, lost: string) => `${name}（失 ${lost} 分）`,
    noLosses: '已有数据的指标都没有失分。',
    warned: (n: number, red: number, orange: number, yellow: number) =>
      n === 0
        ? '本期没有涉及该单位的预警。'
        : `本期涉及该单位的预警 ${n} 条（红色 ${red}、橙色 ${orange}、黄色 ${yellow}），均为待核实的线索。`,
    predecessors: (names: string) => `该单位由${names}并入或更名而来，并入前的数据仍记在原单位名下，未合并计算。`,
    closing: '本报告只说明数据所示的情况，供研判参考，不是对单位或个人的结论。'
  },
  dimensions: {
    chart: '六维得分（百分制）',
    median: '同类中位数',
    before: '上期',
    missing: '未报送部分',
    none: '数据不足',
    table: '六维得分',
    columns: ['一级指标', '满分', '得分', '最高可达', '贡献', '同类中位', '较同类', '上期', '较上期', '覆盖率'],
    total: '合计',
    note: '满分、贡献以总分 100 计，得分为百分制。得分按“未报送不计分”计算，是“至少”值；“最高可达”是补齐后的上限。'
  },
  losses: {
    chart: '从 100 分到得分',
    lost: '失分',
    missing: '未报送',
    more: '加分',
    end: '得分',
    start: '满分',
    table: '扣分清单',
    columns: ['序', '指标', '数值', '得分', '失分', '算法', '出处'],
    none: '没有失分的指标。',
    note: '失分以总分 100 计，从多到少。出处为记录编号、来源文件编号（附录二列出文件和工作表）和行号。',
    adjust: '总分之外的调整',
    adjustColumns: ['项目', '分值'],
    more_rows: (n: number) => `等 ${n} 行`
  },
  course: {
    chart: '各期得分与同类中位数',
    own: '本单位',
    peers: '同类中位数',
    table: '各期得分',
    columns: ['期间', '得分', '档次', '同类中位', '位次', '覆盖率', '指标体系'],
    rank: (rank: number, n: number) => `${rank} / ${n}`,
    note: (kind: string, n: number) =>
      `同类指单位类别同为“${kind}”、本期有得分的 ${n} 个单位（含本单位）。各期按当时的指标体系计算；体系不同的两期不宜直接相减。`,
    below: (list: string) => `低于同类中位数的维度：${list}。`,
    notBelow: '六个维度均不低于同类中位数。',
    by: (name: string, by: string) => `${name}（低 ${by} 分）`
  },
  warned: {
    counts: '预警与处置情况',
    countColumns: ['级别', '条数', '其中已办结或已排除', '仍在办理'],
    table: '预警清单',
    columns: ['编号', '级别', '规则', '月份', '状态', '内容'],
    none: '本期没有涉及该单位的预警。',
    note: '预警是按规则比对出的线索，可能有正当原因，须经核实。级别：红色 ▲、橙色 ◆、黄色 ●。状态为本报告生成时的状态。',
    levels: { red: '红色 ▲', orange: '橙色 ◆', yellow: '黄色 ●' }
  },
  suggestions: {
    none: '没有需要提出建议的指标。',
    intro: '以下建议由扣分和缺失的指标按模板给出，是否采纳由主管部门研究确定。'
  },
  coverage: {
    line: (coverage: string) => `按权重计，本期数据覆盖率为 ${coverage}。未报送的数据不作零分，也不作满分。`,
    could: (points: string) => `未报送部分合计 ${points} 分（以总分 100 计）：补齐后得分最多增加这么多，不会减少。`,
    table: '未报送或不能采用的数据',
    columns: ['指标', '原因', '监测点', '掌握单位', '最多可增加'],
    none: '各项有权重的指标都有数据。',
    watched: '只观察、不计权重的指标',
    watchedColumns: ['指标', '数值', '为什么不计权重'],
    limits: '指标体系不能说明什么'
  },
  sign: { date: '日期', name: '签名' },
  leaves: {
    columns: ['编号', '指标', '状态', '数值', '得分', '权重', '贡献'],
    table: '全部指标',
    note: '权重、贡献以总分 100 计。'
  },
  figures: {
    columns: ['指标', '监测点', '数值', '掌握单位', '记录编号与来源'],
    table: '全部数值',
    files: '来源文件',
    fileColumns: ['编号', '文件', '工作表'],
    noFiles: '没有来自文件的数值。',
    note: '除注明外为本期数值。每个数值都附记录编号、来源文件的编号和行号；没有记录的，说明原因。'
  },
  states: {
    value: '有得分',
    missing: '未报送',
    not_applicable: '不适用',
    other_kind: '不适用于此类单位',
    observed: '只观察',
    bonus: '加分项',
    too_few: '基数过小'
  },
  reasons: {
    no_value: '没有报送',
    no_last_year: '没有上年同期数',
    zero_denominator: '分母为零',
    contradiction: '数据矛盾（部分大于整体或为负）',
    no_peers: '可比单位过少',
    other_kind: '不适用于此类单位',
    out_of_range: '超出量程'
  } satisfies Record<string, string>,
  when: { now: '本期', since_january: '年内累计', last_year: '上年同期' },
  groups: { kind: '同类', past: '同类历史', all: '全部单位' },
  peersOf: (group: string, n: number, median: string) => `${group} ${n} 个数的中位数 ${median}`,
  line: (line: number) => `第 ${line} 行`,
  notReported: '没有报送，无记录',
  lacking: (periods: string) => `缺 ${periods}，不能合计`,
  notCounted: (asOf: string) => `系统计数截至 ${asOf}，本期尚未结束，无记录`,
  countedZero: (note: string, asOf: string) => `系统计数（${note}；截至 ${asOf}）：期内没有此类记录`,
  countedRows: (n: number, note: string, asOf: string) => `系统计数（${note}；截至 ${asOf}），共 ${n} 行：`,
  yuan: '元'
}

export type ReportWords = typeof zh
