import { describe, expect, test } from 'vitest';

import { scoreSubmission } from '../../src/data/scoring/score.ts';
import { forms } from '../../src/sandbox/forms/questions.ts';
import { shippedBindings, shippedForm } from '../support/measures.ts';

describe('the forms of the sandbox', () => {
  test.each(shippedBindings)('%s asks what its binding knows, and nothing else', (id) => {
    const asked = forms.find(({ name }) => name === id)?.questions.map((question) => question.id) ?? [];
    const known = shippedForm(id).flatMap(({ places }) => [...places.values()].map(({ value }) => String(value)));
    expect(asked.toSorted()).toEqual(known.toSorted());
  });

  test.each(shippedBindings)('%s gives answers that its measures understand, however they are written', (id) => {
    const questions = forms.find(({ name }) => name === id)?.questions ?? [];
    const most = Math.max(...questions.map(({ choices, odd }) => choices.length + odd.length));
    for (let round = 0; round < most; round += 1) {
      const answers = questions.map(({ id: question_id, choices, odd }) => {
        const spellings = [...choices, ...odd.map(([text]) => text)];
        return { question_id, answer_value: spellings[round % spellings.length] ?? null };
      });
      expect(scoreSubmission(shippedForm(id), answers)).toMatchObject({ errors: [], warnings: 0 });
    }
  });

  test('that answer in numbers have the points of their choices', () => {
    const numbered = forms.flatMap(({ name, questions }) =>
      questions.filter((one) => one.numbered).map((one) => ({ name, ...one })),
    );
    const form = new Map(shippedBindings.map((id) => [id, shippedForm(id)]));
    for (const { name, id, choices } of numbered.filter((one) => form.has(one.name))) {
      for (const [value, text] of choices.entries()) {
        const [byText, byNumber] = [text, value].map((answer_value) =>
          scoreSubmission(form.get(name) ?? [], [{ question_id: id, answer_value }]).scores.flatMap(({ components }) =>
            components.filter(({ missing, kind }) => !missing && kind === 'item').map((one) => one.value),
          ),
        );
        expect(byNumber).toEqual(byText);
      }
    }
  });
});
