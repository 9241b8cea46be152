/**
 * The part of better-sqlite3 (multiple-ciphers edition) that the product uses. The package ships types, but its `exports` hide them from
 * the compiler, and they are full of `any`: this declares once what is used, `key` included.
 */
declare module 'better-sqlite3' {
  namespace Database {
    interface RunResult {
      readonly changes: number
      readonly lastInsertRowid: number | bigint
    }
    interface ColumnDefinition {
      readonly name: string
      readonly column: string | null
      readonly table: string | null
      readonly database: string | null
      readonly type: string | null
    }
    interface Statement {
      readonly source: string
      /** Returns rows. */
      readonly reader: boolean
      /** Writes nothing. */
      readonly readonly: boolean
      run(...params: readonly unknown[]): RunResult
      get(...params: readonly unknown[]): unknown
      all(...params: readonly unknown[]): unknown[]
      iterate(...params: readonly unknown[]): IterableIterator<unknown>
      pluck(on?: boolean): this
      raw(on?: boolean): this
      safeIntegers(on?: boolean): this
      columns(): ColumnDefinition[]
    }
    interface Transaction<T> {
      (): T
      immediate(): T
    }
    interface FunctionOptions {
      readonly varargs?: boolean
      readonly deterministic?: boolean
      readonly directOnly?: boolean
      readonly safeIntegers?: boolean
    }
    interface AggregateOptions<State> extends FunctionOptions {
      readonly start?: State | (() => State)
      readonly step: (state: State, ...values: readonly never[]) => State | void
      readonly inverse?: (state: State, ...values: readonly never[]) => State
      readonly result?: (state: State) => unknown
    }
    interface Options {
      readonly?: boolean
      fileMustExist?: boolean
      timeout?: number
      nativeBinding?: string
    }
    interface Database {
      readonly name: string
      readonly open: boolean
      readonly readonly: boolean
      readonly inTransaction: boolean
      prepare(source: string): Statement
      transaction<T>(work: () => T): Transaction<T>
      exec(source: string): this
      pragma(source: string, options?: { readonly simple?: boolean }): unknown
      /** Sets the key of an encrypted file; bytes, so that no string holds it. */
      key(key: Buffer): number
      /** Encrypts the whole file anew under another key. Not in WAL mode. */
      rekey(key: Buffer): number
      function(name: string, options: FunctionOptions, work: (...values: readonly never[]) => unknown): this
      aggregate<State>(name: string, options: AggregateOptions<State>): this
      close(): this
    }
  }
  class SqliteError extends Error {
    readonly code: string
    constructor(message: string, code: string)
  }
  const Database: {
    new (file: string, options?: Database.Options): Database.Database
    readonly SqliteError: typeof SqliteError
  }
  export default Database
}
