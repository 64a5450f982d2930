import { describe, expect, it } from 'vitest';

import type { Json, JsonObject } from '../../src/core/json.ts';
import { canonizer } from './canonizer.ts';

const exchange = await canonizer('canonize_exchange_jmap');
const gmail = await canonizer('canonize_gmail_jmap');

describe('canonize_exchange_jmap', () => {
  const raw = { id: 'm1', conversationId: 't1', receivedDateTime: '2025-02-01T10:00:00Z' };
  it('maps a whole message', () => {
    const whole = {
      ...{ ...raw, mailbox: 'desk@example.net', internetMessageId: '<1@x>', sentDateTime: '2025-02-01T09:59:00Z', subject: 'Hi' },
      ...{
        isRead: true,
        isDraft: false,
        hasAttachments: true,
        importance: 'high',
        categories: ['Blue'],
        flag: { flagStatus: 'flagged' },
      },
      ...{ from: { emailAddress: { name: 'Byron, Ada', address: 'ada@example.org' } }, bodyPreview: 'y'.repeat(300) },
      ...{
        toRecipients: [{ emailAddress: { address: 'desk@example.net' } }, { emailAddress: { name: 'A group' } }],
        ccRecipients: [],
      },
      ...{
        body: { contentType: 'html', content: '<p>café</p>' },
        attachments: [{ id: 'a1', name: 'x.pdf', contentType: 'application/pdf', size: 3, isInline: false }],
      },
      internetMessageHeaders: [
        { name: 'In-Reply-To', value: ' <0@x> ' },
        { name: 'REFERENCES', value: '<a@x>  <b@x>' },
      ],
    };
    expect(exchange(whole)).toEqual({
      ...{ id: 'm1', blobId: 'blob-m1', mailbox: 'desk@example.net', threadId: 't1', messageId: ['<1@x>'], inReplyTo: ['<0@x>'] },
      ...{
        references: ['<a@x>', '<b@x>'],
        from: [{ name: 'Byron, Ada', email: 'ada@example.org' }],
        to: [{ email: 'desk@example.net' }],
        cc: [],
      },
      ...{
        subject: 'Hi',
        sentAt: '2025-02-01T09:59:00.000Z',
        receivedAt: '2025-02-01T10:00:00.000Z',
        size: 11,
        preview: 'y'.repeat(256),
      },
      ...{ body: { html: '<p>café</p>' }, hasAttachment: true, labels: ['Blue'], importance: 'high' },
      attachments: [{ filename: 'x.pdf', mimeType: 'application/pdf', size: 3, blobId: 'a1', isInline: false }],
      keywords: { $seen: true, $flagged: true, $draft: false },
    });
  });

  it('maps a bare message', () => {
    expect(exchange(raw)).toEqual({
      ...{
        id: 'm1',
        blobId: 'blob-m1',
        threadId: 't1',
        receivedAt: '2025-02-01T10:00:00.000Z',
        attachments: [],
        labels: [],
        importance: 'normal',
      },
      keywords: { $seen: false, $flagged: false, $draft: false },
    });
  });

  it('refuses a message without a conversation', () => {
    expect(() => exchange({ id: 'm1', receivedDateTime: raw.receivedDateTime })).toThrow('/threadId');
  });
});

function base64url(text: string, encoding: BufferEncoding = 'utf8'): string {
  return Buffer.from(text, encoding).toString('base64url');
}

interface Leaf {
  readonly headers?: Readonly<Record<string, string>>;
  readonly filename?: string;
  readonly attachmentId?: string;
  readonly size?: number;
}

function listed(headers: Readonly<Record<string, string>>): Json {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function leaf(
  mimeType: string,
  data: string | null,
  { headers = {}, filename = '', attachmentId, size = 1 }: Leaf = {},
): JsonObject {
  return {
    ...{ partId: '0', mimeType, filename, headers: listed(headers) },
    body: { size, ...(data === null ? {} : { data }), ...(attachmentId === undefined ? {} : { attachmentId }) },
  };
}

function multipart(kind: string, parts: readonly JsonObject[]): JsonObject {
  return { partId: '', mimeType: `multipart/${kind}`, filename: '', headers: [], body: { size: 0 }, parts: [...parts] };
}

/** A message whose payload is this part, with these headers in this order. */
function message(payload: JsonObject, headers: readonly (readonly [string, string])[] = []): JsonObject {
  const all = headers.map(([name, value]) => ({ name, value }));
  return {
    ...{ id: 'm1', threadId: 't1', labelIds: [], snippet: '', internalDate: '1738404000000' },
    payload: { ...payload, headers: [...all, ...((payload['headers'] ?? []) as readonly Json[])] },
  };
}

const plain = leaf('text/plain', base64url('hello'));
const html = leaf('text/html', base64url('<p>hello</p>'));
const pdf = leaf('application/pdf', null, { filename: 'plan.pdf', attachmentId: 'att-1', size: 900 });
const picture = leaf('image/png', null, {
  filename: 'logo.png',
  attachmentId: 'att-2',
  headers: { 'Content-Disposition': 'inline; filename="logo.png"', 'Content-ID': '<logo@x>' },
});

describe('canonize_gmail_jmap', () => {
  it('maps a whole message', () => {
    const raw = message(multipart('mixed', [multipart('alternative', [plain, html]), pdf]), [
      ['Message-ID', '<1@x>'],
      ['In-Reply-To', '<0@x>'],
      ['References', '<a@x>\r\n <b@x>'],
      ['From', '"Byron, Ada" <ada@example.org>'],
      ['To', 'desk@example.net, Bob <bob@example.org>'],
      ['Cc', 'Carol <carol@example.org>'],
      ['Bcc', 'dan@example.org'],
      ['Reply-To', 'Ada <reply@example.org>'],
      ['Subject', '=?UTF-8?Q?Caf=C3=A9?= plan'],
      ['Date', 'Sat, 1 Feb 2025 10:59:00 +0100'],
    ]);
    const whole = { ...raw, labelIds: ['INBOX', 'STARRED', 'IMPORTANT'], sizeEstimate: 4_000, snippet: 'It&#39;s &lt;ok&gt;' };
    expect(gmail(whole)).toEqual({
      ...{
        id: 'm1',
        blobId: 'blob-m1',
        threadId: 't1',
        messageId: ['<1@x>'],
        inReplyTo: ['<0@x>'],
        references: ['<a@x>', '<b@x>'],
      },
      ...{ from: [{ name: 'Byron, Ada', email: 'ada@example.org' }], cc: [{ name: 'Carol', email: 'carol@example.org' }] },
      ...{ to: [{ email: 'desk@example.net' }, { name: 'Bob', email: 'bob@example.org' }], bcc: [{ email: 'dan@example.org' }] },
      ...{ replyTo: [{ name: 'Ada', email: 'reply@example.org' }], subject: 'Café plan', size: 4_000, preview: "It's <ok>" },
      ...{ sentAt: '2025-02-01T09:59:00.000Z', receivedAt: '2025-02-01T10:00:00.000Z', importance: 'high' },
      ...{ body: { text: 'hello', html: '<p>hello</p>' }, hasAttachment: true, labels: ['INBOX', 'STARRED', 'IMPORTANT'] },
      attachments: [{ filename: 'plan.pdf', mimeType: 'application/pdf', size: 900, blobId: 'att-1', isInline: false }],
      keywords: { $seen: true, $flagged: true, $draft: false },
    });
  });

  it('maps a bare message', () => {
    expect(gmail({ id: 'm1', threadId: 't1', internalDate: '1738404000000' })).toEqual({
      ...{ id: 'm1', blobId: 'blob-m1', threadId: 't1', attachments: [], hasAttachment: false, labels: [], importance: 'normal' },
      ...{ sentAt: '2025-02-01T10:00:00.000Z', receivedAt: '2025-02-01T10:00:00.000Z' },
      keywords: { $seen: true, $flagged: false, $draft: false },
    });
  });

  it.each<[string, readonly (readonly [string, string])[], JsonObject]>([
    [
      'a comma in a quoted name',
      [['From', '"Doe, Jane" <jane@example.org>']],
      { from: [{ name: 'Doe, Jane', email: 'jane@example.org' }] },
    ],
    [
      'a quotation mark in a quoted name',
      [['From', '"Ada \\"A\\" B" <a@x.org>']],
      { from: [{ name: 'Ada "A" B', email: 'a@x.org' }] },
    ],
    [
      'a name in encoded words',
      [['From', '=?iso-8859-1?Q?Ren=E9?= =?utf-8?B?IERvcsOp?= <r@x.org>']],
      { from: [{ name: 'René Doré', email: 'r@x.org' }] },
    ],
    ['a name in plain UTF-8', [['From', 'Zoë <z@x.org>']], { from: [{ name: 'Zoë', email: 'z@x.org' }] }],
    ['a comment', [['From', 'a@x.org (Ada B)']], { from: [{ name: 'Ada B', email: 'a@x.org' }] }],
    [
      'a group',
      [['To', 'Team: Ann <a@x.org>, b@x.org;, c@x.org']],
      { to: [{ name: 'Ann', email: 'a@x.org' }, { email: 'b@x.org' }, { email: 'c@x.org' }] },
    ],
    ['an empty group', [['To', 'undisclosed-recipients:;']], { to: [] }],
    ['one recipient', [['To', 'a@x.org']], { to: [{ email: 'a@x.org' }] }],
    [
      'recipients on two lines',
      [
        ['To', 'a@x.org'],
        ['TO', 'b@x.org'],
      ],
      { to: [{ email: 'a@x.org' }, { email: 'b@x.org' }] },
    ],
    [
      'a subject that stands twice',
      [
        ['Subject', 'one'],
        ['Subject', 'two'],
      ],
      { subject: 'one' },
    ],
    [
      'a Message-Id that stands twice',
      [
        ['Message-Id', '<1@x>'],
        ['Message-Id', '<2@x>'],
      ],
      { messageId: ['<1@x>'] },
    ],
    ['another spelling of Message-ID', [['Message-Id', '<1@x>']], { messageId: ['<1@x>'] }],
    [
      'names in lower case',
      [
        ['from', 'a@x.org'],
        ['subject', 's'],
        ['date', '1 Feb 25 05:00 EST'],
      ],
      { from: [{ email: 'a@x.org' }], subject: 's', sentAt: '2025-02-01T10:00:00.000Z' },
    ],
    ['references without blanks', [['References', '<a@x><b@x>']], { references: ['<a@x>', '<b@x>'] }],
    ['a Date that is none', [['Date', 'yesterday']], { sentAt: '2025-02-01T10:00:00.000Z' }],
    ['a folded subject', [['Subject', 'long\r\n line']], { subject: 'long line' }],
  ])('reads %s', (_, headers, wanted) => {
    expect(gmail(message(plain, headers))).toMatchObject(wanted);
  });

  it('leaves out a subject that is not there', () => {
    expect(gmail(message(plain))).not.toHaveProperty('subject');
  });

  const iso8859 = { headers: { 'Content-Type': 'text/plain; charset="ISO-8859-1"' } };
  it.each<[string, JsonObject, JsonObject | undefined]>([
    ['of one part', plain, { text: 'hello' }],
    ['of one part of HTML', html, { html: '<p>hello</p>' }],
    ['of alternatives', multipart('alternative', [plain, html]), { text: 'hello', html: '<p>hello</p>' }],
    [
      'of alternatives beside an attachment',
      multipart('mixed', [multipart('alternative', [plain, html]), pdf]),
      { text: 'hello', html: '<p>hello</p>' },
    ],
    [
      'nested four deep',
      multipart('mixed', [multipart('related', [multipart('alternative', [plain, multipart('related', [html, picture])])])]),
      { text: 'hello', html: '<p>hello</p>' },
    ],
    ['in two parts around a picture', multipart('mixed', [plain, picture, plain]), { text: 'hello\nhello' }],
    [
      'beside a text file',
      multipart('mixed', [plain, leaf('text/plain', base64url('notes'), { filename: 'notes.txt' })]),
      { text: 'hello' },
    ],
    [
      'beside a text sent as a file without a name',
      multipart('mixed', [plain, leaf('text/plain', base64url('x'), { headers: { 'content-disposition': 'attachment' } })]),
      { text: 'hello' },
    ],
    [
      'beside a forwarded message',
      multipart('mixed', [plain, { ...leaf('message/rfc822', null, { filename: 'f.eml' }), parts: [html] }]),
      { text: 'hello' },
    ],
    ['without a text', multipart('mixed', [pdf]), undefined],
    ['in UTF-8', leaf('text/plain', base64url('café 日本 😀')), { text: 'café 日本 😀' }],
    ['in UTF-8 under another name', leaf('text/plain', base64url('café'), iso8859), { text: 'café' }],
    ['in ISO-8859-1', leaf('text/plain', base64url('café', 'latin1'), iso8859), { text: 'café' }],
    ['in bytes without a name', leaf('text/plain', base64url('caf\xe9 \x80', 'latin1')), { text: 'café €' }],
    [
      'in bytes under a name that nobody knows',
      leaf('text/plain', base64url('caf\xe9', 'latin1'), { headers: { 'Content-Type': 'text/plain; charset=klingon' } }),
      { text: 'café' },
    ],
    [
      'in ISO-2022-JP',
      leaf('text/plain', base64url('\x1b$B4A;z\x1b(B', 'latin1'), {
        headers: { 'Content-Type': 'text/plain; charset=iso-2022-jp' },
      }),
      { text: '漢字' },
    ],
    ['in standard base64 with padding', leaf('text/plain', Buffer.from('a?>~').toString('base64')), { text: 'a?>~' }],
    [
      'freed of quoted-printable by Gmail',
      leaf('text/plain', base64url('a=3Db'), { headers: { 'Content-Transfer-Encoding': 'quoted-printable' } }),
      { text: 'a=3Db' },
    ],
  ])('reads a body %s', (_, payload, body) => {
    expect(gmail(message(payload))?.['body']).toEqual(body);
  });

  it.each<[string, JsonObject, readonly JsonObject[], boolean]>([
    [
      'one file',
      multipart('mixed', [plain, pdf]),
      [{ filename: 'plan.pdf', mimeType: 'application/pdf', size: 900, blobId: 'att-1', isInline: false }],
      true,
    ],
    [
      'an inline picture',
      multipart('related', [html, picture]),
      [{ filename: 'logo.png', mimeType: 'image/png', size: 1, blobId: 'att-2', cid: 'logo@x', isInline: true }],
      false,
    ],
    [
      'a document sent as inline',
      multipart('mixed', [
        plain,
        leaf('application/pdf', null, { filename: 'a.pdf', headers: { 'Content-Disposition': 'inline' } }),
      ]),
      [{ filename: 'a.pdf', mimeType: 'application/pdf', size: 1, isInline: false }],
      true,
    ],
    [
      'a file with a content id',
      multipart('mixed', [
        plain,
        leaf('image/png', null, { filename: 'a.png', headers: { 'Content-Disposition': 'attachment', 'Content-Id': '<a>' } }),
      ]),
      [{ filename: 'a.png', mimeType: 'image/png', size: 1, cid: 'a', isInline: false }],
      true,
    ],
    [
      'an invitation',
      multipart('alternative', [plain, leaf('text/calendar', base64url('BEGIN:VCALENDAR'))]),
      [{ mimeType: 'text/calendar', size: 1, isInline: false }],
      true,
    ],
    [
      'a text too large to be sent along',
      leaf('text/plain', null, { attachmentId: 'att-3', size: 9_000_000 }),
      [{ mimeType: 'text/plain', size: 9_000_000, blobId: 'att-3', isInline: false }],
      true,
    ],
    [
      'a file whose name is in encoded words',
      leaf('application/pdf', null, { filename: '=?utf-8?B?w6kucGRm?=' }),
      [{ filename: 'é.pdf', mimeType: 'application/pdf', size: 1, isInline: false }],
      true,
    ],
  ])('lists %s', (_, payload, attachments, hasAttachment) => {
    expect(gmail(message(payload))).toMatchObject({ attachments, hasAttachment });
  });

  it('cuts a preview between signs, not inside one', () => {
    expect(gmail({ ...message(plain), snippet: '😀'.repeat(300) })).toMatchObject({ preview: '😀'.repeat(256) });
  });

  it.each([
    ['a draft', ['DRAFT', 'UNREAD'], { $seen: false, $flagged: false, $draft: true }],
    ['a sent message', ['SENT'], { $seen: true, $flagged: false, $draft: false }],
  ])('knows %s by its labels', (_, labelIds, keywords) => {
    expect(gmail({ ...message(plain), labelIds })).toMatchObject({ keywords, labels: labelIds });
  });

  it.each<[string, JsonObject, RegExp]>([
    ['without a time of arrival', { id: 'm1', threadId: 't1' }, /receivedAt/],
    ['whose body is no base64url', message(leaf('text/plain', 'a!')), /no base64url/],
    ['whose parts have no end', message(nested(5_000)), /parts more than 100 deep/],
  ])('refuses a message %s', (_, raw, why) => {
    expect(() => gmail(raw)).toThrow(why);
  });
});

function nested(depth: number): JsonObject {
  let part = plain;
  for (let index = 0; index < depth; index += 1) part = multipart('mixed', [part]);
  return part;
}
