import { systemClock } from '../../adapters/clock.ts';
import { openLakehouse, type OpenLakehouse } from '../../adapters/lakehouse/lakehouse.ts';
import type { JsonObject } from '../../core/json.ts';
import { fail } from '../../data/failed.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { RunRecord } from '../../ledger/record.ts';
import { plannedJobs } from '../../plan/walk.ts';
import type { Plan } from '../../plan/plan.ts';
import { intelligenceFiles } from '../../solution/covenant/intelligence.ts';
import { compareManifest, type StageManifest } from '../../solution/covenant/manifest.ts';
import { readStageContract } from '../../solution/covenant/stage-contract.ts';
import { documentText } from '../../solution/covenant/text.ts';
import type { PipelineFile } from '../../solution/covenant/write.ts';
import { openProject, planOf } from '../project.ts';
import { refusal } from '../refuse.ts';
import { lakehouseFolder, refuseUnbuilt } from './folders.ts';
import { fileText, handedOver } from './inputs.ts';
import { writeFiles } from './making.ts';
import type { StageOfEngine, StageWork } from './work.ts';
import type { Setting } from '../watch.ts';

/** Runs the pipeline as a run of its own and holds what came of it against what every stage promised. */
export const test: StageOfEngine = async (work) => {
  const { setting, source, log } = work;
  const plan = await pipelinePlan(setting, source);
  const started = systemClock.now();
  const end = await work.startChild({ plan, params: {} }, ({ folder }) => {
    log(`Run ${folder.run_id} of spectra.${source}, plan ${plan.plan_hash.slice(0, 12)}`);
    return childLines(plan, log);
  });
  const lakehouse = openLakehouse({ folder: lakehouseFolder(setting, source) });
  try {
    const evidence = await gather(work, lakehouse);
    refuseFailed(end.record, source);
    const missing = compare(work, evidence.manifests, end.record.run_id);
    const gates = countVerdicts(evidence.manifests);
    log(`${gates['passed'] ?? 0} gates passed, ${gates['warned'] ?? 0} warned; every stage kept its contract`);
    return {
      child_run: end.record.run_id,
      plan_hash: plan.plan_hash,
      jobs: end.record.jobs.length,
      duration_ms: systemClock.now() - started,
      gates,
      missing_outputs: missing,
      files_written: evidence.written,
    };
  } finally {
    lakehouse.close();
  }
};

/** The plan of `spectra.<source>` as it stands in the repository now. */
async function pipelinePlan(setting: Setting, source: string): Promise<Plan> {
  refuseUnbuilt(setting, source);
  const project = await openProject({ cwd: setting.root, env: setting.entry.env, flags: { profile: setting.settings.profile } });
  if (!project.ok) fail('asset', refusal(project.diagnostics));
  const plan = planOf(project.value, `spectra.${source}`, {});
  if (!plan.ok) fail('asset', refusal(plan.diagnostics));
  return plan.value;
}

/** A line for each job of the pipeline that ends, as its own run tells it. */
function childLines(plan: Plan, log: (line: string) => void): (event: LedgerEvent) => void {
  const ids = new Map(plannedJobs(plan).map(({ path, job }) => [path, job.job_id]));
  return (event) => {
    if (event.type !== 'receipt') return;
    const why = event.failure === undefined ? '' : `: ${event.failure.message}`;
    log(`${event.status} ${ids.get(event.path) ?? event.path}${why}`);
  };
}

/** The first job that failed is the cause; what follows it did not start. */
function refuseFailed({ jobs, result, run_id }: RunRecord, source: string): void {
  if (result.success) return;
  const failed = jobs.find(({ failure }) => failure !== null);
  const gaps = jobs.flatMap(({ report }) => gapsIn(report.facts));
  const hint =
    gaps.length === 0 ? '' : `; perhaps because no step makes ${gaps.join(', ')}: see \`solution-engine learn ${source}\``;
  if (failed?.failure) {
    const { kind, message, transient } = failed.failure;
    fail(kind, `${failed.job_id}: ${message}${hint}`, { transient });
  }
  fail('crash', `Run ${run_id} of the pipeline did not come to its end`);
}

/** Outputs that a closing step looked for and did not find. */
function gapsIn(facts: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const gaps = facts?.['gaps'];
  return Array.isArray(gaps) ? gaps.map((gap: { readonly output: string }) => gap.output) : [];
}

async function gather(
  work: StageWork,
  lakehouse: OpenLakehouse,
): Promise<{ readonly manifests: ReadonlyMap<string, StageManifest>; readonly written: readonly string[] }> {
  const manifests = new Map<string, StageManifest>();
  for (const { name } of work.covenant.pipeline.stages) {
    const text = lakehouse.files.read(`manifests/${name}.manifest.json`);
    if (text !== null) manifests.set(name, JSON.parse(text) as StageManifest);
  }
  const files: readonly PipelineFile[] = [
    ...[...manifests].flatMap(([name, manifest]) => manifestFile(work, name, manifest)),
    ...(manifests.get('prepare')?.status === 'Success' ? await intelligenceFiles({ lakehouse, contract: work.contract }) : []),
  ];
  return { manifests, written: writeFiles(work, files).files_written };
}

/** A file changes when a schema or a verdict does; numbers alone are the same evidence, so they make no commit. */
function manifestFile({ setting, folder }: StageWork, name: string, manifest: StageManifest): readonly PipelineFile[] {
  const path = `manifests/${name}.manifest.yaml`;
  const { run, meaning } = splitManifest(manifest);
  const comment = 'Evidence, written by solution-engine from what the stage left behind';
  const meant = documentText(comment, meaning);
  const before = fileText(setting.root, `${folder}/${path}`);
  return before?.startsWith(meant) === true ? [] : [{ path, text: documentText(comment, { ...meaning, run }) }];
}

/** What this one run found comes last, apart from what it proves. */
function splitManifest({ run, outputs, gates, quality, ...rest }: StageManifest): {
  readonly run: JsonObject;
  readonly meaning: JsonObject;
} {
  const rows = Object.fromEntries(outputs.map((output) => [output.table, output.rows]));
  const found = Object.fromEntries(gates.map(({ id, actual }) => [id, actual]));
  return {
    run: { ...run, rows, found, quality },
    meaning: {
      ...rest,
      outputs: outputs.map(({ table, columns, schema_hash }) => ({ table, columns, schema_hash })),
      gates: gates.map(({ id, severity, says, verdict, expected }) => ({ id, severity, says, verdict, expected })),
    },
  };
}

/** Every stage's contract, as Build wrote it, against what the stage left behind in this run. */
function compare(work: StageWork, manifests: ReadonlyMap<string, StageManifest>, run_id: string): readonly string[] {
  const { covenant, folder, setting, source } = work;
  const compared = covenant.pipeline.stages.map(({ name, contract }) => {
    const missing = `The contract of ${name} is missing: \`solution-engine build ${source}\` writes it`;
    const promised = handedOver(setting.root, { file: `${folder}/${contract}`, missing }, readStageContract);
    return compareManifest(promised, manifests.get(name) ?? null, run_id);
  });
  const [first, ...more] = compared.flatMap(({ breaches }) => breaches);
  if (first !== undefined) {
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    fail('gate', `Stage ${first.stage} broke its contract: it promises ${first.promise}, found ${first.found}${others}`);
  }
  return compared.flatMap(({ missing }) => missing);
}

function countVerdicts(manifests: ReadonlyMap<string, StageManifest>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { gates } of manifests.values()) for (const { verdict } of gates) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
