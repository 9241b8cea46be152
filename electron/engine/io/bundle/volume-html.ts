/**
 * A volume as one self-contained HTML page that opens and prints as an A4 file in any browser: no scripts, nothing from outside, every word escaped, and a
 * policy that forbids all but its own style sheet. Page numbers run from 1 over the pieces; cover, contents and closing sheet carry none.
 */
import { createHash } from 'node:crypto'
import type { CustodyEntry } from '../../../../shared/domain/volume/custody.ts'
import { gapName, volumeText } from '../../../../shared/domain/volume/text.ts'
import type { VolumeText } from '../../../../shared/domain/volume/text.ts'
import { gapsOf } from '../../../../shared/domain/volume/volume.ts'
import type { Volume } from '../../../../shared/domain/volume/volume.ts'
import { isoMinute } from '../../../../shared/text/format.ts'
import type { Language } from '../../../../shared/text/format.ts'
import { checkText, grid, itemBlocks, sourceText } from './item-blocks.ts'
import { layOut } from './page.ts'
import type { Block } from './page.ts'
import { breakLines, escapeHtml } from './typeset.ts'
import { volumeStyle } from './volume-style.ts'

export interface RenderOptions {
  readonly language?: Language
  readonly custody?: readonly CustodyEntry[]
  /** Files to link to, relative to data/. */
  readonly files?: readonly { readonly path: string; readonly label: string }[]
}

/** A line of the contents: number, title, first and last page. */
export interface ContentsLine {
  readonly no: number
  readonly docNo: string
  readonly author: string
  readonly title: string
  readonly date: string
  readonly from: number
  readonly to: number
}
export interface RenderedVolume {
  readonly html: string
  /** Numbered pages. */
  readonly pages: number
  readonly contents: readonly ContentsLine[]
}

/** Renders a volume. The result depends on its arguments alone. */
export function renderVolume(volume: Volume, options: RenderOptions = {}): RenderedVolume {
  const language = options.language ?? 'zh-CN'
  const text = volumeText(language)
  const volumeHash = hashOf(JSON.stringify(volume))
  const contents: ContentsLine[] = []
  const numbered: string[] = []
  const add = (line: Omit<ContentsLine, 'no' | 'from' | 'to'>, blocks: readonly Block[]): void => {
    const pages = layOut(blocks)
    contents.push({ ...line, no: contents.length + 1, from: numbered.length + 1, to: numbered.length + pages.length })
    numbered.push(...pages)
  }
  for (const item of volume.items) {
    const author = item.author === '' && (item.kind === 'warning' || item.kind === 'trail') ? text.made : item.author
    add({ docNo: item.docNo, author, title: item.title, date: item.date ?? '' }, itemBlocks(item, text))
  }
  const made = { docNo: '', author: text.made, date: volume.sealedAt.slice(0, 10) }
  add({ ...made, title: text.evidenceList }, evidenceBlocks(volume, text))
  add({ ...made, title: text.factTable }, factBlocks(volume, contents, text, language))
  if (volume.models.length > 0) add({ ...made, title: text.models }, modelBlocks(volume, text))

  const frame = { volume, text, volumeHash }
  const pages = [
    pageOf(frame, cover(volume, text, numbered.length), null, 'cover'),
    ...contentsPages(contents, volume, text).map((inside, at) => pageOf(frame, inside, null, `contents-${at + 1}`)),
    ...numbered.map((inside, at) => pageOf(frame, inside, at + 1, `p${at + 1}`)),
    ...layOut(closingBlocks(volume, text, numbered.length)).map((inside, at) => pageOf(frame, inside, null, `closing-${at + 1}`))
  ]
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(volumeStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width"><title>${escapeHtml(`${volume.no} ${volume.title}`)}</title><style>${volumeStyle}</style>`
  const html = `<!doctype html>\n<html lang="${language}"><head>${head}</head><body><div class="app">${aside(volume, contents, options, text)}<main class="desk">${pages.join('\n')}</main></div></body></html>\n`
  return { html, pages: numbered.length, contents }
}

const hashOf = (data: string): string => {
  const hex = createHash('sha256').update(data).digest('hex')
  return `${hex.slice(0, 4)} ${hex.slice(4, 8)}`
}

interface Frame {
  readonly volume: Volume
  readonly text: VolumeText
  readonly volumeHash: string
}

/** One A4 box with head, foot (marking, seal, print register, page number, hashes). */
function pageOf({ volume, text, volumeHash }: Frame, inside: string, number: number | null, id: string): string {
  const foot = `${volume.marking}　${text.foot(volume.sealedBy.slice(0, 12), isoMinute(volume.sealedAt), volume.copy.number, volume.copy.of)}`
  return `<section class="page" id="${id}"><div class="ph"><span>${escapeHtml(volume.no)}</span><span>${escapeHtml(volume.marking)}</span></div>${inside}<div class="pf"><span>${escapeHtml(foot)}</span><b>${number ?? ''}</b><span>${escapeHtml(text.register)}　<span class="mono">${escapeHtml(text.hashes(volumeHash, hashOf(inside)))}</span></span></div></section>`
}

const wrapped = (value: string, em: number): string => breakLines(value, em).map(escapeHtml).join('<br>')

function cover(volume: Volume, text: VolumeText, pages: number): string {
  const period = [volume.from, volume.to].filter((day) => day !== null).join(` ${text.to} `)
  const rows: readonly (readonly [string, string])[] = [
    [text.title, volume.title],
    [text.number, volume.no],
    [text.origin, volume.origin],
    [text.handledBy, [volume.office, volume.handlers.join('、')].filter((part) => part !== '').join('　')],
    [text.period, period],
    [text.pieces, text.pieceCount(volume.items.length, pages)],
    [text.retention, volume.retention],
    [text.dataCopy, text.dataCopyOf(volume.copy.unit, volume.copy.asOf, volume.copy.expires ?? '')]
  ]
  const meta = rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `<tr><th>${escapeHtml(label)}</th><td>${wrapped(value, 29)}</td></tr>`)
  const digest = breakLines(volume.summary, 42)
  const cut = digest.length > 6 ? [...digest.slice(0, 5), `${digest[5] ?? ''}…`] : digest
  const summary = volume.summary === '' ? '' : `<p class="digest">${cut.map(escapeHtml).join('<br>')}</p>`
  return `<div class="cv"><div class="org">${wrapped(volume.unit, 36)}</div><h1>${escapeHtml(text.cover)}</h1><table class="meta">${meta.join('')}</table>${summary}<p class="note">${escapeHtml(text.legend)}</p></div>`
}

const span = (line: ContentsLine): string => (line.from === line.to ? String(line.from) : `${line.from}–${line.to}`)

function contentsPages(contents: readonly ContentsLine[], volume: Volume, text: VolumeText): readonly string[] {
  const widths = [54, 142, 118, 176, 84, 50]
  const centred = new Set([0, 4, 5])
  const rows = contents.map((line) => ({
    cells: [String(line.no), line.docNo === '' ? '—' : line.docNo, line.author, line.title, line.date, span(line)]
  }))
  const count = (state: string): number => volume.items.filter((item) => item.check.state === state).length
  const checks = `${text.checked('', '').trim()} ${count('checked')}　${text.obtained('', '', '').trim()} ${count('obtained')}　${text.unchecked} ${count('unchecked')}`
  return layOut([
    { kind: 'centred', text: text.contents },
    {
      kind: 'grid',
      columns: text.contentsColumns.map((label, at) => ({ label, width: widths[at] ?? 60, align: centred.has(at) ? 'center' : 'left' })),
      rows: [...rows, { cells: [text.nothingBelow] }],
      least: 46
    },
    { kind: 'space' },
    { kind: 'text', text: checks }
  ])
}

function evidenceBlocks(volume: Volume, text: VolumeText): readonly Block[] {
  const rows = volume.items.map((item) => {
    const source = item.kind === 'row' ? sourceText(item.body.source, text) : item.kind === 'attachment' ? item.body.name : text.made
    return {
      cells: [
        String(item.seq),
        item.title.startsWith(text.kinds[item.kind]) ? item.title : `${text.kinds[item.kind]}：${item.title}`,
        item.kind === 'note' ? item.author : source,
        checkText(item.check, text),
        item.proves
      ]
    }
  })
  return [{ kind: 'centred', text: text.evidenceList }, grid(text.evidenceColumns, rows, [44, 176, 160, 120, 124])]
}

function factBlocks(volume: Volume, contents: readonly ContentsLine[], text: VolumeText, language: Language): readonly Block[] {
  if (volume.facts.length === 0)
    return [
      { kind: 'centred', text: text.factTable },
      { kind: 'text', text: text.noFacts }
    ]
  const judged = volume.facts.map((fact) => ({ fact, gaps: gapsOf(fact, volume.items).map((gap) => gapName(gap, language)) }))
  const rows = judged.map(({ fact, gaps }) => {
    const evidence = fact.evidence.map((seq) => {
      const line = contents[seq - 1]
      return `${seq} / ${line === undefined ? '' : span(line)}　${volume.items[seq - 1]?.title ?? ''}`
    })
    return {
      strong: gaps.length > 0,
      cells: [String(fact.no), fact.statement, evidence.join('\n'), gaps.length === 0 ? text.complete : gaps.join('\n')]
    }
  })
  const lines = judged
    .filter(({ gaps }) => gaps.length > 0)
    .map<Block>(({ fact, gaps }) => ({ kind: 'text', text: text.gapLine(fact.no, gaps.join('；')) }))
  return [
    { kind: 'centred', text: text.factTable },
    grid(text.factColumns, rows, [44, 236, 224, 120]),
    ...(lines.length === 0 ? [] : [{ kind: 'heading', text: text.gaps } as const, ...lines])
  ]
}

function modelBlocks(volume: Volume, text: VolumeText): readonly Block[] {
  const rows = volume.models.map((model) => ({ cells: [model.id, String(model.version), model.name, `data/models/${model.id}.yaml`] }))
  return [{ kind: 'centred', text: text.models }, grid(text.modelColumns, rows, [160, 50, 194, 220])]
}

function closingBlocks(volume: Volume, text: VolumeText, pages: number): readonly Block[] {
  const unchecked = volume.items.filter((item) => item.check.state === 'unchecked').length
  return [
    { kind: 'centred', text: text.closing },
    { kind: 'heading', text: text.closingState },
    { kind: 'text', text: text.closingText(volume.items.length, pages, unchecked) },
    { kind: 'text', text: text.legend },
    { kind: 'sign', title: '', labels: [text.closingBy, text.closingChecker, text.closingDate] }
  ]
}

function aside(volume: Volume, contents: readonly ContentsLine[], options: RenderOptions, text: VolumeText): string {
  const custody = (options.custody ?? []).slice(-8)
  const kept = custody.map(
    (entry) => `<dt>${escapeHtml(text.acted[entry.act])}</dt><dd>${escapeHtml(`${isoMinute(entry.at)} ${entry.account}`)}</dd>`
  )
  const lines = contents.map(
    (line) =>
      `<li><a href="#p${line.from}"><span>${line.no}</span><span class="t">${escapeHtml(line.title)}</span><span class="n">${span(line)}</span></a></li>`
  )
  const files = (options.files ?? []).map((file) => `<a href="${escapeHtml(file.path)}">${escapeHtml(file.label)}</a>`)
  const part = (title: string, inside: string): string => (inside === '' ? '' : `<section><h2>${escapeHtml(title)}</h2>${inside}</section>`)
  return `<aside><div><div class="kick">${escapeHtml(text.kicker)}</div><h1>${escapeHtml(volume.no)}</h1><div class="sub">${escapeHtml(volume.title)}</div></div>${part(text.custody, kept.length === 0 ? '' : `<dl class="cu">${kept.join('')}</dl>`)}${part(text.contents, `<ol class="tc">${lines.join('')}</ol>`)}${part(text.files, files.length === 0 ? '' : `<div class="fl">${files.join('')}</div>`)}<p class="on end">${escapeHtml(text.legend)}<br>${escapeHtml(text.onScreen)}</p></aside>`
}
