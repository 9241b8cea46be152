/**
 * Breaks text into lines before a browser sees it. Page numbers in the table of contents must be true on a machine whose fonts we do not know, so no
 * line may wrap there: every line is made here, by widths that are at least those of the usual Chinese fonts, and heights follow from counting.
 */

/** Escapes text for HTML, and shows control and direction characters, which could make evidence look like something else, as a replacement sign. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** The width of a character in em, never less than in the usual fonts. */
function widthOf(character: string): number {
  if (character >= '\u007f') return character === '·' ? 0.6 : 1
  if (/[ilj.,:;'|!()[\]{}ft\-/"`]/.test(character)) return 0.4
  if (character === ' ') return 0.34
  if (/[mwMW@%&]/.test(character)) return 1
  if (/[A-Z]/.test(character)) return 0.74
  return character >= '0' && character <= '9' ? 0.57 : 0.62
}

export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

const neverFirst = /^[，。、；：！？）》」』〕】〉％%,.;:!?)\]}’”…]$/

/** The text in lines of at most `width` em. Words of Latin letters stay whole where they fit; a line never begins with a closing mark. */
export function breakLines(text: string, width: number): readonly string[] {
  return text
    .replaceAll('\r', '')
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((paragraph) => breakParagraph(paragraph, Math.max(2, width)))
}

function breakParagraph(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line: string[] = []
  let used = 0
  const end = (): void => {
    lines.push(line.join('').trimEnd())
    line = []
    used = 0
  }
  for (const word of text.match(/[\u0021-\u007e]+| |[^\u0020-\u007e]/gu) ?? []) {
    const pieces = textWidth(word) > width ? [...word] : [word]
    for (const piece of pieces) {
      const wide = textWidth(piece)
      if (used + wide > width && line.length > 0) {
        const carried: string[] = []
        while (neverFirst.test((carried[0] ?? piece)[0] ?? '') && line.length > 1 && carried.length < 4) carried.unshift(line.pop() ?? '')
        end()
        line.push(...carried)
        used = textWidth(carried.join(''))
        if (piece === ' ') continue
      }
      line.push(piece)
      used += wide
    }
  }
  if (line.length > 0 || lines.length === 0) end()
  return lines
}
