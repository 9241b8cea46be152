/** One verification file: its parts as segments, what can be done with it at the right, the part in the middle. */
import { useEffect, useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { AddAttachment, AddNote, EditCase } from './AddDialogs.tsx'
import { ContentsPart } from './ContentsPart.tsx'
import { CustodyPart } from './CustodyPart.tsx'
import { DeskPart } from './DeskPart.tsx'
import { FactsPart } from './FactsPart.tsx'
import { PrintContents } from './PrintContents.tsx'
import { SealDialog } from './SealDialog.tsx'
import { caseParts, type CasesSearch } from './search.ts'
import { needsCheck } from './words.ts'

export function CaseFileView(props: { readonly id: string }): ReactNode {
  const result = useCommand('case.read', { case: props.id })
  const { name } = useWalk()
  const title = result.data?.title
  useEffect(() => {
    if (title !== undefined) name('case', title)
  }, [name, title])
  if (!result.data)
    return (
      <ViewLayout>
        {
          <Waiting result={result} rows={10}>
            {() => null}
          </Waiting>
        }
      </ViewLayout>
    )
  return <Open file={result.data} />
}

function Open(props: { readonly file: CaseFile }): ReactNode {
  const t = useText()
  const { file } = props
  const { open } = useWalk()
  const [search, change] = useViewSearch<CasesSearch>()
  const [dialog, setDialog] = useState<'note' | 'attach' | 'edit' | 'seal'>()
  const close = (): void => setDialog(undefined)
  const part = search.part ?? 'contents'
  const unchecked = file.contents.filter((item) => needsCheck(item) && item.check.state === 'unchecked').length
  const gaps = file.factList.filter((fact) => fact.gapZh !== null).length
  const bars = {
    filters: (
      <>
        <Segments
          label={t('cases.parts')}
          options={caseParts.map((id) => ({ id, label: t(`cases.part.${id}`) }))}
          value={part}
          onChange={(next) => change({ part: next })}
        />
        <h1 className="cut sec" title={file.title}>
          {file.no}　{file.title}
        </h1>
        <span className="push" />
        <Menu
          kind="plain"
          label={t('common.more')}
          actions={[
            { id: 'edit', label: t('cases.editSummary'), run: () => setDialog('edit') },
            { id: 'all', label: t('cases.back'), run: () => open({ place: 'cases' }) }
          ]}
        />
        <Button onPress={() => setDialog('note')}>{t('cases.add.note')}</Button>
        <Button onPress={() => setDialog('attach')}>{t('cases.add.attach')}</Button>
        <PrintContents file={file} />
        <Button kind="primary" onPress={() => setDialog('seal')} isDisabled={file.contents.length === 0}>
          {t('cases.seal.button')}
        </Button>
      </>
    ),
    status: (
      <>
        <span>{t('cases.status.items', { n: file.contents.length })}</span>
        <span>{t('cases.status.unchecked', { n: unchecked })}</span>
        {gaps > 0 && <b>{t('cases.status.gaps', { n: gaps })}</b>}
        <span className="push" />
        <span>{part === 'contents' ? t('cases.status.keys') : ''}</span>
      </>
    )
  }
  const draw = (): ReactNode => {
    switch (part) {
      case 'contents':
        return <ContentsPart file={file} bars={bars} />
      case 'desk':
        return <DeskPart file={file} bars={bars} />
      case 'facts':
        return <FactsPart file={file} bars={bars} />
      case 'custody':
        return <CustodyPart file={file} bars={bars} />
    }
  }
  return (
    <>
      {draw()}
      {dialog === 'note' && <AddNote case={file.id} onClose={close} />}
      {dialog === 'attach' && <AddAttachment case={file.id} onClose={close} />}
      {dialog === 'edit' && <EditCase file={file} onClose={close} />}
      {dialog === 'seal' && <SealDialog file={file} unchecked={unchecked} onClose={close} />}
    </>
  )
}

/** Filter bar and status bar, the same over every part. */
export interface Bars {
  readonly filters: ReactNode
  readonly status: ReactNode
}
