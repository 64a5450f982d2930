import type { CanonicalCounts, MadePage, MakeOf, Page, RunStamp, WriteCounts } from './batch.ts';

/** Which canonical objects one job turns into measurement events, and as what. */
export interface EventTarget {
  readonly canonical_schema: string;
  readonly connection_name: string;
  readonly event_type: string;
  /** Also the `event_subtype`. */
  readonly binding_id: string;
}

/** One version of a canonical object, without its payload. */
export interface CanonicalVersion {
  readonly idem_key: string;
  readonly source_system: string;
  readonly object_type: string;
  readonly payload_hash: string;
  readonly changed_at: string;
}

/** What an event says beside its target. Its key is the canonical object's. */
export interface MeasurementEvent {
  readonly subject_id: string;
  readonly occurred_at: string;
  readonly received_at: string;
  readonly source_id: string;
  readonly form_id: string;
}

/** What became of one canonical object: an event, or an error that keeps the event of an earlier version. */
export type Formed = { readonly object: CanonicalVersion } & (
  | { readonly outcome: 'event'; readonly event: MeasurementEvent }
  | { readonly outcome: 'failed'; readonly error: string }
);

export interface MeasurementEvents {
  /** Canonical objects that have no event of this target in this version. */
  readonly pending: <Made>(target: EventTarget, page: Page, make: MakeOf<CanonicalVersion, Made>) => Promise<MadePage<Made>>;
  readonly write: (
    target: EventTarget,
    results: readonly Formed[],
    run: RunStamp,
  ) => Promise<Pick<WriteCounts, 'inserted' | 'updated'>>;
  /**
   * Gives each event the active contact that alone has its respondent's address, whatever the case; none when several
   * have it. Returns how many events of earlier jobs have changed by it.
   */
  readonly linkContacts: (target: EventTarget, contact_schema: string, run: RunStamp) => Promise<number>;
  /** Removes events whose canonical object is gone. Returns how many. */
  readonly deleteStale: (target: EventTarget) => Promise<number>;
  /** How many objects stand without an event of their version because of an error, in this run or an earlier one. */
  readonly failing: (target: EventTarget) => Promise<number>;
}

/** How one job scores the events of one binding. */
export interface ScoringTarget {
  readonly binding_id: string;
  readonly binding_version: string;
  readonly binding_digest: string;
  readonly scorer_version: string;
  /** Over everything that decides about scores: events scored by another one are scored again. */
  readonly scoring_digest: string;
}

/** One version of an event, without the payload of its canonical object. */
export interface EventVersion {
  readonly idem_key: string;
  readonly subject_id: string | null;
  readonly canonical_hash: string;
  readonly changed_at: string;
}

export interface Observation {
  readonly idem_key: string;
  readonly observation_id: string;
  readonly measure_code: string;
  readonly measure_version: string;
  readonly measure_digest: string;
  readonly value_numeric: number | null;
  readonly severity_code: string | null;
  readonly severity_level: number | null;
  readonly severity_label: string | null;
  /** JSON text of a list. */
  readonly components: string;
}

/**
 * What became of one event: all its observations, which take the place of those it had, with what was wrong in part of it;
 * or an error that keeps those it had.
 */
export type ScoredEvent = { readonly event: EventVersion } & (
  | { readonly outcome: 'scored'; readonly observations: readonly Observation[]; readonly error: string | null }
  | { readonly outcome: 'failed'; readonly error: string }
);

export interface Observations {
  /** Events of the binding that were not yet scored in this version, or by something else. */
  readonly pending: <Made>(target: ScoringTarget, page: Page, make: MakeOf<EventVersion, Made>) => Promise<MadePage<Made>>;
  /** Also writes the binding's version to the events. `removed` counts observations of measures that an event gives no more. */
  readonly write: (target: ScoringTarget, results: readonly ScoredEvent[], run: RunStamp) => Promise<CanonicalCounts>;
  /** Makes everything scored at `at` pending again, rows kept. */
  readonly reopen: (target: ScoringTarget, at: string) => Promise<void>;
  /** Removes observations whose event is gone. Returns how many. */
  readonly deleteStale: (target: ScoringTarget) => Promise<number>;
  /** How many events stand with an error, in this run or an earlier one. */
  readonly failing: (target: ScoringTarget) => Promise<number>;
}
