/**
 * The command line: the same engine as in the window, one verb at a time. Started by lianjing.mjs, which has made sure of Node 24. What a
 * verb does stands in scripts/cli/.
 */
import { runVerb } from './cli/run.ts'
import { verbs } from './cli/verbs.ts'
import { createNodeEngine } from './node-engine.ts'

process.exitCode = await runVerb(verbs, process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  startEngine: () => createNodeEngine()
})
