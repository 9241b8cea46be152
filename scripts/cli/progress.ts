/** Progress of a job on standard error: one line rewritten on a terminal, silence elsewhere, so that logs stay readable. */
import type { JobEvent } from '../../shared/ipc/contract.ts'
import type { Language } from './language.ts'

const width = 24

/** A listener for a job's events; writes only to a terminal. */
export function createProgress(stream: NodeJS.WriteStream, language: Language): (event: JobEvent) => void {
  let last = 0
  return (event) => {
    if (!stream.isTTY) return
    const ended = event.state !== 'running'
    const now = performance.now()
    if (!ended && now - last < 100) return
    last = now
    stream.write(ended ? '\r\u001B[K' : `\r\u001B[K${lineOf(event, language)}`)
  }
}

/** `[████····] 1200/3000 行 正在校验 · 还需约 4 秒` */
export function lineOf(event: Pick<JobEvent, 'done' | 'total' | 'step' | 'left'>, language: Language): string {
  const share = event.total ? Math.min(1, event.done / event.total) : 0
  const filled = Math.round(share * width)
  const bar = event.total ? `[${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${event.done}/${event.total} ` : `${event.done} `
  const seconds = event.left === null ? undefined : Math.ceil(event.left / 1000)
  const left = seconds === undefined ? '' : language === 'zh' ? ` · 还需约 ${seconds} 秒` : ` · about ${seconds} s left`
  return `${bar}${event.step[language]}${left}`
}
