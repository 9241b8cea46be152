/** A key as printed on it. */
import type { ReactNode } from 'react'

export function Kbd(props: { readonly children: ReactNode }): ReactNode {
  return <kbd>{props.children}</kbd>
}
