import { expect, test } from 'vitest';

import { locationsOf } from '../../../src/app/locations.ts';
import { resolveSettings } from '../../../src/app/settings.ts';
import type { JobKind } from '../../../src/core/vocabulary.ts';
import { configShape } from '../../../src/definition/shapes/config.ts';
import type { Receipt } from '../../../src/ledger/events.ts';
import { foldFacts } from '../../../src/ledger/facts.ts';
import { foldRecord } from '../../../src/ledger/fold-record.ts';
import type { RunRecord } from '../../../src/ledger/record.ts';
import { plainComposite, plainJob, planOf } from '../../support/arbitrary-plan.ts';
import { finishedRun } from '../../support/events.ts';

function ran(jobs: Readonly<Record<string, JobKind>>, told: Readonly<Record<string, Partial<Receipt> | null>> = {}): RunRecord {
  const children = Object.entries(jobs).map(([id, kind]) => plainJob(id, { kind }));
  const plan = planOf(plainComposite('nightly', [children]));
  return foldRecord(plan, foldFacts(plan, finishedRun(plan, told)));
}

function shown(record: RunRecord): readonly string[] {
  const settings = resolveSettings({}, {}, configShape.parse({}));
  if (!settings.ok) throw new Error('The defaults cannot be read');
  const where = { root: '/repository', settings: settings.value, shown: (path: string) => path.replace('/repository/', '') };
  return locationsOf(record, where).map((location) => `${location.what} ${location.where}`);
}

test('a run of programs alone leaves nothing to look at', () => {
  expect(shown(ran({ build: 'exec' }))).toEqual([]);
});

test('a run of the warehouse shows it and what tells of it', () => {
  expect(shown(ran({ fetch: 'ingest', copy: 'sync_sqlite', pages: 'file_projection' }))).toEqual([
    'warehouse .lorchestra/warehouse.db',
    'local copy .lorchestra/vault/local.db',
    'pages .lorchestra/vault/views',
    'next lorchestra data stats',
  ]);
});

test('a run of pipelines shows the lakehouse of each, and what tells how it is doing', () => {
  const record = ran({
    'spectra.zephyr.source.catalogue': 'spectra_source',
    'spectra.zephyr.source.close': 'spectra_source',
    'spectra.wrenchbook.extract.entity.job': 'spectra_extract',
  });
  expect(shown(record)).toEqual([
    'lakehouse .lorchestra/lakehouse/wrenchbook',
    'lakehouse .lorchestra/lakehouse/zephyr',
    'next solution-engine monitor wrenchbook',
    'next solution-engine monitor zephyr',
  ]);
});

test('a pipeline that failed shows its lakehouse; what is next, its failure says', () => {
  const jobs = { 'spectra.zephyr.source.catalogue': 'spectra_source', 'spectra.zephyr.source.close': 'spectra_source' } as const;
  expect(shown(ran(jobs, { 'spectra.zephyr.source.close': { status: 'failed' } }))).toEqual([
    'lakehouse .lorchestra/lakehouse/zephyr',
  ]);
  expect(
    shown(ran(jobs, { 'spectra.zephyr.source.catalogue': { status: 'failed' }, 'spectra.zephyr.source.close': null })),
  ).toEqual([]);
});

const engine = {
  'solution.zephyr.test': 'solution',
  'solution.zephyr.monitor': 'solution',
  'solution.zephyr.finalise': 'solution',
} as const;

test('a run of the engine shows branch, commit and report, and how the pipeline is run', () => {
  const report = '.lorchestra/lakehouse/zephyr/Files/monitor/report.html';
  const record = ran(engine, {
    'solution.zephyr.monitor': { report: { facts: { report, markdown: 'report.md' } } },
    'solution.zephyr.finalise': { report: { facts: { branch: 'spectra/zephyr', commit: '0123abcd', files: 3 } } },
  });
  expect(shown(record)).toEqual([
    'branch spectra/zephyr',
    'commit 0123abcd',
    `report ${report}`,
    'next lorchestra run spectra.zephyr',
  ]);
});

test('a run of the engine that had nothing new shows no commit', () => {
  const record = ran(engine, {
    'solution.zephyr.finalise': { report: { facts: { branch: 'spectra/zephyr', commit: null } } },
  });
  expect(shown(record)).toEqual(['branch spectra/zephyr', 'next lorchestra run spectra.zephyr']);
});

test('the first stages of the engine leave no pipeline that could be run', () => {
  expect(shown(ran({ 'solution.zephyr.discover': 'solution', 'solution.zephyr.design': 'solution' }))).toEqual([]);
  expect(shown(ran({ 'solution.zephyr.build': 'solution' }))).toEqual(['next lorchestra run spectra.zephyr']);
});
