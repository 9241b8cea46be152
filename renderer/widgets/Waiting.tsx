/** The three states of an answer in one place: waiting, failed, there. `<Waiting result={useCommand(…)}>{(data) => …}</Waiting>`. */
import type { ReactNode } from 'react'
import type { CommandResult } from '../api/hooks.tsx'
import { ErrorState } from './ErrorState.tsx'
import { Skeleton } from './Skeleton.tsx'

export function Waiting<T>(props: {
  readonly result: CommandResult<T>
  readonly rows?: number
  readonly children: (data: T) => ReactNode
}): ReactNode {
  const { result } = props
  if (result.error) return <ErrorState error={result.error} onRetry={result.retry} />
  if (result.data === undefined) return result.waiting ? <Skeleton rows={props.rows ?? 5} /> : null
  return props.children(result.data)
}
