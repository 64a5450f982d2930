/**
 * `npm run check`: everything that must hold before a change is merged. A failed step does not stop the others, so that
 * one run tells everything. `--skip <step>` leaves a step out (may be given again); `--list` names the steps.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { readSummary, summaryLine } from './summary.ts';

const root = resolve(import.meta.dirname, '..');

/** The same commands that the npm scripts run; the schemas of schemas/ are held by a test. */
const steps = {
  format: [['oxfmt', '--check', '.']],
  lint: [['oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives']],
  types: [['tsc', '-p', '.']],
  architecture: [['node', '--disable-warning=ExperimentalWarning', 'scripts/architecture.ts']],
  unused: [['knip'], ['knip', '--production', '--strict', '--exclude', 'unlisted,exports,types']],
  tests: [['vitest', 'run']],
  dist: [['node', 'scripts/dist-check.ts']],
} as const satisfies Readonly<Record<string, readonly (readonly [string, ...string[]])[]>>;
type Step = keyof typeof steps;
const names = Object.keys(steps) as readonly Step[];

interface Report {
  readonly step: Step;
  readonly ok: boolean;
  readonly seconds: number;
  /** Passed and failed cases; a step that is no test run counts as one. */
  readonly passed: number;
  readonly failed: number;
}

async function perform(step: Step): Promise<Report> {
  console.log(`\n> ${step}`);
  const started = performance.now();
  const runs = [];
  for (const [program, ...args] of steps[step]) runs.push(await run(program, args));
  const ok = runs.every(({ code }) => code === 0);
  const counted = readSummary(runs.map(({ output }) => output).join('\n'));
  return {
    step,
    ok,
    seconds: (performance.now() - started) / 1000,
    passed: counted?.passed ?? (ok ? 1 : 0),
    failed: Math.max(counted?.failed ?? 0, ok ? 0 : 1),
  };
}

/** Shows what the program prints while it prints it, and keeps it. */
function run(program: string, args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}` };
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

function render(reports: readonly Report[], skipped: readonly string[]): string {
  const lines = reports.map(
    ({ step, ok, seconds }) => `${ok ? 'ok  ' : 'FAIL'}  ${step.padEnd(14)}${seconds.toFixed(1).padStart(7)} s`,
  );
  const left = skipped.map((step) => `--    ${step.padEnd(14)}skipped`);
  const sum = (key: 'passed' | 'failed'): number => reports.reduce((total, report) => total + report[key], 0);
  return ['', ...lines, ...left, '', summaryLine(sum('passed'), sum('failed')), ''].join('\n');
}

const { values } = parseArgs({ options: { skip: { type: 'string', multiple: true, default: [] }, list: { type: 'boolean' } } });
const unknown = values.skip.filter((name) => !Object.hasOwn(steps, name));
if (values.list === true) {
  console.log(names.join('\n'));
} else if (unknown.length > 0) {
  console.error(`Cannot skip "${unknown.join('", "')}": the steps are ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  const reports: Report[] = [];
  for (const step of names) if (!values.skip.includes(step)) reports.push(await perform(step));
  process.stdout.write(render(reports, values.skip));
  process.exitCode = reports.every(({ ok }) => ok) ? 0 : 1;
}
