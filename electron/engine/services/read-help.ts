/** Help pages: markdown files in resources/help/<language>/<id>.md, whose first heading is their title. Shown in the app, never run as HTML. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/ipc/reply.ts'

type Language = 'zh' | 'en'

export function helpPages(resources: string, language: Language): readonly { readonly id: string; readonly title: string }[] {
  const folder = path.join(resources, 'help', language)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => ({ id: name.slice(0, -3), title: titleOf(readFileSync(path.join(folder, name), 'utf8'), name) }))
}

/** Throws `unknown_id`. */
export function helpPage(
  resources: string,
  id: string,
  language: Language
): { readonly id: string; readonly title: string; readonly markdown: string } {
  const file = path.join(resources, 'help', language, `${id}.md`)
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(file)) throw new AppError('unknown_id', `没有帮助页 ${id}。`)
  const markdown = readFileSync(file, 'utf8')
  return { id, title: titleOf(markdown, id), markdown }
}

function titleOf(markdown: string, fallback: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? fallback
}
