import { iso } from '../core/time.ts';
import type { Failure } from '../core/failure.ts';
import { canonicalJson } from '../core/json.ts';
import type { Lakehouse } from '../ports/lakehouse.ts';
import type { Row } from '../ports/warehouse.ts';
import type { RecordCounts } from '../ports/runner.ts';
import type { StepContext } from './action.ts';
import { upperFirst } from './contract/names.ts';
import { columns, has, text, textOrNull } from './sql.ts';
import { stageOf, type SpectraStage } from './stage.ts';

/** `log.<stage>`: one row for each time a stage came to an end. It is written last, so it hands the stage over. */
const logColumns = [
  ...columns('TEXT', 'execution_id', 'notebook_name', 'stage', 'source_system', 'source_name', 'workspace_id', 'lakehouse_id'),
  ...columns('TEXT', 'lakehouse_name', 'execution_mode', 'status', 'error_message', 'capabilities'),
  ...columns('REAL', 'duration_seconds'),
  ...columns('TEXT', 'error_summary', 'parameters', 'start_time', 'end_time', 'recorded_at'),
];

const stepColumns = [
  ...columns('TEXT', 'run_id', 'stage', 'job_id', 'action', 'entity', 'status', 'error_message', 'started_at', 'ended_at'),
  ...columns('INTEGER', 'read', 'written', 'unchanged', 'skipped', 'failed'),
];

/** What one step did: a row of `log.steps`. Times in milliseconds. */
export interface StepDone {
  readonly started: number;
  readonly ended: number;
  readonly counts: RecordCounts;
  readonly failure: Failure | null;
}

export async function keepStep({ run_id, job_id, spec, ports }: StepContext, done: StepDone): Promise<void> {
  const { started, ended, counts, failure } = done;
  const row: Row = {
    run_id,
    stage: stageOf(spec.uses) ?? null,
    job_id,
    action: spec.uses,
    entity: spec.entity ?? null,
    status: failure === null ? 'Success' : 'Failed',
    error_message: failure?.message ?? null,
    started_at: iso(started),
    ended_at: iso(ended),
    ...counts,
  };
  await ports.lakehouse.append('log.steps', stepColumns, [row]);
}

export interface StageEnd {
  readonly execution_id: string;
  readonly started_at: string;
  readonly ended_at: string;
  readonly duration_seconds: number;
  /** The actions of the stage that came to a good end in this run, sorted. */
  readonly capabilities: readonly string[];
}

/** When the stage began in this run and what it did, by what its steps left in `log.steps`. */
export async function stageEnd({ run_id, contract, ports }: StepContext, stage: SpectraStage): Promise<StageEnd> {
  const { lakehouse, clock } = ports;
  const now = clock.now();
  const known = (await lakehouse.columns('log.steps')) !== null;
  const steps = known
    ? await lakehouse.all(
        `SELECT action, min(started_at) AS began, sum(status = 'Success') AS good FROM log.steps
        WHERE run_id = ? AND stage = ? GROUP BY action ORDER BY action`,
        [run_id, stage],
      )
    : [];
  const began = steps.map((step) => text(step, 'began')).sort()[0] ?? iso(now);
  const done = steps.filter((step) => Number(step['good']) > 0);
  return {
    execution_id: `${notebookOf(stage, contract.source_system.key)}_${stamp(now)}`,
    started_at: began,
    ended_at: iso(now),
    duration_seconds: (now - Date.parse(began)) / 1000,
    capabilities: done.map((step) => text(step, 'action').slice(stage.length + 1)),
  };
}

/** Appends the row that ends the stage. */
export async function keepStage(
  { run_id, params, contract, ports }: StepContext,
  stage: SpectraStage,
  { end, failure }: { readonly end: StageEnd; readonly failure: Failure | null },
): Promise<void> {
  const { key, name } = contract.source_system;
  const row: Row = {
    execution_id: end.execution_id,
    notebook_name: notebookOf(stage, key),
    stage,
    source_system: key,
    source_name: name,
    lakehouse_name: `${key}Lakehouse`,
    execution_mode: 'pipeline',
    status: failure === null ? 'Success' : 'Failed',
    error_message: failure?.message ?? null,
    capabilities: end.capabilities.join(','),
    duration_seconds: end.duration_seconds,
    error_summary: failure === null ? null : canonicalJson({ kind: failure.kind, transient: failure.transient }),
    parameters: canonicalJson({ ...params, run_id, contract_version: contract.contract_version }),
    start_time: end.started_at,
    end_time: end.ended_at,
    recorded_at: iso(ports.clock.now()),
  };
  await ports.lakehouse.append(`log.${stage}`, logColumns, [row]);
}

/** The newest row of `log.<stage>`; null when the stage never came to an end. */
export interface StageRow {
  readonly status: string;
  readonly error_message: string | null;
  /** The kind of the failure. */
  readonly error_kind: string | null;
  readonly run_id: string;
  readonly contract_version: string;
  readonly end_time: string;
  readonly start_time: string;
  readonly duration_seconds: number;
  readonly capabilities: readonly string[];
}

export async function newestStageRow(lakehouse: Lakehouse, stage: SpectraStage): Promise<StageRow | null> {
  return (await newestStageRows(lakehouse, stage, 1))[0] ?? null;
}

/** Newest first. */
export async function newestStageRows(lakehouse: Lakehouse, stage: SpectraStage, most: number): Promise<readonly StageRow[]> {
  if (!(await has(lakehouse, `log.${stage}`))) return [];
  const rows = await lakehouse.all(`SELECT * FROM log."${stage}" ORDER BY rowid DESC LIMIT ?`, [most]);
  return rows.map((row) => {
    const parameters = recordOf(row, 'parameters');
    const summary = recordOf(row, 'error_summary');
    return {
      status: text(row, 'status'),
      error_message: textOrNull(row, 'error_message'),
      error_kind: wordOf(summary['kind']),
      run_id: wordOf(parameters['run_id']) ?? '',
      contract_version: wordOf(parameters['contract_version']) ?? '',
      end_time: text(row, 'end_time'),
      start_time: text(row, 'start_time'),
      duration_seconds: Number(row['duration_seconds'] ?? 0),
      capabilities: text(row, 'capabilities')
        .split(',')
        .filter((one) => one !== ''),
    };
  });
}

function wordOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function recordOf(row: Row, column: string): Readonly<Record<string, unknown>> {
  return JSON.parse(text(row, column) || '{}') as Readonly<Record<string, unknown>>;
}

function notebookOf(stage: SpectraStage, key: string): string {
  return `${stage}${upperFirst(key)}`;
}

/** `20261122_083000_123000`: date, time and microseconds. */
function stamp(at: number): string {
  const [, date = '', time = '', ms = ''] = /^(.{10})T(.{8})\.(\d{3})Z$/.exec(iso(at)) ?? [];
  return `${date.replaceAll('-', '')}_${time.replaceAll(':', '')}_${ms}000`;
}
