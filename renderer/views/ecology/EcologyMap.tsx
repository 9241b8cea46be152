/**
 * The picture of the county as tiles: colour by step, hatched where nothing is known, hatched over the colour where it is provisional. Takes plain
 * data and draws one SVG with nothing around it, so that the same picture can be drawn from real borders or exported.
 */
import { useId, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { BandId } from '../../../shared/packs/indicator/tree.ts'
import { BandShape, bandStep } from '../../widgets/BandMark.tsx'
import { useRoom } from './use-room.ts'

export interface MapTile {
  readonly id: string
  readonly column: number
  readonly row: number
  readonly name: string
  /** `73.2`; empty when unknown */
  readonly figure: string
  readonly band: BandId | null
  /** Band in words, or why there is none. */
  readonly word: string
  readonly provisional: boolean
  /** `4 of 6 units` */
  readonly count: string
  readonly units: readonly { readonly id: string; readonly name: string; readonly figure: string; readonly band: BandId | null }[]
  /** The whole in a sentence, for reading aloud. */
  readonly label: string
}
export interface EcologyMapProps {
  readonly columns: number
  readonly rows: number
  readonly tiles: readonly MapTile[]
  readonly label: string
  readonly picked?: string | undefined
  readonly onPick: (id: string) => void
  /** Enter on the tile that is chosen, or a double click. */
  readonly onOpen?: (id: string) => void
  /** What is saved as a picture. */
  readonly drawing?: RefObject<SVGSVGElement | null>
}

const gap = 4
const line = 16
const headHeight = 46

export function EcologyMap(props: EcologyMapProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box)
  const id = useId()
  const width = Math.max(132, Math.min(320, Math.floor((room.width - gap) / props.columns) - gap))
  const height = Math.max(96, Math.min(220, Math.floor((room.height - gap) / Math.max(1, props.rows)) - gap))
  return (
    <div className="ecology-map" ref={box}>
      {room.width > 0 && (
        <svg
          ref={props.drawing}
          width={props.columns * (width + gap) + gap}
          height={props.rows * (height + gap) + gap}
          role="group"
          aria-label={props.label}
          className="chart"
        >
          <defs>
            <pattern id={`${id}none`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" fill="var(--paper)" />
              <path d="M0 0V6" stroke="var(--hatch)" strokeWidth="1.5" />
            </pattern>
            {([1, 2, 3, 4, 5] as const).map((step) => (
              <pattern key={step} id={`${id}p${step}`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <path d="M0 0V7" stroke={`var(--q${step}-ink)`} strokeWidth="1.2" opacity=".45" />
              </pattern>
            ))}
          </defs>
          {props.tiles.map((tile) => (
            <g key={tile.id} transform={`translate(${gap + tile.column * (width + gap)} ${gap + tile.row * (height + gap)})`}>
              <Tile {...props} tile={tile} width={width} height={height} patterns={id} />
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

interface TileProps extends Pick<EcologyMapProps, 'picked' | 'onPick' | 'onOpen'> {
  readonly tile: MapTile
  readonly width: number
  readonly height: number
  readonly patterns: string
}

function Tile(props: TileProps): ReactNode {
  const { tile, width, height, picked } = props
  const step = tile.band === null ? undefined : bandStep[tile.band]
  const ink = step === undefined ? 'var(--ink-2)' : `var(--q${step}-ink)`
  const lines = Math.max(0, Math.floor((height - headHeight - 4) / line))
  const shown = tile.units.length > lines ? tile.units.slice(0, Math.max(0, lines - 1)) : tile.units
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    if (picked === tile.id && event.key === 'Enter') props.onOpen?.(tile.id)
    else props.onPick(tile.id)
  }
  return (
    <>
      <g aria-hidden="true" style={{ color: ink }}>
        <rect
          width={width}
          height={height}
          fill={step !== undefined ? `var(--q${step})` : tile.units.length > 0 ? `url(#${props.patterns}none)` : 'var(--sunk)'}
        />
        {tile.provisional && step !== undefined && (
          <rect className="ecology-provisional" width={width} height={height} fill={`url(#${props.patterns}p${step})`} />
        )}
        {step === undefined && tile.units.length > 0 && <rect width={width} height={headHeight} fill="var(--paper)" opacity=".9" />}
        <text x="8" y="17" fill={ink} className="ecology-tile-name">
          {cutTo(tile.name, width - 70, 13)}
        </text>
        <text x={width - 8} y="18" textAnchor="end" fill={ink} className="ecology-tile-figure">
          {tile.figure}
        </text>
        {tile.band !== null && <BandShape band={tile.band} x={8} y={25} ground={`var(--q${bandStep[tile.band]})`} />}
        <text x={tile.band === null ? 8 : 24} y="35" fill={ink}>
          {cutTo(tile.word, width - 90, 12)}
        </text>
        <text x={width - 8} y="35" textAnchor="end" fill={ink}>
          {tile.count}
        </text>
        {lines > 0 && tile.units.length > 0 && (
          <g>
            <rect x="4" y={headHeight - 4} width={width - 8} height={height - headHeight} fill="var(--paper)" opacity=".9" />
            {shown.map((unit, index) => (
              <g key={unit.id} transform={`translate(8 ${headHeight + index * line})`} style={{ color: 'var(--ink-2)' }}>
                {unit.band !== null && <BandShape band={unit.band} x={0} y={-2} />}
                <text x="16" y="8" fill="var(--ink-2)">
                  {cutTo(unit.name, width - 66, 12)}
                </text>
                <text x={width - 16} y="8" textAnchor="end" fill="var(--ink)">
                  {unit.figure}
                </text>
              </g>
            ))}
            {shown.length < tile.units.length && (
              <text x="24" y={headHeight + shown.length * line + 8} style={{ color: 'var(--ink-3)' }}>
                +{tile.units.length - shown.length}
              </text>
            )}
          </g>
        )}
        {picked === tile.id && <rect x="1" y="1" width={width - 2} height={height - 2} fill="none" stroke="var(--ink)" strokeWidth="2.5" />}
      </g>
      {/* what is pressed lies over the drawing and says the whole in a sentence */}
      <rect
        className="ecology-tile"
        width={width}
        height={height}
        fill="transparent"
        role="button"
        tabIndex={0}
        aria-label={tile.label}
        aria-pressed={picked === tile.id}
        onClick={() => props.onPick(tile.id)}
        onDoubleClick={() => props.onOpen?.(tile.id)}
        onKeyDown={press}
      />
    </>
  )
}

/** As much of a name as fits: a Chinese character is as wide as the type is high, a Latin one about half. */
function cutTo(text: string, room: number, size: number): string {
  let width = 0
  for (const [index, char] of [...text].entries()) {
    width += (char.codePointAt(0) ?? 0) > 0x2e80 ? size : size * 0.56
    if (width > room) return `${[...text].slice(0, Math.max(1, index - 1)).join('')}…`
  }
  return text
}
