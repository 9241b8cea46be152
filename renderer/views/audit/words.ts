/** Words for the actions of the log; the code of an action from a newer version is shown as it is. */
import type { Text } from '../../../shared/text/index.ts'
import { log } from '../../../shared/text/zh-CN/log.ts'

type Action = keyof typeof log.action

export const actions = Object.keys(log.action) as readonly Action[]
/** `view_warning` → `view.warning`, as the log writes it. */
export const codeOf = (action: Action): string => action.replace('_', '.')

export function actionWord(t: Text, code: string): string {
  const key = code.replace('.', '_')
  return Object.hasOwn(log.action, key) ? t(`log.action.${key as Action}`) : code
}

export function kindWord(t: Text, kind: string): string {
  return Object.hasOwn(log.register.kind, kind) ? t(`log.register.kind.${kind as keyof typeof log.register.kind}`) : kind
}

/** What a detail is called; a name from a newer version is shown as it is. */
export function nameWord(t: Text, name: string): string {
  return Object.hasOwn(log.name, name) ? t(`log.name.${name as keyof typeof log.name}`) : name
}

/** The details of an entry on one line. */
export function detailLine(t: Text, detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(
      ([name, value]) =>
        `${nameWord(t, name)} ${typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)}`
    )
    .join(' · ')
}
