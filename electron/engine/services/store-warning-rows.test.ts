/** The rows behind a warning: stored once, and of a warning that is still there only what changed is written again. */
import { expect, test } from 'vitest'
import type { Denominator, Hit } from '../../../shared/domain/warning.ts'
import type { WritableDB } from '../vault/connection.ts'
import Database from '../vault/sqlite.ts'
import { WarningRows } from './store-warning-rows.ts'

const hit = (...ids: readonly string[]): Hit => ({
  subject: 'o1',
  key: 'k',
  level: 'red',
  figures: {},
  evidence: ids.map((id) => ({ dataset: 'contract', id }))
})
const against = (total: number, ...ids: readonly string[]): Denominator => ({
  dataset: 'contract',
  subjects: [{ subject: 'o1', total, ids }]
})

test('rows that are as they were stay untouched, others come and go, the whole number follows', () => {
  const db = new Database(':memory:')
  db.exec(`CREATE TABLE sys_warning (no INTEGER PRIMARY KEY, denominator_total INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE sys_warning_row (warning_no INTEGER NOT NULL REFERENCES sys_warning(no), role TEXT NOT NULL, dataset TEXT NOT NULL,
      row_id TEXT NOT NULL, PRIMARY KEY (warning_no, role, dataset, row_id)) STRICT, WITHOUT ROWID;
    INSERT INTO sys_warning (no) VALUES (1), (2);
    CREATE TEMP TABLE written (what TEXT);
    CREATE TEMP TRIGGER came AFTER INSERT ON main.sys_warning_row BEGIN INSERT INTO written VALUES ('+' || NEW.role || ' ' || NEW.row_id); END;
    CREATE TEMP TRIGGER went AFTER DELETE ON main.sys_warning_row BEGIN INSERT INTO written VALUES ('-' || OLD.role || ' ' || OLD.row_id); END;`)
  const rows = new WarningRows(db as WritableDB)
  const written = (no: number, found: Hit, denominator: Denominator | null, isNew: boolean) => {
    rows.begin(denominator, 1)
    rows.write(no, found, isNew)
    const total = db.prepare('SELECT denominator_total FROM sys_warning WHERE no = ?').pluck().get(no)
    return [total, ...db.prepare('DELETE FROM written RETURNING what').pluck().all()]
  }
  expect(written(2, hit('c9'), null, true)).toEqual([0, '+evidence c9'])
  const first = ['+evidence c1', '+denominator c1', '+denominator c2']
  expect(written(1, hit('c1', 'c1'), against(2, 'c1', 'c2'), true)).toEqual([2, ...first])
  expect(written(1, hit('c1'), against(2, 'c2', 'c1'), false)).toEqual([2])
  expect(written(1, hit('c1', 'c3'), against(5, 'c1', 'c3'), false)).toEqual([5, '+evidence c3', '+denominator c3', '-denominator c2'])
  expect(written(1, hit('c3'), null, false)).toEqual([0, '-denominator c1', '-denominator c3', '-evidence c1'])
  expect(db.prepare('SELECT warning_no, role, row_id FROM sys_warning_row ORDER BY warning_no').raw(true).all()).toEqual([
    [1, 'evidence', 'c3'],
    [2, 'evidence', 'c9']
  ])
  db.close()
})
