import type { Row } from '../../ports/warehouse.ts';
import { columns } from '../sql.ts';
import type { SystemContract } from '../contract/shape.ts';

export type Modes = SystemContract['contract_modes'];
export type Mode = Modes['columns'];

export const driftLevels = ['catalogue', 'sample', 'table'] as const;
export type DriftLevel = (typeof driftLevels)[number];
export const driftClasses = ['additive', 'suspicious', 'data_error', 'compatible', 'breaking', 'operational'] as const;
export type DriftClass = (typeof driftClasses)[number];
export const driftActions = ['evolved', 'refused', 'discarded', 'recorded', 'quarantined', 'recomputed', 'stopped'] as const;
export type DriftAction = (typeof driftActions)[number];

interface Meaning {
  readonly class: DriftClass;
  /** Whose mode decides. A type that only becomes wider is a matter of columns: `data_type` guards what breaks. */
  readonly scope: keyof Modes;
  readonly evolve: DriftAction;
  readonly freeze: DriftAction;
  readonly discard: DriftAction;
}

/** What each change is and what is done about it in each mode. */
export const changes = {
  new_endpoint: { class: 'additive', scope: 'endpoints', evolve: 'recorded', freeze: 'refused', discard: 'discarded' },
  removed_endpoint: { class: 'suspicious', scope: 'endpoints', evolve: 'recorded', freeze: 'refused', discard: 'recorded' },
  new_column: { class: 'additive', scope: 'columns', evolve: 'evolved', freeze: 'refused', discard: 'discarded' },
  missing_column: { class: 'suspicious', scope: 'columns', evolve: 'evolved', freeze: 'refused', discard: 'recorded' },
  required_absent: { class: 'data_error', scope: 'columns', evolve: 'quarantined', freeze: 'quarantined', discard: 'discarded' },
  type_widened: { class: 'compatible', scope: 'columns', evolve: 'evolved', freeze: 'refused', discard: 'quarantined' },
  type_changed: { class: 'breaking', scope: 'data_type', evolve: 'evolved', freeze: 'refused', discard: 'quarantined' },
  key_changed: { class: 'breaking', scope: 'data_type', evolve: 'stopped', freeze: 'stopped', discard: 'stopped' },
  paging_changed: { class: 'breaking', scope: 'endpoints', evolve: 'stopped', freeze: 'stopped', discard: 'stopped' },
  enum_added: { class: 'additive', scope: 'columns', evolve: 'recorded', freeze: 'recorded', discard: 'recorded' },
  dependency_changed: { class: 'breaking', scope: 'endpoints', evolve: 'recomputed', freeze: 'refused', discard: 'recomputed' },
  endpoint_broken: { class: 'operational', scope: 'endpoints', evolve: 'recorded', freeze: 'refused', discard: 'discarded' },
} as const satisfies Readonly<Record<string, Meaning>>;
export type Change = keyof typeof changes;

/** One difference from what was in force. */
export interface Difference {
  readonly level: DriftLevel;
  /** Endpoint, entity.path or table.column. */
  readonly subject: string;
  readonly change: Change;
  readonly detail: string;
  /** It is worse than its class: an endpoint that an entity needs, more absent values than the contract allows. */
  readonly grave?: boolean;
}

/** A row of `prepare.drift`. */
export interface Drift extends Omit<Difference, 'grave'> {
  readonly class: DriftClass;
  readonly mode: Mode;
  readonly action: DriftAction;
}

/**
 * What is done about a difference. A new major version of the contract is a person's word that what breaks is wanted:
 * then it is taken in.
 */
export function classify({ grave = false, ...difference }: Difference, modes: Modes, newMajor: boolean): Drift {
  const meaning: Meaning = changes[difference.change];
  const mode = modes[meaning.scope];
  const row = { ...difference, class: meaning.class, mode };
  const usual = meaning[mode];
  if (newMajor && meaning.class === 'breaking') return { ...row, action: usual === 'recomputed' ? usual : 'evolved' };
  if (grave && difference.change === 'endpoint_broken') return { ...row, action: 'stopped' };
  if (grave && difference.change === 'required_absent' && mode === 'freeze') return { ...row, action: 'refused' };
  return { ...row, action: usual };
}

/** Whether a row keeps the metadata in force as it is. */
export function stops({ action }: Pick<Drift, 'action'>): boolean {
  return action === 'refused' || action === 'stopped';
}

/** Columns of `prepare.drift`. */
export const driftColumns = columns('TEXT', 'level', 'subject', 'change', 'class', 'mode', 'action', 'detail');

/** Each difference once, in a fixed order. */
export function driftRows(drifts: readonly Drift[]): readonly Row[] {
  const place = (one: Drift): string => `${driftLevels.indexOf(one.level)} ${one.subject} ${one.change} ${one.detail}`;
  const sorted = [...drifts].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const once = new Map(sorted.map((one) => [`${one.level} ${one.subject} ${one.change}`, one]));
  return [...once.values()].map((one) => ({
    ...{ level: one.level, subject: one.subject, change: one.change, class: one.class },
    ...{ mode: one.mode, action: one.action, detail: one.detail },
  }));
}
