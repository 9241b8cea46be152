/** Columns as a spreadsheet names them: 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(at: number): string {
  let rest = at
  let letters = ''
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
    rest = Math.floor(rest / 26) - 1
  } while (rest >= 0)
  return letters
}
