/**
 * Electron 33, on which the tests run here, cannot load the database's own binding; main passes the path of one that it can
 * (`TEST_SQLITE_BINDING`) to the engine, in unpackaged runs only. Plain Node never uses it: it is three times slower.
 */
export function testBinding(): { nativeBinding?: string } {
  const path = process.env['TEST_SQLITE_BINDING']
  return process.versions['electron'] !== undefined && path ? { nativeBinding: path } : {}
}
