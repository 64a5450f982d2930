import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';

import { sqliteDialect } from '../../../../src/adapters/sqlite/dialect.ts';

/** What an expression over a JSON column `p` gives. */
function of(expression: string, payload: unknown): unknown {
  const db = new DatabaseSync(':memory:');
  const row = db.prepare(`SELECT ${expression} AS value FROM (SELECT ? AS p)`).get(JSON.stringify(payload));
  db.close();
  return row?.['value'];
}

describe('sqliteDialect', () => {
  it.each([
    ['x', 'x'],
    ['', ''],
    [14, '14'],
    [1.5, '1.5'],
    [true, 'true'],
    [false, 'false'],
    [null, null],
    [undefined, null],
    [{ b: 1 }, null],
    [[1], null],
  ])('reads %o as text', (a, wanted) => {
    expect(of(sqliteDialect.text('p', '$.a'), { a })).toBe(wanted);
  });

  it.each([
    [10, 10],
    ['10', 10],
    ['10 apples', null],
    ['', null],
    ['apples', null],
    [{ b: 1 }, null],
    [undefined, null],
  ])('reads %o as a whole number', (a, wanted) => {
    expect(of(sqliteDialect.integer('p', '$.a'), { a })).toBe(wanted);
  });

  it('reads numbers with a fraction', () => {
    expect(of(sqliteDialect.number('p', '$.a'), { a: '2.5' })).toBe(2.5);
  });

  it.each([
    ['2025-01-01T10:00:00+02:00', '2025-01-01T08:00:00.000Z'],
    ['2025-01-01T10:00:00.1234567Z', '2025-01-01T10:00:00.123Z'],
    ['soon', null],
    [undefined, null],
  ])('reads %o as a time', (a, wanted) => {
    expect(of(sqliteDialect.time('p', '$.a'), { a })).toBe(wanted);
  });

  it.each([
    ['1', 1],
    ['3,1', 1],
    ['6, 1, 2', 1],
    [1, 1],
    ['11', 0],
    ['', 0],
    [undefined, 0],
  ])('looks for 1 in the list %o', (a, wanted) => {
    expect(of(sqliteDialect.listed('p', '$.a', '1'), { a })).toBe(wanted);
  });

  it.each([
    ['Contact/1f3a', '1f3a'],
    ['a/b/c', 'b/c'],
    ['none', null],
    [undefined, null],
  ])('finds whom %o refers to', (a, wanted) => {
    expect(of(sqliteDialect.referenced('p', '$.a'), { a })).toBe(wanted);
  });

  it('gives any value as JSON, and none as NULL', () => {
    expect(of(sqliteDialect.json('p', '$.a'), { a: [1, 'x'] })).toBe('[1,"x"]');
    expect(of(sqliteDialect.json('p', '$.a'), {})).toBeNull();
  });

  it('builds objects', () => {
    expect(of(sqliteDialect.object(`'n', 1, 'p', p`), 'x')).toBe('{"n":1,"p":"\\"x\\""}');
  });
});
