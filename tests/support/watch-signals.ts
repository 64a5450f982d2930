/** Watches signals and tells on stdout what came of them; ends at the second one. */
import { watchSignals } from '../../src/adapters/process/self.ts';

const watch = watchSignals();
// Signals alone do not keep a process alive.
const { port1: alive } = new MessageChannel();
alive.on('message', () => {});
watch.cancel.addEventListener('abort', () => process.stdout.write(`cancelled by ${String(watch.cancel.reason)}\n`));
watch.onSecond(() => {
  process.stdout.write('second\n');
  watch.stop();
  alive.close();
});
process.stdout.write('watching\n');
