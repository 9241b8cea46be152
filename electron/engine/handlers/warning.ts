/** Packs, runs and warnings: what models there are, run them, list and explain what they found, try one again. */
import path from 'node:path'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { writeSkip } from '../../../shared/packs/skip-reason.ts'
import { sessionOf, type EngineContext } from '../context.ts'
import { countBy, countNew, lastOutcomes, latestRun, warningById, warningPage } from '../queries/warnings.ts'
import { explainWarning, warningRow } from '../services/explain-warning.ts'
import { warningTable } from '../services/export-warnings.ts'
import { shippedPacks } from '../services/open-session.ts'
import { replayWarning } from '../services/replay-warning.ts'
import { runModels } from '../services/run-models.ts'
import { testPacks, validatePack } from '../services/test-packs.ts'
import { countByKind, listFilter } from '../services/units-of-kinds.ts'
import { readMeta } from '../vault/meta.ts'
import { all, run, sql, transaction } from '../vault/sql.ts'
import { loadKnownPacks } from '../packs/checked-packs.ts'
import { packFoldersIn } from '../packs/load-packs.ts'
import { handOutTable } from './hand-out-table.ts'
import type { NamesUnder, Part } from './handler.ts'

const modelTimeLimit = 120_000

type Names = NamesUnder<'packs'> | NamesUnder<'check'> | Exclude<NamesUnder<'warning'>, 'warning.dispose' | 'warning.steps'> | 'model.list'

export const warningHandlers: Part<Names> = {
  'packs.list': (_input, context) => ({
    packs: (context.session?.packs ?? shippedPacks(context.deps)).packs.map((pack) => ({
      id: pack.manifest.id,
      version: pack.manifest.version,
      name: pack.manifest.name,
      summary: pack.manifest.summary,
      datasets: Object.keys(pack.datasets).length,
      procedures: pack.procedures.length,
      mappings: pack.mappings.length,
      models: pack.models.length
    }))
  }),
  'packs.validate': (input, context) => {
    const folder = context.files.path(input.path)
    return validatePack(folder, packFoldersIn(path.join(context.deps.resources, 'packs')))
  },
  'packs.test': (input, context) => {
    const shipped = packFoldersIn(path.join(context.deps.resources, 'packs'))
    const own = (input.paths ?? []).map((each) => context.files.path(each))
    return context.jobs.start('packs.test', async (job) => {
      const kept = shipped.filter((folder) => own.every((one) => path.basename(one) !== path.basename(folder)))
      const packs = loadKnownPacks([...kept, ...own], context.deps.checkedPacks)
      const only = [...(input.packs ?? []), ...own.map((folder) => path.basename(folder))]
      const calendars = path.join(context.deps.resources, 'calendars')
      return testPacks(packs, {
        ...(only.length > 0 ? { only } : {}),
        calendars,
        spawnRunner: context.deps.spawnRunner,
        nativeBinding: context.deps.nativeBinding,
        signal: job.signal,
        onProgress: (done, total) => job.progress({ done, total, unit: 'models', step: { zh: '检验模型', en: 'Testing models' } })
      })
    })
  },
  'model.list': (_input, context) => {
    const { vault, packs } = sessionOf(context)
    const open = new Map(countBy(vault.reader, {}, 0, 'model_id').map((row) => [row.value, row.n]))
    const ran = lastOutcomes(vault.reader)
    const filled = new Map(
      all<{ dataset: string; rows: number }>(vault.reader, sql`SELECT dataset, rows FROM sys_roll_dataset`).map((row) => [
        row.dataset,
        row.rows
      ])
    )
    return {
      models: packs.models.map((model) => {
        const lacking = model.reads
          .filter((dataset) => packs.datasets[dataset]?.kind !== 'derived' && (filled.get(dataset) ?? 0) === 0)
          .map((what) => {
            const name = packs.datasets[what]?.name ?? { zh: what, en: what }
            return writeSkip({ code: 'no_rows', what, zh: `没有“${name.zh}”数据`, en: `no rows of ${name.en}` })
          })
        const known = ran.get(model.id)
        return {
          id: model.id,
          ref: model.ref ?? null,
          version: model.version,
          pack: model.pack,
          name: model.name,
          purpose: model.purpose,
          level: model.level,
          subject: model.subject,
          marks: [...new Set(model.basis.map((basis) => basis.mark))],
          cases: model.cases.length,
          open: open.get(model.id) ?? 0,
          canRun: known ? known.ran : lacking.length === 0,
          missing: known?.skipped_because ? [known.skipped_because] : lacking
        }
      })
    }
  },
  'check.run': (input, context) => {
    const session = sessionOf(context)
    return context.jobs.start('check.run', (job) =>
      session.write(async () => {
        const result = await runModels(session.vault, session.packs, {
          ...(input.packs ? { packs: input.packs } : {}),
          ...(input.model ? { model: input.model } : {}),
          changedOnly: input.changedOnly,
          asOf: input.asOf ?? readMeta(session.vault.reader, 'data_date') ?? context.deps.clock().toISOString().slice(0, 10),
          calendar: session.calendar,
          clock: context.deps.clock,
          account: session.vault.account,
          spawnRunner: context.deps.spawnRunner,
          runners: session.runners,
          nativeBinding: context.deps.nativeBinding,
          timeLimitMs: context.deps.modelTimeLimit ?? modelTimeLimit,
          calendars: path.join(context.deps.resources, 'calendars'),
          signal: job.signal,
          onProgress: (done, total, id) =>
            job.progress({ done, total, unit: 'models', step: session.packs.model(id)?.name ?? { zh: id, en: id } })
        })
        context.emit({ kind: 'changed', what: ['warnings'] })
        return result
      })
    )
  },
  'warning.page': (input, context) => {
    const { vault, packs } = sessionOf(context)
    const current = latestRun(vault.reader)?.id ?? 0
    const filter = listFilter(vault.reader, packs, input.filter)
    const { rows, total } = warningPage(vault.reader, filter, current, input.sort, input.descending, input.offset, input.limit)
    return { rows: rows.map((row) => warningRow(packs, row, current)), total }
  },
  'warning.facets': (input, context) => facets(context, input.filter),
  'warning.card': (input, context) => {
    const session = sessionOf(context)
    const card = explainWarning(session.vault.reader, session.packs, input.id, input.language)
    session.looked({ action: 'view.warning', subject: input.id })
    return card
  },
  'warning.replay': (input, context) => {
    const session = sessionOf(context)
    const record = warningById(session.vault.reader, input.id)
    if (!record) throw new AppError('unknown_id', `没有这条预警：${input.id}。`)
    return context.jobs.start('warning.replay', (job) =>
      session.write(() =>
        replayWarning(session.vault, session.packs, record.id, {
          spawnRunner: context.deps.spawnRunner,
          runners: session.runners,
          nativeBinding: context.deps.nativeBinding,
          calendar: session.calendar,
          calendars: path.join(context.deps.resources, 'calendars'),
          timeLimitMs: context.deps.modelTimeLimit ?? modelTimeLimit,
          signal: job.signal
        })
      )
    )
  },
  'warning.tick': async (input, context) => {
    const session = sessionOf(context)
    const record = warningById(session.vault.reader, input.id)
    if (!record) throw new AppError('unknown_id', `没有这条预警：${input.id}。`)
    await session.write(() =>
      transaction(session.vault.writer, () => {
        const at = context.deps.clock().toISOString()
        run(
          session.vault.writer,
          sql`INSERT INTO sys_warning_check (warning_no, item, done, at, account) VALUES (${record.no}, ${input.item}, ${input.done ? 1 : 0}, ${at}, ${session.vault.account})
              ON CONFLICT (warning_no, item) DO UPDATE SET done = excluded.done, at = excluded.at, account = excluded.account`
        )
        session.vault.audit({ action: 'warning.tick', subject: input.id, detail: { item: input.item, done: input.done } })
      })
    )
    return {}
  },
  'warning.export': async (input, context) => {
    const session = sessionOf(context)
    const at = context.deps.clock().toISOString()
    const table = warningTable(session, input.filter, input.language, at)
    const out = { format: input.format, at, filter: JSON.stringify(input.filter) }
    return handOutTable(context, input.language === 'zh' ? '预警清单' : 'warnings', table, out)
  }
}

function facets(context: EngineContext, filter: ParsedInput<'warning.facets'>['filter']) {
  const { vault, packs } = sessionOf(context)
  const current = latestRun(vault.reader)?.id ?? 0
  const without = (key: keyof typeof filter): typeof filter => ({ ...filter, [key]: undefined })
  const count = (asked: typeof filter, column: Parameters<typeof countBy>[3]) =>
    countBy(vault.reader, listFilter(vault.reader, packs, asked), current, column)
  const nameOf = (id: string) => packs.packs.find((pack) => pack.manifest.id === id)?.manifest.name ?? { zh: id, en: id }
  const levels = count(without('levels'), 'level')
  return {
    total: count(filter, 'level').reduce((sum, row) => sum + row.n, 0),
    new: countNew(vault.reader, listFilter(vault.reader, packs, filter), current),
    levels: (['red', 'orange', 'yellow'] as const).map((level) => ({ level, n: levels.find((row) => row.value === level)?.n ?? 0 })),
    packs: count(without('packs'), 'pack').map((row) => ({ id: row.value, name: nameOf(row.value), n: row.n })),
    models: count(without('models'), 'model_id').map((row) => ({
      id: row.value,
      name: packs.model(row.value)?.name ?? { zh: row.value, en: row.value },
      n: row.n
    })),
    states: count(without('states'), 'state').map((row) => ({ state: row.value, n: row.n })),
    unitKinds: countByKind(vault.reader, packs, without('unitKinds'), current, 'kind'),
    cleanKinds: countByKind(vault.reader, packs, without('cleanKinds'), current, 'clean').map(({ id, n }) => ({
      id,
      name: packs.cleanKinds.find((kind) => kind.id === id)?.name ?? { zh: '', en: '' },
      n
    }))
  }
}
