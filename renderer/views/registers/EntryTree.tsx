/** Entries above and below, from the topmost down, level by level, each with its state and what presses; this one is picked. */
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { DaysLeft } from './DaysLeft.tsx'
import type { EntryLine, EntryView, Register } from './filter.ts'
import { StateMark } from './StateMark.tsx'

/** Orders go from county to town to village; what is deeper is a mistake in imported rows, perhaps a circle. */
const deepest = 8

export function EntryTree(props: {
  readonly register: Register
  readonly view: EntryView
  readonly onEntry: (entry: Pick<EntryLine, 'id' | 'no'>) => void
}): ReactNode {
  const t = useText()
  const { register, view } = props
  const { entry } = view
  return (
    <InspectorSection
      title={t('registers.entry.tree')}
      note={entry.subs > 0 ? t('registers.entry.treeNote', { open: entry.subsOpen, n: entry.subs }) : undefined}
    >
      <ul className="entry-tree">
        <Branch register={register} row={view.above[0] ?? entry} here={entry.id} depth={0} onEntry={props.onEntry} />
      </ul>
    </InspectorSection>
  )
}

function Branch(props: {
  readonly register: Register
  readonly row: EntryLine
  readonly here: string
  readonly depth: number
  readonly onEntry: (entry: Pick<EntryLine, 'id' | 'no'>) => void
}): ReactNode {
  const t = useText()
  const { register, row, here, depth } = props
  const below = useCommand(
    'register.entries',
    { register: register.id, filter: { parent: row.id }, sort: 'no', limit: 200 },
    { enabled: row.subs > 0 && depth < deepest }
  )
  return (
    <li>
      <button
        type="button"
        className="tree-row"
        aria-current={row.id === here || undefined}
        style={{ paddingLeft: 6 + depth * 16 }}
        onClick={() => props.onEntry(row)}
      >
        <StateMark states={register.states} state={row.state} />
        <span className="cut">
          <span className="sec">{row.no}</span>　{row.orgName || row.title}
          {row.id === here && <span className="unit">　{t('registers.entry.here')}</span>}
        </span>
        <span className="push" />
        {row.next && <DaysLeft left={row.next.left} overdue={row.next.overdue} />}
      </button>
      {below.data && below.data.rows.length > 0 && (
        <ul>
          {below.data.rows.map((sub) => (
            <Branch key={sub.id} {...props} row={sub} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}
