import { isoSeconds } from '../../core/time.ts';
import { fullName, reachable } from '../people.ts';
import { seriesOf, type Made, type Series } from '../series.ts';
import { escapeHtml, paragraph, sentence } from '../words.ts';
import type { JsonMembers } from '../service.ts';
import type { World } from '../world.ts';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
  /** How many messages there are at scale 1. */
  readonly size: number;
}

export const mailboxes: readonly Mailbox[] = [
  { name: 'ben_mensio', address: 'ben@mail.example.org', size: 110 },
  { name: 'booking_mensio', address: 'booking@mail.example.org', size: 60 },
  { name: 'info_mensio', address: 'info@mail.example.org', size: 40 },
];

const folders = {
  inbox: 'AQMkADfolderinbox',
  sent: 'AQMkADfoldersent',
  deleted: 'AQMkADfolderdeleted',
  archive: 'AQMkADfolderarchive',
} as const;

export function messages(world: World, mailbox: Mailbox): Series<JsonMembers> {
  return seriesOf({
    ...{ seed: world.seed, name: `exchange ${mailbox.name}`, size: world.count(mailbox.size) },
    idOf: (code, random) => `AAkALg${code}${random.hex(24)}=`,
    codeOf: (id) => /^AAkALg([0-9a-f]{8})[0-9a-f]{24}=$/.exec(id)?.[1],
    make: (made) => ({ ...ordinary(made, { world, mailbox }), ...cases[made.index]?.(made.id) }),
  });
}

function ordinary(
  { index, id, time, random }: Made,
  { world, mailbox }: { readonly world: World; readonly mailbox: Mailbox },
): JsonMembers {
  const { people } = world;
  const person = people.person(index % 2 === 0 ? people.clientIndex(index / 2 + 3) : (index * 3) % people.size);
  const other = recipient(fullName(person), reachable(person) ?? 'unknown@example.com');
  const own = recipient('The Practice', mailbox.address);
  const isSent = index % 4 === 3;
  const text = paragraph(random, random.between(4, 14));
  const html = `<html><head></head><body><div><p>${escapeHtml(text)}</p><p>${escapeHtml(sentence(random))}</p></div></body></html>`;
  const isReply = index % 3 !== 0;
  const sender = isSent ? own : other;
  return {
    id,
    changeKey: `CQAAABYAAA${random.hex(12)}`,
    categories: index % 10 === 0 ? ['Clients'] : [],
    createdDateTime: isoSeconds(time - 120_000),
    lastModifiedDateTime: isoSeconds(time),
    receivedDateTime: isoSeconds(time - 90_000),
    sentDateTime: isoSeconds(time - 110_000),
    hasAttachments: false,
    internetMessageId: `<${id.slice(6, 22)}@mail.example.org>`,
    subject: `${isReply ? 'Re: ' : ''}${sentence(random).replace('.', '')}`,
    bodyPreview: text.slice(0, 255),
    importance: 'normal',
    parentFolderId: isSent ? folders.sent : folders.inbox,
    conversationId: `AAQkConversation${mailbox.name}${Math.floor(index / 3)}=`,
    conversationIndex: `AQHb${random.hex(8)}`,
    isDeliveryReceiptRequested: false,
    isReadReceiptRequested: false,
    isRead: isSent || random.next() < 0.7,
    isDraft: false,
    webLink: `https://mail.example.org/owa/?ItemID=${encodeURIComponent(id)}`,
    inferenceClassification: random.pick(['focused', 'other'] as const),
    body: { contentType: 'html', content: html },
    uniqueBody: { contentType: 'html', content: html },
    sender,
    from: sender,
    toRecipients: [isSent ? other : own],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    flag: { flagStatus: random.next() < 0.05 ? 'flagged' : 'notFlagged' },
    internetMessageHeaders: [
      { name: 'Received', value: 'from mx.example.com by mx.example.org' },
      ...(isReply
        ? [
            { name: 'In-Reply-To', value: `<earlier-${index}@mail.example.org>` },
            { name: 'References', value: `<first-${index}@mail.example.org> <earlier-${index}@mail.example.org>` },
          ]
        : []),
    ],
    attachments: [],
  };
}

/** Messages that each hold a case of their own. */
const cases: readonly ((id: string) => JsonMembers)[] = [
  () => ({
    '@odata.type': '#microsoft.graph.eventMessage',
    subject: 'Invitation: first talk',
    meetingMessageType: 'meetingRequest',
    type: 'singleInstance',
    isOutOfDate: false,
    isAllDay: false,
    isDelegated: false,
    startDateTime: { dateTime: '2025-02-03T09:00:00.0000000', timeZone: 'UTC' },
    endDateTime: { dateTime: '2025-02-03T09:50:00.0000000', timeZone: 'UTC' },
    location: { displayName: 'Room 2', locationType: 'default' },
    recurrence: null,
  }),
  () => ({ conversationId: null }),
  () => ({
    body: { contentType: 'text', content: 'Plain words, with a café in it.\r\n' },
    uniqueBody: null,
    bodyPreview: 'Plain words, with a café in it.',
  }),
  (id) => ({
    hasAttachments: true,
    attachments: [
      attached(id, { n: 1, name: 'Übersicht.pdf', contentType: 'application/pdf', size: 48_213, isInline: false }),
      attached(id, { n: 2, name: 'picture.png', contentType: 'image/png', size: 20_480, isInline: true }),
    ],
  }),
  () => ({ subject: null, from: null, sender: null, isDraft: true, toRecipients: [] }),
  () => ({ parentFolderId: folders.deleted }),
  () => ({
    toRecipients: [recipient('Larkfield, Rosa', 'larkfield.family@example.org'), recipient(null, 'contact0021@example.org')],
    ccRecipients: [recipient('Milo Larkfield', 'larkfield.family@example.org')],
    replyTo: [recipient('Replies', 'replies@example.com')],
  }),
  () => ({ importance: 'high', flag: { flagStatus: 'flagged' }, isRead: false }),
  // What no schema lets pass: an address of the directory, not of mail.
  () => ({
    from: recipient('Old colleague', '/O=EXAMPLE/OU=EXCHANGE/CN=RECIPIENTS/CN=OLD'),
    sender: recipient('Old colleague', '/O=EXAMPLE/OU=EXCHANGE/CN=RECIPIENTS/CN=OLD'),
  }),
];

function attached(
  id: string,
  {
    n,
    ...more
  }: {
    readonly n: number;
    readonly name: string;
    readonly contentType: string;
    readonly size: number;
    readonly isInline: boolean;
  },
): JsonMembers {
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    '@odata.mediaContentType': more.contentType,
    id: `${id.slice(0, -1)}A${n}=`,
    ...more,
  };
}

function recipient(name: string | null, address: string): JsonMembers {
  return { emailAddress: { name: name ?? address, address } };
}
