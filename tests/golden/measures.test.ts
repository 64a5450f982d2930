import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { scoreScale } from '../../src/data/scoring/scale.ts';
import { recode } from '../../src/data/scoring/codebook.ts';
import type { Measure } from '../../src/data/scoring/measure-shape.ts';
import { scoreSubmission } from '../../src/data/scoring/score.ts';
import {
  anchorFor,
  answersTo,
  component,
  formOf,
  scoreAlone,
  shippedBindings,
  shippedForm,
  shippedMeasure,
  shippedMeasures,
} from '../support/measures.ts';

type Item = Measure['items'][number];
const anchors = ({ response_map }: Item): readonly string[] => Object.keys(response_map);
const first = (item: Item): string => anchors(item)[0] ?? '';
const second = (item: Item): string => anchors(item)[1] ?? '';
const last = (item: Item): string => anchors(item).at(-1) ?? '';

/** Every score from the lowest to the highest of each scale, by its bands: `min-max label [code level]`. */
const bands: Readonly<Record<string, readonly string[]>> = {
  phq9_total: [
    '0-4 Minimal [none 0]',
    '5-9 Mild [mild 1]',
    '10-14 Moderate [moderate 2]',
    '15-19 Moderately severe [moderate_severe 3]',
    '20-27 Severe [severe 4]',
  ],
  phq9_severity: ['0-0 Not difficult at all', '1-1 Somewhat difficult', '2-2 Very difficult', '3-3 Extremely difficult'],
  gad7_total: ['0-4 Minimal [none 0]', '5-9 Mild [mild 1]', '10-14 Moderate [moderate 2]', '15-21 Severe [severe 4]'],
  gad7_severity: ['0-0 Not difficult at all', '1-1 Somewhat difficult', '2-2 Very difficult', '3-3 Extremely difficult'],
  pss_10: ['0-13 Low Stress [low 0]', '14-26 Moderate Stress [moderate 2]', '27-40 High Stress [high 4]'],
  fscrs_inadequacy: ['0-15 Low Inadequacy [low 0]', '16-25 Moderate Inadequacy [moderate 2]', '26-36 High Inadequacy [high 4]'],
  fscrs_self_hatred: ['0-4 Low Self-Hatred [low 0]', '5-9 Moderate Self-Hatred [moderate 2]', '10-20 High Self-Hatred [high 4]'],
  fscrs_self_reassurance: [
    '0-14 Low Self-Reassurance [low 1]',
    '15-20 Moderate Self-Reassurance [moderate 2]',
    '21-32 High Self-Reassurance [high 3]',
  ],
  fscrs_self_criticism: [
    '0-14 Low Self-Criticism [low 0]',
    '15-24 Moderate Self-Criticism [moderate 2]',
    '25-56 High Self-Criticism [high 4]',
  ],
  ipip_neo_60_c_cons: [
    '12-24 Low Conscientiousness [low 1]',
    '25-44 Average Conscientiousness [average 2]',
    '45-60 High Conscientiousness [high 3]',
  ],
  ...Object.fromEntries(
    [
      ['self_efficacy', 'Self-Efficacy'],
      ['orderliness', 'Orderliness'],
      ['dutifulness', 'Dutifulness'],
      ['striving', 'Achievement-Striving'],
      ['discipline', 'Self-Discipline'],
      ['selfcontrol', 'Self-Control'],
    ].map(([id, name]) => [
      `ipip_neo_60_c_${id}`,
      [`2-4 Low ${name} [low 1]`, `5-7 Average ${name} [average 2]`, `8-10 High ${name} [high 3]`],
    ]),
  ),
  phlms_att: ['10-24 Below Average [below_average 1]', '25-40 Average [average 2]', '41-50 Exceptional [exceptional 3]'],
  phlms_acc: ['10-24 Low to Problematic [low 1]', '25-35 Average [average 2]', '36-50 Exceptional [exceptional 3]'],
  msi: ['0-3 Unlikely BPD [unlikely 0]', '4-6 Possible Dysregulation [possible 2]', '7-10 High Likelihood BPD [likely 4]'],
  trauma_exposure: [
    '0-5 Minimal Exposure [minimal 0]',
    '6-15 Low Exposure [low 1]',
    '16-30 Moderate Exposure [moderate 2]',
    '31-68 High Exposure [high 4]',
  ],
  ptsd_screen: ['0-2 Screen Negative [negative 0]', '3-5 Screen Positive [positive 4]'],
  safe: [
    '0-4 Not Very Safe [not_very 1]',
    '5-8 Somewhat Safe [somewhat 1]',
    '9-12 Mostly Safe [mostly 2]',
    '13-16 Very Safe [very 3]',
  ],
  joy: [
    '8-15 Not At All [not_at_all 4]',
    '16-23 A Little [a_little 2]',
    '24-31 Moderately [moderately 1]',
    '32-40 Quite a Bit to Very Much [very_much 0]',
  ],
  sleep_disturbances: [
    '0-6 Minimal Sleep Issues [none 0]',
    '7-13 Mild Sleep Issues [mild 1]',
    '14-19 Moderate Sleep Issues [moderate 2]',
    '20-24 Severe Sleep Issues [severe 4]',
  ],
};

function expectedBand(scale_id: string, score: number): string {
  for (const band of bands[scale_id] ?? []) {
    const [, min, max, words] = /^(\d+)-(\d+) (.*)$/.exec(band) ?? [];
    if (Number(min) <= score && score <= Number(max)) return words ?? '';
  }
  return 'no band';
}

/** Points for each item that add up to a sum; null when none do. */
function pointsFor(items: readonly (readonly number[])[], sum: number): readonly number[] | null {
  const [choices, ...others] = items;
  if (choices === undefined) return sum === 0 ? [] : null;
  const [least, most] = [Math.min, Math.max].map((pick) => others.reduce((total, one) => total + pick(...one), 0));
  for (const points of choices.toSorted((a, b) => b - a)) {
    const left = sum - points;
    if (left < Number(least) || left > Number(most)) continue;
    const rest = pointsFor(others, left);
    if (rest !== null) return [points, ...rest];
  }
  return null;
}

describe('the shipped measures', () => {
  test('are twelve, and every one is on a form', () => {
    expect(shippedMeasures).toHaveLength(12);
    expect(shippedBindings).toEqual(['followup', 'intake_01', 'intake_02']);
    const onForms = shippedBindings.flatMap((id) => shippedForm(id).map(({ measure }) => measure.measure_id));
    expect([...new Set(onForms)].sort()).toEqual(shippedMeasures);
  });

  test.each(shippedMeasures.flatMap((id) => shippedMeasure(id).scales.map((scale) => [scale.scale_id, id] as const)))(
    'scale %s has the right band for each score that can be reached',
    (scale_id, id) => {
      const measure = shippedMeasure(id);
      const scale = measure.scales.find((one) => one.scale_id === scale_id);
      const [bound] = formOf(measure);
      if (scale === undefined || bound === undefined) throw new Error(`No scale ${scale_id}`);
      const doubled = scale.method === 'sum_then_double' ? 2 : 1;
      const items = measure.items.filter((item) => scale.items.includes(item.item_id));
      let reached = 0;
      for (let score = scale.min; score <= scale.max; score += 1) {
        const choices = items.map((item) => {
          const values = Object.values(item.response_map);
          const reversed = scale.reversed_items.includes(item.item_id);
          return reversed ? values.map((value) => Math.max(...values) + Math.min(...values) - value) : values;
        });
        const points = score % doubled === 0 ? pointsFor(choices, score / doubled) : null;
        if (points === null) continue;
        reached += 1;
        const answers = new Map(
          items.map((item, index) => {
            const values = Object.values(item.response_map);
            const wanted = points[index] ?? 0;
            const reversed = scale.reversed_items.includes(item.item_id);
            const given = reversed ? Math.max(...values) + Math.min(...values) - wanted : wanted;
            return [item.item_id, recode(bound.codebooks.get(item.item_id) ?? never(), anchorFor(item, given))];
          }),
        );
        const { value, label, severity_code, severity_level } = scoreScale(scale, bound, answers);
        const shown = severity_code === null && severity_level === null ? label : `${label} [${severity_code} ${severity_level}]`;
        expect(`${value} ${shown}`).toBe(`${score} ${expectedBand(scale_id, score)}`);
      }
      expect(reached).toBeGreaterThan((scale.max - scale.min) / doubled / 2);
    },
  );

  test.each<readonly [string, string, readonly (readonly [string, number])[]]>([
    ['first', 'phq9', [['phq9_total', 0], ['phq9_severity', 0]]],
    ['first', 'gad7', [['gad7_total', 0], ['gad7_severity', 0]]],
    ['first', 'safe', [['safe', 0]]],
    ['first', 'joy', [['joy', 8]]],
    ['first', 'msi', [['msi', 0]]],
    ['first', 'trauma_exposure', [['trauma_exposure', 0]]],
    ['first', 'ptsd_screen', [['ptsd_screen', 0]]],
    ['first', 'sleep_disturbances', [['sleep_disturbances', 0]]],
    ['first', 'fscrs', [['fscrs_inadequacy', 0], ['fscrs_self_hatred', 0], ['fscrs_self_reassurance', 0], ['fscrs_self_criticism', 0]]],
    [
      'first',
      'ipip_neo_60_c',
      [
        ['ipip_neo_60_c_cons', 32],
        ['ipip_neo_60_c_self_efficacy', 2],
        ['ipip_neo_60_c_orderliness', 6],
        ['ipip_neo_60_c_dutifulness', 6],
        ['ipip_neo_60_c_striving', 2],
        ['ipip_neo_60_c_discipline', 6],
        ['ipip_neo_60_c_selfcontrol', 10],
      ],
    ],
    ['first', 'pss_10', [['pss_10', 16]]],
    ['first', 'phlms_10', [['phlms_att', 10], ['phlms_acc', 50]]],
    ['second', 'phq9', [['phq9_total', 9], ['phq9_severity', 1]]],
    ['second', 'gad7', [['gad7_total', 7], ['gad7_severity', 1]]],
    ['second', 'safe', [['safe', 4]]],
    ['second', 'joy', [['joy', 16]]],
    ['second', 'msi', [['msi', 10]]],
    ['second', 'trauma_exposure', [['trauma_exposure', 17]]],
    ['second', 'ptsd_screen', [['ptsd_screen', 5]]],
    ['second', 'sleep_disturbances', [['sleep_disturbances', 4]]],
    ['second', 'fscrs', [['fscrs_inadequacy', 9], ['fscrs_self_hatred', 5], ['fscrs_self_reassurance', 8], ['fscrs_self_criticism', 14]]],
    ['second', 'ipip_neo_60_c', [['ipip_neo_60_c_cons', 34]]],
    ['second', 'pss_10', [['pss_10', 18]]],
    ['second', 'phlms_10', [['phlms_att', 20], ['phlms_acc', 40]]],
    ['last', 'phq9', [['phq9_total', 27], ['phq9_severity', 3]]],
    ['last', 'gad7', [['gad7_total', 21], ['gad7_severity', 3]]],
    ['last', 'safe', [['safe', 16]]],
    ['last', 'joy', [['joy', 40]]],
    ['last', 'msi', [['msi', 10]]],
    ['last', 'trauma_exposure', [['trauma_exposure', 68]]],
    ['last', 'ptsd_screen', [['ptsd_screen', 5]]],
    ['last', 'sleep_disturbances', [['sleep_disturbances', 24]]],
    ['last', 'fscrs', [['fscrs_inadequacy', 36], ['fscrs_self_hatred', 20], ['fscrs_self_reassurance', 32], ['fscrs_self_criticism', 56]]],
    ['last', 'ipip_neo_60_c', [['ipip_neo_60_c_cons', 40]]],
    ['last', 'pss_10', [['pss_10', 24]]],
    ['last', 'phlms_10', [['phlms_att', 50], ['phlms_acc', 10]]],
  ])('with every %s anchor, %s gives what its key says', (which, id, expected) => {
    const scored = scoreAlone(id, {}, { first, second, last }[which] ?? never);
    expect(scored).toMatchObject({ errors: [], warnings: 0 });
    for (const [scale, value] of expected) {
      const found = component(scored, scale);
      const words = expectedBand(scale, value).replace(/ \[.*\]$/, '');
      expect([scale, found.value, found.exact_value, found.label]).toEqual([scale, value, value, words]);
    }
  });

  test.each<readonly [string, number | null]>([
    ['phq9', 9],
    ['gad7', 7],
    ['pss_10', 18],
    ['msi', 10],
    ['trauma_exposure', 17],
    ['ptsd_screen', 5],
    ['safe', 4],
    ['joy', 16],
    ['sleep_disturbances', 4],
    ['ipip_neo_60_c', 34],
    ['fscrs', 14],
    ['phlms_10', null],
  ])('%s has the value of its primary scale', (id, value) => {
    expect(scoreAlone(id, {}, second).scores[0]?.value).toBe(value);
  });
});

function never(): never {
  throw new Error('There is no such thing');
}

describe('a prorated PHQ-9', () => {
  const points = (...given: readonly (number | null)[]): Readonly<Record<number, number | null>> =>
    Object.fromEntries(given.map((value, index) => [index + 1, value]));
  test.each([
    ['eight 1s and a blank', points(1, 1, 1, 1, 1, 1, 1, 1, null), 9, 9, 'Mild'],
    ['four 1s, four 0s and a blank', points(1, 1, 1, 1, 0, 0, 0, 0, null), 4.5, 5, 'Mild'],
    ['three 1s, five 0s and a blank', points(1, 1, 1, 0, 0, 0, 0, 0, null), 3.375, 3, 'Minimal'],
  ])('of %s is rounded half up before its band, and keeps its exact value', (_, answers, exact, value, label) => {
    const scored = scoreAlone('phq9', answers, first);
    expect(component(scored, 'phq9_total')).toMatchObject({ exact_value: exact, value, label });
    expect(scored).toMatchObject({ errors: [], warnings: 1, scores: [{ value, severity_label: label }] });
  });

  test('of two blanks has no total, and says why; its items stand', () => {
    const scored = scoreAlone('phq9', points(1, 1, 1, 1, 1, 1, 1, null, null), first);
    expect(scored.errors).toEqual(['2 of 9 items of "phq9_total" have no usable answer, and 1 may be missing']);
    expect(scored.scores).toMatchObject([{ value: null, severity_label: null, severity_code: null, severity_level: null }]);
    expect(component(scored, 'phq9_total')).toMatchObject({ value: null, missing: true, reason: 'too_many_missing' });
    expect(component(scored, 'phq9_item1')).toMatchObject({ value: 1, missing: false });
  });
});

describe('the shipped forms', () => {
  test.each([
    ['intake_01', 65],
    ['intake_02', 54],
    ['followup', 77],
  ])('%s asks %i questions, by synthetic ids', (id, questions) => {
    const form = shippedForm(id);
    const places = form.flatMap((bound) => [...bound.places.values()]);
    expect(places).toHaveLength(questions);
    for (const { item_id, value } of places) {
      expect(value).toBe(createHash('sha256').update(`${id}:${item_id}`).digest('hex').slice(0, 8));
    }
  });

  test('intake_01 scores its trauma screen from four items of five', () => {
    const form = shippedForm('intake_01');
    const score = (yes: number) =>
      scoreSubmission(
        form,
        answersTo(form, (item) => (item.item_id.startsWith('ptsd_screen') && item.position <= yes ? 'yes' : first(item))),
      );
    expect(component(score(3), 'ptsd_screen')).toMatchObject({ exact_value: 3.75, value: 4, label: 'Screen Positive' });
    expect(component(score(4), 'ptsd_screen')).toMatchObject({ exact_value: 5, value: 5, label: 'Screen Positive' });
    expect(component(score(3), 'ptsd_screen_item5')).toMatchObject({ missing: true, reason: 'not_on_form' });
    expect(score(3)).toMatchObject({ errors: [], warnings: 0 });
  });

  test('followup has no question about difficulty after the GAD-7, and that is no error', () => {
    const form = shippedForm('followup');
    const scored = scoreSubmission(form, answersTo(form, second));
    expect(scored).toMatchObject({ errors: [], warnings: 0 });
    expect(scored.scores.map(({ measure }) => measure.measure_id)).toEqual(form.map(({ measure }) => measure.measure_id));
    expect(component(scored, 'gad7_total')).toMatchObject({ value: 7, label: 'Mild' });
    expect(component(scored, 'gad7_severity')).toMatchObject({ value: null, reason: 'not_on_form' });
  });
});
