/**
 * What no window may do: reach a network, leave its page, open a page, ask for a permission, hold a webview. Everything is refused by
 * default for every session and every web contents, so that a new window cannot forget it. Also tells whether an IPC message comes from
 * our own page's main frame.
 */
import { app, session, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron'
import { appOrigin } from './protocol.ts'

/** Switches that must be set before the app is ready: no proxy look-up, no background connection, no resolver. */
export function forbidSockets(): void {
  app.commandLine.appendSwitch('no-proxy-server')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
}

/** Applies the refusals to the default session and to everything created later. Call once, when the app is ready. */
export function guardEverything(): void {
  guardSession(session.defaultSession)
  app.on('session-created', guardSession)
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
}

function guardSession(target: Session): void {
  target.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url) }))
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  target.setPermissionCheckHandler(() => false)
  target.setDevicePermissionHandler(() => false)
  target.on('will-download', (event) => event.preventDefault())
  void target.setProxy({ mode: 'direct' })
  target.setSpellCheckerEnabled(false)
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Our page, its blobs and data; the inspector's own pages in a development run. */
function isOurs(url: string): boolean {
  return (
    url.startsWith(`${appOrigin}/`) ||
    url.startsWith('data:') ||
    url.startsWith(`blob:${appOrigin}/`) ||
    (!app.isPackaged && url.startsWith('devtools:'))
  )
}

/** Whether an IPC message comes from the main frame of our own page; any other is refused unread. */
export function isTrustedSender(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(`${appOrigin}/`)
}
