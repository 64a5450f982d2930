import { fileTree } from '../../adapters/files/file-tree.ts';
import { gitAt } from '../../adapters/git/git.ts';
import { failure } from '../../core/failure.ts';
import { fail } from '../../data/failed.ts';
import { toFailure } from '../../data/outcome.ts';
import type { SolutionSpec, SolutionStage } from '../../definition/shapes/solution.ts';
import type { Attempt, Runner } from '../../ports/runner.ts';
import { readCovenant, type Covenant } from '../../solution/covenant/shape.ts';
import { refusal } from '../refuse.ts';
import type { Setting, StartChild } from '../watch.ts';
import { build, design, discover } from './making.ts';
import { deploy, monitor } from './running.ts';
import { finalise } from './finalise.ts';
import { handedOver, readInputs, type Inputs } from './inputs.ts';
import { test } from './test.ts';
import type { StageOfEngine, StageWork } from './work.ts';

interface Engine extends Setting {
  readonly startChild: StartChild;
}

const stages: Readonly<Record<SolutionStage, StageOfEngine>> = { discover, design, build, test, deploy, monitor, finalise };

/** Runs the stages of the engine. They follow one another, so what one leaves in files the next finds there. */
export function solutionRunner(setting: Engine): Runner<SolutionSpec> {
  return {
    run: async (attempt) => {
      try {
        const facts = await stages[attempt.spec.stage](workOf(setting, attempt));
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

function workOf(setting: Engine, { spec, run_id, log }: Attempt<SolutionSpec>): StageWork {
  const inputs = readInputs(setting, spec.source);
  if (!inputs.ok) fail('asset', refusal(inputs.diagnostics));
  return {
    ...inputs.value,
    covenant: covenantFor(spec.stage, inputs.value, setting),
    setting,
    run_id,
    files: fileTree(setting.root),
    startChild: setting.startChild,
    git: gitAt(setting.root, setting.entry.env),
    log: (line) => log.write(new TextEncoder().encode(`${line}\n`)),
  };
}

/** Stages that begin with the covenant as Design wrote it. */
const afterDesign: readonly SolutionStage[] = ['build', 'test', 'deploy', 'finalise'];

function covenantFor(stage: SolutionStage, { covenant, folder, source }: Inputs, { root }: Setting): Covenant {
  if (!afterDesign.includes(stage)) return covenant;
  const design = `\`solution-engine design ${source}\` writes it`;
  const missing = `There is no covenant of ${source} yet: ${design}`;
  const written = handedOver(root, { file: `${folder}/covenant.yaml`, missing }, readCovenant);
  if (stage === 'build' && written.metadata.inputs_hash !== covenant.metadata.inputs_hash) {
    fail('asset', `The contract or the playbooks have changed since the covenant of ${source} was written: ${design} anew`);
  }
  return written;
}
