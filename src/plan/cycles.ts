import type { Diagnostic } from '../core/diagnostic.ts';
import { problem } from '../definition/codes.ts';
import type { Edge, Graph } from './graph.ts';

/** Longest trail written out; a longer circle is shown by its beginning. */
const trailShown = 12;

export interface Cycles {
  readonly diagnostics: readonly Diagnostic[];
  /** Every edge inside a strongly connected component. */
  readonly edges: ReadonlySet<Edge>;
}

/** One diagnostic per strongly connected component, shown as one shortest circle through its first member. */
export function findCycles(graph: Graph): Cycles {
  const component = components(graph);
  const inside = [...graph.edges.values()]
    .flat()
    .filter((edge) => component.get(edge.from.job_id) === component.get(edge.to.job_id));
  const reported = new Set<number>();
  const diagnostics: Diagnostic[] = [];
  for (const edge of inside) {
    const number = component.get(edge.from.job_id) ?? -1;
    if (reported.has(number)) continue;
    reported.add(number);
    diagnostics.push(cycleDiagnostic(circleFrom(graph, edge, component)));
  }
  return { diagnostics, edges: new Set(inside) };
}

function cycleDiagnostic(circle: readonly Edge[]): Diagnostic {
  const [first, ...further] = circle as [Edge, ...Edge[]];
  const ids = circle.map((edge) => edge.to.job_id);
  const shown = ids.length > trailShown ? [...ids.slice(0, trailShown), '…', first.from.job_id] : ids;
  return problem('plan/cycle', first.span, {
    message: `Composites contain each other: ${[first.from.job_id, ...shown].join(' -> ')}`,
    related: further
      .slice(0, trailShown)
      .map((edge) => ({ span: edge.span, message: `"${edge.from.job_id}" contains "${edge.to.job_id}"` })),
    hint: 'Remove one of these jobs from its stage',
  });
}

/** Breadth first from the edge's end back to its start, within the component. */
function circleFrom(graph: Graph, start: Edge, component: ReadonlyMap<string, number>): readonly Edge[] {
  const arrived = new Map<string, Edge>([[start.to.job_id, start]]);
  const queue = [start.to.job_id];
  for (let next = 0; next < queue.length && !arrived.has(start.from.job_id); next += 1) {
    for (const edge of graph.edges.get(queue[next] ?? '') ?? []) {
      if (arrived.has(edge.to.job_id) || component.get(edge.to.job_id) !== component.get(start.from.job_id)) continue;
      arrived.set(edge.to.job_id, edge);
      queue.push(edge.to.job_id);
    }
  }
  const circle: Edge[] = [];
  for (let edge = arrived.get(start.from.job_id); edge !== undefined && edge !== start; edge = arrived.get(edge.from.job_id))
    circle.unshift(edge);
  return [start, ...circle];
}

interface Visit {
  readonly id: string;
  readonly edges: readonly Edge[];
  next: number;
}

/** Tarjan's algorithm with its own stack: the number of the component of every reachable job. */
function components(graph: Graph): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const component = new Map<string, number>();
  const open: string[] = [];
  const enter = (id: string): Visit => {
    index.set(id, index.size);
    low.set(id, index.size - 1);
    open.push(id);
    return { id, edges: graph.edges.get(id) ?? [], next: 0 };
  };
  const lower = (id: string, value: number | undefined): void => {
    low.set(id, Math.min(low.get(id) ?? 0, value ?? 0));
  };
  const calls: Visit[] = [enter(graph.root.job_id)];
  for (let visit = calls.at(-1); visit !== undefined; visit = calls.at(-1)) {
    const child = visit.edges[visit.next]?.to.job_id;
    visit.next += 1;
    if (child === undefined) {
      calls.pop();
      const parent = calls.at(-1);
      if (parent !== undefined) lower(parent.id, low.get(visit.id));
      if (low.get(visit.id) === index.get(visit.id)) close(visit.id);
    } else if (!index.has(child)) calls.push(enter(child));
    else if (!component.has(child)) lower(visit.id, index.get(child));
  }
  return component;

  function close(id: string): void {
    const number = component.size;
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      component.set(member, number);
      if (member === id) return;
    }
  }
}
