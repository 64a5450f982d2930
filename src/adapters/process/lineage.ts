import type { AttemptKey } from '../../ports/process.ts';

/**
 * The variable by which leftovers are found. It names every attempt that a process descends from, outermost first, so that
 * the jobs of a run that was itself started by a job are found by the outer run too.
 */
const lineageVariable = 'LORCHESTRA_LINEAGE';

/** Occurs in the environment of every process that descends from this attempt. */
export function attemptMarker(key: AttemptKey): string {
  return `${runMarker(key.run_id)}${key.round}.${key.attempt}:${encodeURIComponent(key.path)}]`;
}

/** Occurs in the environment of every process that descends from any attempt of this run. */
export function runMarker(runId: string): string {
  return `[${encodeURIComponent(runId)}:`;
}

export function withLineage(env: Readonly<Record<string, string>>, key: AttemptKey): Record<string, string> {
  return { ...env, [lineageVariable]: `${env[lineageVariable] ?? ''}${attemptMarker(key)}` };
}
