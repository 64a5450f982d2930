import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { ownPlan } from '../support/column.ts';
import { openHouse, openWorld, type House, type Ran, type World } from '../support/daily.ts';

const plan = await ownPlan('pipeline.daily_all');

let world: World;
let house: House;
beforeEach(async () => {
  world = await openWorld({ seed: 1, scale: 0.3, day: '2025-12-20T12:00:00Z' });
  house = openHouse(plan, world);
});
afterEach(async () => {
  house[Symbol.dispose]();
  await world[Symbol.asyncDispose]();
});

function ask(file: string, sql: string): readonly Readonly<Record<string, unknown>>[] {
  using db = new DatabaseSync(house.folder.file(file), { readOnly: true });
  return db.prepare(sql).all();
}
const local = (sql: string): readonly Readonly<Record<string, unknown>>[] => ask('vault/local.db', sql);
const warehouse = (sql: string): readonly Readonly<Record<string, unknown>>[] => ask('warehouse.db', sql);

function pages(): ReadonlyMap<string, string> {
  const root = house.folder.file('vault/views');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  return new Map(names.sort().map((name) => [name, readFileSync(`${root}/${name}`, 'utf8')]));
}

function written({ outcomes }: Ran): Readonly<Record<string, number>> {
  const counts = [...outcomes].map(([id, { report }]) => [id, report.counts?.written ?? 0] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

describe('a late edit reaches the end in the next run:', () => {
  test('a form that is sent again', async () => {
    await house.run();
    const [id = '', other = ''] = await world.newest('forms/followup');
    const scores = (): object[] =>
      warehouse(`SELECT measure_code, value_numeric, severity_code, processed_at FROM observations
        WHERE idem_key LIKE '%${id}#%' ORDER BY 1`).map((row) => ({ ...row }));
    const before = scores();
    expect(before.length).toBeGreaterThan(0);
    const rowsBefore = local('SELECT idem_key, processed_at FROM observations');
    await world.change('forms/followup', id, { answers: (await world.read('forms/followup', other))['answers'] });
    const counts = written(await house.run());
    expect(counts).toMatchObject({ canonize_google_forms: 1, proj_me_followup: 1 });
    expect(counts['proj_obs_followup']).toBeGreaterThan(0);
    expect(scores()).not.toEqual(before);
    const mine = local(`SELECT measure_code, value_numeric, severity_code, processed_at FROM observations
      WHERE idem_key LIKE '%${id}#%' ORDER BY 1`);
    expect(mine.map((row) => ({ ...row }))).toEqual(scores());
    const status = local(`SELECT status FROM form_responses WHERE response_id = '${id}'`);
    expect(status).toEqual([{ status: 'edited' }]);
    // Nobody else's answers were scored again.
    const others = new Map(rowsBefore.map((row) => [row['idem_key'], row['processed_at']]));
    for (const row of local('SELECT idem_key, processed_at FROM observations')) {
      if (!String(row['idem_key']).includes(`${id}#`)) expect(others.get(row['idem_key'])).toBe(row['processed_at']);
    }
  });

  test('an invoice that is paid', async () => {
    await house.run();
    const [id = ''] = await world.newest('stripe/invoices');
    const event = (): unknown =>
      local(`SELECT event_name FROM contact_events WHERE source_record_id = '${id}'`)[0]?.['event_name'];
    await world.change('stripe/invoices', id, { status: 'open', paid: false });
    await house.run();
    expect(event()).toBe('open');
    await world.change('stripe/invoices', id, { status: 'paid', paid: true });
    expect(written(await house.run())).toEqual({
      ingest_stripe_invoices: 1,
      validate_stripe_invoices: 1,
      canonize_stripe_invoices: 1,
      sync_proj_contact_events: 1,
    });
    expect(event()).toBe('paid');
  });

  test('a contact that is renamed', async () => {
    await house.run();
    const [row] = warehouse("SELECT external_id AS id FROM raw_objects WHERE payload ->> '$.lastname' = 'Dewhirst'");
    const id = String(row?.['id']);
    const before = [...pages()].filter(([, text]) => text.includes(id)).map(([file]) => file);
    expect(before).toHaveLength(1);
    await world.change('dataverse/contacts', id, { lastname: 'Quillfeather', fullname: 'Adam Quillfeather' });
    await house.run();
    expect(local(`SELECT last_name, client_folder FROM clients WHERE client_id = '${id}'`)).toEqual([
      { last_name: 'Quillfeather', client_folder: 'Adam Q' },
    ]);
    const after = pages();
    expect(after.get('Adam Q/contact.md')).toContain('# Adam Quillfeather');
    // Nobody else shares the other's folder now, so that one is called by its name alone.
    expect([...after.keys()].filter((file) => file.startsWith('Adam D'))).toContain('Adam D/contact.md');
    for (const file of before) expect(after.has(file)).toBe(false);
  });

  test('a session that is moved to another client', async () => {
    await house.run();
    const [found] = local(`SELECT s.session_id, s.client_id FROM clinical_documents AS d JOIN sessions AS s USING (session_id)
      JOIN clients AS c ON c.client_id = s.client_id WHERE d.doc_type = 'soap-note' AND d.content IS NOT NULL`);
    const [other] = local(`SELECT client_id, client_folder FROM clients WHERE client_id <> '${String(found?.['client_id'])}'`);
    const session = String(found?.['session_id']);
    const folders = (): readonly string[] =>
      [...pages()].filter(([, text]) => text.includes(`record_id: ${session}`)).map(([file]) => file.split('/')[0] ?? '');
    expect(folders().length).toBeGreaterThan(0);
    expect(folders()).not.toContain(other?.['client_folder']);
    await world.change('dataverse/cre92_clientsessions', session, { _cre92_client_value: other?.['client_id'] });
    await house.run();
    expect(local(`SELECT client_id FROM sessions WHERE session_id = '${session}'`)).toEqual([
      { client_id: other?.['client_id'] },
    ]);
    expect(local(`SELECT contact_id FROM contact_events WHERE source_record_id = '${session}'`)).toEqual([
      { contact_id: other?.['client_id'] },
    ]);
    expect(new Set(folders())).toEqual(new Set([other?.['client_folder']]));
  });
});

test('an edit at the source between fetch and validation is not lost', async () => {
  await house.run();
  const [id = ''] = await world.newest('dataverse/contacts');
  let edits = 0;
  await house.run({
    before: async (job) => {
      if (job !== 'validate_dataverse_contacts') return;
      edits += 1;
      await world.change('dataverse/contacts', id, { firstname: 'Edited', lastname: 'Meanwhile' });
    },
  });
  expect(edits).toBe(1);
  const names = (): unknown =>
    warehouse(`SELECT payload ->> '$.last_name' AS n FROM canonical_objects WHERE idem_key LIKE '%${id}#contact'`)[0]?.['n'];
  expect(names()).not.toBe('Meanwhile');
  await house.run();
  expect(names()).toBe('Meanwhile');
});

test('what the world does in January arrives day by day', async () => {
  const seen: Record<string, unknown>[] = [];
  for (const day of ['2026-01-04', '2026-01-15']) {
    world.goTo(`${day}T12:00:00Z`);
    const { outcomes } = await house.run();
    expect([...outcomes.values()].every(({ ok }) => ok)).toBe(true);
    const one = (sql: string): unknown => Object.values(local(sql)[0] ?? {})[0];
    seen.push({
      renamed: one("SELECT last_name FROM clients WHERE first_name = 'Wanda'"),
      refunds: one("SELECT count(*) FROM contact_events WHERE event_type = 'refund' AND event_name = 'failed'"),
      sentAgain: one("SELECT count(*) FROM form_responses WHERE status = 'edited' AND last_updated_at > '2026'"),
    });
  }
  expect(seen[0]).toMatchObject({ renamed: 'Eastvale', sentAgain: 0 });
  expect(seen[1]).toMatchObject({ renamed: 'Eastvale-Moor', sentAgain: 1 });
  expect(Number(seen[1]?.['refunds'])).toBe(Number(seen[0]?.['refunds']) + 1);
});
