/** Gallery: the overview as ledgers. */
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { ViewLayout } from '../app/ViewLayout.tsx'
import { Button } from '../widgets/Button.tsx'
import { FigureGroups } from '../widgets/FigureGroups.tsx'
import { Change } from '../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../widgets/Inspector.tsx'
import { KeyValue } from '../widgets/KeyValue.tsx'
import { Ledger } from '../widgets/Ledger.tsx'
import { LevelMark, LevelRun, type Level } from '../widgets/LevelMark.tsx'
import { MonthBars, Sparkline } from '../widgets/Strips.tsx'

const byLevel: readonly {
  readonly level: Level | undefined
  readonly counts: readonly number[]
  readonly months: readonly number[]
  readonly change: string
}[] = [
  { level: 'red', counts: [5, 4, 7, 2, 1, 18], months: [8, 10, 9, 11, 13, 12, 14, 13, 15, 16, 15, 18], change: '+3' },
  { level: 'orange', counts: [4, 3, 7, 2, 0, 16], months: [12, 11, 10, 12, 14, 15, 13, 12, 14, 16, 16, 16], change: '持平' },
  { level: 'yellow', counts: [6, 8, 16, 3, 1, 33], months: [38, 40, 36, 39, 44, 41, 40, 45, 43, 44, 42, 33], change: '−9' },
  { level: undefined, counts: [15, 15, 30, 7, 2, 67], months: [], change: '−6' }
]
const firsts = [
  ['A', '政治忠诚与决策部署落实', [86.8, 87, 87.6, 87.8, 88.3, 88.2, 88.4, 88.1], 88.1, -0.3],
  ['B', '管党治党“四责”协同', [84, 84.4, 84.3, 84.8, 84.6, 84.9, 85, 85.3], 85.3, 0.3],
  ['C', '组织建设与选人用人', [86.4, 86.9, 86.6, 87, 86.8, 87.1, 87.4, 87.2], 87.2, -0.2],
  ['D', '权力运行与廉洁风险', [84.6, 84.2, 84.8, 84, 83.5, 83.2, 82.9, 81.5], 81.5, -1.4],
  ['E', '正风肃纪反腐', [83.2, 83.5, 83.3, 83.8, 83.4, 83.9, 84.1, 84], 84, -0.1]
] as const
const tops = [
  ['县住房和城乡建设局', { red: 4, orange: 1, yellow: 4 }, 9, 25],
  ['县城市建设投资集团有限公司', { red: 3, orange: 2, yellow: 3 }, 8, 31],
  ['双河口镇', { red: 2, orange: 1, yellow: 3 }, 6, 44],
  ['县水务集团有限公司', { red: 1, orange: 2, yellow: 3 }, 6, 18],
  ['大坪头镇', { red: 1, orange: 2, yellow: 2 }, 5, 39],
  ['望溪街道', { orange: 1, yellow: 4 }, 5, 36]
] as const

export function OverviewScreen(): ReactNode {
  return (
    <ViewLayout
      scroll
      status={
        <>
          <span>
            运行 <b>143</b> 个模型，停用 <b>7</b>（缺字段）
          </span>
          <span>
            截至 <b>2026-10-31</b> 计算
          </span>
          <span className="push" />
          <span>G H 热图</span>
          <span>G W 预警</span>
        </>
      }
      inspector={
        <Inspector
          label="本副本"
          kick="本副本"
          title="云溪县纪委监委"
          footer={
            <>
              <Button kind="primary" big>
                生成调取函与空表
              </Button>
              <Button big icon={<Plus className="ic" />}>
                导入数据
              </Button>
            </>
          }
        >
          <div className="seal">
            <b>内部资料</b>
            <span>不得用于存储、处理国家秘密；打印与导出均登记</span>
          </div>
          <InspectorSection title="副本身份">
            <KeyValue
              labels={64}
              rows={[
                ['副本', '第 2 号，共 3 份'],
                ['数据截至', '2026-10-31'],
                ['批准', '程立言 · 2026-11-02 · 云监批〔2026〕58 号'],
                [
                  '有效至',
                  <>
                    <b>2026-12-31</b>　余 40 日
                  </>
                ],
                ['审计链', '完整 · 锚点一致 · 18,204 条']
              ]}
            />
          </InspectorSection>
        </Inspector>
      }
    >
      <div className="page">
        <div className="row-line">
          <h1 className="title">自上次导入以来</h1>
          <span className="mut">第 47 次导入，数据截至日 2026-10-31；与第 46 次（2026-09-30）相比</span>
        </div>
        <FigureGroups
          groups={[
            {
              title: '数据行',
              figures: [
                ['新增', '12,408'],
                ['变更', '316'],
                ['撤回', '9'],
                ['隔离', '23']
              ]
            },
            {
              title: '预警',
              figures: [
                ['新增', '6'],
                ['升级', '2'],
                ['撤销', '1'],
                ['办结', '11']
              ]
            },
            {
              title: '热图',
              figures: [
                ['着色变差', '14'],
                ['着色变好', '9'],
                ['转不着色', '3'],
                ['快照', 'Q3-2']
              ]
            }
          ]}
        />
        <div className="two-columns">
          <div>
            <section>
              <h2 className="heading">
                未办结预警<small>67 条 · 按待办环节</small>
              </h2>
              <Ledger
                label="未办结预警"
                rows={byLevel}
                rowKey={(_, index) => String(index)}
                state={(row) => (row.level ? undefined : 'total')}
                columns={[
                  { id: 'level', title: '级别', width: 48, cell: (row) => (row.level ? <LevelMark level={row.level} /> : '合计') },
                  ...['签收', '核实', '处置', '复核', '逾期', '合计'].map((title, index) => ({
                    id: title,
                    title,
                    number: true,
                    width: 42,
                    cell: (row: (typeof byLevel)[number]) =>
                      index === 5 ? (
                        <b>{row.counts[5]}</b>
                      ) : index === 4 && (row.counts[4] ?? 0) > 0 ? (
                        <span className="overdue">{row.counts[4]}</span>
                      ) : (
                        row.counts[index]
                      )
                  })),
                  {
                    id: 'months',
                    title: '近 12 个月末',
                    cell: (row) => (row.months.length > 0 ? <MonthBars values={row.months} max={46} width={118} height={24} /> : '')
                  },
                  { id: 'change', title: '变动', number: true, width: 44, cell: (row) => <span className="sec">{row.change}</span> }
                ]}
              />
            </section>
          </div>
          <div>
            <section>
              <h2 className="heading">
                全县一级指标<small>40 个单位中位数 · 近 8 季</small>
              </h2>
              <Ledger
                label="一级指标"
                rows={firsts}
                rowKey={(row) => row[0]}
                state={(row) => (row[0] === 'D' ? 'on' : undefined)}
                columns={[
                  {
                    id: 'name',
                    title: '指标',
                    cell: (row) => (
                      <>
                        <span className="mut">{row[0]}</span> {row[1]}
                      </>
                    )
                  },
                  { id: 'line', title: '', width: 136, cell: (row) => <Sparkline values={row[2]} /> },
                  { id: 'value', title: '本季', number: true, width: 44, cell: (row) => <b>{row[3].toFixed(1)}</b> },
                  { id: 'change', title: '变动', number: true, width: 52, cell: (row) => <Change value={row[4]} /> }
                ]}
              />
            </section>
            <section>
              <h2 className="heading">
                未办结预警最多的单位<small>一个符号一条</small>
              </h2>
              <Ledger
                label="单位"
                rows={tops}
                rowKey={(row) => row[0]}
                onOpen={() => undefined}
                columns={[
                  { id: 'name', title: '单位', cell: (row) => row[0] },
                  { id: 'run', title: '', width: 156, cell: (row) => <LevelRun counts={row[1]} /> },
                  { id: 'n', title: '条', number: true, width: 32, cell: (row) => <b>{row[2]}</b> },
                  { id: 'm', title: '监测事项', number: true, width: 60, cell: (row) => row[3] }
                ]}
              />
            </section>
          </div>
        </div>
      </div>
    </ViewLayout>
  )
}
