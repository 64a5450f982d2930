import { readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { logOf, picture, repository, type Repository } from '../support/github/repository.ts';
import { runToEnd, startRun, type Run } from '../support/github/simulator.ts';

const workflow = '.github/workflows/w.yml';
const upload = 'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a';
const download = 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c';

function holding(jobs: string, more: Readonly<Record<string, string>> = {}): Repository {
  return repository({ [workflow]: `on: workflow_dispatch\njobs:\n${jobs}`, ...more });
}
const job = (id: string, script: string, more = ''): string =>
  `  ${id}:\n    runs-on: x\n${more}    steps:\n      - id: s\n        run: ${JSON.stringify(script)}\n`;
const run = (held: Repository, more: object = {}): Promise<Run> => runToEnd({ workflow, repository: held.folder, ...more });

describe('the simulator of GitHub', () => {
  it('skips what needs a failure or a skip, unless its condition asks for the status', async () => {
    using held = holding(
      job('a', 'exit 1') +
        job('b', 'true', '    needs: a\n') +
        job('c', 'true', '    needs: b\n    if: ${{ !cancelled() }}\n') +
        job('d', 'true', '    needs: c\n') +
        job('e', 'true', '    needs: [d]\n    if: always()\n') +
        job('f', 'true', "    needs: a\n    if: failure() && needs.a.result == 'failure'\n"),
    );
    using done = await run(held);
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => done.job(id).conclusion)).toEqual([
      'failure',
      'skipped',
      'success',
      'skipped', // an ancestor has failed
      'success',
      'success',
    ]);
  });

  it('makes a matrix of outputs, and fails one without values', async () => {
    const matrix = (list: string): string =>
      `    needs: plan\n    strategy: { matrix: { n: "\${{ fromJSON(needs.plan.outputs.${list}) }}" } }\n    env: { N: "\${{ matrix.n }}" }\n`;
    using held = holding(
      job(
        'plan',
        "echo 'some=[3,5]' >> $GITHUB_OUTPUT; echo 'none=[]' >> $GITHUB_OUTPUT",
        '    outputs: { some: "${{ steps.s.outputs.some }}", none: "${{ steps.s.outputs.none }}" }\n',
      ) +
        job('many', 'echo "n is $N"', matrix('some')) +
        job('none', 'true', matrix('none')),
    );
    using done = await run(held);
    expect(done.job('many').legs.map(({ steps }) => steps[0]?.log)).toEqual(['n is 3\n', 'n is 5\n']);
    expect(done.job('none')).toMatchObject({ conclusion: 'failure', error: "Matrix vector 'n' does not contain any values" });
  });

  it('drops an output that holds a masked word, also one masked by a step, and fails on too many bytes', async () => {
    const outputs = '    outputs: { a: "${{ steps.s.outputs.a }}", b: "${{ steps.s.outputs.b }}" }\n';
    const large = "printf 'a=' >> $GITHUB_OUTPUT; head -c 600000 /dev/zero | tr '\\0' x >> $GITHUB_OUTPUT";
    using held = holding(
      job('masked', 'echo "::add-mask::oo"; echo a=foo >> $GITHUB_OUTPUT; echo b=fine >> $GITHUB_OUTPUT', outputs) +
        job('secret', 'echo a=foo >> $GITHUB_OUTPUT; echo b=bar >> $GITHUB_OUTPUT', outputs) +
        job('large', large, outputs),
    );
    using done = await run(held, { secrets: { S: 'other\nba' } });
    expect(done.job('masked').outputs).toEqual({ b: 'fine' });
    expect(done.job('secret').legs[0]?.dropped).toEqual(['b']);
    expect(done.job('large').conclusion).toBe('failure');
  });

  it('refuses a second artifact of a name, also in a later attempt, and finds artifacts by pattern', async () => {
    const steps = (name: string): string =>
      `  ${name}:\n    runs-on: x\n    steps:\n      - run: echo hi > f; mkdir .h; echo h > .h/f\n      - uses: ${upload}\n        with: { name: one, path: . }\n`;
    const after = `  after:\n    runs-on: x\n    needs: [first]\n    if: always()\n    steps:\n      - uses: ${download}\n        with: { pattern: 'o*', path: got }\n      - run: find got -type f | sort; false\n`;
    using held = holding(steps('first') + after);
    using done = await run(held);
    expect(done.artifacts()).toEqual(['one']);
    expect(readdirSync(done.artifactFolder('one'))).toEqual(['f']);
    expect(logOf(done, 'after')).toContain('got/one/f\n');
    await done.rerunAll();
    expect(done.job('first').conclusion).toBe('failure');
    expect(logOf(done, 'first')).toContain('(409) Conflict');
  });

  it('starts again what failed and what needs it, and nothing else', async () => {
    const flaky = '[ "$GITHUB_RUN_ATTEMPT" = 2 ]';
    using held = holding(
      job('good', 'true') +
        job(
          'bad',
          `${flaky} || [ "$N" = 1 ]`,
          '    strategy: { matrix: { n: [1, 2] } }\n    env: { N: "${{ matrix.n }}" }\n    name: "bad ${{ matrix.n }}"\n',
        ) +
        job('after', 'true', '    needs: [bad, good]\n') +
        job('always', 'true', '    needs: [bad]\n    if: always()\n'),
    );
    using done = await run(held);
    expect(done.conclusion()).toBe('failure');
    await done.rerunFailed();
    expect(picture(done)).toEqual([
      'good: success in attempt 1',
      'bad 1: success in attempt 1',
      'bad 2: success in attempt 2',
      'after: success in attempt 2',
      'always: success in attempt 2',
    ]);
  });

  it('cancels running steps with signals, and then runs what always runs', async () => {
    using held = holding(
      `  a:\n    runs-on: x\n    steps:\n      - id: wait\n        run: echo waiting; exec sleep 600\n      - id: not\n        run: echo no\n      - if: always()\n        run: echo yes\n` +
        job('b', 'true', '    needs: a\n    if: ${{ !cancelled() }}\n') +
        job('c', 'true', '    needs: a\n    if: always()\n'),
    );
    using going = startRun({ workflow, repository: held.folder });
    const step = await going.reached(({ step }) => step === 'wait');
    await step.printed('waiting');
    going.cancel();
    await going.ended();
    expect(going.job('a').legs[0]?.steps.map(({ outcome }) => outcome)).toEqual(['cancelled', 'skipped', 'success']);
    expect(['a', 'b', 'c'].map((id) => going.job(id).conclusion)).toEqual(['cancelled', 'cancelled', 'success']);
  });

  it('refuses what GitHub refuses', async () => {
    for (const [jobs, words] of [
      ['  a:\n    runs-on: x\n    stepps: []\n', 'stepps'],
      [job('a', 'true') + job('c', 'true', '    needs: b\n'), "depends on unknown job 'b'"],
      [job('a', 'true') + job('b', 'true', '    needs: c\n') + job('c', 'true', '    needs: b\n'), 'cycle'],
      [job('a', 'true', '    if: ${{ nosuch.x }}\n'), 'nosuch'],
    ] as const) {
      using held = holding(jobs);
      await expect(run(held)).rejects.toThrow(new RegExp(words));
    }
  });
});
