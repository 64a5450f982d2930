import type { Json } from '../../core/json.ts';
import type { Finding } from '../gates/gate.ts';

const mostEvidence = 20;

/** What was looked at, and how many of it offend where `found` holds some of them alone. */
export interface Among {
  readonly of: string;
  readonly count: number;
}

/** Passed when nothing offends. `among` says what was looked at, so that a green gate over nothing is seen. */
export function offenders(expected: string, found: readonly Json[], among: string | Among): Finding {
  const { of, count } = typeof among === 'string' ? { of: among, count: found.length } : among;
  const actual = count === 0 ? `all of ${of}` : `${count} offending, of ${of}`;
  return { passed: count === 0, expected, actual, evidence: found.slice(0, mostEvidence) };
}
