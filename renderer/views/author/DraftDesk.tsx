/** One model being written: form, text, cases, trial; what is to be mended stands above all of them. */
import { ChevronLeft } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { checkForm } from '../../../shared/packs/form/check-form.ts'
import { useCommand, useJob, useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { Tabs } from '../../widgets/Tabs.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { Draft, Form } from './blank-form.ts'
import { CasesPart } from './CasesPart.tsx'
import { FormPart, shapeOf } from './FormPart.tsx'
import { PreviewPart } from './PreviewPart.tsx'
import { RetireDialog } from './RetireDialog.tsx'
import type { AuthorSearch } from './search.ts'
import { SqlEditor } from './SqlEditor.tsx'

export function DraftDesk(props: { readonly id: string }): ReactNode {
  const { id } = props
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const { open } = useWalk()
  const [search, change] = useViewSearch<AuthorSearch>()
  const read = useCommand('author.read', { model: id })
  const words = useCommand('author.words', {})
  const save = useRun('author.save')
  const enable = useJob('author.enable')
  const [form, setForm] = useState<Form>()
  const [text, setText] = useState<string>()
  const [retiring, setRetiring] = useState(false)
  // what became of enabling is said of the revision it was tried on, not of later ones
  const [tried, setTried] = useState(0)
  const draft = read.data?.id === id ? read.data : undefined
  const changed = form !== undefined || text !== undefined
  const datasets = useMemo(() => Object.fromEntries((words.data?.datasets ?? []).map((one) => [one.id, shapeOf(one)])), [words.data])
  // what is typed is judged as it is typed; the engine has the last word when it is saved
  const problems = form && words.data ? checkForm(form, datasets).map((one) => ({ ...one, line: null, column: null })) : draft?.problems
  const keep = async (): Promise<Draft | undefined> => {
    if (!changed) return draft
    const kept = await save.run(text === undefined ? { model: id, ...(form ? { form } : {}) } : { model: id, yaml: text })
    if (kept) {
      setForm(undefined)
      setText(undefined)
      toast(t('author.saved', { n: kept.revision }))
    }
    return kept
  }
  const turnOn = async (): Promise<void> => {
    const kept = await keep()
    if (kept?.problems.length !== 0) return
    setTried(kept.revision)
    await enable.start({ model: id })
  }
  const mode = text === undefined ? (draft?.mode ?? 'form') : 'sql'
  const part = search.part ?? (mode === 'form' ? 'form' : 'sql')
  return (
    <ViewLayout
      scroll
      filters={
        <>
          <Button icon={<ChevronLeft className="ic" />} onPress={() => open({ place: 'author' })}>
            {t('author.back')}
          </Button>
          <span className="push" />
          {changed && <span className="mut">{t('author.unsaved')}</span>}
          {draft?.state === 'enabled' && <Button onPress={() => setRetiring(true)}>{t('author.retire')}</Button>}
          <Button isDisabled={!changed || save.running} onPress={() => void keep()}>
            {t('author.save')}
          </Button>
          <Button kind="primary" isDisabled={enable.running || save.running || (problems ?? []).length > 0} onPress={() => void turnOn()}>
            {t('author.enable')}
          </Button>
        </>
      }
      status={
        draft && (
          <>
            <span>{t(`author.state.${draft.state}`)}</span>
            {draft.enabledVersion !== null && <span>{t('author.version', { n: draft.enabledVersion })}</span>}
            {draft.edited && <span>{t('author.edited')}</span>}
          </>
        )
      }
    >
      <Waiting result={{ ...read, data: draft }} rows={10}>
        {(kept) => {
          const shown = form ?? kept.form
          return (
            <div className="author-desk">
              <h1 className="title">{shown?.name.zh ? name({ zh: shown.name.zh, en: shown.name.en || shown.name.zh }) : id}</h1>
              {enable.running && <JobBar progress={enable.progress} onStop={enable.stop} stopping={enable.stopping} />}
              {enable.error && !enable.running && tried === kept.revision && <ErrorState error={enable.error} safe="data" />}
              {save.error && <ErrorState error={save.error} safe="nothing" />}
              {enable.result && !enable.running && tried === kept.revision && (
                <p className="done-line say">{t('author.enabled', { ...enable.result })}</p>
              )}
              <Problems problems={problems ?? []} />
              <Tabs
                label={t('frame.place.author')}
                value={part}
                onChange={(next) => {
                  void keep()
                  change({ part: next })
                }}
                parts={[
                  {
                    id: 'form',
                    label: t('author.tab.form'),
                    content:
                      shown && mode === 'form' && words.data ? (
                        <FormPart form={shown} words={words.data} onChange={setForm} />
                      ) : (
                        <p className="mut">{t('author.toSqlText')}</p>
                      )
                  },
                  {
                    id: 'sql',
                    label: t('author.tab.sql'),
                    content: (
                      <>
                        <SqlEditor text={text ?? kept.yaml} words={words.data} readOnly={mode === 'form'} onChange={setText} />
                        {mode === 'form' && kept.yaml !== '' && (
                          <div className="form-foot">
                            <Button onPress={() => setText(kept.yaml)}>{t('author.toSql')}</Button>
                            <span className="form-note">{t('author.toSqlText')}</span>
                          </div>
                        )}
                      </>
                    )
                  },
                  {
                    id: 'cases',
                    label: `${t('author.tab.cases')} ${String(kept.cases.length)}`,
                    content: <CasesPart draft={kept} words={words.data} />
                  },
                  { id: 'preview', label: t('author.tab.preview'), content: <PreviewPart draft={kept} /> }
                ]}
              />
              {retiring && <RetireDialog id={id} onClose={() => setRetiring(false)} />}
            </div>
          )
        }}
      </Waiting>
    </ViewLayout>
  )
}

function Problems(props: { readonly problems: Draft['problems'] }): ReactNode {
  const t = useText()
  const name = useBilingual()
  if (props.problems.length === 0) return <p className="mut">{t('author.sound')}</p>
  return (
    <div role="status">
      <b>{t('author.problems', { n: props.problems.length })}</b>
      <ul className="dashes author-problems">
        {props.problems.map((one) => (
          <li key={`${one.at} ${one.zh}`}>
            {name(one)}
            {one.line !== null && <span className="mut"> {t('author.at', { line: one.line, column: one.column ?? 1 })}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
