import { expect, it } from 'vitest';

import { sqlTrouble } from '../../../../src/solution/playbook/sql.ts';

it.each([
  'SELECT 1',
  '  select 1 ;  ',
  "SELECT 'it''s; (fine' AS \"a;b\" -- and; this\n FROM t /* ; ( */",
  'WITH a AS (SELECT 1), b AS (DELETED) SELECT * FROM a',
  'WITH a AS (SELECT replace(x, y, z) FROM t) SELECT replace(1, 2, 3) FROM a',
])('one SELECT is taken: %s', (sql) => {
  expect(sqlTrouble(sql)).toBeNull();
});

it.each([
  ['', 'holds no statement'],
  ['-- SELECT 1', 'holds no statement'],
  ['(SELECT 1)', 'holds no statement'],
  ['SELECT 1; SELECT 2', 'more than one statement'],
  ['SELECT 1;;', 'more than one statement'],
  ['UPDATE t SET a = 1', 'begins with UPDATE'],
  ['PRAGMA x', 'begins with PRAGMA'],
  ['WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a', 'leads to no SELECT'],
  ['WITH a AS (SELECT 1) VALUES (1)', 'leads to no SELECT'],
  ['SELECT (1', 'brackets do not match'],
  ['SELECT 1)', 'brackets do not match'],
  ["SELECT 'a", 'not closed'],
  ['SELECT 1 /* a', 'not closed'],
])('what is not one SELECT is refused: %s', (sql, words) => {
  expect(sqlTrouble(sql)).toContain(words);
});
