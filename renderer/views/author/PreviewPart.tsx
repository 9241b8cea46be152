/** A draft tried on the vault's rows: how many hits, the first of them, and how the query goes about it. */
import type { ReactNode } from 'react'
import { useJob } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Tag } from '../../widgets/Figures.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { formatNumber } from '../../../shared/text/format.ts'
import type { Draft } from './blank-form.ts'

export function PreviewPart(props: { readonly draft: Draft }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const run = useJob('author.preview')
  const make = useJob('author.case')
  const { draft } = props
  const found = run.result
  return (
    <section className="author-part">
      <div className="author-row">
        <Button
          kind={found ? 'plain' : 'primary'}
          isDisabled={run.running || draft.problems.length > 0}
          onPress={() => void run.start({ model: draft.id })}
        >
          {t('author.run')}
        </Button>
        <span className="mut">{t('author.previewNote')}</span>
      </div>
      {run.running && <JobBar progress={run.progress} onStop={run.stop} stopping={run.stopping} />}
      {run.error && !run.running && <ErrorState error={run.error} safe="data" />}
      {make.running && <JobBar progress={make.progress} onStop={make.stop} stopping={make.stopping} />}
      {make.error && !make.running && <ErrorState error={make.error} safe="nothing" />}
      {make.result && !make.running && (
        <p className="done-line say" role="status">
          {t('author.caseMade', { name: make.result.case, rows: make.result.rows, hits: make.result.hits })}
        </p>
      )}
      {found && !run.running && (
        <>
          <p className="say" role="status">
            {t(found.total === 0 ? 'author.noHits' : 'author.found', {
              total: formatNumber(found.total),
              shown: found.rows.length,
              against: found.against === null ? '—' : formatNumber(found.against),
              ms: formatNumber(found.ms),
              asOf: found.asOf
            })}
          </p>
          {found.rows.length > 0 && (
            <Ledger
              wide
              label={t('author.tab.preview')}
              rows={found.rows}
              rowKey={(row) => `${row.subject} ${row.key}`}
              columns={[
                { id: 'name', title: t('author.subject'), width: 200, cell: (row) => <b>{row.name}</b> },
                { id: 'sentence', title: t('author.sentenceColumn'), cell: (row) => name(row.sentence) },
                { id: 'evidence', title: t('author.evidence'), width: 72, number: true, cell: (row) => row.evidence },
                {
                  id: 'case',
                  title: '',
                  width: 132,
                  cell: (row) => (
                    <Button
                      isDisabled={make.running}
                      onPress={() => void make.start({ model: draft.id, kind: 'fires', subject: row.subject, key: row.key })}
                    >
                      {t('author.asCase')}
                    </Button>
                  )
                }
              ]}
            />
          )}
          <details className="more">
            <summary>{t('author.plan')}</summary>
            <ol className="dashes">
              {found.plan.map((step, index) => (
                // steps may be told in the same words
                <li key={`${String(index)} ${step.detail}`}>
                  {name(step)} {step.scan && <Tag kind="dash">{t('author.scan')}</Tag>}
                </li>
              ))}
            </ol>
          </details>
        </>
      )}
    </section>
  )
}
