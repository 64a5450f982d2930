import { parentPort, workerData } from 'node:worker_threads';
import { openWarehouse } from '../../src/adapters/sqlite/warehouse.ts';

/** Opens a warehouse at the moment when the gate opens, so that several threads meet on a new file. */
const { file, gate } = workerData as { readonly file: string; readonly gate: SharedArrayBuffer };
parentPort?.postMessage('ready');
Atomics.wait(new Int32Array(gate), 0, 0);
try {
  openWarehouse({ file, views: [] }).close();
  parentPort?.postMessage('opened');
} catch (error) {
  parentPort?.postMessage(String(error));
}
