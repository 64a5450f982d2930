import { expect, test } from 'vitest';

import { openLakehouse } from '../../../src/adapters/lakehouse/lakehouse.ts';
import type { Terminal } from '../../../src/adapters/terminal.ts';
import type { DataFlags } from '../../../src/app/data-files.ts';
import { dataSql } from '../../../src/app/data-sql.ts';
import { dataStats } from '../../../src/app/data-stats.ts';
import type { Screen } from '../../../src/ports/screen.ts';
import { workspace, type Workspace } from '../../support/workspace.ts';

/** A repository with the contracts of two sources; of zephyr there is a lakehouse with two cycles. */
async function repository(): Promise<Workspace> {
  const made = workspace({
    'pipelines/zephyr/contract.yaml': '',
    'pipelines/wrenchbook/contract.yaml': '',
    'pipelines/README/x': '',
  });
  const lakehouse = openLakehouse({ folder: `${made.folder}/.lorchestra/lakehouse/zephyr` });
  const columns = [{ name: 'recordId', type: 'TEXT' as const }];
  await lakehouse.append('extract.cycles', columns, [{ recordId: 'c-1' }, { recordId: 'c-2' }]);
  lakehouse.close();
  return made;
}

interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function asked({ folder }: Workspace, flags: DataFlags, sql: string | null = null): Promise<Told> {
  const said = { out: '', err: '' };
  const same = (text: string): string => text;
  const paint = { bold: same, dim: same, good: same, warn: same, bad: same, accent: same };
  const screen: Terminal = {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    paint,
    errPaint: paint,
    interactive: () => false,
    screen: (): Screen => {
      throw new Error('Nothing runs here');
    },
  };
  const entry = { argv: [], env: {}, cwd: folder, url: import.meta.url };
  const code = await (sql === null
    ? dataStats({ entry, screen, flags })
    : dataSql({ entry, screen, sql, flags: { ...flags, limit: '200' } }));
  return { ...said, code };
}

test('data stats tells what a lakehouse holds, for people and as JSON', async () => {
  using made = await repository();
  const told = await asked(made, { lakehouse: 'zephyr' });
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toMatch(/^lakehouse {2}\.lorchestra\/lakehouse\/zephyr {2}\d/);
  expect(told.out).toMatch(/schema +name +rows\nextract +cycles +2\n/);
  const json = await asked(made, { lakehouse: 'zephyr', json: true });
  expect(JSON.parse(json.out)).toMatchObject({ tables: [{ schema: 'extract', name: 'cycles', rows: 2 }] });
});

test('data sql asks a lakehouse by schema and table', async () => {
  using made = await repository();
  const told = await asked(made, { lakehouse: 'zephyr', json: true }, 'SELECT recordId FROM extract.cycles ORDER BY 1');
  expect(JSON.parse(told.out)).toEqual({
    columns: ['recordId'],
    rows: [{ recordId: 'c-1' }, { recordId: 'c-2' }],
    complete: true,
  });
});

test.each<[string, string, string, RegExp, string]>([
  [
    'a source that nobody knows',
    'zepyhr',
    'SELECT 1',
    /^Unknown source "zepyhr" at command line:1:1\n$/,
    'Did you mean "zephyr"?',
  ],
  ['a path in place of a source', '../zephyr', 'SELECT 1', /^Unknown source "\.\.\/zephyr"/, 'Did you mean "zephyr"?'],
  ['a source nothing like the known', 'x', 'SELECT 1', /^Unknown source "x"/, 'Known: wrenchbook, zephyr'],
  [
    'a pipeline that has not been built',
    'wrenchbook',
    'SELECT 1',
    /^There is no lakehouse of source "wrenchbook" in profile "sandbox" yet: no folder "\.lorchestra\/lakehouse\/wrenchbook"/,
    'solution-engine run wrenchbook',
  ],
  ['SQL that writes', 'zephyr', 'DELETE FROM extract.cycles', /^Cannot run DELETE: data is only read here/, 'Write a SELECT'],
  ['no SQL', 'zephyr', 'what?', /^Cannot run the query/, 'lorchestra data stats --lakehouse zephyr lists the tables'],
])('data sql refuses %s: exit 2', async (_, lakehouse, sql, cause, hint) => {
  using made = await repository();
  const told = await asked(made, { lakehouse }, sql);
  expect(told.code).toBe(2);
  expect(told.err).toMatch(cause);
  expect(told.out).toContain(hint);
});

test('a pipeline that is built and has not run names the run that makes its lakehouse', async () => {
  using made = await repository();
  made.write('pipelines/wrenchbook/jobs/spectra.wrenchbook.yaml', '');
  const told = await asked(made, { lakehouse: 'wrenchbook' });
  expect(told).toMatchObject({ code: 2 });
  expect(told.out).toContain('lorchestra run spectra.wrenchbook');
});

test('a lakehouse outlives the contract of its source', async () => {
  using made = workspace({});
  openLakehouse({ folder: `${made.folder}/.lorchestra/lakehouse/gone` }).close();
  expect(await asked(made, { lakehouse: 'gone' })).toMatchObject({ code: 0 });
});
