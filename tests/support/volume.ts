/** A 核查卷 of every kind of piece, after the reference screen: invented people, units and document numbers. */
import type { Volume } from '../../shared/domain/volume/volume.ts'
import type { VolumeItem, VolumeTable } from '../../shared/domain/volume/item.ts'

const ledger = { file: '住建局工程台账_2025.xlsx', sheet: '施工许可与开工', line: 218 }
const unchecked = { state: 'unchecked' } as const
const checked = { state: 'checked', by: ['何静', '许知衡'], on: '2026-11-12' } satisfies VolumeItem['check']

export function aTable(rows: number, changes: Partial<VolumeTable> = {}): VolumeTable {
  return {
    dataset: 'contract',
    label: '合同',
    columns: [
      { field: 'code', label: '合同编号', type: 'text' },
      { field: 'name', label: '合同名称', type: 'text' },
      { field: 'signed_on', label: '签订日期', type: 'date' },
      { field: 'amount', label: '金额', type: 'fen' }
    ],
    rows: Array.from({ length: rows }, (_, at) => ({
      id: `c${at + 1}`,
      source: { file: '合同台账.xlsx', sheet: '2025', line: at + 3 },
      cells: [
        `GF-2025-${String(at + 1).padStart(4, '0')}`,
        `柳溪大道（二期）道路改造工程第 ${at + 1} 标段施工合同`,
        '2025-04-25',
        26_600_000_000 + at
      ]
    })),
    total: rows,
    ...changes
  }
}

export function aVolume(changes: Partial<Volume> = {}): Volume {
  const items: VolumeItem[] = [
    {
      seq: 1,
      kind: 'attachment',
      title: '调取证据通知书',
      docNo: '云监调〔2026〕31 号',
      author: '云溪县纪委监委',
      date: '2026-09-12',
      proves: '',
      provided: '',
      check: { state: 'obtained', by: ['何静', '许知衡'], on: '2026-09-14', documentNo: '云监调〔2026〕31 号' },
      body: {
        name: '调取证据通知书（扫描）.pdf',
        mime: 'application/pdf',
        bytes: null,
        sha256: null,
        path: null,
        pages: 1,
        description: '县住建局办公室签收。'
      }
    },
    {
      seq: 2,
      kind: 'row',
      title: '工程台账（施工许可与开工）摘录，第 217–219 行',
      docNo: '',
      author: '县住房和城乡建设局',
      date: '2025-05-09',
      proves: '2025 年 3 月 18 日已批准开工，早于 2025 年 4 月 10 日中标通知书 23 日。',
      provided: '县住建局办公室提供；云监调〔2026〕31 号；接收 何静、许知衡；光盘 1 张',
      check: checked,
      body: {
        dataset: 'permit_ledger',
        label: '施工许可与开工',
        source: ledger,
        sourceHash: '4be190d2'.repeat(8),
        headers: [
          { column: 'B', label: '项目名称' },
          { column: 'D', label: '申请' },
          { column: 'E', label: '经办/审核' },
          { column: 'F', label: '开工' },
          { column: 'G', label: '签批' },
          { column: 'K', label: '许可证' },
          { column: 'N', label: '录入' }
        ],
        lines: [
          {
            line: 217,
            marked: false,
            cells: ['北塘雨污分流（三片）', '25.3.10', '贺文博、吴清源', '25.4.2', '陆承远', '〔25〕29', '2025/4/2']
          },
          { line: 218, marked: true, cells: ['柳溪大道(二期)道路改造', '25.3.14', '贺文博、吴清源', '25.3.18', '陆承远', '', '2025/5/9'] },
          {
            line: 219,
            marked: false,
            cells: ['云溪中学北侧道路', '25.3.20', '贺文博、吴清源', '25.4.14', '陆承远', '〔25〕31', '2025/4/15']
          }
        ],
        values: [
          { field: 'matter', label: '事项', type: 'text', value: '柳溪大道（二期）道路改造工程' },
          { field: 'started_on', label: '开工日期', type: 'date', value: '2025-03-18' },
          { field: 'amount', label: '合同价', type: 'fen', value: 26_600_000_000 }
        ]
      }
    },
    {
      seq: 3,
      kind: 'warning',
      title: '预警 YJ-2026-0416：未招先建、先施工后招标',
      docNo: '',
      author: '',
      date: '2026-11-03',
      proves: '',
      provided: '',
      check: unchecked,
      body: {
        warning: 'YJ-2026-0416',
        sentence: '柳溪大道（二期）道路改造工程 2025-03-18 批准开工，早于 2025-04-10 发出的中标通知书 23 日。',
        level: 'red',
        model: { id: 'eng-start-before-award', version: 2, name: '先施工后招标' },
        asOf: '2026-10-31',
        params: [{ name: 'grace_days', label: '容许天数', value: '0' }],
        basis: [{ law: '招标投标法', article: '第四条', mark: 'V' }],
        innocent: ['应急抢险先行开工且有批文', '“开工”为场地平整等前期准备', '台账日期录入有误'],
        verify: ['调取开工令、监理日志', '核对施工许可证原件'],
        figures: [{ label: '开工早于中标', value: '23 日', limit: '0 日', note: '自然日' }],
        evidence: [aTable(3)],
        denominator: [aTable(60, { total: 412, label: '同期合同' })]
      }
    },
    {
      seq: 4,
      kind: 'trail',
      title: '事项轨迹：柳溪大道（二期）道路改造工程',
      docNo: '',
      author: '',
      date: '2026-11-03',
      proves: '',
      provided: '',
      check: unchecked,
      body: {
        subject: { kind: 'matter', id: 'LX-2025-07', label: '柳溪大道（二期）道路改造工程' },
        procedure: '工程建设 20 节点',
        steps: ['立项批复', '可研批复', '初步设计批复', '预算审核', '批准开工', '中标通知书', '签订合同', '施工许可证', '补录台账'].map(
          (node, at) => ({
            node,
            stage: at < 2 ? '立项' : at < 4 ? '设计' : '施工',
            received: null,
            decided:
              [
                '2024-06-03',
                '2024-09-12',
                '2024-12-20',
                '2025-02-10',
                '2025-03-18',
                '2025-04-10',
                '2025-04-25',
                '2025-05-08',
                '2025-05-09'
              ][at] ?? null,
            due: null,
            workdays: at,
            amount: at === 6 ? 26_600_000_000 : null,
            outcome: '同意',
            marks: at === 4 ? [{ code: 'out_of_order', label: '倒置', detail: '早于中标通知书 23 日' }] : [],
            acts: [
              {
                kind: '经办',
                actor: '贺文博',
                post: '县住建局建管科科员',
                postBasis: '云住建人〔2019〕12 号',
                on: '2025-03-14',
                comment: ''
              },
              {
                kind: '审批',
                actor: '陆承远',
                post: at === 8 ? '' : '县住建局党组成员、副局长（分管建设）',
                postBasis: '云任〔2021〕46 号',
                on: '2025-03-18',
                comment: ''
              }
            ],
            source: { ...ledger, line: 200 + at }
          })
        )
      }
    },
    {
      seq: 5,
      kind: 'note',
      title: '谈话情况说明',
      docNo: '',
      author: '何静',
      date: '2026-11-10',
      proves: '',
      provided: '',
      check: unchecked,
      body: { text: '向县住建局建管科了解，开工令由分管领导口头同意后补签，未见书面会议纪要。\n待核实：监理日志首页日期。' }
    },
    {
      seq: 6,
      kind: 'walk',
      title: '查看路径',
      docNo: '',
      author: '何静',
      date: '2026-11-03',
      proves: '',
      provided: '',
      check: unchecked,
      body: {
        steps: [
          { at: '2026-11-03T09:12:00+08:00', kind: '热力图', label: '县住建局 × 工程招标', detail: '得分 61.2' },
          { at: '2026-11-03T09:13:00+08:00', kind: '预警', label: 'YJ-2026-0416', detail: '' }
        ]
      }
    }
  ]
  return {
    format: 'lianjing-volume',
    version: 1,
    id: 'case-2026-014',
    no: '云纪核〔2026〕014 号',
    title: '关于柳溪大道（二期）道路改造工程开工早于中标的核查',
    unit: '云溪县纪律检查委员会　云溪县监察委员会',
    office: '第一监督检查室',
    handlers: ['何静', '许知衡'],
    origin: '预警 YJ-2026-0416（红色 ▲）　未招先建、先施工后招标',
    marking: '内部资料',
    retention: '长期',
    from: '2026-11-02',
    to: '2026-11-20',
    copy: { unit: '云溪县', asOf: '2026-10-31', number: 2, of: 3, approver: '许知衡', expires: '2027-04-30' },
    createdBy: '何静',
    sealedAt: '2026-11-20T17:06:00+08:00',
    sealedBy: '何静',
    summary: '台账显示该工程 2025 年 3 月 18 日批准开工，中标通知书落款为 2025 年 4 月 10 日，先后关系待核实。',
    items,
    facts: [
      { no: 1, statement: '调取程序完备，证据由县住建局提供。', evidence: [1, 2] },
      { no: 2, statement: '批准开工早于中标通知书。', evidence: [2, 3] },
      { no: 3, statement: '开工由分管领导口头同意。', evidence: [5] },
      { no: 4, statement: '施工单位在中标前已进场。', evidence: [] }
    ],
    models: [{ id: 'eng-start-before-award', version: 2, name: '先施工后招标', yaml: 'id: eng-start-before-award\nversion: 2\n' }],
    ...changes
  }
}
