/** What a model quotes as verified ([V]) must be in the statute's text word for word, in the article it names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { accusingWord } from '../../shared/domain/wording.ts'
import { shippedPacks } from '../support/shipped-packs.ts'

const root = path.join(import.meta.dirname, '../..')
const laws = path.join(root, '../shared/data/cn-laws')
const packSet = shippedPacks()
const present = existsSync(laws)
if (!present) console.log('law texts: ../shared/data/cn-laws is not here, quotations are not checked')

/** The text of one article, from its number to the next one. */
function articleOf(law: string, article: string): string | null {
  const file = readdirSync(laws).find((name) => name.startsWith(`${law}(`) || name.startsWith(`${law}-`))
  if (file === undefined) return null
  const text = readFileSync(path.join(laws, file), 'utf8')
  const found = new RegExp(`(?:^|\\n)\\**${article}\\**[\\s\\u3000]([\\s\\S]*?)(?=\\n\\**第[一二三四五六七八九十百]+条|$)`).exec(text)
  return found?.[1] ?? null
}

describe.skipIf(!present)('quotations', () => {
  const quoted = packSet.models.flatMap((model) =>
    model.basis.filter((basis) => basis.mark === 'V').map((basis) => ({ model: model.id, ...basis }))
  )

  test.each(quoted)('$model: $law $article', ({ law, article, text }) => {
    const words = articleOf(law, article)
    expect(words, `${law} ${article}`).not.toBeNull()
    expect(text, 'a verified article is quoted').toBeDefined()
    expect(words).toContain(text)
  })
})

describe('[#25] wording', () => {
  test.each(packSet.models.map((model) => [model.id, model] as const))('%s is neutral and says that it must be checked', (_id, model) => {
    const said = JSON.stringify([model.name, model.purpose, model.explain, model.innocent, model.verify, model.guards, model.blind_spots])
    expect(accusingWord(said)).toBeNull()
    expect(model.explain.zh).toContain('待核实')
    expect(model.explain.en).toContain('To be checked')
  })
})
