import { openLakehouse } from '../../adapters/lakehouse/lakehouse.ts';
import { isFolder } from '../../adapters/project-files.ts';
import { didYouMean } from '../../core/suggest.ts';
import { exitCodes } from '../../core/vocabulary.ts';
import { quarantined, reprocess, type Quarantined } from '../../solution/quarantine.ts';
import { refuse } from '../refuse.ts';
import { given } from '../settings.ts';
import { lakehouseFolder } from './folders.ts';
import { understand, type Asked, type SolutionFlags } from './start.ts';

interface QuarantineFlags extends SolutionFlags {
  readonly reprocess?: string;
}

/** `solution-engine quarantine`: what Clean has put aside and why; with `--reprocess`, the next run takes it again. */
export async function listQuarantine(asked: Asked<QuarantineFlags>): Promise<number> {
  const { screen, flags } = asked;
  const json = flags.json === true;
  const understood = await understand(asked);
  if (!understood.ok) return refuse(screen, understood.diagnostics, json);
  const { setting, inputs } = understood.value;
  const { source, contract } = inputs;
  const names = contract.objects.map(({ name }) => name);
  const { reprocess: entity } = flags;
  if (entity !== undefined && !names.includes(entity)) {
    const hint = didYouMean(entity, names) ?? `Known: ${names.join(', ')}`;
    return refuse(screen, [given('settings/unknown-entity', `Unknown entity "${entity}"`, `--reprocess ${entity}`, hint)], json);
  }
  const folder = lakehouseFolder(setting, source);
  const lakehouse = isFolder(folder, '.') ? openLakehouse({ folder }) : null;
  try {
    const released = entity === undefined ? null : lakehouse === null ? 0 : await reprocess({ lakehouse, entity });
    const tables = lakehouse === null ? [] : await quarantined(lakehouse);
    if (json) screen.out(`${JSON.stringify({ released, quarantine: tables }, null, 2)}\n`);
    else {
      if (released !== null)
        screen.out(
          `${released} records of ${String(entity)} are taken again by the next run: lorchestra run spectra.${source}\n`,
        );
      screen.out(`${listed(tables).join('\n')}\n`);
    }
    return exitCodes.success;
  } finally {
    lakehouse?.close();
  }
}

function listed(tables: readonly Quarantined[]): readonly string[] {
  const holding = tables.filter(({ waiting, released }) => waiting + released > 0);
  if (holding.length === 0) return ['Quarantine is empty'];
  return holding.flatMap(({ entity, waiting, released, since, rules }) => [
    `${entity}: ${waiting} waiting${since === null ? '' : ` since ${since}`}${released === 0 ? '' : `, ${released} released`}`,
    ...rules.map(({ rule, records, example, reason }) => `  ${rule}: ${records}, such as ${example}: ${reason}`),
  ]);
}
