import { canonicalJson, type Sha256 } from '../core/json.ts';
import type { LedgerEvent } from './events.ts';

/**
 * A ledger is lines of ASCII, so that one character is one byte and a file cut anywhere still has a readable front:
 *
 *     {"v":1,"seq":3,"sum":"9f86d081884c7d65","event":{...}}
 *
 * `seq` counts from 1 within the file. `sum` is the front of the SHA-256 over the sum before it and the event's own text,
 * so each line vouches for all lines before it. Everything else in a line is fixed; together this covers every byte.
 */
const ledgerVersion = 1;

/** Where a ledger file stands: the last line's number and sum. */
export interface LedgerPosition {
  readonly seq: number;
  readonly sum: string;
}

export const emptyLedger: LedgerPosition = { seq: 0, sum: '0000000000000000' };

const sumLength = emptyLedger.sum.length;

/**
 * Events that are announced to somebody: the device has them before anyone is told. The others only help to explain a
 * crash, and may be lost in one.
 */
const durability = {
  run_started: true,
  round_started: true,
  attempt_started: false,
  attempt_failed: false,
  receipt: true,
  round_ended: true,
} as const satisfies Record<LedgerEvent['type'], boolean>;

export function isDurable(event: LedgerEvent): boolean {
  return durability[event.type];
}

export function encodeLine(
  previous: LedgerPosition,
  event: LedgerEvent,
  sha256: Sha256,
): { readonly line: string; readonly position: LedgerPosition } {
  const body = canonicalJson(event).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const position = { seq: previous.seq + 1, sum: sumOf(previous, body, sha256) };
  return { line: `${frameLine(position, body)}\n`, position };
}

/** What a ledger file's text says. Events are all that stand before the first bad byte. */
export interface DecodedLedger {
  readonly events: readonly LedgerEvent[];
  readonly last: LedgerPosition;
  /** Length of the front that can be trusted. */
  readonly valid_bytes: number;
  readonly tail: LedgerTail;
  /** A bad line with announced events behind it: nothing may rest on this file. */
  readonly damage: LedgerDamage | null;
}

/** `torn`: a write did not come to its end, and nothing that was announced stands behind it. */
export type LedgerTail =
  | { readonly kind: 'complete' }
  | { readonly kind: 'torn'; readonly line: number; readonly at_byte: number; readonly bytes: number };

export interface LedgerDamage {
  readonly kind: 'corrupt' | 'version';
  /** From 1. */
  readonly line: number;
  /** Offset of the line's first byte. */
  readonly byte: number;
  /** Sentence case, no final period. */
  readonly reason: string;
}

/** Reads a ledger file's text, one character for each byte (latin1). Never throws. */
export function decodeLedger(text: string, sha256: Sha256): DecodedLedger {
  const events: LedgerEvent[] = [];
  let last = emptyLedger;
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const line = end === -1 ? null : readLine(last, text.slice(start, end), sha256);
    if (line === null || !line.ok) {
      const rest = text.slice(start);
      return { events, last, valid_bytes: start, ...explain({ rest, line: events.length + 1, byte: start }, line?.reason) };
    }
    events.push(line.event);
    last = line.position;
    start = end + 1;
  }
  return { events, last, valid_bytes: start, tail: { kind: 'complete' }, damage: null };
}

type Line =
  | { readonly ok: true; readonly event: LedgerEvent; readonly position: LedgerPosition }
  | { readonly ok: false; readonly reason: string };

function readLine(previous: LedgerPosition, line: string, sha256: Sha256): Line {
  const seq = previous.seq + 1;
  const bodyStart = frameLine({ seq, sum: emptyLedger.sum }, '').length - 1;
  const body = line.slice(bodyStart, -1);
  const position = { seq, sum: sumOf(previous, body, sha256) };
  if (line !== frameLine(position, body)) return { ok: false, reason: 'The line and its checksum do not belong together' };
  const event = parseObject(body);
  if (event === null || !isLedgerEvent(event)) return { ok: false, reason: 'The line holds no event of this version' };
  return { ok: true, event, position };
}

interface BadLine {
  /** The file from the bad line on. */
  readonly rest: string;
  readonly line: number;
  readonly byte: number;
}

/**
 * Tells a torn end from damage. After a crash the device may lack any part of what was not yet announced, so everything
 * behind the last announced event may be torn; a readable announced event behind the bad line shows that the line itself
 * was once whole. A bad line that still is JSON was not torn either: it was changed.
 */
function explain(bad: BadLine, reason: string | undefined): Pick<DecodedLedger, 'tail' | 'damage'> {
  const [first = '', ...behind] = bad.rest.split('\n');
  const frame = parseObject(first);
  const changed = frame !== null && bad.rest.length > first.length;
  if (!changed && !behind.some(holdsDurable)) {
    return { tail: { kind: 'torn', line: bad.line, at_byte: bad.byte, bytes: bad.rest.length }, damage: null };
  }
  const place = { line: bad.line, byte: bad.byte };
  if (frame !== null && typeof frame['v'] === 'number' && frame['v'] > ledgerVersion) {
    const version = `The line is of version ${frame['v']}, and this lorchestra reads version ${ledgerVersion}`;
    return { tail: { kind: 'complete' }, damage: { kind: 'version', ...place, reason: version } };
  }
  return { tail: { kind: 'complete' }, damage: { kind: 'corrupt', ...place, reason: reason ?? 'The line has no end' } };
}

function holdsDurable(line: string): boolean {
  const event = parseObject(line)?.['event'];
  if (typeof event !== 'object' || event === null || !isLedgerEvent(event)) return false;
  return isDurable(event);
}

function sumOf(previous: LedgerPosition, body: string, sha256: Sha256): string {
  return sha256(`${previous.sum}${body}`).slice(0, sumLength);
}

function frameLine(position: LedgerPosition, body: string): string {
  return `{"v":${ledgerVersion},"seq":${position.seq},"sum":"${position.sum}","event":${body}}`;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

function isLedgerEvent(value: object): value is LedgerEvent {
  return 'type' in value && typeof value.type === 'string' && Object.hasOwn(durability, value.type);
}
