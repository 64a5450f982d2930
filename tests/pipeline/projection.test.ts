import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { readFolder } from '../../src/adapters/files/folder.ts';
import { sqliteDialect } from '../../src/adapters/sqlite/dialect.ts';
import { openWarehouse, type OpenWarehouse } from '../../src/adapters/sqlite/warehouse.ts';
import { viewSql } from '../../src/data/view-sql.ts';
import type { Outcome } from '../../src/ports/runner.ts';
import { feed } from '../support/canonical-feed.ts';
import { openColumn, ownPlan, repository, type Column } from '../support/column.ts';
import { temporaryFolder, type Folder } from '../support/folder.ts';

const plan = await ownPlan('pipeline.project');

let folder: Folder;
let warehouse: OpenWarehouse;
let column: Column;
beforeEach(() => {
  folder = temporaryFolder();
  const views = readFolder(join(repository, 'jobs/views/sql'), '.sql').map(({ name, file, text }) => ({
    name,
    sql: viewSql(text, { file, dialect: sqliteDialect }),
  }));
  warehouse = openWarehouse({ file: folder.file('warehouse.db'), views });
  column = openColumn(plan, folder, {});
});
afterEach(async () => {
  await column.close();
  warehouse.close();
  folder[Symbol.dispose]();
});

let minute = 0;
/** Documents of one schema, as a canonize job would leave them. */
async function documents(name: string, version: string, byId: Readonly<Record<string, object | null>>): Promise<void> {
  minute += 1;
  const at = new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString();
  const schema = `iglu:org.canonical/${name}/jsonschema/${version}`;
  await feed(warehouse, { source_system: 'dataverse', connection_name: name, object_type: name, schema, suffix: name, at }, byId);
}

const client = (id: string, first_name: string, last_name: string, more: object = {}): Record<string, object> => ({
  [id]: { contact_id: id, client_type_code: '1', lifecycleStage: 'active', first_name, last_name, ...more },
});
const session = (id: string, contact_id: string, session_num: number | string | null): Record<string, object> => ({
  [id]: { session_id: id, contact_id, session_num, status: 'completed', scheduled_start: '2026-01-02T09:00:00Z' },
});
interface Paper {
  readonly docType: string;
  readonly client: string;
  readonly session?: string;
  readonly date?: string;
  readonly text?: string;
}
const paper = (
  id: string,
  { docType, client: of, session: at, date = '2025-10-14T23:30:00Z', text }: Paper,
): Record<string, object> => ({
  [id]: { id, docType, session_source_id: at, subject: { reference: `Contact/${of}` }, date, content: { text } },
});

function files(): readonly string[] {
  const root = folder.file('vault/views');
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return all.filter((file) => file.endsWith('.md')).sort();
}
function page(file: string): { readonly front: Record<string, unknown>; readonly body: string } {
  const [, front = '', ...body] = readFileSync(folder.file(`vault/views/${file}`), 'utf8').split('---\n');
  return { front: parse(front, { version: '1.1' }) as Record<string, unknown>, body: body.join('---\n') };
}
function local(sql: string): readonly Readonly<Record<string, unknown>>[] {
  using db = new DatabaseSync(folder.file('vault/local.db'), { readOnly: true });
  return db.prepare(sql).all();
}
function report(outcomes: ReadonlyMap<string, Outcome>, id: string): Outcome['report'] {
  return outcomes.get(id)?.report ?? {};
}

describe('the eight tables', () => {
  const columns = {
    clients:
      'client_id first_name last_name email mobile phone client_type client_type_code client_folder created_at updated_at idem_key',
    sessions: 'session_id client_id session_num started_at ended_at session_status idem_key',
    transcripts:
      'transcript_id session_id client_id content language transcript_date processing_status created_at updated_at idem_key',
    clinical_documents:
      'document_id session_id client_id doc_type title content status audience document_date created_at updated_at object_type idem_key',
    form_responses:
      'idem_key response_id respondent_email client_id status submitted_at last_updated_at source_platform answers_json',
    contact_events:
      'contact_id contact_email event_type event_name event_source event_timestamp source_system source_record_id payload',
  };

  test('stand there with all their columns when there are no rows', async () => {
    const outcomes = await column.run();
    expect([...outcomes.values()].every((outcome) => outcome.ok)).toBe(true);
    for (const [table, names] of Object.entries(columns)) {
      const found = local(`SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => name);
      expect([table, ...found]).toEqual([table, ...names.split(' '), 'projected_at']);
    }
    const state = local('SELECT table_name, rows FROM sync_state ORDER BY 1');
    expect(state).toEqual(
      [...Object.keys(columns), 'measurement_events', 'observations'].sort().map((table_name) => ({ table_name, rows: 0 })),
    );
    expect(existsSync(folder.file('vault/views'))).toBe(false);
  });

  test('keep numbers as numbers, so that session 2 comes before session 10', async () => {
    await documents('contact', '2-0-0', client('c1', 'Ada', 'Byron'));
    await documents('clinical_session', '2-0-0', {
      ...session('s10', 'c1', 10),
      ...session('s2', 'c1', '2'),
      ...session('s?', 'c1', null),
    });
    await column.run();
    expect(local('SELECT session_num, typeof(session_num) AS type FROM sessions ORDER BY session_num')).toEqual([
      { session_num: null, type: 'null' },
      { session_num: 2, type: 'integer' },
      { session_num: 10, type: 'integer' },
    ]);
    expect(local("SELECT type FROM pragma_table_info('observations') WHERE name = 'value_numeric'")).toEqual([{ type: 'REAL' }]);
  });

  test('keep JSON as JSON', async () => {
    await documents('form_response', '1-0-0', {
      r1: {
        response_id: 'r1',
        respondent: { email: 'a@example.org' },
        answers: [{ question_id: 'q', answer_value: ['ä', "it's"] }],
      },
    });
    await documents('clinical_session', '2-0-0', session('s1', 'c1', 1));
    await column.run();
    expect(local("SELECT answers_json ->> '$[0].answer_value[1]' AS answer FROM form_responses")).toEqual([{ answer: "it's" }]);
    expect(local("SELECT payload ->> '$.session_num' AS n FROM contact_events")).toEqual([{ n: 1 }]);
  });

  test('are emptied when the last row is gone', async () => {
    await documents('contact', '2-0-0', client('c1', 'Ada', 'Byron'));
    await column.run();
    await documents('contact', '2-0-0', { c1: null });
    const outcomes = await column.run();
    expect(report(outcomes, 'sync_proj_clients')).toMatchObject({ counts: { read: 0, written: 0 }, facts: { removed: 1 } });
    expect(local('SELECT count(*) AS n FROM clients')).toEqual([{ n: 0 }]);
    expect(files()).toEqual([]);
  });

  test('keep the stamp of a row that did not change', async () => {
    await documents('contact', '2-0-0', { ...client('c1', 'Ada', 'Byron'), ...client('c2', 'Bo', 'Cole') });
    await column.run();
    const stamps = (): readonly object[] => local('SELECT client_id, projected_at FROM clients ORDER BY 1');
    const [, bo] = stamps();
    await documents('contact', '2-0-0', client('c1', 'Ada', 'Lovelace'));
    expect(report(await column.run(), 'sync_proj_clients').counts).toMatchObject({ written: 1, unchanged: 1 });
    expect(stamps()[1]).toEqual(bo);
  });
});

describe('the five kinds of files', () => {
  /** One client with three sessions, one of them without a number. */
  async function practice(): Promise<void> {
    await documents('contact', '2-0-0', client('c1', 'Ada', 'Byron', { email: 'ada@example.org' }));
    await documents('clinical_session', '2-0-0', {
      ...session('s1', 'c1', 1),
      ...session('s10', 'c1', 10),
      ...session('s?', 'c1', null),
    });
    await documents('session_transcript', '2-0-0', {
      t1: {
        id: 't1',
        session_source_id: 's1',
        subject: { reference: 'Contact/c1' },
        content: { text: 'A: hello\n\n---\nB: hi' },
      },
      t2: { id: 't2', session_source_id: 's10', subject: { reference: 'Contact/c1' }, content: {} },
    });
    await documents('clinical_document', '2-0-0', {
      ...paper('n1', { docType: 'soap-note', client: 'c1', session: 's1', text: '# Note' }),
      ...paper('n?', { docType: 'soap-note', client: 'c1', session: 's?', text: 'no number' }),
      ...paper('m1', { docType: 'client-summary', client: 'c1', session: 's10', text: 'summary' }),
      ...paper('p1', { docType: 'progress-report', client: 'c1', text: '## Goals' }),
      ...paper('p2', { docType: 'progress-report', client: 'c1', date: '2025-10-14T08:00:00Z', text: 'earlier that day' }),
      ...paper('p3', { docType: 'progress-report', client: 'c1', date: 'soon', text: 'no date' }),
      ...paper('p4', { docType: 'progress-report', client: 'somebody else', text: 'not a client of ours' }),
    });
  }

  test('lie by client and session, reports by date alone, the second of a day numbered', async () => {
    await practice();
    const outcomes = await column.run();
    expect(files()).toEqual([
      'Ada B/contact.md',
      'Ada B/reports/2025-10-14-progress-report-2.md',
      'Ada B/reports/2025-10-14-progress-report.md',
      'Ada B/sessions/session-1/session-note.md',
      'Ada B/sessions/session-1/transcript.md',
      'Ada B/sessions/session-10/session-summary.md',
    ]);
    expect(page('Ada B/reports/2025-10-14-progress-report.md').body).toBe('\nearlier that day\n');
    expect(page('Ada B/reports/2025-10-14-progress-report-2.md').body).toBe('\n## Goals\n');
    expect(page('Ada B/sessions/session-1/transcript.md').body).toBe('\nA: hello\n\n---\nB: hi\n');
    expect(page('Ada B/contact.md').body).toBe(
      '\n# Ada Byron\n\n**Email:** ada@example.org\n**Mobile:** \n**Phone:** \n**Type:** \n**Created:**\n',
    );
    const skipped = { skipped: 1, failed: 0 };
    expect(report(outcomes, 'file_proj_session_notes')).toMatchObject({ counts: { read: 2, written: 1, ...skipped } });
    expect(report(outcomes, 'file_proj_session_notes').record_errors).toEqual([
      { key: 'dataverse:clinical_document:n?#clinical_document', message: 'It has no file: a column of its path is empty' },
    ]);
    expect(report(outcomes, 'file_proj_reports').counts).toMatchObject({ read: 3, written: 2, ...skipped });
  });

  test('hold what a tool needs to write an edited file back', async () => {
    await practice();
    await column.run();
    const stamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/) as unknown;
    const note = page('Ada B/sessions/session-1/session-note.md').front;
    expect(note).toEqual({
      source_type: 'clinical_document',
      entity: 'cre92_clientsessions',
      record_id: 's1',
      record_id_field: 'cre92_clientsessionid',
      projected_at: stamp,
      idem_key: 'dataverse:clinical_document:n1#clinical_document',
      editable_fields: { cre92_clientsessionnote: 'body' },
    });
    expect(Object.keys(note).join(' ')).toBe(
      'source_type entity record_id record_id_field projected_at idem_key editable_fields',
    );
    expect(page('Ada B/sessions/session-10/session-summary.md').front).toMatchObject({
      record_id: 's10',
      editable_fields: { cre92_clientsessionsummary: 'body' },
    });
    expect(page('Ada B/sessions/session-1/transcript.md').front).toMatchObject({ source_type: 'transcript', record_id: 's1' });
    expect(page('Ada B/reports/2025-10-14-progress-report.md').front).toMatchObject({
      entity: 'cre92_clientreports',
      record_id: 'p2',
      record_id_field: 'cre92_clientreportid',
    });
    expect(page('Ada B/contact.md').front).toMatchObject({ source_type: 'contact', entity: 'contacts', record_id: 'c1' });
  });

  test('carry a stamp of their own, never later than the file and never two seconds before it', async () => {
    await practice();
    await column.run();
    const root = folder.file('vault/views');
    for (const file of files()) {
      const stamped = Date.parse(String(page(file).front['projected_at']));
      const written = statSync(join(root, file)).mtimeMs;
      expect(written - stamped).toBeGreaterThan(-5);
      expect(written - stamped).toBeLessThan(2000);
    }
  });

  test('never meet in one folder: clients of one name get the start of their id', async () => {
    await documents('contact', '2-0-0', { ...client('aaaaaaaa-1', 'Adam', 'Dent'), ...client('bbbbbbbb-2', 'Adam', 'Drew') });
    await column.run();
    expect(files()).toEqual(['Adam D (aaaaaaaa)/contact.md', 'Adam D (bbbbbbbb)/contact.md']);
  });

  test('move with their session to another client, and leave nothing behind', async () => {
    await practice();
    await documents('contact', '2-0-0', client('c2', 'Bo', 'Cole'));
    await column.run();
    await documents('clinical_session', '2-0-0', session('s1', 'c2', 1));
    await column.run();
    expect(files()).toEqual([
      'Ada B/contact.md',
      'Ada B/reports/2025-10-14-progress-report-2.md',
      'Ada B/reports/2025-10-14-progress-report.md',
      'Ada B/sessions/session-10/session-summary.md',
      'Bo C/contact.md',
      'Bo C/sessions/session-1/session-note.md',
      'Bo C/sessions/session-1/transcript.md',
    ]);
    expect(readdirSync(folder.file('vault/views/Ada B/sessions'))).toEqual(['session-10']);
  });

  test('keep what a person wrote, also when their client gets another folder', async () => {
    await practice();
    await column.run();
    const mine = folder.file('vault/views/Ada B/sessions/session-1/session-note.md');
    writeFileSync(mine, 'my words');
    await documents('contact', '2-0-0', client('c1', 'Ada', 'Lovelace'));
    const outcomes = await column.run();
    expect(readFileSync(mine, 'utf8')).toBe('my words');
    expect(files().filter((file) => file.startsWith('Ada B'))).toEqual(['Ada B/sessions/session-1/session-note.md']);
    expect(report(outcomes, 'file_proj_session_notes').record_errors).toContainEqual({
      key: 'Ada B/sessions/session-1/session-note.md',
      message: 'It was edited since it was written, so it is kept as it is',
    });
  });

  test('a folder name out of data leads nowhere else and is taken by every system', async () => {
    await documents('contact', '2-0-0', {
      ...client('c1', '../..', 'etc'),
      ...client('c2', 'CON', ''),
      ...client('c3', 'a"b<c>d|e?f*g:h', 'X'),
    });
    await column.run();
    expect(files()).toHaveLength(3);
    for (const file of files()) expect(file).not.toMatch(/["<>|?*:\r\n\\]|(?:^|\/)\.\.?(?:\/|$)/);
  });
});

test('the second run of the phase changes no row and no file', async () => {
  await documents('contact', '2-0-0', client('c1', 'Ada', 'Byron'));
  await documents('clinical_session', '2-0-0', session('s1', 'c1', 1));
  await column.run();
  const state = (): unknown => [readFileSync(folder.file('vault/local.db')), files().map((file) => page(file))];
  const before = state();
  const outcomes = await column.run();
  expect(state()).toEqual(before);
  expect([...outcomes.values()].map(({ report: { counts } }) => counts?.written)).toEqual(Array.from(outcomes, () => 0));
});

test('a file of another program in a wanted place is left alone', async () => {
  await documents('contact', '2-0-0', client('c1', 'Ada', 'Byron'));
  const diary = folder.file('vault/views/Ada B/contact.md');
  mkdirSync(dirname(diary), { recursive: true });
  writeFileSync(diary, 'a diary');
  await column.run();
  expect(readFileSync(diary, 'utf8')).toBe('a diary');
  rmSync(diary);
  await column.run();
  expect(readFileSync(diary, 'utf8')).toContain('# Ada Byron');
});
