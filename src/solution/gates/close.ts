import { iso } from '../../core/time.ts';
import { canonicalJson, type JsonObject } from '../../core/json.ts';
import { fail } from '../../data/failed.ts';
import { stopIfAsked } from '../../data/stop.ts';
import { lakehouseSchemas, type LakehouseSchema } from '../../ports/lakehouse.ts';
import type { Row } from '../../ports/warehouse.ts';
import { quarantined } from '../quarantine.ts';
import { tableName } from '../contract/names.ts';
import type { Action, StepContext } from '../action.ts';
import { keepStage, stageEnd, type StageEnd } from '../journal.ts';
import { columns, sizeOf, tablesIn } from '../sql.ts';
import type { SpectraStage } from '../stage.ts';
import { evaluateGates, exampleOf, isStopping } from './evaluate.ts';
import type { Check, GateResult } from './gate.ts';

/** A promised table, as it is found. */
interface Output {
  readonly table: string;
  readonly rows: number;
  readonly columns: number;
  /** SHA-256 over names and types of its columns. */
  readonly schema_hash: string;
}

/**
 * Ends a stage: looks for what it promised, asks its gates, writes down the evidence, and last the row in `log.<stage>`
 * that lets the next stage start. An output that is not there is a gap, for learning; a gate that refuses is a failure.
 */
export function closeStage(stage: SpectraStage, checks: Readonly<Record<string, Check>>): Action {
  return async (context) => {
    const { spec, ports, run_id, contract, overrides, tally, signal } = context;
    const { lakehouse, log, sha256 } = ports;
    const { outputs, missing } = await lookFor(context);
    for (const output of missing) log(`Gap: ${stage} declares ${output}, and no step produced it`);
    stopIfAsked(signal);
    const now = ports.clock.now();
    const gates = await evaluateGates({
      stage,
      gates: spec.gates,
      checks,
      context: { lakehouse, contract, overrides, run_id, now, sha256 },
    });
    for (const gate of gates)
      log(`${gate.verdict} ${gate.id}: ${gate.actual}${gate.verdict === 'passed' ? '' : ` (expected ${gate.expected})`}`);
    tally.facts = {
      ...tally.facts,
      gates: gates.map(({ id, severity, verdict }) => ({ id, severity, verdict })),
      outputs: outputs.map(({ table, rows }) => ({ table, rows })),
      ...(missing.length === 0 ? {} : { gaps: missing.map((output) => ({ stage, output })) }),
    };
    await keepGates(context, gates);
    await keepTables(context, stage, outputs);
    const end = await stageEnd(context, stage);
    const refused = gates.filter(isStopping);
    const manifest = await manifestOf(context, { stage, outputs, missing, gates, end });
    lakehouse.files.write(`manifests/${stage}.manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
    stopIfAsked(signal);
    if (refused.length > 0) fail('gate', refusalOf(stage, refused));
    await keepStage(context, stage, { end, failure: null });
  };
}

/** For a person: which gate, what it wanted, what it found, and one offender to look at. */
function refusalOf(stage: SpectraStage, [first, ...more]: readonly GateResult[]): string {
  if (!first) return `Stage ${stage} was refused`;
  const { id, verdict, expected, actual, evidence } = first;
  const others = more.length === 0 ? '' : `; also refused: ${more.map((gate) => gate.id).join(', ')}`;
  if (verdict === 'unanswered') return `Gate ${id} could not be asked, so ${stage} is refused: ${actual}${others}`;
  const example = evidence[0] === undefined ? '' : `; first: ${exampleOf(evidence[0])}`;
  return `Gate ${id} refused ${stage}: expected ${expected}, found ${actual}${example}${others}`;
}

async function lookFor({
  spec,
  ports,
}: StepContext): Promise<{ readonly outputs: readonly Output[]; readonly missing: readonly string[] }> {
  const { lakehouse, sha256 } = ports;
  const outputs: Output[] = [];
  const missing: string[] = [];
  for (const name of spec.outputs) {
    const table = tableName(name);
    const found = /^[a-z]+\.[A-Za-z]\w*$/.test(table) ? await lakehouse.columns(table) : null;
    if (!found) {
      missing.push(name);
      continue;
    }
    const rows = await sizeOf(lakehouse, table);
    outputs.push({ table: name, rows, columns: found.length, schema_hash: sha256(canonicalJson(found)) });
  }
  return { outputs, missing };
}

const gateColumns = columns(
  'TEXT',
  ...['run_id', 'stage', 'gate', 'severity', 'says', 'verdict', 'expected', 'actual', 'evidence', 'evaluated_at'],
);

async function keepGates({ run_id, ports }: StepContext, gates: readonly GateResult[]): Promise<void> {
  const evaluated_at = iso(ports.clock.now());
  const rows = gates.map(({ id, stage, severity, says, verdict, expected, actual, evidence }): Row => {
    return {
      run_id,
      stage,
      gate: id,
      severity,
      says,
      verdict,
      expected,
      actual,
      evidence: canonicalJson(evidence),
      evaluated_at,
    };
  });
  await ports.lakehouse.append('log.gates', gateColumns, rows);
}

const tableColumns = [
  ...columns('TEXT', 'run_id', 'stage', 'tableName'),
  ...columns('INTEGER', 'rows'),
  ...columns('TEXT', 'recorded_at'),
];

/** The schemas that a stage writes beside its own. */
const more: Readonly<Partial<Record<SpectraStage, LakehouseSchema>>> = { prepare: 'sample', clean: 'quarantine' };

/** How many rows each table of the stage has at the end of each run, for those who watch them grow. */
async function keepTables({ run_id, ports }: StepContext, stage: SpectraStage, outputs: readonly Output[]): Promise<void> {
  const { lakehouse } = ports;
  const schemas = lakehouseSchemas.filter((schema) => schema === stage || schema === more[stage]);
  const known = new Map(outputs.map(({ table, rows }) => [tableName(table), rows]));
  const found = (await Promise.all(schemas.map((schema) => tablesIn(lakehouse, schema)))).flat();
  const recorded_at = iso(ports.clock.now());
  const rows: Row[] = [];
  for (const table of [...new Set([...found, ...known.keys()])].sort()) {
    const count = known.get(table) ?? (await sizeOf(lakehouse, table));
    rows.push({ run_id, stage, tableName: table, rows: count, recorded_at });
  }
  await lakehouse.append('log.tables', tableColumns, rows);
}

interface Evidence {
  readonly stage: SpectraStage;
  readonly outputs: readonly Output[];
  readonly missing: readonly string[];
  readonly gates: readonly GateResult[];
  readonly end: StageEnd;
}

/** What belongs to this one run stands under `run`, so that two runs that found the same can be told to have done so. */
async function manifestOf(context: StepContext, { stage, outputs, missing, gates, end }: Evidence): Promise<JsonObject> {
  const { contract, ports, run_id } = context;
  const refused = gates.some(isStopping);
  const count = (verdict: string): number => gates.filter((gate) => gate.verdict === verdict).length;
  return {
    stage,
    source: contract.source_system.key,
    status: refused ? 'Failed' : 'Success',
    contract_version: contract.contract_version,
    outputs: outputs.map((output) => ({ ...output })),
    missing_outputs: missing,
    gates: gates.map(({ id, severity, says, verdict, expected, actual }) => ({ id, severity, says, verdict, expected, actual })),
    quality: {
      passed: count('passed'),
      warned: count('warned'),
      refused: count('refused'),
      unanswered: count('unanswered'),
      in_quarantine: (await quarantined(ports.lakehouse)).reduce((sum, { waiting }) => sum + waiting, 0),
    },
    capabilities: end.capabilities,
    ready_for_next_stage: !refused,
    run: {
      run_id,
      execution_id: end.execution_id,
      engine_version: ports.engine_version ?? null,
      started_at: end.started_at,
      ended_at: end.ended_at,
      duration_seconds: end.duration_seconds,
    },
  };
}
