/** Drafts get their names together or not at all. What lay under a name is set aside until the caller says that all is well, and comes back if not. */
import { renameSync, rmSync, statSync } from 'node:fs'

export interface Draft {
  /** in the folder of `target` */
  readonly draft: string
  readonly target: string
}
export interface PlacedFiles {
  /** Removes them again, and puts back what was there before. */
  readonly takeBack: () => void
  /** Removes what was there before. */
  readonly settle: () => void
}

/** Renames every draft, or on a fault none. Throws what the disk says; drafts not renamed are left to the caller. */
export function placeFiles(drafts: readonly Draft[]): PlacedFiles {
  const placed: { readonly target: string; readonly before: string | null }[] = []
  const takeBack = (): void => {
    for (const { target, before } of placed.splice(0).toReversed()) {
      rmSync(target, { force: true })
      if (before !== null) renameSync(before, target)
    }
  }
  try {
    for (const { draft, target } of drafts) {
      const before = statSync(target, { throwIfNoEntry: false })?.isFile() === true ? `${draft}.before` : null
      if (before !== null) renameSync(target, before)
      try {
        renameSync(draft, target)
      } catch (error) {
        if (before !== null) renameSync(before, target)
        throw error
      }
      placed.push({ target, before })
    }
  } catch (error) {
    takeBack()
    throw error
  }
  return {
    takeBack,
    settle: () => {
      for (const { before } of placed) if (before !== null) rmSync(before, { force: true })
    }
  }
}
