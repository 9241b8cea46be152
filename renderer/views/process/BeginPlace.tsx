/** A procedure of the office's own begun from nothing: its name, the matters it takes, its nodes; tried on those matters, then kept. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useKeptForm } from '../../api/kept.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ChoiceField, TextField } from '../../widgets/Fields.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { addFound, isWhole, reworded, type Procedure } from './rules-draft.ts'
import { RulesTable } from './RulesTable.tsx'
import { TrySave } from './TrySave.tsx'

type Kinds = CommandOutput<'procedure.kinds'>['kinds']
/** What is begun stays when a matter is looked at in between. */
const keep = 'procedure begun'
const blank: Procedure = { id: '', version: 1, name: { zh: '', en: '' }, nodes: [] }

export function BeginPlace(props: { readonly onBegun: (id: string) => void; readonly onLeave: () => void }): ReactNode {
  const { text: t } = useSettings()
  const kinds = useCommand('procedure.kinds', {})
  return (
    <ViewLayout
      filters={
        <>
          <h1 className="heading">{t('process.begin.title')}</h1>
          <span className="push" />
          <Button kind="quiet" onPress={props.onLeave}>
            {t('process.begin.leave')}
          </Button>
        </>
      }
    >
      <div className="process-rules" data-scroll>
        <Waiting result={kinds} rows={6}>
          {(data) => <BeginForm kinds={data.kinds} onBegun={props.onBegun} />}
        </Waiting>
      </div>
    </ViewLayout>
  )
}

function BeginForm(props: { readonly kinds: Kinds; readonly onBegun: (id: string) => void }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const [draft, setDraft] = useKeptForm<Procedure>(keep, blank)
  const { takes } = draft
  const found = useCommand(
    'procedure.nodes',
    { procedure: takes?.procedure ?? '-', ...(takes?.kind === undefined ? {} : { kind: takes.kind }) },
    { enabled: takes !== undefined }
  )
  const nodes = takes === undefined ? [] : (found.data?.nodes ?? [])
  const fresh = nodes.filter((one) => !draft.nodes.some((node) => node.code === one.code))
  return (
    <>
      <p className="say sec">{t('process.begin.text')}</p>
      <div className="form-grid">
        <TextField
          label={t('process.begin.name')}
          value={name(draft.name)}
          onChange={(text) => setDraft({ ...draft, name: reworded(draft.name, settings.language, text) })}
          autoFocus
        />
        <TextField
          label={t('process.begin.code')}
          value={draft.id}
          onChange={(id) => setDraft({ ...draft, id: id.trim() })}
          placeholder="yunxi-small-purchase"
          note={t('process.begin.codeNote')}
        />
        <ChoiceField
          label={t('process.begin.matters')}
          options={optionsOf(props.kinds, name, (label) => t('process.begin.allOf', { procedure: label }))}
          value={takes === undefined ? null : keyOf(takes)}
          onChange={(key) => setDraft({ ...draft, takes: takesOf(key) })}
        />
      </div>
      {draft.nodes.length > 0 && <RulesTable procedure={draft} onChange={setDraft} begin />}
      {fresh.length > 0 && (
        <div className="row-line">
          <Button onPress={() => setDraft(addFound(draft, fresh))}>{t('process.begin.found', { n: fresh.length })}</Button>
          <span className="mut cut">{fresh.map((one) => `${one.code} ${name(one.name)}`).join('、')}</span>
        </div>
      )}
      <TrySave
        keep={keep}
        draft={draft}
        onChange={setDraft}
        begin
        ready={isWhole(draft)}
        nodeName={(code) => code}
        onSaved={() => {
          setDraft(blank)
          props.onBegun(draft.id)
        }}
        onDrop={JSON.stringify(draft) === JSON.stringify(blank) ? undefined : () => setDraft(blank)}
      />
    </>
  )
}

type Takes = NonNullable<Procedure['takes']>
const keyOf = ({ procedure, kind }: Takes): string => JSON.stringify(kind === undefined ? [procedure] : [procedure, kind])

function takesOf(key: string): Takes {
  const [procedure = '', kind] = JSON.parse(key) as [string, string?]
  return kind === undefined ? { procedure } : { procedure, kind }
}

/** All matters of each procedure, and each kind of them by itself. */
function optionsOf(
  kinds: Kinds,
  name: (text: Kinds[number]['name']) => string,
  all: (label: string) => string
): readonly { readonly id: string; readonly label: string; readonly note: string }[] {
  const procedures = [...new Map(kinds.map((one) => [one.procedure, one])).values()]
  return procedures.flatMap(({ procedure, name: words }) => {
    const own = kinds.filter((one) => one.procedure === procedure)
    const total = own.reduce((sum, one) => sum + one.matters, 0)
    return [
      { id: keyOf({ procedure }), label: all(name(words)), note: formatNumber(total) },
      ...own.flatMap(({ kind, kindName, matters }) =>
        kind === '' ? [] : [{ id: keyOf({ procedure, kind }), label: `${name(words)} · ${name(kindName)}`, note: formatNumber(matters) }]
      )
    ]
  })
}
