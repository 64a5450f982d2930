import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openData } from '../../src/app/data.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import type { Outcome } from '../../src/ports/runner.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import { openColumn, ownPlan, repository, type Column } from '../support/column.ts';
import { temporaryFolder, type Folder } from '../support/folder.ts';

const plan = await ownPlan('demo.contacts');
const ids = plannedJobs(plan).map(({ job }) => job.job_id);

let folder: Folder;
let sandbox: Sandbox;
let column: Column;

async function open(faults: readonly Fault[] = []): Promise<void> {
  sandbox = await openSandbox({ seed: 1, now: () => Date.now(), faults });
  column = openColumn(plan, folder, sandbox.variables);
}
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await column.close();
  await sandbox.close();
  folder[Symbol.dispose]();
});

function counts(outcomes: ReadonlyMap<string, Outcome>): Record<string, string> {
  return Object.fromEntries(
    [...outcomes].map(([id, outcome]) => {
      const { read, written, unchanged, skipped, failed } = outcome.report.counts ?? {};
      return [
        id,
        outcome.ok
          ? [read, written, unchanged, skipped, failed].join(' ')
          : `${outcome.failure.kind}: ${outcome.failure.message}`,
      ];
    }),
  );
}

/** Every table of a file without the columns that say when and by which run. */
function dump(file: string): Record<string, readonly unknown[]> {
  using db = new DatabaseSync(file, { readOnly: true });
  const stamps = ['last_seen', 'updated_at', 'run_id'];
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'event_log'").all();
  return Object.fromEntries(
    tables.map(({ name }) => {
      const rows = db.prepare(`SELECT * FROM "${String(name)}"`).all();
      return [
        String(name),
        rows.map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !stamps.includes(column)))).sort(),
      ];
    }),
  );
}

function pages(): ReadonlyMap<string, { readonly text: string; readonly changed: number; readonly inode: number }> {
  const root = folder.file('vault/views');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  return new Map(
    files.sort().map((file) => {
      const stat = statSync(join(root, file));
      return [file, { text: readFileSync(join(root, file), 'utf8'), changed: stat.mtimeMs, inode: stat.ino }];
    }),
  );
}

function query(sql: string, file = 'warehouse.db'): readonly Readonly<Record<string, unknown>>[] {
  using db = new DatabaseSync(folder.file(file), { readOnly: true });
  return db.prepare(sql).all();
}

/** Edits a contact as a user of the service would. */
async function edit(id: string, change: object): Promise<void> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'sandbox-client',
    client_secret: 'sandbox-secret',
    scope: `${sandbox.url}/dataverse/.default`,
  });
  const signedIn = await fetch(`${sandbox.url}/login/sandbox/oauth2/v2.0/token`, { method: 'POST', body: form });
  const { access_token } = (await signedIn.json()) as { access_token: string };
  const answer = await fetch(`${sandbox.url}/dataverse/api/data/v9.2/contacts(${id})`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${access_token}` },
    body: JSON.stringify(change),
  });
  expect(answer.status).toBe(204);
}

function contactId(lastName: string): string {
  const [row] = query(
    `SELECT payload ->> '$.contactid' AS id FROM raw_objects WHERE payload ->> '$.lastname' = '${lastName}' AND payload ->> '$.firstname' = 'Adam'`,
  );
  return String(row?.['id']);
}

describe('the column of contacts', () => {
  test('goes from the service to Markdown', async () => {
    await open();
    const outcomes = await column.run();
    expect(counts(outcomes)).toEqual({
      ingest_dataverse_contacts: '160 160 0 0 0',
      validate_dataverse_contacts: '160 159 0 0 1',
      canonize_dataverse_contacts: '159 159 0 0 0',
      view_proj_clients: '1 0 1 0 0',
      sync_proj_clients: '16 16 0 0 0',
      file_proj_clients: '16 16 0 0 0',
    });
    expect(outcomes.get('validate_dataverse_contacts')?.report.record_errors?.[0]?.message).toBe(
      'other: /emailaddress1 must match format "email", /birthdate must match format "date"',
    );
    const adams = [...pages().keys()].filter((file) => file.startsWith('Adam D'));
    expect(adams).toHaveLength(2);
    expect(adams.every((file) => /^Adam D \([0-9a-f]{8}\)\/contact\.md$/.test(file))).toBe(true);
    const [, front = '', body = ''] = pages().get('Saint-Clair/contact.md')?.text.split('---\n') ?? [];
    expect(parse(front, { version: '1.1' })).toMatchObject({
      source_type: 'contact',
      entity: 'contacts',
      record_id_field: 'contactid',
      projected_at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+00:00$/) as string,
    });
    expect(body).toMatch(/^\n# Saint-Clair\n\n\*\*Email:\*\* /);
    // Several codes at once make a client, a code that only holds the digit does not.
    expect([...pages().keys()]).toEqual(expect.arrayContaining(['Wanda E/contact.md']));
    expect([...pages().keys()]).not.toEqual(expect.arrayContaining(['Viggo H/contact.md']));
  });

  test('changes no row and no file the second time, and says so in every event', async () => {
    await open();
    await column.run();
    const before = { warehouse: dump(folder.file('warehouse.db')), vault: dump(folder.file('vault/local.db')), files: pages() };
    const outcomes = await column.run();
    expect([...outcomes.values()].every((outcome) => outcome.ok && outcome.report.counts?.written === 0)).toBe(true);
    expect(outcomes.get('ingest_dataverse_contacts')?.report.counts?.read).toBeLessThan(10);
    expect(dump(folder.file('warehouse.db'))).toEqual(before.warehouse);
    expect(dump(folder.file('vault/local.db'))).toEqual(before.vault);
    expect(pages()).toEqual(before.files);
    const events = query("SELECT event_type, count(*) AS n FROM event_log WHERE correlation_id = 'run-2' GROUP BY event_type");
    const names = ['ingestion', 'validation', 'canonization', 'projection', 'sync', 'file_projection'];
    expect(Object.fromEntries(events.map((row) => [row['event_type'], row['n']]))).toEqual({
      'job.started': 6,
      'job.completed': 6,
      ...Object.fromEntries(names.flatMap((name) => [`${name}.started`, `${name}.completed`].map((type) => [type, 1]))),
    });
  });

  test('takes a rename at the source all the way, and removes the folder nobody backs any more', async () => {
    await open();
    await column.run();
    const before = pages();
    await edit(contactId('Dewhirst'), { lastname: 'Quillfeather' });
    const outcomes = await column.run();
    expect(counts(outcomes)).toMatchObject({ canonize_dataverse_contacts: '1 1 0 0 0', file_proj_clients: '16 2 14 0 0' });
    const after = pages();
    expect([...after.keys()].filter((file) => file.startsWith('Adam'))).toEqual(['Adam D/contact.md', 'Adam Q/contact.md']);
    expect(after.get('Adam Q/contact.md')?.text).toContain('# Adam Quillfeather');
    expect(after.size).toBe(before.size);
    for (const [file, page] of after) if (!file.startsWith('Adam')) expect(page).toEqual(before.get(file));
  });

  test('loses no edit made between fetch and validation', async () => {
    await open();
    await column.run(async (job_id, spec) => {
      if (job_id === 'validate_dataverse_contacts') await edit(contactId('Dunmore'), { lastname: 'Evenwood' });
      return spec;
    });
    expect([...pages().keys()]).not.toContain('Adam E/contact.md');
    await column.run();
    expect([...pages().keys()]).toContain('Adam E/contact.md');
  });

  test('keeps what a person wrote into a file, and names it', async () => {
    await open();
    await column.run();
    const edited = folder.file('vault/views/Saint-Clair/contact.md');
    writeFileSync(edited, 'my own words');
    const outcomes = await column.run();
    expect(readFileSync(edited, 'utf8')).toBe('my own words');
    expect(counts(outcomes)).toMatchObject({ file_proj_clients: '16 0 15 1 0' });
    expect(outcomes.get('file_proj_clients')?.report.record_errors).toEqual([
      { key: 'Saint-Clair/contact.md', message: 'It was edited since it was written, so it is kept as it is' },
    ]);
  });

  test('writes a file again that was deleted', async () => {
    await open();
    await column.run();
    const [file = ''] = pages().keys();
    rmSync(folder.file(`vault/views/${file}`));
    expect(counts(await column.run())).toMatchObject({ file_proj_clients: '16 1 15 0 0' });
    expect([...pages().keys()]).toContain(file);
  });

  test('pages through the service', async () => {
    await open();
    const small = (job_id: string, spec: object): object => {
      if (job_id !== 'ingest_dataverse_contacts') return spec;
      const { source } = spec as { source: object };
      return { ...spec, source: { ...source, headers: { prefer: 'odata.include-annotations="*",odata.maxpagesize=7' } } };
    };
    const outcomes = await column.run(small);
    expect(outcomes.get('ingest_dataverse_contacts')?.report).toMatchObject({
      counts: { read: 160, written: 160 },
      facts: { pages: 23 },
    });
    expect(counts(outcomes)['file_proj_clients']).toBe('16 16 0 0 0');
  });

  test('gets over a busy service', async () => {
    await open([
      {
        path: '/contacts',
        times: 1,
        reply: { status: 429, headers: { 'retry-after': '0' }, body: { error: { code: '0x80072322', message: 'Too many' } } },
      },
      { path: '/token', times: 1, reply: { status: 503, headers: { 'retry-after': '0' } } },
    ]);
    expect(counts(await column.run())['ingest_dataverse_contacts']).toBe('160 160 0 0 0');
  });

  test('moves no cursor when the fetch breaks off, and loses nothing', async () => {
    await open([
      { path: '/contacts', times: 9, reply: { status: 400, body: { error: { code: '0x80060888', message: 'private' } } } },
    ]);
    const outcomes = await column.run();
    expect(counts(outcomes)['ingest_dataverse_contacts']).toMatch(
      /^http_status: Cannot read from "dataverse": 127\.0\.0\.1:\d+\/dataverse\/api\/data\/v9\.2\/contacts answered 400 \(0x80060888\)$/,
    );
    expect(query('SELECT * FROM sync_cursors')).toEqual([]);
    expect(
      query("SELECT status, payload ->> '$.error_type' AS error FROM event_log WHERE event_type = 'ingestion.failed'"),
    ).toEqual([{ status: 'failed', error: 'http_status' }]);
    expect(column.log.join('\n')).not.toContain('private');
  });

  test('fails by threshold, the same way each time until something changes', async () => {
    await open();
    const strict = (job_id: string, spec: object): object =>
      job_id === 'validate_dataverse_contacts' ? { ...spec, options: { max_failed: { count: 0 } } } : spec;
    for (const _ of [1, 2]) {
      expect(counts(await column.run(strict))['validate_dataverse_contacts']).toBe(
        'records: Too many objects break schema "iglu:com.microsoft/dataverse_contact/jsonschema/1-0-0": 1 of 160 records failed; at most 0 may',
      );
    }
    expect(counts(await column.run())['validate_dataverse_contacts']).toBe('160 159 0 0 1');
  });

  test('stops at a schema that has changed since the plan was made', async () => {
    await open();
    const changed = (job_id: string, spec: object): object => {
      if (job_id !== 'validate_dataverse_contacts') return spec;
      const { assets } = spec as { assets: readonly object[] };
      return { ...spec, assets: assets.map((asset) => ({ ...asset, sha256: '0'.repeat(64) })) };
    };
    expect(counts(await column.run(changed))['validate_dataverse_contacts']).toMatch(
      /^asset: Cannot use ".*1-0-0\.json": it has changed since the plan was made$/,
    );
  });
});

test('the column runs in workers, with a sandbox of its own', async () => {
  await open();
  const data = await openData({
    entry: {
      argv: [],
      env: { DATAVERSE_URL: 'https://real.example.org' },
      cwd: repository,
      url: pathToFileURL(join(repository, 'src/cli.ts')).href,
    },
    root: repository,
    settings: {
      jobs: 'jobs',
      pipelines: 'pipelines',
      profile: 'sandbox',
      variables: {},
      state_dir: folder.path,
      warehouse: folder.file('warehouse.db'),
      vault: folder.file('vault'),
      max_parallel: 2,
      workflows: {},
    },
    plan,
  });
  try {
    for (const { path, job } of plannedJobs(plan)) {
      const attempt = {
        spec: job.spec,
        job_id: job.job_id,
        path,
        run_id: 'run',
        round: 1,
        attempt: 1,
        params: {},
        output: () => undefined,
      };
      const log = { write: () => {}, tail: () => [] };
      const outcome = await data.runner.run({ ...attempt, log, signal: new AbortController().signal });
      expect(outcome).toMatchObject({ ok: true });
    }
  } finally {
    await data.close();
  }
  expect(ids).toHaveLength(6);
  expect(pages().size).toBe(16);
});
