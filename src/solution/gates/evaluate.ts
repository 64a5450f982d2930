import { canonicalJson, isObject, type Json } from '../../core/json.ts';
import { fail } from '../../data/failed.ts';
import { toFailure } from '../../data/outcome.ts';
import type { PlannedGate } from '../../definition/shapes/spectra.ts';
import type { Row } from '../../ports/warehouse.ts';
import type { Check, Finding, GateContext, GateResult, Verdict } from './gate.ts';

/** Offenders kept of each gate, and the longest text kept of one. */
const mostEvidence = 20;
const longestText = 200;

export interface Evaluation {
  readonly stage: string;
  readonly gates: readonly PlannedGate[];
  readonly checks: Readonly<Record<string, Check>>;
  readonly context: Omit<GateContext, 'with'>;
}

/** Asks each gate, in order. A gate that cannot be asked is unanswered, never passed. */
export async function evaluateGates({ stage, gates, checks, context }: Evaluation): Promise<readonly GateResult[]> {
  const results: GateResult[] = [];
  for (const gate of gates) {
    const { id, severity, says } = gate;
    const found = await answerTo(gate, checks, context);
    results.push({ id, stage, severity, says, ...found, evidence: found.evidence.slice(0, mostEvidence).map(shortened) });
  }
  return results;
}

type Answer = Finding & { readonly verdict: Verdict };

async function answerTo(gate: PlannedGate, checks: Evaluation['checks'], context: Evaluation['context']): Promise<Answer> {
  const notPassed = gate.severity === 'warn' ? 'warned' : 'refused';
  try {
    const finding = await question(gate, checks, context);
    return { ...finding, verdict: finding.passed ? 'passed' : notPassed };
  } catch (error) {
    const failure = toFailure(error);
    if (failure === null) throw error;
    return { passed: false, expected: 'an answer', actual: failure.message, evidence: [], verdict: 'unanswered' };
  }
}

/** Whether it stops the pipeline: by an answer or for want of one. */
export function isStopping({ severity, verdict }: Pick<GateResult, 'severity' | 'verdict'>): boolean {
  return severity === 'error' && verdict !== 'passed';
}

async function question(gate: PlannedGate, checks: Evaluation['checks'], context: Evaluation['context']): Promise<Finding> {
  if (gate.sql !== undefined) return assertion(gate.sql, context);
  const check = Object.hasOwn(checks, gate.id) ? checks[gate.id] : undefined;
  if (check) return check({ ...context, with: gate.with });
  return fail('gate', `There is no check "${gate.id}"`);
}

/** Every row that the SELECT gives offends. */
async function assertion(sql: string, { lakehouse }: Evaluation['context']): Promise<Finding> {
  let count = 0;
  const evidence: Json[] = [];
  for await (const page of lakehouse.read(sql)) {
    count += page.length;
    for (const row of page.slice(0, mostEvidence - evidence.length)) evidence.push(asJson(row));
  }
  return { passed: count === 0, expected: 'no row', actual: count === 1 ? '1 row' : `${count} rows`, evidence };
}

function asJson(row: Row): Json {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]),
  );
}

/** A payload that found its way into evidence would fill the log. */
function shortened(value: Json): Json {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).slice(0, mostEvidence).map(shortened);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, each === undefined ? null : shortened(each)]));
}

/** One offender for a person: `recordId "8812", parents 2`. */
export function exampleOf(value: Json): string {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return canonicalJson(value);
  return Object.entries(value)
    .map(([name, each]) => `${name} ${typeof each === 'string' ? `"${each}"` : canonicalJson(each ?? null)}`)
    .join(', ');
}
