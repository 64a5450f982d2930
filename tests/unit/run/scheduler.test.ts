import { describe, expect, test } from 'vitest';

import { Defect } from '../../../src/core/defect.ts';
import { failure } from '../../../src/core/failure.ts';
import type { PlanNode } from '../../../src/plan/plan.ts';
import { initialState, reduce, type Command, type SchedulerEvent, type SchedulerState } from '../../../src/run/scheduler.ts';
import { plainComposite, plainJob, widePlan } from '../../support/arbitrary-plan.ts';

interface Session {
  /** Feeds an event; gives the commands in short: `start a#1`. */
  readonly feed: (event: SchedulerEvent) => readonly string[];
  readonly state: () => SchedulerState;
}

function session(root: PlanNode, { max_parallel = 2, reuse = [] as readonly string[] } = {}): Session {
  let state = initialState({ root, reuse: new Set(reuse), max_parallel });
  return {
    feed: (event) => {
      const step = reduce(state, event);
      state = step.state;
      return step.commands.map(short);
    },
    state: () => state,
  };
}

function short(command: Command): string {
  if (command.type === 'finish') return `finish ${command.cause}`;
  if (command.type === 'stop') return `stop ${command.path}`;
  if (command.type === 'conclude') return `conclude ${command.path}#${command.attempt} ${command.status}`;
  return `${command.type} ${command.path}#${command.attempt}`;
}

const begin = { type: 'begin' } as const;
const cancel = { type: 'cancel' } as const;
const well = (path: string) => ({ type: 'settled', path, failure: null, random: 0 }) as const;
const badly = (path: string) =>
  ({ type: 'settled', path, failure: failure('exit_code', 'Exited with code 1'), random: 0 }) as const;
const due = (path: string) => ({ type: 'retry_due', path }) as const;
const twice = { attempts: 2, backoff_ms: 10, backoff_max_ms: 10, when: null, exit_codes: null };

describe('reduce', () => {
  test('runs sibling phases side by side, each at its own stage', () => {
    const phase = (id: string) => plainComposite(id, [[plainJob(`${id}1`)], [plainJob(`${id}2`)]]);
    const { feed } = session(plainComposite('p', [[phase('x'), phase('y')], [plainJob('last')]]));
    expect(feed(begin)).toEqual(['start p/x/x1#1', 'start p/y/y1#1']);
    expect(feed(well('p/y/y1'))).toEqual(['conclude p/y/y1#1 succeeded', 'start p/y/y2#1']);
    expect(feed(well('p/y/y2'))).toEqual(['conclude p/y/y2#1 succeeded']);
    expect(feed(well('p/x/x1'))).toEqual(['conclude p/x/x1#1 succeeded', 'start p/x/x2#1']);
    expect(feed(well('p/x/x2'))).toEqual(['conclude p/x/x2#1 succeeded', 'start p/last#1']);
    expect(feed(well('p/last'))).toEqual(['conclude p/last#1 succeeded', 'finish finished']);
  });

  test('tells which starts may rest on what it concludes', () => {
    const phase = (id: string) => plainComposite(id, [[plainJob(`${id}1`), plainJob(`${id}2`)], [plainJob(`${id}3`)]]);
    let state = initialState({ root: plainComposite('p', [[phase('x'), phase('y')]]), reuse: new Set(), max_parallel: 2 });
    const starts = (event: SchedulerEvent): readonly (readonly [string, boolean])[] => {
      const step = reduce(state, event);
      state = step.state;
      return step.commands.flatMap((command) => (command.type === 'start' ? [[command.path, command.beyond_barrier]] : []));
    };
    expect(starts(begin)).toEqual([
      ['p/x/x1', false],
      ['p/x/x2', false],
    ]);
    expect(starts(well('p/x/x1'))).toEqual([['p/y/y1', false]]);
    expect(starts(well('p/x/x2'))).toEqual([['p/x/x3', true]]);
    expect(starts(well('p/x/x3'))).toEqual([['p/y/y2', true]]);
  });

  test('takes a keep-going phase with a failed job for a failed phase', () => {
    const phase = (id: string) => plainComposite(id, [[plainJob(`${id}1`)], [plainJob(`${id}2`)]]);
    const { feed } = session(plainComposite('p', [[phase('x')], [phase('y')]], { stop_on_failure: true }));
    feed(begin);
    expect(feed(badly('p/x/x1'))).toEqual(['conclude p/x/x1#1 failed', 'start p/x/x2#1']);
    expect(feed(well('p/x/x2'))).toEqual(['conclude p/x/x2#1 succeeded', 'finish finished']);
  });

  test('starts what is left of a stage that has a failure', () => {
    const root = plainComposite('p', [[plainJob('a'), plainJob('b')], [plainJob('c')]], { stop_on_failure: true });
    const { feed } = session(root, { max_parallel: 1 });
    feed(begin);
    expect(feed(badly('p/a'))).toEqual(['conclude p/a#1 failed', 'start p/b#1']);
    expect(feed(well('p/b'))).toEqual(['conclude p/b#1 succeeded', 'finish finished']);
  });

  test('does not stop for an allowed failure', () => {
    const root = plainComposite('p', [[plainJob('a', { allow_failure: true })], [plainJob('b')]], { stop_on_failure: true });
    const { feed } = session(root);
    feed(begin);
    expect(feed(badly('p/a'))).toEqual(['conclude p/a#1 succeeded', 'start p/b#1']);
  });

  test('gives a retry that is due the next free slot when it stands first', () => {
    const root = plainComposite('p', [[plainJob('a', { retry: twice }), plainJob('b'), plainJob('c')]]);
    const { feed } = session(root, { max_parallel: 1 });
    feed(begin);
    expect(feed(badly('p/a'))).toEqual(['wait p/a#1', 'start p/b#1']);
    expect(feed(due('p/a'))).toEqual([]);
    expect(feed(well('p/b'))).toEqual(['conclude p/b#1 succeeded', 'start p/a#2']);
  });

  test('passes over stages and phases in which everything is reused', () => {
    const root = plainComposite('p', [[plainComposite('x', [[plainJob('a')]])], [plainJob('b')], [plainJob('c')]]);
    const { feed } = session(root, { reuse: ['p/x/a', 'p/b'] });
    expect(feed(begin)).toEqual(['start p/c#1']);
  });

  test('keeps the real end of a job that settles while it is being stopped, and does not retry it', () => {
    const root = plainComposite('p', [[plainJob('a', { retry: twice }), plainJob('b'), plainJob('c')]]);
    const { feed } = session(root);
    feed(begin);
    expect(feed(cancel)).toEqual(['stop p/a', 'stop p/b']);
    expect(feed(badly('p/a'))).toEqual(['conclude p/a#1 failed']);
    expect(feed(well('p/b'))).toEqual(['conclude p/b#1 succeeded', 'finish cancelled']);
  });

  test('ends what waits, and what was due without a slot, when cancelled', () => {
    const job = (id: string) => plainJob(id, { retry: twice });
    const { feed } = session(plainComposite('p', [[job('a'), job('b'), job('c')]]), { max_parallel: 1 });
    feed(begin);
    feed(badly('p/a'));
    feed(badly('p/b'));
    expect(feed(due('p/a'))).toEqual([]);
    expect(feed(cancel)).toEqual(['conclude p/a#1 cancelled', 'conclude p/b#1 cancelled', 'stop p/c']);
    expect(feed(cancel)).toEqual([]);
    expect(feed(badly('p/c'))).toEqual(['conclude p/c#1 failed', 'finish cancelled']);
  });

  test.each<[string, (one: Session) => void]>([
    ['an event of a job that is not there', ({ feed }) => feed(well('p/nobody'))],
    ['an event of a job that has not started', ({ feed }) => feed(well('p/c'))],
    ['a retry of a job that runs', ({ feed }) => feed(due('p/a'))],
    ['a second beginning', ({ feed }) => feed(begin)],
    [
      'a retry of a job that the cancel has ended',
      ({ feed }) => {
        feed(badly('p/b'));
        feed(cancel);
        feed(due('p/b'));
      },
    ],
    [
      'a job that settles twice',
      ({ feed }) => {
        feed(well('p/a'));
        feed(well('p/a'));
      },
    ],
    [
      'an event after the end',
      ({ feed }) => {
        for (const id of ['a', 'b', 'c']) feed(well(`p/${id}`));
        feed(cancel);
      },
    ],
  ])('refuses %s as our bug', (_, feedAll) => {
    const one = session(plainComposite('p', [[plainJob('a'), plainJob('b', { retry: twice })], [plainJob('c')]]));
    one.feed(begin);
    expect(() => feedAll(one)).toThrow(Defect);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d at once as our bug', (max_parallel) => {
    expect(() => initialState({ root: plainJob('a'), reuse: new Set(), max_parallel })).toThrow(Defect);
  });

  test('tells a phase from another whose id begins alike', () => {
    const root = plainComposite('p', [[plainComposite('x', [[plainJob('a')]]), plainComposite('x.x', [[plainJob('a')]])]]);
    const { feed } = session(root);
    expect(feed(begin)).toEqual(['start p/x/a#1', 'start p/x.x/a#1']);
    expect(feed(well('p/x.x/a'))).toEqual(['conclude p/x.x/a#1 succeeded']);
    expect(feed(well('p/x/a'))).toEqual(['conclude p/x/a#1 succeeded', 'finish finished']);
  });

  test('goes through a stage of 10,000 jobs with a state of what is active', () => {
    const { feed, state } = session(widePlan(10_000).root, { max_parallel: 3 });
    feed(begin);
    let largest = 0;
    for (let index = 0; index < 10_000; index += 1) {
      const { input: _plan, ...rest } = state();
      if (index % 1000 === 0) largest = Math.max(largest, countJobs(rest.frame));
      feed(well(`pipeline.wide/job_${index}`));
    }
    expect(largest).toBe(3);
    expect(state().standing).toBe('finished');
  });

  test('goes through 2,000 jobs that all wait for another attempt at once', () => {
    const { feed, state } = session(widePlan(2000, { retry: twice }).root, { max_parallel: 1 });
    feed(begin);
    for (let index = 0; index < 2000; index += 1) feed(badly(`pipeline.wide/job_${index}`));
    expect(countJobs(state().frame)).toBe(2000);
    for (let index = 0; index < 2000; index += 1) feed(due(`pipeline.wide/job_${index}`));
    for (let index = 0; index < 2000; index += 1) feed(well(`pipeline.wide/job_${index}`));
    expect(state().standing).toBe('finished');
  });
});

function countJobs(frame: SchedulerState['frame']): number {
  return frame.active.reduce((sum, child) => sum + (child.type === 'job' ? 1 : countJobs(child)), 0);
}
