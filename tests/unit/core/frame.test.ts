import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { codeFrame, position } from '../../../src/core/frame.ts';

const at = (
  text: string,
  start: number,
  end = start + 1,
): { source: { file: string; text: string }; start: number; end: number } => ({
  source: { file: 'jobs/a.yaml', text },
  start,
  end,
});

describe('position', () => {
  test.each([
    ['', 0, 1, 1],
    ['ab', 1, 1, 2],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\n', 2, 2, 1],
  ])('of %j at %i is line %i, column %i', (text, start, line, column) => {
    expect(position(at(text, start))).toEqual({ file: 'jobs/a.yaml', line, column });
  });
});

describe('codeFrame', () => {
  test('shows the marked line with two before it', () => {
    expect(codeFrame(at('one\ntwo\nthree\nfour', 8, 13))).toBe('1 | one\n2 | two\n3 | three\n  | ^^^^^');
  });

  test('keeps the mark in view on a long line', () => {
    const frame = codeFrame(at(`${'x'.repeat(300)}HERE${'y'.repeat(300)}`, 300, 304));
    const [line = '', mark = ''] = frame.split('\n');
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('HERE');
  });

  test('underlines the first line of a span over several', () => {
    expect(codeFrame(at('a: |\n  text\n', 3, 11))).toBe('1 | a: |\n  |    ^');
  });

  test('shows tabs as one column and other controls as a dot', () => {
    expect(codeFrame(at('\ta\u001b[2J', 1))).toBe('1 |  a·[2J\n  |  ^');
  });

  test('is empty without a text', () => {
    expect(codeFrame(at('', 0))).toBe('');
  });

  test('is at most 80 columns wide, with a mark, for any text and span', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\t', '\r\n', '🙂', '\u202e', 'word '),
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat({ max: 200 }), (written, where, length) => {
        const start = where % (written.length + 1);
        const frame = codeFrame(at(written, start, Math.min(written.length, start + length)));
        for (const line of frame.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
        expect(frame).toMatch(/\^$/);
        // oxlint-disable-next-line no-control-regex -- nothing that moves a cursor may be left
        expect(frame).not.toMatch(/[\0-\x09\x0b-\x1f\u202e]/);
        expect(frame.isWellFormed()).toBe(true);
      }),
    );
  });
});
