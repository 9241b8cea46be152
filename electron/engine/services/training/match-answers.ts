/**
 * Holds what was found against what was planted. A warning answers a key's entry when model and subject agree and, where the entry tells two
 * findings of one subject apart, the last part of the warning's key or the matter it stands on does too.
 */
import type { Answer } from './answers.ts'

/** What is known of a warning: `code` of its subject where that has one, `project` the code of the matter it stands on. */
export interface FoundWarning {
  readonly model: string
  readonly key: string
  readonly kind: string
  readonly subject: string
  readonly code: string | null
  readonly project: string | null
}

interface AnswerMatch {
  readonly hit: readonly Answer[]
  readonly missed: readonly Answer[]
  /** warnings that answer nothing planted */
  readonly extra: readonly FoundWarning[]
  /** decoys that a warning answers */
  readonly taken: readonly Answer[]
}

/** Each warning answers at most one planted entry. */
export function matchAnswers(planted: readonly Answer[], decoys: readonly Answer[], found: readonly FoundWarning[]): AnswerMatch {
  const left = [...found]
  const missed: Answer[] = []
  const hit: Answer[] = []
  // entries that say more are served first, so that one that says less does not take their warning
  for (const answer of planted.toSorted((a, b) => Number(b.finding !== null) - Number(a.finding !== null))) {
    const place = left.findIndex((warning) => answers(warning, answer))
    if (place < 0) missed.push(answer)
    else {
      hit.push(answer)
      left.splice(place, 1)
    }
  }
  return { hit, missed, extra: left, taken: decoys.filter((decoy) => left.some((warning) => answers(warning, decoy))) }
}

function answers(warning: FoundWarning, { model, subject, finding }: Answer): boolean {
  if (warning.model !== model || (subject.code === null ? warning.subject !== subject.name : warning.code !== subject.code)) return false
  return finding === null || warning.key.split('|').at(-1) === finding || warning.project === finding
}
