/** The first lines of a file: what stands there, and under it what it is read as where the two differ. A problem is bold and underlined, and says why. */
import { useState, type ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { Segments, SelectChip } from '../../widgets/Chips.tsx'
import { Money } from '../../widgets/Figures.tsx'
import type { Preview, PreviewField } from './stage.ts'

export function PreviewTable(props: { readonly preview: Preview; readonly onSheet: (sheet: number) => void }): ReactNode {
  const { settings, text: t } = useSettings()
  const { preview } = props
  const [both, setBoth] = useState<'both' | 'raw'>('both')
  const sheet = preview.sheets.find((one) => one.index === preview.sheet) ?? preview.sheets[0]
  const header = sheet?.header ?? []
  const fieldsOf = header.map((column) => preview.fields.filter((field) => field.column === column))
  const nameOf = (field: PreviewField): string => (settings.language === 'en' ? field.nameEn : field.nameZh)
  return (
    <div className="preview">
      <div className="summary-bar">
        {preview.sheets.length > 1 && (
          <SelectChip
            label={t('intake.preview.sheet')}
            options={preview.sheets.map((one) => ({ id: String(one.index), label: one.name === '' ? String(one.index + 1) : one.name }))}
            value={String(preview.sheet)}
            onChange={(id) => props.onSheet(Number(id))}
          />
        )}
        <span>{t('intake.preview.firstRows', { n: formatNumber(preview.rows.length) })}</span>
        {preview.mapping !== null && (
          <span>
            {preview.problems > 0 ? (
              <b className="overdue">{t('intake.preview.problems', { n: preview.problems })}</b>
            ) : (
              t('intake.preview.noProblems')
            )}
          </span>
        )}
        <span className="push" />
        <Segments
          label={t('intake.preview.show')}
          options={[
            { id: 'both', label: t('intake.preview.both') },
            { id: 'raw', label: t('intake.preview.rawOnly') }
          ]}
          value={both}
          onChange={setBoth}
        />
      </div>
      {preview.mapping === null && <p className="preview-note say">{t('intake.preview.noMapping')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by arrow keys */}
      <div className="preview-scroll" tabIndex={0} role="region" aria-label={t('intake.preview.label', { file: preview.file })}>
        <table className="preview-table">
          <thead>
            <tr>
              <th scope="col">{t('intake.preview.line')}</th>
              {header.map((column, at) => (
                <th key={`${column}-${String(at)}`} scope="col" data-unused={fieldsOf[at]?.length === 0 || undefined}>
                  <span className="cut" title={column}>
                    {column === '' ? t('common.empty') : column}
                  </span>
                  <small className="cut">{fieldsOf[at]?.length ? fieldsOf[at]?.map(nameOf).join('、') : t('intake.preview.notUsed')}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.line}>
                <th scope="row">{row.line}</th>
                {row.cells.map((cell, at) => {
                  const field = fieldsOf[at]?.[0]
                  const number = field !== undefined && ['fen', 'integer', 'real'].includes(field.type)
                  return (
                    <td
                      key={`${String(row.line)}-${String(at)}`}
                      data-num={number || undefined}
                      data-unused={field === undefined || undefined}
                      title={cell.problem ?? cell.raw}
                    >
                      {cell.problem === null ? (
                        <span className="cut">{cell.raw === '' ? <i className="mut">{t('common.empty')}</i> : cell.raw}</span>
                      ) : (
                        <span className="cut overdue">{cell.raw === '' ? t('common.empty') : cell.raw}</span>
                      )}
                      {both === 'both' && <Read cell={cell} type={field?.type} />}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Read(props: { readonly cell: Preview['rows'][number]['cells'][number]; readonly type: string | undefined }): ReactNode {
  const { cell, type } = props
  if (cell.problem !== null) return <small className="cut problem">{cell.problem}</small>
  if (cell.value === null || type === undefined || cell.value === cell.raw) return <small />
  return <small className="cut">{type === 'fen' && /^-?\d+$/.test(cell.value) ? <Money fen={Number(cell.value)} /> : cell.value}</small>
}
