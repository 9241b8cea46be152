/**
 * A drawn chart as a file that stands by itself: styles written into the picture (a file has no style sheet), and under it what it shows, for
 * which period, as of when, by whom, and the hash of the figures behind it.
 */

export interface PictureCaption {
  readonly title: string
  /** filter, period, day, marking: one line each */
  readonly lines: readonly string[]
}

const copied = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'display'
] as const
const space = 'http://www.w3.org/2000/svg'
const [margin, lineHeight, titleHeight] = [16, 18, 26]

/** Width and height of what is drawn, in CSS pixels. */
function sizeOf(drawn: SVGSVGElement | HTMLCanvasElement): readonly [number, number] {
  const box = drawn.getBoundingClientRect()
  // one that is not on the page has only the size it was told
  const told = drawn instanceof HTMLCanvasElement ? [Number.parseFloat(drawn.style.width), Number.parseFloat(drawn.style.height)] : []
  return [Math.max(1, Math.round(box.width || (told[0] ?? 1))), Math.max(1, Math.round(box.height || (told[1] ?? 1)))]
}

function text(words: string, y: number, size: number, colour: string, weight = '400'): SVGTextElement {
  const node = document.createElementNS(space, 'text')
  const styles = {
    x: String(margin),
    y: String(y),
    'font-family': "'Noto Sans SC', sans-serif",
    'font-size': String(size),
    'font-weight': weight,
    fill: colour
  }
  for (const [name, value] of Object.entries(styles)) node.setAttribute(name, value)
  node.textContent = words
  return node
}

/** A copy whose every element carries the styles it is drawn with. */
function styledCopy(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const [from, to] = [
    [svg, ...svg.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')]
  ]
  for (const [at, element] of from.entries()) {
    const target = to[at]
    if (target === undefined) continue
    const computed = getComputedStyle(element)
    for (const name of copied) {
      const value = computed.getPropertyValue(name)
      if (value !== '') target.setAttribute(name, value)
    }
    target.removeAttribute('class')
    target.removeAttribute('style')
    target.removeAttribute('tabindex')
  }
  return copy
}

/** The picture with its caption, as SVG text. A canvas is taken in as it is painted. */
export function pictureAsSvg(drawn: SVGSVGElement | HTMLCanvasElement, caption: PictureCaption): string {
  const [width, height] = sizeOf(drawn)
  const root = document.createElementNS(space, 'svg')
  const style = getComputedStyle(document.body)
  const [paper, ink] = [style.backgroundColor === 'rgba(0, 0, 0, 0)' ? '#ffffff' : style.backgroundColor, style.color]
  const whole = [Math.max(width + 2 * margin, 480), height + titleHeight + 2 * margin + caption.lines.length * lineHeight] as const
  root.setAttribute('xmlns', space)
  root.setAttribute('width', String(whole[0]))
  root.setAttribute('height', String(whole[1]))
  root.setAttribute('viewBox', `0 0 ${whole[0]} ${whole[1]}`)
  const back = document.createElementNS(space, 'rect')
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: paper })) back.setAttribute(name, value)
  const place = document.createElementNS(space, 'g')
  place.setAttribute('transform', `translate(${margin} ${titleHeight + margin / 2})`)
  if (drawn instanceof SVGSVGElement) place.append(styledCopy(drawn))
  else {
    const image = document.createElementNS(space, 'image')
    const attributes = { href: drawn.toDataURL('image/png'), width: String(width), height: String(height) }
    for (const [name, value] of Object.entries(attributes)) image.setAttribute(name, value)
    place.append(image)
  }
  root.append(back, text(caption.title, titleHeight - 6, 15, ink, '600'), place)
  for (const [at, words] of caption.lines.entries())
    root.append(text(words, titleHeight + margin + height + (at + 1) * lineHeight, 12, ink))
  return new XMLSerializer().serializeToString(root)
}

/** The same as PNG at twice the size, for a beamer or a page of print. */
export async function svgAsPng(svg: string): Promise<Blob> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    await new Promise((done, failed) => {
      image.addEventListener('load', done, { once: true })
      image.addEventListener('error', () => failed(new Error('the picture could not be drawn')), { once: true })
      image.src = url
    })
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [image.width * 2, image.height * 2]
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.scale(2, 2)
    pen.drawImage(image, 0, 0)
    return await new Promise((done, failed) =>
      canvas.toBlob((blob) => (blob === null ? failed(new Error('the picture could not be written')) : done(blob)), 'image/png')
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Base64 of bytes, a piece at a time (an argument list has a limit). */
export async function asBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCodePoint(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}

/** First sixteen hex digits of the SHA-256 of the figures behind a picture. */
export async function figuresHash(figures: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(figures)))
  return [...new Uint8Array(digest)]
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
