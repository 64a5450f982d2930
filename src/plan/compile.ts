import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import { Defect } from '../core/defect.ts';
import type { Sha256 } from '../core/json.ts';
import { didYouMean } from '../core/suggest.ts';
import type { Catalogue } from '../definition/catalogue.ts';
import { problem, sortDiagnostics } from '../definition/codes.ts';
import type { JobDefinition } from '../definition/definition.ts';
import { spanAt } from '../definition/document.ts';
import { resolveJob } from '../definition/resolve.ts';
import type { ReadText } from '../definition/shapes/assets.ts';
import { findCycles } from './cycles.ts';
import { missingParams, unknownOutputs } from './demands.ts';
import { knownIds, reach, repeats, type Graph } from './graph.ts';
import { compositeNode, jobNode, type PlannedSpec } from './node.ts';
import type { Plan, PlanNode } from './plan.ts';
import { readReferences } from './references.ts';
import { makeSpec, type SpecContext } from './spec.ts';

/** Deeper plans could not be written as JSON by every reader. */
const deepest = 500;

export interface CompileOptions {
  readonly catalogue: Catalogue;
  /** Id or alias of the composite or atomic job. */
  readonly id: string;
  /** Run parameters; null = not known, so that none is missed. */
  readonly params: Readonly<Record<string, string>> | null;
  /** SHA-256 of a file's content, 64 hex characters; null when the file is not there. */
  readonly asset: (file: string) => string | null;
  /** The text of a file. Without it, files that are named by files alone are not in the plan. */
  readonly text?: ReadText;
  readonly sha256: Sha256;
  /** The folder of definitions, relative to the folder of `lorchestra.yaml`; `jobs` unless given. */
  readonly jobs?: string;
}

/** Compiles what can be reached from one definition. Mistakes elsewhere do not count; here all are reported at once. */
export function compilePlan(options: CompileOptions): Checked<Plan> {
  const { catalogue, id } = options;
  const root = resolveJob(catalogue, id);
  if (root === null) return { ok: false, diagnostics: unknownRoot(catalogue, id) };
  const graph = reach(catalogue, root);
  const prepared = prepare(graph, options);
  const diagnostics = sortDiagnostics(prepared.diagnostics);
  if (diagnostics.some((item) => item.severity === 'error')) return { ok: false, diagnostics };
  return { ok: true, value: build(graph, prepared.specs, options), diagnostics };
}

function unknownRoot(catalogue: Catalogue, id: string): readonly Diagnostic[] {
  const reasons = catalogue.broken.get(id);
  if (reasons !== undefined && reasons.length > 0) return reasons;
  const span = { source: { file: 'command line', text: id }, start: 0, end: id.length };
  return [problem('plan/unknown-id', span, { message: `Unknown job "${id}"`, hint: didYouMean(id, knownIds(catalogue)) })];
}

interface Prepared {
  readonly specs: ReadonlyMap<string, PlannedSpec>;
  readonly diagnostics: readonly Diagnostic[];
}

function prepare(graph: Graph, options: CompileOptions): Prepared {
  const { catalogue, asset, text = () => null, jobs = 'jobs' } = options;
  const context: SpecContext = { catalogue, asset, text, jobs };
  const shape = [...graph.diagnostics, ...checkTree(graph)];
  const specs = new Map<string, PlannedSpec>();
  const checked = graph.jobs.flatMap((job) => {
    if (job.kind === 'composite') return [];
    const made = makeSpec(context, job);
    if (made.planned !== null) specs.set(job.job_id, made.planned);
    const read = readReferences(options.catalogue, job);
    return [{ demands: read.demands, diagnostics: [...made.diagnostics, ...read.diagnostics] }];
  });
  const demands = checked.flatMap((job) => job.demands);
  const missing = options.params === null ? [] : missingParams(demands, options.params);
  // Where a job stands means nothing before the graph is a tree.
  const outputs = shape.length === 0 ? unknownOutputs(graph, demands) : [];
  return { specs, diagnostics: [...shape, ...checked.flatMap((job) => job.diagnostics), ...missing, ...outputs] };
}

function checkTree(graph: Graph): readonly Diagnostic[] {
  const cycles = findCycles(graph);
  if (cycles.diagnostics.length > 0) return [...cycles.diagnostics, ...repeats(graph, cycles.edges)];
  return [...repeats(graph, cycles.edges), ...tooDeep(graph)];
}

function tooDeep(graph: Graph): readonly Diagnostic[] {
  const depths = new Map<string, number>([[graph.root.job_id, 0]]);
  for (const job of graph.jobs) {
    const depth = depths.get(job.job_id) ?? 0;
    if (depth > deepest) {
      const message = `Composites are nested deeper than ${deepest} levels at "${job.job_id}"`;
      return [problem('plan/too-deep', spanAt(job.document, ['job_id']), message)];
    }
    for (const { to } of graph.edges.get(job.job_id) ?? []) depths.set(to.job_id, depth + 1);
  }
  return [];
}

function build(graph: Graph, specs: ReadonlyMap<string, PlannedSpec>, options: CompileOptions): Plan {
  const { catalogue, sha256 } = options;
  const nodes = new Map<string, PlanNode>();
  const built = (listed: string): PlanNode => {
    const node = nodes.get(resolveJob(catalogue, listed)?.job_id ?? listed);
    if (node === undefined) throw new Defect(`No node was built for "${listed}"`);
    return node;
  };
  // Parents come before children in a tree's order of first mention, so backwards every child is there in time.
  for (const job of graph.jobs.toReversed()) nodes.set(job.job_id, buildNode(job));
  const root = built(graph.root.job_id);
  return { schema_version: 1, composite: graph.root.job_id, plan_hash: root.digest, root };

  function buildNode(job: JobDefinition): PlanNode {
    if (job.kind === 'composite') return compositeNode(job, built, sha256);
    const planned = specs.get(job.job_id);
    if (planned === undefined) throw new Defect(`No spec was made for "${job.job_id}"`);
    return jobNode(job, planned, sha256);
  }
}

/**
 * Compiles everything that is defined: each job that no composite lists, with all below it, then what only a circle
 * reaches. Parameters are not asked for. Diagnostics come sorted, each once.
 */
export function checkCatalogue(options: Omit<CompileOptions, 'id' | 'params'>): readonly Diagnostic[] {
  const { catalogue } = options;
  const diagnostics: (readonly Diagnostic[])[] = [];
  const checked = new Set<string>();
  const check = (id: string): void => {
    diagnostics.push(compilePlan({ ...options, id, params: null }).diagnostics);
    for (const reached of below(catalogue, id)) checked.add(reached);
  };
  const listed = new Set([...catalogue.jobs.keys()].flatMap((id) => childrenOf(catalogue, id)));
  for (const id of catalogue.jobs.keys()) if (!listed.has(id)) check(id);
  for (const id of catalogue.jobs.keys()) if (!checked.has(id)) check(id);
  return sortDiagnostics(diagnostics.flat());
}

function childrenOf(catalogue: Catalogue, id: string): readonly string[] {
  const job = catalogue.jobs.get(id);
  if (job?.kind !== 'composite') return [];
  return job.stages.flatMap((stage) => stage.jobs.flatMap((child) => resolveJob(catalogue, child)?.job_id ?? []));
}

function below(catalogue: Catalogue, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const next of found) for (const child of childrenOf(catalogue, next)) found.add(child);
  return found;
}
