/** The nodes of a procedure, one a row, each field where it is read. Lists of codes are kept as typed until the field is left. */
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { actKinds, clockNames } from '../../../shared/packs/pack.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings, useText } from '../../app/settings.tsx'
import { IconButton } from '../../widgets/Button.tsx'
import { MultiChip } from '../../widgets/Chips.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { SideScroll } from '../../widgets/SideScroll.tsx'
import { changeNode, codesIn, limitOf, moveNode, recode, removeNode, reworded, type Procedure, type RuleNode } from './rules-draft.ts'

export function RulesTable(props: {
  readonly procedure: Procedure
  readonly onChange: (next: Procedure) => void
  /** codes are free while nothing stands under them yet */
  readonly begin?: boolean
}): ReactNode {
  const t = useText()
  const { procedure, onChange } = props
  const heads = ['code', 'stage', 'name', 'required', 'after', 'limit', 'clock', 'basis', 'acts', 'posts', 'apart', 'move'] as const
  return (
    <SideScroll className="process-rules-table" label={t('process.rules.label')}>
      <table className="ledger" aria-label={t('process.rules.label')}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`process.rules.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {procedure.nodes.map((node, at) => (
            <NodeRow
              // oxlint-disable-next-line react/no-array-index-key -- a code being typed must not make the row another
              key={at}
              node={node}
              onCode={props.begin ? (code) => onChange(recode(procedure, at, code)) : undefined}
              onChange={(change) => onChange(changeNode(procedure, at, change))}
              onMove={(by) => onChange(moveNode(procedure, at, by))}
              onRemove={() => onChange(removeNode(procedure, at))}
            />
          ))}
        </tbody>
      </table>
    </SideScroll>
  )
}

function NodeRow(props: {
  readonly node: RuleNode
  readonly onCode: ((code: string) => void) | undefined
  readonly onChange: (change: Partial<RuleNode>) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const words = useRecordWords()
  const spoken = useBilingual()
  const { node, onChange, onCode } = props
  const name = spoken(node.name)
  const { language } = settings
  const clock = node.limit?.clock ?? 'working_days'
  const named = (field: 'code' | 'stage' | 'name' | 'required' | 'after' | 'limit' | 'clock' | 'basis' | 'posts' | 'apart'): string =>
    t('process.rules.field', { node: name, field: t(`process.rules.${field}`) })
  return (
    <tr>
      <td className="mono">
        {onCode ? (
          <input
            className="input process-rules-code"
            aria-label={named('code')}
            value={node.code}
            onChange={(event) => onCode(event.target.value.trim())}
          />
        ) : (
          node.code
        )}
      </td>
      <td>
        <input
          className="input process-rules-stage"
          aria-label={named('stage')}
          value={spoken(node.stage)}
          title={spoken(node.stage)}
          onChange={(event) => onChange({ stage: reworded(node.stage, language, event.target.value) })}
        />
      </td>
      <td>
        <input
          className="input"
          aria-label={named('name')}
          value={name}
          title={name}
          onChange={(event) => onChange({ name: reworded(node.name, language, event.target.value) })}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={named('required')}
          checked={node.required}
          onChange={(event) => onChange({ required: event.target.checked })}
        />
      </td>
      <td>
        <ListInput
          label={named('after')}
          hint={t('process.rules.codes')}
          value={node.must_follow}
          onChange={(must_follow) => onChange({ must_follow })}
        />
      </td>
      <td>
        <input
          className="input process-rules-limit"
          inputMode="numeric"
          aria-label={named('limit')}
          placeholder={t('process.rules.noLimit')}
          value={node.limit?.amount ?? ''}
          onChange={(event) => onChange({ limit: limitOf(node, event.target.value, clock) })}
        />
      </td>
      <td>
        <select
          className="input"
          aria-label={named('clock')}
          value={clock}
          disabled={node.limit === undefined}
          onChange={(event) => {
            const chosen = clockNames.find((one) => one === event.target.value)
            if (chosen && node.limit) onChange({ limit: limitOf(node, String(node.limit.amount), chosen) })
          }}
        >
          {clockNames.map((one) => (
            <option key={one} value={one}>
              {t(`process.rules.clockOf.${one}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <BasisInput label={named('basis')} limit={node.limit} onChange={(limit) => onChange({ limit })} />
      </td>
      <td>
        <MultiChip
          label={t('process.rules.acts')}
          none="—"
          options={actKinds.map((id) => ({ id, label: words.act(id) }))}
          values={node.acts}
          onChange={(acts) => onChange({ acts: [...acts] })}
        />
      </td>
      <td>
        <ListInput
          label={named('posts')}
          hint={t('process.rules.postsHint')}
          value={node.posts}
          onChange={(posts) => onChange({ posts })}
        />
      </td>
      <td>
        <ListInput
          label={named('apart')}
          hint={t('process.rules.codes')}
          value={node.incompatible}
          onChange={(incompatible) => onChange({ incompatible })}
        />
      </td>
      <td>
        <span className="row-line">
          <IconButton icon={<ArrowUp className="ic" />} label={t('process.rules.up', { name })} onPress={() => props.onMove(-1)} />
          <IconButton icon={<ArrowDown className="ic" />} label={t('process.rules.down', { name })} onPress={() => props.onMove(1)} />
          <IconButton icon={<X className="ic" />} label={t('process.rules.remove', { name })} onPress={props.onRemove} />
        </span>
      </td>
    </tr>
  )
}

/** Where the limit is laid down: asked for as soon as there is one. */
function BasisInput(props: {
  readonly label: string
  readonly limit: RuleNode['limit']
  readonly onChange: (limit: RuleNode['limit']) => void
}): ReactNode {
  const t = useText()
  const said = useId()
  const { limit } = props
  const lacking = limit !== undefined && limit.basis.trim() === ''
  return (
    <>
      <input
        className="input"
        aria-label={props.label}
        aria-invalid={lacking || undefined}
        aria-required={limit !== undefined}
        aria-describedby={lacking ? said : undefined}
        title={limit?.basis}
        placeholder={limit === undefined ? '—' : t('process.rules.law')}
        disabled={limit === undefined}
        value={limit?.basis ?? ''}
        onChange={(event) => limit && props.onChange({ ...limit, basis: event.target.value, mark: 'L' })}
      />
      {lacking && (
        <span id={said} className="field-error">
          {t('process.rules.basisLacking')}
        </span>
      )}
    </>
  )
}

/** Codes or posts with spaces between. */
function ListInput(props: {
  readonly label: string
  readonly hint: string
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
}): ReactNode {
  const [typed, setTyped] = useState<string>()
  return (
    <input
      className="input"
      aria-label={props.label}
      title={props.hint}
      placeholder={props.hint}
      value={typed ?? props.value.join(' ')}
      onChange={(event) => {
        setTyped(event.target.value)
        props.onChange(codesIn(event.target.value))
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}
