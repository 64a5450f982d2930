import type { Failure } from '../../core/failure.ts';
import { fail } from '../../data/failed.ts';
import { toFailure } from '../../data/outcome.ts';
import { stopIfAsked } from '../../data/stop.ts';
import { newTally, reportOf } from '../../data/tally.ts';
import type { PlannedSpectra } from '../../definition/shapes/spectra.ts';
import type { Attempt, Outcome } from '../../ports/runner.ts';
import type { Action, StepContext } from '../action.ts';
import { closingAction } from '../actions.ts';
import { closeStage } from '../gates/close.ts';
import type { Check } from '../gates/gate.ts';
import { keepStage, keepStep, newestStageRow, stageEnd } from '../journal.ts';
import { spectraStages, stageOf, type SpectraStage } from '../stage.ts';

/** One job of a stage, with what a person decided and what it may touch. */
export interface Step extends Pick<StepContext, 'contract' | 'overrides' | 'ports' | 'signal'> {
  readonly job: Pick<Attempt<PlannedSpectra>, 'spec' | 'job_id' | 'run_id' | 'params'>;
}

/** What all stages can do and ask, by name. */
export interface Known {
  readonly actions: Readonly<Record<string, Action>>;
  readonly checks: Readonly<Record<string, Check>>;
}

/**
 * Does one step. Whatever ends a stage badly leaves a row in `log.<stage>` that says Failed, so that the next stage does
 * not build on it; a cancelled step leaves none, since a resume goes on where it stood.
 */
export async function performStep(step: Step, known: Known): Promise<Outcome> {
  const { job, contract, overrides, ports, signal } = step;
  const { spec, job_id, run_id, params } = job;
  const tally = newTally();
  const context: StepContext = { spec, job_id, run_id, params, contract, overrides, ports, signal, tally };
  const started = ports.clock.now();
  try {
    stopIfAsked(signal);
    const stage = stageNamed(spec.uses);
    await requireHandoff(context, stage);
    await actionFor(spec.uses, stage, known)(context);
    if (spec.uses !== closingAction(stage))
      await keepStep(context, { started, ended: ports.clock.now(), counts: tally.counts, failure: null });
    return { ok: true, report: reportOf(tally) };
  } catch (error) {
    const failure = toFailure(error);
    if (failure === null) throw error;
    await keepFailure(context, { started, failure });
    return { ok: false, failure, report: reportOf(tally) };
  }
}

function stageNamed(uses: string): SpectraStage {
  return stageOf(uses) ?? fail('not_built', `Cannot do "${uses}": it belongs to no stage`);
}

function actionFor(uses: string, stage: SpectraStage, { actions, checks }: Known): Action {
  if (uses === closingAction(stage)) return closeStage(stage, checks);
  return (
    (Object.hasOwn(actions, uses) ? actions[uses] : undefined) ??
    fail('not_built', `Cannot do "${uses}": there is no such action`)
  );
}

/** A stage reads the latest good end of the stage before it, and nothing that a failed one left behind. */
async function requireHandoff({ ports, contract }: StepContext, stage: SpectraStage): Promise<void> {
  const before = spectraStages[spectraStages.indexOf(stage) - 1];
  if (before === undefined) return;
  const row = await newestStageRow(ports.lakehouse, before);
  const cannot = `Cannot start ${stage}`;
  if (row === null)
    fail('gate', `${cannot}: "log.${before}" has no row, so the ${before} stage has not come to an end here; run it first`);
  if (row.status !== 'Success') {
    fail('gate', `${cannot}: the last ${before} stage failed, on ${row.end_time}: ${row.error_message ?? 'no reason is known'}`);
  }
  if (row.contract_version !== contract.contract_version) {
    fail(
      'gate',
      `${cannot}: the ${before} stage ran by contract version ${row.contract_version}, and now it is ${contract.contract_version}; run ${before} again`,
    );
  }
}

async function keepFailure(
  context: StepContext,
  { started, failure }: { readonly started: number; readonly failure: Failure },
): Promise<void> {
  const { spec, ports, tally } = context;
  const stage = stageOf(spec.uses);
  if (failure.kind === 'cancelled' || stage === undefined) return;
  try {
    if (spec.uses !== closingAction(stage))
      await keepStep(context, { started, ended: ports.clock.now(), counts: tally.counts, failure });
    await keepStage(context, stage, { end: await stageEnd(context, stage), failure });
  } catch (error) {
    const second = toFailure(error);
    if (second === null) throw error;
    // What failed first is the cause, and very often of this too.
    ports.log(`The failure could not be recorded in log.${stage}: ${second.message}`);
  }
}
