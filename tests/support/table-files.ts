/** Writes table files for a test into its own folder and reads them back through the product's reader. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenTableOptions } from '../../electron/engine/io/open-table.ts'
import { openTable } from '../../electron/engine/io/open-table.ts'
import type { CellValue, SourceRecord, TableFile } from '../../electron/engine/io/table-file.ts'
import type { TableNote } from '../../electron/engine/io/table-note.ts'
import { AppError } from '../../shared/ipc/reply.ts'
import type { ErrorValue } from '../../shared/ipc/reply.ts'

export interface ReadTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
  readonly lines: readonly number[]
  readonly notes: readonly TableNote[]
}

export class TableFolder {
  readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  static async make(): Promise<TableFolder> {
    return new TableFolder(await mkdtemp(join(tmpdir(), 'lianjing-table-')))
  }

  async write(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.path, name)
    await writeFile(path, content)
    return path
  }

  async open(name: string, content: string | Buffer, options?: OpenTableOptions): Promise<TableFile> {
    return openTable(await this.write(name, content), options)
  }

  /** Reads one sheet whole. */
  async read(name: string, content: string | Buffer, sheet = 0): Promise<ReadTable> {
    return readSheet(await this.open(name, content), sheet)
  }

  /** The error that opening and reading all sheets ends in; null when all is well. */
  async errorOf(name: string, content: string | Buffer): Promise<ErrorValue | null> {
    return errorOf(async () => {
      const file = await this.open(name, content)
      for (const sheet of file.sheets) await readSheet(file, sheet.index)
    })
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true })
  }
}

export async function readSheet(file: TableFile, index = 0): Promise<ReadTable> {
  const records: SourceRecord[] = []
  for await (const batch of file.rows(index)) records.push(...batch)
  const sheet = file.sheets[index]
  return {
    header: sheet?.header ?? [],
    rows: records.map(({ cells }) => cells),
    lines: records.map(({ line }) => line),
    notes: sheet?.notes ?? []
  }
}

export async function errorOf(work: () => Promise<unknown>): Promise<ErrorValue | null> {
  try {
    await work()
    return null
  } catch (cause) {
    if (cause instanceof AppError) return cause.value
    throw cause
  }
}
