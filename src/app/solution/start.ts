import { sha256 } from '../../adapters/hash.ts';
import { assetDigests, assetTexts } from '../../adapters/project-files.ts';
import type { Terminal } from '../../adapters/terminal.ts';
import { Defect } from '../../core/defect.ts';
import type { Checked, Diagnostic } from '../../core/diagnostic.ts';
import { exitCodes } from '../../core/vocabulary.ts';
import { readCatalogue } from '../../definition/catalogue.ts';
import type { SolutionStage } from '../../definition/shapes/solution.ts';
import { dryRunResult } from '../../ledger/fold-result.ts';
import type { RunRecord } from '../../ledger/record.ts';
import { compilePlan } from '../../plan/compile.ts';
import { listing } from '../../plan/listing.ts';
import type { Plan } from '../../plan/plan.ts';
import { renderDiagnostics } from '../../report/diagnostics.ts';
import { dryRunVerdict, renderListing } from '../../report/listing.ts';
import { definitionsText } from '../../solution/covenant/definitions.ts';
import { engineId, engineText } from '../../solution/engine.ts';
import { readRequest, type Request } from '../../solution/request.ts';
import type { Entry } from '../entry.ts';
import { openPlace, placeOf } from '../project.ts';
import { refuse } from '../refuse.ts';
import { startRun } from '../round.ts';
import { consoleView } from '../view.ts';
import { knownSources } from './folders.ts';
import { readInputs, type Inputs } from './inputs.ts';
import type { Setting } from '../watch.ts';

export interface SolutionFlags {
  readonly profile?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export interface Asked<Flags extends SolutionFlags = SolutionFlags> {
  readonly entry: Entry;
  readonly screen: Terminal;
  /** What was asked for, or the name of a source. */
  readonly sentence: string;
  readonly flags: Flags;
}

/** A request that can be worked on. */
export interface Understood {
  readonly setting: Setting;
  readonly request: Request;
  readonly inputs: Inputs;
}

/** Reads the sentence and all that the engine works from. Nothing is started before all of it is right. */
export async function understand({ entry, sentence, flags }: Asked): Promise<Checked<Understood>> {
  const opened = await openPlace(placeOf(entry, flags));
  if (!opened.ok) return opened;
  const setting = { entry, ...opened.value };
  const request = readRequest(sentence, knownSources(setting));
  if (!request.ok) return request;
  const inputs = readInputs(setting, request.value.source);
  if (!inputs.ok) return inputs;
  return { ok: true, value: { setting, request: request.value, inputs: inputs.value }, diagnostics: inputs.diagnostics };
}

/** Runs the engine, or one stage of it. */
export async function start(asked: Asked & { readonly stage?: SolutionStage }): Promise<number> {
  const { entry, screen, flags, stage } = asked;
  const json = flags.json === true;
  const understood = await understand(asked);
  if (!understood.ok) return refuse(screen, understood.diagnostics, json);
  const { setting, request, inputs } = understood.value;
  warn(screen, understood.diagnostics, json);
  const plan = enginePlan(request, stage);
  if (flags.dryRun === true) {
    if (json) screen.out(`${JSON.stringify(dryRunResult(plan), null, 2)}\n`);
    else {
      const pipeline = pipelineInMind(setting, inputs);
      screen.out(`${renderListing(plan, screen.paint)}\n${renderListing(pipeline, screen.paint)}\n${dryRunVerdict(plan)}\n`);
    }
    return exitCodes.success;
  }
  const view = consoleView({ entry, screen, json, settings: setting.settings, root: setting.root });
  const end = await startRun(setting, { plan, params: {} }, view.watch);
  const code = view.end(end);
  return code === exitCodes.failed && gateRefused(end.record) ? exitCodes.gateRefused : code;
}

/** The plans of the engine and of the pipeline that it would write. */
export async function showPlan(asked: Asked): Promise<number> {
  const { screen, flags } = asked;
  const json = flags.json === true;
  const understood = await understand(asked);
  if (!understood.ok) return refuse(screen, understood.diagnostics, json);
  warn(screen, understood.diagnostics, json);
  const engine = enginePlan(understood.value.request);
  const pipeline = pipelineInMind(understood.value.setting, understood.value.inputs);
  if (json) screen.out(`${JSON.stringify({ engine: listing(engine), pipeline: listing(pipeline) }, null, 2)}\n`);
  else screen.out(`${renderListing(engine, screen.paint)}\n${renderListing(pipeline, screen.paint)}`);
  return exitCodes.success;
}

/** What looks wrong in playbooks and contract, but holds up nothing. */
function warn(screen: Terminal, diagnostics: readonly Diagnostic[], json: boolean): void {
  if (diagnostics.length === 0) return;
  const write = json ? screen.err : screen.out;
  write(`${renderDiagnostics(diagnostics, json ? screen.errPaint : screen.paint)}\n\n`);
}

function enginePlan(request: Request, stage?: SolutionStage): Plan {
  return compiled({
    text: engineText(request),
    file: 'solution-engine',
    id: engineId(request.source, stage),
    asset: () => null,
    read: () => null,
  });
}

/** The pipeline as it would be written, without writing it. */
function pipelineInMind({ root }: Setting, { covenant, contract, folder, source }: Inputs): Plan {
  return compiled({
    text: definitionsText(covenant, contract, folder),
    file: `${folder}/jobs/spectra.${source}.yaml`,
    id: `spectra.${source}`,
    asset: assetDigests(root, sha256),
    read: assetTexts(root),
  });
}

/** Definitions that we have written ourselves: what is wrong in them is our mistake. */
function compiled(made: {
  readonly text: string;
  readonly file: string;
  readonly id: string;
  readonly asset: (file: string) => string | null;
  readonly read: (file: string) => string | null;
}): Plan {
  const { catalogue } = readCatalogue([{ file: made.file, text: made.text }]);
  const plan = compilePlan({ catalogue, id: made.id, params: {}, asset: made.asset, text: made.read, sha256 });
  if (plan.ok) return plan.value;
  throw new Defect(`The definitions of ${made.id} cannot be planned: ${plan.diagnostics[0]?.message ?? ''}`);
}

function gateRefused({ jobs }: RunRecord): boolean {
  return jobs.some(({ failure }) => failure?.kind === 'gate');
}
