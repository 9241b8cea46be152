/**
 * Lessons of the packs (scenario/lesson-*.yaml): a task on the training county, steps with hints, questions with a marking key. The right
 * options are told only when answers are marked, so a trainee who reads the lesson does not read the key.
 */
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { bilingual, slug } from '../../../../shared/packs/pack-words.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { readYaml } from '../../packs/yaml-file.ts'

const lessonFile = z.strictObject({
  id: slug,
  title: bilingual,
  minutes: z.number().int().positive(),
  aim: bilingual,
  steps: z.array(z.strictObject({ title: bilingual, text: bilingual, hint: bilingual, link: z.string().nullable().default(null) })),
  questions: z.array(
    z.strictObject({
      id: slug,
      text: bilingual,
      options: z.array(bilingual).min(2),
      /** position of the right option, from 0 */
      right: z.number().int().nonnegative(),
      why: bilingual,
      /** entry of the answer key that proves it: `lesson` of a planted case or decoy */
      answer: z.string()
    })
  )
})
export type Lesson = z.infer<typeof lessonFile>
export type LessonLanguage = 'zh' | 'en'

export interface LessonAnswer {
  readonly id: string
  readonly option: number
}

type Packs = Pick<PackSet, 'packs'>

/** All lessons of the packs, by id. Throws `bad_pack` with file and line when one does not hold. */
export function readLessons(packs: Packs): readonly Lesson[] {
  return packs.packs
    .flatMap(({ folder }) => {
      const scenario = join(folder, 'scenario')
      const names = existsSync(scenario) ? readdirSync(scenario).filter((name) => /^lesson-.*\.yaml$/.test(name)) : []
      return names.map((name) => readYaml(join(scenario, name), lessonFile, `${basename(folder)}/scenario/${name}`).value)
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

export function listLessons(packs: Packs): { id: string; titleZh: string; titleEn: string; minutes: number }[] {
  return readLessons(packs).map(({ id, title, minutes }) => ({ id, titleZh: title.zh, titleEn: title.en, minutes }))
}

/** One lesson in one language, without its key. Throws `unknown_id`. */
export function readLesson(packs: Packs, id: string, language: LessonLanguage) {
  const lesson = lessonOf(packs, id)
  return {
    id: lesson.id,
    title: lesson.title[language],
    minutes: lesson.minutes,
    aim: lesson.aim[language],
    steps: lesson.steps.map((step) => ({
      title: step.title[language],
      text: step.text[language],
      hint: step.hint[language],
      link: step.link
    })),
    questions: lesson.questions.map(({ id: question, text, options }) => ({
      id: question,
      text: text[language],
      options: options.map((option) => option[language])
    }))
  }
}

/** Marks answers: what is not answered is wrong. Throws `unknown_id`. */
export function markLesson(packs: Packs, id: string, answers: readonly LessonAnswer[], language: LessonLanguage) {
  const given = new Map(answers.map((answer) => [answer.id, answer.option]))
  const marked = lessonOf(packs, id).questions.map((question) => ({
    id: question.id,
    right: given.get(question.id) === question.right,
    answer: question.options[question.right]?.[language] ?? '',
    why: question.why[language]
  }))
  return { right: marked.filter((answer) => answer.right).length, of: marked.length, answers: marked }
}

function lessonOf(packs: Packs, id: string): Lesson {
  const lesson = readLessons(packs).find((each) => each.id === id)
  if (lesson === undefined) throw new AppError('unknown_id', `没有课程“${id}”。`, { next: '请从课程列表中选择。' })
  return lesson
}
