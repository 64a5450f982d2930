import type { WarehouseKind } from '../core/vocabulary.ts';
import type { JobRecord, RunRecord } from '../ledger/record.ts';
import type { Location } from '../report/closing.ts';
import type { Settings } from './settings.ts';
import { lakehouseFolder } from './solution/folders.ts';

interface Where {
  readonly root: string;
  readonly settings: Settings;
  /** A path as the user would type it. */
  readonly shown: (path: string) => string;
}

/** What a run left behind beside its record, and what to look at next. */
export function locationsOf(record: RunRecord, where: Where): readonly Location[] {
  const ended = record.jobs.filter((job) => job.status === 'succeeded');
  const kinds = new Set(ended.map(({ kind }) => kind));
  const places = [warehousePlaces(kinds, where), lakehousePlaces(ended, where), enginePlaces(ended)];
  return [
    ...places.flatMap(({ left }) => left),
    ...(record.result.success ? places.flatMap(({ next }) => next.map((command) => ({ what: 'next', where: command }))) : []),
  ];
}

interface Places {
  readonly left: readonly Location[];
  readonly next: readonly string[];
}

const warehouseWriters = [
  ...(['ingest', 'validate', 'canonize', 'project_measurement_events', 'project_observations'] as const),
  'create_projection',
] as const satisfies readonly WarehouseKind[];

function warehousePlaces(kinds: ReadonlySet<JobRecord['kind']>, { settings, shown }: Where): Places {
  const wrote = (...names: readonly WarehouseKind[]): boolean => names.some((name) => kinds.has(name));
  const left = [
    ...(wrote(...warehouseWriters) ? [{ what: 'warehouse', where: shown(settings.warehouse) }] : []),
    ...(wrote('sync_sqlite') ? [{ what: 'local copy', where: shown(`${settings.vault}/local.db`) }] : []),
    ...(wrote('file_projection') ? [{ what: 'pages', where: shown(`${settings.vault}/views`) }] : []),
  ];
  return { left, next: left.length > 0 ? ['lorchestra data stats'] : [] };
}

function lakehousePlaces(ended: readonly JobRecord[], where: Where): Places {
  const ids = ended.filter(({ kind }) => kind.startsWith('spectra_')).map(({ job_id }) => job_id);
  const sources = sourcesIn(ids, /^spectra\.([a-z][a-z0-9]*)\./);
  return {
    left: sources.map((source) => ({ what: 'lakehouse', where: where.shown(lakehouseFolder(where, source)) })),
    next: sources.map((source) => `solution-engine monitor ${source}`),
  };
}

/** The engine's last stages tell what they left; its first ones leave no pipeline that could be run. */
function enginePlaces(ended: readonly JobRecord[]): Places {
  const stages = ended.filter(({ kind }) => kind === 'solution');
  const told = (name: string): readonly string[] =>
    stages.flatMap(({ report }) => {
      const value = report.facts?.[name];
      return typeof value === 'string' ? [value] : [];
    });
  const built = stages.map(({ job_id }) => job_id).filter((id) => !/\.(?:discover|design)$/.test(id));
  return {
    left: ['branch', 'commit', 'report'].flatMap((what) => told(what).map((value) => ({ what, where: value }))),
    next: sourcesIn(built, /^solution\.([a-z][a-z0-9]*)\./).map((source) => `lorchestra run spectra.${source}`),
  };
}

/** Jobs of pipelines are named for their source, as the engine writes them. */
function sourcesIn(ids: readonly string[], pattern: RegExp): readonly string[] {
  const found = ids.flatMap((id) => pattern.exec(id)?.[1] ?? []);
  return [...new Set(found)].sort();
}
