import type { Json } from '../../core/json.ts';
import type { BoundMeasure } from './binding.ts';
import { recode, type Answer } from './codebook.ts';
import type { Measure } from './measure-shape.ts';
import { primaryScale } from './measure.ts';
import { scoreScale, type ScaleScore } from './scale.ts';

/** Changes whenever the same answers could give other scores; everything is scored again then. */
export const scorerVersion = '1.0.0';

/** One answer of a submission, in the order of the form. */
export interface GivenAnswer {
  readonly question_id: string;
  readonly answer_value: Json;
}

/** A part of an observation as it is stored. */
export interface Component {
  readonly code: string;
  readonly kind: 'item' | 'scale' | 'flag';
  readonly value: number | null;
  readonly value_type: 'integer' | 'float' | 'null';
  readonly label: string | null;
  /** What stood in the response; null for scales and flags. */
  readonly raw_answer: string | null;
  /** Place of an item in the questionnaire, from 1. */
  readonly position: number | null;
  readonly missing: boolean;
  /** Why it is missing. */
  readonly reason: string | null;
  /** Of a scale: its score before rounding. */
  readonly exact_value?: number | null;
  readonly severity_code?: string | null;
  readonly severity_level?: number | null;
}

/** One measure of one submission. */
export interface Score {
  readonly measure: Measure;
  readonly measure_digest: string;
  /** Of the primary scale, as are label, code and level. */
  readonly value: number | null;
  readonly severity_label: string | null;
  readonly severity_code: string | null;
  readonly severity_level: number | null;
  /** Items in the order of the questionnaire, then scales, then flags. */
  readonly components: readonly Component[];
}

export interface Scored {
  readonly scores: readonly Score[];
  /** What could not be used or computed, in words without any answer. The other scores stand all the same. */
  readonly errors: readonly string[];
  /** Blank items of scored measures, and answers that the binding does not know. */
  readonly warnings: number;
}

/** Scores a submission on every measure of its form. A measure of which nothing was answered gives nothing. */
export function scoreSubmission(form: readonly BoundMeasure[], given: readonly GivenAnswer[]): Scored {
  const values = new Map(given.map((answer) => [answer.question_id, answer.answer_value]));
  const used = new Set<string>();
  const scores: Score[] = [];
  const errors: string[] = [];
  let warnings = 0;
  for (const bound of form) {
    const answers = answersTo(bound, given, values);
    for (const { by, value } of bound.places.values()) {
      const key = by === 'field_key' ? value : given[value - 1]?.question_id;
      if (key !== undefined) used.add(key);
    }
    const states = [...answers.values()].map((answer) => answer.state);
    if (!states.some((state) => state === 'answered' || state === 'rejected')) continue;
    warnings += states.filter((state) => state === 'unanswered').length;
    const result = scoreMeasure(bound, answers);
    scores.push(result.score);
    errors.push(...result.errors);
  }
  warnings += given.filter((answer) => !used.has(answer.question_id)).length;
  return { scores, errors, warnings };
}

function answersTo(
  { measure, places, codebooks }: BoundMeasure,
  given: readonly GivenAnswer[],
  values: ReadonlyMap<string, Json>,
): ReadonlyMap<string, Answer> {
  return new Map(
    measure.items.map(({ item_id }): [string, Answer] => {
      const place = places.get(item_id);
      const codebook = codebooks.get(item_id);
      if (place === undefined || codebook === undefined) return [item_id, { state: 'not_on_form' }];
      const value = place.by === 'field_key' ? values.get(place.value) : given[place.value - 1]?.answer_value;
      return [item_id, recode(codebook, value)];
    }),
  );
}

function scoreMeasure(
  bound: BoundMeasure,
  answers: ReadonlyMap<string, Answer>,
): { readonly score: Score; readonly errors: readonly string[] } {
  const { measure } = bound;
  const scales = measure.scales.map((scale) => ({ scale, result: scoreScale(scale, bound, answers) }));
  const primary = scales.find(({ scale }) => scale.scale_id === primaryScale(measure))?.result;
  const rejected = [...answers].flatMap(([item_id, answer]) =>
    answer.state === 'rejected' ? [`Item "${item_id}": ${answer.reason}`] : [],
  );
  return {
    score: {
      measure,
      measure_digest: bound.digest,
      value: primary?.value ?? null,
      severity_label: primary?.label ?? null,
      severity_code: primary?.severity_code ?? null,
      severity_level: primary?.severity_level ?? null,
      components: [
        ...measure.items
          .toSorted((a, b) => a.position - b.position)
          .map((item) => itemComponent(item, answers.get(item.item_id))),
        ...scales.map(({ scale, result }) => scaleComponent(scale.scale_id, result)),
        ...measure.flags.map((flag) => flagComponent(flag, answers.get(flag.item_id))),
      ],
    },
    errors: [...rejected, ...scales.flatMap(({ result }) => result.error ?? [])],
  };
}

function itemComponent(item: Measure['items'][number], answer: Answer = { state: 'not_on_form' }): Component {
  const answered = answer.state === 'answered' ? answer : null;
  return {
    code: item.item_id,
    kind: 'item',
    value: answered?.value ?? null,
    value_type: typeOf(answered?.value ?? null),
    label: answered?.label ?? null,
    raw_answer: 'raw' in answer ? answer.raw : null,
    position: item.position,
    missing: answered === null,
    reason: answered !== null ? null : answer.state === 'rejected' ? answer.reason : answer.state,
  };
}

function scaleComponent(code: string, score: ScaleScore): Component {
  return {
    code,
    kind: 'scale',
    value: score.value,
    value_type: typeOf(score.value),
    label: score.label,
    raw_answer: null,
    position: null,
    missing: score.value === null,
    reason: score.reason,
    exact_value: score.exact_value,
    severity_code: score.severity_code,
    severity_level: score.severity_level,
  };
}

/** 1 = raised, 0 = not, null = nobody can tell. */
function flagComponent(flag: Measure['flags'][number], answer: Answer = { state: 'not_on_form' }): Component {
  const value = answer.state === 'answered' ? Number(answer.value >= flag.min) : null;
  return {
    code: flag.flag_id,
    kind: 'flag',
    value,
    value_type: typeOf(value),
    label: value === 1 ? flag.name : null,
    raw_answer: null,
    position: null,
    missing: value === null,
    reason: value === null ? answer.state : null,
  };
}

function typeOf(value: number | null): Component['value_type'] {
  if (value === null) return 'null';
  return Number.isInteger(value) ? 'integer' : 'float';
}
