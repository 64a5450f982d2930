import type { Random } from '../random.ts';

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** One part of a message, as Gmail takes it apart: bodies in base64url, what is attached by its id. */
export interface Part {
  readonly partId: string;
  readonly mimeType: string;
  readonly filename: string;
  readonly headers: readonly Header[];
  readonly body: { readonly size: number; readonly data?: string; readonly attachmentId?: string };
  readonly parts?: readonly Part[];
}

export function header(name: string, value: string): Header {
  return { name, value };
}

export function textPart(text: string): Part {
  return leaf('text/plain', text);
}

export function htmlPart(html: string): Part {
  return leaf('text/html', html);
}

function leaf(mimeType: string, text: string): Part {
  const bytes = Buffer.from(text, 'utf8');
  const headers = [header('Content-Type', `${mimeType}; charset="UTF-8"`), header('Content-Transfer-Encoding', 'base64')];
  return { partId: '0', mimeType, filename: '', headers, body: { size: bytes.length, data: bytes.toString('base64url') } };
}

export function multipart(kind: 'mixed' | 'alternative' | 'related', parts: readonly Part[]): Part {
  const headers = [header('Content-Type', `multipart/${kind}; boundary="part"`)];
  const numbered = parts.map((part, place) => numberedFrom(part, String(place)));
  return { partId: '', mimeType: `multipart/${kind}`, filename: '', headers, body: { size: 0 }, parts: numbered };
}

/** Parts within parts are numbered "0.1". */
function numberedFrom(part: Part, partId: string): Part {
  if (part.parts === undefined) return { ...part, partId };
  return { ...part, partId, parts: part.parts.map((inner, place) => numberedFrom(inner, `${partId}.${place}`)) };
}

export interface Attached {
  readonly filename: string;
  readonly mimeType: string;
  readonly size: number;
  /** Set for what the HTML shows. */
  readonly cid?: string;
}

export function attachment(random: Random, { filename, mimeType, size, cid }: Attached): Part {
  const where = cid === undefined ? 'attachment' : 'inline';
  const headers = [
    header('Content-Type', `${mimeType}; name="${filename}"`),
    header('Content-Disposition', `${where}; filename="${filename}"`),
    ...(cid === undefined ? [] : [header('Content-ID', `<${cid}>`)]),
  ];
  return { partId: '0', mimeType, filename, headers, body: { size, attachmentId: `ANGjdJ${random.hex(16)}` } };
}
