import { fullName, reachable } from '../people.ts';
import type { Random } from '../random.ts';
import { seriesOf, type Made, type Series } from '../series.ts';
import { escapeHtml, paragraph, sentence } from '../words.ts';
import type { World } from '../world.ts';
import { attachment, header, htmlPart, multipart, textPart, type Header, type Part } from './parts.ts';

export interface Mailbox {
  readonly account: string;
  readonly address: string;
  /** How many messages there are at scale 1. */
  readonly size: number;
}

export const mailboxes: readonly Mailbox[] = [
  { account: 'acct1', address: 'practice@example.org', size: 120 },
  { account: 'acct2', address: 'office@example.org', size: 80 },
  { account: 'acct3', address: 'hello@example.net', size: 40 },
];

export type Message = {
  readonly id: string;
  readonly threadId: string;
  readonly labelIds: readonly string[];
  readonly snippet: string;
  readonly historyId: string;
  readonly internalDate: string;
  readonly sizeEstimate: number;
  readonly payload: Part;
};

/** What one message has of its own. */
interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string | null;
  readonly labels: readonly string[];
  readonly extra: readonly Header[];
  readonly content: Part;
}

export function messages(world: World, mailbox: Mailbox): Series<Message> {
  return seriesOf({
    ...{ seed: world.seed, name: `gmail ${mailbox.account}`, size: world.count(mailbox.size) },
    idOf: (code, random) => `${code}${random.hex(8)}`,
    codeOf: (id) => (/^[0-9a-f]{16}$/.test(id) ? id.slice(0, 8) : undefined),
    make: (made) => message(made, { world, mailbox }),
  });
}

/** Four messages make a conversation. */
export function threadOf(account: string, index: number): string {
  return `thread-${account}-${Math.floor(index / 4)}`;
}

function message(made: Made, place: { readonly world: World; readonly mailbox: Mailbox }): Message {
  const { index, id, time, random } = made;
  const letter = { ...ordinary(made, place), ...cases[index]?.(random, place.mailbox.address) };
  const text = textOf(letter.content);
  const headers = [
    header('Received', `from mx.example.com by mx.example.net with ESMTPS id ${id}; ${mailDate(time)}`),
    header('From', letter.from),
    header('To', letter.to),
    ...(letter.subject === null ? [] : [header('Subject', letter.subject)]),
    header('Date', mailDate(time)),
    ...(letter.extra.some(({ name }) => name.toLowerCase() === 'message-id') ? [] : [header('Message-ID', messageId(id))]),
    ...letter.extra,
    header('MIME-Version', '1.0'),
  ];
  const content = letter.content;
  return {
    id,
    threadId: threadOf(place.mailbox.account, index),
    labelIds: letter.labels,
    snippet: escapeHtml(text.slice(0, 180)),
    historyId: String(100_000 + index),
    internalDate: String(Math.floor(time / 1_000) * 1_000),
    sizeEstimate: 1_200 + text.length * 3,
    payload: { ...content, partId: '', headers: [...headers, ...content.headers] },
  };
}

function ordinary({ index, random }: Made, { world, mailbox }: { readonly world: World; readonly mailbox: Mailbox }): Letter {
  const { people } = world;
  // Half of the mail is with clients, the rest with anybody.
  const person = people.person(index % 2 === 0 ? people.clientIndex(index / 2) : index % people.size);
  const other = mailAddress(fullName(person), reachable(person) ?? 'unknown@example.com');
  const own = mailAddress('The Practice', mailbox.address);
  const isSent = index % 3 === 2;
  const words = `${paragraph(random, random.between(3, 12))}\r\n\r\n${paragraph(random, 4)}\r\n`;
  const html = `<div>${words
    .trim()
    .split('\r\n\r\n')
    .map((one) => `<p>${escapeHtml(one)}</p>`)
    .join('')}</div>`;
  return {
    from: isSent ? own : other,
    to: isSent ? other : own,
    subject: `${index % 4 === 0 ? '' : 'Re: '}${sentence(random).replace('.', '')}`,
    labels: [
      isSent ? 'SENT' : 'INBOX',
      ...(random.next() < 0.3 && !isSent ? ['UNREAD'] : []),
      ...(random.next() < 0.1 ? ['STARRED'] : []),
    ],
    extra:
      index % 4 === 0
        ? []
        : [
            header('In-Reply-To', `<earlier-${index}@mail.example.com>`),
            header('References', `<first-${index}@mail.example.com> <earlier-${index}@mail.example.com>`),
          ],
    content: multipart('alternative', [textPart(words), htmlPart(html)]),
  };
}

type Case = (random: Random, own: string) => Partial<Letter>;

/** Messages that each hold a case of their own. */
const cases: readonly Case[] = [
  () => ({
    subject: 'Grüße aus dem Café – 12 € für zwei',
    content: multipart('alternative', [
      textPart('Schöne Grüße, naïve Zoë! 你好 🙂\r\n'),
      htmlPart('<p>Schöne Grüße, naïve Zoë! 你好 🙂</p>'),
    ]),
  }),
  () => ({ from: '"Dunmore, Adam" <adam.dunmore@example.org>' }),
  () => ({
    extra: [
      header('message-id', '<lower-case-1@mail.example.com>'),
      header('Received', 'from a.example.com by b.example.com'),
      header('X-Copy', 'one'),
      header('X-Copy', 'two'),
      header('reply-to', 'replies@example.com'),
    ],
  }),
  (random) => ({
    content: multipart('mixed', [
      multipart('alternative', [textPart('Nested text.\r\n'), multipart('related', [htmlPart('<p>Nested <b>text</b>.</p>')])]),
      attachment(random, { filename: 'Übersicht, final.pdf', mimeType: 'application/pdf', size: 48_213 }),
      attachment(random, { filename: 'diary.csv', mimeType: 'text/csv', size: 912 }),
    ]),
  }),
  () => ({ content: textPart('One part alone.\r\n') }),
  (random) => ({
    content: multipart('related', [
      htmlPart('<p>Look: <img src="cid:picture-1"></p>'),
      attachment(random, { filename: 'picture.png', mimeType: 'image/png', size: 20_480, cid: 'picture-1' }),
    ]),
  }),
  () => ({ subject: null }),
  (_, own) => ({ from: own, to: 'adam.dewhirst@example.com', labels: ['SENT'] }),
  (_, own) => ({
    to: `${own}, "Larkfield, Rosa" <larkfield.family@example.org>, contact0021@example.org`,
    extra: [
      header('Cc', 'Milo Larkfield <larkfield.family@example.org>, office@example.org'),
      header('Bcc', 'hello@example.net'),
    ],
  }),
  () => ({ content: htmlPart('<h1>News</h1><ul><li>one</li><li>two</li></ul><script>alert(1)</script>') }),
  (_, own) => ({ from: own, labels: ['DRAFT'] }),
  () => ({ labels: ['SPAM'], subject: 'You have won' }),
  () => ({ labels: ['TRASH'], subject: 'Old news' }),
  () => ({ labels: ['INBOX', 'IMPORTANT', 'UNREAD', 'STARRED'] }),
  () => ({ extra: [header('Date', 'not a date')] }),
];

function mailAddress(name: string | null, address: string): string {
  return name === null ? address : `${name} <${address}>`;
}

function messageId(id: string): string {
  return `<${id}@mail.example.com>`;
}

function mailDate(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}

/** The first text of a message, tags left out, as the list of a mailbox shows it. */
function textOf(part: Part): string {
  const { data } = part.body;
  if (data !== undefined)
    return Buffer.from(data, 'base64url')
      .toString('utf8')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  for (const inner of part.parts ?? []) {
    const text = textOf(inner);
    if (text !== '') return text;
  }
  return '';
}
