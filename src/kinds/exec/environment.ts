import { failure, type Failure } from '../../core/failure.ts';
import { referenceText, substitute, type Reference } from '../../core/references.ts';
import type { ExecSpec } from '../../definition/shapes/exec.ts';
import type { Attempt } from '../../ports/runner.ts';

export type Surroundings = Readonly<Record<string, string | undefined>>;

/** What one attempt is started with, or which values are missing. */
export type Prepared = ({ readonly ok: true } & Start) | { readonly ok: false; readonly failure: Failure };

interface Start {
  readonly env: Readonly<Record<string, string>>;
  readonly command: { readonly shell: string } | { readonly argv: readonly string[] };
  /** As in the definition, values put in. */
  readonly cwd: string;
}

/** What the runner gives to actions alone, and the files by which a step talks to it: a job could speak in our name. */
const withheld = /^(?:ACTIONS_|INPUT_)|^GITHUB_(?:OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$/;

/** The surroundings, and what of them every job sees. */
export interface Inherited {
  readonly surroundings: Surroundings;
  readonly env: Readonly<Record<string, string>>;
}

export function inheritedFrom(surroundings: Surroundings): Inherited {
  const seen = Object.entries(surroundings).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { surroundings, env: Object.fromEntries(seen.filter(([name]) => !withheld.test(name))) };
}

/**
 * Puts values in place of references: in variables, in arguments and in the folder, never in a shell line, which would run
 * them. Everything missing is named at once.
 */
export function prepare(attempt: Attempt<ExecSpec>, inherited: Inherited, outputFile: string): Prepared {
  const { spec } = attempt;
  const { surroundings } = inherited;
  const missing = new Set<string>();
  const lookup = (reference: Reference): string | undefined => valueOf(reference, attempt, surroundings);
  const fill = (text: string): string => {
    const filled = substitute(text, lookup);
    if (filled.ok) return filled.value;
    for (const reference of filled.missing) missing.add(referenceText(reference));
    return '';
  };

  const env: Record<string, string> = { ...inherited.env };
  for (const name of spec.secrets) {
    const value = own(surroundings, name);
    if (value === undefined || value === '') missing.add(`secret ${name}`);
    else env[name] = value;
  }
  for (const [name, text] of Object.entries(spec.env)) env[name] = fill(text);
  const command = typeof spec.run === 'string' ? { shell: spec.run } : { argv: spec.run.map(fill) };
  const cwd = fill(spec.cwd);
  if (missing.size > 0) return { ok: false, failure: missingValues([...missing]) };
  return { ok: true, env: { ...env, ...ownVariables(attempt, outputFile) }, command, cwd };
}

function valueOf(reference: Reference, attempt: Attempt<ExecSpec>, surroundings: Surroundings): string | undefined {
  switch (reference.kind) {
    case 'variable':
      return own(surroundings, reference.name);
    case 'param':
      return own(attempt.params, reference.name);
    case 'output':
      return attempt.output(reference.job_id, reference.name);
  }
}

/** Without what every object inherits: `${constructor}` names a variable. */
function own(values: Surroundings, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function missingValues(names: readonly string[]): Failure {
  return failure('variable', `Cannot start the job: ${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no value`);
}

function ownVariables(attempt: Attempt<ExecSpec>, outputFile: string): Readonly<Record<string, string>> {
  return {
    LORCHESTRA_RUN_ID: attempt.run_id,
    LORCHESTRA_JOB_ID: attempt.job_id,
    LORCHESTRA_ROUND: String(attempt.round),
    LORCHESTRA_ATTEMPT: String(attempt.attempt),
    LORCHESTRA_OUTPUT: outputFile,
  };
}
