/** Lessons: listed, read without their key, marked against it; and every right option rests on an entry of the answer key. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { shippedPacks } from '../import/import-fixture.ts'
import { calendar } from './county-fixture.ts'
import { generateCounty } from './generate-county.ts'
import { listLessons, markLesson, readLesson, readLessons } from './lessons.ts'

const packs = shippedPacks()
const folder = mkdtempSync(path.join(tmpdir(), 'lesson-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a lesson is read in both languages and keeps its key to itself', () => {
  expect(listLessons(packs)).toEqual([
    { id: 'lesson-1', titleZh: '第一课：四份合同和一次抢险', titleEn: 'Lesson 1: four contracts and an emergency', minutes: 20 }
  ])
  const [chinese, english] = [readLesson(packs, 'lesson-1', 'zh'), readLesson(packs, 'lesson-1', 'en')]
  expect(chinese.steps).toHaveLength(5)
  expect(english.questions.map((question) => question.options.length)).toEqual(chinese.questions.map((question) => question.options.length))
  expect(JSON.stringify(chinese)).not.toMatch(/right|why|answer/)
})

test('[#65] answers are marked with the right option and why', () => {
  const marked = markLesson(
    packs,
    'lesson-1',
    [
      { id: 'q1', option: 2 },
      { id: 'q4', option: 0 }
    ],
    'zh'
  )
  expect({ right: marked.right, of: marked.of, q1: marked.answers[0]?.right, q4: marked.answers[3] }).toEqual({
    right: 1,
    of: 5,
    q1: true,
    q4: {
      id: 'q4',
      right: false,
      answer: '每份合同都有应急抢险的批文',
      why: '三份合同“豁免批文”均为“云应急〔2025〕3号”，合计虽超过限额，依规定可以不招标；批文本身仍应核对原件。'
    }
  })
  expect(() => markLesson(packs, 'lesson-9', [], 'zh')).toThrow('没有课程')
})

test('what the lesson says is what the county holds, whatever the seed', async () => {
  for (const seed of [1, 11]) {
    const { answers, files } = await generateCounty({ size: 'tiny', seed, planted: 'all', outDir: folder, calendar })
    const named = [...answers.planted, ...answers.decoys].filter((answer) => answer.lesson !== null)
    expect(named.map((answer) => answer.lesson)).toEqual(['lesson-1-case', 'lesson-1-decoy'])
    for (const question of readLessons(packs).flatMap((lesson) => lesson.questions)) {
      expect(named.map((answer) => answer.lesson)).toContain(question.answer)
    }
    const ledger = files.find((file) => path.basename(file.path) === '12_合同台账.csv')
    const lines = readFileSync(ledger?.path ?? '', 'utf8').split('\r\n')
    const works = (name: string): readonly string[][] =>
      lines.map((line) => line.split(',')).filter((cells) => cells[1]?.startsWith(name) === true && cells[7] === '施工')
    const streets = works('云溪县背街小巷整治工程')
    expect(streets.map((cells) => Number(cells[3])).reduce((sum, amount) => sum + amount, 0)).toBe(15_569_000)
    expect(streets).toHaveLength(4)
    const flood = works('云溪县公路水毁应急修复工程')
    expect(flood.map((cells) => cells.at(-1))).toEqual(Array(3).fill('云应急〔2025〕3号'))
  }
})
