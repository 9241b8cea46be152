/** An error in place, never in a dialog: what happened (the engine's own words), where, what is safe, what to do. */
import type { ReactNode } from 'react'
import type { ErrorValue } from '../../shared/ipc/reply.ts'
import { useText } from '../app/settings.tsx'
import { Button } from './Button.tsx'

export interface ErrorStateProps {
  readonly error: ErrorValue
  /** What is safe: the vault's data, the original file, nothing was written, what was finished is kept. */
  readonly safe?: 'data' | 'original' | 'nothing' | 'kept'
  readonly onRetry?: () => void
  readonly actions?: ReactNode
  readonly boxed?: boolean
}

export function ErrorState(props: ErrorStateProps): ReactNode {
  const t = useText()
  const { error } = props
  const where = [
    error.file === undefined ? '' : t('failure.where.file', { file: error.file }),
    error.sheet === undefined ? '' : t('failure.where.sheet', { sheet: error.sheet }),
    error.line === undefined ? '' : t('failure.where.line', { line: error.line }),
    error.column === undefined ? '' : t('failure.where.column', { column: error.column })
  ].filter((part) => part !== '')
  return (
    <div className="state" role="alert" data-boxed={props.boxed || undefined} data-code={error.code}>
      <b>{t(`failure.title.${error.code}`)}</b>
      <p>
        {error.message}
        {props.safe !== undefined && ` ${t(`failure.safe.${props.safe}`)}`}
      </p>
      {where.length > 0 && <p className="where">{where.join(' · ')}</p>}
      {error.next !== undefined && <p>{error.next}</p>}
      {(props.onRetry || props.actions !== undefined) && (
        <div className="actions">
          {props.actions}
          {props.onRetry && (
            <Button kind={props.actions === undefined ? 'primary' : 'plain'} onPress={props.onRetry}>
              {t('common.retry')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
