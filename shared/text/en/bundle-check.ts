/** What the check of a case bundle found: each verdict, each problem of a file, each act of custody. */
export const bundleCheck = {
  verdict: {
    intact: 'Intact, signed by an office that is known here',
    intact_unknown_signer: 'Intact, but the signing key is not known here yet',
    altered: 'The contents are not those that were sealed',
    truncated: 'The file is cut short',
    wrong_key: 'The key or passphrase does not open it',
    not_a_bundle: 'Not a case bundle',
    newer_version: 'Made by a newer Lianjing'
  },
  next: {
    intact: 'It may be opened and used.',
    intact_unknown_signer: 'Compare the key number with the sealing office by telephone, then register the key.',
    altered: 'Do not use this copy; ask the sealing office for another.',
    truncated: 'The copy probably did not finish: copy it again and compare the SHA256.',
    wrong_key: 'Check the key file or passphrase; if the bundle was not meant for you, ask the sealing office.',
    not_a_bundle: 'Choose a file that ends in .ljcase.',
    newer_version: 'Update Lianjing on this machine first; the file was left as it is.'
  },
  problem: {
    hash_differs: 'contents differ from the manifest',
    missing: 'listed, but not in the bundle',
    unlisted: 'in the bundle, but not listed',
    duplicate: 'the same path twice',
    case_collision: 'differs from another file in upper and lower case only',
    bad_path: 'path not allowed',
    not_a_file: 'not a plain file (link, device …)',
    bad_manifest_line: 'a line of the manifest is malformed',
    bad_tag_file: 'a description file is malformed',
    bad_signature: 'the signature does not fit the manifest',
    signer_differs: 'the signer is not the one of the sealing record',
    bad_custody_line: 'a line of the custody log is malformed',
    custody_broken: 'the custody log is not continuous',
    broken_archive: 'the inner archive is damaged'
  },
  act: {
    created: 'Created',
    item_added: 'Added',
    sealed: 'Sealed',
    received: 'Received',
    verified: 'Verified',
    opened: 'Opened',
    copied: 'Copied'
  }
} as const
