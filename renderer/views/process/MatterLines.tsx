/** Matters a line each, so many of how many, each a step from its trail; more of them on request. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import type { CommandResult } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

type Listed = CommandOutput<'process.matters'>
export type MatterRow = Listed['rows'][number]
/** So many at first. */
export const matterStep = 40
const most = 1000
export const moreMatters = (limit: number): number => Math.min(most, limit + 5 * matterStep)

export function MatterLines(props: {
  readonly result: CommandResult<Listed>
  readonly onMore: () => void
  readonly onMatter: (row: MatterRow) => void
}): ReactNode {
  const t = useText()
  return (
    <Waiting result={props.result} rows={6}>
      {({ rows, total }) => (
        <>
          <p className="mut">{t('process.shownMatters', { n: formatNumber(rows.length), total: formatNumber(total) })}</p>
          <ul className="process-matters">
            {rows.map((row) => (
              <li key={row.id}>
                <button type="button" onClick={() => props.onMatter(row)} title={row.name}>
                  <span className="cut">{row.code}</span>
                  <span className="cut sec">{row.name === row.code ? (row.orgName ?? '') : row.name}</span>
                  <span className="num mut">{row.closed === null ? t('process.notDone') : <DateText date={row.closed} />}</span>
                </button>
              </li>
            ))}
          </ul>
          {rows.length < total && rows.length < most && (
            <Button onPress={props.onMore}>{t('process.moreMatters', { n: Math.min(5 * matterStep, total - rows.length) })}</Button>
          )}
        </>
      )}
    </Waiting>
  )
}
