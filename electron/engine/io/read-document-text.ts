/** The whole text of a document that is read into memory, JSON of any kind, and therefore capped. */
import { readFile } from 'node:fs/promises'
import { badFile, stopIfCancelled } from './bad-file.ts'
import { textFeed, type TextEncodingName } from './detect-encoding.ts'
import type { FileSurvey } from './survey-file.ts'

const largestBytes = 256 * 1024 * 1024

/** `what`: the kind of document as the refusal of a larger one names it; `next`: what to do then. Throws AppError bad_file, cancelled. */
export async function readDocumentText(
  survey: FileSurvey,
  encoding: TextEncodingName,
  { what, next }: { readonly what: string; readonly next: string },
  signal?: AbortSignal
): Promise<string> {
  if (survey.bytes > largestBytes) throw badFile({ file: survey.name }, `是超过 256 MB 的${what}`, next)
  const feed = textFeed(encoding)
  const text = feed.write(await readFile(survey.path)) + feed.end()
  stopIfCancelled(signal)
  return text
}
