/** The command line as a script uses it: a folder of its own, a passphrase in the environment, one JSON object and an exit code for each call. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runVerb } from '../../scripts/cli/run.ts'
import { verbs } from '../../scripts/cli/verbs.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { cheapKdf } from './county.ts'

export interface CommandLine {
  /** path of a name in the folder; `at('county')` is the training county's vault once `makeCounty` is done */
  at(name: string): string
  run(...argv: string[]): Promise<{ readonly code: number; readonly json: Record<string, unknown> }>
  makeCounty(): Promise<void>
  close(): void
}

export function openCommandLine(clock?: () => Date): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'lianjing-cli-'))
  const at = (name: string): string => join(folder, name)
  const startEngine = () => createNodeEngine({ home: at('home'), kdfCost: cheapKdf, ...(clock === undefined ? {} : { clock }) })
  process.env['LIANJING_PASSPHRASE'] = trainingPassphrase
  return {
    at,
    async run(...argv) {
      let out = ''
      const code = await runVerb(verbs, [...argv, '--json'], { out: (text) => (out += text), err: () => undefined, startEngine })
      return { code, json: JSON.parse(out) as Record<string, unknown> }
    },
    async makeCounty() {
      const engine = startEngine()
      const folderOf = engine.files.put(at('county'))
      await createClient(engine).run('demo.make', { folder: folderOf, size: 'small', seed: 1, passphrase: trainingPassphrase })
      await engine.close()
    },
    close() {
      delete process.env['LIANJING_PASSPHRASE']
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
