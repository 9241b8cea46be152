/** PostgreSQL with the helpers of models as functions. */
import { setTimeout as wait } from 'node:timers/promises'
import type * as Pg from 'pg'
import { AppError } from '../../shared/ipc/reply.ts'
import type { OtherEngine } from './engine.ts'
import { startPostgres } from './postgres-server.ts'

/** Defined as electron/engine/packs/sql-functions.ts says; and SUBSTR for our integers, which are all BIGINT (a model cannot cast to less). */
const functions = `
CREATE FUNCTION iso_day(t text) RETURNS date LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF t ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}($|[T ])' THEN RETURN substr(t, 1, 10)::date; END IF;
  RETURN NULL;
EXCEPTION WHEN others THEN RETURN NULL;
END $$;
CREATE FUNCTION days_between(a text, b text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT (iso_day(b) - iso_day(a))::bigint $$;
CREATE FUNCTION workdays_between(a text, b text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (SELECT w.upto FROM work_day w WHERE w.day = iso_day(b)) - (SELECT w.upto FROM work_day w WHERE w.day = iso_day(a)) $$;
CREATE FUNCTION add_months(d text, n double precision) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT to_char(iso_day(d) + make_interval(months => trunc(n)::int), 'YYYY-MM-DD') $$;
CREATE FUNCTION substr(t text, place bigint, amount bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.substr(t, place::int, amount::int) $$;
CREATE FUNCTION idiv(a double precision, b double precision) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN b <> 0 THEN trunc(trunc(a) / trunc(b))::bigint END $$;
CREATE FUNCTION least_of(VARIADIC v anycompatiblearray) RETURNS anycompatible LANGUAGE sql IMMUTABLE AS $$ SELECT min(x) FROM unnest(v) AS x $$;
CREATE FUNCTION greatest_of(VARIADIC v anycompatiblearray) RETURNS anycompatible LANGUAGE sql IMMUTABLE AS $$ SELECT max(x) FROM unnest(v) AS x $$;
CREATE FUNCTION round_to(x double precision, n double precision) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$
  SELECT sign(x) * floor(abs(x) * power(10::double precision, n) + 0.5) / power(10::double precision, n) $$;
CREATE FUNCTION r8_step(state double precision[], x double precision, p double precision) RETURNS double precision[] LANGUAGE sql IMMUTABLE AS $$
  SELECT COALESCE(p, state[1]) || state[2:] || CASE WHEN x IS NULL THEN '{}' ELSE ARRAY[x] END $$;
CREATE FUNCTION r8_end(state double precision[]) RETURNS double precision LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE l double precision[]; n int; h double precision; low int;
BEGIN
  SELECT array_agg(x ORDER BY x) INTO l FROM unnest(state[2:]) AS x;
  n := coalesce(array_length(l, 1), 0);
  IF n = 0 THEN RETURN NULL; END IF;
  h := least(greatest((n + 1::double precision / 3) * state[1] + 1::double precision / 3, 1), n);
  low := floor(h);
  RETURN l[low] + (h - low) * (l[least(low + 1, n)] - l[low]);
END $$;
CREATE AGGREGATE quantile_r8(double precision, double precision) (SFUNC = r8_step, STYPE = double precision[], INITCOND = '{0.5}', FINALFUNC = r8_end);
`

/** Starts a server of our own and connects. Throws `usage` when there is no PostgreSQL or no client for it. */
export async function openPostgres(): Promise<OtherEngine> {
  const pg = await load()
  const server = await startPostgres()
  try {
    const client = await connect(pg.Client, server.socket)
    const run = async (sql: string): Promise<void> => {
      await client.query(sql)
    }
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    return {
      name: 'postgres',
      version: rows[0]?.server_version ?? '',
      helpers: functions,
      run,
      rows: async (sql) => (await client.query<Record<string, string | number | null>>(sql)).rows,
      async close() {
        await client.end()
        await server.stop()
      }
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

const numbers: ReadonlySet<number> = new Set([20, 21, 23, 700, 701, 1700])

/** Tries until the server listens. */
async function connect(Client: typeof Pg.Client, host: string): Promise<Pg.Client> {
  const types = { getTypeParser: (type: number) => (text: string) => (numbers.has(type) ? Number(text) : text) }
  for (let tries = 0; ; tries += 1) {
    const client = new Client({ host, user: 'models', database: 'postgres', types: types as never })
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries > 200) throw error
      await wait(50)
    }
  }
}

async function load(): Promise<{ readonly Client: typeof Pg.Client }> {
  try {
    return (await import('pg')).default
  } catch {
    throw new AppError('usage', '没有安装 PostgreSQL 的客户端（开发依赖 pg）。', {
      next: '在源码目录运行 npm ci，或去掉 --engine 中的 postgres。'
    })
  }
}
