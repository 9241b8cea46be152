/** The rules of a procedure as a form: changed here, tried on the matters at hand, and saved as the vault's own next version. */
import type { ReactNode } from 'react'
import { isoMinute } from '../../../shared/text/format.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useKeptForm } from '../../api/kept.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { Procedure } from './rules-draft.ts'
import { RulesTable } from './RulesTable.tsx'
import { TrySave } from './TrySave.tsx'

type Read = CommandOutput<'procedure.read'>

interface Place {
  readonly procedure: string
  readonly nodeName: (code: string) => string
  /** the procedure has ended, and its matters go by this one again */
  readonly onBack: (procedure: string) => void
}

export function RulesPart(props: Place): ReactNode {
  const read = useCommand('procedure.read', { id: props.procedure })
  return (
    <div className="process-rules" data-scroll>
      <Waiting result={read} rows={8}>
        {(data) => <RulesForm key={`${data.procedure.id} ${data.procedure.version} ${data.own}`} read={data} {...props} />}
      </Waiting>
    </div>
  )
}

function RulesForm(props: Place & { readonly read: Read }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { read } = props
  const keep = `procedure ${read.procedure.id} ${read.procedure.version} ${read.own}`
  const [changed, change] = useKeptForm<Procedure | null>(keep, null)
  const draft = changed ?? read.procedure
  const differs = changed !== null && JSON.stringify(changed) !== JSON.stringify(read.procedure)
  const { takes } = read.procedure
  const from = read.takesFrom === null ? (takes?.procedure ?? '') : name(read.takesFrom)
  const end = !read.own
    ? undefined
    : read.shipped
      ? { label: t('process.rules.end'), ended: t('process.rules.ended'), onEnded: () => props.onBack(read.procedure.id) }
      : takes && { label: t('process.begin.end'), ended: t('process.begin.ended'), onEnded: () => props.onBack(takes.procedure) }
  return (
    <>
      <p className="say sec">
        {read.own ? t('process.rules.from.own', { version: draft.version }) : t('process.rules.from.pack')}
        {takes &&
          ` · ${t(takes.kind === undefined ? 'process.begin.takesAll' : 'process.begin.takes', { procedure: from, kind: read.takesKind === null ? '' : name(read.takesKind) })}`}
        {` · ${t('process.rules.text')}`}
      </p>
      <RulesTable procedure={draft} onChange={change} />
      <TrySave
        keep={keep}
        draft={draft}
        onChange={change}
        begin={false}
        ready={differs}
        nodeName={props.nodeName}
        onDrop={differs ? () => change(null) : undefined}
        end={end}
      />
      {read.versions.length > 0 && (
        <>
          <h2 className="heading">{t('process.rules.history')}</h2>
          <ul className="dashes">
            {read.versions.map(({ version, origin, ended, at, account, reason: why }) => (
              <li key={version}>
                {t('process.rules.version', {
                  version,
                  origin: t(`process.rules.origin.${ended ? 'ended' : origin}`),
                  at: isoMinute(at),
                  account,
                  reason: why
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
