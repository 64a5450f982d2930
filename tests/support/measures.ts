import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sha256 } from '../../src/adapters/hash.ts';
import type { Json } from '../../src/core/json.ts';
import { bind, readBinding, type BoundMeasure } from '../../src/data/scoring/binding.ts';
import type { Measure } from '../../src/data/scoring/measure-shape.ts';
import { readMeasure } from '../../src/data/scoring/measure.ts';
import { scoreSubmission, type Component, type GivenAnswer, type Scored } from '../../src/data/scoring/score.ts';
import { root } from '../pipeline/house.ts';

const folder = 'jobs/formation';

function idsIn(registry: 'measures' | 'bindings'): readonly string[] {
  return globSync(`${folder}/${registry}/*/1-0-0.json`, { cwd: root })
    .map((file) => file.split(/[\\/]/).at(-2) ?? '')
    .sort();
}

export const shippedMeasures = idsIn('measures');
export const shippedBindings = idsIn('bindings');

function read(file: string): { readonly file: string; readonly text: string } {
  return { file, text: readFileSync(join(root, file), 'utf8') };
}

export function shippedMeasure(id: string): Measure {
  return readMeasure(read(`${folder}/measures/${id}/1-0-0.json`), { id, version: '1.0.0' });
}

/** A form of the project, as a job reads it. */
export function shippedForm(id: string): readonly BoundMeasure[] {
  const from = read(`${folder}/bindings/${id}/1-0-0.json`);
  const binding = readBinding(from, { id, version: '1.0.0' });
  return bind(binding, from, ({ measure_id }) => {
    const { text } = read(`${folder}/measures/${measure_id}/1-0-0.json`);
    return { measure: shippedMeasure(measure_id), digest: sha256(text) };
  });
}

/** A form that asks the given items of one measure; the question ids are the item ids. */
export function formOf(
  measure: Measure,
  options: { readonly without?: readonly string[]; readonly prorate_unbound?: readonly string[] } = {},
): readonly BoundMeasure[] {
  const { without = [], prorate_unbound = [] } = options;
  const asked = measure.items.map(({ item_id }) => item_id).filter((id) => !without.includes(id));
  const section = {
    ...{ name: 'All', measure_id: measure.measure_id, measure_version: measure.version, prorate_unbound },
    bindings: asked.map((item_id) => ({ item_id, by: 'field_key', value: item_id })),
  };
  const text = JSON.stringify({ type: 'form_binding_spec', binding_id: 'test', version: '1.0.0', sections: [section] });
  const from = { file: 'test.json', text };
  return bind(readBinding(from, { id: 'test', version: '1.0.0' }), from, () => ({ measure, digest: 'digest' }));
}

/** One answer for each question of a form, by the item that it belongs to. */
export function answersTo(
  form: readonly BoundMeasure[],
  answer: (item: Measure['items'][number]) => Json,
): readonly GivenAnswer[] {
  return form.flatMap(({ measure, places }) =>
    measure.items.flatMap((item) => {
      const place = places.get(item.item_id);
      return place === undefined ? [] : [{ question_id: String(place.value), answer_value: answer(item) }];
    }),
  );
}

/** The text of the anchor that gives these points. */
export function anchorFor(item: Measure['items'][number], points: number): string {
  const found = Object.entries(item.response_map).find(([, value]) => value === points);
  if (found === undefined) throw new Error(`${item.item_id} has no anchor of ${points} points`);
  return found[0];
}

/** Scores one measure alone; `answers` by item number, the others as `rest` says. */
export function scoreAlone(
  id: string,
  answers: Readonly<Record<number, Json>>,
  rest: (item: Measure['items'][number]) => Json,
): Scored {
  const form = formOf(shippedMeasure(id));
  return scoreSubmission(
    form,
    answersTo(form, (item) => (item.position in answers ? (answers[item.position] ?? null) : rest(item))),
  );
}

export function component(scored: Scored, code: string): Component {
  const found = scored.scores.flatMap(({ components }) => components).find((one) => one.code === code);
  if (found === undefined) throw new Error(`There is no component "${code}"`);
  return found;
}
