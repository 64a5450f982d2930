import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  callOfPhase,
  logOf,
  logWith,
  phaseFile,
  picture,
  repository,
  resultOf,
  type Repository,
} from '../support/github/repository.ts';
import { runToEnd, startRun, type Run } from '../support/github/simulator.ts';

/** Three jobs in a first stage, one that reads what they handed on, one after that. */
const definitions = (run: Readonly<Record<string, string>> = {}): string => `
job_id: nightly
job_type: composite
stages:
  - { name: extract, jobs: [one, two, three] }
  - { name: load, jobs: [load] }
  - { name: report, jobs: [report] }
stop_on_failure: false
${Object.entries({
  one: 'echo "n=1" >> "$LORCHESTRA_OUTPUT"',
  two: 'true',
  three: 'true',
  load: 'echo "loads $N"',
  report: 'true',
  ...run,
})
  .map(
    ([id, line]) =>
      `---\njob_id: ${id}\njob_type: exec\nrun: ${JSON.stringify(line)}\n${id === 'load' ? "env: { N: '${jobs.one.outputs.n}' }\n" : ''}`,
  )
  .join('')}`;

function holding(
  jobs: string,
  inputs: Readonly<Record<string, string | boolean>> = {},
  secrets: readonly string[] = [],
): Repository {
  return repository({
    'lorchestra.yaml': '',
    'jobs/nightly.yaml': jobs,
    [phaseFile]: callOfPhase({ composite: 'nightly', shards: '2', ...inputs }, secrets),
  });
}
const call = (held: Repository, more: object = {}): Promise<Run> =>
  runToEnd({ workflow: phaseFile, repository: held.folder, ...more });
const firstAttempt = '[ "$GITHUB_RUN_ATTEMPT" != 1 ]';

describe('phase.yml', () => {
  it('runs each stage on several machines and folds one result; stages that the plan lacks do not break the chain', async () => {
    using held = holding(definitions());
    using run = await call(held);
    expect(picture(run)).toEqual([
      'call / plan: success in attempt 1',
      'call / stage 1 (1/1): success in attempt 1',
      'call / stage 1 (1/2): success in attempt 1',
      'call / stage 2 (2/1): success in attempt 1',
      'call / stage 3 (3/1): success in attempt 1',
      'call / collect: success in attempt 1',
    ]);
    expect(['4', '5', '6'].map((stage) => run.job(`call/stage-${stage}`).conclusion)).toEqual(['skipped', 'skipped', 'skipped']);
    expect(resultOf(run, 'call')).toMatchObject({
      job_id: 'nightly',
      success: true,
      total: 5,
      succeeded: 5,
      failed: 0,
      failures: [],
    });
    expect(run.job('call').outputs['success']).toBe('true');
    expect(logOf(run, 'call / stage 2 (2/1)')).toContain('loads 1');
    expect(run.conclusion()).toBe('success');
  });

  it('starts again exactly what failed and what is stale, and the result stays whole', async () => {
    using held = holding(definitions({ two: firstAttempt, three: 'echo three runs in $GITHUB_RUN_ATTEMPT' }));
    using run = await call(held);
    expect(run.conclusion()).toBe('failure');
    expect(resultOf(run, 'call')).toMatchObject({
      success: false,
      total: 5,
      succeeded: 4,
      failed: 1,
      failures: [{ job_id: 'two' }],
    });
    const red = run.legs().filter(({ conclusion }) => conclusion === 'failure');
    expect(red.map(({ name }) => name)).toEqual([expect.stringMatching(/^call \/ stage 1 \(1\/\d\)$/), 'call / collect']);

    await run.rerunFailed();
    expect(run.conclusion()).toBe('success');
    expect(resultOf(run, 'call')).toMatchObject({ success: true, total: 5, succeeded: 5, failed: 0 });
    const again = run.legs().filter(({ attempt }) => attempt === 2);
    expect(again.map(({ name }) => name)).toEqual([
      red[0]?.name,
      'call / stage 2 (2/1)',
      'call / stage 3 (3/1)',
      'call / collect',
    ]);
    expect(
      run
        .legs()
        .map(({ summary }) => summary)
        .join(''),
    ).not.toBe('');
    // What had succeeded in the first stage is reused, on the machine that failed too.
    expect(logOf(run, red[0]?.name ?? '')).not.toContain('three runs in 2');
  });

  it('can be started again a second and a third time', async () => {
    using held = holding(definitions({ two: firstAttempt, report: '[ "$GITHUB_RUN_ATTEMPT" -gt 3 ]' }));
    using run = await call(held);
    const seen = [];
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const { succeeded, failed } = resultOf(run, 'call');
      seen.push([run.conclusion(), succeeded, failed]);
      if (attempt < 4) await run.rerunFailed();
    }
    expect(seen).toEqual([
      ['failure', 3, 2],
      ['failure', 4, 1],
      ['failure', 4, 1],
      ['success', 5, 0],
    ]);
    expect(logOf(run, 'call / stage 2 (2/1)')).toContain('loads 1');
  });

  it('misses a machine that was lost, and is whole after it ran again', async () => {
    using held = holding(definitions());
    using run = await call(held, {
      lose: ({ leg, attempt, step }: { leg: string; attempt: number; step: string }) =>
        leg === 'call / stage 1 (1/2)' && attempt === 1 && step === 'leg',
    });
    expect(run.conclusion()).toBe('failure');
    expect(resultOf(run, 'call').success).toBe(false);
    expect(logOf(run, 'call / collect')).toMatch(/lost_leg|lost leg/i);
    await run.rerunFailed();
    expect(run.conclusion()).toBe('success');
    expect(resultOf(run, 'call')).toMatchObject({ success: true, succeeded: 5 });
  });

  it('never takes a matrix that vanished for a run of nothing', async () => {
    using held = holding(definitions());
    using run = await call(held, { masks: ['"1/1"'] });
    expect(run.job('call/plan').legs[0]?.dropped).toEqual(['matrix']);
    expect(run.job('call/stage-1').conclusion).toBe('skipped');
    expect(run.conclusion()).toBe('failure');
    expect(resultOf(run, 'call').success).toBe(false);
    expect(logOf(run, 'call / collect')).toMatch(/vanished/i);
  });

  it('says so when the runner dropped the name of the plan', async () => {
    using held = holding(definitions());
    using run = await call(held, { masks: ['lorchestra-'] });
    expect(run.conclusion()).toBe('failure');
    expect(logOf(run, 'call / collect')).toContain('::error::GitHub dropped the outputs of the plan job');
  });

  it('collects what a cancelled run kept, and goes on from there', async () => {
    using held = holding(definitions({ two: '[ "$GITHUB_RUN_ATTEMPT" = 1 ] && echo two waits && exec sleep 600; true' }), {
      shards: '1',
    });
    using run = startRun({ workflow: phaseFile, repository: held.folder });
    const leg = await run.reached(({ leg, step }) => leg === 'call / stage 1 (1/1)' && step === 'leg');
    await leg.printed('two');
    run.cancel();
    await run.ended();
    expect(run.job('call/stage-1').conclusion).toBe('cancelled');
    expect(run.job('call/stage-2').conclusion).toBe('cancelled');
    expect(run.job('call/collect').legs).toHaveLength(1);
    expect(resultOf(run, 'call')).toMatchObject({ success: false, total: 5 });
    await run.rerunFailed();
    expect(run.conclusion()).toBe('success');
    expect(resultOf(run, 'call')).toMatchObject({ success: true, succeeded: 5 });
  });

  it('starts anew when everything is started again: nothing of the run before is reused', async () => {
    using held = holding(definitions({ one: 'echo "n=$GITHUB_RUN_ATTEMPT" >> "$LORCHESTRA_OUTPUT"' }));
    using run = await call(held);
    await run.rerunAll();
    expect(run.conclusion()).toBe('success');
    expect(logOf(run, 'call / stage 2 (2/1)')).toContain('loads 2');
    expect(run.legs().every(({ attempt }) => attempt === 2)).toBe(true);
  });

  it('sets each machine up, and gives jobs their secrets, which appear nowhere', async () => {
    const secret = 'canary "quoted"\nsecond-canary';
    using held = holding(
      definitions({
        two: 'printf %s "$TOKEN" | sha256sum; ! env | grep -q LORCHESTRA_JOB_ENV; test "$TOOL" = ready; echo "$TOKEN"',
      }),
      { setup: 'echo "it\'s ${RUNNER_OS}"\necho TOOL=ready >> "$GITHUB_ENV"\n' },
      ['TOKEN', 'MISSING'],
    );
    using run = await call(held, { secrets: { TOKEN: secret } });
    const log = logWith(run, 'two: output');
    expect(log).toContain("it's Linux");
    expect(log).toContain(createHash('sha256').update(secret).digest('hex'));
    expect(run.conclusion()).toBe('success');
    const printed = run
      .legs()
      .flatMap(({ steps, summary }) => [summary, ...steps.map(({ log }) => log)])
      .join('\n');
    // The runner takes what follows add-mask out of the log.
    expect(printed.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('canary');
  });

  it('refuses a secret that is a part of a job id, before a job starts, without telling it', async () => {
    using held = holding(definitions(), {}, ['TOKEN']);
    using run = await call(held, { secrets: { TOKEN: 'repor' } });
    expect(run.conclusion()).toBe('failure');
    const log = logOf(run, 'call / stage 1 (1/1)');
    expect(log).toContain('The value of secret "TOKEN" is a part of a job\'s id');
    expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('repor');
    expect(resultOf(run, 'call')).toMatchObject({ success: false, succeeded: 0 });
  });

  it.each([
    ['an unknown composite', definitions(), { composite: 'nigthly' }, 'call / plan', 'Did you mean "nightly"?'],
    ['a state on several machines', definitions(), { 'keep-state': true }, 'call / plan', 'keep-state needs shards "whole"'],
    ['a set-up that fails', definitions(), { setup: 'exit 7' }, 'call / collect', 'None of the 2 legs left a ledger'],
  ])('is red, and says why: %s', async (_what, jobs, inputs, leg, words) => {
    using held = holding(jobs, inputs);
    using run = await call(held);
    expect(run.conclusion()).toBe('failure');
    expect(logOf(run, leg)).toContain(words);
    expect(run.job('call/collect').conclusion).toBe('failure');
  });

  it('refuses more stages than it has matrices, and runs them as a whole', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const jobs = `job_id: nightly\njob_type: composite\nstages: [${ids.map((id) => `{ name: ${id}, jobs: [${id}] }`).join(', ')}]\n${ids
      .map((id) => `---\njob_id: ${id}\njob_type: exec\nrun: 'true'\n`)
      .join('')}`;
    using long = holding(jobs);
    using refused = await call(long);
    expect(refused.conclusion()).toBe('failure');
    expect(logOf(refused, 'call / plan')).toContain('more than six stages');
    using whole = holding(jobs, { shards: 'whole' });
    using run = await call(whole);
    expect(run.conclusion()).toBe('success');
    expect(resultOf(run, 'call')).toMatchObject({ success: true, total: 7, succeeded: 7 });
    expect(run.legs()).toHaveLength(3);
  });

  it('has six stage jobs that differ by their number, and by the state that the first one keeps', () => {
    const text = readFileSync(resolve(import.meta.dirname, '../../.github/workflows/phase.yml'), 'utf8');
    const [, ...stages] = text.split(/^ {2}(?=(?:stage-\d|collect):)/m);
    const [first = '', second = '', ...others] = stages.filter((stage) => stage.startsWith('stage-'));
    const numbered = (stage: string, number: number): string =>
      stage
        .replaceAll(`stage-${number}`, 'stage-N')
        .replaceAll(`stage ${number}`, 'stage N')
        .replaceAll(`['${number}']`, "['N']")
        .replaceAll(`stage-${number - 1}`, 'stage-M');
    expect(others).toHaveLength(4);
    others.forEach((stage, index) => expect(numbered(stage, index + 3)).toBe(numbered(second, 2)));
    const firstLines = new Set(numbered(first, 1).split('\n'));
    const missing = numbered(second, 2)
      .split('\n')
      .filter((line) => !firstLines.has(line));
    expect(missing.map((line) => line.trim())).toEqual([
      'needs: [plan, stage-M]',
      "- if: always() && steps.leg.outputs.artifact-name != ''",
    ]);
  });
});
