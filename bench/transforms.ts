/** What transforms cost: one e-mail of 12.7 KB in plain TypeScript and in query languages, one note of HTML in converters. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import jsonata from 'jsonata';
import { NodeHtmlMarkdown } from 'node-html-markdown';
import Turndown from 'turndown';

import type { Json, JsonObject } from '../src/core/json.ts';
import { readAddresses, readHeaders, readMessageIds, readWords } from '../src/data/transform/headers.ts';
import { readMailTime } from '../src/data/transform/mail-time.ts';
import { attachmentsOf, bodyOf } from '../src/data/transform/mime.ts';
import { compileTransform, type Transform } from '../src/data/transform/transform.ts';
import { root, type Figure } from './measure.ts';

export async function transforms(): Promise<readonly Figure[]> {
  return [...(await email()), ...(await note())];
}

async function email(): Promise<readonly Figure[]> {
  const file = 'jobs/canonize/transforms/email/gmail_to_jmap_lite@1-0-0.jmespath';
  const ours = await compileTransform(readFileSync(join(root, file), 'utf8'), file);
  const plain = await compileTransform('plain(snippet)', 'plain');
  const other = inJsonata(plain);
  const message = makeMessage();
  const wanted = ours(message);
  if (!isDeepStrictEqual(wanted, inTypeScript(message, plain))) throw new Error('TypeScript makes another document');
  // JSONata hangs members of its own on lists.
  if (!isDeepStrictEqual(wanted, JSON.parse(JSON.stringify(await other(message)))))
    throw new Error('JSONata makes another document');
  const kilobytes = (JSON.stringify(message).length / 1000).toFixed(1);
  const what = `an e-mail of ${kilobytes} KB`;
  const [floor = 0, jmespath = 0, async = 0] = await costs([
    () => inTypeScript(message, plain),
    () => ours(message),
    () => other(message),
  ]);
  const ratio = jmespath / floor;
  return [
    { what: `${what}, plain TypeScript`, goal: 'none, it is the floor', figure: us(floor), met: true },
    {
      what: `${what}, JMESPath with native helpers`,
      goal: 'at most 2 times plain TypeScript; on a machine at rest at most 0.1 ms',
      figure: `${us(jmespath)}, ${ratio.toFixed(2)} times plain TypeScript`,
      met: ratio <= 2,
    },
    { what: `${what}, JSONata with the same helpers`, goal: 'none, for comparison', figure: us(async), met: true },
  ];
}

async function note(): Promise<readonly Figure[]> {
  const html = makeNote(2_000);
  const ours = await compileTransform('markdown(@)', 'markdown');
  const turndown = new Turndown({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced' });
  const regexp = new NodeHtmlMarkdown();
  const what = `a note of ${(html.length / 1000).toFixed(1)} KB as Markdown`;
  const [converted = 0, regular = 0, dom = 0] = await costs([
    () => ours(html),
    () => regexp.translate(html),
    () => turndown.turndown(html),
  ]);
  // Tags without an end, which any sender may write. The others are asked for a hundredth: more would take minutes.
  const [deep, hundredth] = ['<div>'.repeat(200_000), '<div>'.repeat(2_000)];
  const refused = await once(() => ours(deep));
  return [
    { what: `${what}, mdream`, goal: 'at most half of turndown', figure: us(converted), met: converted <= dom / 2 },
    ...[
      { what: `${what}, node-html-markdown`, figure: us(regular) },
      { what: `${what}, turndown`, figure: us(dom) },
      { what: '2,000 tags without an end, node-html-markdown', figure: us(await once(() => regexp.translate(hundredth))) },
      { what: '2,000 tags without an end, turndown', figure: us(await once(() => turndown.turndown(hundredth))) },
    ].map((figure) => ({ ...figure, goal: 'none, for comparison', met: true })),
    { what: '200,000 tags without an end, mdream', goal: 'under 1 s', figure: us(refused), met: refused < 1_000 },
  ];
}

/**
 * Milliseconds for one call of each, when warm. They take turns, and the least of many rounds counts: other work on the
 * machine only adds.
 */
async function costs(works: readonly (() => unknown)[]): Promise<readonly number[]> {
  const calls = 100;
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 40; round += 1) {
    for (const [index, work] of works.entries()) {
      const started = performance.now();
      for (let call = 0; call < calls; call += 1) await work();
      least[index] = Math.min(least[index] ?? 0, (performance.now() - started) / calls);
    }
  }
  return least;
}

/** Milliseconds of one call, which may throw. */
async function once(work: () => unknown): Promise<number> {
  const started = performance.now();
  try {
    await work();
  } catch {
    // A refusal is an answer too; what counts is how soon it comes.
  }
  return performance.now() - started;
}

function us(ms: number): string {
  return ms < 10 ? `${ms.toFixed(3)} ms` : `${ms.toFixed(0)} ms`;
}

/** A reply with an attachment, as Gmail gives it. */
function makeMessage(): JsonObject {
  const headers: [string, string][] = [
    ['Delivered-To', 'desk@example.org'],
    ...Array.from({ length: 6 }, (_, hop): [string, string] => [
      'Received',
      `from mx${hop}.example.org by mx.example.net ${'x'.repeat(140)}`,
    ]),
    ...['DKIM-Signature', 'ARC-Seal', 'ARC-Message-Signature'].map((name): [string, string] => [name, `v=1; ${'b'.repeat(320)}`]),
    ['From', '"Byron, Ada" <ada@example.org>'],
    ['To', 'Desk <desk@example.net>, =?UTF-8?Q?Ren=C3=A9?= <rene@example.org>'],
    ['Cc', 'Team: ann@example.org, bob@example.org;'],
    ['Subject', 'Re: =?UTF-8?B?U8OpYW5jZSBkZSBtYXJkaQ==?='],
    ['Date', 'Tue, 4 Feb 2025 10:15:00 -0500'],
    ['Message-ID', '<4@mail.example.org>'],
    ['In-Reply-To', '<3@mail.example.org>'],
    ['References', '<1@mail.example.org> <2@mail.example.org> <3@mail.example.org>'],
    ['MIME-Version', '1.0'],
  ];
  const data = (text: string): JsonObject => ({ size: text.length, data: Buffer.from(text).toString('base64url') });
  const charset = (type: string): Json => [{ name: 'Content-Type', value: `${type}; charset="UTF-8"` }];
  const alternative = {
    ...{ partId: '0', mimeType: 'multipart/alternative', filename: '', headers: [], body: { size: 0 } },
    parts: [
      {
        partId: '0.0',
        mimeType: 'text/plain',
        filename: '',
        headers: charset('text/plain'),
        body: data('Merci, à mardi. '.repeat(145)),
      },
      { partId: '0.1', mimeType: 'text/html', filename: '', headers: charset('text/html'), body: data(makeNote(4_000)) },
    ],
  };
  const file = {
    partId: '1',
    mimeType: 'application/pdf',
    filename: 'plan.pdf',
    headers: [],
    body: { attachmentId: 'a1', size: 9_000 },
  };
  return {
    ...{
      id: '18f',
      threadId: '18e',
      labelIds: ['INBOX', 'UNREAD', 'IMPORTANT'],
      snippet: 'Merci, c&#39;est not&eacute;',
      historyId: '7',
    },
    ...{ internalDate: '1738682101000', sizeEstimate: 12_700 },
    payload: {
      ...{ partId: '', mimeType: 'multipart/mixed', filename: '', headers: headers.map(([name, value]) => ({ name, value })) },
      ...{ body: { size: 0 }, parts: [alternative, file] },
    },
  };
}

function makeNote(length: number): string {
  const piece =
    '<h2>Plan</h2><p>Sleep is <strong>better</strong>, worry <em>less</em>; see <a href="https://example.org/?a=1&amp;b=2">this</a>.</p>' +
    '<ul><li>one step</li><li>another<ol><li>inner</li></ol></li></ul><p>caf&eacute; &amp; 5 * 3 &lt; 20<br>next line</p><div><br></div>';
  return piece.repeat(Math.ceil(length / piece.length));
}

/** What the transform file says, written by hand over the same helpers. */
function inTypeScript(raw: JsonObject, plain: Transform): Json {
  const payload = raw['payload'] as never;
  const header = readHeaders(raw['payload'] === undefined ? null : payload['headers']);
  const attachments = attachmentsOf(payload);
  const labels = raw['labelIds'] as readonly string[];
  const first = (name: string): readonly string[] => header[name]?.slice(0, 1) ?? [];
  const read = (values: readonly string[] | undefined, how: (values: readonly string[]) => unknown): unknown =>
    values === undefined || values.length === 0 ? null : how(values);
  const received = new Date(Number(raw['internalDate'])).toISOString();
  const sent = readMailTime(first('date')[0] ?? '');
  const document = {
    ...{ id: raw['id'], blobId: `blob-${raw['id'] as string}`, threadId: raw['threadId'] },
    ...{ messageId: read(first('message-id'), readMessageIds), inReplyTo: read(first('in-reply-to'), readMessageIds) },
    ...{ references: read(header['references'], readMessageIds), from: read(first('from'), readAddresses) },
    ...{ to: read(header['to'], readAddresses), cc: read(header['cc'], readAddresses), bcc: read(header['bcc'], readAddresses) },
    ...{ replyTo: read(first('reply-to'), readAddresses), subject: readWords(first('subject')[0] ?? '') },
    ...{ sentAt: sent === null ? received : new Date(sent).toISOString(), receivedAt: received, size: raw['sizeEstimate'] },
    preview: Array.from(plain(raw) as string)
      .slice(0, 256)
      .join(''),
    body: { text: bodyOf(payload, 'text/plain'), html: bodyOf(payload, 'text/html') },
    ...{ attachments, hasAttachment: attachments.some(({ isInline }) => !isInline) },
    keywords: { $seen: !labels.includes('UNREAD'), $flagged: labels.includes('STARRED'), $draft: labels.includes('DRAFT') },
    ...{ labels, importance: labels.includes('IMPORTANT') ? 'high' : 'normal' },
  };
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null && value !== '')) as Json;
}

/** The same as a JSONata expression over the same helpers. */
function inJsonata(plain: Transform): (raw: JsonObject) => Promise<unknown> {
  const expression = jsonata(`(
    $header := $headers(payload.headers);
    $attachments := $mime_attachments(payload);
    {
      "id": id, "blobId": "blob-" & id, "threadId": threadId,
      "messageId": $message_ids($lookup($header, "message-id")[0]),
      "inReplyTo": $message_ids($lookup($header, "in-reply-to")[0]),
      "references": $message_ids($header.references),
      "from": $addresses($header.from[0]), "to": $addresses($header.to), "cc": $addresses($header.cc),
      "bcc": $addresses($header.bcc), "replyTo": $addresses($lookup($header, "reply-to")[0]),
      "subject": $words($header.subject[0]),
      "sentAt": $mail_time($header.date[0]), "receivedAt": $fromMillis($number(internalDate)),
      "size": sizeEstimate, "preview": $substring($plain($), 0, 256),
      "body": { "text": $mime_text(payload, "text/plain"), "html": $mime_text(payload, "text/html") },
      "attachments": [$attachments], "hasAttachment": $count($attachments[isInline = false]) > 0,
      "keywords": { "$seen": $not("UNREAD" in labelIds), "$flagged": "STARRED" in labelIds, "$draft": "DRAFT" in labelIds },
      "labels": [labelIds], "importance": "IMPORTANT" in labelIds ? "high" : "normal"
    }
  )`);
  const list = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : [String(value)]);
  const helpers = {
    headers: (value: never) => readHeaders(value),
    mime_attachments: (value: never) => attachmentsOf(value),
    mime_text: (value: never, type: string) => bodyOf(value, type),
    message_ids: (value: unknown) => (value === undefined ? undefined : readMessageIds(list(value))),
    addresses: (value: unknown) => (value === undefined ? undefined : readAddresses(list(value))),
    words: (value: string | undefined) => (value === undefined ? undefined : readWords(value)),
    mail_time: (value: string) => new Date(readMailTime(value) ?? Number.NaN).toISOString(),
    plain: (raw: JsonObject) => plain(raw),
  };
  for (const [name, helper] of Object.entries(helpers)) expression.registerFunction(name, helper as never);
  return (raw) => expression.evaluate(raw);
}
