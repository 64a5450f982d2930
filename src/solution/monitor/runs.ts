import type { Lakehouse } from '../../ports/lakehouse.ts';
import { newestStageRows, type StageRow } from '../journal.ts';
import { spectraStages, type SpectraStage } from '../stage.ts';
import type { HealthInput, RunHealth, StageHealth } from './shape.ts';

const mostRuns = 10;
/** Rows of one stage that are read: a run may leave several when it is resumed. */
const mostRows = 100;

export async function readStages({ lakehouse, now }: HealthInput): Promise<readonly StageHealth[]> {
  const stages: StageHealth[] = [];
  for (const stage of spectraStages) {
    const rows = await newestStageRows(lakehouse, stage, mostRows);
    const [newest] = rows;
    const good = rows.find(({ status }) => status === 'Success');
    stages.push({
      stage,
      status: newest === undefined ? null : newest.status === 'Success' ? 'Success' : 'Failed',
      last_success: good?.end_time ?? null,
      age: good === undefined ? null : Math.max(0, now - Date.parse(good.end_time)),
      run_id: newest?.run_id ?? null,
      duration: newest === undefined ? null : Math.round(newest.duration_seconds * 1000),
      error: newest?.error_message ?? null,
      error_kind: newest?.error_kind ?? null,
    });
  }
  return stages;
}

/** The last runs, newest first, put together from what each left in the logs of the stages. */
export async function readRuns(lakehouse: Lakehouse): Promise<readonly RunHealth[]> {
  const ends: End[] = [];
  for (const stage of spectraStages) {
    for (const row of await newestStageRows(lakehouse, stage, mostRows)) ends.push({ stage, row });
  }
  const runs = [...Map.groupBy(ends, ({ row }) => row.run_id)].map(([run_id, of]) => runOf(run_id, of));
  return runs.sort((a, b) => (a.started < b.started ? 1 : -1)).slice(0, mostRuns);
}

interface End {
  readonly stage: SpectraStage;
  readonly row: StageRow;
}

function runOf(run_id: string, ends: readonly End[]): RunHealth {
  const started = ends.map(({ row }) => row.start_time).sort()[0] ?? '';
  const ended =
    ends
      .map(({ row }) => row.end_time)
      .sort()
      .at(-1) ?? started;
  // The newest row of a stage comes first: a resume may have mended what failed before.
  const last = spectraStages.flatMap((stage) => ends.find((end) => end.stage === stage) ?? []);
  const failed = last.find(({ row }) => row.status !== 'Success');
  const good = last.filter(({ row }) => row.status === 'Success').length;
  return {
    run_id,
    started,
    duration: Date.parse(ended) - Date.parse(started),
    status: failed ? 'failed' : good === spectraStages.length ? 'complete' : 'partial',
    stages: good,
    failed_stage: failed?.stage ?? null,
    error: failed?.row.error_message ?? null,
  };
}
