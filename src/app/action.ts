import { stayLight } from '../adapters/engine.ts';
import { annotate } from '../adapters/github/annotate.ts';
import { readInputs, type ActionInputs } from '../adapters/github/inputs.ts';
import { printOutput, workflowScreen } from '../adapters/github/log.ts';
import { maskSecrets, writeOutputs } from '../adapters/github/outputs.ts';
import { appendSummary } from '../adapters/github/summary-file.ts';
import { shownFrom } from '../adapters/project-files.ts';
import { terminal, type Terminal } from '../adapters/terminal.ts';
import { unreachable } from '../core/defect.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { exitCodes } from '../core/vocabulary.ts';
import type { LedgerEvent, RoundStarted } from '../ledger/events.ts';
import { dryRunResult } from '../ledger/fold-result.ts';
import type { Plan } from '../plan/plan.ts';
import type { Screen } from '../ports/screen.ts';
import type { RunFolder } from '../ports/state.ts';
import { diagnosticAnnotations, runAnnotations } from '../report/annotations.ts';
import { closing } from '../report/closing.ts';
import { consoleReport, type ConsoleReport } from '../report/console.ts';
import { diagnosticsSummary } from '../report/diagnostics-summary.ts';
import { renderDiagnostics } from '../report/diagnostics.ts';
import { dryRunVerdict, renderListing } from '../report/listing.ts';
import { fanOutSummary, renderFanOut } from '../report/fan-out.ts';
import { artifactName, fanOutOutputs, resultOutputs, type Outputs } from '../report/outputs.ts';
import { dryRunSummary } from '../report/plan-summary.ts';
import { runSummary } from '../report/summary.ts';
import { cause } from '../report/text.ts';
import { caught } from './caught.ts';
import { inspect } from './check.ts';
import { gather } from './collect.ts';
import type { Entry } from './entry.ts';
import { withJobEnvironment } from './job-env.ts';
import { makeFanOut } from './fan-out.ts';
import { openLeg, runLeg } from './leg.ts';
import { makePlan, type Planned } from './plan.ts';
import { findRun, openPlace, type Place, type Project } from './project.ts';
import { refusal } from './refuse.ts';
import { resumeRun, startRun } from './round.ts';
import type { RoundEnd, Watch } from './watch.ts';
import { secretClashes } from './secret-clash.ts';
import { exitCodeOf } from './view.ts';

/** What a step has to speak with. */
interface Step {
  readonly entry: Entry;
  readonly inputs: ActionInputs;
  readonly place: Place;
  readonly terminal: Terminal;
  readonly screen: Screen;
}

/** The Action: the same runs as on the command line, told as step log, job summary, annotations and outputs. */
export async function main(started: Entry): Promise<number> {
  stayLight();
  const streams = terminal(started.env);
  try {
    const screen = workflowScreen(streams.out, started.env);
    const given = withJobEnvironment(started);
    if (!given.ok) return refuse({ entry: started, screen, terminal: streams, folder: started.cwd }, given.diagnostics);
    const entry = given.value;
    const read = readInputs(entry.env, entry.cwd);
    if (!read.ok) return refuse({ entry, screen, terminal: streams, folder: entry.cwd }, read.diagnostics);
    const inputs = read.value;
    const flags = {
      ...(inputs.config === null ? {} : { config: inputs.config }),
      ...(inputs.profile === null ? {} : { profile: inputs.profile }),
      ...(inputs.maxParallel === null ? {} : { maxParallel: inputs.maxParallel }),
    };
    const step: Step = { entry, inputs, screen, terminal: streams, place: { cwd: inputs.folder, env: entry.env, flags } };
    return await perform(step);
  } catch (error) {
    return caught(error, streams.err);
  }
}

async function perform(step: Step): Promise<number> {
  const { mode, resume: run, planFile, ledgers } = step.inputs;
  switch (mode) {
    case 'check':
      return check(step);
    case 'plan':
      return fanOut(step);
    case 'collect':
      return collect(step, ledgers ?? '');
    case 'run':
      if (planFile !== null) return leg(step, planFile);
      return run === null ? start(step) : resume(step, run);
    default:
      return unreachable(mode);
  }
}

async function check(step: Step): Promise<number> {
  const { composites, jobs, diagnostics } = await inspect(step.place);
  if (diagnostics.some(({ severity }) => severity === 'error')) return refuse({ ...step, folder: step.place.cwd }, diagnostics);
  tell(step, diagnosticsSummary(diagnostics));
  annotate(diagnosticAnnotations(diagnostics), fromWorkspace(step.entry, step.place.cwd));
  step.screen.line(`Checked ${composites} composites and ${jobs} jobs`);
  writeOutputs({ success: 'true', 'dry-run': 'false' }, step.entry.env);
  return exitCodes.success;
}

async function start(step: Step): Promise<number> {
  const { inputs, place, entry } = step;
  const planned = await makePlan(place, inputs.composite, inputs.params);
  if (!planned.ok) return refuse({ ...step, folder: place.cwd }, planned.diagnostics);
  const { project, plan, params } = planned.value;
  annotate(diagnosticAnnotations(planned.diagnostics), fromWorkspace(entry, project.root));
  if (inputs.dryRun) return dryRun(step, planned.value);
  const clashes = secretClashes(plan, entry, project.settings);
  if (clashes.length > 0) return refuse({ ...step, folder: place.cwd }, clashes);
  const { watch, close } = watching(step);
  const round = await startRun({ entry, ...project }, { plan, params }, watch);
  close();
  return report(step, project, round);
}

function dryRun(step: Step, { plan }: Planned): number {
  for (const line of renderListing(plan, step.screen.paint).trimEnd().split('\n')) step.screen.line(line);
  step.screen.line(dryRunVerdict(plan));
  tell(step, dryRunSummary(plan));
  writeOutputs({ ...resultOutputs(dryRunResult(plan), true), 'plan-hash': plan.plan_hash }, step.entry.env);
  return exitCodes.success;
}

async function fanOut(step: Step): Promise<number> {
  const { inputs, place, entry, screen } = step;
  const { composite: id, params, shards, planFile } = inputs;
  const made = await makeFanOut({ place, id, params, shards, setup: null, out: planFile });
  if (!made.ok) return refuse({ ...step, folder: place.cwd }, made.diagnostics);
  const { planned, choice, file, path, known } = made.value;
  writeOutputs(
    { ...fanOutOutputs(file), success: 'true', 'dry-run': 'false', 'plan-file': shownFrom(entry.cwd, path) },
    entry.env,
  );
  annotate(diagnosticAnnotations(made.diagnostics), fromWorkspace(entry, planned.project.root));
  const view = { plan: planned.plan, choice, wanted: shards, known };
  for (const line of renderFanOut(view, screen.paint).trimEnd().split('\n')) screen.line(line);
  tell(step, fanOutSummary(view));
  return exitCodes.success;
}

async function leg(step: Step, planFile: string): Promise<number> {
  const { inputs, place, entry } = step;
  const { shard, ledgers } = inputs;
  const opened = await openLeg({ entry, place, planFile, shard, ledgers, round: null });
  if (!opened.ok) return refuse({ ...step, folder: place.cwd }, opened.diagnostics);
  const clashes = secretClashes(opened.value.file.plan, entry, opened.value.settings);
  if (clashes.length > 0) return refuse({ ...step, folder: place.cwd }, clashes);
  const { watch, close } = watching(step);
  const round = await runLeg(opened.value, watch);
  close();
  return round.ok ? report(step, opened.value, round.value) : refuse({ ...step, folder: place.cwd }, round.diagnostics);
}

async function collect(step: Step, ledgers: string): Promise<number> {
  const { inputs, place } = step;
  const id = inputs.composite === '' ? null : inputs.composite;
  const gathered = await gather({ place, id, planFile: inputs.planFile, ledgers, round: null });
  if (!gathered.ok) return refuse({ ...step, folder: place.cwd }, gathered.diagnostics);
  return report(step, gathered.value, gathered.value);
}

async function resume(step: Step, wanted: string): Promise<number> {
  const { place, entry } = step;
  const opened = await openPlace(place);
  if (!opened.ok) return refuse({ ...step, folder: place.cwd }, opened.diagnostics);
  const run = findRun(opened.value, wanted === 'newest' ? undefined : wanted);
  if (!run.ok) return refuse({ ...step, folder: place.cwd }, run.diagnostics);
  const { watch, close } = watching(step);
  const round = await resumeRun({ entry, ...opened.value }, run.value, watch);
  close();
  return report(step, opened.value, round);
}

/** Progress as plain lines; what a job printed follows its end as one folded group, so that parallel jobs do not mix. */
function watching({ entry, screen, terminal: { out } }: Step): { readonly watch: Watch; readonly close: () => void } {
  let lines: ConsoleReport | null = null;
  return {
    close: () => lines?.close(),
    watch: ({ plan, folder, secrets }) => {
      maskSecrets(secrets);
      const progress = consoleReport({ plan, screen });
      lines = progress;
      return (event: LedgerEvent) => {
        progress.event(event);
        if (event.type === 'round_started') writeOutputs(placeOf(event, { entry, plan, folder }), entry.env);
        if ((event.type !== 'receipt' && event.type !== 'attempt_failed') || event.log === null) return;
        const title = `${event.path.slice(event.path.lastIndexOf('/') + 1)}: output`;
        printOutput({ title, log: event.log, runFolder: folder.path }, out);
      };
    },
  };
}

interface RoundPlace {
  readonly entry: Entry;
  readonly plan: Plan;
  readonly folder: RunFolder;
}

/** Told when a round begins, so that its ledger can be kept whatever cuts us off. */
function placeOf(event: RoundStarted, { entry, plan, folder }: RoundPlace): Outputs {
  const { run_id, plan_hash, round, leg } = event;
  const part = leg === undefined ? {} : { leg };
  return {
    'ledger-path': shownFrom(entry.cwd, folder.path),
    'artifact-name': artifactName({ composite: plan.composite, plan_hash, run_id, rounds: [{ round }], ...part }),
  };
}

/** Outputs come first: when the runner cuts us off in the middle of a cancel, what other steps read is there. */
function report(step: Step, { root }: Pick<Project, 'root'>, round: RoundEnd): number {
  const { entry, screen, inputs } = step;
  const { record, folder } = round;
  const recordPath = shownFrom(entry.cwd, `${folder.path}/record.json`);
  writeOutputs(
    {
      ...resultOutputs(record.result, false),
      'record-path': recordPath,
      'ledger-path': shownFrom(entry.cwd, folder.path),
      'artifact-name': artifactName(record),
      'plan-hash': record.plan_hash,
    },
    entry.env,
  );
  tell(step, runSummary({ record, recordPath }));
  annotate(runAnnotations(record), fromWorkspace(entry, root));
  for (const warning of round.warnings) screen.line(warning);
  for (const line of closing({ record, locations: [{ what: 'record', where: recordPath }], paint: screen.paint }))
    screen.line(line);
  const code = exitCodeOf(round);
  if (code !== exitCodes.success) step.terminal.err(`${cause(record)}\n`);
  return code === exitCodes.failed && !inputs.failOnFailure ? exitCodes.success : code;
}

interface Refusal extends Pick<Step, 'entry' | 'screen' | 'terminal'> {
  readonly folder: string;
}

function refuse(step: Refusal, diagnostics: readonly Diagnostic[]): number {
  for (const line of renderDiagnostics(diagnostics, step.screen.paint).split('\n')) step.screen.line(line);
  tell(step, diagnosticsSummary(diagnostics));
  annotate(diagnosticAnnotations(diagnostics), fromWorkspace(step.entry, step.folder));
  writeOutputs({ success: 'false' }, step.entry.env);
  step.terminal.err(`${refusal(diagnostics)}\n`);
  return exitCodes.invalid;
}

function tell({ entry, screen }: Pick<Step, 'entry' | 'screen'>, markdown: string): void {
  const trouble = appendSummary(markdown, entry.env);
  if (trouble !== null) screen.line(trouble);
}

/** The folder as annotations need it: relative to where the runner looks for files. */
function fromWorkspace(entry: Entry, folder: string): string {
  const shown = shownFrom(entry.cwd, folder);
  return shown === entry.cwd ? '' : shown;
}
