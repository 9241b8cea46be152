/** A name in the one or two lines that a node of the map has room for: Chinese is broken anywhere, other text between words; what is left over is cut. */

/** Of 12 px text: a Chinese character is as wide as it is high, another letter about half of it. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 12 : 6.6), 0)

/** `room` in px. Two lines at most; the second ends in … when the name is longer. */
export function inLines(name: string, room: number): readonly string[] {
  if (widthOf(name) <= room) return [name]
  const pieces = name.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s]+\s?|\s/gu) ?? [name]
  let first = ''
  for (const piece of pieces) {
    if (first !== '' && widthOf((first + piece).trimEnd()) > room) break
    first += piece
  }
  const rest = name.slice(first.length)
  return rest === '' ? [cut(first, room)] : [cut(first.trimEnd(), room), cut(rest, room)]
}

function cut(text: string, room: number): string {
  if (widthOf(text) <= room) return text
  const letters = [...text]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
