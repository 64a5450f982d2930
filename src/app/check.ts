import { sha256 } from '../adapters/hash.ts';
import { assetDigests, assetTexts, readSources } from '../adapters/project-files.ts';
import type { Terminal } from '../adapters/terminal.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { position } from '../core/frame.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { sortDiagnostics } from '../definition/codes.ts';
import { checkCatalogue } from '../plan/compile.ts';
import { renderDiagnostics } from '../report/diagnostics.ts';
import { count } from '../report/text.ts';
import type { Entry } from './entry.ts';
import { unknownPools } from './pools.ts';
import { openProject, placeOf, type Place } from './project.ts';
import { refuse } from './refuse.ts';
import { unguardedGathers } from '../definition/gather-guard.ts';
import { checkRegistries } from './registries.ts';
import type { PlaceFlags } from './flags.ts';

export interface CheckFlags extends PlaceFlags {
  readonly json?: true;
}

export interface CheckReport {
  readonly composites: number;
  readonly jobs: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every mistake in the definitions of a repository, and how many definitions there are. */
export async function inspect(place: Place): Promise<CheckReport> {
  const project = await openProject(place);
  if (!project.ok) return { composites: 0, jobs: 0, diagnostics: project.diagnostics };
  const { catalogue, root, diagnostics, settings } = project.value;
  const files = { text: assetTexts(root), jobs: settings.jobs };
  const found = [
    ...checkCatalogue({ catalogue, asset: assetDigests(root, sha256), sha256, ...files }),
    ...checkRegistries(catalogue, files),
    ...unknownPools(catalogue, settings),
    ...unguardedGathers(readSources(root, '.github/workflows').sources),
  ];
  const composites = [...catalogue.jobs.values()].filter((job) => job.kind === 'composite').length;
  return { composites, jobs: catalogue.jobs.size - composites, diagnostics: sortDiagnostics([...diagnostics, ...found]) };
}

export async function check({ entry, screen, flags }: { entry: Entry; screen: Terminal; flags: CheckFlags }): Promise<number> {
  const report = await inspect(placeOf(entry, flags));
  const errors = report.diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  if (flags.json === true) {
    screen.out(
      `${JSON.stringify({ composites: report.composites, jobs: report.jobs, diagnostics: report.diagnostics.map(plain) }, null, 2)}\n`,
    );
    return errors > 0 ? exitCodes.invalid : exitCodes.success;
  }
  if (errors > 0) return refuse(screen, report.diagnostics, false);
  if (report.diagnostics.length > 0) screen.out(`${renderDiagnostics(report.diagnostics, screen.paint)}\n\n`);
  const mistakes = report.diagnostics.length === 0 ? 'no mistakes' : 'no errors';
  screen.out(`Checked ${count(report.composites, 'composite')} and ${count(report.jobs, 'job')}: ${mistakes}\n`);
  return exitCodes.success;
}

/** A diagnostic as JSON: its place as file, line and column instead of offsets into a text. */
function plain(diagnostic: Diagnostic): unknown {
  const { code, severity, message, hint, span, related } = diagnostic;
  return {
    code,
    severity,
    message,
    ...position(span),
    ...(hint === undefined ? {} : { hint }),
    ...(related === undefined ? {} : { related: related.map((other) => ({ message: other.message, ...position(other.span) })) }),
  };
}
