/** A search box that holds its own letters and hands them on after a short rest, so that none is lost while the list is fetched. */
import { useEffect, useState, type ReactNode } from 'react'
import { SearchBox } from './Fields.tsx'

export interface TextFilterProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function TextFilter({ label, value, onChange }: TextFilterProps): ReactNode {
  const [typed, setTyped] = useState(value)
  const [given, setGiven] = useState(value)
  if (value !== given) {
    setGiven(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === given) return undefined
    const rest = setTimeout(() => {
      setGiven(typed)
      onChange(typed)
    }, 250)
    return () => clearTimeout(rest)
  }, [typed, given, onChange])
  return <SearchBox label={label} value={typed} onChange={setTyped} />
}
