/** Commands of the palette. The frame has its own; a view adds what can be done there with `useCommands`, gone again when it is left. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'

export interface PaletteCommand {
  readonly id: string
  readonly label: string
  /** Other words it is found by: pinyin initials, English, a number. */
  readonly also?: string
  readonly group?: string
  readonly keys?: string
  readonly run: () => void
}
/** Finds things (matters, people, units) for the palette; given by the app once the engine's search is there. */
export type PaletteSearch = (query: string) => Promise<readonly PaletteCommand[]>

interface CommandsValue {
  readonly commands: readonly PaletteCommand[]
  readonly add: (commands: readonly PaletteCommand[]) => () => void
}
const CommandsContext = createContext<CommandsValue>({ commands: [], add: () => () => undefined })

export function CommandsProvider(props: { readonly children: ReactNode }): ReactNode {
  const [lists, setLists] = useState<readonly (readonly PaletteCommand[])[]>([])
  const value = useMemo<CommandsValue>(
    () => ({
      commands: lists.flat(),
      add: (commands) => {
        setLists((old) => [...old, commands])
        return () => setLists((old) => old.filter((one) => one !== commands))
      }
    }),
    [lists]
  )
  return <CommandsContext value={value}>{props.children}</CommandsContext>
}

/** Adds commands while the calling component is shown; pass a memoised list. */
export function useCommands(commands: readonly PaletteCommand[]): void {
  const { add } = useContext(CommandsContext)
  const [stable] = useState(() => add)
  useEffect(() => stable(commands), [stable, commands])
}

export function useAllCommands(): readonly PaletteCommand[] {
  return useContext(CommandsContext).commands
}
