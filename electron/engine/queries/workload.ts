/** A person's work within a period: acts with the moments of their steps, matters closed, places where they were, and the same of their peers. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, allArrays, get, identifier, list, sql } from '../vault/sql.ts'

export interface WorkActRecord {
  readonly id: string
  readonly at: string
  readonly matter: string
}
export interface WorkMatterRecord {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly procedure: string
  readonly opened: string | null
  readonly closed: string | null
  readonly marks: number
}

/** `to` is the first day behind the period. */
export interface WorkSpan {
  readonly from: string
  readonly to: string
}

/** Answered from the index of acts by person and time alone. */
export function actsWithin(db: ReadableDB, people: readonly string[], { from, to }: WorkSpan): readonly WorkActRecord[] {
  return allArrays<readonly [string, string, string]>(
    db,
    sql`SELECT id, at, matter_id FROM act WHERE person_id IN (${list(people)}) AND at >= ${from} AND at < ${to} ORDER BY at, matter_id, step_id, id`
  ).map(([id, at, matter]) => ({ id, at, matter }))
}

/**
 * Remarks of conformance of one kind upon steps on which these people acted within the period, latest first, each with the act. Hours are remarked
 * upon by person and act; seconds upon the step, so every act of theirs on it counts.
 */
export function remarksWithin(
  db: ReadableDB,
  people: readonly string[],
  { from, to }: WorkSpan,
  kind: string
): readonly { readonly act: string; readonly at: string; readonly matter: string; readonly used: number | null }[] {
  return all(
    db,
    sql`SELECT a.id AS act, a.at, a.matter_id AS matter, k.used FROM mark k JOIN act a ON a.step_id = k.step_id
        WHERE k.kind = ${kind} AND a.person_id IN (${list(people)}) AND a.at >= ${from} AND a.at < ${to}
          AND (k.person_id IS NULL OR (k.person_id = a.person_id AND k.at = a.at)) ORDER BY a.at DESC, a.id`
  )
}

/** Matters in which one of these people acted and which were closed within the period: id and day. */
export function closedWithin(
  db: ReadableDB,
  people: readonly string[],
  { from, to }: WorkSpan
): readonly { readonly id: string; readonly day: string }[] {
  return all(
    db,
    sql`SELECT DISTINCT matter_id AS id, day FROM sys_roll_person_closed WHERE person_id IN (${list(people)}) AND day >= ${from} AND day < ${to}`
  )
}

/** The latest day of an act of these people; null without any. */
export function lastActOf(db: ReadableDB, people: readonly string[]): string | null {
  const days = people.map(
    (person) => get<{ last: string | null }>(db, sql`SELECT MAX(at) AS last FROM act WHERE person_id = ${person}`)?.last ?? null
  )
  const known = days.filter((day) => day !== null).toSorted()
  return known.at(-1)?.slice(0, 10) ?? null
}

export function workMatters(db: ReadableDB, ids: readonly string[]): readonly WorkMatterRecord[] {
  return all(
    db,
    sql`SELECT m.id, m.code, m.name, m.procedure, m.opened, m.closed, COALESCE(r.marks, 0) AS marks
        FROM matter m LEFT JOIN sys_roll_marks r ON r.matter_id = m.id WHERE m.id IN (${list(ids)})`
  )
}

export interface TrackSource {
  readonly dataset: string
  readonly person: string
  readonly matter: string
  readonly at: string
}
/** Rows of a ledger of places for these matters by these people, in order of time; at most 20 a matter, with the count of all. */
export function trackPoints(
  db: ReadableDB,
  source: TrackSource,
  people: readonly string[],
  matters: readonly string[]
): readonly { readonly matter: string; readonly id: string; readonly at: string | null; readonly n: number }[] {
  const [person, matter, at] = [identifier(source.person), identifier(source.matter), identifier(source.at)]
  return all(
    db,
    sql`SELECT matter, id, at, n FROM (
          SELECT ${matter} AS matter, id, ${at} AS at, COUNT(*) OVER (PARTITION BY ${matter}) AS n,
            ROW_NUMBER() OVER (PARTITION BY ${matter} ORDER BY ${at}, id) AS place
          FROM ${identifier(source.dataset)} WHERE ${person} IN (${list(people)}) AND ${matter} IN (${list(matters)}))
        WHERE place <= 20 ORDER BY matter, at, id`
  )
}

/**
 * Everybody who holds this post now, with acts and marked acts of all years and matters closed within the period. `merged`: entries confirmed to be one
 * person are one, with the work of each of them, also of those without the post, and a matter of several of them once.
 */
export function holdersWithin(
  db: ReadableDB,
  post: string,
  { from, to }: WorkSpan,
  merged: boolean
): readonly { readonly id: string; readonly acts: number; readonly marked: number; readonly closed: number }[] {
  const one = merged ? sql`COALESCE((SELECT k.canonical_id FROM alias k WHERE k.entity_id = p.person_id), p.person_id)` : sql`p.person_id`
  const others = merged ? sql`UNION SELECT h.id, k.entity_id FROM holder h JOIN alias k ON k.canonical_id = h.id` : sql``
  return all(
    db,
    sql`WITH holder AS MATERIALIZED (
          SELECT DISTINCT ${one} AS id FROM appointment p WHERE p.post_name = ${post} AND p.valid_to IS NULL AND p.person_id IS NOT NULL),
        entry AS MATERIALIZED (SELECT id, id AS entry FROM holder ${others}),
        roll AS (SELECT e.id, SUM(r.acts) AS acts, SUM(r.marked) AS marked FROM entry e JOIN sys_roll_person r ON r.person_id = e.entry GROUP BY e.id),
        done AS (SELECT id, COUNT(*) AS closed FROM (SELECT DISTINCT e.id, c.matter_id, c.day FROM entry e
          JOIN sys_roll_person_closed c ON c.person_id = e.entry AND c.day >= ${from} AND c.day < ${to}) GROUP BY id)
        SELECT h.id, COALESCE(r.acts, 0) AS acts, COALESCE(r.marked, 0) AS marked, COALESCE(d.closed, 0) AS closed
        FROM holder h LEFT JOIN roll r ON r.id = h.id LEFT JOIN done d ON d.id = h.id ORDER BY closed, h.id`
  )
}
