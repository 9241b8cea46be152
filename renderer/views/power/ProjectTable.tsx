/** The table of everyone responsible: a line for each act, grouped by node; a node that nobody acted on stands too. The same on the screen and on paper. */
import type { ReactNode } from 'react'
import type { PowerProject } from '../../../shared/ipc/commands/power.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'

type Node = PowerProject['nodes'][number]
type Part = Node['people'][number]

export interface ProjectTableProps {
  readonly project: PowerProject
  readonly onAct?: (act: string) => void
  readonly onPerson?: (person: { readonly id: string; readonly name: string }) => void
}

export function ProjectTable(props: ProjectTableProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { project } = props
  return (
    <table className="ledger power-project">
      <thead>
        <tr>
          {(['node', 'who', 'kind', 'at', 'then', 'now', 'marks', 'source'] as const).map((id) => (
            <th key={id} scope="col" data-column={id}>
              {t(`power.project.column.${id}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {project.nodes
          .filter((node) => node.required || node.people.length > 0)
          .flatMap((node) =>
            node.people.length === 0
              ? [
                  <tr key={node.node} data-out>
                    <td>{name(node.name)}</td>
                    <td colSpan={7}>{t('power.project.nobody')}</td>
                  </tr>
                ]
              : node.people.map((part, at) => <Line key={part.act} node={at === 0 ? node : undefined} part={part} {...props} />)
          )}
      </tbody>
    </table>
  )
}

function Line(props: ProjectTableProps & { readonly node: Node | undefined; readonly part: Part }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const words = useRecordWords()
  const { node, part, onAct, onPerson } = props
  const { person, post, now } = part
  const nowText = now
    ? [now.org, now.name].filter(Boolean).join(' ')
    : part.left === null
      ? '—'
      : t('power.project.left', { date: part.left })
  return (
    <tr data-first={node !== undefined || undefined}>
      <td title={node ? name(node.name) : undefined}>{node ? name(node.name) : ''}</td>
      <td>
        {person && onPerson ? (
          <button type="button" className="link" onClick={() => onPerson(person)}>
            {person.name}
          </button>
        ) : (
          part.named || '—'
        )}
      </td>
      <td>
        {onAct ? (
          <button type="button" className="link" onClick={() => onAct(part.act)}>
            {words.act(part.kind)}
          </button>
        ) : (
          words.act(part.kind)
        )}
      </td>
      <td>
        <DateText date={part.at} />
      </td>
      <td title={post?.name}>
        {part.meeting
          ? t('power.project.meeting')
          : post
            ? `${[post.org, post.name].filter(Boolean).join(' ')}${post.from === 'ledger' ? ` ${t('power.byLedger')}` : ''}`
            : '—'}
      </td>
      <td title={nowText}>{part.meeting ? '' : nowText}</td>
      <td>{part.marks.map((mark) => words.mark(mark)).join('、')}</td>
      <td className="sec" title={part.source?.file}>
        {part.source ? `${(part.source.sheet || part.source.file).replace(/\.\w+$/, '')} › ${part.source.line}` : '—'}
      </td>
    </tr>
  )
}
