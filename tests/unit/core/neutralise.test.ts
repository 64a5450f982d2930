import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createNeutraliser, neutraliseLine } from '../../../src/core/neutralise.ts';
import { runnerCommands } from '../../support/runner-commands.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function neutralised(chunks: readonly Uint8Array[], prefix = '| '): string {
  const stream = createNeutraliser(prefix);
  return chunks.map((chunk) => stream.push(chunk)).join('') + stream.end();
}

const names = [
  'set-output name=a',
  'add-mask',
  'save-state name=a',
  'set-env name=PATH',
  'add-path',
  'error file=a.js,line=1',
  'warning',
  'notice title=x',
  'debug',
  'group',
  'endgroup',
  'echo',
  'add-matcher',
  'remove-matcher owner=x',
  'stop-commands',
  'internal-set-repo-path repoFullName=a/b',
];
const starts = ['', ' ', '\t', '\u00a0', '\u3000', '\u2003\u2009', '\ufeff', '\u0085', '\v', '\f', '\u2028', '\u200b'];
const hostile: readonly string[] = [
  ...names.map((name) => `::${name}::value`),
  ...names.map((name) => `##[${name}]value`),
  ...starts.map((start) => `${start}::error::x`),
  ...starts.map((start) => `progress\r${start}::error::x`),
  'ok\r::error::x',
  'ok\r\r::error::x',
  'ok\n\r::error::x',
  '\r\n::error::x',
  '::ERROR::x',
  '::Error file=::x',
  '::a::b::c::',
  '::::',
  'text ##[error]x',
  'text\t##[Error]x',
  '##[error]##[warning]x',
  '###[error]x',
  '##[##[error]]x',
  '|##[group]x',
  '\u001b[31m##[error]x',
  '##\u001b[0m[error]x',
  '#\u001b[1m#[error]x',
  '##\u0000[error]x',
  '##\u0007[error]x',
  '##\u001b]0;title\u0007[error]x',
  '\u001b[2K::error::x',
  '\u001b[1G::error::x',
  '\u001b]8;;http://x\u0007::error::x',
  '\u0000::error::x',
  '\u0008\u0008\u0008::error::x',
  'a\u001b[1000D::error::x',
  '::error::\u001b[0m',
  '::error%0A::x',
  `::error::${'x'.repeat(40_000)}`,
  `${'x'.repeat(40_000)}\r::error::x`,
  `${' '.repeat(40_000)}::error::x`,
  `${'x'.repeat(16_383)}##[error]x`,
  `${'x'.repeat(16_384)}##[error]x`,
];

describe('neutralised job output', () => {
  it('is proved on at least 60 texts, most of which are commands as they are', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(60);
    expect(hostile.filter((text) => runnerCommands(text).length > 0).length).toBeGreaterThanOrEqual(75);
  });

  it.each(hostile.map((text) => [JSON.stringify(text).slice(0, 60), text]))('holds no command: %s', (_title, text) => {
    expect(runnerCommands(neutralised([encode(text)]))).toEqual([]);
    expect(runnerCommands(neutralised([...encode(text)].map((byte) => Uint8Array.of(byte))))).toEqual([]);
  });

  it('holds no command, whatever is printed and wherever it is cut', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '::',
        '##[',
        '##',
        '#',
        '[',
        ']',
        ':',
        '\r',
        '\n',
        '\r\n',
        ' ',
        '\u00a0',
        '\u001b[',
        '\u001b]',
        '\u0007',
        'error',
        'm',
        '\u2060',
      ),
      fc.string({ maxLength: 4 }),
      fc.constantFrom(...hostile.slice(0, 60)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.array(fc.nat(12), { maxLength: 60 }), (pieces, sizes) => {
        const bytes = encode(pieces.join(''));
        const chunks: Uint8Array[] = [];
        let at = 0;
        for (const size of sizes) {
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        const output = neutralised([...chunks, bytes.subarray(at)]);
        expect(runnerCommands(output)).toEqual([]);
        expect(output).toBe(neutralised([bytes]));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps a byte order mark wherever it stands and is cut', () => {
    const bytes = encode('\ufeffa\u2060\ufeff::b');
    for (let cut = 0; cut <= bytes.length; cut += 1)
      expect(neutralised([bytes.subarray(0, cut), bytes.subarray(cut)])).toBe('| \ufeffa\u2060\ufeff::b\n');
    expect(neutralised([bytes.subarray(4, 5), bytes.subarray(5)])).toBe('| \u2060\ufeff::b\n');
  });

  it('keeps every line, in order, each behind the prefix', () => {
    expect(neutralised([encode('one\n\ntwo\r\nthree\rfour')], '[job] ')).toBe(
      '[job] one\n[job] \n[job] two\n[job] three\n[job] four\n',
    );
  });

  it('is nothing when nothing was printed', () => {
    expect(neutralised([])).toBe('');
  });

  it('keeps a line end whole that two chunks share', () => {
    expect(neutralised([encode('one\r'), encode('\ntwo\r')])).toBe('| one\n| two\n');
  });

  it('keeps colours and drops what moves the cursor, sets titles or writes the clipboard', () => {
    const text = '\u001b[31mred\u001b[0m \u001b[2J\u001b[H\u001b]0;title\u0007\u001b]52;c;aGk=\u001b\\clean';
    expect(neutralised([encode(text)])).toBe('| \u001b[31mred\u001b[0m clean\n');
  });

  it('shows bytes that are not UTF-8 as replacement characters and characters that are cut as whole', () => {
    const euro = encode('€');
    expect(neutralised([euro.subarray(0, 1), euro.subarray(1), Uint8Array.of(0xff)])).toBe('| €\ufffd\n');
  });

  it('does not wait for the end of an endless line', () => {
    const stream = createNeutraliser('| ');
    const chunk = encode('x'.repeat(10_000));
    expect(stream.push(chunk)).toBe('');
    expect(stream.push(chunk)).toBe(`| ${'x'.repeat(20_000)}\n`);
  });

  it('takes a line full of unfinished escape sequences in a moment', () => {
    const text = `${'\u009d'.repeat(8000)}\u001b`;
    const started = performance.now();
    for (let count = 0; count < 20; count += 1) neutralised([encode(text)]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each(['', ' ', '\t| ', ':', '\u00a0'])('refuses %j as a prefix', (prefix) => {
    expect(() => createNeutraliser(prefix)).toThrow('may be a runner command');
  });
});

describe('neutraliseLine', () => {
  it('makes one line of a text that holds line ends', () => {
    expect(neutraliseLine('ok\r::error::x\n##[error]y\r\n', '')).toBe('ok ::error::x ##\u2060[error]y\n');
  });
});
