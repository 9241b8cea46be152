/** The words the portable subset knows: which functions may be called, and which words are grammar rather than names. */

/** Helpers registered on every engine (contracts.md §3). */
export const helperFunctions = [
  'DAYS_BETWEEN',
  'WORKDAYS_BETWEEN',
  'ADD_MONTHS',
  'IDIV',
  'LEAST_OF',
  'GREATEST_OF',
  'ROUND_TO',
  'QUANTILE_R8',
  'LIMIT_AT'
] as const

export const aggregateFunctions: ReadonlySet<string> = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'STRING_AGG', 'QUANTILE_R8'])

/** Functions that behave the same on SQLite, DuckDB and PostgreSQL for the types of our tables. */
export const portableFunctions: ReadonlySet<string> = new Set([
  ...helperFunctions,
  ...aggregateFunctions,
  ...(
    'COALESCE NULLIF ABS LENGTH LOWER UPPER TRIM LTRIM RTRIM SUBSTR SUBSTRING REPLACE ROUND CAST ROW_NUMBER RANK DENSE_RANK PERCENT_RANK ' +
    'CUME_DIST NTILE LAG LEAD FIRST_VALUE LAST_VALUE SQRT LN EXP POWER SIGN FLOOR CEILING'
  ).split(' ')
])

/** Words of the grammar: never a column, and not a function when a bracket follows. */
export const grammarWords: ReadonlySet<string> = new Set(
  (
    'ALL AND AS ASC BETWEEN BY CASE CROSS CURRENT DESC DISTINCT DOUBLE ELSE END ESCAPE EXCEPT EXISTS FALSE FILTER FIRST FOLLOWING FROM FULL ' +
    'GROUP HAVING IN INNER INTERSECT IS JOIN LAST LEFT LIKE LIMIT NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PRECEDING ' +
    'PRECISION RANGE RECURSIVE RIGHT ROW ROWS SELECT THEN TRUE UNBOUNDED UNION USING VALUES WHEN WHERE WINDOW WITH MATERIALIZED'
  ).split(' ')
)

/** Words that begin a statement which is not a reading one. */
export const writingWords: ReadonlySet<string> = new Set(
  'INSERT UPDATE DELETE CREATE DROP ALTER ATTACH DETACH PRAGMA VACUUM REINDEX ANALYZE BEGIN COMMIT ROLLBACK SAVEPOINT RELEASE'.split(' ')
)
