import { statSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Checked, Diagnostic, SourceText } from '../../core/diagnostic.ts';
import { nearest } from '../../core/suggest.ts';
import { idPattern } from '../../core/vocabulary.ts';
import { inputNames, modes, type InputName, type Mode } from './input-names.ts';

/** What the workflow asks for. Empty inputs are inputs that were not given. */
export interface ActionInputs {
  readonly mode: Mode;
  /** Empty where something else says what is meant. */
  readonly composite: string;
  readonly dryRun: boolean;
  /** `name=value` each. */
  readonly params: readonly string[];
  readonly maxParallel: string | null;
  readonly profile: string | null;
  /** Path of `lorchestra.yaml`, relative to `folder`. */
  readonly config: string | null;
  /** A number of shards per wave at most, `auto` or `whole`. */
  readonly shards: string;
  /** Path relative to `folder`. In mode `plan` where it is written, else what is worked on or collected. */
  readonly planFile: string | null;
  /** Which leg of the plan file; empty without one. */
  readonly shard: string;
  /** Folder of downloaded ledgers, relative to `folder`. */
  readonly ledgers: string | null;
  /** A run id, or `newest`. */
  readonly resume: string | null;
  readonly failOnFailure: boolean;
  /** Absolute path of `working-directory`. */
  readonly folder: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `INPUT_*`. Every mistake is reported at once, at its place in a text that shows the inputs as they were given. */
export function readInputs(env: Environment, workspace: string): Checked<ActionInputs> {
  const given = givenInputs(env);
  const problems: Diagnostic[] = [];
  const report = (name: string, problem: Omit<Problem, 'name'>): void => {
    problems.push(diagnosticOf(given, { name, ...problem }));
  };
  reportUnknown(env, report);
  const mode = readMode(given.value('mode'), report);
  reportLonely(given, mode, report);
  const inputs: ActionInputs = {
    mode,
    composite: readComposite(given, mode, report),
    dryRun: readBoolean(given, 'dry-run', { otherwise: false, report }),
    params: readParams(given.value('params'), report),
    maxParallel: readCount(given.value('max-parallel'), report),
    profile: orNull(given.value('profile')),
    config: orNull(given.value('config')),
    shards: given.value('shards') || 'auto',
    planFile: orNull(given.value('plan-file')),
    shard: given.value('shard'),
    ledgers: orNull(given.value('ledgers')),
    resume: orNull(given.value('resume')),
    failOnFailure: readBoolean(given, 'fail-on-failure', { otherwise: true, report }),
    folder: readFolder(given.value('working-directory'), workspace, report),
  };
  return problems.length > 0 ? { ok: false, diagnostics: problems } : { ok: true, value: inputs, diagnostics: [] };
}

interface Problem {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** The part of the value that is wrong; all of it unless given. */
  readonly part?: string;
}
type Report = (name: string, problem: Omit<Problem, 'name'>) => void;

interface Given {
  readonly value: (name: InputName) => string;
  readonly source: SourceText;
}

/** The runner's spelling: upper case, spaces as underscores, hyphens kept. */
function variable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** The inputs as a workflow shows them under `with:`, so that a mistake has a line to point at. */
function givenInputs(env: Environment): Given {
  const value = (name: string): string => (env[variable(name)] ?? '').trim();
  const names = Object.keys(env)
    .filter((key) => key.startsWith('INPUT_') && env[key] !== '')
    .map((key) => key.slice('INPUT_'.length).toLowerCase());
  const extra = names.filter((name) => !inputNames.some((known) => known === name)).sort();
  const shown = ['composite', ...inputNames.slice(1).filter((name) => value(name) !== ''), ...extra];
  const lines = shown.map((name) => {
    const text = value(name);
    return text.includes('\n') ? `${name}: |\n${text.replace(/^/gm, '  ')}` : `${name}: ${text}`;
  });
  return { value, source: { file: 'inputs', text: `${lines.join('\n')}\n` } };
}

function diagnosticOf({ source }: Given, { name, code, message, hint, part }: Problem): Diagnostic {
  const start = `\n${source.text}`.indexOf(`\n${name}:`);
  const line = Math.max(0, start);
  const from = part === undefined ? -1 : source.text.indexOf(part, line + name.length + 1);
  const end = source.text.indexOf('\n', line);
  const span = part !== undefined && from >= 0 ? { source, start: from, end: from + part.length } : { source, start: line, end };
  return { code, severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) };
}

/** The runner only warns of an input that it does not know; `dryrun: true` must not start a run. */
function reportUnknown(env: Environment, report: Report): void {
  for (const key of Object.keys(env).filter((each) => each.startsWith('INPUT_') && env[each] !== '')) {
    const name = key.slice('INPUT_'.length).toLowerCase();
    if (inputNames.some((known) => known === name)) continue;
    // A variable that happens to begin with INPUT_ may belong to others; one that nearly names an input does not.
    const near = name.length < 4 ? null : nearest(name, inputNames);
    if (near === null) continue;
    report(name, { code: 'inputs/unknown', message: `Unknown input "${name}"`, hint: `Did you mean "${near}"?` });
  }
}

function readMode(value: string, report: Report): Mode {
  const mode = modes.find((each) => each === value);
  if (mode !== undefined) return mode;
  if (value !== '') {
    const near = nearest(value, modes);
    const hint = near === null ? `Known: ${modes.join(', ')}` : `Did you mean "${near}"?`;
    report('mode', { code: 'inputs/mode', message: `Unknown mode "${value}"`, hint, part: value });
  }
  return 'run';
}

function readComposite(given: Given, mode: Mode, report: Report): string {
  const value = given.value('composite');
  // A resumed run and a plan file know what they are of.
  const isKnown = given.value(mode === 'plan' ? 'composite' : 'plan-file') !== '' || given.value('resume') !== '';
  if (value === '' && mode !== 'check' && !isKnown) {
    report('composite', {
      code: 'inputs/missing',
      message: 'Input "composite" is missing',
      hint: 'Give the id of a composite or of an atomic job',
    });
  } else if (value !== '' && (!idPattern.test(value) || value.includes('..'))) {
    const message = `Cannot read composite "${value}": this is not the form of an id`;
    report('composite', {
      code: 'inputs/composite',
      message,
      hint: 'Give one id, such as "pipeline.daily_all"',
      part: firstLine(value),
    });
  }
  return value;
}

/** Inputs that mean something only beside another one: what would be passed over is said. */
function reportLonely(given: Given, mode: Mode, report: Report): void {
  const isLeg = mode === 'run' && given.value('plan-file') !== '';
  const rules: readonly (readonly [name: InputName, isUsed: boolean, isNeeded: boolean, hint: string])[] = [
    ['composite', !isLeg, false, 'The plan file says what is run'],
    ['params', !isLeg, false, 'Parameters stand in the plan file: give them in mode "plan"'],
    ['shards', mode === 'plan', false, 'It belongs to mode "plan"; a leg is named by "shard"'],
    [
      'shard',
      isLeg,
      isLeg,
      isLeg ? 'Say which leg of the plan file this is: "1/1"' : 'It belongs to mode "run" with a "plan-file"',
    ],
    [
      'ledgers',
      isLeg || mode === 'collect',
      mode === 'collect',
      mode === 'collect'
        ? 'Give the folder into which the ledgers were downloaded'
        : 'It belongs to mode "collect", and to "run" with "plan-file"',
    ],
  ];
  for (const [name, isUsed, isNeeded, hint] of rules) {
    const isGiven = given.value(name) !== '';
    if (isGiven && !isUsed) report(name, { code: 'inputs/lonely', message: `Input "${name}" has no use here`, hint });
    if (!isGiven && isNeeded) report(name, { code: 'inputs/missing', message: `Input "${name}" is missing`, hint });
  }
}

/** The spellings of YAML 1.2's core schema, as the toolkit's own boolean inputs. */
const spellings: Readonly<Record<string, boolean>> = {
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
};

function readBoolean(given: Given, name: InputName, { otherwise, report }: { otherwise: boolean; report: Report }): boolean {
  const value = given.value(name);
  if (value === '') return otherwise;
  if (Object.hasOwn(spellings, value)) return spellings[value] ?? otherwise;
  report(name, {
    code: 'inputs/boolean',
    message: `Cannot read ${name} "${value}"`,
    hint: 'Write "true" or "false"',
    part: firstLine(value),
  });
  return otherwise;
}

/** As `--max-parallel`. */
function readCount(value: string, report: Report): string | null {
  if (value === '') return null;
  if (/^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= 1000) return value;
  const message = `Cannot read max-parallel "${value}"`;
  report('max-parallel', { code: 'inputs/number', message, hint: 'Give a whole number from 1 to 1000', part: firstLine(value) });
  return null;
}

function readParams(value: string, report: Report): readonly string[] {
  const pairs = value.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  for (const pair of pairs) {
    if (/^[A-Za-z_][A-Za-z0-9_]{0,63}=/.test(pair)) continue;
    const hint = 'Write one name=value per line; a name has letters, digits and _';
    report('params', { code: 'inputs/param', message: `Cannot read parameter "${pair}"`, hint, part: pair });
  }
  return pairs;
}

function readFolder(value: string, workspace: string, report: Report): string {
  const folder = resolve(workspace, value);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const message = `Cannot work in "${value}": there is no such folder in the workspace`;
    report('working-directory', {
      code: 'inputs/folder',
      message,
      hint: 'Is the repository checked out before this step?',
      part: firstLine(value),
    });
  }
  return folder;
}

function orNull(value: string): string | null {
  return value === '' ? null : value;
}

function firstLine(value: string): string {
  return value.split('\n')[0] ?? value;
}
