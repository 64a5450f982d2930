import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { canonicalJson } from '../../src/core/json.ts';
import type { Measure } from '../../src/data/scoring/measure-shape.ts';
import { scoreSubmission, type GivenAnswer } from '../../src/data/scoring/score.ts';
import { shippedBindings, shippedForm } from '../support/measures.ts';

type Item = Measure['items'][number];
const junk = 'zzz secret zzz';

/** An answer as people and forms give it: an anchor in any case, an alias, its points, nothing, several, or something else. */
function arbitraryAnswer({ response_map, aliases }: Item): fc.Arbitrary<GivenAnswer['answer_value']> {
  const texts = [...Object.keys(response_map), ...Object.keys(aliases)];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...texts) },
    { weight: 2, arbitrary: fc.constantFrom(...texts).map((text) => ` ${text.toUpperCase()}\t`) },
    { weight: 2, arbitrary: fc.constantFrom(...Object.values(response_map)) },
    { weight: 1, arbitrary: fc.constantFrom(null, '', ' ', []) },
    { weight: 1, arbitrary: fc.constantFrom(junk, [junk, junk], -1, 99, 0.5, true, { junk }) },
  );
}

function arbitrarySubmission(id: string): fc.Arbitrary<readonly GivenAnswer[]> {
  const places = shippedForm(id).flatMap(({ measure, places }) =>
    measure.items.flatMap((item) =>
      places.has(item.item_id) ? [{ item, question_id: String(places.get(item.item_id)?.value) }] : [],
    ),
  );
  return fc
    .tuple(
      ...places.map(({ item, question_id }) =>
        fc.record({ question_id: fc.constant(question_id), answer_value: arbitraryAnswer(item) }),
      ),
    )
    .chain((answers) => fc.shuffledSubarray(answers));
}

describe.each(shippedBindings)('any submission to %s', (id) => {
  const form = shippedForm(id);
  const scales = new Map(form.flatMap(({ measure }) => measure.scales.map((scale) => [scale.scale_id, scale])));

  test('has scores within their ranges, each with its band, and reasons without answers', () => {
    fc.assert(
      fc.property(arbitrarySubmission(id), (answers) => {
        const scored = scoreSubmission(form, answers);
        for (const { components } of scored.scores) {
          for (const { code, kind, value, exact_value, label, missing } of components) {
            expect(missing).toBe(value === null);
            const scale = scales.get(code);
            if (kind !== 'scale' || scale === undefined || value === null) continue;
            expect(value).toBeGreaterThanOrEqual(scale.min);
            expect(value).toBeLessThanOrEqual(scale.max);
            expect(Math.abs(value - Number(exact_value))).toBeLessThanOrEqual(0.5);
            expect(label).toEqual(expect.any(String));
          }
        }
        expect(scored.errors.join('\n')).not.toContain('secret');
      }),
      { numRuns: 60 },
    );
  });

  test('is scored the same whatever the order of its answers', () => {
    fc.assert(
      fc.property(arbitrarySubmission(id), (answers) => {
        expect(canonicalJson(scoreSubmission(form, answers.toReversed()))).toBe(canonicalJson(scoreSubmission(form, answers)));
      }),
      { numRuns: 20 },
    );
  });
});
