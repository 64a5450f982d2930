import { fileTree } from '../../adapters/files/file-tree.ts';
import { gitAt } from '../../adapters/git/git.ts';
import { failure } from '../../core/failure.ts';
import { fail } from '../../data/failed.ts';
import { toFailure } from '../../data/outcome.ts';
import type { SolutionSpec, SolutionStage } from '../../definition/shapes/solution.ts';
import type { Attempt, Runner } from '../../ports/runner.ts';
import { refusal } from '../refuse.ts';
import type { StartChild } from '../watch.ts';
import { build, design, discover } from './making.ts';
import { deploy, monitor } from './running.ts';
import { finalise } from './finalise.ts';
import { readInputs, type Place } from './inputs.ts';
import { test } from './test.ts';
import type { StageOfEngine, StageWork } from './work.ts';

interface Engine extends Place {
  readonly startChild: StartChild;
}

const stages: Readonly<Record<SolutionStage, StageOfEngine>> = { discover, design, build, test, deploy, monitor, finalise };

/** Runs the stages of the engine. They follow one another, so what one leaves in files the next finds there. */
export function solutionRunner(place: Engine): Runner<SolutionSpec> {
  return {
    run: async (attempt) => {
      try {
        const facts = await stages[attempt.spec.stage](workOf(place, attempt));
        return { ok: true, report: { facts } };
      } catch (error) {
        const failed = toFailure(error);
        if (failed === null) throw error;
        const cancelled = attempt.signal.aborted;
        return {
          ok: false,
          failure: cancelled ? failure('cancelled', 'Stopped because the run was cancelled') : failed,
          report: {},
        };
      }
    },
  };
}

function workOf(place: Engine, { spec, run_id, log }: Attempt<SolutionSpec>): StageWork {
  const inputs = readInputs(place, spec.source);
  if (!inputs.ok) fail('asset', refusal(inputs.diagnostics));
  return {
    ...inputs.value,
    place,
    run_id,
    files: fileTree(place.root),
    startChild: place.startChild,
    git: gitAt(place.root, place.entry.env),
    log: (line) => log.write(new TextEncoder().encode(`${line}\n`)),
  };
}
