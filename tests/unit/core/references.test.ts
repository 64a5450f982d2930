import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseReferences, referencesIn, referenceText, substitute, type Reference } from '../../../src/core/references.ts';

const values: Readonly<Record<string, string>> = {
  '${HOME}': '/root',
  '${params.day}': '2026-11-22',
  '${jobs.pipeline.load.outputs.rows}': '7',
  '${EMPTY}': '',
  '${NESTED}': '${HOME}',
};
const lookup = (reference: Reference): string | undefined => values[referenceText(reference)];

describe('substitute', () => {
  test.each([
    ['plain', 'plain'],
    ['$HOME and {HOME}', '$HOME and {HOME}'],
    ['${HOME}/x', '/root/x'],
    ['${params.day}-${jobs.pipeline.load.outputs.rows}', '2026-11-22-7'],
    ['[${EMPTY}]', '[]'],
    ['$${HOME}', '${HOME}'],
    ['$$${HOME}', '$${HOME}'],
    ['${NESTED}', '${HOME}'],
  ])('%s becomes %s', (text, value) => {
    expect(substitute(text, lookup)).toEqual({ ok: true, value });
  });

  test('names every value that is not there', () => {
    expect(substitute('${A}${HOME}${params.b}${jobs.c.outputs.d}', lookup)).toEqual({
      ok: false,
      missing: [
        { kind: 'variable', name: 'A' },
        { kind: 'param', name: 'b' },
        { kind: 'output', job_id: 'c', name: 'd' },
      ],
    });
  });
});

describe('parseReferences', () => {
  test.each([
    ['${}', 'syntax'],
    ['${1A}', 'syntax'],
    ['${A', 'syntax'],
    ['${HOME:-x}', 'syntax'],
    ['${params.}', 'syntax'],
    ['${jobs.a.outputs.}', 'syntax'],
    ['${jobs.A.outputs.b}', 'syntax'],
    ['${{ x }}', 'expression'],
    ['${{ x', 'expression'],
  ])('cannot read %s: %s', (text, cause) => {
    expect(parseReferences(`a ${text}`).problems).toEqual([{ text, cause }]);
  });

  test('reads back what referenceText writes', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
    const reference: fc.Arbitrary<Reference> = fc.oneof(
      fc.record({ kind: fc.constant('variable' as const), name }),
      fc.record({ kind: fc.constant('param' as const), name }),
      fc.record({ kind: fc.constant('output' as const), job_id: fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,8}$/), name }),
    );
    fc.assert(
      fc.property(fc.array(reference), (references) => {
        expect(referencesIn(references.map(referenceText).join(' '))).toEqual(references);
      }),
    );
  });

  test('keeps every character of any text in its pieces and problems', () => {
    const text = fc
      .array(fc.constantFrom('$', '{', '}', '$${', '${', '${A}', 'x', ' ', '.', 'params'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const { pieces, problems } = parseReferences(written);
        const kept = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('').length;
        const lost = problems.reduce((sum, found) => sum + found.text.length, 0);
        // Each `$${` that became `${` is one character shorter, and only pieces hold them.
        const escapes = pieces.filter((piece) => piece === '${').length;
        expect(kept + lost).toBe(written.length - escapes);
      }),
    );
  });
});
