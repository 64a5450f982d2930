import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { failure } from '../../../../src/core/failure.ts';
import type { Exit, Exited } from '../../../../src/ports/process.ts';
import { StateError } from '../../../../src/ports/state.ts';
import { ended, fakeOutputFiles, play, type Play } from '../../../support/exec-attempt.ts';

async function outcomeOf(exit: Exit, how: Play = {}, printed = ''): Promise<unknown> {
  const { outcome, processes } = play(how);
  processes.started[0]?.output(new TextEncoder().encode(printed));
  processes.end(exit);
  return outcome;
}

function envOf(how: Play): Readonly<Record<string, string>> {
  const { processes } = play(how);
  return processes.started[0]?.env ?? {};
}

describe('what an exec job is started with', () => {
  it('is a shell line for a string and the program with its arguments for a list', () => {
    expect(play({ spec: { run: 'dbt build | tee log' } }).processes.started[0]?.command).toEqual({
      shell: 'dbt build | tee log',
    });
    expect(play({ spec: { run: ['dbt', 'build', ''] } }).processes.started[0]?.command).toEqual({ argv: ['dbt', 'build', ''] });
  });

  it('is its folder below the project', () => {
    expect(play({ spec: { cwd: 'warehouse' } }).processes.started[0]?.cwd).toBe('/project/warehouse');
  });

  it('is the surroundings, less what speaks for an action, plus the names of the attempt', () => {
    const surroundings = {
      PATH: '/bin',
      HOME: '/root',
      EMPTY: '',
      GONE: undefined,
      GITHUB_SHA: 'abc',
      GITHUB_TOKEN: 'kept-as-a-step-would',
      RUNNER_TRACKING_ID: 'github_1',
      GITHUB_OUTPUT: '/f/output',
      GITHUB_ENV: '/f/env',
      GITHUB_PATH: '/f/path',
      GITHUB_STATE: '/f/state',
      GITHUB_STEP_SUMMARY: '/f/summary',
      ACTIONS_RUNTIME_TOKEN: 'token',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'url',
      INPUT_COMPOSITE: 'pipeline.ingest',
      'INPUT_MAX-PARALLEL': '2',
      MY_INPUT_FILE: 'kept',
      LORCHESTRA_RUN_ID: 'of an outer run',
      LORCHESTRA_OUTPUT: 'of an outer run',
    };
    expect(envOf({ tools: { surroundings } })).toEqual({
      PATH: '/bin',
      HOME: '/root',
      EMPTY: '',
      GITHUB_SHA: 'abc',
      GITHUB_TOKEN: 'kept-as-a-step-would',
      RUNNER_TRACKING_ID: 'github_1',
      MY_INPUT_FILE: 'kept',
      LORCHESTRA_RUN_ID: 'lab-run',
      LORCHESTRA_JOB_ID: 'job',
      LORCHESTRA_ROUND: '2',
      LORCHESTRA_ATTEMPT: '3',
      LORCHESTRA_OUTPUT: '/outputs/1',
    });
  });

  it('holds a secret that it names although such names are kept back', () => {
    const surroundings = { INPUT_TOKEN: 'a', ACTIONS_RUNTIME_TOKEN: 'b' };
    expect(envOf({ tools: { surroundings }, spec: { secrets: ['INPUT_TOKEN'] } })).toMatchObject({ INPUT_TOKEN: 'a' });
    expect(envOf({ tools: { surroundings }, spec: { secrets: ['INPUT_TOKEN'] } })).not.toHaveProperty('ACTIONS_RUNTIME_TOKEN');
  });

  it('has values in place of references in arguments and folder', () => {
    const { processes } = play({
      spec: { run: ['load', '--day=${params.day}', '$${x}'], cwd: 'data/${TARGET}' },
      tools: { surroundings: { TARGET: 'prod' } },
      attempt: { params: { day: '1 2; rm' } },
    });
    expect(processes.started[0]).toMatchObject({
      command: { argv: ['load', '--day=1 2; rm', '${x}'] },
      cwd: '/project/data/prod',
    });
  });

  it('has values in place of references in the variables and never in the shell line', () => {
    const how: Play = {
      tools: { surroundings: { TARGET: 'prod', INPUT_X: 'kept back' } },
      spec: {
        run: 'echo ${TARGET} ${params.day}',
        env: { A: 'to ${TARGET}', B: '${params.day}', C: '${jobs.load.outputs.rows}!', D: '$${TARGET}', E: '${INPUT_X}' },
      },
      attempt: { params: { day: '$(rm -rf /)' }, output: (job, name) => (job === 'load' && name === 'rows' ? '7' : undefined) },
    };
    expect(envOf(how)).toMatchObject({ A: 'to prod', B: '$(rm -rf /)', C: '7!', D: '${TARGET}', E: 'kept back' });
    expect(play(how).processes.started[0]?.command).toEqual({ shell: 'echo ${TARGET} ${params.day}' });
  });
});

describe('an exec job whose values are missing', () => {
  it('does not start, and names all of them at once', async () => {
    const env = { A: '${GONE}', B: '${params.day} ${params.toString}', C: '${jobs.load.outputs.rows}', D: '${GONE}' };
    const { outcome, processes } = play({
      spec: { env, secrets: ['PASSWORD', 'EMPTY'] },
      tools: { surroundings: { EMPTY: '' } },
    });
    expect(await outcome).toEqual({
      ok: false,
      failure: failure(
        'variable',
        'Cannot start the job: secret PASSWORD, secret EMPTY, ${GONE}, ${params.day}, ${params.toString}, ${jobs.load.outputs.rows} have no value',
      ),
      report: {},
    });
    expect(processes.started).toEqual([]);
  });

  it('is told so in the singular too', async () => {
    const { outcome } = play({ spec: { env: { A: '${constructor}' } } });
    expect(await outcome).toMatchObject({
      failure: { kind: 'variable', message: 'Cannot start the job: ${constructor} has no value' },
    });
  });
});

describe('the outcome of an exec job', () => {
  it('is well for exit code 0', async () => {
    expect(await outcomeOf(ended)).toEqual({ ok: true, report: {} });
  });

  it('names the exit code and the last line that says something, and has the last 20', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    const outcome = await outcomeOf({ ...ended, code: 3 }, {}, `${lines.join('\n')}\n   \n`);
    expect(outcome).toEqual({
      ok: false,
      failure: {
        kind: 'exit_code',
        message: 'Exited with code 3: line 29',
        transient: true,
        exit_code: 3,
        tail: [...lines, '   '].slice(-20),
      },
      report: {},
    });
  });

  it('has no last line to name when nothing was printed', async () => {
    expect(await outcomeOf({ ...ended, code: 3 })).toMatchObject({ failure: { message: 'Exited with code 3', tail: [] } });
  });

  it('names a signal, and is no exit code', async () => {
    const outcome = await outcomeOf({ ...ended, code: null, signal: 'SIGSEGV' }, {}, 'working\n');
    expect(outcome).toMatchObject({
      failure: { kind: 'signal', signal: 'SIGSEGV', message: 'Ended by signal SIGSEGV: working' },
    });
    expect(outcome).not.toHaveProperty('failure.exit_code');
  });

  it('guesses at memory when someone else sent SIGKILL', async () => {
    const outcome = await outcomeOf({ ...ended, code: null, signal: 'SIGKILL' });
    expect(outcome).toMatchObject({
      failure: { message: 'Ended by signal SIGKILL that we did not send, perhaps for want of memory' },
    });
  });

  it('is the refusal when the program could not be started, redacted', async () => {
    const refused = failure('spawn', 'Cannot start "hunter2": no such program on PATH', { code: 'ENOENT' });
    const redact = (text: string): string => text.replaceAll('hunter2', '***');
    expect(await outcomeOf({ type: 'refused', failure: refused }, { tools: { redact } })).toEqual({
      ok: false,
      failure: { ...refused, message: 'Cannot start "***": no such program on PATH' },
      report: {},
    });
  });

  it('notes in the log what was left running, also of a job that ended well', async () => {
    const { outcome, processes, log } = play();
    processes.end({ ...ended, stragglers: 2 });
    expect(await outcome).toMatchObject({ ok: true });
    expect(log.text()).toBe('[lorchestra] Ended 2 processes that the job had left running\n');
  });

  it('names the last line of the job and not our note', async () => {
    const outcome = await outcomeOf({ ...ended, code: 3, stragglers: 1 }, {}, 'oops\n');
    expect(outcome).toMatchObject({ failure: { message: 'Exited with code 3: oops', tail: ['oops'] } });
  });

  it('holds what the job wrote for others, redacted', async () => {
    const tools = {
      outputFiles: fakeOutputFiles('rows=7\ntoken=hunter2'),
      redact: (text: string) => text.replaceAll('hunter2', '***'),
    };
    expect(await outcomeOf(ended, { tools })).toEqual({ ok: true, report: { outputs: { rows: '7', token: '***' } } });
  });

  it.each<[string, Parameters<typeof fakeOutputFiles>[0], string]>([
    ['grammar', 'rows 7', 'Cannot read the outputs of the job: line 1, expected "name=value" or "name<<MARK"'],
    [
      'encoding',
      Uint8Array.of(0x61, 0x3d, 0xff),
      'Cannot read the outputs of the job: the file in LORCHESTRA_OUTPUT is not UTF-8 text',
    ],
    [
      'size',
      { refused: 'they take 9 bytes, more than the 8 allowed' },
      'Cannot read the outputs of the job: they take 9 bytes, more than the 8 allowed',
    ],
  ])('is a failure when outputs cannot be read for their %s', async (_title, content, message) => {
    const tools = { outputFiles: fakeOutputFiles(content) };
    expect(await outcomeOf(ended, { tools })).toEqual({ ok: false, failure: failure('output', message), report: {} });
  });

  it('is its exit code when it failed and its outputs cannot be read either', async () => {
    const outcome = await outcomeOf({ ...ended, code: 1 }, { tools: { outputFiles: fakeOutputFiles('rows 7') } });
    expect(outcome).toMatchObject({ failure: { kind: 'exit_code' }, report: {} });
  });

  it('leaves no output file behind, whatever happened', async () => {
    for (const how of [{}, { spec: { secrets: ['GONE'] } }] satisfies Play[]) {
      const outputFiles = fakeOutputFiles();
      await outcomeOf(ended, { ...how, tools: { outputFiles } });
      expect(outputFiles.removed()).toBe(1);
    }
  });

  it('is no outcome when the state cannot be kept', async () => {
    const outputFiles = {
      create: (): never => {
        throw new StateError('disk');
      },
    };
    await expect(play({ tools: { outputFiles } }).outcome).rejects.toThrow(StateError);
  });
});

describe('an exec job that is stopped', () => {
  it.each([
    ['timeout', 'Stopped because its time was over'],
    ['cancelled', 'Stopped because the run was cancelled'],
  ])('by %s: says so and keeps its last lines, whatever its exit says', async (cause, message) => {
    const controller = new AbortController();
    const { outcome, processes } = play({ attempt: { signal: controller.signal } });
    processes.started[0]?.output(new TextEncoder().encode('half done\n'));
    controller.abort(cause);
    expect(processes.stops()).toBe(1);
    processes.end({ ...ended, stopped: true });
    expect(await outcome).toEqual({
      ok: false,
      failure: failure(cause as 'timeout', message, { tail: ['half done'] }),
      report: {},
    });
  });

  it('tells when it had to be killed', async () => {
    const controller = new AbortController();
    const { outcome, processes } = play({ attempt: { signal: controller.signal } });
    controller.abort('timeout');
    processes.end({ ...ended, code: null, signal: 'SIGKILL', stopped: true, escalated: true });
    expect(await outcome).toMatchObject({
      failure: { kind: 'timeout', message: 'Stopped because its time was over; it had to be killed' },
    });
  });

  it('does not start when it is stopped first', async () => {
    const { outcome, processes } = play({ attempt: { signal: AbortSignal.abort('cancelled') } });
    expect(await outcome).toMatchObject({
      ok: false,
      failure: { kind: 'cancelled', message: 'The run was cancelled before it could start' },
    });
    expect(processes.started).toEqual([]);
  });

  it('listens no longer once its program has ended', async () => {
    const controller = new AbortController();
    const { outcome, processes } = play({ attempt: { signal: controller.signal } });
    processes.end(ended);
    await outcome;
    controller.abort('timeout');
    expect(processes.stops()).toBe(0);
  });

  it('keeps its own result exactly when its exit was seen before the stop', async () => {
    const exits = fc.record({
      code: fc.constantFrom(0, 7, null),
      signal: fc.constantFrom(null, 'SIGTERM'),
      stopped: fc.boolean(),
      escalated: fc.boolean(),
      stragglers: fc.nat(2),
    });
    const cause = fc.constantFrom('timeout', 'cancelled');
    await fc.assert(
      fc.asyncProperty(exits, cause, fc.constantFrom('never', 'before', 'after'), async (facts, why, when) => {
        const exit: Exited = { type: 'exited', ...facts, stopped: facts.stopped && when === 'before' };
        const controller = new AbortController();
        const { outcome, processes } = play({ attempt: { signal: controller.signal } });
        if (when === 'before') controller.abort(why);
        processes.end(exit);
        if (when === 'after') controller.abort(why);
        const result = await outcome;
        const ownResult = exit.code === 0 ? true : exit.signal === null ? 'exit_code' : 'signal';
        expect(result.ok ? true : result.failure.kind).toBe(exit.stopped ? why : ownResult);
        expect(result.ended_before_stop).toBe(when !== 'never' && !exit.stopped ? true : undefined);
      }),
      { numRuns: 500 },
    );
  });
});
