import type { Diagnostic, Span } from '../core/diagnostic.ts';
import { didYouMean } from '../core/suggest.ts';
import { idPattern } from '../core/vocabulary.ts';
import type { Catalogue } from '../definition/catalogue.ts';
import { problem } from '../definition/codes.ts';
import type { CompositeDefinition, JobDefinition } from '../definition/definition.ts';
import { spanAt } from '../definition/document.ts';
import { resolveJob } from '../definition/resolve.ts';

/** Looking for the nearest name costs a comparison with every id, so a hopeless file gets few of these hints. */
export const mostSuggestions = 50;

/** One mention of a job in a stage, alias resolved. */
export interface Edge {
  readonly from: CompositeDefinition;
  readonly to: JobDefinition;
  readonly stage: number;
  /** Where the child is listed. */
  readonly span: Span;
}

/** What can be reached from one definition. */
export interface Graph {
  readonly root: JobDefinition;
  /** Every reachable job once, parents before their children in order of first mention. */
  readonly jobs: readonly JobDefinition[];
  /** Per composite id, in the order listed; children that cannot be used are left out. */
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Follows every stage from the root. Keeps its own stack, so nesting costs no call depth. */
export function reach(catalogue: Catalogue, root: JobDefinition): Graph {
  const jobs: JobDefinition[] = [];
  const edges = new Map<string, readonly Edge[]>();
  const diagnostics: Diagnostic[] = [];
  const seen = new Set([root.job_id]);
  const stack: JobDefinition[] = [root];
  for (let job = stack.pop(); job !== undefined; job = stack.pop()) {
    jobs.push(job);
    if (job.kind !== 'composite') continue;
    const found = edgesOf(catalogue, job, diagnostics);
    edges.set(job.job_id, found);
    for (const { to } of found.toReversed()) {
      if (seen.has(to.job_id)) continue;
      seen.add(to.job_id);
      stack.push(to);
    }
  }
  return { root, jobs, edges, diagnostics };
}

function edgesOf(catalogue: Catalogue, from: CompositeDefinition, diagnostics: Diagnostic[]): readonly Edge[] {
  const edges: Edge[] = [];
  for (const [stage, { jobs }] of from.stages.entries()) {
    for (const [index, id] of jobs.entries()) {
      const to = resolveJob(catalogue, id);
      const span = spanAt(from.document, ['stages', stage, 'jobs', index]);
      if (to !== null) edges.push({ from, to, stage, span });
      else diagnostics.push(...unusable(catalogue, { id, span, suggest: diagnostics.length < mostSuggestions }));
    }
  }
  return edges;
}

/** Why a listed child cannot be used: what is wrong with its definition, or that there is none. */
function unusable(
  catalogue: Catalogue,
  { id, span, suggest }: { readonly id: string; readonly span: Span; readonly suggest: boolean },
): readonly Diagnostic[] {
  const reasons = catalogue.broken.get(id);
  if (reasons !== undefined && reasons.length > 0) return reasons;
  return [
    problem('plan/unknown-child', span, {
      message: `Unknown job "${id}"`,
      hint: suggest ? didYouMean(id, knownIds(catalogue)) : undefined,
    }),
  ];
}

/** Every id and alias that a user may have meant. */
export function knownIds(catalogue: Catalogue): readonly string[] {
  const broken = [...catalogue.broken.keys()].filter((id) => idPattern.test(id));
  return [...catalogue.jobs.keys(), ...catalogue.aliases.keys(), ...broken].sort();
}

/** A job may stand in a plan once, for its id is its place in results. Edges of a cycle are not reported again. */
export function repeats(graph: Graph, cyclic: ReadonlySet<Edge>): readonly Diagnostic[] {
  const first = new Map<string, Edge>();
  const found: Diagnostic[] = [];
  for (const edge of inRunOrder(graph)) {
    if (cyclic.has(edge)) continue;
    const earlier = first.get(edge.to.job_id);
    if (earlier === undefined) first.set(edge.to.job_id, edge);
    else found.push(repeat(edge, earlier));
  }
  return found;
}

/** Every mention once, as a run would meet them; below a job that is met again nothing is mentioned anew. */
function* inRunOrder(graph: Graph): Iterable<Edge> {
  const entered = new Set<string>();
  const edgesBelow = (id: string): readonly Edge[] => {
    if (entered.has(id)) return [];
    entered.add(id);
    return (graph.edges.get(id) ?? []).toReversed();
  };
  const stack = [...edgesBelow(graph.root.job_id)];
  for (let edge = stack.pop(); edge !== undefined; edge = stack.pop()) {
    yield edge;
    for (const below of edgesBelow(edge.to.job_id)) stack.push(below);
  }
}

function repeat(edge: Edge, earlier: Edge): Diagnostic {
  return problem('plan/job-twice', edge.span, {
    message: `Job "${edge.to.job_id}" stands in this plan twice`,
    related: [{ span: earlier.span, message: `First in "${earlier.from.job_id}"` }],
    hint: 'List it at one place, or give a second definition another id',
  });
}
