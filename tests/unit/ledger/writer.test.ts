import { describe, expect, test } from 'vitest';

import { sha256 } from '../../../src/adapters/hash.ts';
import { Defect } from '../../../src/core/defect.ts';
import { decodeLedger, emptyLedger } from '../../../src/ledger/encoding.ts';
import { openLedger } from '../../../src/ledger/writer.ts';
import { StateError, type AppendFile } from '../../../src/ports/state.ts';
import { widePlan } from '../../support/arbitrary-plan.ts';
import { narrate } from '../../support/events.ts';

const tell = narrate(widePlan(2));
const full = new StateError('Cannot append to "ledger.ndjson": no space is left on the device');

interface MemoryFile {
  readonly file: AppendFile;
  readonly writes: string[];
  /** What the syncs under way wait for, oldest first. */
  readonly syncs: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[];
}

function memoryFile(failAt = Number.POSITIVE_INFINITY): MemoryFile {
  const writes: string[] = [];
  const syncs: MemoryFile['syncs'] = [];
  const append = (text: string): void => {
    if (writes.length >= failAt) throw full;
    writes.push(text);
  };
  const sync = (): Promise<void> => new Promise((resolve, reject) => syncs.push({ resolve, reject }));
  return { file: { append, sync, close: () => {} }, writes, syncs };
}

describe('openLedger', () => {
  test('waits for the device with what is announced, and with nothing else', async () => {
    const { file, syncs } = memoryFile();
    const ledger = openLedger({ file, last: emptyLedger, sha256 });
    const waits: boolean[] = [];
    for (const event of [
      tell.runStarted(),
      tell.roundStarted(1),
      tell.started('job_0'),
      tell.failedAttempt('job_0'),
      tell.ended('job_0', 'succeeded', { attempt: 2 }),
      tell.roundEnded(1),
    ]) {
      ledger.append(event);
      waits.push(ledger.pending() !== null);
      syncs.pop()?.resolve();
      await ledger.pending();
      expect(ledger.pending()).toBeNull();
    }
    expect(waits).toEqual([true, true, false, false, true, true]);
  });

  test('is pending until the device has the event', async () => {
    const { file, syncs } = memoryFile();
    const ledger = openLedger({ file, last: emptyLedger, sha256 });
    ledger.append(tell.runStarted());
    let settled = false;
    void ledger.pending()?.then(() => (settled = true));
    ledger.append(tell.started('job_0'));
    await Promise.resolve();
    expect(settled).toBe(false);
    syncs[0]?.resolve();
    await ledger.pending();
    expect([syncs.length, ledger.pending()]).toEqual([1, null]);
  });

  test('never has two events on the way to the device that are to be announced', () => {
    const { file, writes } = memoryFile();
    const ledger = openLedger({ file, last: emptyLedger, sha256 });
    ledger.append(tell.runStarted());
    expect(() => ledger.append(tell.roundStarted(1))).toThrow(Defect);
    expect(writes).toHaveLength(1);
  });

  test('goes on where the file ends', () => {
    const { file, writes } = memoryFile();
    openLedger({ file, last: emptyLedger, sha256 }).append(tell.runStarted());
    const { last } = decodeLedger(writes.join(''), sha256);
    openLedger({ file, last, sha256 }).append(tell.roundStarted(1));
    const decoded = decodeLedger(writes.join(''), sha256);
    expect(decoded.events).toEqual([tell.runStarted(), tell.roundStarted(1)]);
    expect(decoded.damage).toBeNull();
  });

  test('never tries again after an append that failed', () => {
    const { file, writes } = memoryFile(1);
    const ledger = openLedger({ file, last: emptyLedger, sha256 });
    ledger.append(tell.started('job_0'));
    expect(() => ledger.append(tell.started('job_1'))).toThrow('no space is left on the device');
    writes.length = 0;
    expect(() => ledger.append(tell.started('job_1'))).toThrow(StateError);
    expect(() => ledger.append(tell.started('job_1'))).toThrow('an earlier append has failed');
    expect(writes).toEqual([]);
  });

  test('never tries again after the device has refused', async () => {
    const { file, writes, syncs } = memoryFile();
    const ledger = openLedger({ file, last: emptyLedger, sha256 });
    ledger.append(tell.runStarted());
    syncs[0]?.reject(full);
    await expect(ledger.pending()).rejects.toBe(full);
    await expect(ledger.pending()).rejects.toBe(full);
    expect(() => ledger.append(tell.started('job_0'))).toThrow('an earlier append has failed');
    expect(writes).toHaveLength(1);
  });
});
