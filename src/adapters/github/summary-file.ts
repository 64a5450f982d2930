import { appendFileSync } from 'node:fs';

/** Appends to the job summary. Returns why it could not, or null; a summary that is lost does not fail a run. */
export function appendSummary(markdown: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const file = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (file === '') return null;
  try {
    appendFileSync(file, `${markdown}\n`);
    return null;
  } catch (error) {
    return `Cannot write the job summary: ${error instanceof Error ? error.message : String(error)}`;
  }
}
