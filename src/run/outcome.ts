import type { Failure } from '../core/failure.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { AttemptReport, Outcome } from '../ports/runner.ts';

export type Redact = (text: string) => string;

const longestMessage = 500;

/**
 * The outcome as it may be kept: every text of the world redacted, the message one line of at most 500 characters.
 * Only an attempt that ended well leaves outputs.
 */
export function keepable(outcome: Outcome, redact: Redact): Outcome {
  const report = keepableReport(outcome.report, redact);
  if (outcome.ok) return { ok: true, report };
  const { outputs: _none, ...rest } = report;
  return { ok: false, failure: keepableFailure(outcome.failure, redact), report: rest };
}

function keepableFailure(failure: Failure, redact: Redact): Failure {
  return {
    ...failure,
    message: shortLine(redact(failure.message)),
    ...(failure.code === undefined ? {} : { code: redact(failure.code) }),
    ...(failure.tail === undefined ? {} : { tail: failure.tail.map(redact) }),
  };
}

function keepableReport(report: AttemptReport, redact: Redact): AttemptReport {
  return {
    ...report,
    ...(report.outputs === undefined ? {} : { outputs: mapValues(report.outputs, redact) }),
    ...(report.record_errors === undefined
      ? {}
      : { record_errors: report.record_errors.map(({ key, message }) => ({ key: redact(key), message: redact(message) })) }),
    ...(report.facts === undefined ? {} : { facts: redactObject(report.facts, redact) }),
  };
}

/** Redact first, then cut: half a secret is no longer found. */
function shortLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- a message is one line whatever the world put into it
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/gu, ' ').trim();
  if (line.length <= longestMessage) return line;
  // A cut in the middle of a surrogate pair would leave text that is not valid Unicode.
  return `${line.slice(0, longestMessage - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function redactObject(value: JsonObject, redact: Redact): JsonObject {
  return mapValues(value, (member) => (member === undefined ? member : redactJson(member, redact)));
}

function redactJson(value: Json, redact: Redact): Json {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item: Json) => redactJson(item, redact));
  return value !== null && typeof value === 'object' ? redactObject(value as JsonObject, redact) : value;
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
