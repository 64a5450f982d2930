import { resolve } from 'node:path';
import { openProject, planOf } from '../../src/app/project.ts';
import { openPlane, type DataPlane } from '../../src/app/worker.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import type { Outcome } from '../../src/ports/runner.ts';
import type { Folder } from './folder.ts';

export const repository = resolve(import.meta.dirname, '../..');

/** The plan of one of the repository's own composites. */
export async function ownPlan(id: string): Promise<Plan> {
  const project = await openProject({ cwd: repository, env: {}, flags: {} });
  if (!project.ok) throw new Error(project.diagnostics.map((one) => one.message).join('\n'));
  const plan = planOf(project.value, id, {});
  if (!plan.ok) throw new Error(plan.diagnostics.map((one) => one.message).join('\n'));
  return plan.value;
}

export interface Column {
  /** Runs every job in plan order, each after the one before, whatever their outcomes. `change` is asked before each. */
  readonly run: (change?: (job_id: string, spec: object) => object | Promise<object>) => Promise<ReadonlyMap<string, Outcome>>;
  readonly log: readonly string[];
  readonly close: () => Promise<void>;
}

/** The jobs of a plan on one data plane, without scheduler, workers and command. */
export function openColumn(plan: Plan, folder: Folder, variables: DataPlane['variables']): Column {
  const plane = openPlane({
    role: 'data',
    root: repository,
    warehouse: folder.file('warehouse.db'),
    vault: folder.file('vault'),
    views: resolve(repository, 'jobs/views/sql'),
    lakehouses: folder.file('lakehouse'),
    variables,
  });
  const log: string[] = [];
  let runs = 0;
  return {
    log,
    close: plane.close,
    run: async (change = (_, spec) => spec) => {
      runs += 1;
      const outcomes = new Map<string, Outcome>();
      for (const { path, job } of plannedJobs(plan)) {
        if (job.kind === 'exec' || job.kind === 'solution') throw new Error('A column holds data jobs alone');
        const attempt = {
          job_id: job.job_id,
          path,
          run_id: `run-${runs}`,
          round: 1,
          attempt: 1,
          params: {},
        };
        const signal = new AbortController().signal;
        const spec = await change(job.job_id, job.spec);
        outcomes.set(
          job.job_id,
          await plane.perform(job.kind, { ...attempt, spec }, { signal, log: (line) => void log.push(line) }),
        );
      }
      return outcomes;
    },
  };
}
