import type { Diagnostic, SourceText } from '../core/diagnostic.ts';
import { isObject, type Json } from '../core/json.ts';
import { keySpanAt, spanAt, type LocatedDocument } from './document.ts';
import { parseText } from './parse.ts';

/**
 * Jobs of GitHub workflows that collect a fan-out and can be skipped: when a leg fails, GitHub skips what needs it, and
 * what is skipped counts as success. What else a workflow may hold is not looked at.
 */
export function unguardedGathers(workflows: readonly SourceText[]): readonly Diagnostic[] {
  return workflows.flatMap((source) =>
    parseText(source).documents.flatMap(({ document }) => {
      const { jobs } = document.value;
      return isObject(jobs) ? Object.entries(jobs).flatMap(([id, job]) => unguarded(document, id, job)) : [];
    }),
  );
}

function unguarded(document: LocatedDocument, id: string, job: Json | undefined): readonly Diagnostic[] {
  if (!isObject(job) || job['needs'] === undefined || !collects(job['steps'])) return [];
  const condition = job['if'];
  if (typeof condition === 'string' && /\balways\s*\(\s*\)/.test(condition)) return [];
  const span = condition === undefined ? keySpanAt(document, ['jobs', id]) : spanAt(document, ['jobs', id, 'if']);
  const message = `Job "${id}" collects, but is skipped when a job fails that it needs; what is skipped counts as success`;
  return [{ code: 'workflow/gather-guard', severity: 'error', message, span, hint: 'Write "if: always()" on the job' }];
}

function collects(steps: Json | undefined): boolean {
  return (
    Array.isArray(steps) &&
    steps.some(
      (step: Json) => isObject(step) && isObject(step['with']) && step['with']['mode'] === 'collect' && isOurs(step['uses']),
    )
  );
}

function isOurs(uses: Json | undefined): boolean {
  return typeof uses === 'string' && /^(?:[^/@]+\/lorchestra(?:\/[^@]*)?@.+|\.\/.*|\$\/.*)$/.test(uses);
}
