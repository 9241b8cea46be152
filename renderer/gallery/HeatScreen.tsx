/** Gallery: the heat map with the inspector of one cell. */
import { Link, Printer, Table2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { ViewLayout } from '../app/ViewLayout.tsx'
import { Button, IconButton } from '../widgets/Button.tsx'
import { Segments, SelectChip } from '../widgets/Chips.tsx'
import { Hero } from '../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../widgets/Inspector.tsx'
import { Ledger } from '../widgets/Ledger.tsx'
import { Matrix } from '../widgets/Matrix.tsx'
import type { MatrixPlace } from '../widgets/matrix-props.ts'
import { MatrixTable } from '../widgets/MatrixTable.tsx'
import { Legend } from '../widgets/Score.tsx'
import { Course, PeersStrip } from '../widgets/Strips.tsx'
import { Waterfall } from '../widgets/Waterfall.tsx'
import { WarningLines } from '../widgets/WarningLines.tsx'
import { cellOf, indicators, medianOf, units } from './invented.ts'

const parts = [
  { id: 'D111', name: '节点齐全项目', ratio: '24 / 25', unit: '项', value: '96.0%', score: '96.0' },
  { id: 'D112', name: '公开招标额', ratio: '1.872 / 2.340', unit: '亿元', value: '80.0%', score: '75.0' },
  { id: 'D113', name: '红色预警数', ratio: '2 / 25', unit: '项', value: '8.0%', score: '48.0' }
]

export function HeatScreen(): ReactNode {
  const [place, setPlace] = useState<MatrixPlace>({ row: '县住房和城乡建设局', column: '工程建设与招投标/程序合规' })
  const [meaning, setMeaning] = useState<'score' | 'peers' | 'change' | 'count'>('score')
  const [period, setPeriod] = useState('2026Q3')
  const [table, setTable] = useState(false)
  const shared = { rows: units, columns: indicators, cell: cellOf, rowTitle: '单位', selected: place, onSelect: setPlace }
  return (
    <ViewLayout
      filters={
        <>
          <SelectChip
            label="期间"
            options={[
              { id: '2026Q3', label: '2026 年第三季度' },
              { id: '2026Q2', label: '2026 年第二季度' }
            ]}
            value={period}
            onChange={setPeriod}
          />
          <SelectChip label="单位类别" options={[{ id: 'all', label: '全部 4 类' }]} value="all" onChange={() => undefined} />
          <span className="filters-label">颜色表示</span>
          <Segments
            label="颜色表示"
            options={[
              { id: 'score', label: '分值' },
              { id: 'peers', label: '同类差距' },
              { id: 'change', label: '变化' },
              { id: 'count', label: '预警数' }
            ]}
            value={meaning}
            onChange={setMeaning}
          />
          <span className="push" />
          <Button kind="quiet" icon={<Table2 className="ic" />} onPress={() => setTable(!table)}>
            表格
          </Button>
          <Button kind="quiet" icon={<Printer className="ic" />} onPress={() => window.print()}>
            打印
          </Button>
        </>
      }
      status={
        <>
          <span>
            <b>40</b> 个单位 × <b>41</b> 项三级指标
          </span>
          <span>
            着色 <b>1,482</b>
          </span>
          <span>
            覆盖率低于 80% 不着色 <b>74</b>
          </span>
          <span>
            不适用 <b>84</b>
          </span>
          <span>快照 2026Q3-2 · 9f3c 71ae</span>
          <span className="push" />
          <span>方向键 移动</span>
          <span>Enter 下一步</span>
          <span>T 表格</span>
        </>
      }
      inspector={
        <Inspector
          label="单元格"
          width="heat"
          of={`${place.row} ${place.column}`}
          kick={
            <>
              单元格
              <span className="push" />
              2026 年第三季度
            </>
          }
          title="县住房和城乡建设局 × 程序合规"
          footer={
            <>
              <Button kind="primary" big keys="Enter">
                打开预警：化整为零规避招标
              </Button>
              <span className="push" />
              <IconButton kind="plain" big icon={<Link className="ic" />} label="复制链接" />
            </>
          }
        >
          <Hero
            value="73.0"
            of="/ 100"
            facts={[
              [
                '同类位次',
                <>
                  17 <span className="unit">/ 25</span>
                </>
              ],
              ['较上季', '▼ 6.2'],
              [
                '权重',
                <>
                  30 <span className="unit">/ 1000</span>
                </>
              ],
              ['覆盖率', '100%']
            ]}
          />
          <PeersStrip
            values={[48, 59, 63, 67, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 87, 89, 92, 98]}
            here={73}
            median={78}
            min={44}
            max={102}
            ticks={[50, 60, 70, 80, 90, 100]}
          />
          <p className="sec">同类：2026 年三季度有在库工程项目的 25 个单位</p>
          <InspectorSection title="为什么是 73 分" aside={<span className="unit">横轴自 60 分起</span>}>
            <Waterfall
              full={100}
              from={60}
              parts={[
                { id: 'a', code: 'D111', name: '工程审批完整率', change: -1.33 },
                { id: 'b', code: 'D112', name: '应招尽招率', change: -8.33, on: true },
                { id: 'c', code: 'D113', name: '工程领域红色预警率', change: -17.34 }
              ]}
            />
          </InspectorSection>
          <InspectorSection title="四级指标" note="3 项 · 权重各 10">
            <Ledger
              label="四级指标"
              rows={parts}
              rowKey={(row) => row.id}
              state={(row) => (row.id === 'D112' ? 'on' : undefined)}
              columns={[
                {
                  id: 'name',
                  title: '口径',
                  cell: (row) => (
                    <>
                      <span className="unit">{row.id}</span> {row.name}
                    </>
                  )
                },
                {
                  id: 'ratio',
                  title: '分子 / 分母',
                  number: true,
                  width: 116,
                  cell: (row) => (
                    <>
                      {row.ratio} <span className="unit">{row.unit}</span>
                    </>
                  )
                },
                { id: 'value', title: '值', number: true, width: 48, cell: (row) => row.value },
                { id: 'score', title: '得分', number: true, width: 40, cell: (row) => row.score }
              ]}
            />
            <p className="sec">D112：80.0 − 规避招标 1 件 × 5 = 75.0</p>
          </InspectorSection>
          <InspectorSection title="背后的预警" note="3 条 · 未办结 2">
            <WarningLines
              lines={[
                {
                  id: '1',
                  level: 'red',
                  name: '化整为零规避招标',
                  note: '4 份 1,556.90 万元 · 背街小巷整治',
                  state: '待核实',
                  aside: '余 4 个工作日',
                  on: true
                },
                {
                  id: '2',
                  level: 'red',
                  name: '未招先建、先施工后招标',
                  note: '早 23 日 · 柳溪大道（二期）道路改造工程',
                  state: '处置中',
                  aside: '余 7 个工作日'
                },
                {
                  id: '3',
                  level: 'yellow',
                  name: '审批缺失',
                  note: '缺节点 7 · 柳溪大道（二期）道路改造工程',
                  state: '已办结',
                  aside: '2026-09-18'
                }
              ]}
              onOpen={() => undefined}
            />
          </InspectorSection>
          <InspectorSection title="近 8 季" note="本单位与同类中位">
            <Course
              labels={['24Q4', '25Q1', '25Q2', '25Q3', '25Q4', '26Q1', '26Q2', '26Q3']}
              here={[84.1, 83.4, 84.9, 83.2, 82, 82.3, 79.2, 73]}
              peers={[77.2, 77.6, 77.9, 77.5, 78, 78.4, 78.3, 78]}
              peersLabel="中位 78.0"
            />
          </InspectorSection>
        </Inspector>
      }
    >
      {table ? (
        <MatrixTable {...shared} />
      ) : (
        <Matrix
          {...shared}
          totalTitle="总分 ↓"
          onOpen={() => undefined}
          legend={<Legend steps={['0', '60', '70', '80', '90']} />}
          foot={{ name: '全县中位数', cell: medianOf }}
        />
      )}
    </ViewLayout>
  )
}
