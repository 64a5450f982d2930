import { describe, expect, it } from 'vitest';

import { viewSql } from '../../../src/data/view-sql.ts';
import type { ViewDialect } from '../../../src/ports/view-dialect.ts';

const spoken =
  (word: string) =>
  (...args: readonly string[]): string =>
    `<${word} ${args.join(' ')}>`;

const dialect: ViewDialect = {
  table: spoken('table'),
  text: spoken('text'),
  integer: spoken('integer'),
  number: spoken('number'),
  json: spoken('json'),
  time: spoken('time'),
  listed: spoken('listed'),
  referenced: spoken('referenced'),
  object: spoken('object'),
};

const expand = (text: string): string => viewSql(text, { file: 'x.sql', dialect });

describe('viewSql', () => {
  it('puts the dialect’s words in place, and leaves the rest alone', () => {
    expect(
      expand('SELECT {{text(payload, $.a.b)}} AS x, {{listed( c.payload , $.codes[0] , 1 )}} FROM {{table(raw_objects)}}'),
    ).toBe('SELECT <text payload $.a.b> AS x, <listed c.payload $.codes[0] 1> FROM <table raw_objects>');
  });

  it('takes an object’s names and columns as they are', () => {
    expect(expand("{{object(\n  'a', t.a,\n  'b', t.b\n)}}")).toBe("<object 'a', t.a,\n  'b', t.b>");
  });

  it.each([
    ['{{txt(payload, $.a)}}', 'known are table, text'],
    ['{{text(payload)}}', 'the arguments do not fit "text"'],
    ['{{text(payload, a)}}', 'the arguments do not fit "text"'],
    ["{{text(payload, $.a' OR 1)}}", 'the arguments do not fit "text"'],
    ['{{text(payload; DROP, $.a)}}', 'the arguments do not fit "text"'],
    ['{{table(a b)}}', 'the arguments do not fit "table"'],
    ["{{listed(payload, $.a, 1')}}", 'the arguments do not fit "listed"'],
    ['{{object()}}', 'the arguments do not fit "object"'],
    ['SELECT {{ FROM x', 'stands alone'],
    ['SELECT }} FROM x', 'stands alone'],
  ])('refuses %s', (text, words) => {
    expect(() => expand(text)).toThrow(words);
    expect(() => expand(text)).toThrow('"x.sql"');
  });
});
