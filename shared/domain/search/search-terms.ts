/**
 * Text → the terms by which it is found. Chinese has no spaces and its shortest words are two characters, so a run of Chinese characters gives
 * its pairs (住建局 → 住建, 建局, 局); letters and digits give whole runs. Amounts, days and pinyin are terms of their own, told apart by a
 * Greek letter that stands before them: one index answers every kind of question. A whole id number in a text is no term: it must not be
 * found, nor lie anywhere, in clear (feature 80).
 */
import { parseIdNumber } from '../value/parse-id-number.ts'

/** What stands before a term that is not a word: α amount in 分, δ day or month, ι initials, π pinyin. */
export const termMarks = { amount: 'α', date: 'δ', initials: 'ι', pinyin: 'π' } as const

/** One form for one text: full-width, ligatures and capitals folded. Same length only where nothing was folded. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

const isHan = (code: number): boolean => (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)
/** Letters and digits; beyond Latin-1's signs everything below the general punctuation counts as a letter. */
const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7)

/** Appends the terms of a folded text. */
export function addTextTerms(folded: string, terms: string[]): void {
  const { length } = folded
  let at = 0
  while (at < length) {
    const code = folded.charCodeAt(at)
    if (isHan(code)) {
      const pair = at + 1 < length && isHan(folded.charCodeAt(at + 1))
      terms.push(pair ? folded.slice(at, at + 2) : folded.charAt(at))
      at += 1
    } else if (isWord(code)) {
      let end = at + 1
      while (end < length && isWord(folded.charCodeAt(end))) end += 1
      const run = folded.slice(at, end)
      if (!isIdNumber(run)) terms.push(run)
      at = end
    } else at += 1
  }
}

/** The terms to look for a text by: a run of two or more Chinese characters is its pairs alone, for what is found may go on behind it. */
export function queryTerms(text: string): readonly string[] {
  const terms: string[] = []
  addTextTerms(foldText(text), terms)
  return terms.filter((term, at) => !(isSingle(term) && terms[at - 1]?.length === 2 && terms[at - 1]?.endsWith(term)))
}

/** Whether a term is one Chinese character. */
export function isSingle(term: string): boolean {
  return term.length === 1 && isHan(term.charCodeAt(0))
}

/** Whether a run of letters and digits is a whole, valid id number. */
export function isIdNumber(run: string): boolean {
  return run.length === 18 && /^\d{17}[\dx]$/.test(run) && parseIdNumber(run).ok
}

/** The terms of a day or moment in ISO form: its day and its month. */
export function addDateTerms(iso: string, terms: string[]): void {
  if (!/^\d{4}-\d\d-\d\d/.test(iso)) return
  const month = iso.slice(0, 4) + iso.slice(5, 7)
  terms.push(termMarks.date + month + iso.slice(8, 10), termMarks.date + month)
}

/** So many syllables of a name are spelt out; longer names are found by their beginning or by their characters. */
const mostSyllables = 40
const mostLetters = 32

/** The terms of a name's pinyin, from each syllable on, so that 建设局 is found by jsj in 住房和城乡建设局. `syllables`: one for each character. */
export function addPinyinTerms(syllables: readonly string[], terms: string[]): void {
  const spelt = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((syllable) => syllable !== '')
  for (let from = 0; from < Math.min(spelt.length, mostSyllables); from += 1) {
    const rest = spelt.slice(from, from + mostLetters)
    terms.push(termMarks.initials + rest.map((syllable) => syllable.charAt(0)).join(''))
    terms.push(termMarks.pinyin + rest.join('').slice(0, mostLetters))
  }
}
