/** Gallery: the smallest parts in all their states. */
import { Printer } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { Button, IconButton } from '../widgets/Button.tsx'
import { MultiChip, Segments, SelectChip } from '../widgets/Chips.tsx'
import { Dialog } from '../widgets/Dialog.tsx'
import { EmptyState } from '../widgets/EmptyState.tsx'
import { ErrorState } from '../widgets/ErrorState.tsx'
import { Checkbox, ChoiceField, SearchBox, TextField } from '../widgets/Fields.tsx'
import { DateText, Hero, Money, NewTag, Tag } from '../widgets/Figures.tsx'
import { JobBar } from '../widgets/JobBar.tsx'
import { LevelMark, LevelRun } from '../widgets/LevelMark.tsx'
import { Mark, type MarkKind } from '../widgets/Marks.tsx'
import { Menu } from '../widgets/Menu.tsx'
import { Legend, ScoreCell } from '../widgets/Score.tsx'
import { Skeleton } from '../widgets/Skeleton.tsx'
import { Steps } from '../widgets/Steps.tsx'
import { Tabs } from '../widgets/Tabs.tsx'
import { useToast } from '../widgets/Toast.tsx'

const kinds: readonly MarkKind[] = [
  'missing',
  'out_of_order',
  'overdue',
  'same_person',
  'back_filled',
  'not_yet',
  'repeated',
  'order_unknown'
]

function Part(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section>
      <h2 className="heading" style={{ borderTop: '1px solid var(--ink-2)', paddingTop: 6, height: 28 }}>
        {props.title}
      </h2>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 8, minHeight: 120 }}>{props.children}</div>
    </section>
  )
}

export function PartsScreen(): ReactNode {
  const t = useText()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [value, setValue] = useState('a')
  const [many, setMany] = useState<readonly string[]>(['a'])
  const [text, setText] = useState('')
  const [tab, setTab] = useState<'a' | 'b'>('a')
  const options = [
    { id: 'a', label: '2026 年第三季度' },
    { id: 'b', label: '2026 年第二季度', note: '已封存' }
  ]
  return (
    <main
      style={{
        height: '100%',
        overflow: 'auto',
        background: 'var(--paper)',
        padding: '24px 32px',
        display: 'grid',
        gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
        gap: '28px 40px',
        alignContent: 'start'
      }}
    >
      <h1 className="title" style={{ gridColumn: '1 / -1' }}>
        部件与状态
      </h1>
      <Part title="Level">
        <LevelMark level="red" />
        <LevelMark level="orange" word="long" />
        <LevelMark level="yellow" />
        <LevelRun counts={{ red: 3, orange: 2, yellow: 4 }} />
      </Part>
      <Part title="Score">
        <Legend steps={['0', '60', '70', '80', '90']} tooFew />
        <span className="row-line">
          {[52, 66, 75, 84, 96].map((score) => (
            <ScoreCell key={score} score={score} />
          ))}
        </span>
        <Legend scale="difference" title="同类差距" steps={['−10', '−3', '0', '+3', '+10']} />
      </Part>
      <Part title="Marks">
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 6 }}>
          {kinds.map((kind) => (
            <Mark key={kind} kind={kind} />
          ))}
        </div>
      </Part>
      <Part title="Controls">
        <span className="row-line">
          <Button kind="primary" big keys="Enter">
            {t('common.next')}
          </Button>
          <Button big>{t('common.cancel')}</Button>
          <Button kind="quiet" isDisabled>
            {t('common.more')}
          </Button>
          <IconButton icon={<Printer className="ic" />} label={t('common.print')} />
        </span>
        <span className="row-line">
          <SelectChip label="期间" options={options} value={value} onChange={setValue} />
          <MultiChip label="级别" options={options} values={many} onChange={setMany} />
          <Segments
            label="颜色"
            options={[
              { id: 'a', label: '分值' },
              { id: 'b', label: '变化' }
            ]}
            value={tab}
            onChange={setTab}
          />
        </span>
        <span className="row-line">
          <NewTag />
          <Tag>已核对</Tag>
          <Tag kind="dash">未核对原件</Tag>
          <Tag kind="ghost">签订时有效</Tag>
          <Menu label={t('common.more')} actions={[{ id: 'x', label: '督办', note: 'S', run: () => toast('已督办') }]} />
          <Button onPress={() => setOpen(true)}>对话框</Button>
        </span>
      </Part>
      <Part title="Fields">
        <TextField label="单位名称" value={text} onChange={setText} note="打印在每一页上" />
        <TextField label="口令" type="password" value="" onChange={() => undefined} error="口令太短：至少 12 个字符" />
        <ChoiceField label="对照表" options={options} value="a" onChange={() => undefined} />
        <Checkbox checked onChange={() => undefined}>
          调取立项批复
        </Checkbox>
        <SearchBox label={t('common.search')} value="" onChange={() => undefined} />
      </Part>
      <Part title="Figures">
        <Hero
          value="73.0"
          of="/ 100"
          facts={[
            ['位次', '17 / 25'],
            ['较上季', '▼ 6.2']
          ]}
        />
        <span>
          单份 <Money fen={396_8000_00} />
          ，签于 <DateText date="2025-03-18" spoken />（<DateText date="2025-03-18" />）
        </span>
        <Steps at={1} steps={[{ label: '待签收', note: '10-31' }, { label: '待核实', note: '11-02' }, { label: '办结' }]} />
        <Tabs
          label="parts"
          value={tab}
          onChange={setTab}
          parts={[
            { id: 'a', label: '行', content: <p>…</p> },
            { id: 'b', label: '列', content: <p>…</p> }
          ]}
        />
      </Part>
      <Part title="Empty">
        <EmptyState
          boxed
          title="还没有预警"
          text="导入数据并运行模型后，这里按级别列出待核实的情况。"
          action={<Button kind="primary">导入数据</Button>}
        />
      </Part>
      <Part title="Error">
        <ErrorState
          boxed
          safe="data"
          error={{
            code: 'bad_file',
            message: '第 1,204 行的金额不是数字。',
            file: '合同台账.xlsx',
            line: 1204,
            column: 'F',
            next: '改正这一行，或隔离后继续。'
          }}
          actions={<Button kind="primary">查看这一行</Button>}
          onRetry={() => undefined}
        />
      </Part>
      <Part title="Waiting">
        <Skeleton delay={0} />
        <JobBar
          onStop={() => undefined}
          progress={{
            kind: 'job',
            id: '1',
            name: 'check.run',
            state: 'running',
            done: 61,
            total: 143,
            unit: 'models',
            step: { zh: '运行模型', en: 'Running models' },
            elapsed: 30_000,
            left: 37_000
          }}
        />
        <JobBar progress={undefined} />
      </Part>
      <Dialog
        title="不再保留这个副本？"
        open={open}
        onOpenChange={setOpen}
        footer={
          <>
            <Button big onPress={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
            <Button big kind="primary">
              {t('common.confirm')}
            </Button>
          </>
        }
      >
        到期后应归还或销毁，须两人签字。
      </Dialog>
    </main>
  )
}
