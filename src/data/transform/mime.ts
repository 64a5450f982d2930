import type { JSONValue } from '@jmespath-community/jmespath';
import { firstHeader, membersOf, readWords } from './headers.ts';

/** A part of a message as Gmail gives it: taken apart, and freed of its transfer encoding whatever its headers say. */
interface Part {
  readonly type: string;
  readonly filename: string;
  readonly headers: JSONValue | undefined;
  readonly size: number | null;
  readonly attachmentId: string | null;
  readonly data: string | null;
  readonly parts: readonly JSONValue[];
}

/** What mail programs write stays below ten. */
const deepest = 100;

/** The text of a body of the type `text/plain` or `text/html`; null when there is none. */
export function bodyOf(root: JSONValue | undefined, type: string): string | null {
  const texts = textsOf(root, type, 0);
  return texts.length === 0 ? null : texts.join('\n');
}

/** Of alternatives, and of a text with what belongs to it, the first that has the type; of all else every one in order. */
function textsOf(value: JSONValue | undefined, type: string, depth: number): readonly string[] {
  const part = readPart(value, depth);
  if (isText(part)) return part.type === type && part.data !== null ? [decode(part.data, charsetOf(part))] : [];
  if (!isContainer(part)) return [];
  const first = part.type === 'multipart/alternative' || part.type === 'multipart/related';
  const found: string[] = [];
  for (const child of part.parts) {
    for (const text of textsOf(child, type, depth + 1)) found.push(text);
    if (first && found.length > 0) break;
  }
  return found;
}

export interface Attachment {
  readonly filename?: string;
  readonly mimeType: string;
  readonly size?: number;
  readonly blobId?: string;
  readonly cid?: string;
  readonly isInline: boolean;
}

/** Every part that is no body, in the order of the message. A forwarded message is one attachment. */
export function attachmentsOf(value: JSONValue | undefined, depth = 0): readonly Attachment[] {
  const part = readPart(value, depth);
  if (isText(part)) return [];
  if (isContainer(part)) return part.parts.flatMap((child) => attachmentsOf(child, depth + 1));
  if (part.type === '' || part.type.startsWith('multipart/')) return [];
  const cid = firstHeader(part.headers, 'content-id').trim().replaceAll(/^<|>$/g, '');
  return [
    {
      ...(part.filename === '' ? {} : { filename: readWords(part.filename) }),
      mimeType: part.type,
      ...(part.size === null ? {} : { size: part.size }),
      ...(part.attachmentId === null ? {} : { blobId: part.attachmentId }),
      ...(cid === '' ? {} : { cid }),
      isInline: isInline(part, cid),
    },
  ];
}

function readPart(value: JSONValue | undefined, depth: number): Part {
  if (depth > deepest) throw new TypeError(`The message has parts more than ${deepest} deep`);
  const { mimeType, filename, headers, body, parts } = membersOf(value);
  const { size, attachmentId, data } = membersOf(body);
  return {
    type: typeof mimeType === 'string' ? mimeType.toLowerCase() : '',
    filename: typeof filename === 'string' ? filename : '',
    headers,
    size: typeof size === 'number' ? size : null,
    attachmentId: typeof attachmentId === 'string' && attachmentId !== '' ? attachmentId : null,
    data: typeof data === 'string' && data !== '' ? data : null,
    parts: Array.isArray(parts) ? parts : [],
  };
}

/** A part that is read as the message itself. A text too large to be sent along lies where attachments lie. */
function isText(part: Part): boolean {
  const readable = part.type === 'text/plain' || part.type === 'text/html';
  return readable && part.filename === '' && part.attachmentId === null && dispositionOf(part) !== 'attachment';
}

function isContainer(part: Part): boolean {
  return part.type.startsWith('multipart/') && part.parts.length > 0;
}

/** A picture in the text. Programs also send documents as "inline" that a reader must be offered. */
function isInline(part: Part, cid: string): boolean {
  const disposition = dispositionOf(part);
  if (disposition === 'attachment') return false;
  return cid !== '' || (disposition === 'inline' && part.type.startsWith('image/'));
}

function dispositionOf(part: Part): string {
  return firstHeader(part.headers, 'content-disposition').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function charsetOf(part: Part): string | null {
  return /charset\s*=\s*"?([^";\s]+)/i.exec(firstHeader(part.headers, 'content-type'))?.[1] ?? null;
}

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * UTF-8 wins over what the header names, since the service may have rewritten the text and left the header: bytes that
 * are valid UTF-8 by chance are next to none. Encodings that hide behind plain ASCII give themselves away.
 */
function decode(data: string, charset: string | null): string {
  const bytes = decodeBase64(data);
  if (charset !== null && (bytes.includes(0x1b) || bytes.includes(0))) return decodeAs(charset, bytes);
  try {
    return strict.decode(bytes);
  } catch {
    return decodeAs(charset ?? 'windows-1252', bytes);
  }
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A name that nobody knows; every byte has a sign in this one.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function decodeBase64(data: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(data.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    throw new TypeError('A part of the message is no base64url');
  }
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
