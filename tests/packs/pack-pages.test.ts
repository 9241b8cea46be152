/** The help pages about packs say what the packs say: made anew, they are the committed ones, and counts told in summaries are true. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { scenarioFile } from '../../shared/packs/scenario.ts'
import { packPages } from '../../scripts/pack-pages/pages.ts'
import { shippedPacks } from '../support/shipped-packs.ts'

const resources = join(import.meta.dirname, '../../resources')
const packSet = shippedPacks()

describe.each(['zh', 'en'] as const)('help pages about packs (%s)', (language) => {
  const folder = join(resources, 'help', language)
  const made = packPages(packSet, language)

  test('are up to date: npm run pack-pages', () => {
    const committed = readdirSync(folder).filter((name) => name.startsWith('pack-'))
    expect(committed.toSorted()).toEqual([...made.keys()].toSorted())
    const stale = [...made].filter(([name, text]) => readFileSync(join(folder, name), 'utf8') !== text)
    expect(stale.map(([name]) => name)).toEqual([])
  })

  test('lead to pages that are there', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
    const links = pages.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/\]\(([a-z0-9-]+\.md)\)/g)].map(([, to]) => `${name} → ${to}`)
    )
    expect(links.filter((link) => !pages.includes(link.split(' → ')[1] ?? ''))).toEqual([])
  })
})

test.each(['zh', 'en'])('the scenario shown to authors is one (%s)', (language) => {
  const page = readFileSync(join(resources, 'help', language, 'scenario.md'), 'utf8')
  const shown = /```\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const { files, stories } = scenarioFile.parse(parse(shown))
  const [file] = files
  const known = file !== undefined && 'columns' in file ? file.columns : []
  const columns = Object.keys(stories[0]?.rows[file?.id ?? '']?.[0] ?? {})
  expect(columns.length).toBeGreaterThan(0)
  expect(columns.filter((column) => !known.includes(column))).toEqual([])
  expect(packSet.mapping(file?.mapping ?? '')).toBeDefined()
})

test('a summary that counts the models of its pack counts them right', () => {
  const digits = '零一二三四五六七八九'
  const numeral = (n: number): string =>
    n < 10 ? (digits[n] ?? '') : `${n < 20 ? '' : digits[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : digits[n % 10]}`
  const told = packSet.packs.flatMap(({ manifest, models }) =>
    [...manifest.summary.zh.matchAll(/([一二三四五六七八九十]+)个(?:预警|分析)?模型/g)].map(([, said]) => [
      manifest.id,
      said,
      numeral(models.length)
    ])
  )
  expect(told.length).toBeGreaterThan(5)
  for (const [id, said, real] of told) expect(said, id).toBe(real)
})

test('README and CHANGELOG count packs and models right', () => {
  for (const file of ['README.md', 'CHANGELOG.md']) {
    const text = readFileSync(join(resources, '..', file), 'utf8')
    expect(/(\d+) packs with (\d+) models/.exec(text)?.slice(1), file).toEqual([`${packSet.packs.length}`, `${packSet.models.length}`])
  }
})
