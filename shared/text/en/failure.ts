/** What is safe and what to do, for every error code: shown under the engine's own message. */
export const failure = {
  title: {
    usage: 'This step was not carried out',
    bad_file: 'The file was not read',
    no_mapping: 'No mapping fits',
    unknown_id: 'Not found',
    bad_pack: 'The pack did not pass its checks',
    not_a_vault: 'There is no vault here',
    not_a_bundle: 'This is not a bundle',
    newer_version: 'Made by a newer version',
    wrong_key: 'The passphrase or key does not fit',
    altered: 'The contents differ from the signature',
    truncated: 'The file is incomplete',
    corrupt: 'The vault file is damaged',
    vault_exists: 'There is a vault here already',
    vault_in_use: 'The vault is in use',
    vault_locked: 'The vault is locked',
    disk_full: 'The disk is full',
    file_changed: 'The file changed while it was read',
    cancelled: 'Stopped',
    time_limit: 'Stopped at the time limit',
    no_printer: 'PDF cannot be made here',
    not_allowed: 'This is not allowed',
    conflict: 'Things have changed meanwhile',
    internal: 'The program failed'
  },
  safe: {
    data: 'The data in the vault is unchanged.',
    original: 'The original file is unchanged.',
    nothing: 'Nothing was written.',
    kept: 'What was finished is kept.'
  },
  where: { file: 'file {file}', sheet: 'sheet {sheet}', line: 'line {line}', column: 'column {column}' },
  details: 'Details'
}
