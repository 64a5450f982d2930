import type { Diagnostic } from '../core/diagnostic.ts';
import { shortestSecret } from '../core/redact.ts';
import type { Plan } from '../plan/plan.ts';
import { secretNames } from '../plan/secrets.ts';
import { plannedJobs } from '../plan/walk.ts';
import type { Entry } from './entry.ts';
import { given, type Settings } from './settings.ts';

/**
 * Secrets whose value is a part of an id: every output that names the job would be dropped by the runner without a word,
 * and every log would show it blotted out. Which id it is, is not told, since that would tell the value.
 */
export function secretClashes(plan: Plan, entry: Entry, settings: Settings): readonly Diagnostic[] {
  const ids = plannedJobs(plan).map(({ path }) => path);
  const declared = secretNames(plan).map((name) => [name, entry.env[name] ?? settings.variables[name] ?? ''] as const);
  const all = new Map([...declared, ...Object.entries(entry.secrets ?? {})]);
  return [...all].flatMap(([name, value]) => {
    if (value.trim().length < shortestSecret || !ids.some((id) => id.includes(value))) return [];
    const hint =
      'GitHub drops outputs that hold a secret: give it a longer value, or keep a word that is no secret out of secrets';
    return [given('fan-out/secret-in-id', `The value of secret "${name}" is a part of a job's id`, name, hint)];
  });
}
