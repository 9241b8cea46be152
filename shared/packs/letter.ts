/**
 * The schema of letters/<id>.yaml: a letter that a step of a register makes, as data in both languages. Values stand in braces and come from the
 * entry alone, so that a letter can say nothing that the register does not hold; words that judge are refused when the pack is loaded.
 */
import * as z from 'zod'
import { bilingual, bilingualList, slug } from './pack-words.ts'

/**
 * Texts hold {field} (of the entry), {step.on}, {step.by}, {step.second}, {step.note} and {step.field} (of the last time the step was done),
 * {@unit} (the unit whose vault it is) and {@date} (the day the letter is made).
 */
export const letterFile = z.strictObject({
  id: slug,
  version: z.number().int().positive(),
  /** the register whose entries it is written of */
  register: slug,
  name: bilingual,
  title: bilingual,
  number: bilingual,
  addressee: bilingual,
  /** paragraphs */
  body: bilingualList,
  sign_off: bilingual
})
export type Letter = z.infer<typeof letterFile>
export type LetterLanguage = 'zh' | 'en'

const holders = /\{(@?[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)\}/gu
/** What follows of itself from a step that was done, besides the fields that the step asks for. */
export const stepParts = ['on', 'by', 'second', 'note'] as const

/** A letter's texts in one language, in the order in which they stand on paper. */
export function textsOf({ number, title, addressee, body, sign_off: signOff }: Letter, language: LetterLanguage): readonly string[] {
  return [number[language], title[language], addressee[language], ...body[language], signOff[language]]
}

/** Names in braces; null when a brace stands for nothing. */
export function holdersIn(text: string): readonly string[] | null {
  if (/[{}]/u.test(text.replaceAll(holders, ''))) return null
  return [...text.matchAll(holders)].map(([, name = '']) => name)
}

/** The text with what each name stands for. One pass: braces in a value are text. */
export function fillLetter(text: string, valueOf: (name: string) => string): string {
  return text.replaceAll(holders, (_all, name: string) => valueOf(name))
}

const judging: Readonly<Record<LetterLanguage, RegExp>> = {
  zh: /涉嫌|违纪|违法|犯罪|腐败|贪污|受贿|行贿|渎职|挪用|侵占|徇私|舞弊/u,
  en: /\b(?:guilt|corrupt|brib|crim|embezzl|fraud|offend|illegal|unlawful|misconduct|culprit)[a-z]*/iu
}
/** The first word that judges instead of telling; null when there is none. */
export function judgingWord(text: string, language: LetterLanguage): string | null {
  return judging[language].exec(text)?.[0] ?? null
}
