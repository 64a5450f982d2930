import type { Terminal } from '../adapters/terminal.ts';
import { exitCodes } from '../core/vocabulary.ts';
import type { Entry } from './entry.ts';
import type { PlaceFlags } from './flags.ts';
import { openProject, placeOf } from './project.ts';
import { refuse } from './refuse.ts';

export interface ListFlags extends PlaceFlags {
  readonly json?: true;
}

export async function list({ entry, screen, flags }: { entry: Entry; screen: Terminal; flags: ListFlags }): Promise<number> {
  const json = flags.json === true;
  const project = await openProject(placeOf(entry, flags));
  if (!project.ok) return refuse(screen, project.diagnostics, json);
  const jobs = [...project.value.catalogue.jobs.values()].map((job) => ({
    job_id: job.job_id,
    job_type: job.kind,
    description: job.description ?? null,
    aliases: job.aliases,
  }));
  if (json) {
    screen.out(`${JSON.stringify({ jobs }, null, 2)}\n`);
    return exitCodes.success;
  }
  const composites = jobs.filter((job) => job.job_type === 'composite');
  const atomic = jobs.filter((job) => job.job_type !== 'composite');
  const width = Math.max(0, ...jobs.map((job) => job.job_id.length));
  const line = (job: (typeof jobs)[number]): string =>
    `  ${job.job_id.padEnd(width)}  ${screen.paint.dim(job.description ?? job.job_type)}\n`;
  if (composites.length > 0) screen.out(`Composites\n${composites.map(line).join('')}`);
  if (atomic.length > 0) screen.out(`Jobs\n${atomic.map(line).join('')}`);
  if (jobs.length === 0) screen.out(`No definitions in "${project.value.settings.jobs}"\n`);
  if (project.value.diagnostics.length > 0) return refuse(screen, project.value.diagnostics, false);
  return exitCodes.success;
}
