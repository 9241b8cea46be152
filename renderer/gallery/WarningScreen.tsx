/** Gallery: the warnings list and one card. */
import { RotateCcw, Rows3 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { formatMoney } from '../../shared/text/format.ts'
import { ViewLayout } from '../app/ViewLayout.tsx'
import { Button } from '../widgets/Button.tsx'
import { MultiChip } from '../widgets/Chips.tsx'
import { DataTable, type Sort } from '../widgets/DataTable.tsx'
import { Checkbox } from '../widgets/Fields.tsx'
import { Money, NewTag, useMoneyUnit } from '../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../widgets/Inspector.tsx'
import { KeyValue } from '../widgets/KeyValue.tsx'
import { Ledger } from '../widgets/Ledger.tsx'
import { LevelMark } from '../widgets/LevelMark.tsx'
import { LimitBar, LimitDots } from '../widgets/Limits.tsx'
import { evidence, rowAt, states } from './invented-warnings.ts'
import { Steps } from '../widgets/Steps.tsx'

export function WarningScreen(): ReactNode {
  const unit = useMoneyUnit()
  const [here, setHere] = useState('2026-0417')
  const [sort, setSort] = useState<Sort>({ column: 'id', descending: true })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [checks, setChecks] = useState<readonly boolean[]>([true, false, false, false])
  const wan = (fen: number): string => formatMoney(fen, 'wan').replace(/\.00$/, '')
  return (
    <ViewLayout
      filters={
        <>
          <MultiChip
            label="状态"
            options={states.slice(0, 3).map((one) => ({ id: one, label: one }))}
            values={chosen}
            onChange={setChosen}
          />
          <MultiChip label="级别" options={[]} values={[]} onChange={() => undefined} />
          <MultiChip label="领域" options={[]} values={[]} onChange={() => undefined} />
          <span className="push" />
          <Button icon={<Rows3 className="ic" />}>密度</Button>
        </>
      }
      status={
        <>
          <span>
            显示 <b>25</b> / 417
          </span>
          <span>余：工作日</span>
          <span className="push" />
          <span>J K 上下</span>
          <span>X 选择</span>
          <span>S 督办</span>
        </>
      }
      inspector={
        <Inspector
          label="预警"
          width="work"
          of={here}
          kick={
            <>
              <LevelMark level="red" word="long" />
              <i className="bar" />
              YJ-{here} <NewTag />
              <span className="push" />
              首次命中 2026-10-31
            </>
          }
          title="化整为零规避招标"
          band={
            <Steps
              at={1}
              steps={[
                { label: '待签收', note: '10-31' },
                { label: '待核实', note: '11-02' },
                { label: '属实待处置' },
                { label: '处置中' },
                { label: '待复核' },
                { label: '办结' },
                { label: '销号' }
              ]}
            />
          }
          footer={
            <>
              <Button kind="primary" big keys="Enter">
                签注核实结论
              </Button>
              <Button big keys="→">
                打开第 1 份合同的轨迹
              </Button>
              <span className="push" />
              <Button kind="quiet" big>
                转办
              </Button>
              <Button kind="quiet" big>
                督办
              </Button>
            </>
          }
        >
          <p className="say">
            县住房和城乡建设局在 <b>143 天</b>内就“背街小巷整治 · 路面铺装”签订 <b>4 份</b>施工合同，合计 <b>1,556.90 万元</b>
            ；单份均低于必须招标限额 400.00 万元，未公开招标，无豁免批文。
          </p>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1.4fr', gap: 24, marginTop: 8 }}>
            <LimitDots
              values={[396_8000_00, 389_5000_00, 392_0000_00, 378_6000_00]}
              limit={400_0000_00}
              limitLabel="限额 400"
              valueLabel="单份 378.60–396.80"
              format={wan}
            />
            <LimitBar
              parts={[396_8000_00, 389_5000_00, 392_0000_00, 378_6000_00]}
              limit={400_0000_00}
              limitLabel="限额 400"
              sumLabel="合计 1,556.90 万元"
              format={wan}
            />
          </div>
          <InspectorSection title="证据行" note="分子 4 行 · 分母 6 行（同一预算项目、品目、类别的全部主合同）">
            <Ledger
              label="证据行"
              rows={evidence}
              rowKey={(row) => row[4]}
              state={(row) => (row[0] === '2025-03-06' ? 'on' : row[5] === '不计' ? 'out' : undefined)}
              onOpen={() => undefined}
              columns={[
                { id: 'a', title: '签订', width: 84, cell: (row) => row[0] },
                { id: 'b', title: '合同', width: 96, cell: (row) => row[1] },
                { id: 'c', title: '承包单位', cell: (row) => row[2] },
                { id: 'd', title: unit, number: true, width: 64, cell: (row) => <Money fen={row[3]} unit={false} /> },
                { id: 'e', title: '来源 · 行', width: 108, cell: (row) => row[4] },
                { id: 'f', title: '核对', width: 56, cell: (row) => row[5] }
              ]}
            />
          </InspectorSection>
          <section className="section" style={{ display: 'grid', gridTemplateColumns: '1fr 1.15fr', gap: 24 }}>
            <div>
              <h2 className="heading">可能的正当原因</h2>
              <ul className="dashes">
                <li>分期实施，且已分别立项批复</li>
                <li>抢险应急，有批文可查</li>
                <li>框架协议项下的分批订单</li>
              </ul>
            </div>
            <div>
              <h2 className="heading">
                需要核实<small>{checks.filter(Boolean).length} / 4</small>
              </h2>
              {[
                '调取立项批复与预算分解表',
                '核对四份合同的施工范围与图纸',
                '查明发包方式由谁提出、谁批准',
                '询问承包单位报价与邀请过程'
              ].map((one, index) => (
                <Checkbox
                  key={one}
                  greyWhenDone
                  checked={checks[index] ?? false}
                  onChange={(checked) => setChecks(checks.map((old, at) => (at === index ? checked : old)))}
                >
                  {one}
                </Checkbox>
              ))}
            </div>
          </section>
          <InspectorSection title="依据">
            <p className="say">
              <b>招标投标法 第四条</b>
              <br />
              任何单位和个人不得将依法必须进行招标的项目化整为零或者以其他任何方式规避招标。
            </p>
          </InspectorSection>
          <InspectorSection
            title="模型"
            aside={
              <span className="link">
                <RotateCcw className="ic" />
                重放
              </span>
            }
          >
            <KeyValue
              labels={48}
              rows={[
                ['版本', 'GC-R01 v3　窗口 365 日　最少 2 份　限额 施工 400 万元'],
                ['去向', '第一监督检查室（红色预警路由）　不送：县住建局及其主要负责人（回避）']
              ]}
            />
          </InspectorSection>
        </Inspector>
      }
    >
      <div className="summary-bar">
        <span>
          未办结 <b>67</b>
        </span>
        <span>
          <LevelMark level="red" /> <b>18</b>
        </span>
        <span>
          <LevelMark level="orange" /> <b>16</b>
        </span>
        <span>
          <LevelMark level="yellow" /> <b>33</b>
        </span>
        <span className="push" />
        <span>
          本次新增 <b>6</b>
        </span>
        <span>
          逾期 <b>2</b>
        </span>
      </div>
      <DataTable
        label="预警"
        resetKey={`${sort.column} ${sort.descending}`}
        loadRange={(start, end) =>
          Promise.resolve({
            rows: Array.from({ length: Math.max(0, Math.min(end, 417) - start) }, (_, index) => rowAt(start + index)),
            total: 417
          })
        }
        rowKey={(row) => row.id}
        sort={sort}
        onSort={setSort}
        here={here}
        onHere={(row) => setHere(row.id)}
        columns={[
          { id: 'level', title: '级别', width: 56, sorts: true, cell: (row) => <LevelMark level={row.level} /> },
          {
            id: 'id',
            title: '编号',
            width: 106,
            sorts: true,
            cell: (row) => (
              <>
                {row.id}
                {row.id > '2026-0411' && <NewTag />}
              </>
            )
          },
          { id: 'name', title: '模型', width: 210, grow: true, cell: (row) => row.name },
          { id: 'subject', title: '对象', width: 180, grow: true, cell: (row) => <span className="sec">{row.subject}</span> },
          { id: 'money', title: unit, width: 84, number: true, sorts: true, cell: (row) => <Money fen={row.fen} unit={false} /> },
          {
            id: 'left',
            title: '余',
            width: 48,
            number: true,
            sorts: true,
            cell: (row) => (row.left < 0 ? <span className="overdue">超 {-row.left}</span> : row.left)
          },
          { id: 'state', title: '状态', width: 80, cell: (row) => row.state }
        ]}
      />
    </ViewLayout>
  )
}
