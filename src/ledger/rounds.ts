import type { LedgerEvent, RoundEnded, RoundStarted } from './events.ts';

/** One invocation on a run. Several machines may have written the same round: a slice each. */
export interface RoundFacts {
  readonly round: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly outcome: 'finished' | 'cancelled' | 'unfinished';
  readonly signal?: string;
  readonly max_parallel: number;
  /** Jobs whose earlier success the round reused. */
  readonly reused: number;
}

/** The rounds of merged events, in order. */
export function foldRounds(events: readonly LedgerEvent[]): readonly RoundFacts[] {
  const starts = events.filter((event) => event.type === 'round_started');
  const ends = events.filter((event) => event.type === 'round_ended');
  const numbers = [...new Set(starts.map(({ round }) => round))].sort((left, right) => left - right);
  return numbers.map((round) => ({
    ...foldStarts(starts.filter((start) => start.round === round)),
    ...foldEnds(ends.filter((end) => end.round === round)),
    round,
  }));
}

function foldStarts(starts: readonly RoundStarted[]): Pick<RoundFacts, 'started_at' | 'max_parallel' | 'reused'> {
  return {
    started_at: Math.min(...starts.map(({ at }) => at)),
    max_parallel: Math.max(...starts.map(({ max_parallel }) => max_parallel)),
    reused: new Set(starts.flatMap(({ reused }) => reused)).size,
  };
}

/** A round is cancelled when any of its machines was: what that machine left is not to be had from the others. */
function foldEnds(ends: readonly RoundEnded[]): Pick<RoundFacts, 'ended_at' | 'outcome' | 'signal'> {
  if (ends.length === 0) return { ended_at: null, outcome: 'unfinished' };
  const cancelled = ends.find(({ cause }) => cause === 'cancelled');
  const signal = cancelled?.signal;
  return {
    ended_at: Math.max(...ends.map(({ at }) => at)),
    outcome: cancelled === undefined ? 'finished' : 'cancelled',
    ...(signal === undefined ? {} : { signal }),
  };
}
