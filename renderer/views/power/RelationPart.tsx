/** Managers from deputy head up against the suppliers of their unit: the sheet of results, which prints. No match is "no match in the data at hand". */
import { useState, type ReactNode } from 'react'
import type { PowerRelations } from '../../../shared/ipc/commands/power-relations.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Money } from '../../widgets/Figures.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { PrintSheet, SignLines } from '../../widgets/PrintSheet.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { AppraisalTable } from './AppraisalTable.tsx'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'

type Match = PowerRelations['managers'][number]['matches'][number]

export function RelationPart({ filters }: { readonly filters: PowerFiltersProps }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { org } = filters.search
  const result = useCommand('power.relations', org === undefined ? {} : { org })
  const [row, setRow] = useState<{ readonly dataset: string; readonly id: string }>()
  const show = (match: Match): void =>
    setRow(match.relation === null ? { dataset: 'party', id: match.party.id } : { dataset: 'relation', id: match.relation })
  return (
    <ViewLayout
      scroll
      filters={
        <PowerFilters
          {...filters}
          picture={
            result.data && (
              <PrintSheet label={t('power.relation.print')} title={t('power.relation.title')} view="power/relation" what={result.data.asOf}>
                <Sheet sheet={result.data} />
                <SignLines labels={[t('power.project.signA'), t('power.project.signB')]} />
              </PrintSheet>
            )
          }
        />
      }
      status={<span className="cut">{t('power.relation.note')}</span>}
      inspector={
        row ? (
          <SourceInspector {...row} />
        ) : (
          <Inspector label={t('power.relation.title')} title={t('power.relation.title')}>
            <p className="say sec">{t('power.relation.pick')}</p>
          </Inspector>
        )
      }
    >
      <Waiting result={result} rows={12}>
        {(sheet) => (
          <div className="page power-page">
            <h1 className="heading">{t('power.relation.title')}</h1>
            {sheet.off ? <EmptyState title={t('power.off')} text={name(sheet.off)} /> : <Sheet sheet={sheet} onMatch={show} />}
            {!sheet.off && <AppraisalTable org={org} onVeto={(id) => setRow({ dataset: 'veto_record', id })} />}
          </div>
        )}
      </Waiting>
    </ViewLayout>
  )
}

function Sheet(props: { readonly sheet: PowerRelations; readonly onMatch?: (match: Match) => void }): ReactNode {
  const t = useText()
  const { sheet, onMatch } = props
  const { firms, withLegalId, relations } = sheet.ground
  const hit = sheet.managers.filter((one) => one.matches.length > 0)
  return (
    <>
      <p className="say">
        {t('power.relation.about', {
          checked: formatNumber(sheet.managers.length),
          firms: formatNumber(firms),
          legal: formatNumber(withLegalId),
          relations: formatNumber(relations),
          hits: formatNumber(hit.length)
        })}{' '}
        {t('power.asOf', { date: sheet.asOf })}
      </p>
      <table className="ledger power-relations">
        <thead>
          <tr>
            {(['org', 'who', 'post'] as const).map((id) => (
              <th key={id} scope="col">
                {t(`power.relation.column.${id}`)}
              </th>
            ))}
            {(['relations', 'firms'] as const).map((id) => (
              <th key={id} scope="col" className="num" data-column="steps">
                {t(`power.relation.column.${id}`)}
              </th>
            ))}
            <th scope="col" data-column="result">
              {t('power.relation.column.result')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...hit, ...sheet.managers.filter((one) => one.matches.length === 0)].map((one) => (
            <tr key={`${one.person.id} ${one.org.id}`}>
              <td>{one.org.name}</td>
              <td>{one.person.name}</td>
              <td>{one.post}</td>
              <td className="num">{formatNumber(one.relations)}</td>
              <td className="num">{formatNumber(one.firms)}</td>
              <td>
                {one.matches.length === 0
                  ? one.firms === 0
                    ? t('power.relation.noFirms')
                    : one.relations === 0 && !one.identified
                      ? t('power.relation.noGround')
                      : t('power.relation.noMatch')
                  : one.matches.map((match) => (
                      <MatchLine key={`${match.party.id} ${match.how} ${match.relation ?? ''}`} match={match} onMatch={onMatch} />
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function MatchLine({ match, onMatch }: { readonly match: Match; readonly onMatch: ((match: Match) => void) | undefined }): ReactNode {
  const t = useText()
  const words = `${t(`power.relation.how.${match.how}`)}${match.related === null ? '' : ` ${match.related}`} · ${match.party.name} · ${t('power.relation.contracts', { n: formatNumber(match.contracts) })} `
  return (
    <div>
      {onMatch ? (
        <button type="button" className="link" onClick={() => onMatch(match)}>
          {words}
        </button>
      ) : (
        words
      )}
      <Money fen={match.amount} />
    </div>
  )
}
