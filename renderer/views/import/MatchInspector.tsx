/** One pair: why they are alike, both entries field by field with what differs set apart, and the answer or the way back from it. */
import { useState, type ReactNode } from 'react'
import type { ErrorValue } from '../../../shared/ipc/reply.ts'
import { useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { DateText, Tag } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import type { MatchRow } from './MatchPairs.tsx'

export function MatchInspector(props: {
  readonly row: MatchRow
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly selected: number
  readonly busy: boolean
  readonly error: ErrorValue | undefined
  readonly onAnswer: (answer: 'confirm' | 'reject') => void
  readonly onUndone: () => void
  /** Opens the row of an entry, by its id. */
  readonly onSource: (id: string) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const undo = useRun('match.undo')
  const [back, setBack] = useState('')
  const { row } = props
  const takeBack = async (): Promise<void> => {
    if (!(await undo.run({ id: row.id, reason: back.trim() }))) return
    toast(t('match.said.undone'))
    props.onUndone()
  }
  const open = row.state === 'proposed'
  const many = props.selected > 0
  return (
    <Inspector
      label={t('match.answer')}
      width="work"
      of={String(row.id)}
      kick={
        <>
          <span>{t('match.kick', { kind: t(`match.kindOf.${row.kind}`), score: row.score })}</span>
          {!open && <Tag>{t(`match.stateOf.${row.state}`)}</Tag>}
          {props.selected > 0 && <Tag kind="ghost">{t('match.selected', { n: props.selected })}</Tag>}
        </>
      }
      title={`${row.left.name} ${row.state === 'rejected' ? '≠' : '='} ${row.right.name}${open ? ' ?' : ''}`}
      footer={
        open ? (
          <>
            <Button big kind="primary" keys="Y" isDisabled={props.busy} onPress={() => props.onAnswer('confirm')}>
              {many ? t('match.sameMany', { n: props.selected }) : t('match.same')}
            </Button>
            <Button big keys="N" isDisabled={props.busy} onPress={() => props.onAnswer('reject')}>
              {many ? t('match.differentMany', { n: props.selected }) : t('match.different')}
            </Button>
          </>
        ) : (
          <Button big isDisabled={undo.running} onPress={() => void takeBack()}>
            {t('match.undo')}
          </Button>
        )
      }
    >
      <InspectorSection title={t('match.reasons')}>
        <div className="match-reasons">
          {row.reasons.map((reason) => (
            <Tag key={reason.code} {...(reason.for ? {} : { kind: 'dash' })}>
              {reason.for ? name(reason) : t('match.against', { what: name(reason) })}
            </Tag>
          ))}
        </div>
      </InspectorSection>
      <InspectorSection title={t('match.sides')} note={t('match.sidesNote')}>
        <Sides row={row} onSource={props.onSource} />
      </InspectorSection>
      <InspectorSection title={t('match.answer')}>
        {open ? (
          <div className="form">
            <TextField label={t('match.reason')} value={props.reason} onChange={props.onReason} />
            {props.error && <ErrorState error={props.error} safe="data" />}
            <p className="form-note">{t('match.openNote')}</p>
          </div>
        ) : (
          <div className="form">
            <p>
              <b>{t(`match.stateOf.${row.state}`)}</b>　{row.account}　<DateText date={row.at} minute />
              {row.reason !== '' && <>　{row.reason}</>}
            </p>
            <p className="form-note">{t(row.state === 'confirmed' ? 'match.confirmedNote' : 'match.rejectedNote')}</p>
            <TextField label={t('match.undoReason')} value={back} onChange={setBack} />
            {undo.error && <ErrorState error={undo.error} safe="data" />}
          </div>
        )}
      </InspectorSection>
    </Inspector>
  )
}

function Sides(props: { readonly row: MatchRow; readonly onSource: (id: string) => void }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { left, right, fields } = props.row
  const place = ({ id, source }: MatchRow['left']): ReactNode =>
    source === null ? (
      t('match.noSource')
    ) : (
      <button type="button" className="link" title={t('match.openSource')} onClick={() => props.onSource(id)}>
        {t('match.line', { place: placeOf(source), line: source.line })}
      </button>
    )
  const dots = (value: string | null, state: string): string =>
    value === null ? '—' : value.startsWith('••') ? t(state === 'same' ? 'match.secretSame' : 'match.secretDiffers') : value
  return (
    <table className="ledger match-sides" aria-label={t('match.sides')}>
      <colgroup>
        <col style={{ width: 104 }} />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('match.field')}</th>
          <th scope="col">{t('match.column.left')}</th>
          <th scope="col">{t('match.column.right')}</th>
        </tr>
      </thead>
      <tbody>
        {fields
          .filter((field) => field.state !== 'none')
          .map((field) => (
            <tr key={field.id} data-differs={field.state === 'differs' || undefined}>
              <th scope="row">{name(field.name)}</th>
              <td>{field.state === 'one' && field.left?.startsWith('••') ? field.left : dots(field.left, field.state)}</td>
              <td>{field.state === 'one' && field.right?.startsWith('••') ? field.right : dots(field.right, field.state)}</td>
            </tr>
          ))}
        <tr>
          <th scope="row">{t('match.source')}</th>
          <td>{place(left)}</td>
          <td>{place(right)}</td>
        </tr>
      </tbody>
    </table>
  )
}

/** A text file's one sheet is named after it: said once. */
function placeOf({ file, sheet }: NonNullable<MatchRow['left']['source']>): string {
  return sheet === '' || file.startsWith(sheet) ? file : `${file} › ${sheet}`
}
