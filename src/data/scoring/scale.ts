import type { Answer } from './codebook.ts';
import type { BoundMeasure } from './binding.ts';
import type { Item, Scale } from './measure-shape.ts';
import { pointsOf, roundHalfUp, scoreOf } from './numbers.ts';

export interface ScaleScore {
  /** A prorated sum is rounded half up; null = no score. */
  readonly value: number | null;
  /** Before rounding. */
  readonly exact_value: number | null;
  readonly label: string | null;
  readonly severity_code: string | null;
  readonly severity_level: number | null;
  /** Why there is no score. */
  readonly reason: 'not_on_form' | 'too_many_missing' | null;
  /** In words, when the missing score is an error; it never holds an answer. */
  readonly error: string | null;
}

const none = { value: null, exact_value: null, label: null, severity_code: null, severity_level: null } as const;

/** Scores one scale. Items that are not on the form rule it out, unless the binding lets them count as missing. */
export function scoreScale(scale: Scale, bound: BoundMeasure, answers: ReadonlyMap<string, Answer>): ScaleScore {
  const items = bound.measure.items.filter((item) => scale.items.includes(item.item_id));
  const stateOf = (item: Item): Answer => answers.get(item.item_id) ?? { state: 'not_on_form' };
  const unbound = items.some((item) => stateOf(item).state === 'not_on_form');
  if (unbound && !bound.prorated.has(scale.scale_id)) return { ...none, reason: 'not_on_form', error: null };
  const points = items.flatMap((item) => {
    const answer = stateOf(item);
    return answer.state === 'answered' ? [pointsIn(scale, item, answer.value)] : [];
  });
  const missing = items.length - points.length;
  if (missing > scale.missing_allowed) {
    const words = `${missing} of ${items.length} items of "${scale.scale_id}" have no usable answer, and ${scale.missing_allowed} may be missing`;
    return { ...none, reason: 'too_many_missing', error: scale.missing_strategy === 'skip' ? null : words };
  }
  const sum = points.reduce((total, one) => total + one, 0);
  const exact = scoreOf(scale.method, { points: sum, count: points.length, total: items.length });
  const value = scale.method === 'average' ? exact : roundHalfUp(exact);
  return { value, exact_value: exact, ...bandOf(scale, roundHalfUp(exact)), reason: null, error: null };
}

function pointsIn(scale: Scale, item: Item, value: number): number {
  if (!scale.reversed_items.includes(item.item_id)) return value;
  const { min, max } = pointsOf(item);
  return max + min - value;
}

function bandOf(scale: Scale, score: number): Pick<ScaleScore, 'label' | 'severity_code' | 'severity_level'> {
  const band = scale.interpretations.find(({ min, max }) => min <= score && score <= max);
  return { label: band?.label ?? null, severity_code: band?.code ?? null, severity_level: band?.severity ?? null };
}
