/** The models written here and the packs taken in; begin one, export, take in. */
import { ChevronLeft } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommand, useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { blankForm, modelIdPattern } from './blank-form.ts'
import { ExportDialog } from './ExportDialog.tsx'
import { ImportDialog } from './ImportDialog.tsx'

export function AuthorList(): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { open } = useWalk()
  const list = useCommand('author.list', {})
  const [shown, setShown] = useState<'make' | 'export' | 'import'>()
  const close = (): void => setShown(undefined)
  const begin = (
    <Button kind="primary" onPress={() => setShown('make')}>
      {t('author.make')}
    </Button>
  )
  const enabled = list.data?.models.filter((model) => model.state === 'enabled') ?? []
  const procedures = list.data?.procedures ?? []
  return (
    <ViewLayout
      scroll
      filters={
        <>
          <h1 className="hidden-text">{t('frame.place.author')}</h1>
          <Button icon={<ChevronLeft className="ic" />} onPress={() => open({ place: 'packs' })}>
            {t('frame.place.packs')}
          </Button>
          <span className="push" />
          <Button onPress={() => setShown('import')}>{t('author.import')}</Button>
          <Button isDisabled={enabled.length + procedures.length === 0} onPress={() => setShown('export')}>
            {t('author.export')}
          </Button>
          {list.data?.models.length !== 0 && begin}
        </>
      }
    >
      <Waiting result={list} rows={6}>
        {({ models, packs, faults }) => (
          <div className="author-list">
            {faults.map((fault) => (
              <p key={fault.what} className="say" role="alert">
                {t('author.fault', { ...fault })}
              </p>
            ))}
            <section className="section">
              <h2>{t('author.list')}</h2>
              {models.length === 0 ? (
                <EmptyState title={t('author.empty')} text={t('author.emptyText')} action={begin} />
              ) : (
                <Ledger
                  wide
                  label={t('author.list')}
                  rows={models}
                  rowKey={(model) => model.id}
                  onOpen={(model) => open({ place: 'author', search: { id: model.id } })}
                  state={(model) => (model.state === 'retired' ? 'out' : undefined)}
                  columns={[
                    { id: 'name', title: t('author.column.name'), cell: (model) => <b>{name(model.name)}</b> },
                    { id: 'id', title: t('author.newId'), width: 180, cell: (model) => model.id },
                    {
                      id: 'state',
                      title: t('author.column.state'),
                      width: 200,
                      cell: (model) => t(`author.state.${model.state}`) + (model.edited ? ` · ${t('author.edited')}` : '')
                    },
                    { id: 'version', title: t('author.column.version'), width: 64, number: true, cell: (model) => model.version ?? '' },
                    {
                      id: 'cases',
                      title: t('author.column.cases'),
                      width: 210,
                      cell: (model) => t('author.caseCount', { ...model.cases })
                    },
                    { id: 'problems', title: t('author.column.problems'), width: 72, number: true, cell: (model) => model.problems },
                    { id: 'at', title: t('author.column.at'), width: 150, cell: (model) => `${model.at.slice(0, 10)} ${model.account}` }
                  ]}
                />
              )}
            </section>
            <section className="section">
              <h2>{t('author.taken')}</h2>
              {packs.length === 0 ? (
                <p className="mut">{t('author.noTaken')}</p>
              ) : (
                <Ledger
                  wide
                  label={t('author.taken')}
                  rows={packs}
                  rowKey={(pack) => String(pack.no)}
                  state={(pack) => (pack.state === 'enabled' ? undefined : 'out')}
                  columns={[
                    { id: 'name', title: t('author.column.name'), cell: (pack) => <b>{name(pack.name)}</b> },
                    { id: 'version', title: t('author.column.version'), width: 64, number: true, cell: (pack) => pack.version },
                    { id: 'state', title: t('author.column.state'), width: 150, cell: (pack) => t(`author.state.${pack.state}`) },
                    { id: 'models', title: t('author.column.models'), width: 64, number: true, cell: (pack) => pack.models.length },
                    { id: 'unit', title: t('author.column.unit'), width: 180, cell: (pack) => pack.unit },
                    { id: 'key', title: t('author.column.key'), width: 150, cell: (pack) => pack.keyId },
                    { id: 'approver', title: t('author.column.approver'), width: 100, cell: (pack) => pack.approver }
                  ]}
                />
              )}
            </section>
          </div>
        )}
      </Waiting>
      {shown === 'make' && <NewModel taken={list.data?.models.map((model) => model.id) ?? []} onClose={close} />}
      {shown === 'export' && <ExportDialog models={enabled.map((model) => model.id)} procedures={procedures} onClose={close} />}
      {shown === 'import' && <ImportDialog onClose={close} />}
    </ViewLayout>
  )
}

function NewModel(props: { readonly taken: readonly string[]; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const save = useRun('author.save')
  const words = useCommand('author.words', {})
  const [id, setId] = useState('own-')
  const fault = !modelIdPattern.test(id)
    ? t('author.badId')
    : props.taken.includes(id) || words.data?.models.includes(id)
      ? t('author.takenId')
      : undefined
  const begin = async (): Promise<void> => {
    if (fault === undefined && (await save.run({ model: id, form: blankForm(id) }))) open({ place: 'author', search: { id } })
  }
  return (
    <Dialog title={t('author.make')} open onOpenChange={props.onClose} width={480}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <TextField
          label={t('author.newId')}
          value={id}
          onChange={setId}
          note={t('author.newIdNote')}
          autoFocus
          {...(fault === undefined || id === 'own-' ? {} : { error: fault })}
        />
        <div className="form-foot">
          <Button kind="primary" type="submit" isDisabled={fault !== undefined || save.running}>
            {t('author.begin')}
          </Button>
        </div>
        {save.error && <ErrorState error={save.error} safe="nothing" />}
      </form>
    </Dialog>
  )
}
