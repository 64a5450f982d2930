import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRedactor } from '../../../src/core/redact.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (chunk: Uint8Array): string => Buffer.from(chunk).toString('latin1');

function stream(values: readonly string[], chunks: readonly Uint8Array[]): string {
  const open = createRedactor(values).stream();
  return [...chunks.map((chunk) => latin(open.push(chunk))), latin(open.end())].join('');
}

/** Written apart from the code under test, with Node's own encoders. */
function encodings(secret: string): Readonly<Record<string, string>> {
  const shifted = (by: number): string => Buffer.from(`${'x'.repeat(by)}${secret}yyy`).toString('base64');
  return {
    raw: secret,
    'base64 at 0': Buffer.from(secret).toString('base64'),
    'base64 at 0, inside': shifted(0),
    'base64 at 1': shifted(1),
    'base64 at 2': shifted(2),
    base64url: Buffer.from(secret).toString('base64url'),
    hex: Buffer.from(secret).toString('hex'),
    HEX: Buffer.from(secret).toString('hex').toUpperCase(),
    json: JSON.stringify(secret),
    url: encodeURIComponent(secret),
    form: new URLSearchParams({ p: secret }).toString(),
    shell: `'${secret.replaceAll("'", String.raw`'\''`)}'`,
    xml: secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  };
}

/** Long enough that a leak cannot be chance: every stretch of 8 characters of the encoded secret. */
function leaks(encoded: string, output: string, secret: string): readonly string[] {
  const core = encoded.includes(secret) ? secret : encoded.slice(4, -8);
  return Array.from({ length: Math.max(0, core.length - 8) }, (_, at) => core.slice(at, at + 8)).filter((piece) =>
    output.includes(piece),
  );
}

const canaries = ['c4n4ry-Zq8vXw2LmK91', 'p@ss "w&rd" <öß> /x+y=?\'z\'', 'AKIA/abc+def==ghijklmnop', '密码密码-пароль-🔑🔑'];

describe('redaction', () => {
  it.each(canaries.flatMap((secret) => Object.entries(encodings(secret)).map(([name, text]) => [name, secret, text] as const)))(
    'takes out %s of %s',
    (_name, secret, text) => {
      const output = createRedactor([secret]).text(`before ${text} after`);
      expect(leaks(text, output, secret)).toEqual([]);
      expect(output).toContain('***');
      expect(output).toMatch(/^before .* after$/s);
    },
  );

  it('puts one mask in place of a secret and leaves the rest', () => {
    expect(createRedactor(['hunter2!']).text('user root, password hunter2!, done')).toBe('user root, password ***, done');
  });

  it('takes out every line of a secret of several lines, also when indented', () => {
    const key = '-----BEGIN KEY-----\nMIIBvQ1234\r\nIBADANBg99\n-----END KEY-----\n';
    expect(createRedactor([key]).text('a MIIBvQ1234 b\n    IBADANBg99')).toBe('a *** b\n    ***');
    expect(createRedactor([key]).text(key)).not.toMatch(/MII|IBA/);
  });

  it('takes out a secret that was given with white space around it', () => {
    expect(createRedactor(['  token-abc\n']).text('token-abc')).toBe('***');
  });

  it('leaves values under 4 characters and counts them', () => {
    const redactor = createRedactor(['abc', '', ' ', ' x ', 'abcd']);
    expect(redactor.tooShort).toBe(2);
    expect(redactor.text('abc x abcd')).toBe('abc x ***');
  });

  it('leaves a short line of a long secret', () => {
    expect(createRedactor(['{\n"k": "v-secret"\n}']).text('{ } "k": "v-secret"')).toBe('{ } ***');
  });

  it('joins secrets that overlap, so that none shows in part', () => {
    expect(createRedactor(['abcdef', 'defghi']).text('xabcdefghix')).toBe('x***x');
    expect(createRedactor(['aaaa']).text('aaaaaaa-aaa')).toBe('***-aaa');
    expect(createRedactor(['abcdefgh', 'cdef']).text('abcdefgh cdef')).toBe('*** ***');
  });

  it('masks secrets that only touch one by one', () => {
    expect(createRedactor(['hunter2!']).text('hunter2!hunter2!')).toBe('******');
  });

  it('finds a secret inside the beginning of another', () => {
    expect(createRedactor(['abcdefgh', 'cdef']).text('abcdefgX')).toBe('ab***gX');
  });

  it.each([
    ['', '***IvLw'],
    ['x', 'eG***Ly8'],
    ['xy', 'eHl***i8v'],
  ])('leaves of base64 after %j only the characters that hold bits of the neighbours', (before, expected) => {
    const encoded = btoa(`${before}hunter2hunter2//`).replaceAll('=', '');
    expect(createRedactor(['hunter2hunter2']).text(encoded)).toBe(expected);
  });

  it('changes nothing without secrets', () => {
    const chunk = bytes('text');
    expect(createRedactor([]).stream().push(chunk)).toBe(chunk);
    expect(createRedactor([]).text('\ud800 lone')).toBe('\ud800 lone');
  });

  it('keeps bytes that are not UTF-8 as they are', () => {
    const chunk = Uint8Array.from([0xff, 0x00, 0xc3, ...bytes('secret-1'), 0xfe]);
    expect(stream(['secret-1'], [chunk])).toBe('\xff\x00\xc3***\xfe');
  });

  it('keeps a byte order mark', () => {
    expect(createRedactor(['secret-1']).text('\ufeffx')).toBe('\ufeffx');
  });
});

describe('a redacted stream', () => {
  it('holds back no more than may be the beginning of a secret', () => {
    const open = createRedactor(['secret-1']).stream();
    expect(latin(open.push(bytes('progress 50% sec')))).toBe('progress 50% ');
    expect(latin(open.held())).toBe('sec');
    expect(latin(open.push(bytes('onds\n')))).toBe('seconds\n');
    expect(latin(open.held())).toBe('');
  });

  it('gives out what it held when it ends, and begins anew', () => {
    const open = createRedactor(['secret-1']).stream();
    open.push(bytes('secr'));
    expect(latin(open.end())).toBe('secr');
    expect(latin(open.push(bytes('et-1.')))).toBe('et-1.');
  });

  it('does not grow with a secret that overlaps itself for ever', () => {
    const open = createRedactor(['aaaa']).stream();
    const chunk = bytes('a'.repeat(1000));
    expect(latin(open.push(chunk))).toBe('***');
    for (let count = 0; count < 100; count += 1) expect(open.push(chunk).length).toBe(0);
    expect(open.held().length).toBeLessThan(4);
  });

  it('gives the same for every way of cutting the text', () => {
    const secrets = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 7 }), {
      minLength: 1,
      maxLength: 4,
    });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 60 });
    fc.assert(
      fc.property(secrets, text, fc.array(fc.nat(8), { maxLength: 60 }), (values, whole, sizes) => {
        expect(stream(values, cut(bytes(whole), sizes))).toBe(stream(values, [bytes(whole)]));
      }),
      { numRuns: 1000 },
    );
  });

  it('lets no byte of a canary through, in no encoding, however it is cut', () => {
    const pieces = canaries.flatMap((secret) => Object.values(encodings(secret)).map((encoded) => ({ secret, encoded })));
    fc.assert(
      fc.property(
        fc.array(fc.record({ piece: fc.constantFrom(...pieces), noise: fc.string({ maxLength: 12 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.array(fc.nat(9), { maxLength: 200 }),
        (parts, sizes) => {
          const whole = bytes(parts.map(({ piece, noise }) => `${noise} ${piece.encoded} `).join(''));
          const output = stream(canaries, cut(whole, sizes));
          for (const { piece } of parts)
            expect(leaks(latin(bytes(piece.encoded)), output, latin(bytes(piece.secret)))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('masks exactly what a search for every secret would', () => {
    const secrets = fc.array(fc.string({ unit: fc.constantFrom('g', 'h'), minLength: 4, maxLength: 6 }), {
      minLength: 1,
      maxLength: 3,
    });
    const text = fc.string({ unit: fc.constantFrom('g', 'h', '-'), maxLength: 40 });
    fc.assert(
      fc.property(secrets, text, (values, whole) => {
        // "g" and "h" are in no hex, and short texts of them give base64 and the rest that the text cannot hold.
        expect(createRedactor(values).text(whole)).toBe(searched(values, whole));
      }),
      { numRuns: 1000 },
    );
  });
});

function cut(whole: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(whole.subarray(at, at + size));
    at += size;
  }
  return [...chunks, whole.subarray(at)];
}

function searched(values: readonly string[], whole: string): string {
  const inside = new Set<string>();
  for (const value of values) {
    for (let at = whole.indexOf(value); at >= 0; at = whole.indexOf(value, at + 1)) inside.add(`${at} ${at + value.length}`);
  }
  const spans = [...inside]
    .map((span) => span.split(' ').map(Number) as [number, number])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let out = '';
  let end = 0;
  let from = 0;
  for (const [start, stop] of spans) {
    if (start >= end) {
      out += `${whole.slice(from, start)}***`;
      end = stop;
    } else end = Math.max(end, stop);
    from = end;
  }
  return out + whole.slice(from);
}
