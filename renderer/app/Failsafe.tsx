/** Catches a view that fails while drawing, so that the frame, the walk and every other place go on working. */
import { Component, type ReactNode } from 'react'
import type { ErrorValue } from '../../shared/ipc/reply.ts'
import { ErrorState } from '../widgets/ErrorState.tsx'

interface Props {
  readonly children: ReactNode
}

export class Failsafe extends Component<Props, { readonly error: ErrorValue | undefined }> {
  override state: { readonly error: ErrorValue | undefined } = { error: undefined }

  static getDerivedStateFromError(thrown: unknown): { readonly error: ErrorValue } {
    return { error: { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) } }
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children
    return (
      <div className="middle">
        <div className="middle-body">
          <ErrorState error={this.state.error} safe="data" onRetry={() => this.setState({ error: undefined })} />
        </div>
      </div>
    )
  }
}
