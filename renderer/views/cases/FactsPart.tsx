/** Feature 74: each fact, the pieces that prove it as a table of marks, and what is still lacking. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Checkbox, TextField } from '../../widgets/Fields.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import type { Bars } from './CaseFileView.tsx'
import { needsCheck } from './words.ts'

type Fact = CaseFile['factList'][number]

export function FactsPart(props: { readonly file: CaseFile; readonly bars: Bars }): ReactNode {
  const { settings, text: t } = useSettings()
  const { file } = props
  const [editing, setEditing] = useState<Fact | 'new'>()
  const english = settings.language === 'en'
  const add = (
    <Button kind={file.factList.length === 0 ? 'primary' : 'plain'} onPress={() => setEditing('new')}>
      {t('cases.fact.add')}
    </Button>
  )
  const pieces = file.contents.filter(needsCheck)
  return (
    <ViewLayout {...props.bars} scroll>
      {file.factList.length === 0 ? (
        <EmptyState title={t('cases.fact.none')} text={t('cases.fact.noneText')} action={add} />
      ) : (
        <div className="page">
          <section>
            <h2 className="heading">
              {t('cases.fact.title')}
              <small>{t('cases.fact.note')}</small>
              <span className="push" />
              {add}
            </h2>
            <Ledger
              label={t('cases.fact.title')}
              rows={file.factList}
              rowKey={(fact) => fact.id}
              onOpen={setEditing}
              columns={[
                { id: 'no', title: t('cases.fact.no'), width: 40, number: true, cell: (fact) => fact.no },
                { id: 'statement', title: t('cases.fact.statement'), cell: (fact) => fact.statement },
                {
                  id: 'evidence',
                  title: t('cases.fact.evidence'),
                  width: 220,
                  cell: (fact) => <Marks file={file} items={fact.items} />
                },
                {
                  id: 'gap',
                  title: t('cases.fact.gap'),
                  width: 248,
                  cell: (fact) => {
                    const gap = english ? fact.gapEn : fact.gapZh
                    return gap === null ? <span className="mut">{t('cases.fact.complete')}</span> : <b className="overdue">{gap}</b>
                  }
                }
              ]}
            />
          </section>
          <section>
            <h2 className="heading">
              {t('cases.evidence.title')}
              <small>{t('cases.evidence.n', { n: pieces.length })}</small>
            </h2>
            <Ledger
              label={t('cases.evidence.title')}
              rows={pieces}
              rowKey={(item) => item.id}
              columns={[
                { id: 'seq', title: t('cases.item.seq'), width: 40, number: true, cell: (item) => item.seq },
                { id: 'kind', title: t('cases.item.kind'), width: 88, cell: (item) => t(`cases.kind.${item.kind}`) },
                { id: 'title', title: t('cases.item.title'), cell: (item) => item.title },
                { id: 'docNo', title: t('cases.item.docNo'), width: 140, cell: (item) => item.docNo || '—' },
                {
                  id: 'facts',
                  title: t('cases.fact.statement'),
                  width: 100,
                  cell: (item) =>
                    file.factList
                      .filter((fact) => fact.items.includes(item.id))
                      .map((fact) => fact.no)
                      .join('、') || '—'
                },
                { id: 'check', title: t('cases.item.check'), width: 92, cell: (item) => t(`cases.check.short.${item.check.state}`) }
              ]}
            />
          </section>
        </div>
      )}
      {editing && <FactDialog file={file} fact={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </ViewLayout>
  )
}

/** Numbers of the pieces; one not checked with its original stands in a dashed box. */
function Marks(props: { readonly file: CaseFile; readonly items: readonly string[] }): ReactNode {
  const { text: t } = useSettings()
  const found = props.file.contents.filter((item) => props.items.includes(item.id))
  if (found.length === 0) return <span className="mut">—</span>
  return (
    <span className="fact-marks">
      {found.map((item) => (
        <span
          key={item.id}
          className="tag"
          data-kind={needsCheck(item) && item.check.state === 'unchecked' ? 'dash' : undefined}
          title={`${item.title} · ${needsCheck(item) ? t(`cases.check.state.${item.check.state}`) : t(`cases.kind.${item.kind}`)}`}
        >
          {item.seq}
        </span>
      ))}
    </span>
  )
}

function FactDialog(props: { readonly file: CaseFile; readonly fact: Fact | undefined; readonly onClose: () => void }): ReactNode {
  const { text: t } = useSettings()
  const { file, fact } = props
  const state = useRun('case.fact')
  const drop = useRun('case.dropFact')
  const [statement, setStatement] = useState(fact?.statement ?? '')
  const [items, setItems] = useState<ReadonlySet<string>>(new Set(fact?.items))
  const flip = (id: string, on: boolean): void =>
    setItems((old) => {
      const next = new Set(old)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  const submit = async (): Promise<void> => {
    const done = await state.run({ case: file.id, statement: statement.trim(), items: [...items], ...(fact ? { fact: fact.id } : {}) })
    if (done) props.onClose()
  }
  return (
    <Dialog
      open
      keep
      width={600}
      onOpenChange={props.onClose}
      title={fact ? t('cases.fact.edit', { n: fact.no }) : t('cases.fact.add')}
      footer={
        <>
          {fact && (
            <Button
              big
              kind="quiet"
              onPress={() => void drop.run({ case: file.id, fact: fact.id }).then((done) => done && props.onClose())}
            >
              {t('cases.fact.drop')}
            </Button>
          )}
          <span className="push" />
          <DialogFoot
            label={t('common.save')}
            isDisabled={statement.trim() === '' || state.running}
            onAct={() => void submit()}
            onClose={props.onClose}
          />
        </>
      }
    >
      <TextField label={t('cases.fact.statement')} long value={statement} onChange={setStatement} />
      <div className="field">
        <span className="sec">{t('cases.fact.choose')}</span>
        <div className="fact-choices">
          {file.contents.map((item) => (
            <Checkbox key={item.id} checked={items.has(item.id)} onChange={(on) => flip(item.id, on)}>
              {item.seq}. {t(`cases.kind.${item.kind}`)} · {item.title}
            </Checkbox>
          ))}
        </div>
      </div>
      {state.error && <ErrorState error={state.error} safe="data" />}
      {drop.error && <ErrorState error={drop.error} safe="data" />}
    </Dialog>
  )
}
