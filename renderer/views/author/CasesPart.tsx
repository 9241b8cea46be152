/** The cases of a draft: made out of rows of the vault, run, dropped. */
import type { ReactNode } from 'react'
import { useJob, useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { CaseLine } from '../model/CaseLine.tsx'
import { CaseTable } from '../model/ModelCases.tsx'
import type { Draft, Words } from './blank-form.ts'

export function CasesPart(props: { readonly draft: Draft; readonly words: Words | undefined }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const titleOf = (dataset: string): string => {
    const known = props.words?.datasets.find((one) => one.id === dataset)
    return known ? `${name(known.name)} ${dataset}` : dataset
  }
  const make = useJob('author.case')
  const test = useJob('author.test')
  const drop = useRun('author.dropCase')
  const { draft } = props
  const blocked = draft.problems.length > 0 || make.running || test.running
  return (
    <section className="author-part">
      <p className="say">{t('author.caseNote')}</p>
      <div className="author-row">
        {(['fires', 'quiet', 'edge'] as const).map((kind) => (
          <Button
            key={kind}
            isDisabled={blocked || (kind === 'edge' && draft.mode === 'sql')}
            onPress={() => void make.start({ model: draft.id, kind })}
          >
            {t(`author.makeCase.${kind}`)}
          </Button>
        ))}
        <Button isDisabled={blocked || draft.cases.length === 0} onPress={() => void test.start({ model: draft.id })}>
          {t('author.test')}
        </Button>
      </div>
      {make.running && <JobBar progress={make.progress} onStop={make.stop} stopping={make.stopping} />}
      {test.running && <JobBar progress={test.progress} onStop={test.stop} stopping={test.stopping} />}
      {make.error && !make.running && <ErrorState error={make.error} safe="nothing" />}
      {test.error && !test.running && <ErrorState error={test.error} safe="nothing" />}
      {drop.error && <ErrorState error={drop.error} safe="nothing" />}
      {make.result && !make.running && (
        <p className="done-line say" role="status">
          {t('author.caseMade', { name: make.result.case, rows: make.result.rows, hits: make.result.hits })}
          {make.result.kept.length > 0 && ` ${t('author.caseKept', { fields: make.result.kept.join('、') })}`}
        </p>
      )}
      {test.result && !test.running && (
        <p className="done-line say" role="status">
          {test.result.failed.length === 0
            ? t('author.tested', { n: test.result.cases })
            : t('author.testFailed', { n: test.result.failed.length })}
        </p>
      )}
      {test.result && test.result.failed.length > 0 && (
        <Ledger
          label={t('author.test')}
          rows={test.result.failed}
          rowKey={(row, index) => `${row.case} ${String(index)}`}
          columns={[
            { id: 'case', title: t('models.testColumn.case'), width: 260, cell: (row) => row.case },
            { id: 'reason', title: t('models.testColumn.reason'), cell: (row) => row.reason }
          ]}
        />
      )}
      {draft.cases.length === 0 && <p className="mut">{t('author.noCases')}</p>}
      <div>
        {draft.cases.map((one) => (
          <details className="case" key={one.name}>
            <CaseLine of={one} />
            {Object.entries(one.rows).map(
              ([dataset, rows]) => rows.length > 0 && <CaseTable key={dataset} title={titleOf(dataset)} rows={rows} />
            )}
            {Object.keys(one.params).length > 0 && <CaseTable title={t('rules.tuning.param')} rows={[one.params]} />}
            {one.hits.length > 0 ? (
              <CaseTable title={t('rules.cases.hits')} rows={one.hits} />
            ) : (
              <p className="mut">{t('rules.cases.quiet')}</p>
            )}
            <Button isDisabled={drop.running} onPress={() => void drop.run({ model: draft.id, case: one.name })}>
              {t('author.dropCase')}
            </Button>
          </details>
        ))}
      </div>
    </section>
  )
}
