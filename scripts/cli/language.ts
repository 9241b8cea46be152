/** The language in which the command line speaks: `--language`, else the system's, Chinese unless that is plainly another. */
export type Language = 'zh' | 'en'

export function languageOf(told: string | undefined, environment: NodeJS.ProcessEnv): Language {
  if (told === 'zh' || told === 'en') return told
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return /^en/i.test(locale) ? 'en' : 'zh'
}
