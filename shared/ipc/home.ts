/**
 * Where vaults lie when nobody chooses elsewhere. Pure, so that the shell, the browser mode and the command line cannot disagree; the
 * caller hands in its environment and home folder.
 */

/** Opens the training vault; printed by `npm start` and in the help, because nothing in that vault is real. */
export const trainingPassphrase = 'lianjing-training'

/** Folder of vaults: `LIANJING_HOME`, else `Lianjing` in the person's own folder. */
export function vaultHomeOf(environment: Readonly<Record<string, string | undefined>>, ownFolder: string): string {
  return environment['LIANJING_HOME'] || `${ownFolder}/Lianjing`
}
