import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { failure, type Failure } from '../../src/core/failure.ts';
import type { Plan, PlanNode } from '../../src/plan/plan.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import { initialState, reduce, type Command, type SchedulerEvent, type SchedulerState } from '../../src/run/scheduler.ts';
import { arbitraryPlan } from '../support/arbitrary-plan.ts';

/** Where a job of the plan stands, as an onlooker knows it who sees the commands and the events alone. */
type Standing = 'idle' | 'running' | 'waiting' | 'due' | 'ended_well' | 'ended_badly' | 'reused';

interface Scenario {
  readonly plan: Plan;
  readonly reuse: ReadonlySet<string>;
  readonly max_parallel: number;
  /** Every decision of the world is drawn from this list, round and round. */
  readonly draws: readonly number[];
  /** The run is cancelled when this many events have been fed; null = never. */
  readonly cancel_after: number | null;
}

interface Turn {
  readonly event: SchedulerEvent;
  readonly commands: readonly Command[];
  /** What could have been started once the event and its verdicts were known, in plan order. */
  readonly startable: readonly string[];
  /** Attempts under way before this turn's starts. */
  readonly runningBefore: number;
  readonly runningAfter: number;
}

const outcomes: readonly (Failure | null)[] = [
  null,
  null,
  null,
  failure('exit_code', 'Exited with code 1', { exit_code: 1 }),
  failure('exit_code', 'Exited with code 75', { exit_code: 75 }),
  failure('timeout', 'Timed out after 1s'),
  failure('network', 'Connection reset'),
  failure('records', 'Too many records failed'),
];

const scenario = ({ cancels }: { readonly cancels: boolean }): fc.Arbitrary<Scenario> =>
  arbitraryPlan.chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      reuse: fc.subarray(plannedJobs(plan).map((job) => job.path)).map((paths) => new Set(paths)),
      max_parallel: fc.integer({ min: 1, max: 5 }),
      draws: fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 60 }),
      cancel_after: cancels ? fc.nat({ max: 20 }) : fc.constant(null),
    }),
  );

/** Plays the world: settles what runs in any order, with any outcome, and ends waits in any order. */
function play(given: Scenario): readonly Turn[] {
  const standings = new Map<string, Standing>();
  for (const { path } of plannedJobs(given.plan)) standings.set(path, given.reuse.has(path) ? 'reused' : 'idle');
  let state: SchedulerState = initialState({ root: given.plan.root, reuse: given.reuse, max_parallel: given.max_parallel });
  const turns: Turn[] = [];
  let drawn = 0;
  const draw = (below: number): number => (given.draws[drawn++ % given.draws.length] ?? 0) % below;
  const most = 100 + plannedJobs(given.plan).length * 10;

  for (let fed = 0; ; fed += 1) {
    if (fed > most) throw new Error('The scheduler does not finish');
    const event = fed === 0 ? ({ type: 'begin' } as const) : nextEvent({ standings, draw, cancel: given.cancel_after === fed });
    const step = reduce(state, event);
    state = step.state;
    if (event.type === 'retry_due') standings.set(event.path, 'due');
    for (const command of step.commands) noteVerdict(standings, command);
    const runningBefore = count(standings, 'running');
    const startable = startableIn(given.plan.root, given.plan.composite, standings);
    for (const command of step.commands) if (command.type === 'start') standings.set(command.path, 'running');
    turns.push({ event, commands: step.commands, startable, runningBefore, runningAfter: count(standings, 'running') });
    if (step.commands.some((command) => command.type === 'finish')) return turns;
  }
}

function nextEvent(world: {
  readonly standings: ReadonlyMap<string, Standing>;
  readonly draw: (below: number) => number;
  readonly cancel: boolean;
}): SchedulerEvent {
  if (world.cancel) return { type: 'cancel' };
  const movable = [...world.standings].filter(([, standing]) => standing === 'running' || standing === 'waiting');
  const chosen = movable[world.draw(movable.length)];
  if (chosen === undefined) throw new Error('Nothing runs, nothing waits and the scheduler has not finished');
  const [path, standing] = chosen;
  if (standing === 'waiting') return { type: 'retry_due', path };
  return { type: 'settled', path, failure: outcomes[world.draw(outcomes.length)] ?? null, random: world.draw(1000) / 1000 };
}

function noteVerdict(standings: Map<string, Standing>, command: Command): void {
  if (command.type === 'wait') standings.set(command.path, 'waiting');
  if (command.type === 'conclude') standings.set(command.path, command.status === 'succeeded' ? 'ended_well' : 'ended_badly');
}

function count(standings: ReadonlyMap<string, Standing>, wanted: Standing): number {
  return [...standings.values()].filter((standing) => standing === wanted).length;
}

/** The rules of stages once more, as plainly as possible and over the whole tree. */
function startableIn(node: PlanNode, path: string, standings: ReadonlyMap<string, Standing>): readonly string[] {
  if (node.type === 'job') return ['idle', 'due'].includes(standings.get(path) ?? '') ? [path] : [];
  for (const { children } of node.stages) {
    const ends = children.map((child) => endOf(child, `${path}/${child.job_id}`, standings));
    if (ends.includes('open')) return children.flatMap((child) => startableIn(child, `${path}/${child.job_id}`, standings));
    if (node.stop_on_failure && ends.includes('failed')) return [];
  }
  return [];
}

function endOf(node: PlanNode, path: string, standings: ReadonlyMap<string, Standing>): 'open' | 'succeeded' | 'failed' {
  if (node.type === 'job') {
    const standing = standings.get(path);
    if (standing === 'ended_well' || standing === 'reused') return 'succeeded';
    return standing === 'ended_badly' ? 'failed' : 'open';
  }
  let failed = false;
  for (const { children } of node.stages) {
    const ends = children.map((child) => endOf(child, `${path}/${child.job_id}`, standings));
    if (ends.includes('open')) return 'open';
    failed ||= ends.includes('failed');
    if (failed && node.stop_on_failure) break;
  }
  return failed ? 'failed' : 'succeeded';
}

const commandsOf = (turns: readonly Turn[]): readonly Command[] => turns.flatMap((turn) => turn.commands);

function only<Type extends Command['type']>(commands: readonly Command[], type: Type): Extract<Command, { type: Type }>[] {
  return commands.filter((command): command is Extract<Command, { type: Type }> => command.type === type);
}

/** Every job before which `path` must wait: those in earlier stages, at all levels. */
function earlierJobs(root: PlanNode, rootPath: string, path: string): readonly string[] {
  if (root.type === 'job') return [];
  const paths: string[] = [];
  for (const { children } of root.stages) {
    const holder = children.find((child) => `${path}/`.startsWith(`${rootPath}/${child.job_id}/`));
    if (holder !== undefined) return [...paths, ...earlierJobs(holder, `${rootPath}/${holder.job_id}`, path)];
    for (const child of children) paths.push(...jobsUnder(child, `${rootPath}/${child.job_id}`));
  }
  return paths;
}

function jobsUnder(node: PlanNode, path: string): readonly string[] {
  if (node.type === 'job') return [path];
  return node.stages.flatMap(({ children }) => children.flatMap((child) => jobsUnder(child, `${path}/${child.job_id}`)));
}

/** Which jobs must have started when nothing was cancelled, given how those that started ended. */
function expectedStarts(
  node: PlanNode,
  path: string,
  world: { readonly reuse: ReadonlySet<string>; readonly failed: ReadonlySet<string> },
): { readonly paths: readonly string[]; readonly failed: boolean } {
  if (node.type === 'job') return { paths: world.reuse.has(path) ? [] : [path], failed: world.failed.has(path) };
  const paths: string[] = [];
  let failed = false;
  for (const { children } of node.stages) {
    const parts = children.map((child) => expectedStarts(child, `${path}/${child.job_id}`, world));
    paths.push(...parts.flatMap((part) => part.paths));
    failed ||= parts.some((part) => part.failed);
    if (failed && node.stop_on_failure) break;
  }
  return { paths, failed };
}

const held = (arbitrary: fc.Arbitrary<Scenario>, predicate: (given: Scenario, turns: readonly Turn[]) => void): void =>
  fc.assert(
    fc.property(arbitrary, (given) => predicate(given, play(given))),
    { numRuns: 400 },
  );
const anyScenario = fc.oneof(scenario({ cancels: false }), scenario({ cancels: true }));

describe('reduce', () => {
  test('starts no job before every earlier stage, at all levels, is over for good', () => {
    held(anyScenario, ({ plan }, turns) => {
      const before = new Map<string, readonly string[]>();
      const standing = new Map<string, 'started' | 'concluded'>();
      const passed = new Set<string>();
      for (const command of commandsOf(turns)) {
        if (command.type === 'conclude') standing.set(command.path, 'concluded');
        if (command.type !== 'start') continue;
        const earlier = before.get(command.path) ?? earlierJobs(plan.root, plan.composite, command.path);
        before.set(command.path, earlier);
        expect(earlier.filter((path) => standing.get(path) === 'started')).toEqual([]);
        expect(passed).not.toContain(command.path);
        standing.set(command.path, 'started');
        for (const path of earlier) passed.add(path);
      }
    });
  });

  test('never runs more than max_parallel attempts', () => {
    held(anyScenario, ({ max_parallel }, turns) => {
      for (const turn of turns) expect(turn.runningAfter).toBeLessThanOrEqual(max_parallel);
    });
  });

  test('starts the first startable jobs in plan order, as many as there are free slots', () => {
    held(scenario({ cancels: false }), ({ max_parallel }, turns) => {
      for (const turn of turns) {
        const started = only(turn.commands, 'start').map((start) => start.path);
        expect(started).toEqual(turn.startable.slice(0, max_parallel - turn.runningBefore));
      }
    });
  });

  test('gives every job that started exactly one verdict, after its last attempt, and the others none', () => {
    held(anyScenario, ({ plan }, turns) => {
      const commands = commandsOf(turns);
      for (const { path } of plannedJobs(plan)) {
        const starts = only(commands, 'start').filter((start) => start.path === path);
        const verdicts = only(commands, 'conclude').filter((verdict) => verdict.path === path);
        expect(verdicts.map((verdict) => verdict.attempt)).toEqual(starts.length === 0 ? [] : [starts.length]);
        expect(starts.map((start) => start.attempt)).toEqual(starts.map((_, index) => index + 1));
      }
    });
  });

  test('gives no job more attempts than its policy allows', () => {
    held(anyScenario, (_, turns) => {
      for (const start of only(commandsOf(turns), 'start')) expect(start.attempt).toBeLessThanOrEqual(start.job.retry.attempts);
    });
  });

  test('waits between half and the whole of a backoff that doubles up to its maximum', () => {
    held(anyScenario, ({ plan }, turns) => {
      const jobs = new Map(plannedJobs(plan).map((planned) => [planned.path, planned.job]));
      for (const wait of only(commandsOf(turns), 'wait')) {
        const retry = jobs.get(wait.path)?.retry;
        if (retry === undefined) throw new Error(`${wait.path} is not planned`);
        const whole = Math.min(retry.backoff_max_ms, retry.backoff_ms * 2 ** (wait.attempt - 1));
        expect(wait.ms).toBeGreaterThanOrEqual(Math.floor(whole / 2));
        expect(wait.ms).toBeLessThanOrEqual(whole);
      }
    });
  });

  test('starts and waits for nothing once cancelled, and stops what runs', () => {
    held(scenario({ cancels: true }), (_, turns) => {
      const at = turns.findIndex((turn) => turn.event.type === 'cancel');
      if (at < 0) return;
      const later = commandsOf(turns.slice(at));
      expect(only(later, 'start')).toEqual([]);
      expect(only(later, 'wait')).toEqual([]);
      expect(only(later, 'stop')).toHaveLength(turns[at]?.runningBefore ?? -1);
      expect(only(later, 'finish')).toEqual([{ type: 'finish', cause: 'cancelled' }]);
    });
  });

  test('starts, when nothing is cancelled, exactly the jobs that stages and stop_on_failure call for', () => {
    held(scenario({ cancels: false }), ({ plan, reuse }, turns) => {
      const commands = commandsOf(turns);
      const failed = new Set(
        only(commands, 'conclude')
          .filter((verdict) => verdict.status !== 'succeeded')
          .map((verdict) => verdict.path),
      );
      const expected = expectedStarts(plan.root, plan.composite, { reuse, failed }).paths;
      expect(new Set(only(commands, 'start').map((start) => start.path))).toEqual(new Set(expected));
      expect(only(commands, 'finish')).toEqual([{ type: 'finish', cause: 'finished' }]);
    });
  });

  test('never starts a reused job', () => {
    held(anyScenario, ({ reuse }, turns) => {
      for (const start of only(commandsOf(turns), 'start')) expect(reuse.has(start.path)).toBe(false);
    });
  });

  test('marks an allowed failure as a success and keeps the failure', () => {
    held(anyScenario, (_, turns) => {
      for (const verdict of only(commandsOf(turns), 'conclude')) {
        const allowed = verdict.failure !== null && verdict.failure.kind !== 'cancelled' && verdict.job.allow_failure;
        expect(verdict.allowed).toBe(allowed);
        expect(verdict.status === 'succeeded').toBe(verdict.failure === null || allowed);
      }
    });
  });

  test('finishes once, last', () => {
    held(anyScenario, (_, turns) => {
      const commands = commandsOf(turns);
      expect(commands.findIndex((command) => command.type === 'finish')).toBe(commands.length - 1);
    });
  });

  test('leaves the state it was given as it was', () => {
    fc.assert(
      fc.property(arbitraryPlan, fc.integer({ min: 1, max: 5 }), (plan, max_parallel) => {
        const state = initialState({ root: plan.root, reuse: new Set(), max_parallel });
        const first = reduce(state, { type: 'begin' });
        expect(reduce(state, { type: 'begin' })).toEqual(first);
        const start = only(first.commands, 'start')[0];
        if (start === undefined) throw new Error('A plan without reuse starts something');
        const settled: SchedulerEvent = { type: 'settled', path: start.path, failure: null, random: 0 };
        const second = reduce(first.state, settled);
        expect(reduce(first.state, settled)).toEqual(second);
      }),
    );
  });
});
