/** Managers against suppliers where entries were confirmed to be one person or one firm, and units of the appraisal table that have no manager. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newDesk, type Desk } from '../import/import-fixture.ts'
import { appraiseUnits } from './appraise-units.ts'
import { checkRelations } from './check-relations.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk(['core', 'ecology'])
  desk.vault.writer.exec(`INSERT INTO org (id, name) VALUES ('o', '住建局'), ('n', '无班子的单位');
    INSERT INTO person (id, name, org_id, id_hash) VALUES ('p', '张三', 'o', NULL), ('p2', '张三', NULL, 'h1'), ('q', '李四', 'o', NULL);
    INSERT INTO appointment (id, person_id, org_id, post_name, lane, valid_from) VALUES ('1', 'p', 'o', '副局长', 'deputy', '2020-01-01'), ('2', 'p2', 'o', '局长', 'head', '2022-01-01'), ('3', 'q', 'o', '副局长', 'deputy', '2020-01-01');
    INSERT INTO party (id, name, legal_id_hash) VALUES ('f', '甲公司', NULL), ('f2', '甲有限公司', 'h1'), ('g', '乙公司', NULL);
    INSERT INTO relation (id, person_id, kind, name, party_id) VALUES ('r', 'p2', 'kin', '张小妹', 'g');
    INSERT INTO contract (id, code, org_id, party_id, amount) VALUES ('c1', 'c1', 'o', 'f', 100), ('c2', 'c2', 'o', 'f2', 50), ('c3', 'c3', 'o', 'g', 7)`)
})
afterEach(() => desk.close())
const sheet = () =>
  checkRelations(desk.vault.reader, undefined, '2026-01-01').managers.map((one) => ({
    who: one.person.id,
    post: one.post,
    identified: one.identified,
    relations: one.relations,
    firms: one.firms,
    matches: one.matches.map((match) => [match.party.id, match.how, match.contracts, match.amount])
  }))

test('[C4] entries confirmed to be one person or one firm are one: their number, relations, posts and contracts come together', () => {
  expect(sheet().map((one) => [one.who, one.firms, one.matches.length])).toEqual([
    ['p2', 3, 2],
    ['p', 3, 0],
    ['q', 3, 0]
  ])
  desk.vault.writer.exec(
    `INSERT INTO alias (id, kind, entity_id, canonical_id, name, canonical_name, how) VALUES ('p2', 'person', 'p2', 'p', '张三', '张三', 'confirmed'), ('f2', 'party', 'f2', 'f', '甲有限公司', '甲公司', 'confirmed')`
  )
  expect(sheet()).toEqual([
    {
      who: 'p',
      post: '局长',
      identified: true,
      relations: 1,
      firms: 2,
      matches: [
        ['g', 'declared', 1, 7],
        ['f', 'self', 2, 150]
      ]
    },
    { who: 'q', post: '副局长', identified: false, relations: 0, firms: 2, matches: [] }
  ])
})

test('[C4] a veto of a unit without managers on record does not go missing from the appraisal table', () => {
  desk.vault.writer.exec(
    `INSERT INTO veto_record (id, org_id, indicator, period, reason, decided_by) VALUES ('v', 'n', 'A111', '2026Q3', '主要负责人被立案', '县纪委监委')`
  )
  const of = (org?: string) =>
    appraiseUnits(desk.vault.reader, checkRelations(desk.vault.reader, org, '2026-01-01'), '2026', org).units.map((unit) => [
      unit.org.name,
      unit.managers,
      unit.result
    ])
  expect(of()).toEqual([
    ['无班子的单位', 0, 'veto'],
    ['住建局', 3, 'to_decide']
  ])
  expect(of('o')).toEqual([['住建局', 3, 'to_decide']])
})
