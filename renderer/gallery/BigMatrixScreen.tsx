/** Gallery: 500 × 120 cells, to feel panning and to measure a frame of it. */
import { useState, type ReactNode } from 'react'
import { ViewLayout } from '../app/ViewLayout.tsx'
import { Matrix } from '../widgets/Matrix.tsx'
import type { MatrixPlace } from '../widgets/matrix-props.ts'
import { Legend } from '../widgets/Score.tsx'
import { scoreBand } from '../widgets/matrix-layout.ts'

const rows = Array.from({ length: 500 }, (_, index) => ({
  id: `r${index}`,
  name: `单位 ${index + 1}`,
  group: `第 ${Math.floor(index / 50) + 1} 片`,
  total: String(index % 100)
}))
const columns = Array.from({ length: 120 }, (_, index) => ({
  id: `c${index}`,
  name: `指标 ${index + 1}`,
  short: `指标${index + 1}`,
  group: `${'ABCDEFGHIJKL'[Math.floor(index / 10)] ?? ''} 大类`
}))
const cell = (row: number, column: number) => {
  const score = (row * 37 + column * 61) % 100
  return score < 4
    ? ({ state: 'missing' } as const)
    : ({ state: 'value', band: scoreBand(score), text: String(score), red: score % 23 === 0 } as const)
}

export function BigMatrixScreen(): ReactNode {
  const [place, setPlace] = useState<MatrixPlace>({ row: 'r3', column: 'c5' })
  return (
    <ViewLayout>
      <Matrix
        rows={rows}
        columns={columns}
        cell={cell}
        selected={place}
        onSelect={setPlace}
        rowTitle="单位"
        legend={<Legend steps={['0', '60', '70', '80', '90']} />}
      />
    </ViewLayout>
  )
}
