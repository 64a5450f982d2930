import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { startStep, type Step, type StepOptions } from '../../support/fake-runner.ts';
import { parseFileCommands } from '../../support/runner-files.ts';

const trash: string[] = [];
const steps: Step[] = [];

afterEach(() => {
  for (const step of steps.splice(0)) step.remove();
  for (const folder of trash.splice(0)) rmSync(folder, { recursive: true });
});

/** An action whose main is the given script. */
function action(script: string, inputs = ''): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'action-')));
  trash.push(folder);
  writeFileSync(join(folder, 'action.yml'), `name: n\ndescription: d\n${inputs}runs: { using: node24, main: main.mjs }\n`);
  writeFileSync(join(folder, 'main.mjs'), script);
  return folder;
}

function start(options: StepOptions): Step {
  const step = startStep(options);
  steps.push(step);
  return step;
}

describe('startStep', () => {
  it('hands over inputs with their defaults, hyphens kept, in the workspace, under Node 24', async () => {
    const script = `console.log(JSON.stringify([process.env['INPUT_DRY-RUN'], process.env.INPUT_MODE, process.env.INPUT_TYPO,
      process.cwd() === process.env.GITHUB_WORKSPACE, process.versions.node.split('.')[0], process.env.VITEST ?? null]))`;
    const inputs = 'inputs: { dry-run: { description: d, default: "false" }, mode: { description: m } }\n';
    const end = await start({ action: action(script, inputs), inputs: { mode: 'check', typo: 'x' } }).ended;
    expect(JSON.parse(end.stdout)).toEqual(['false', 'check', 'x', true, '24', null]);
    expect(end.unexpectedInputs).toEqual(['typo']);
    expect(end.exitCode).toBe(0);
  });

  it('reads outputs and summary after any end', async () => {
    const script = `import { appendFileSync as append } from 'node:fs';
      append(process.env.GITHUB_OUTPUT, 'plain=1\\nmany<<END\\na=b\\n\\nc\\nEND\\n');
      append(process.env.GITHUB_STEP_SUMMARY, '# hello\\n');
      process.kill(process.pid, 'SIGKILL');`;
    const end = await start({ action: action(script) }).ended;
    expect([...end.outputs]).toEqual([
      ['plain', '1'],
      ['many', 'a=b\n\nc'],
    ]);
    expect(end).toMatchObject({ summary: '# hello\n', exitCode: null, signal: 'SIGKILL' });
  });

  it('takes commands apart, and drops outputs that hold a masked value', async () => {
    const script = `import { appendFileSync as append } from 'node:fs';
      console.log('::add-mask::hunter22\\n  ::error title=a%2Cb,file=jobs/x.yaml,line=3::50%25%0Adone\\ntext ::warning::no');
      append(process.env.GITHUB_OUTPUT, 'kept=1\\nlost=is hunter22\\n');`;
    const end = await start({ action: action(script) }).ended;
    expect(end.commands).toEqual([
      { name: 'add-mask', properties: {}, value: 'hunter22' },
      { name: 'error', properties: { title: 'a,b', file: 'jobs/x.yaml', line: '3' }, value: '50%\ndone' },
    ]);
    expect([[...end.outputs], end.droppedOutputs]).toEqual([[['kept', '1']], ['lost']]);
  });

  it('names the processes that outlive the step', async () => {
    const script = `import { spawn } from 'node:child_process';
      const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
      child.on('spawn', () => process.exit(3));`;
    const end = await start({ action: action(script) }).ended;
    expect(end.exitCode).toBe(3);
    expect(end.orphans).toHaveLength(1);
    expect(end.orphans[0]).toMatch(/^\d+ sleep 60$/);
    process.kill(Number(end.orphans[0]?.split(' ')[0]), 'SIGKILL');
  });

  it('cancels the entry alone: SIGINT, then SIGTERM 7.5 s later', async () => {
    const script = `setInterval(() => {}, 1000);
      process.on('SIGINT', () => console.log('int'));
      process.on('SIGTERM', () => { console.log('term'); process.exit(9); });
      console.log('ready');`;
    const step = start({ action: action(script) });
    await step.printed('ready\n');
    step.cancel();
    const end = await step.ended;
    expect(end.stdout).toBe('ready\nint\nterm\n');
    expect(end.exitCode).toBe(9);
    expect(end.msAfterCancel).toBeGreaterThanOrEqual(7490);
    expect(end.msAfterCancel).toBeLessThan(9900);
  });
});

describe('parseFileCommands', () => {
  it('gives back any value between delimiters that it does not contain', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '=', '<<', '\n', 'EOF', ' ', '\r', 'é') });
    fc.assert(
      fc.property(value, (text) => {
        expect(parseFileCommands(`x<<D_E_L\n${text}\nD_E_L\ny=1\n`)).toEqual(
          new Map([
            ['x', text],
            ['y', '1'],
          ]),
        );
      }),
    );
  });

  it.each([
    ['no separator', 'word\n'],
    ['no name', '=1\n'],
    ['no end', 'x<<E\nvalue\n'],
    ['no delimiter', 'x<<\nvalue\n'],
  ])('refuses a file with %s', (_, text) => {
    expect(() => parseFileCommands(text)).toThrow('Invalid');
  });
});
