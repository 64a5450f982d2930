import type { Json } from '../../core/json.ts';
import type { Finding } from '../gates/gate.ts';

const mostEvidence = 20;

/** Passed when nothing offends. `of` says what was looked at, so that a green gate over nothing is seen. */
export function offenders(expected: string, found: readonly Json[], of: string, count = found.length): Finding {
  const actual = count === 0 ? `all of ${of}` : `${count} that do not fit, among ${of}`;
  return { passed: count === 0, expected, actual, evidence: found.slice(0, mostEvidence) };
}
