/**
 * Where the files of a pack come from: a folder, or texts held in memory (a pack that a vault keeps). Everything behind this door is the same
 * for both, so that a pack an office wrote is read and checked exactly as a shipped one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export interface PackSource {
  /** the pack's id, as its folder is called */
  readonly name: string
  /** '' for a pack in memory */
  readonly folder: string
  /** the file's bytes; null when there is none */
  read(file: string): Uint8Array | null
  /** names of the YAML files directly under `directory`, in name order */
  list(directory: string): readonly string[]
}

/** Text of each file by its path inside the pack. */
export type PackTexts = Readonly<Record<string, string>>

const isYaml = (name: string): boolean => /\.ya?ml$/.test(name)

export function folderSource(folder: string): PackSource {
  return {
    name: basename(folder),
    folder,
    read: (file) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : null),
    list: (directory) => (existsSync(join(folder, directory)) ? readdirSync(join(folder, directory)).filter(isYaml).toSorted() : [])
  }
}

export function memorySource(name: string, texts: PackTexts): PackSource {
  const encoder = new TextEncoder()
  return {
    name,
    folder: '',
    read(file) {
      const text = Object.hasOwn(texts, file) ? texts[file] : undefined
      return text === undefined ? null : encoder.encode(text)
    },
    list: (directory) =>
      Object.keys(texts)
        .filter((file) => file.startsWith(`${directory}/`) && isYaml(file))
        .map((file) => file.slice(directory.length + 1))
        .filter((name) => !name.includes('/'))
        .toSorted()
  }
}
