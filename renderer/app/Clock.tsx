/** The machine's time, to the minute, beside the user: a photograph of the screen tells who looked and when (feature 72). It may be wrong; nothing is computed from it. */
import { useEffect, useState, type ReactNode } from 'react'

export function Clock(): ReactNode {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), 60_000 - (Date.now() % 60_000))
    return () => clearTimeout(timer)
  }, [now])
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const minute = `${two(now.getHours())}:${two(now.getMinutes())}`
  return (
    <time className="user" dateTime={`${day}T${minute}`}>
      {day} {minute}
    </time>
  )
}
