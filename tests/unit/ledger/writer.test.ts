import { describe, expect, test } from 'vitest';

import { sha256 } from '../../../src/adapters/hash.ts';
import { decodeLedger, emptyLedger } from '../../../src/ledger/encoding.ts';
import { openLedger } from '../../../src/ledger/writer.ts';
import { StateError, type AppendFile } from '../../../src/ports/state.ts';
import { widePlan } from '../../support/arbitrary-plan.ts';
import { narrate } from '../../support/events.ts';

const tell = narrate(widePlan(2));

function memoryFile(failAt = Number.POSITIVE_INFINITY): { readonly file: AppendFile; readonly writes: [string, boolean][] } {
  const writes: [string, boolean][] = [];
  const append = (text: string, durable: boolean): void => {
    if (writes.length >= failAt) throw new StateError('Cannot append to "ledger.ndjson": no space is left on the device');
    writes.push([text, durable]);
  };
  return { file: { append, close: () => {} }, writes };
}

describe('openLedger', () => {
  test('makes durable what is announced, and only that', () => {
    const { file, writes } = memoryFile();
    const ledger = openLedger({ file, last: emptyLedger, sha256 });
    ledger.append(tell.runStarted());
    ledger.append(tell.roundStarted(1));
    ledger.append(tell.started('job_0'));
    ledger.append(tell.failedAttempt('job_0'));
    ledger.append(tell.ended('job_0', 'succeeded', { attempt: 2 }));
    ledger.append(tell.roundEnded(1));
    expect(writes.map(([, durable]) => durable)).toEqual([true, true, false, false, true, true]);
  });

  test('goes on where the file ends', () => {
    const { file, writes } = memoryFile();
    openLedger({ file, last: emptyLedger, sha256 }).append(tell.runStarted());
    const { last } = decodeLedger(writes.map(([text]) => text).join(''), sha256);
    openLedger({ file, last, sha256 }).append(tell.roundStarted(1));
    const decoded = decodeLedger(writes.map(([text]) => text).join(''), sha256);
    expect(decoded.events).toEqual([tell.runStarted(), tell.roundStarted(1)]);
    expect(decoded.damage).toBeNull();
  });

  test('never tries again after an append that failed', () => {
    const { file, writes } = memoryFile(1);
    const ledger = openLedger({ file, last: emptyLedger, sha256 });
    ledger.append(tell.runStarted());
    expect(() => ledger.append(tell.roundStarted(1))).toThrow('no space is left on the device');
    writes.length = 0;
    expect(() => ledger.append(tell.roundStarted(1))).toThrow(StateError);
    expect(() => ledger.append(tell.roundStarted(1))).toThrow('an earlier append has failed');
    expect(writes).toEqual([]);
  });
});
