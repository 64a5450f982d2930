import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json, JsonObject } from '../../src/core/json.ts';
import { compileTransform } from '../../src/data/transform/transform.ts';
import { canonizer, read } from '../pipeline/canonizer.ts';

const gmail = await canonizer('canonize_gmail_jmap');
const gmailFile = 'jobs/canonize/transforms/email/gmail_to_jmap_lite@1-0-0.jmespath';
const bare = await compileTransform(read(gmailFile), gmailFile);

/** What parsers trip over, alone and repeated without end. */
const mailBits = [
  ...[
    '<',
    '>',
    '"',
    '(',
    ')',
    ',',
    ';',
    ':',
    '@',
    '\\',
    ' ',
    '\t',
    '\r\n ',
    '=',
    'a',
    'é',
    '😀',
    '<@',
    'a@b ',
    '<a@b>,',
    'g:a@b;',
  ],
  ...['=?', '?=', '=?utf-8?Q?', '=?utf-8?B?YQ==?= ', '=?utf-8?Q?=41?=', '=?x?B?PGFAYj4=?=', '1 Feb 2025 ', '10:00 ', '+'],
];
const htmlBits = [
  ...['<', '>', '&', '&amp;', '&#', '<p>', '</p>', '<div>', '</div>', '<a href="', '<code>`', '</code>', '<blockquote>x', '<br>'],
  ...[
    '<ul><li>x',
    '</ul>',
    '<!--',
    '-->',
    '<table><tr><td>',
    '<b>x',
    '*',
    '_',
    '`',
    '[',
    '](',
    '<![CDATA[',
    '<script>',
    '<pre>',
    '\n',
  ],
];

/** Up to four pieces, repeated to this length. What is quadratic takes a minute over it, what is linear a part of a second. */
const length = 120_000;
const repeated = (bits: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...bits), { minLength: 1, maxLength: 4 }).map((pieces) => {
    const piece = pieces.join('');
    return piece.repeat(Math.ceil(length / piece.length));
  });

describe.each([
  ['words(@)', mailBits],
  ['addresses(@)', mailBits],
  ['message_ids(@)', mailBits],
  ['mail_time(@)', mailBits],
  ['headers([{ name: @, value: @ }])', mailBits],
  ['markdown(@)', htmlBits],
  ['plain(@)', htmlBits],
])('%s', (expression, bits) => {
  it('answers or refuses by name, in time that grows with the text', { timeout: 30_000 }, async () => {
    const transform = await compileTransform(expression, 'property.jmespath');
    fc.assert(
      fc.property(repeated(bits), (text) => {
        expect(resultOf(() => transform(text))).not.toBe('defect');
      }),
      { numRuns: 25 },
    );
  });
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...mailBits)).map((bits) => bits.join('')),
);
const header = fc.record({
  name: fc.constantFrom(
    'From',
    'TO',
    'cc',
    'Subject',
    'Date',
    'Message-Id',
    'References',
    'Content-Type',
    'Content-ID',
    '__proto__',
  ),
  value: text,
});
const { part } = fc.letrec<{ readonly part: JsonObject }>((tie) => ({
  part: fc.record(
    {
      mimeType: fc.constantFrom(
        'text/plain',
        'TEXT/HTML',
        'multipart/mixed',
        'multipart/alternative',
        'image/png',
        'message/rfc822',
        '',
      ),
      filename: fc.oneof(fc.constant(''), text),
      headers: fc.array(header, { maxLength: 6 }),
      body: fc.record({ size: fc.nat(), attachmentId: text, data: fc.oneof(fc.base64String(), text) }, { requiredKeys: [] }),
      parts: fc.array(tie('part'), { maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
}));

describe('the transform of a Gmail message', () => {
  it('makes a valid e-mail of any message that can be read, and refuses others by name', { timeout: 30_000 }, () => {
    const envelope = { id: 'm1', threadId: 't1', internalDate: '1738404000000' };
    fc.assert(
      fc.property(part, text, (payload, snippet) => {
        const raw = { ...envelope, snippet, payload };
        const result = resultOf(() => bare(raw));
        expect(result).not.toBe('defect');
        // What the transform makes must hold to the schema: only then is a refusal of the record the record's own.
        if (result === 'answer') expect(gmail(raw)).toMatchObject({ id: 'm1' });
      }),
      { numRuns: 300 },
    );
  });

  it('gives back any text in UTF-8, wherever it lies', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(8), (body, depth) => {
        let payload: JsonObject = { mimeType: 'text/plain', body: { data: Buffer.from(body).toString('base64url') } };
        for (let level = 0; level < depth; level += 1) payload = { mimeType: 'multipart/mixed', parts: [payload] };
        expect(gmail({ id: 'm1', threadId: 't1', internalDate: '0', payload })?.['body']).toEqual({ text: body });
      }),
    );
  });

  it('gives back any name that is quoted', async () => {
    const addresses = await compileTransform('addresses(@)', 'property.jmespath');
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z,;:@()<>."\\ ]{0,20}[A-Za-z.]$/).map((each) => each.replaceAll(/ +/g, ' '));
    fc.assert(
      fc.property(name, (each) => {
        const quoted = `"${each.replaceAll(/["\\]/g, '\\$&')}"`;
        const wanted: Json = [{ name: each, email: 'a@example.org' }];
        expect(addresses(`${quoted} <a@example.org>`)).toEqual(wanted);
        expect(addresses(`x@example.org, ${quoted} <a@example.org>`)).toEqual([{ email: 'x@example.org' }, ...wanted]);
      }),
    );
  });
});

/** A record may be refused in words; an overflow of the stack or a slip of ours is none. */
function resultOf(work: () => Json): 'answer' | 'refusal' | 'defect' {
  try {
    work();
    return 'answer';
  } catch (error) {
    const named = error instanceof Error && /^(?:The HTML|A part of the message|The message has parts)/.test(error.message);
    return named ? 'refusal' : 'defect';
  }
}
