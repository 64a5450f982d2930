import type { Json } from '../../../core/json.ts';
import { tableName } from '../../contract/names.ts';
import type { Check, Finding, GateContext } from '../../gates/gate.ts';
import { rowsOf, text } from '../../sql.ts';
import { offenders } from '../offenders.ts';
import { spectraStages } from '../../stage.ts';
import { neededFrom } from './handoffs.ts';

export const checks: Readonly<Record<string, Check>> = {
  trace_complete: traceComplete,
  handoffs_ready: handoffsReady,
  outputs_complete: outputsComplete,
};

const tracedStages = ['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse'];

async function traceComplete({ lakehouse }: GateContext): Promise<Finding> {
  const rows = await rowsOf(lakehouse, 'log.trace');
  const lost: Json[] = rows
    .filter((row) => Number(row['found']) !== 1)
    .map((row) => ({
      stage: text(row, 'stage'),
      table: text(row, 'tableName'),
      record: text(row, 'recordId'),
      detail: text(row, 'detail'),
    }));
  const seen = new Set(rows.map((row) => text(row, 'stage')));
  lost.push(...tracedStages.filter((stage) => !seen.has(stage)).map((stage) => ({ stage, followed: false })));
  return offenders('one record is found in every stage', lost, `${rows.length} places`);
}

async function handoffsReady({ lakehouse }: GateContext): Promise<Finding> {
  const rows = await rowsOf(lakehouse, 'log.contracts');
  const wrong: Json[] = rows
    .filter((row) => Number(row['readyForNext']) !== 1)
    .map((row) => ({ stage: text(row, 'stage'), status: text(row, 'status'), next: text(row, 'nextStage') }));
  const seen = new Set(rows.map((row) => text(row, 'stage')));
  wrong.push(
    ...spectraStages
      .slice(0, -1)
      .filter((stage) => !seen.has(stage))
      .map((stage) => ({ stage, status: 'Absent' })),
  );
  return offenders('every stage is ready for the next', wrong, `${rows.length} stages`);
}

/** What later stages read and what the contract obliges to; `with: { outputs: [...] }` names more. */
async function outputsComplete({ lakehouse, contract, with: settings }: GateContext): Promise<Finding> {
  const standing = new Set((await lakehouse.tables()).map(({ table }) => table));
  const more = Array.isArray(settings['outputs']) ? settings['outputs'].map(String) : [];
  const obliged = Object.values(contract.obligations.outputs).flat();
  const made = ['analyse.relationships', 'analyse.measures', 'log.trace', 'log.contracts'];
  const wanted = [...spectraStages.flatMap((stage) => neededFrom(contract, stage)), ...made, ...obliged, ...more].map(tableName);
  const tables = [...new Set(wanted)].filter((table) => /^[a-z]+\.[A-Za-z]/.test(table)).sort();
  const missing = tables.filter((table) => !standing.has(table)).map((table) => ({ missing: table }));
  return offenders('every output is there', missing, `${tables.length} outputs`);
}
