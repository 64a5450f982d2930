import { systemClock } from '../../adapters/clock.ts';
import { openLakehouse } from '../../adapters/lakehouse/lakehouse.ts';
import { shownFrom } from '../../adapters/project-files.ts';
import { fail } from '../../data/failed.ts';
import type { Lakehouse } from '../../ports/lakehouse.ts';
import { newestStageRow } from '../../solution/journal.ts';
import { readHealth } from '../../solution/monitor/health.ts';
import { renderHtml } from '../../solution/monitor/html.ts';
import { renderMarkdown } from '../../solution/monitor/markdown.ts';
import { documentText } from '../../solution/covenant/text.ts';
import { lakehouseFolder } from './folders.ts';
import { writeFiles } from './making.ts';
import type { StageOfEngine } from './work.ts';

/** Puts the pipeline where the covenant says. Here that is this machine: its lakehouse, with every table in setting. */
export const deploy: StageOfEngine = async (work) => {
  const { setting, source, covenant, log } = work;
  const { deployment } = covenant;
  const folder = lakehouseFolder(setting, source);
  const lakehouse = openLakehouse({ folder });
  try {
    await refuseUnproven(lakehouse, source);
    const tables = await lakehouse.tables();
    const record = {
      target: deployment.target,
      lakehouse: deployment.lakehouse,
      schemas: deployment.schemas,
      composite: `spectra.${source}`,
      tables: tables.map(({ table }) => table),
      not_done: ['Fabric workspace', 'Fabric lakehouse', 'notebooks', 'Fabric schedule'],
    };
    const comment = 'What stands where, written by solution-engine';
    const written = writeFiles(work, [{ path: 'manifests/deploy.manifest.yaml', text: documentText(comment, record) }]);
    log(`Deployed locally: ${tables.length} tables in ${shownFrom(setting.entry.cwd, folder)}`);
    log(`Not deployed: ${record.not_done.join(', ')}. Nothing was sent to Fabric`);
    return { target: deployment.target, tables: tables.length, not_done: record.not_done, ...written };
  } finally {
    lakehouse.close();
  }
};

/** What its last run did not carry through to the end is not put anywhere. */
async function refuseUnproven(lakehouse: Lakehouse, source: string): Promise<void> {
  const [began, ended] = await Promise.all([newestStageRow(lakehouse, 'source'), newestStageRow(lakehouse, 'validate')]);
  if (ended?.status === 'Success' && ended.run_id === began?.run_id) return;
  const found = began === null ? 'it has not run yet' : `its last run, ${began.run_id}, did not come to a good end`;
  fail('asset', `Cannot deploy the pipeline of ${source}: ${found}; \`solution-engine test ${source}\` runs it`);
}

/** Reads how the pipeline is doing and writes the report, for terminals and for browsers. */
export const monitor: StageOfEngine = async ({ setting, source, contract, log }) => {
  const folder = lakehouseFolder(setting, source);
  const lakehouse = openLakehouse({ folder });
  try {
    const health = await readHealth({ lakehouse, contract, now: systemClock.now() });
    lakehouse.files.write('monitor/report.md', renderMarkdown(health));
    lakehouse.files.write('monitor/report.html', renderHtml(health));
    const shown = shownFrom(setting.entry.cwd, folder);
    log(`Report: ${shown}/Files/monitor/report.html`);
    return { report: `${shown}/Files/monitor/report.html`, markdown: `${shown}/Files/monitor/report.md` };
  } finally {
    lakehouse.close();
  }
};
