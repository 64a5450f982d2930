import { isoDay } from '../../core/time.ts';
import { systemClock } from '../../adapters/clock.ts';
import { fileTree } from '../../adapters/files/file-tree.ts';
import { openLakehouse } from '../../adapters/lakehouse/lakehouse.ts';
import { isFolder } from '../../adapters/project-files.ts';
import { exitCodes } from '../../core/vocabulary.ts';
import { refuse } from '../refuse.ts';
import { lakehouseFolder } from './folders.ts';
import { learning } from './learning.ts';
import { understand, type Asked } from './start.ts';

/** `solution-engine learn`: what Finalise does about gaps, alone and without a commit. */
export async function learnFrom(asked: Asked): Promise<number> {
  const { screen, flags } = asked;
  const json = flags.json === true;
  const understood = await understand(asked);
  if (!understood.ok) return refuse(screen, understood.diagnostics, json);
  const { setting, inputs } = understood.value;
  const folder = lakehouseFolder(setting, inputs.source);
  const lakehouse = isFolder(folder, '.') ? openLakehouse({ folder }) : null;
  try {
    const date = isoDay(systemClock.now());
    const { gaps, lessons, files } = await learning({ setting, inputs, lakehouse, run_id: 'learn', date });
    if (flags.dryRun !== true) for (const { file, text } of files) fileTree(setting.root).write(file, text);
    const written = files.map(({ file }) => file);
    if (json) {
      screen.out(`${JSON.stringify({ gaps, lessons, files: written, dry_run: flags.dryRun === true }, null, 2)}\n`);
      return exitCodes.success;
    }
    if (gaps.length === 0) screen.out(`No gap: every output that the covenant of ${inputs.source} declares has a step\n`);
    for (const { id, gap } of gaps) screen.out(`${screen.paint.warn(id)} ${gap}\n`);
    for (const { lesson, reason } of lessons) screen.out(`  ${lesson}: ${reason ?? 'learned'}\n`);
    const what = flags.dryRun === true ? 'would be written' : 'written';
    if (gaps.length > 0)
      screen.out(written.length === 0 ? 'Nothing to write: it is learned already\n' : `${what}: ${written.join(', ')}\n`);
    return exitCodes.success;
  } finally {
    lakehouse?.close();
  }
}
