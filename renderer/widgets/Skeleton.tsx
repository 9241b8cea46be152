/** Nothing for 300 ms, then rows in the shape of what will come. */
import { useEffect, useState, type ReactNode } from 'react'

const widths = ['70%', '92%', '55%', '80%', '64%'] as const

export function Skeleton(props: { readonly rows?: number; readonly delay?: number }): ReactNode {
  const [shown, setShown] = useState(props.delay === 0)
  useEffect(() => {
    const wait = setTimeout(() => setShown(true), props.delay ?? 300)
    return () => clearTimeout(wait)
  }, [props.delay])
  if (!shown) return null
  return (
    <div className="skeleton" aria-busy="true">
      {Array.from({ length: props.rows ?? 3 }, (_, index) => (
        <i key={index} style={{ width: widths[index % widths.length] }} />
      ))}
    </div>
  )
}
