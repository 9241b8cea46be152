/** Maps that the product brings: tiles on a grid, drawn as a sketch. A file that is none of these is passed over, so that others may lie beside it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tileMap, type TileMap } from '../../../../shared/ipc/commands/score.ts'

/** Tile maps in a folder, by file name. */
export function readMaps(folder: string): TileMap[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((name) => {
      const found = tileMap.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      return found.success ? [found.data] : []
    })
}
