/** Which parameters the other engines' `limit_at` holds: a text beside a number would make the whole expression text. */
import { expect, test } from 'vitest'
import type { Model } from '../../shared/packs/pack.ts'
import { limitExpression, limitsNamed } from './limit-at.ts'

const param = (fallback: number | string): Model['params'][string] =>
  ({ name: { zh: '数', en: 'n' }, type: 'int', default: fallback, by: [], since: [] }) as unknown as Model['params'][string]
const params = { few: param(3), many: param(900), word: param('字') }
const typeOf = (sql: string): string =>
  limitExpression({ params: limitsNamed(sql, params), asOf: '2026-09-30', overrides: {}, regions: new Map() }).type

test.each([
  [`SELECT 1 FROM m WHERE m.n > limit_at('few') AND m.w = :word`, ['few'], 'BIGINT'],
  [`SELECT LIMIT_AT('few', m.org_id), limit_at('many') FROM m -- limit_at('word')`, ['few', 'many'], 'BIGINT'],
  [`SELECT limit_at('word') FROM m`, ['word'], 'TEXT']
])('%s looks up %j', (sql, names, type) => {
  expect([Object.keys(limitsNamed(sql, params)), typeOf(sql)]).toEqual([names, type])
})
