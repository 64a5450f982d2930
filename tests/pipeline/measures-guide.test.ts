import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openWarehouse } from '../../src/adapters/sqlite/warehouse.ts';
import { inspect } from '../../src/app/check.ts';
import { openProject, planOf } from '../../src/app/project.ts';
import { openPlane } from '../../src/app/worker.ts';
import { compileSchema } from '../../src/data/schema/schema.ts';
import type { Json } from '../../src/core/json.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import type { Outcome } from '../../src/ports/runner.ts';
import { feed } from '../support/canonical-feed.ts';
import { temporaryFolder, type Folder } from '../support/folder.ts';
import { shippedMeasure, shippedMeasures } from '../support/measures.ts';
import { root } from './house.ts';

const guide = readFileSync(join(root, 'docs/measures.md'), 'utf8');
/** Files of the worked example: a line with the path, then the content. */
const files = new Map(
  [...guide.matchAll(/^`([^`\n]+)`:\n\n```(?:json|yaml)\n(.*?)```$/gms)].map(([, file = '', text = '']) => [file, text]),
);
const [, response = ''] = /response in which[^`]*```json\n(.*?)```/s.exec(guide) ?? [];
const schema = 'iglu:org.canonical/form_response/jsonschema/1-0-0';

let folder: Folder;
beforeEach(() => {
  folder = temporaryFolder();
  for (const [file, text] of files) put(file, text);
  put('lorchestra.yaml', 'jobs: jobs\n');
});
afterEach(() => folder[Symbol.dispose]());

function put(file: string, text: string): void {
  mkdirSync(dirname(folder.file(file)), { recursive: true });
  writeFileSync(folder.file(file), text);
}

const place = (): Parameters<typeof openProject>[0] => ({ cwd: folder.path, env: {}, flags: {} });

async function runExample(): Promise<readonly Outcome[]> {
  const project = await openProject(place());
  const plan = project.ok ? planOf(project.value, 'checkin', {}) : project;
  if (!plan.ok) throw new Error(plan.diagnostics.map(({ message }) => message).join('\n'));
  const warehouse = folder.file('warehouse.db');
  const opened = openWarehouse({ file: warehouse, views: [] });
  await feed(
    opened,
    { connection_name: 'checkin', schema, at: '2026-01-31T09:00:00.000Z' },
    { r1: JSON.parse(response) as object },
  );
  opened.close();
  const plane = openPlane({
    ...{
      role: 'data',
      root: folder.path,
      warehouse,
      vault: folder.file('vault'),
      views: folder.file('views'),
      lakehouses: folder.file('lakehouse'),
      variables: {},
    },
  });
  const outcomes: Outcome[] = [];
  for (const { path, job } of plannedJobs(plan.value)) {
    if (job.kind === 'exec' || job.kind === 'solution') throw new Error('The example holds data jobs alone');
    const attempt = { ...{ job_id: job.job_id, path, run_id: 'run', round: 1, attempt: 1, params: {} }, spec: job.spec };
    outcomes.push(await plane.perform(job.kind, attempt, { signal: new AbortController().signal, log: () => {} }));
  }
  await plane.close();
  return outcomes;
}

describe('the worked example of the guide to measures', () => {
  test('has no mistakes, and its response is a canonical one', async () => {
    expect([...files.keys()]).toEqual([
      ...['registry/measures/energy/1-0-0.json', 'registry/bindings/checkin/1-0-0.json', 'jobs/checkin.yaml'],
    ]);
    expect(await inspect(place())).toMatchObject({ composites: 1, jobs: 2, diagnostics: [] });
    const file = 'jobs/schemas/canonical/org.canonical/form_response/1-0-0.json';
    expect(compileSchema(readFileSync(join(root, file), 'utf8'), file).check(JSON.parse(response) as Json)).toBeNull();
  });

  test('gives the scores that the guide shows', async () => {
    const outcomes = await runExample();
    expect(outcomes.map(({ ok, report }) => [ok, report.counts?.written])).toEqual([
      [true, 1],
      [true, 1],
    ]);
    const [, heads = '', values = ''] = /^\| (measure_code .*) \|\n\|[-|]+\|\n\| (.*) \|$/m.exec(guide) ?? [];
    const columns = heads.split(' | ');
    using db = new DatabaseSync(folder.file('warehouse.db'), { readOnly: true });
    const [row = {}] = db.prepare(`SELECT ${columns.join(', ')}, components FROM observations`).all();
    expect(columns.map((column) => String(row[column]))).toEqual(values.split(' | '));
    const components = JSON.parse(String(row['components'])) as readonly { code: string; exact_value?: number }[];
    expect(components.find(({ code }) => code === 'energy')?.exact_value).toBe(4.5);
  });

  test('leaves nothing to answer to the questions that the guide asks of a warehouse', async () => {
    await runExample();
    using db = new DatabaseSync(folder.file('warehouse.db'), { readOnly: true });
    const questions = [...guide.matchAll(/lorchestra data sql "([^"]+)"/g)].map(([, sql = '']) => sql);
    expect(questions.map((sql) => db.prepare(sql).all())).toEqual([[], []]);
  });

  test('is checked before anything runs, with the place that names the file', async () => {
    const file = 'registry/measures/energy/1-0-0.json';
    put(file, (files.get(file) ?? '').replace('"max": 6,', '"max": 7,'));
    const [diagnostic, ...others] = (await inspect(place())).diagnostics;
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      ...{ code: 'asset/unusable', severity: 'warning' },
      message: `Cannot use measure "${file}": scale "energy" can reach 0 to 6, not 0 to 7: job "proj_obs_checkin" will fail when it runs`,
    });
    expect(diagnostic?.span.source.text.slice(diagnostic.span.start, diagnostic.span.end)).toBe('checkin');
  });

  test('names the measure that is missing, before and when it runs', async () => {
    put(
      'registry/bindings/checkin/1-0-0.json',
      (files.get('registry/bindings/checkin/1-0-0.json') ?? '').replaceAll('"energy"', '"vigour"'),
    );
    expect((await inspect(place())).diagnostics).toMatchObject([
      { code: 'asset/missing', message: expect.stringContaining('"registry/measures/vigour/1-0-0.json" is missing') as string },
    ]);
    const [, scores] = await runExample();
    expect(scores).toMatchObject({
      ok: false,
      failure: { kind: 'asset', message: expect.stringContaining('registry/measures/vigour/1-0-0.json') as string },
    });
  });
});

describe('the guide to measures', () => {
  test('lists every shipped measure, and says of each whether its texts ship', () => {
    for (const id of shippedMeasures) {
      const line = guide.split('\n').find((one) => one.startsWith('| `') && one.split('|')[1]?.includes(`\`${id}\``)) ?? '';
      const withheld = shippedMeasure(id).items.some(({ text }) => text === `${id} item 1`);
      expect([id, line.split('|')[3]?.trim().split(/[: ]/)[0]]).toEqual([id, withheld ? expect.stringMatching(/^no/) : 'yes']);
      expect(shippedMeasure(id).items.some(({ text }) => text !== `${id} item 1` && /item \d+$/.test(text))).toBe(withheld);
    }
  });

  test('leads nowhere that is not there', () => {
    for (const [, target = ''] of guide.matchAll(/\]\((?!http)([^)#]+)/g)) {
      expect([target, existsSync(resolve(root, 'docs', target))]).toEqual([target, true]);
    }
  });
});
