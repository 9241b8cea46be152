// an ambient declaration has nothing to import; the reference makes it come along in every room that imports this file
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./sqlite.d.ts" />
/**
 * The one door to SQLite: whoever needs its classes or types imports them from here, so that the declarations come along.
 */
import Database from 'better-sqlite3'

export default Database
