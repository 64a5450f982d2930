import { runName, type PlanFile } from '../plan/plan-file.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';
import { shardText } from '../plan/shards.ts';
import { plannedJobs } from '../plan/walk.ts';
import { legName, type HandedLedger } from './handed.ts';
import type { Finding } from './record.ts';

/** A ledger that tells of the run that is collected, with the place of its plan in the whole one. */
export interface PlacedLedger extends HandedLedger {
  /** Path of the node that it was planned as. */
  readonly node: string;
}

/** The ledgers of one run, and what was wrong with the others. */
export interface SortedOut {
  readonly good: readonly PlacedLedger[];
  /** Those that nothing may rest on, as far as it is known where they belong. */
  readonly damaged: readonly PlacedLedger[];
  /** The plan files that legs worked by, by path of the node that they plan. */
  readonly planFiles: ReadonlyMap<string, PlanFile>;
  readonly findings: readonly Finding[];
}

export interface SortOptions {
  readonly plan: Plan;
  readonly ledgers: readonly HandedLedger[];
  readonly planFiles: readonly PlanFile[];
}

/** Tells the ledgers that belong to the plan from those that do not, and names each of these. */
export function sortOut({ plan, ledgers, planFiles }: SortOptions): SortedOut {
  const findings: Finding[] = [];
  const everyNode = nodesByHash(plan);
  const everyFile = newestFiles(planFiles, everyNode);
  // What was planned as a whole was worked on as a whole: a run of one of its parts is another run.
  const isInside = (node: string): boolean => [...everyFile.keys()].some((above) => node.startsWith(`${above}/`));
  const files = new Map([...everyFile].filter(([node]) => !isInside(node)));
  const nodes = files.size === 0 ? everyNode : new Map([...everyNode].filter(([, node]) => !isInside(node)));
  const placed = distinct(ledgers, findings).flatMap((ledger) => place(ledger, { nodes, plan, findings }));
  const meant = meantRuns(placed, files);
  const ours = placed.filter((ledger) => {
    const run = meant.get(ledger.node);
    if (run === undefined || ledger.run === null || ledger.run.run_id === run) return true;
    findings.push(otherRun(ledger, run));
    return false;
  });
  for (const ledger of ours) findings.push(...misnamed(ledger));
  const good = ours.filter(({ damage }) => damage === null);
  return {
    good,
    damaged: ours.filter(({ damage }) => damage !== null),
    planFiles: files,
    findings: [...findings, ...twice(good)],
  };
}

/** Where a ledger's leg is shown: `2/3`, of a phase `pipeline.ingest 2/3`; without a leg the node. */
export function unitName(plan: Plan, node: string, leg: HandedLedger['leg']): string {
  const id = node.slice(node.lastIndexOf('/') + 1);
  if (leg === null) return id;
  return node === plan.composite ? shardText(leg) : `${id} ${shardText(leg)}`;
}

export function finding(code: Finding['code'], words: Pick<Finding, 'message' | 'remedy'> & Partial<Finding>): Finding {
  return { code, loss: true, leg: null, file: null, jobs: [], ...words };
}

/** The same bytes twice say nothing new: an artifact was fetched twice, or lies in another one. */
function distinct(ledgers: readonly HandedLedger[], findings: Finding[]): readonly HandedLedger[] {
  const seen = new Map<string, HandedLedger>();
  for (const ledger of ledgers) {
    const first = seen.get(ledger.text);
    if (first === undefined) seen.set(ledger.text, ledger);
    else {
      const message = `"${ledger.file}" is a copy of "${first.file}"`;
      findings.push(finding('duplicate', { loss: false, message, remedy: 'Nothing is lost by it', file: ledger.file }));
    }
  }
  return [...seen.values()];
}

interface Placing {
  readonly plan: Plan;
  readonly nodes: ReadonlyMap<string, string>;
  readonly findings: Finding[];
}

function place(ledger: HandedLedger, { plan, nodes, findings }: Placing): readonly PlacedLedger[] {
  const { file, run, named } = ledger;
  const short = run?.plan_hash.slice(0, 12) ?? named?.run.slice(0, 12);
  const node = run === null ? byFront(nodes, short) : nodes.get(run.plan_hash);
  if (node === undefined && short !== undefined) {
    const message = `"${file}" belongs to plan ${short}, and "${plan.composite}" is plan ${plan.plan_hash.slice(0, 12)}`;
    const remedy = `Hand in only ledgers of this plan: download artifacts by the pattern "lorchestra-${plan.plan_hash.slice(0, 12)}-*"`;
    findings.push(finding('foreign_plan', { message, remedy, file }));
    return [];
  }
  const leg = ledger.leg ?? named;
  const placed = node === undefined ? null : { ...ledger, leg, round: ledger.round ?? named?.round ?? null, node };
  findings.push(...trouble(ledger, placed === null ? null : unitName(plan, placed.node, leg)));
  return placed === null ? [] : [placed];
}

/** What keeps a ledger from being whole. `leg` is null when it is not known where it belongs. */
function trouble({ file, damage, run, ended }: HandedLedger, leg: string | null): readonly Finding[] {
  if (damage !== null) {
    const message = `"${file}" is damaged at line ${damage.line}: ${damage.reason}`;
    return [finding('damaged_ledger', { message, remedy: wholeCopy, file, leg })];
  }
  if (run === null && leg === null) {
    const remedy = 'Hand in a whole copy of it, or leave it out if it is none of this run';
    return [finding('unknown_ledger', { message: `"${file}" does not tell what run it belongs to`, remedy, file })];
  }
  if (ended !== null) return [];
  const message = `"${file}" ends before its round does: its machine was cut off, or the file was`;
  return [finding('truncated_ledger', { message, remedy: wholeCopy, file, leg })];
}

const wholeCopy = 'Hand in a whole copy of it, or let that leg work again ("Re-run failed jobs")';

/** Every node of the plan by its digest; a job stands in a plan once, so no two share one. */
function nodesByHash(plan: Plan): ReadonlyMap<string, string> {
  const nodes = new Map<string, string>();
  const visit = (node: PlanNode, path: string): void => {
    nodes.set(node.digest, path);
    if (node.type === 'job') return;
    for (const stage of node.stages) for (const child of stage.children) visit(child, `${path}/${child.job_id}`);
  };
  visit(plan.root, plan.composite);
  return nodes;
}

function byFront(nodes: ReadonlyMap<string, string>, front: string | undefined): string | undefined {
  if (front === undefined) return undefined;
  return [...nodes].find(([hash]) => hash.startsWith(front))?.[1];
}

/** When all jobs of a workflow were run again there are plan files of earlier runs; the last one made is meant. */
function newestFiles(planFiles: readonly PlanFile[], nodes: ReadonlyMap<string, string>): ReadonlyMap<string, PlanFile> {
  const files = new Map<string, PlanFile>();
  for (const file of planFiles.toSorted((left, right) => left.round - right.round || left.created_at - right.created_at)) {
    const node = nodes.get(file.plan.plan_hash);
    if (node !== undefined) files.set(node, file);
  }
  return files;
}

/** Which run is meant, by node: that of the plan file, else the newest; a run's id begins with its time. */
function meantRuns(ledgers: readonly PlacedLedger[], files: ReadonlyMap<string, PlanFile>): ReadonlyMap<string, string> {
  const meant = new Map<string, string>();
  for (const { node, run } of ledgers) {
    const known = meant.get(node);
    if (run !== null && (known === undefined || run.run_id > known)) meant.set(node, run.run_id);
  }
  for (const [node, { run_id }] of files) meant.set(node, run_id);
  return meant;
}

function otherRun({ file, run }: PlacedLedger, meant: string): Finding {
  const message = `"${file}" belongs to run ${run?.run_id ?? ''} of the same plan, and run ${meant} is collected`;
  return finding('other_run', { loss: false, message, remedy: 'It is left out; nothing is lost by it', file });
}

function misnamed({ file, named, run, leg, round, damage }: PlacedLedger): readonly Finding[] {
  if (named === null || run === null || leg === null || round === null || damage !== null) return [];
  const told = legName({ run: runName(run), ...leg, round });
  if (told === legName(named)) return [];
  const message = `"${file}" holds the ledger "ledger-${told}.ndjson"`;
  return [finding('swapped_ledger', { message, remedy: 'Hand in each ledger under the name it was written with', file })];
}

/** Two ledgers of one leg in one round: two machines did the same work. */
function twice(ledgers: readonly PlacedLedger[]): readonly Finding[] {
  const seen = new Map<string, PlacedLedger>();
  return ledgers.flatMap((ledger) => {
    if (ledger.leg === null || ledger.round === null) return [];
    const key = `${ledger.node} ${shardText(ledger.leg)} ${ledger.round}`;
    const first = seen.get(key);
    seen.set(key, first ?? ledger);
    if (first === undefined) return [];
    const leg = shardText(ledger.leg);
    const message = `"${first.file}" and "${ledger.file}" both tell of leg ${leg} in round ${ledger.round}, and differ`;
    return [finding('duplicate', { message, remedy: 'Keep the one of the machine whose work counts', file: ledger.file, leg })];
  });
}

/** Attempts of jobs that the plan does not have, or has with another meaning. */
export function strangers(plan: Plan, ledgers: readonly PlacedLedger[]): readonly Finding[] {
  const known = new Set(plannedJobs(plan).map(({ path, job }) => `${path} ${job.digest}`));
  return ledgers.flatMap((ledger) => {
    const front = ledger.node.slice(0, ledger.node.lastIndexOf('/') + 1);
    const stranger = ledger.events.find((event) => 'attempt' in event && !known.has(`${front}${event.path} ${event.digest}`));
    if (stranger === undefined || !('attempt' in stranger)) return [];
    const message = `"${ledger.file}" tells of "${stranger.path}", which is not in the plan`;
    return [finding('foreign_plan', { message, remedy: 'Leave it out: it was not written by this plan', file: ledger.file })];
  });
}
