import type { Catalogue } from './catalogue.ts';
import type { JobDefinition } from './definition.ts';

/** The job with this id or alias. */
export function resolveJob({ jobs, aliases }: Pick<Catalogue, 'jobs' | 'aliases'>, id: string): JobDefinition | null {
  return jobs.get(id) ?? jobs.get(aliases.get(id) ?? '') ?? null;
}
