import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256, uuid5 } from '../../../src/adapters/hash.ts';
import { openWarehouse, type OpenWarehouse } from '../../../src/adapters/sqlite/warehouse.ts';
import { Defect } from '../../../src/core/defect.ts';
import { fileProjectionShape } from '../../../src/definition/shapes/file_projection.ts';
import { fileProjection } from '../../../src/kinds/file_projection/file-projection.ts';
import type { DataPorts } from '../../../src/kinds/kind.ts';
import { FilesError, type FileTree } from '../../../src/ports/file-tree.ts';
import type { Outcome } from '../../../src/ports/runner.ts';
import type { Row } from '../../../src/ports/warehouse.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder, type Folder } from '../../support/folder.ts';

const sink = {
  path_template: '{folder}/{name}.md',
  content_template: '# {name}\n\n{note}\n',
  front_matter: { id: '{id}', note: '{note}', projected_at: '{_projected_at}', fields: { body: '{{literal}}' }, level: 2 },
};

let folder: Folder;
let warehouse: OpenWarehouse;
let disk: Map<string, string>;
let writes: string[];
let clock: ReturnType<typeof fakeClock>;
beforeEach(() => {
  folder = temporaryFolder();
  warehouse = openWarehouse({ file: folder.file('warehouse.db'), views: [] });
  disk = new Map();
  writes = [];
  clock = fakeClock();
});
afterEach(() => {
  warehouse.close();
  folder[Symbol.dispose]();
});

/** A disk in memory; `dieAt` breaks off at that write, as a kill would. */
function memoryFiles(dieAt: number): FileTree {
  let count = 0;
  return {
    base: 'views',
    read: (path) => disk.get(path) ?? null,
    write: (path, text) => {
      count += 1;
      if (count === dieAt) throw new FilesError(`Cannot write "${path}": killed`);
      disk.set(path, text);
      if (!path.startsWith('.')) writes.push(path);
    },
    remove: (path) => void disk.delete(path),
  };
}

let runs = 0;
async function run(rows: readonly Row[], more: { readonly sink?: object; readonly dieAt?: number } = {}): Promise<Outcome> {
  const columns = Object.keys(rows[0] ?? { folder: '', name: '', note: '', id: '' });
  const nowhere = (): never => {
    throw new Defect('A file projection has no business here');
  };
  const ports: DataPorts = {
    ...{
      warehouse,
      sha256,
      sign: nowhere,
      uuid5,
      clock,
      variables: {},
      log: () => {},
      http: { send: nowhere },
      assets: { read: nowhere },
    },
    vault: () => ({
      replaceTable: nowhere,
      query: async () => ({
        columns,
        pages: (async function* () {
          yield rows;
        })(),
      }),
    }),
    files: () => memoryFiles(more.dieAt ?? -1),
  };
  writes = [];
  const spec = { ...fileProjectionShape.parse({ source: { query: 'SELECT 1' }, sink: more.sink ?? sink }), assets: [] };
  const job = { spec, job_id: 'file_notes', path: 'file_notes', run_id: `run-${(runs += 1)}`, round: 1, attempt: 1, params: {} };
  const outcome = await fileProjection(job, ports, new AbortController().signal);
  clock.jump(60_000);
  return outcome;
}

const pages = (): readonly string[] => [...disk.keys()].filter((path) => !path.startsWith('.')).sort();
const row = (name: string, more: Row = {}): Row => ({ folder: 'Ann O', name, note: 'hello', id: name, ...more });

describe('file projection', () => {
  test('writes front matter, one blank line and the body', async () => {
    await run([row('a', { note: 'no' })]);
    expect(disk.get('Ann O/a.md')).toBe(
      '---\nid: a\nnote: "no"\nprojected_at: "2026-01-05T06:00:00.000+00:00"\nfields:\n  body: "{literal}"\nlevel: 2\n---\n\n# a\n\nno\n',
    );
  });

  test('leaves an unchanged file and its stamp alone', async () => {
    await run([row('a'), row('b')]);
    const before = new Map(disk);
    expect((await run([row('a'), row('b')])).report.counts).toEqual({ read: 2, written: 0, unchanged: 2, skipped: 0, failed: 0 });
    expect(disk).toEqual(before);
    await run([row('a'), row('b', { note: 'new' })]);
    expect(writes).toEqual(['Ann O/b.md']);
  });

  test('skips and names a row whose path has a hole', async () => {
    const outcome = await run([row('a'), row('b', { folder: null }), row('c', { folder: '' })]);
    expect(outcome.report).toMatchObject({
      counts: { written: 1, skipped: 2 },
      record_errors: [{ key: 'row 2' }, { key: 'row 3' }],
    });
  });

  test('lets the first of two rows keep the name, whatever the case', async () => {
    await run([row('a', { id: 1n }), row('A', { id: 2n }), row('a', { id: 3n })]);
    expect(pages()).toEqual(['Ann O/A-2.md', 'Ann O/a-3.md', 'Ann O/a.md']);
  });

  test.each(['../../x', '/etc/passwd', '.git', 'a\\..\\b', 'CON', 'a:b', '\u202Egnp', 'x'.repeat(300), '~', '..'])(
    'keeps a folder named "%s" inside',
    async (name) => {
      const outcome = await run([row('a', { folder: name })]);
      expect(outcome.ok).toBe(true);
      const [path = ''] = pages();
      expect(path.split('/')).toHaveLength(2);
      expect(path).not.toMatch(/^[./]|\.\.|[:\\\u202E]/);
      expect(new TextEncoder().encode(path.split('/')[0]).length).toBeLessThan(255);
    },
  );

  test('never gives two different folders one name', async () => {
    await run([row('a', { folder: 'a/b' }), row('a', { folder: 'a-b' }), row('a', { folder: 'a:b' })]);
    expect(new Set(pages().map((path) => path.split('/')[0])).size).toBe(3);
  });

  test('removes files that no row backs, but not one that was edited', async () => {
    await run([row('a'), row('b'), row('c')]);
    disk.set('Ann O/c.md', 'mine now');
    const outcome = await run([row('a')]);
    expect(pages()).toEqual(['Ann O/a.md', 'Ann O/c.md']);
    expect(outcome.report).toMatchObject({ facts: { removed: 1 }, record_errors: [{ key: 'Ann O/c.md' }] });
    expect((await run([row('a')])).report.record_errors).toHaveLength(1);
  });

  test('does not touch a file that it did not write', async () => {
    disk.set('Ann O/a.md', 'a diary');
    expect((await run([row('a')])).report).toMatchObject({
      counts: { written: 0, skipped: 1 },
      record_errors: [{ message: 'It was not written by this job, so it is kept as it is' }],
    });
    expect(disk.get('Ann O/a.md')).toBe('a diary');
  });

  test('recognises its files after a crash at any write', async () => {
    for (let dieAt = 1; dieAt <= 5; dieAt += 1) {
      disk.clear();
      await run([row('a'), row('b'), row('gone')]);
      await run([row('a', { note: 'x' }), row('b', { note: 'x' }), row('c')], { dieAt });
      const outcome = await run([row('a', { note: 'x' }), row('b', { note: 'x' }), row('c')]);
      expect(outcome.report).toMatchObject({ counts: { read: 3, skipped: 0 } });
      expect(pages()).toEqual(['Ann O/a.md', 'Ann O/b.md', 'Ann O/c.md']);
      for (const name of ['a', 'b']) expect(disk.get(`Ann O/${name}.md`)).toMatch(/\n\nx\n$/);
    }
  });

  test('recognises its files after two crashes with other texts between them', async () => {
    const rows = (note: string): readonly Row[] => [row('a', { note }), row('b', { note })];
    for (let first = 1; first <= 4; first += 1) {
      for (let second = 1; second <= 4; second += 1) {
        disk.clear();
        await run(rows('one'));
        await run(rows('two'), { dieAt: first });
        await run(rows('three'), { dieAt: second });
        expect((await run(rows('four'))).report).toMatchObject({ counts: { written: 2, skipped: 0 } });
        expect((await run(rows('four'))).report).toMatchObject({ counts: { written: 0, unchanged: 2, skipped: 0 } });
      }
    }
  });

  test('names a row without a place by its key', async () => {
    const outcome = await run([row('a', { folder: null, idem_key: 'dataverse:x:session:1#note' })]);
    expect(outcome.report.record_errors?.[0]?.key).toBe('dataverse:x:session:1#note');
  });

  test('refuses a template that names no column, and says which there are', async () => {
    const outcome = await run([row('a')], { sink: { ...sink, content_template: '{title}' } });
    expect(outcome).toMatchObject({
      ok: false,
      failure: {
        kind: 'files',
        message: 'Cannot use "content_template" of "file_notes": its query gives no column "title", only folder, name, note, id',
      },
    });
    expect(pages()).toEqual([]);
  });

  test('refuses to guess when its own list of files cannot be read', async () => {
    await run([row('a')]);
    disk.set('.lorchestra/file_notes.json', '{ cut');
    expect(await run([row('a', { note: 'x' })])).toMatchObject({ ok: false, failure: { kind: 'files' } });
    expect(disk.get('Ann O/a.md')).toContain('hello');
  });
});
