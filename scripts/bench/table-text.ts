/** The benchmark's table for a terminal: columns padded by how wide characters are shown, a Chinese one taking two places. */
import type { BenchRow } from './figure.ts'

const header = ['id', 'what', 'ours', 'anchor', 'ratio', 'goal', 'met']

/** The table as lines of text. */
export function tableText(rows: readonly BenchRow[]): string {
  const lines = [
    header,
    ...rows.map((row) => [
      row.id,
      row.what,
      row.ours,
      row.anchor,
      row.ratio === null ? '–' : row.ratio.toPrecision(3),
      row.goal,
      row.met === null ? 'skipped' : row.met ? 'yes' : 'NO'
    ])
  ]
  const widths = header.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ''))))
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1
  return width
}
