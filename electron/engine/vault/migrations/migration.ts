/**
 * What a migration is: a version, a name and the SQL that leads from the version before to this one. A migration that has ever been
 * released is never edited; a change of mind is the next migration.
 */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}
