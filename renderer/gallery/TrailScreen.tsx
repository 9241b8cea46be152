/** Gallery: one road project on its track, with the act table and the source row. */
import { Plus, SquareArrowOutUpRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { ViewLayout } from '../app/ViewLayout.tsx'
import { Button } from '../widgets/Button.tsx'
import { DataTable } from '../widgets/DataTable.tsx'
import { Money, Tag } from '../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../widgets/Inspector.tsx'
import { KeyValue } from '../widgets/KeyValue.tsx'
import { LevelMark } from '../widgets/LevelMark.tsx'
import { MatterHead } from '../widgets/MatterHead.tsx'
import { rangeOf } from '../widgets/row-pages.ts'
import { SourceRowTable } from '../widgets/SourceRowTable.tsx'
import { TrackChart } from '../widgets/TrackChart.tsx'
import type { TrackNode } from '../widgets/track-props.ts'
import { acts, lanes, nodes } from './invented-trail.ts'

const actRange = rangeOf(acts)

export function TrailScreen(): ReactNode {
  const [here, setHere] = useState<{ readonly node: string; readonly act?: string }>({ node: '15', act: '15-分管' })
  const [row, setRow] = useState('15-4')
  const node = nodes.find((one: TrackNode) => one.id === here.node)
  return (
    <ViewLayout
      status={
        <>
          <span>
            行为 <b>58</b>
          </span>
          <span>
            人员 <b>14</b>
          </span>
          <span>
            会议 <b>4</b>
          </span>
          <span>工作日历 国务院 2024–2026</span>
          <span className="push" />
          <span>← → 节点</span>
          <span>↑ ↓ 行为</span>
        </>
      }
      inspector={
        <Inspector
          label="行为"
          of={`${here.node} ${here.act ?? ''}`}
          kick={`行为 · 节点 ${node?.number ?? ''} ${node?.name ?? ''}`}
          title="审批 · 陆承远"
          footer={
            <>
              <Button kind="primary" big keys="A" icon={<Plus className="ic" />}>
                加入核查卷
              </Button>
              <Button big>核对原件</Button>
              <span className="push" />
              <Button kind="quiet" big icon={<SquareArrowOutUpRight className="ic" />}>
                原表
              </Button>
            </>
          }
        >
          <p className="say">
            2025 年 3 月 18 日批准开工，比中标通知书（4 月 10 日）早 <b>23 日</b>，此时尚无合同与施工许可证。
          </p>
          <InspectorSection title="当日职务" note="2025-03-18">
            <KeyValue
              rows={[
                ['职务', '县住房和城乡建设局党组成员、副局长'],
                ['分管', '建设管理、招标投标'],
                [
                  '任期',
                  <>
                    2021-09-06 至 2026-03-12 <span className="mut">任免文件 · 41</span>
                  </>
                ],
                ['本人现职', '县水利局党组书记、局长'],
                ['同类行为', '任期内批准开工 63 次，早于中标 1 次；同岗位 7 人中位 0 次']
              ]}
            />
          </InspectorSection>
          <InspectorSection title="来源原行" aside={<Tag kind="dash">未核对原件</Tag>}>
            <p className="sec">
              住建局工程台账_2025.xlsx › 施工许可与开工 › <b>第 218 行</b>
            </p>
            <SourceRowTable
              fields={[
                { column: 'B', header: '项目名称', raw: '柳溪大道(二期)道路改造' },
                { column: 'D', header: '申请日期', raw: '25.3.14', recognised: '2025-03-14' },
                { column: 'E', header: '经办/审核', raw: '贺文博、吴清源', recognised: '2 个行为' },
                { column: 'F', header: '开工时间', raw: '25.3.18', recognised: '2025-03-18', on: true },
                { column: 'G', header: '签批', raw: '陆承远', recognised: '审批 · 陆承远', on: true },
                { column: 'K', header: '许可证号', raw: '', recognised: '缺' },
                { column: 'N', header: '录入', raw: '2025/5/9', recognised: '2025-05-09' }
              ]}
            />
          </InspectorSection>
          <InspectorSection title="由此产生的预警">
            <span className="row-line">
              <LevelMark level="red" />
              <b>未招先建、先施工后招标</b>
            </span>
          </InspectorSection>
        </Inspector>
      }
    >
      <MatterHead
        kick="工程建设 · YX-2024-GC-017 · 县住房和城乡建设局"
        title="柳溪大道（二期）道路改造工程"
        facts={[
          ['概算', <Money key="a" fen={2_386_000_000} />],
          ['合同', <Money key="b" fen={2_148_600_000} />],
          ['已付', <Money key="c" fen={1_718_880_000} />],
          ['承包', '云溪恒筑建设有限公司'],
          [
            '节点',
            <>
              17 / 20 <span className="unit">缺 1</span>
            </>
          ]
        ]}
      />
      <TrackChart
        nodes={nodes}
        lanes={lanes}
        asOf="2026-10-31"
        here={here}
        onHere={(one, act) => setHere(act === undefined ? { node: one } : { node: one, act })}
      />
      <DataTable
        label="行为"
        resetKey="all"
        loadRange={actRange}
        rowKey={(one) => one.id}
        here={row}
        onHere={(one) => setRow(one.id)}
        state={(one) => (one.group ? 'group' : undefined)}
        columns={[
          {
            id: 'what',
            title: '节点与行为',
            width: 164,
            cell: (one) => (one.group ? one.what : <span style={{ paddingLeft: 20 }}>{one.what}</span>)
          },
          { id: 'who', title: '人员 / 会议', width: 152, cell: (one) => one.who },
          { id: 'post', title: '当日职务', width: 124, grow: true, cell: (one) => <span className="sec">{one.post}</span> },
          { id: 'plan', title: '计划', number: true, width: 86, cell: (one) => one.planned },
          { id: 'real', title: '实际', number: true, width: 86, cell: (one) => one.actual },
          { id: 'used', title: '用 / 限', number: true, width: 64, cell: (one) => one.used },
          { id: 'left', title: '余', number: true, width: 56, cell: (one) => one.left },
          {
            id: 'mark',
            title: '标记',
            width: 92,
            cell: (one) =>
              one.level ? (
                <>
                  <LevelMark level={one.level} word="none" /> {one.mark}
                </>
              ) : (
                one.mark
              )
          },
          { id: 'source', title: '来源表 · 行', width: 132, cell: (one) => <span className="sec">{one.source}</span> }
        ]}
      />
    </ViewLayout>
  )
}
