/**
 * Who may talk to the loopback server: the one page that was opened by the printed address. Its token works once and is exchanged for a
 * bearer; both are random, compared in constant time, and never stand in a URL that leaves the browser (a fragment is not sent).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface Sessions {
  /** A fresh one-time token; earlier ones that were not used stop working. */
  token(): string
  /** The bearer for a token, once; undefined for any other text. */
  exchange(token: string): string | undefined
  /** Whether a request carries a bearer of ours. */
  admits(request: IncomingMessage): boolean
}

/** Sessions of one server; they end with it. */
export function createSessions(): Sessions {
  let unused: string | undefined
  const bearers: string[] = []
  const random = () => randomBytes(32).toString('base64url')
  return {
    token() {
      unused = random()
      return unused
    },
    exchange(token) {
      if (unused === undefined || !same(unused, token)) return undefined
      unused = undefined
      const bearer = random()
      bearers.push(bearer)
      return bearer
    },
    admits(request) {
      const given = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1]
      return given !== undefined && bearers.some((bearer) => same(bearer, given))
    }
  }
}

function same(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Host must be ours to the letter (against DNS rebinding); Origin, when present, too (against other pages in the same browser). */
export function isOwnRequest(request: IncomingMessage, port: number): boolean {
  const { host, origin } = request.headers
  const site = request.headers['sec-fetch-site']
  return (
    host === `127.0.0.1:${port}` &&
    (origin === undefined || origin === `http://127.0.0.1:${port}`) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  )
}
