import type { Diagnostic } from '../core/diagnostic.ts';
import { referenceText } from '../core/references.ts';
import { nearest } from '../core/suggest.ts';
import { problem } from '../definition/codes.ts';
import { mostSuggestions, type Edge, type Graph } from './graph.ts';
import type { Demand } from './references.ts';

/** Every parameter that is read but not given, at each place where it is read. */
export function missingParams(demands: readonly Demand[], params: Readonly<Record<string, string>>): readonly Diagnostic[] {
  return demands.flatMap(({ reference, span }) => {
    if (reference.kind !== 'param' || Object.hasOwn(params, reference.name)) return [];
    const { name } = reference;
    return [
      problem('plan/missing-param', span, { message: `Parameter "${name}" is not given`, hint: `Add --param ${name}=VALUE` }),
    ];
  });
}

/** An output can be read when its job stands in an earlier stage of the composite that holds both. */
export function unknownOutputs(graph: Graph, demands: readonly Demand[]): readonly Diagnostic[] {
  const outputs = demands.filter(({ reference }) => reference.kind === 'output');
  if (outputs.length === 0) return [];
  const places = placesIn(graph);
  const atomic = new Set(graph.jobs.filter((job) => job.kind !== 'composite').map((job) => job.job_id));
  const found: Diagnostic[] = [];
  for (const { job, reference, span } of outputs) {
    if (reference.kind !== 'output') continue;
    const wanted = reference.job_id;
    if (atomic.has(wanted) && endsBefore(places, wanted, job.job_id)) continue;
    const message = `Cannot read "${referenceText(reference)}": no job "${wanted}" ends in an earlier stage of this plan`;
    const near =
      found.length < mostSuggestions
        ? nearest(
            wanted,
            [...atomic].filter((id) => endsBefore(places, id, job.job_id)),
          )
        : null;
    found.push(problem('plan/unknown-output', span, { message, hint: near === null ? undefined : `Did you mean "${near}"?` }));
  }
  return found;
}

/** The mention that holds each job; the plan is a tree when this is asked. */
type Places = ReadonlyMap<string, Edge>;

function placesIn(graph: Graph): Places {
  return new Map([...graph.edges.values()].flat().map((edge) => [edge.to.job_id, edge]));
}

/** Stage index of an ancestor-or-self of the job, per composite above it. */
function stagesAbove(places: Places, id: string): ReadonlyMap<string, number> {
  const stages = new Map<string, number>();
  for (let edge = places.get(id); edge !== undefined; edge = places.get(edge.from.job_id))
    stages.set(edge.from.job_id, edge.stage);
  return stages;
}

function endsBefore(places: Places, id: string, later: string): boolean {
  const above = stagesAbove(places, later);
  for (let edge = places.get(id); edge !== undefined; edge = places.get(edge.from.job_id)) {
    const stage = above.get(edge.from.job_id);
    if (stage !== undefined) return edge.stage < stage;
  }
  return false;
}
