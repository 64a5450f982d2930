import { sha256 } from '../../src/adapters/hash.ts';
import { openAppendFile } from '../../src/adapters/state/append-file.ts';
import { emptyLedger } from '../../src/ledger/encoding.ts';
import { openLedger } from '../../src/ledger/writer.ts';
import { widePlan } from './arbitrary-plan.ts';
import { narrate } from './events.ts';

/** Appends to the ledger given as the argument until that fails; prints how many events were kept, and the refusals. */
const [path = ''] = process.argv.slice(2);
const tell = narrate(widePlan(1));
const ledger = openLedger({ file: openAppendFile(path, 0), last: emptyLedger, sha256 });
const refusals: string[] = [];
let kept = 0;
while (refusals.length < 2) {
  try {
    ledger.append(tell.roundStarted(kept + 1));
    await ledger.pending();
    kept += 1;
  } catch (error) {
    refusals.push(error instanceof Error ? `${error.name}: ${error.message}` : 'Something was thrown');
  }
}
process.stdout.write(JSON.stringify({ kept, refusals }));
