/** OCDS red flags of a file; no vault is opened or made. */
import { readFile } from 'node:fs/promises'
import { badFile } from '../io/bad-file.ts'
import { runFlags } from '../services/flags/run-flags.ts'
import { readFlagSettings } from '../services/flags/settings.ts'
import { shippedPacks } from '../services/open-session.ts'
import type { NamesUnder, Part } from './handler.ts'

export const flagHandlers: Part<NamesUnder<'flags'>> = {
  'flags.run': (input, context) => {
    const { files, jobs, deps } = context
    const file = { path: files.path(input.file), name: files.name(input.file) }
    const ini = input.settings === undefined ? null : { path: files.path(input.settings), name: files.name(input.settings) }
    return jobs.start('flags.run', async (job) =>
      runFlags(shippedPacks(deps, ['ocds']), {
        file,
        settings: readFlagSettings(ini === null ? '' : await textOf(ini), ini?.name ?? ''),
        cardinal: input.format === 'cardinal',
        meta: input.meta,
        map: input.map,
        signal: job.signal,
        onStep: (done, total) => job.progress({ done, total, unit: 'models', step: { zh: '计算红旗', en: 'Working out flags' } })
      })
    )
  }
}

async function textOf(file: { readonly path: string; readonly name: string }): Promise<string> {
  try {
    return await readFile(file.path, 'utf8')
  } catch {
    throw badFile({ file: file.name }, '无法读取', '请核对路径和权限。')
  }
}
