import { maskSecrets } from '../adapters/github/outputs.ts';
import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import type { Entry } from './entry.ts';
import { given } from './settings.ts';

const variable = 'LORCHESTRA_JOB_ENV';
/** What the runner, or we, say to programs. */
const reserved = /^(?:GITHUB|RUNNER|ACTIONS|INPUT|LORCHESTRA)_/;

/**
 * One secret that holds the environment of all jobs: it becomes part of the surroundings, and the text itself is taken
 * out of them. Its values are masked, and redacted wherever we write.
 */
export function withJobEnvironment(entry: Entry): Checked<Entry> {
  const { [variable]: text, ...env } = entry.env;
  if (text === undefined || text.trim() === '') return { ok: true, value: { ...entry, env }, diagnostics: [] };
  const read = readJobEnvironment(text);
  if (!read.ok) return read;
  maskSecrets(Object.values(read.value));
  return { ok: true, value: { ...entry, env: { ...env, ...read.value }, secrets: read.value }, diagnostics: [] };
}

/**
 * `NAME=value` lines; empty ones and those that begin with `#` are left out, as is a variable without a value. A value in
 * double quotes is a JSON string, one in single quotes stands for itself. What is wrong is told without the line's text.
 */
export function readJobEnvironment(text: string): Checked<Readonly<Record<string, string>>> {
  const values = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  text.split(/\r?\n/).forEach((written, index) => {
    const line = written.trim();
    if (line === '' || line.startsWith('#')) return;
    const found = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]{0,254})\s*=\s*(.*)$/.exec(line);
    const value = found === null ? null : unquoted(found[2] ?? '');
    const name = found?.[1] ?? '';
    if (value === null) diagnostics.push(wrong(index + 1, 'it is not NAME=value, or its quotes are not closed'));
    else if (reserved.test(name)) diagnostics.push(wrong(index + 1, `"${name}" is a name that the runner or lorchestra sets`));
    else if (value !== '') values.set(name, value);
  });
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return { ok: true, value: Object.fromEntries(values), diagnostics: [] };
}

function unquoted(text: string): string | null {
  if (text.startsWith("'")) return /^'([^']*)'$/.exec(text)?.[1] ?? null;
  if (!text.startsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

function wrong(line: number, why: string): Diagnostic {
  const hint = 'Write NAME=value lines; for values of several lines: NAME=${{ toJSON(secrets.NAME) }}';
  return given('inputs/job-env', `Cannot read line ${line} of the secret job-env: ${why}`, 'job-env', hint);
}
