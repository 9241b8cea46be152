/** The training county and its lessons. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/ipc/reply.ts'
import { trainingPassphrase } from '../../../shared/ipc/home.ts'
import { sessionOf } from '../context.ts'
import { makeDemo } from '../services/make-demo.ts'
import { closeSession, shippedPacks } from '../services/open-session.ts'
import { listLessons, markLesson, readLesson } from '../services/training/lessons.ts'
import type { NamesUnder, Part } from './handler.ts'

export const trainingHandlers: Part<NamesUnder<'demo'> | NamesUnder<'lesson'>> = {
  'demo.make': async (input, context) => {
    const dir = input.folder ? context.files.path(input.folder) : path.join(context.deps.home, 'training')
    if (existsSync(path.join(dir, 'keyring.json')))
      throw new AppError('vault_exists', '这里已有一个数据库，没有改动。', { next: '请换一个文件夹，或先打开已有的实训库。' })
    // the vault that is open is closed first: closing waits for jobs, and this is about to become one
    await closeSession(context, 'hand')
    return context.jobs.start('demo.make', (job) =>
      makeDemo(context, { dir, size: input.size, seed: input.seed, passphrase: input.passphrase ?? trainingPassphrase }, job)
    )
  },
  'lesson.list': (_input, context) => ({ lessons: listLessons(context.session?.packs ?? shippedPacks(context.deps)) }),
  'lesson.read': (input, context) => readLesson(context.session?.packs ?? shippedPacks(context.deps), input.id, input.language),
  'lesson.mark': (input, context) => {
    const session = sessionOf(context)
    const marked = markLesson(session.packs, input.id, input.answers, input.language)
    session.looked({ action: 'lesson.mark', subject: input.id, detail: { right: marked.right, of: marked.of } })
    return marked
  }
}
