import { describe, expect, test } from 'vitest';

import { sha256 } from '../../../src/adapters/hash.ts';
import { emptyLedger, encodeLine } from '../../../src/ledger/encoding.ts';
import type { LedgerEvent } from '../../../src/ledger/events.ts';
import { mergeEvents } from '../../../src/ledger/merge.ts';
import { readLedgers } from '../../../src/ledger/read.ts';
import { StateError, type LedgerText } from '../../../src/ports/state.ts';
import { widePlan } from '../../support/arbitrary-plan.ts';
import { narrate } from '../../support/events.ts';

const tell = narrate(widePlan(2));
const opening = [tell.runStarted(), tell.roundStarted(1)];

function ledger(name: string, events: readonly LedgerEvent[]): LedgerText {
  let position = emptyLedger;
  const lines = events.map((event) => {
    const next = encodeLine(position, event, sha256);
    position = next.position;
    return next.line;
  });
  return { file: `/state/runs/x/${name}`, name, text: lines.join('') };
}

function refusal(files: readonly LedgerText[]): string {
  try {
    readLedgers(files, sha256);
  } catch (error) {
    if (error instanceof StateError) return error.message;
    throw error;
  }
  throw new Error('The ledgers were not refused');
}

describe('readLedgers', () => {
  test('of a run that never came to its first event gives an empty ledger', () => {
    expect(readLedgers([], sha256)).toEqual({ events: [], last: emptyLedger, valid_bytes: 0, warnings: [] });
  });

  test('merges what several machines wrote and stands at the end of its own file', () => {
    const own = ledger('ledger.ndjson', [...opening, tell.ended('job_0', 'succeeded')]);
    const other = ledger('ledger-2.ndjson', [...opening, tell.ended('job_1', 'failed')]);
    const read = readLedgers([own, other], sha256);
    expect(read.events).toEqual(
      mergeEvents([opening, [tell.ended('job_0', 'succeeded')], [tell.ended('job_1', 'failed')]]).events,
    );
    expect(read).toMatchObject({ valid_bytes: own.text.length, last: { seq: 3 }, warnings: [] });
  });

  test('leaves out a torn end and says so', () => {
    const whole = ledger('ledger.ndjson', opening);
    const read = readLedgers([{ ...whole, text: `${whole.text}{"v":1,"se` }], sha256);
    expect(read.events).toEqual(opening);
    expect(read.valid_bytes).toBe(whole.text.length);
    expect(read.warnings).toEqual([
      'The last write to the ledger "/state/runs/x/ledger.ndjson" did not come to its end: 10 bytes from line 3 on are left out',
    ]);
  });

  test('refuses a damaged file with its place and the remedy', () => {
    const whole = ledger('ledger.ndjson', [...opening, tell.ended('job_0', 'succeeded')]);
    const byte = (whole.text.split('\n')[0]?.length ?? 0) + 1;
    expect(refusal([{ ...whole, text: whole.text.replace('"round":1', '"round":7') }])).toBe(
      `Cannot trust the ledger "/state/runs/x/ledger.ndjson": line 2, byte ${byte}: ` +
        'The line and its checksum do not belong together. ' +
        'Put back a whole copy of the file, or start a new run; nothing was started from this one',
    );
  });

  test('refuses a file of a later version and says which', () => {
    const whole = ledger('ledger.ndjson', opening);
    const message = refusal([{ ...whole, text: whole.text.replaceAll('{"v":1,', '{"v":9,') }]);
    expect(message).toContain('The line is of version 9, and this lorchestra reads version 1');
    expect(message).toContain('Use the lorchestra that wrote it, or a later one');
  });

  test('refuses two receipts that contradict each other and names both', () => {
    const one = ledger('ledger.ndjson', [...opening, tell.ended('job_0', 'succeeded', { ended_at: 1000 })]);
    const two = ledger('ledger-2.ndjson', [...opening, tell.ended('job_0', 'failed', { ended_at: 2000 })]);
    const message = refusal([one, two]);
    expect(message).toContain('two receipts of "pipeline.wide/job_0", round 1, attempt 1, differ');
    expect(message).toContain('succeeded at 1970-01-01T00:00:01.000Z');
    expect(message).toContain('failed at 1970-01-01T00:00:02.000Z');
    expect(refusal([two, one])).toBe(message);
  });
});

describe('mergeEvents', () => {
  test('gives both receipts of a conflict and keeps them', () => {
    const [first, second] = [tell.ended('job_0', 'succeeded'), tell.ended('job_0', 'failed')];
    const { events, conflicts } = mergeEvents([[first], [second], [first]]);
    expect(events).toHaveLength(2);
    expect(conflicts).toHaveLength(1);
    expect(new Set([conflicts[0]?.first.status, conflicts[0]?.second.status])).toEqual(new Set(['succeeded', 'failed']));
  });

  test('sees no conflict between attempts, rounds, meanings or jobs', () => {
    const receipts = [
      tell.ended('job_0', 'failed'),
      tell.ended('job_0', 'succeeded', { attempt: 2 }),
      tell.ended('job_0', 'failed', { round: 2 }),
      tell.ended('job_0', 'failed', { digest: 'e'.repeat(64) }),
      tell.ended('job_1', 'failed'),
    ];
    expect(mergeEvents([receipts]).conflicts).toEqual([]);
  });

  test('counts rounds as numbers and compares names by their code units', () => {
    const rounds = [9, 10, 100].map((round) => tell.roundStarted(round));
    expect(mergeEvents([rounds.toReversed()]).events).toEqual(rounds);
    const receipts = ['all/a.b', 'all/a_b', 'all/ab'].map((path) => ({ ...tell.ended('job_0', 'failed'), path }));
    expect(mergeEvents([receipts.toReversed()]).events).toEqual(receipts);
  });

  test('puts the events of a run in the order of its life', () => {
    const life = [
      tell.runStarted(),
      tell.roundStarted(1),
      tell.started('job_0'),
      tell.failedAttempt('job_0'),
      tell.started('job_0', { attempt: 2 }),
      tell.ended('job_0', 'succeeded', { attempt: 2 }),
      tell.started('job_1'),
      tell.roundEnded(1),
      tell.roundStarted(2),
    ];
    expect(mergeEvents([life.toReversed()]).events).toEqual(life);
  });
});
