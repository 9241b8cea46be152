/** Pages of the help that hold every part of the query, those that name it in their title first. Pages are read once for each language. */
import type { SearchQuery } from '../../../../shared/domain/search/search-query.ts'
import { foldText } from '../../../../shared/domain/search/search-terms.ts'
import { snippetOf } from '../../../../shared/domain/search/snippet.ts'
import type { SearchGroup } from '../../../../shared/ipc/commands/search.ts'
import { helpPage, helpPages } from '../read-help.ts'

interface Page {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly folded: string
}
const kept = new Map<string, readonly Page[]>()

export function searchHelp(resources: string, language: 'zh' | 'en', query: SearchQuery, limit: number): readonly SearchGroup[] {
  const wanted = query.parts.map((part) => part.text)
  const inTitle = (page: Page): number => Number(wanted.every((part) => foldText(page.title).includes(part)))
  const found = pagesOf(resources, language)
    .filter((page) => wanted.every((part) => page.folded.includes(part)))
    .toSorted((a, b) => inTitle(b) - inTitle(a))
  if (found.length === 0) return []
  return [
    {
      kind: 'help',
      of: null,
      name: { zh: '帮助', en: 'Help' },
      count: found.length,
      counted: 'exact',
      hits: found.slice(0, limit).map((page) => {
        const piece = snippetOf(page.text, wanted)
        return {
          kind: 'help',
          dataset: null,
          register: null,
          id: page.id,
          title: { text: page.title, marks: [] },
          note: '',
          date: null,
          amount: null,
          level: null,
          found:
            piece === null
              ? null
              : {
                  field: { zh: '帮助', en: 'Help' },
                  piece: { text: piece.text, marks: piece.marks.map(([from, to]): [number, number] => [from, to]) }
                },
          via: 'text'
        }
      })
    }
  ]
}

function pagesOf(resources: string, language: 'zh' | 'en'): readonly Page[] {
  const key = `${resources} ${language}`
  const before = kept.get(key)
  if (before !== undefined) return before
  const pages = helpPages(resources, language).map(({ id, title }) => {
    // marks of Markdown are not words, nor are pictures and the addresses of links
    const text = helpPage(resources, id, language)
      .markdown.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, ' ')
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[#*`|>]/g, ' ')
      .replaceAll(/\s+/g, ' ')
    return { id, title, text, folded: foldText(text) }
  })
  kept.set(key, pages)
  return pages
}
