/** Public keys as a person pastes them, one a line; the first line that is none is named. age keys are bech32 of 58 characters after `age1`. */
export function readRecipients(text: string): { readonly keys: readonly string[]; readonly bad: string | undefined } {
  const lines = text
    .split(/[\n,;，；]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const bad = lines.find((line) => !/^age1[02-9ac-hj-np-z]{58}$/.test(line))
  return { keys: bad === undefined ? [...new Set(lines)] : [], bad: bad === undefined ? undefined : bad.slice(0, 24) }
}
