import { hash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openReadings, type ReadingsOptions } from '../../../src/adapters/readings.ts';
import type { Diagnostic, SourceText } from '../../../src/core/diagnostic.ts';
import { temporaryFolder, type Folder } from '../../support/folder.ts';

let folder: Folder;
/** Where readings are kept. */
let kept: string;
beforeEach(() => {
  folder = temporaryFolder();
  kept = folder.file('cache/lorchestra');
  mkdirSync(folder.file('dist/cli'), { recursive: true });
  for (const file of ['index.js', 'chunk.js']) writeFileSync(folder.file(`dist/cli/${file}`), '');
});
afterEach(() => folder[Symbol.dispose]());

const a: SourceText = { file: 'jobs/a.yaml', text: 'job_id: a' };
const b: SourceText = { file: 'jobs/b.yaml', text: 'job_id: b' };

interface Asked extends Partial<ReadingsOptions> {
  readonly reader?: string;
  readonly sources?: readonly SourceText[];
  readonly value?: unknown;
  readonly diagnostics?: readonly Diagnostic[];
}

/** What a start of the program comes to, and whether it had to read the texts. */
async function start(asked: Asked = {}): Promise<{ readonly value: unknown; readonly isFresh: boolean }> {
  const { reader = 'catalogue', sources = [a, b], value = 'read', diagnostics = [], ...options } = asked;
  const env = { XDG_CACHE_HOME: folder.file('cache') };
  const entry = pathToFileURL(folder.file('dist/cli/index.js')).href;
  const readings = openReadings({ env, entry, version: '1.0.0', isReadOnly: false, ...options });
  let isFresh = false;
  const read = async (): Promise<{ value: unknown; diagnostics: readonly Diagnostic[] }> => {
    isFresh = true;
    return { value, diagnostics };
  };
  return { value: (await readings.once(reader, sources, read)).value, isFresh };
}

const files = (): readonly string[] => readdirSync(kept);
const only = (): string => join(kept, files()[0] ?? '');

test('what was read is found again, as it was', async () => {
  const shared = { file: 'a' };
  const value = { map: new Map([['a', { source: shared }]]), nothing: undefined, sources: [shared, shared], text: 'ä€\u{1f600}' };
  expect(await start({ value })).toEqual({ value, isFresh: true });
  const second = await start({ value: null });
  expect(second).toStrictEqual({ value, isFresh: false });
  const found = second.value as typeof value;
  expect(found.sources[0]).toBe(found.map.get('a')?.source);
});

describe('texts are read again', () => {
  test.each<[string, Asked]>([
    ['a text has changed', { sources: [a, { ...b, text: 'job_id: c' }] }],
    ['a file has another name', { sources: [a, { ...b, file: 'jobs/c.yaml' }] }],
    ['a file is gone', { sources: [a] }],
    ['a text has moved from one file to the next', { sources: [{ ...a, text: `${a.text}"],["${b.file}","${b.text}` }] }],
    ['another reader asks', { reader: 'config' }],
    ['the program has another version', { version: '1.0.1' }],
  ])('when %s', async (_, change) => {
    await start();
    expect(await start(change)).toMatchObject({ isFresh: true });
    expect(await start()).toMatchObject({ isFresh: false });
  });

  test.each(['index.js', 'chunk.js'])('when %s of the bundle is another one of the same size and date', async (file) => {
    const path = folder.file(`dist/cli/${file}`);
    const { atime, mtime } = statSync(path);
    await start();
    writeFileSync(folder.file('new'), '');
    renameSync(folder.file('new'), path);
    utimesSync(path, atime, mtime);
    expect(await start()).toMatchObject({ isFresh: true });
  });

  test('when there was something to say about them', async () => {
    const span = { source: a, start: 0, end: 1 };
    const diagnostics: readonly Diagnostic[] = [{ code: 'x/y', severity: 'warning', message: 'Look here', span }];
    await start({ diagnostics });
    expect(await start()).toMatchObject({ isFresh: true });
  });

  test('when the program runs from its sources, which may have changed', async () => {
    const entry = pathToFileURL(folder.file('src/cli.ts')).href;
    await start({ entry });
    expect(await start({ entry })).toMatchObject({ isFresh: true });
  });
});

describe('what is kept is passed over, and made anew,', () => {
  const damaged = (change: (bytes: Buffer) => Uint8Array): void => {
    writeFileSync(only(), change(readFileSync(only())));
  };
  const flipped = (bytes: Buffer, at: number): Buffer => {
    bytes.writeUInt8((bytes.at(at) ?? 0) ^ 1, at < 0 ? bytes.length + at : at);
    return bytes;
  };
  const whole = (body: Uint8Array): Uint8Array => Buffer.concat([hash('sha256', body, 'buffer'), body]);
  test.each<[string, () => void]>([
    ['when its digest has a wrong bit', () => damaged((bytes) => flipped(bytes, 0))],
    ['when its body has a wrong bit', () => damaged((bytes) => flipped(bytes, -1))],
    ['when it ends too early', () => truncateSync(only(), 40)],
    ['when it is empty', () => truncateSync(only(), 0)],
    ['when it has another format', () => damaged(() => whole(Buffer.from('{"diagnostics":[]}')))],
    ['when it is a format of the future', () => damaged((bytes) => whole(bytes.subarray(32).fill(0x7f, 1, 2)))],
    ['when others may write it', () => chmodSync(only(), 0o660)],
  ])('%s', async (_, damage) => {
    await start();
    damage();
    expect(await start()).toEqual({ value: 'read', isFresh: true });
    expect(await start()).toEqual({ value: 'read', isFresh: false });
  });
});

describe('nothing is read', () => {
  /** A reading that somebody prepared where ours would be found. */
  async function planted(): Promise<void> {
    await start({ value: 'planted' });
  }
  test('through a link in place of a file', async () => {
    await planted();
    renameSync(only(), folder.file('planted'));
    symlinkSync(folder.file('planted'), join(kept, 'link'));
    await start();
    const [name = ''] = files().filter((each) => each.endsWith('.reading'));
    renameSync(join(kept, 'link'), join(kept, name));
    expect(await start()).toEqual({ value: 'read', isFresh: true });
  });

  test('through a link in place of the folder', async () => {
    await planted();
    renameSync(kept, folder.file('planted'));
    symlinkSync(folder.file('planted'), kept);
    expect(await start()).toEqual({ value: 'read', isFresh: true });
  });

  test('from a folder that others may write', async () => {
    await planted();
    chmodSync(kept, 0o770);
    expect(await start()).toEqual({ value: 'read', isFresh: true });
  });

  describe.runIf(process.getuid?.() === 0)('that belongs to somebody else:', () => {
    test('a file', async () => {
      await planted();
      chownSync(only(), 12_345, 12_345);
      expect(await start()).toEqual({ value: 'read', isFresh: true });
    });

    test('a folder, nor is anything written there', async () => {
      await planted();
      const before = files();
      chownSync(kept, 12_345, 12_345);
      expect(await start({ sources: [a] })).toMatchObject({ isFresh: true });
      expect(await start()).toEqual({ value: 'read', isFresh: true });
      expect(files()).toEqual(before);
    });

    test('a home, in which no folder is made', async () => {
      mkdirSync(folder.file('home'));
      chownSync(folder.file('home'), 12_345, 12_345);
      await start({ env: { HOME: folder.file('home') } });
      expect(readdirSync(folder.file('home'))).toEqual([]);
    });
  });
});

describe('nothing is kept, and nothing fails,', () => {
  test.each<[string, () => Asked]>([
    ['without a home', () => ({ env: {} })],
    ['in a place that depends on where one stands', () => ({ env: { XDG_CACHE_HOME: 'cache', HOME: folder.path } })],
    ['where nothing can be written', () => ({ env: { HOME: '/proc/self' } })],
    [
      'where a file stands in the way',
      () => {
        writeFileSync(folder.file('cache'), '');
        return {};
      },
    ],
    ['when only reading is allowed', () => ({ isReadOnly: true })],
    ['of what cannot be packed', () => ({ value: () => 'a function' })],
    ['of what is too large', () => ({ value: 'x'.repeat(5_000_000) })],
    ['of texts that are too large', () => ({ sources: [{ ...a, text: 'x'.repeat(300_000) }] })],
  ])('%s', async (_, asked) => {
    const options = asked();
    for (let round = 0; round < 2; round += 1) expect(await start(options)).toMatchObject({ isFresh: true });
    expect(readdirSync(folder.path).filter((name) => name === '.cache')).toEqual([]);
  });
});

test('a start that may only read finds what another one kept', async () => {
  await start();
  expect(await start({ isReadOnly: true })).toMatchObject({ isFresh: false });
});

test('without a place for caches it is the home that has one', async () => {
  const env = { XDG_CACHE_HOME: '', HOME: folder.path };
  await start({ env });
  expect(readdirSync(folder.file('.cache/lorchestra'))).toHaveLength(1);
  expect(await start({ env })).toMatchObject({ isFresh: false });
});

test('only its user may look into the folder and its files', async () => {
  await start();
  expect([statSync(kept).mode & 0o777, statSync(only()).mode & 0o777]).toEqual([0o700, 0o600]);
});

test('the 32 youngest are kept, and files that are not ours are left alone', async () => {
  await start();
  writeFileSync(join(kept, 'README'), 'mine');
  const draft = `${'0'.repeat(64)}.1.tmp`;
  writeFileSync(join(kept, draft), serialize('left by a start that was killed'));
  const aged = (name: string, seconds: number): void => utimesSync(join(kept, name), seconds, seconds);
  aged(draft, 1);
  const [first = ''] = files().filter((name) => name.endsWith('.reading'));
  aged(first, 2);
  for (let index = 0; index < 31; index += 1) {
    await start({ sources: [{ ...a, text: String(index) }] });
  }
  expect(files()).toHaveLength(33);
  expect(files()).not.toContain(draft);
  expect(await start()).toMatchObject({ isFresh: false });
  await start({ sources: [b] });
  expect(files()).toHaveLength(33);
  expect(files()).not.toContain(first);
  expect(readFileSync(join(kept, 'README'), 'utf8')).toBe('mine');
});
