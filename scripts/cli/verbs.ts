/** All verbs of the command line, in the order of the usage. */
import type { Verb } from './verb.ts'

export const verbs: readonly Verb[] = []
