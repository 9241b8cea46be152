/** A list of names against the vault: pasted or from a table; each line with what was found, how sure, by what, and what could not be told. */
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { NameLine } from '../../../shared/ipc/commands/search.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import type { ChosenFile } from '../../api/carrier.ts'
import { useAsk, useConnection, useRun } from '../../api/hooks.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { FilePicker } from '../../widgets/FilePicker.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { stepOf } from './hit-step.ts'
import { NameInspector } from './NameInspector.tsx'
import type { SearchSearch } from './search.ts'

const shows = ['all', 'sure', 'unsure', 'ambiguous', 'none'] as const
type Show = (typeof shows)[number]
type Hit = NameLine['hits'][number]

export function NamesPart(props: { readonly parts: ReactNode }): ReactNode {
  const { settings, text: t } = useSettings()
  const toast = useToast()
  const { carrier } = useConnection()
  const { advance, name } = useWalk()
  useEffect(() => name('place', t('search.openNames')), [name, t])
  const [search, change] = useViewSearch<SearchSearch>()
  const [list, setList] = useState('')
  const [file, setFile] = useState<ChosenFile>()
  const [column, setColumn] = useState('')
  const [at, setAt] = useState<number>()
  const [adding, setAdding] = useState(false)
  const check = useAsk('search.names')
  const exporting = useRun('search.namesExport')
  const [result, setResult] = useState<Awaited<ReturnType<typeof check.run>>>()
  const show: Show = search.show ?? 'all'
  const input = {
    language: settings.language === 'en' ? ('en' as const) : ('zh' as const),
    ...(file ? { file: file.handle } : { text: list }),
    ...(column.trim() === '' ? {} : { column: column.trim() })
  }
  const lines = useMemo(() => (result?.lines ?? []).filter((line) => fits(line, show)), [result, show])
  const line = lines.find((one) => one.line === at)
  const [dataset, ...rest] = (search.source ?? '').split('/')
  const go = (hit: Hit): void => {
    const step = stepOf({ kind: hit.kind, id: hit.id, title: { text: hit.title, marks: [] }, register: null })
    if (step) advance(step, 'push')
    else change({ source: `${hit.dataset}/${hit.id}` })
  }
  const save = async (): Promise<void> => {
    const kept = await exporting.run({ ...input, format: 'xlsx' })
    if (kept && (await carrier.save(kept.handle, kept.name))) toast(t('search.exported'))
  }
  const counts: Readonly<Record<Show, string>> = {
    all: t('search.names.showAll', { n: formatNumber(result?.lines.length ?? 0) }),
    sure: t('search.names.onlySure', { n: formatNumber((result?.certain ?? 0) + (result?.likely ?? 0)) }),
    unsure: t('search.names.onlyUnsure', { n: formatNumber(result?.unsure ?? 0) }),
    ambiguous: t('search.names.onlyAmbiguous', { n: formatNumber(result?.ambiguous ?? 0) }),
    none: t('search.names.onlyNone', { n: formatNumber(result?.none ?? 0) })
  }
  const rows = line?.hits.map((hit) => ({ dataset: hit.dataset, id: hit.id })) ?? []
  return (
    <ViewLayout
      scroll
      filters={
        <>
          {props.parts}
          {result && (
            <>
              <Segments
                label={t('search.names.show')}
                value={show}
                options={shows.map((id) => ({ id, label: counts[id] }))}
                onChange={(next) => change({ show: next })}
              />
              <span className="push" />
              <Button onPress={() => setResult(undefined)}>{t('search.names.again')}</Button>
              <Button onPress={() => void save()} isDisabled={exporting.running}>
                {t('search.export')}
              </Button>
            </>
          )}
        </>
      }
      status={<span className="cut">{t('search.names.basis')}</span>}
      inspector={
        search.source !== undefined && dataset !== undefined && rest.length > 0 ? (
          <SourceInspector dataset={dataset} id={rest.join('/')} />
        ) : (
          <NameInspector
            line={line}
            onGo={go}
            onSource={(hit) => change({ source: `${hit.dataset}/${hit.id}` })}
            onAdd={() => setAdding(true)}
          />
        )
      }
    >
      {exporting.error && <ErrorState error={exporting.error} safe="nothing" />}
      {result ? (
        <div className="names-result">
          <Ledger
            label={t('search.names.title')}
            rows={lines}
            rowKey={(one) => String(one.line)}
            state={(one) => (one.line === at ? 'on' : undefined)}
            onOpen={(one) => {
              setAt(one.line)
              change({ source: undefined })
            }}
            columns={[
              { id: 'line', title: t('search.names.line'), width: 48, number: true, cell: (one) => one.line },
              { id: 'text', title: t('search.names.listed'), width: 240, cell: (one) => one.text },
              {
                id: 'sure',
                title: t('search.names.sure'),
                width: 132,
                cell: (one) => (
                  <span data-sure={one.sure}>
                    {t(`search.names.sureWord.${one.sure}`)}
                    {one.ambiguous && ` · ${t('search.names.ambiguous')}`}
                  </span>
                )
              },
              { id: 'way', title: t('search.names.way'), width: 110, cell: (one) => t(`search.names.wayWord.${one.way}`) },
              { id: 'entry', title: t('search.names.entry'), cell: (one) => one.hits.map((hit) => hit.title).join('、') || '—' }
            ]}
          />
          {result.leftOut > 0 && <p className="mut">{t('search.names.leftOut', { n: formatNumber(result.leftOut) })}</p>}
        </div>
      ) : (
        <form
          className="names-form"
          onSubmit={(event) => {
            event.preventDefault()
            setAt(undefined)
            void check.run(input).then(setResult)
          }}
        >
          <TextField
            long
            label={t('search.names.paste')}
            placeholder={t('search.names.pasteHint')}
            note={t('search.names.note')}
            value={list}
            onChange={setList}
            autoFocus
          />
          <div className="names-file">
            <h2>{t('search.names.file')}</h2>
            <FilePicker
              multiple={false}
              extensions={['csv', 'tsv', 'xlsx', 'xls', 'et']}
              hint={file?.name ?? t('search.names.fileNote')}
              onFiles={([one]) => setFile(one)}
            />
            {file && (
              <TextField label={t('search.names.column')} placeholder={t('search.names.columnHint')} value={column} onChange={setColumn} />
            )}
          </div>
          {check.error && <ErrorState error={check.error} safe="nothing" />}
          <div>
            <Button big kind="primary" type="submit" isDisabled={(list.trim() === '' && !file) || check.running}>
              {t(check.running ? 'search.names.checking' : 'search.names.check')}
            </Button>
          </div>
        </form>
      )}
      {rows.length > 0 && <AddToCase open={adding} onOpenChange={setAdding} rows={rows} />}
    </ViewLayout>
  )
}

function fits(line: NameLine, show: Show): boolean {
  switch (show) {
    case 'all':
      return true
    case 'sure':
      return line.sure === 'certain' || line.sure === 'likely'
    case 'ambiguous':
      return line.ambiguous
    case 'unsure':
    case 'none':
      return line.sure === show
  }
}
