/**
 * All that the window gets of Electron: `window.lianjing = { call, on, drop }`. A dropped file's path is resolved here, out of the page's
 * sight, and only for files that a person really dropped or chose (Electron gives no path for a file that a script made up).
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'

contextBridge.exposeInMainWorld('lianjing', {
  /** Calls a command of the contract (or `shell.*`); resolves to a Reply, never rejects for an error of the command. */
  call: (name: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke('lianjing:call', name, input),
  /** Listens to the engine's events; returns the function that ends it. */
  on: (listener: (event: unknown) => void): (() => void) => {
    const forward = (_event: unknown, event: unknown) => listener(event)
    ipcRenderer.on('lianjing:event', forward)
    return () => ipcRenderer.off('lianjing:event', forward)
  },
  /** Takes dropped files; resolves to a Reply of `{files: [{handle, name}]}`. */
  drop: (files: readonly File[]): Promise<unknown> =>
    ipcRenderer.invoke(
      'lianjing:drop',
      files.map((file) => ({ path: webUtils.getPathForFile(file), name: file.name }))
    )
})
