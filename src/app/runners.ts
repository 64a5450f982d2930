import { createOutputFiles } from '../adapters/process/output-files.ts';
import { createProcesses } from '../adapters/process/processes.ts';
import { absolute } from '../adapters/project-files.ts';
import type { Redactor } from '../core/redact.ts';
import type { JobKind } from '../core/vocabulary.ts';
import { createExecRunner } from '../kinds/exec/exec.ts';
import type { Plan } from '../plan/plan.ts';
import { plannedJobs } from '../plan/walk.ts';
import type { Runner } from '../ports/runner.ts';
import { siblingEntry, type Entry } from './entry.ts';
import type { Settings } from './settings.ts';
import type { StartChild } from './watch.ts';

/** What does the work of a round's jobs. */
export interface Runners {
  readonly of: (kind: JobKind) => Runner<unknown>;
  /** Ends what an earlier or this orchestrator left of the run. */
  readonly sweep: () => Promise<number>;
  /** For a second Ctrl-C: SIGKILL to all programs at once. */
  readonly killAll: () => void;
  readonly close: () => Promise<void>;
}

export interface RunnerOptions {
  readonly entry: Entry;
  readonly root: string;
  readonly settings: Settings;
  readonly plan: Plan;
  readonly run_id: string;
  readonly redactor: Redactor;
  readonly startChild: StartChild;
}

/** The data plane, with its workers, warehouse and sandbox, is loaded for plans that need it and for no others. */
export async function openRunners(options: RunnerOptions): Promise<Runners> {
  const { entry, root, settings, plan, run_id, redactor } = options;
  const processes = createProcesses({ spawner: siblingEntry(entry.url, 'spawner') });
  const outputFiles = createOutputFiles();
  const exec = createExecRunner({
    processes,
    outputFiles,
    surroundings: entry.env,
    resolve: (cwd) => absolute(root, cwd),
    redact: redactor.text,
  });
  const kinds = new Set(plannedJobs(plan).map(({ job }) => job.kind));
  kinds.delete('exec');
  const engine = kinds.delete('solution') ? (await import('./solution/runner.ts')).solutionRunner(options) : null;
  const data = kinds.size === 0 ? null : await (await import('./data.ts')).openData({ entry, root, settings, plan });
  return {
    // A plan pairs each kind with its spec, so a runner only ever meets its own.
    of: (kind) => {
      if (kind === 'solution' && engine !== null) return engine as Runner<unknown>;
      return kind === 'exec' || data === null ? (exec as Runner<unknown>) : data.runner;
    },
    sweep: () => processes.sweep(run_id),
    killAll: processes.killAll,
    close: async () => {
      await data?.close();
      await processes.sweep(run_id);
      outputFiles.dispose();
      processes.dispose();
    },
  };
}
