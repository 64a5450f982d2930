import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { createCappedFile } from '../../../src/adapters/capped-file.ts';
import { createLogBook } from '../../../src/adapters/job-logs.ts';
import { createRedactor } from '../../../src/core/redact.ts';

const root = mkdtempSync(join(tmpdir(), 'lorchestra-logs-'));
const flood = fileURLToPath(new URL('../../support/flood-memory.ts', import.meta.url));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const key = { path: 'pipeline.daily_all/pipeline.ingest/ingest_x', round: 1, attempt: 2 };
const name = 'logs/pipeline.daily_all+pipeline.ingest+ingest_x.r1.a2.log';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const none = createRedactor([]);

function fresh(): string {
  return mkdtempSync(join(root, 'run-'));
}

describe('the log of an attempt', () => {
  it('is no file when nothing was printed', () => {
    const folder = fresh();
    const log = createLogBook({ folder, redactor: none }).open(key);
    log.write(new Uint8Array());
    expect(log.close()).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('holds what was printed, byte for byte, for the owner alone', () => {
    const folder = fresh();
    const log = createLogBook({ folder, redactor: none }).open(key);
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    log.write(bytes);
    log.write(bytes);
    expect(log.close()).toEqual({ file: name, bytes: 512, dropped_bytes: 0 });
    expect(readFileSync(join(folder, name))).toEqual(Buffer.concat([bytes, bytes]));
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'logs')).mode & 0o777).toBe(0o700);
  });

  it('has a name of its own for every path, round and attempt', () => {
    const folder = fresh();
    const book = createLogBook({ folder, redactor: none });
    const paths = [
      'a/b',
      'a_b',
      'a.b',
      'a-b',
      'a/b/c',
      'a__b',
      `${'x'.repeat(128)}/${'y'.repeat(128)}`,
      `${'x'.repeat(128)}/${'y'.repeat(127)}z`,
      '../up',
      'up',
      '-x',
    ];
    const files = [
      ...paths.map((path) => ({ path, round: 1, attempt: 1 })),
      { path: 'a/b', round: 1, attempt: 2 },
      { path: 'a/b', round: 11, attempt: 1 },
    ].map((each) => {
      const log = book.open(each);
      log.write(encode('x'));
      return log.close()?.file ?? '';
    });
    expect(new Set(files).size).toBe(files.length);
    for (const file of files) {
      expect(file).toMatch(/^logs\/[a-z0-9._+-]{1,220}$/);
      expect(existsSync(join(folder, file))).toBe(true);
    }
    expect(readdirSync(folder)).toEqual(['logs']);
  });

  it('never holds a secret, however it comes in', () => {
    const secret = 'c4n4ry-Zq8vXw2L';
    const text = `user ${secret} ${btoa(secret)} ${Buffer.from(secret).toString('hex')} end`;
    const expected = createRedactor([secret]).text(text);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }), (sizes) => {
        const folder = fresh();
        const log = createLogBook({ folder, redactor: createRedactor([secret]), cap: 1000 }).open(key);
        let at = 0;
        for (const size of [...sizes, text.length]) {
          log.write(encode(text.slice(at, at + size)));
          at += size;
        }
        expect(log.tail(5)).toEqual([expected]);
        expect(log.close()).toEqual({ file: name, bytes: expected.length, dropped_bytes: 0 });
        expect(readFileSync(join(folder, name), 'utf8')).toBe(expected);
      }),
      { numRuns: 30 },
    );
    expect(expected).not.toContain('c4n4ry');
  });
});

describe('a log that reaches its cap', () => {
  it('keeps as much from the beginning as from the end and says how much is missing', () => {
    const folder = fresh();
    const log = createLogBook({ folder, redactor: none, cap: 20 }).open(key);
    for (const chunk of ['0123456', '789abcdef', 'ghijklmnop', 'qrstuvwxyz']) log.write(encode(chunk));
    expect(log.close()).toEqual({ file: name, bytes: 36, dropped_bytes: 16 });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('0123456789\n[lorchestra] 16 bytes left out here\nqrstuvwxyz');
    expect(readdirSync(join(folder, 'logs'))).toHaveLength(1);
  });

  it('loses nothing up to the cap and exactly what is over it, for all sizes of chunks', () => {
    const cap = 16;
    fc.assert(
      fc.property(fc.array(fc.nat(24), { maxLength: 12 }), (sizes) => {
        const folder = fresh();
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const text = Array.from({ length: total }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
        const log = createLogBook({ folder, redactor: none, cap }).open(key);
        let at = 0;
        for (const size of sizes) {
          log.write(encode(text.slice(at, at + size)));
          at += size;
        }
        const dropped = Math.max(0, total - cap);
        const reference = log.close();
        expect(reference).toEqual(total === 0 ? null : { file: name, bytes: total, dropped_bytes: dropped });
        const marked = `${text.slice(0, 8)}\n[lorchestra] ${dropped} bytes left out here\n${text.slice(-8)}`;
        if (total > 0) expect(readFileSync(join(folder, name), 'utf8')).toBe(dropped > 0 ? marked : text);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves a right beginning when we are killed', () => {
    const folder = fresh();
    const log = createLogBook({ folder, redactor: none, cap: 20 }).open(key);
    log.write(encode('0123456789abcdefghijklmnopqrstuvwxyz'));
    expect(readFileSync(join(folder, name), 'utf8')).toBe('0123456789');
    log.close();
  });

  it.each([
    ['many lines', []],
    ['one endless line', ['x']],
  ])('stays small in memory for %s', async (_title, more) => {
    const folder = fresh();
    const mib = 1024 * 1024;
    const argv = [flood, folder, String(128 * mib), ...more];
    const { stdout } = await promisify(execFile)(process.execPath, argv);
    const { code, reference, tail, peakMib } = JSON.parse(stdout);
    expect({ code, reference }).toEqual({
      code: 0,
      reference: { file: 'logs/flood.r1.a1.log', bytes: 128 * mib, dropped_bytes: 124 * mib },
    });
    expect(statSync(join(folder, 'logs/flood.r1.a1.log')).size - 4 * mib).toBeLessThan(100);
    expect(tail).toBeLessThanOrEqual(502);
    // Node alone takes about 60 MiB; a log that kept everything would come to 190 and more.
    expect(peakMib).toBeLessThan(120);
  });
});

describe('a log that cannot be kept', () => {
  it('does not fail its job, and tells why it is not complete', () => {
    const folder = fresh();
    writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
    const log = createLogBook({ folder, redactor: none }).open(key);
    log.write(encode('one\ntwo\n'));
    log.write(encode('three\n'));
    expect(log.tail(2)).toEqual(['two', 'three']);
    expect(log.close()).toEqual({ file: name, bytes: 14, dropped_bytes: 0, incomplete: 'ENOTDIR' });
  });

  it('names a full disk', () => {
    const file = createCappedFile('/dev/full', 1000);
    file.write(encode('x'));
    expect(file.close()).toEqual({ bytes: 1, dropped: 0, trouble: 'ENOSPC' });
  });
});

describe('the tail of a log', () => {
  const tailOf = (chunks: readonly (string | Uint8Array)[], lines = 20): readonly string[] => {
    const log = createLogBook({ folder: fresh(), redactor: createRedactor(['hunter2hunter2']) }).open(key);
    for (const chunk of chunks) log.write(typeof chunk === 'string' ? encode(chunk) : chunk);
    const tail = log.tail(lines);
    log.close();
    return tail;
  };

  it('is the last lines, the newest last, an unfinished one too', () => {
    expect(tailOf(['one\ntwo\r\nthr', 'ee\n', 'four'], 3)).toEqual(['two', 'three', 'four']);
  });

  it('is empty when nothing was printed', () => {
    expect(tailOf([])).toEqual([]);
  });

  it('takes each state of a progress bar as a line', () => {
    expect(tailOf(['10%\r50%\r100%\n'], 2)).toEqual(['50%', '100%']);
  });

  it('shows what a redactor still holds back, and no secret', () => {
    expect(tailOf(['it was hunter2hu'])).toEqual(['it was hunter2hu']);
    expect(tailOf(['it was hunter2hu', 'nter2'])).toEqual(['it was ***']);
  });

  it('has no escape sequences', () => {
    expect(tailOf(['\u001b[31mred\u001b[0m\u001b]0;title\u0007 \u001b]8;;http://x\u001b\\link\n'])).toEqual(['red link']);
  });

  it('has replacement characters for what is not UTF-8', () => {
    const euro = encode('€');
    expect(tailOf([euro.subarray(0, 2), euro.subarray(2), Uint8Array.of(0xff, 0x0a)])).toEqual(['€\ufffd']);
  });

  it('has lines of at most 500 characters', () => {
    expect(tailOf([`${'y'.repeat(501)}\n`])).toEqual([`${'y'.repeat(500)}…`]);
    expect(tailOf([`${'y'.repeat(500)}\n`])).toEqual(['y'.repeat(500)]);
  });

  it('marks a line whose beginning is no longer known', () => {
    const [line = ''] = tailOf(['z'.repeat(300_000)]);
    expect(line).toBe(`…${'z'.repeat(500)}…`);
  });

  it('comes from many small chunks as from one', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `line ${index}\n`).join('');
    expect(tailOf(text.split(''), 20)).toEqual(text.trim().split('\n').slice(-20));
  });
});
