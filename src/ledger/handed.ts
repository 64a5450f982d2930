import type { Sha256 } from '../core/json.ts';
import { shardText, type ShardId } from '../plan/shards.ts';
import type { LedgerText } from '../ports/state.ts';
import { decodeLedger, type LedgerDamage } from './encoding.ts';
import type { LedgerEvent, RunStarted } from './events.ts';

/** A ledger as another machine handed it over, and what it says of itself. */
export interface HandedLedger {
  /** For messages. */
  readonly file: string;
  readonly text: string;
  /** What its name says; null when it is named otherwise. */
  readonly named: LedgerName | null;
  /** Those before the first bad byte. */
  readonly events: readonly LedgerEvent[];
  readonly damage: LedgerDamage | null;
  /** Null when not even the first line can be read. */
  readonly run: RunStarted | null;
  /** The part of a fan-out; null for a machine that worked on the whole plan. */
  readonly leg: ShardId | null;
  /** The last round that it tells of; null when it tells of none. */
  readonly round: number | null;
  /** How that round ended; null when it did not come to its end here. */
  readonly ended: 'finished' | 'cancelled' | null;
}

/** Which leg of which run wrote a ledger, in which round. */
export interface LedgerName extends ShardId {
  /** As `runName` gives it. */
  readonly run: string;
  readonly round: number;
}

export function legName({ run, wave, shard, round }: LedgerName): string {
  return `${run}-wave${wave}-shard${shard}-round${round}`;
}

export function ledgerFile(name: LedgerName): string {
  return `ledger-${legName(name)}.ndjson`;
}

function parseName(file: string): LedgerName | null {
  const found = /^ledger-([0-9a-f]{12}-[0-9a-f]{8})-wave(\d{1,6})-shard(\d{1,6})-round(\d{1,6})\.ndjson$/.exec(file);
  if (found === null) return null;
  const [, run = '', wave, shard, round] = found;
  return { run, wave: Number(wave), shard: Number(shard), round: Number(round) };
}

export function readHanded({ file, name, text }: LedgerText, sha256: Sha256): HandedLedger {
  const { events, damage, tail, last } = decodeLedger(text, sha256);
  const run = events[0]?.type === 'run_started' ? events[0] : null;
  const begun = events.filter((event) => event.type === 'round_started');
  const [leg = null, ...others] = new Map(
    begun.map((each) => [each.leg === undefined ? '' : shardText(each.leg), each.leg]),
  ).values();
  const round = begun.reduce<number | null>((last, each) => Math.max(last ?? 0, each.round), null);
  const end = events.findLast((event) => event.type === 'round_ended') ?? null;
  const changed = tail.kind === 'torn' && isChanged(text, sha256);
  const reason = 'The last line is not what was written';
  return {
    file,
    text,
    named: parseName(name),
    events,
    damage: changed ? { kind: 'corrupt', line: last.seq + 1, byte: tail.at_byte, reason } : damage,
    run,
    // What was collected before tells of many legs, and stands for none of them.
    leg: others.length > 0 ? null : leg,
    round,
    ended: end !== null && end.round === round ? end.cause : null,
  };
}

/** What was cut off has no line break at its end, unless that is the byte that was changed. */
function isChanged(text: string, sha256: Sha256): boolean {
  return text.endsWith('\n') || decodeLedger(`${text.slice(0, -1)}\n`, sha256).tail.kind === 'complete';
}
