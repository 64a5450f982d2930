import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Plan, PlanNode } from '../../src/plan/plan.ts';
import type { Outcome } from '../../src/ports/runner.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { openColumn, ownPlan, type Column } from '../support/column.ts';
import { temporaryFolder, type Folder } from '../support/folder.ts';
import { shippedForm } from '../support/measures.ts';

/** From the form to the local copy of its scores, and the contacts that respondents are. */
const jobs = [
  ...['ingest_dataverse_contacts', 'ingest_google_forms_intake_01', 'validate_google_forms', 'validate_dataverse_contacts'],
  ...['canonize_dataverse_contacts', 'canonize_google_forms', 'proj_me_intake_01', 'proj_obs_intake_01'],
  ...['sync_measurement_events', 'sync_observations'],
];

function only(plan: Plan, ids: readonly string[]): Plan {
  const keep = (node: PlanNode): readonly PlanNode[] => {
    if (node.type === 'job') return ids.includes(node.job_id) ? [node] : [];
    const stages = node.stages.map((stage) => ({ ...stage, children: stage.children.flatMap(keep) }));
    return [{ ...node, stages }];
  };
  const [root] = keep(plan.root);
  if (root === undefined) throw new Error('Nothing is left of the plan');
  return { ...plan, root };
}

const plan = only(await ownPlan('pipeline.daily_all'), jobs);

let folder: Folder;
let sandbox: Sandbox;
let column: Column;
beforeEach(async () => {
  folder = temporaryFolder();
  sandbox = await openSandbox({ seed: 1, now: () => Date.now() });
  column = openColumn(plan, folder, sandbox.variables);
});
afterEach(async () => {
  await column.close();
  await sandbox.close();
  folder[Symbol.dispose]();
});

function query(sql: string, file = 'vault/local.db'): readonly Readonly<Record<string, unknown>>[] {
  using db = new DatabaseSync(folder.file(file), { readOnly: true });
  return db.prepare(sql).all();
}

function written(outcomes: ReadonlyMap<string, Outcome>): Readonly<Record<string, unknown>> {
  for (const [id, outcome] of outcomes) expect([id, outcome.ok]).toEqual([id, true]);
  return Object.fromEntries([...outcomes].map(([id, { report }]) => [id, report.counts?.written]));
}

/** Changes an object as somebody else would, behind our back. */
async function edit(place: string, members: object): Promise<void> {
  const answer = await fetch(`${sandbox.url}/control/${place}`, { method: 'PATCH', body: JSON.stringify(members) });
  expect(answer.status).toBe(204);
}

const scores = (response: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    query(
      `SELECT measure_code, value_numeric FROM observations WHERE measurement_event_id LIKE '%:${response}#%' ORDER BY 1`,
    ).map(({ measure_code, value_numeric }) => [String(measure_code), value_numeric]),
  );

describe('the column of forms', () => {
  test('goes from the service to the scores, with the odd ones told apart', async () => {
    const outcomes = await column.run();
    expect([...outcomes.keys()].toSorted()).toEqual(jobs.toSorted());
    written(outcomes);
    const report = outcomes.get('proj_obs_intake_01')?.report;
    expect(report?.counts).toMatchObject({ read: 24, written: 192, failed: 3 });
    expect(report?.record_errors?.map(({ message }) => message).toSorted()).toEqual([
      '2 of 9 items of "phq9_total" have no usable answer, and 1 may be missing',
      'Item "phq9_item1": there are 2 answers, and one is wanted',
      'Item "phq9_item5": the answer is none of its 4 anchors',
    ]);
    const firstAnchors = query(`SELECT count(*) AS n FROM observations WHERE measure_code = 'phq9' AND value_numeric = 0`);
    expect(firstAnchors[0]?.['n']).toBeGreaterThan(0);
    expect(
      query(`SELECT count(*) AS n FROM measurement_events WHERE subject_id = 'anon:' || source_id`)[0]?.['n'],
    ).toBeGreaterThan(0);
    expect(query('SELECT count(*) AS n FROM measurement_events WHERE subject_contact_id IS NOT NULL')[0]?.['n']).toBeGreaterThan(
      0,
    );
    expect(query('SELECT DISTINCT binding_version FROM measurement_events')).toEqual([{ binding_version: '1.0.0' }]);
  });

  test('writes nothing the second time', async () => {
    await column.run();
    const before = query('SELECT * FROM observations ORDER BY idem_key');
    expect(Object.values(written(await column.run()))).toEqual(jobs.map(() => 0));
    expect(query('SELECT * FROM observations ORDER BY idem_key')).toEqual(before);
  });

  test('takes a form that is sent again to the scores in the local copy', async () => {
    await column.run();
    const [{ source_id: id } = {}] = query(`SELECT e.source_id FROM measurement_events e
      JOIN observations o ON o.measurement_event_id = e.idem_key WHERE o.measure_code = 'phq9' AND o.value_numeric = 27`);
    const before = scores(String(id));
    const [place] = shippedForm('intake_01').flatMap(({ places }) => [...places.values()]);
    const question = String(place?.value);
    const read = await fetch(`${sandbox.url}/control/forms/intake_01/${String(id)}`);
    const { answers } = (await read.json()) as { answers: Record<string, object> };
    const answer = { questionId: question, textAnswers: { answers: [{ value: 'Not at all' }] } };
    await edit(`forms/intake_01/${String(id)}`, { answers: { ...answers, [question]: answer } });
    expect(written(await column.run())).toMatchObject({ proj_me_intake_01: 1, proj_obs_intake_01: 1, sync_observations: 8 });
    expect(scores(String(id))).toEqual({ ...before, phq9: 24 });
  });

  test('follows a contact whose address changes, from the next run on', async () => {
    await column.run();
    const [{ subject_contact_id: contact, n } = {}] = query(`SELECT subject_contact_id, count(*) AS n FROM measurement_events
      WHERE subject_contact_id IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT 1`);
    await edit(`dataverse/contacts/${String(contact)}`, { emailaddress1: 'moved.away@example.org' });
    expect(written(await column.run())).toMatchObject({
      canonize_dataverse_contacts: 1,
      proj_me_intake_01: n,
      proj_obs_intake_01: 0,
    });
    expect(query(`SELECT count(*) AS n FROM measurement_events WHERE subject_contact_id = '${String(contact)}'`)).toEqual([
      { n: 0 },
    ]);
  });
});
