/** The desk (feature 73): every row behind the file at the left, the row as its source has it in the middle, scan and check at the right. */
import { useMemo, useState, type ReactNode } from 'react'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useSettings } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Checkbox } from '../../widgets/Fields.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { SourceDetail } from '../../widgets/SourceInspector.tsx'
import type { Bars } from './CaseFileView.tsx'
import { CheckForm } from './CheckForm.tsx'
import { ScanView } from './ScanView.tsx'
import type { CasesSearch } from './search.ts'
import type { CheckMark } from './words.ts'

interface DeskEntry {
  readonly key: string
  readonly kind: string
  readonly title: string
  readonly place: string
  readonly check: CheckMark
  readonly row?: { readonly dataset: string; readonly id: string }
  readonly item?: string
}

function entriesOf(file: CaseFile, english: boolean, attachmentWord: string): readonly DeskEntry[] {
  const rows = new Map<string, DeskEntry>()
  for (const item of file.contents) {
    if (item.kind === 'attachment')
      rows.set(item.id, { key: item.id, kind: attachmentWord, title: item.title, place: item.docNo, check: item.check, item: item.id })
    for (const row of item.rows) {
      const key = `${row.dataset}/${row.id}`
      rows.set(key, {
        key,
        kind: english ? row.datasetEn : row.datasetZh,
        title: row.title,
        place: row.line === null ? row.file : `${row.file} · ${String(row.line)}`,
        check: row.check,
        row: { dataset: row.dataset, id: row.id }
      })
    }
  }
  return [...rows.values()]
}

export function DeskPart(props: { readonly file: CaseFile; readonly bars: Bars }): ReactNode {
  const { settings, text: t } = useSettings()
  const { file } = props
  const [search, change] = useViewSearch<CasesSearch>()
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [last, setLast] = useState<CheckMark>()
  const [scan, setScan] = useState<string>()
  const all = useMemo(() => entriesOf(file, settings.language === 'en', t('cases.kind.attachment')), [file, settings.language, t])
  const asked = search.row ?? search.item
  const shown = onlyOpen ? all.filter((one) => one.check.state === 'unchecked' || one.key === asked) : all
  const here = shown.find((one) => one.key === asked) ?? shown[0]
  const at = here ? shown.indexOf(here) : -1
  const choose = (index: number): void => {
    const next = shown[Math.max(0, Math.min(shown.length - 1, index))]
    if (next) change(next.item === undefined ? { row: next.key } : ({ item: next.item, row: undefined } as Partial<CasesSearch>))
  }
  useKeys({ j: () => choose(at + 1), k: () => choose(at - 1), ArrowDown: () => choose(at + 1), ArrowUp: () => choose(at - 1) })
  const scans = file.contents.filter((item) => item.kind === 'attachment')
  const beside = here?.item ?? scans.find((item) => item.id === scan)?.id ?? scans[0]?.id
  const besideItem = scans.find((item) => item.id === beside)
  if (all.length === 0)
    return (
      <ViewLayout {...props.bars}>
        <EmptyState title={t('cases.desk.noRows')} text={t('cases.desk.noRowsText')} />
      </ViewLayout>
    )
  const done = all.filter((one) => one.check.state !== 'unchecked').length
  return (
    <ViewLayout
      {...props.bars}
      inspector={
        <Inspector label={t('cases.desk.scan')} of={here?.key ?? ''} kick={here?.kind ?? ''} title={here?.title ?? t('cases.desk.pick')}>
          {here && (
            <InspectorSection title={t('cases.check.title')} note={t('cases.desk.progress', { done, n: all.length })}>
              <CheckForm
                key={`${here.key} ${JSON.stringify(here.check)}`}
                case={file.id}
                target={here.row ? { row: here.row } : { item: here.item ?? '' }}
                check={here.check}
                last={last}
                onSaved={(check) => {
                  if (check.state !== 'unchecked') setLast(check)
                  const next = shown.slice(at + 1).find((one) => one.check.state === 'unchecked')
                  if (next) choose(shown.indexOf(next))
                }}
              />
            </InspectorSection>
          )}
          <InspectorSection title={t('cases.desk.scan')}>
            {scans.length === 0 && <p className="mut say">{t('cases.desk.noScan')}</p>}
            {here?.row && scans.length > 1 && (
              <SelectChip
                label={t('cases.desk.chooseScan')}
                options={scans.map((item) => ({ id: item.id, label: item.title }))}
                value={beside ?? ''}
                onChange={setScan}
              />
            )}
            {besideItem && <ScanView key={besideItem.id} case={file.id} item={besideItem} />}
          </InspectorSection>
        </Inspector>
      }
    >
      <div className="desk">
        <div className="desk-rows">
          <div className="desk-head">
            <h2 className="heading">
              {t('cases.desk.rows')}
              <small>{t('cases.desk.progress', { done, n: all.length })}</small>
            </h2>
            <Checkbox checked={onlyOpen} onChange={setOnlyOpen}>
              {t('cases.desk.onlyOpen')}
            </Checkbox>
          </div>
          <Ledger
            label={t('cases.desk.rows')}
            rows={shown}
            rowKey={(one) => one.key}
            state={(one) => (one.key === here?.key ? 'on' : undefined)}
            onOpen={(one) => choose(shown.indexOf(one))}
            columns={[
              {
                id: 'title',
                title: t('cases.item.title'),
                cell: (one) => (
                  <span title={`${one.title} ${one.place}`}>
                    <span className="mut">{one.kind}</span> {one.title}
                  </span>
                )
              },
              { id: 'check', title: t('cases.item.check'), width: 72, cell: (one) => t(`cases.check.short.${one.check.state}`) }
            ]}
          />
        </div>
        <div className="desk-source">
          {here?.row ? (
            <SourceDetail key={here.key} dataset={here.row.dataset} id={here.row.id} />
          ) : (
            besideItem && <ScanView key={`wide ${besideItem.id}`} case={file.id} item={besideItem} wide />
          )}
        </div>
      </div>
    </ViewLayout>
  )
}
