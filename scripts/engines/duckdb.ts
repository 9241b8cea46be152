/** DuckDB in memory, with the helpers of models as macros. The package is large and for tests only, so it is asked for when wanted. */
import type * as DuckDb from '@duckdb/node-api'
import { AppError } from '../../shared/ipc/reply.ts'
import type { OtherEngine } from './engine.ts'

/** Defined as electron/engine/packs/sql-functions.ts says. */
const macros = `
CREATE MACRO iso_day(t) AS CASE WHEN regexp_matches(t, '^[0-9]{4}-[0-9]{2}-[0-9]{2}($|[T ])') THEN TRY_CAST(SUBSTR(t, 1, 10) AS DATE) END;
CREATE MACRO days_between(a, b) AS CAST(iso_day(b) - iso_day(a) AS BIGINT);
CREATE MACRO workdays_between(a, b) AS
  (SELECT w.upto FROM work_day w WHERE w.day = iso_day(b)) - (SELECT w.upto FROM work_day w WHERE w.day = iso_day(a));
CREATE MACRO add_months(d, n) AS strftime(iso_day(d) + to_months(CAST(trunc(CAST(n AS DOUBLE)) AS INTEGER)), '%Y-%m-%d');
CREATE MACRO idiv(a, b) AS CASE WHEN b <> 0 THEN CAST(trunc(trunc(CAST(a AS DOUBLE)) / trunc(CAST(b AS DOUBLE))) AS BIGINT) END;
CREATE MACRO least_of(a, b) AS least(a, b), (a, b, c) AS least(a, b, c), (a, b, c, d) AS least(a, b, c, d), (a, b, c, d, e) AS least(a, b, c, d, e);
CREATE MACRO greatest_of(a, b) AS greatest(a, b), (a, b, c) AS greatest(a, b, c), (a, b, c, d) AS greatest(a, b, c, d),
  (a, b, c, d, e) AS greatest(a, b, c, d, e);
CREATE MACRO round_to(x, n) AS
  sign(CAST(x AS DOUBLE)) * floor(abs(CAST(x AS DOUBLE)) * power(CAST(10 AS DOUBLE), n) + 0.5) / power(CAST(10 AS DOUBLE), n);
CREATE MACRO r8_place(n, p) AS least(greatest((n + CAST(1 AS DOUBLE) / 3) * p + CAST(1 AS DOUBLE) / 3, 1), n);
CREATE MACRO r8_pick(l, h) AS
  l[CAST(floor(h) AS BIGINT)] + (h - floor(h)) * (l[least(CAST(floor(h) AS BIGINT) + 1, len(l))] - l[CAST(floor(h) AS BIGINT)]);
CREATE MACRO quantile_r8(x, p) AS CASE WHEN count(x) > 0 THEN
  r8_pick(list_sort(list(CAST(x AS DOUBLE)) FILTER (WHERE x IS NOT NULL)), r8_place(CAST(count(x) AS DOUBLE), max(CAST(p AS DOUBLE)))) END;
`

/** Opens an empty one that can reach neither files nor the network. Throws `usage` when the package is not installed. */
export async function openDuckDb(): Promise<OtherEngine> {
  const { DuckDBInstance, version } = await load()
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: '',
    enable_external_access: 'false',
    threads: '1'
  })
  const connection: DuckDb.DuckDBConnection = await instance.connect()
  const run = async (sql: string): Promise<void> => {
    await connection.run(sql)
  }
  await run('SET lock_configuration = true')
  return {
    name: 'duckdb',
    version: version(),
    helpers: macros,
    run,
    async rows(sql) {
      const reader = await connection.runAndReadAll(sql)
      return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])))
    },
    async close() {
      connection.closeSync()
      instance.closeSync()
    }
  }
}

async function load(): Promise<typeof DuckDb> {
  try {
    return await import('@duckdb/node-api')
  } catch {
    throw new AppError('usage', '没有安装 DuckDB（开发依赖 @duckdb/node-api）。', {
      next: '在源码目录运行 npm ci，或去掉 --engine 中的 duckdb。'
    })
  }
}

/** Wide integers and decimals are objects or bigints there. */
function plain(value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  return Number(String(value))
}
