/**
 * The county by borders that the office brought: each area coloured as its tile would be, hatched where nothing is known, empty where no unit is
 * looked at. Always a sketch (示意图). Areas are pressed and read aloud like tiles.
 */
import { useId, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { ShapeMapView } from '../../../shared/ipc/commands/map.ts'
import { bandStep } from '../../widgets/BandMark.tsx'
import type { MapTile } from './EcologyMap.tsx'
import { useRoom } from './use-room.ts'

export interface ShapesMapProps {
  readonly map: ShapeMapView
  /** Tile of a region's name. */
  readonly tileOf: (region: string) => MapTile | undefined
  readonly label: string
  readonly picked?: string | undefined
  readonly onPick: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly drawing: RefObject<SVGSVGElement | null>
}

export function ShapesMap(props: ShapesMapProps): ReactNode {
  const { map, picked } = props
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box)
  const id = useId()
  const scale = Math.min(room.width / map.width, room.height / map.height) || 0
  const press = (event: KeyboardEvent, tile: MapTile): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    if (picked === tile.id && event.key === 'Enter') props.onOpen(tile.id)
    else props.onPick(tile.id)
  }
  return (
    <div className="ecology-map" ref={box}>
      {scale > 0 && (
        <svg
          ref={props.drawing}
          width={map.width * scale}
          height={map.height * scale}
          viewBox={`0 0 ${map.width} ${map.height}`}
          role="group"
          aria-label={props.label}
          className="chart"
        >
          <defs>
            <pattern id={`${id}none`} width={6 / scale} height={6 / scale} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d={`M0 0V${6 / scale}`} stroke="var(--hatch)" strokeWidth={1.5 / scale} />
            </pattern>
          </defs>
          {map.shapes.map((shape, at) => {
            const tile = shape.region === null ? undefined : props.tileOf(shape.region)
            const step = tile?.band === null || tile === undefined ? undefined : bandStep[tile.band]
            const empty = tile === undefined || tile.units.length === 0
            const fill = step !== undefined ? `var(--q${step})` : empty ? 'var(--sunk)' : `url(#${id}none)`
            const on = tile !== undefined && tile.id === picked
            return (
              <g key={`${shape.code}${shape.name}${String(at)}`}>
                <path
                  d={shape.path}
                  fill={fill}
                  fillRule="evenodd"
                  stroke={on ? 'var(--ink)' : 'var(--paper)'}
                  strokeWidth={(on ? 3 : 1) / scale}
                />
                {tile?.provisional === true && step !== undefined && (
                  <path d={shape.path} fill={`url(#${id}none)`} fillRule="evenodd" opacity={0.5} />
                )}
                <text
                  x={shape.x}
                  y={shape.y}
                  textAnchor="middle"
                  fontSize={12 / scale}
                  fill={step === undefined ? 'var(--ink-2)' : `var(--q${step}-ink)`}
                  aria-hidden
                >
                  {tile?.name ?? shape.name}
                </text>
                {tile !== undefined && (
                  <text
                    x={shape.x}
                    y={shape.y + 15 / scale}
                    textAnchor="middle"
                    fontSize={12 / scale}
                    fill={step === undefined ? 'var(--ink-2)' : `var(--q${step}-ink)`}
                    aria-hidden
                  >
                    {tile.figure}
                  </text>
                )}
                {tile !== undefined && (
                  <path
                    className="ecology-tile"
                    d={shape.path}
                    fill="transparent"
                    role="button"
                    tabIndex={0}
                    aria-label={tile.label}
                    aria-pressed={on}
                    onClick={() => props.onPick(tile.id)}
                    onDoubleClick={() => props.onOpen(tile.id)}
                    onKeyDown={(event) => press(event, tile)}
                  />
                )}
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}
