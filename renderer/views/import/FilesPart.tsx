/** Choose files, see what they will be read as, try, import. The files in the middle, the mapping of the one in hand in the inspector. */
import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommand, useJob } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import type { ChosenFile } from '../../api/carrier.ts'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { FilePicker } from '../../widgets/FilePicker.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { IntakeDialog } from './IntakeDialog.tsx'
import { MappingInspector } from './MappingInspector.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { RunOutcome } from './RunOutcome.tsx'
import type { ImportSearch } from './search.ts'
import { draftOf, noStage, useStage, type StagedFile } from './stage.ts'

const endings = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls', 'et', 'json', 'jsonl', 'ndjson', 'xes', 'gz'] as const

export function FilesPart(props: { readonly parts: ReactNode }): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<ImportSearch>()
  const { stage, setStage } = useStage()
  const job = useJob('import.run')
  const [dry, setDry] = useState(false)
  const [shown, setShown] = useState(false)
  const [extent, setExtent] = useState<'auto' | 'snapshot' | 'increment'>('auto')
  const file = stage.files[stage.at]
  const take = (files: readonly ChosenFile[]): void => {
    setShown(false)
    setStage((old) => ({ files: [...old.files, ...files.map((one) => ({ ...one, edits: {} }))], at: old.files.length }))
  }
  const run = async (dryRun: boolean): Promise<void> => {
    setDry(dryRun)
    setShown(true)
    const chosen = stage.files.flatMap((one) => (one.mapping === undefined ? [] : [{ file: one.handle, mapping: one.mapping }]))
    const done = await job.start({
      files: stage.files.map((one) => one.handle),
      dryRun,
      ...(chosen.length === 0 ? {} : { chosen }),
      ...(search.intake === undefined ? {} : { intake: search.intake }),
      ...(extent === 'auto' ? {} : { extent })
    })
    if (done && !dryRun) setStage(() => noStage)
  }
  const running = shown && (job.running || job.error || job.result)
  return (
    <ViewLayout
      filters={
        <>
          {props.parts}
          <span className="push" />
          <IntakeChip value={search.intake} onChange={(intake) => change({ intake } as Partial<ImportSearch>)} />
          <SelectChip
            label={t('intake.extent')}
            options={(['auto', 'snapshot', 'increment'] as const).map((id) => ({ id, label: t(`intake.extentOf.${id}`) }))}
            value={extent}
            onChange={setExtent}
          />
        </>
      }
      scroll={file === undefined}
      inspector={file && !running ? <FileInspector key={file.handle} file={file} onRun={(dryRun) => void run(dryRun)} /> : undefined}
    >
      {running ? (
        <div className="page">
          {job.running && <JobBar progress={job.progress} onStop={job.stop} stopping={job.stopping} />}
          {job.error && (
            <ErrorState
              error={job.error}
              safe="data"
              actions={
                <Button kind="primary" onPress={() => setShown(false)}>
                  {t('common.previous')}
                </Button>
              }
            />
          )}
          {job.result && <RunOutcome imports={job.result.imports} dry={dry} onAgain={() => setShown(false)} />}
        </div>
      ) : (
        <>
          {stage.files.length > 0 && <StagedFiles onTake={take} />}
          {file ? (
            <FilePreview key={file.handle} file={file} />
          ) : (
            <div className="drop-start">
              <b>{t('intake.files.empty')}</b>
              <p className="say sec">{t('intake.files.emptyText')}</p>
              <FilePicker extensions={endings} onFiles={take} hint={t('intake.files.hint')} />
              <p className="mut">{t('intake.originNote')}</p>
            </div>
          )}
        </>
      )}
    </ViewLayout>
  )
}

function IntakeChip(props: { readonly value: number | undefined; readonly onChange: (id: number | undefined) => void }): ReactNode {
  const t = useText()
  const list = useCommand('intake.list', {})
  const [making, setMaking] = useState(false)
  const options = [
    { id: '', label: t('intake.originNone') },
    ...(list.data?.intakes ?? []).map((one) => ({ id: String(one.id), label: `${one.no} ${one.provider}` })),
    { id: 'new', label: t('intake.originNew') }
  ]
  return (
    <>
      <SelectChip
        label={t('intake.origin')}
        options={options}
        value={props.value === undefined ? '' : String(props.value)}
        onChange={(id) => (id === 'new' ? setMaking(true) : props.onChange(id === '' ? undefined : Number(id)))}
      />
      <IntakeDialog open={making} onOpenChange={setMaking} onMade={(made) => props.onChange(made)} />
    </>
  )
}

/** The files in hand as tabs; arrows go through them like any row of buttons. */
function StagedFiles(props: { readonly onTake: (files: readonly ChosenFile[]) => void }): ReactNode {
  const t = useText()
  const { stage, setStage } = useStage()
  const [adding, setAdding] = useState(false)
  const drop = (at: number): void =>
    setStage((old) => ({ files: old.files.filter((_, index) => index !== at), at: Math.max(0, Math.min(old.at, old.files.length - 2)) }))
  return (
    <div className="import-files">
      <ul aria-label={t('intake.files.list')}>
        {stage.files.map((file, index) => (
          <li key={file.handle} data-on={index === stage.at || undefined}>
            <button
              type="button"
              className="cut"
              title={file.name}
              aria-pressed={index === stage.at}
              onClick={() => setStage((old) => ({ ...old, at: index }))}
            >
              {file.name}
            </button>
            <IconButton icon={<X className="ic" />} label={t('intake.files.remove', { name: file.name })} onPress={() => drop(index)} />
          </li>
        ))}
        <li>
          <Button kind="quiet" onPress={() => setAdding(!adding)}>
            {t('intake.files.add')}
          </Button>
        </li>
      </ul>
      {adding && (
        <FilePicker
          extensions={endings}
          onFiles={(files) => {
            setAdding(false)
            props.onTake(files)
          }}
        />
      )}
    </div>
  )
}

/** The preview as chosen: sheet, mapping, and the draft where columns were changed. */
function usePreview(file: StagedFile) {
  const base = useCommand('import.preview', previewInput(file))
  const draft =
    base.data?.mapping && base.data.fields.length > 0
      ? draftOf(base.data.mapping, base.data.fields, file.edits, { id: 'preview', zh: 'preview', en: 'preview' })
      : undefined
  const drafted = useCommand('import.preview', { ...previewInput(file), ...(draft ? { draft } : {}) }, { enabled: draft !== undefined })
  return { base, shown: draft ? drafted : base }
}

function previewInput(file: StagedFile) {
  return {
    file: file.handle,
    ...(file.sheet === undefined ? {} : { sheet: file.sheet }),
    ...(file.mapping === undefined ? {} : { mapping: file.mapping })
  }
}

function FilePreview(props: { readonly file: StagedFile }): ReactNode {
  const { shown } = usePreview(props.file)
  const { setStage } = useStage()
  return (
    <Waiting result={shown} rows={12}>
      {(preview) => (
        <PreviewTable
          preview={preview}
          onSheet={(sheet) =>
            setStage((old) => ({ ...old, files: old.files.map((one) => (one === props.file ? { ...one, sheet, edits: {} } : one)) }))
          }
        />
      )}
    </Waiting>
  )
}

function FileInspector(props: { readonly file: StagedFile; readonly onRun: (dry: boolean) => void }): ReactNode {
  const { base, shown } = usePreview(props.file)
  if (!base.data) return null
  return <MappingInspector file={props.file} base={base.data} preview={shown.data ?? base.data} onRun={props.onRun} />
}
