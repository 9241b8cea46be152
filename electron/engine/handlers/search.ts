/** Search over everything, a list of names checked at once, and the steps a person took. Who looked for what is logged, whole numbers masked. */
import { maskLink, maskNumbers } from '../../../shared/domain/search/mask-link.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import { sessionOf, type EngineContext } from '../context.ts'
import { stepsTaken, takeStep } from '../queries/steps.ts'
import { readLegacyInRunner } from '../services/import/read-legacy-in-runner.ts'
import { buildIndex, rowsNotIndexed } from '../services/search/build-index.ts'
import { checkNames } from '../services/search/check-names.ts'
import { readNameList } from '../services/search/read-name-list.ts'
import { searchEverything } from '../services/search/search-everything.ts'
import { nameTable, resultTable } from '../services/search/search-tables.ts'
import { handOutTable } from './hand-out-table.ts'
import type { NamesUnder, Part } from './handler.ts'

/** Of each kind so many are handed out; a longer list is no list to read. */
const mostExported = 5000
const now = (): number => performance.now()

export const searchHandlers: Part<Exclude<NamesUnder<'search'>, 'search.find'> | NamesUnder<'steps'>> = {
  'search.prepare': (_input, context) => {
    const session = sessionOf(context)
    return context.jobs.start('search.prepare', async (job) => {
      const step = { zh: '建立检索索引', en: 'Indexing for search' }
      const rows = await buildIndex(session, {
        signal: job.signal,
        progress: (done, total) => job.progress({ done, total, unit: 'rows', step })
      })
      return { rows, behind: rowsNotIndexed(session.vault.reader, session.packs) }
    })
  },
  'search.all': (input, context) => {
    const session = sessionOf(context)
    const result = searchEverything(session, context.deps.resources, input, now)
    session.looked({ action: 'search', subject: result.query.slice(0, 200) })
    return result
  },
  'search.export': async (input, context) => {
    const session = sessionOf(context)
    const at = context.deps.clock().toISOString()
    const result = searchEverything(session, context.deps.resources, { ...input, limit: mostExported }, now)
    const table = resultTable(session, result, input.language, at)
    return handOutTable(context, input.language === 'zh' ? '查找结果' : 'search', table, { format: input.format, at, filter: result.query })
  },
  'search.names': async (input, context) => {
    const session = sessionOf(context)
    const check = await checkNames(session, await linesOf(input, context))
    session.looked({
      action: 'search.names',
      subject: '',
      detail: { lines: check.lines.length, certain: check.certain, likely: check.likely, unsure: check.unsure, none: check.none }
    })
    return check
  },
  'search.namesExport': async (input, context) => {
    const session = sessionOf(context)
    const at = context.deps.clock().toISOString()
    const check = await checkNames(session, await linesOf(input, context))
    const table = nameTable(session, check, input.language, at)
    return handOutTable(context, input.language === 'zh' ? '名单核对' : 'names', table, {
      format: input.format,
      at,
      filter: `${check.lines.length}`
    })
  },
  'steps.take': async (input, context) => {
    const session = sessionOf(context)
    const at = context.deps.clock().toISOString()
    const step = { ...input, label: maskNumbers(input.label), link: maskLink(input.link), at }
    await session.write(() => takeStep(session.vault.writer, session.vault.account, step))
    return {}
  },
  'steps.list': (input, context) => {
    const { vault } = sessionOf(context)
    return stepsTaken(vault.reader, vault.account, input.limit, input.text ?? '')
  }
}

function linesOf(input: ParsedInput<'search.names'>, context: EngineContext): Promise<readonly string[]> {
  const file = input.file === undefined ? undefined : { path: context.files.path(input.file), name: context.files.name(input.file) }
  return readNameList({ text: input.text, column: input.column, file }, readLegacyInRunner(context.deps))
}
