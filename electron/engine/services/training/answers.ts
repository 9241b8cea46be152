/** The answer key of a training county: what was planted, what only looks alike, and on which line of which file it stands. Never in the vault. */

export interface AnswerSubject {
  readonly kind: 'matter' | 'org' | 'person' | 'party'
  /** project code; null for units and people */
  readonly code: string | null
  readonly name: string
}

export interface AnswerStory {
  readonly zh: string
  readonly en: string
}

export interface AnswerLine {
  readonly file: string
  readonly line: number
}

/** One warning that a run must give (planted), or one finding that it must not (decoy: why it is innocent is in the story). */
export interface Answer {
  readonly id: string
  readonly model: string
  readonly subject: AnswerSubject
  /** tells two findings of one model on one subject apart, in words */
  readonly finding: string | null
  readonly story: AnswerStory
  readonly lesson: string | null
  readonly lines: readonly AnswerLine[]
}

export interface CountyAnswers {
  readonly format: 'lianjing-answers'
  readonly seed: number
  readonly size: string
  readonly dataDate: string
  readonly planted: readonly Answer[]
  readonly decoys: readonly Answer[]
}

/** A record named the same way by whoever plants it and by whoever writes it: `contract:HT-…`, `step:CODE:GC07:1`. */
export type RecordKey = string

/** An answer before the ledgers are written: records instead of lines. */
export interface AnswerDraft extends Omit<Answer, 'id' | 'lines'> {
  readonly records: readonly RecordKey[]
}
