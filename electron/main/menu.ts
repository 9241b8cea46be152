/**
 * A small menu: what a keyboard and a screen reader expect of a desktop program, in the language of the window. Everything else is in the
 * window itself.
 */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'

export type Language = 'zh' | 'en'

const words = {
  zh: { file: '文件', open: '新建窗口', close: '关闭窗口', quit: '退出', edit: '编辑', view: '显示', lock: '锁定数据库' },
  en: { file: 'File', open: 'New window', close: 'Close window', quit: 'Quit', edit: 'Edit', view: 'View', lock: 'Lock the vault' }
} as const satisfies Record<Language, Record<string, string>>

/** Sets the application's menu. `openWindow` and `lock` are what two of its lines do. */
export function setMenu(language: Language, actions: { readonly openWindow: () => void; readonly lock: () => void }): void {
  const text = words[language]
  const view: MenuItemConstructorOptions[] = [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { role: 'togglefullscreen' }]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: text.file,
        submenu: [
          { label: text.open, accelerator: 'CmdOrCtrl+Shift+N', click: actions.openWindow },
          { label: text.lock, accelerator: 'CmdOrCtrl+L', click: actions.lock },
          { type: 'separator' },
          { role: 'close', label: text.close },
          { role: 'quit', label: text.quit }
        ]
      },
      {
        label: text.edit,
        submenu: [
          { role: 'undo' },
          { role: 'redo' },
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'selectAll' }
        ]
      },
      { label: text.view, submenu: app.isPackaged ? view : [...view, { role: 'toggleDevTools' }] }
    ])
  )
}
