import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseNamedValues } from '../../../../src/kinds/exec/named-values.ts';

const values = (text: string): unknown => {
  const parsed = parseNamedValues(text);
  return parsed.ok ? parsed.values : parsed;
};

describe('a file of named values', () => {
  it.each<[string, string, Record<string, string>]>([
    ['is empty', '', {}],
    ['has empty lines', '\n\r\na=1\n\n', { a: '1' }],
    ['has no last line feed', 'a=1\nb=2', { a: '1', b: '2' }],
    ['has CRLF line ends', 'a=1\r\nb<<E\r\nx\r\ny\r\nE\r\n', { a: '1', b: 'x\r\ny' }],
    ['begins with a byte order mark', '\ufeffa=1', { a: '1' }],
    ['has a value with "=" and "<<"', 'a=b=c<<d', { a: 'b=c<<d' }],
    ['has an empty value', 'a=', { a: '' }],
    ['keeps blanks of a value', 'a= b ', { a: ' b ' }],
    ['has a heredoc', 'a<<EOF\none\n\ntwo\nEOF\nb=1', { a: 'one\n\ntwo', b: '1' }],
    ['has an empty heredoc', 'a<<EOF\nEOF', { a: '' }],
    ['has a heredoc with lines that look like values', 'a<<EOF\nadmin=1\nx<<EOF2\nEOF', { a: 'admin=1\nx<<EOF2' }],
    ['has a mark with "="', 'a<<E=F\nv\nE=F', { a: 'v' }],
    ['names a value twice', 'a=1\na=2', { a: '2' }],
    ['has names of all sorts', '_a-B9=1', { '_a-B9': '1' }],
    ['names what every object has', 'constructor=1\ntoString=2', { constructor: '1', toString: '2' }],
  ])('%s', (_title, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it.each<[string, string, number, string]>([
    ['a line that is neither', 'a=1\nwords\n', 2, 'expected "name=value" or "name<<MARK"'],
    ['a name that is none', '1a=2', 1, '"1a" cannot be the name of an output'],
    ['an empty name', '\n=2', 2, '"" cannot be the name of an output'],
    ['a name with a blank', 'a b=2', 1, '"a b" cannot be the name of an output'],
    ['the name of the prototype', '__proto__=2', 1, '"__proto__" cannot be the name of an output'],
    ['a heredoc without its end', 'x=1\na<<EOF\nv\nEOF2\n', 2, 'the value of "a" has no closing line "EOF"'],
    ['a heredoc without a mark', 'a<<', 1, 'the value of "a" has no closing mark after "<<"'],
    ['a bad name of a heredoc', 'ä<<E\nE', 1, '"ä" cannot be the name of an output'],
  ])('is refused for %s, with its line', (_title, text, line, message) => {
    expect(values(text)).toEqual({ ok: false, line, message });
  });

  it('gives back what was written, whatever the value', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);
    const value = fc.string({ unit: fc.constantFrom('a', '=', '<<', '\n', '\r', ' ', '€', 'MARK') });
    fc.assert(
      fc.property(fc.dictionary(name, value), (record) => {
        const text = Object.entries(record).map(([key, content]) => `${key}<<~no-such-line~\n${content}\n~no-such-line~\n`);
        const expected = Object.entries(record).map(([key, content]) => [key, content.replace(/\r$/, '')]);
        expect(values(text.join(''))).toEqual(Object.fromEntries(expected));
      }),
    );
  });

  it('is never anything but read or refused', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '=', '<<', '\n', 'E') }),
        (text) => typeof parseNamedValues(text).ok === 'boolean',
      ),
    );
  });
});
