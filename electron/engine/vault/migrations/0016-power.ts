/**
 * The exercise of power: a fact for each act of a person and each decided node, and what they come to by month. Made anew when matters, steps, acts,
 * appointments or confirmed names change; marks and warnings are read beside them and never stored here, so that they cannot be out of date.
 */
import type { Migration } from './migration.ts'

export const migration0016: Migration = {
  version: 16,
  name: 'power',
  sql: `
-- its indexes are made after each filling (queries/power-facts.ts), which is many times quicker than before it
-- grain 'act': a person's act (id = act); grain 'step': a decided node (id = step). amount of an act only on the person's first act at that step
CREATE TABLE sys_power (
  no INTEGER PRIMARY KEY, grain TEXT NOT NULL CHECK (grain IN ('act', 'step')), id TEXT NOT NULL, step_id TEXT NOT NULL, matter_id TEXT NOT NULL,
  procedure TEXT NOT NULL, node TEXT NOT NULL, item TEXT NOT NULL, org_id TEXT, month TEXT NOT NULL, at TEXT NOT NULL,
  person_id TEXT, kind TEXT, appointment_id TEXT, post TEXT, post_name TEXT, post_from TEXT, lane TEXT,
  days INTEGER, amount INTEGER, counted INTEGER, round INTEGER NOT NULL) STRICT;
-- member '' is all of the dimension, procedure '' all procedures, month '' all time; days is a count of facts by working days
CREATE TABLE sys_power_roll (
  dimension TEXT NOT NULL, procedure TEXT NOT NULL, member TEXT NOT NULL, month TEXT NOT NULL, n INTEGER NOT NULL, matters INTEGER NOT NULL,
  amounts INTEGER NOT NULL, amount INTEGER NOT NULL, timed INTEGER NOT NULL, days TEXT NOT NULL,
  PRIMARY KEY (dimension, procedure, member, month)) STRICT, WITHOUT ROWID;
-- spending by month; domain is the procedure of the matter ('' none), channel as the matter says it ('' not said)
CREATE TABLE sys_power_spend (
  month TEXT NOT NULL, domain TEXT NOT NULL, kind TEXT NOT NULL, org_id TEXT NOT NULL, channel TEXT NOT NULL, n INTEGER NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (month, domain, kind, org_id, channel)) STRICT, WITHOUT ROWID;
CREATE INDEX sys_power_roll_month ON sys_power_roll(dimension, procedure, month, member);
`
}
