/** Takes $2... bytes of a flooding program into a log below $1 and prints what the log and the memory came to. */
import { createLogBook } from '../../src/adapters/job-logs.ts';
import { createProcesses } from '../../src/adapters/process/processes.ts';
import { createRedactor } from '../../src/core/redact.ts';
import { exitOf, lab, watch } from './childlab.ts';

const [folder = '', ...argv] = process.argv.slice(2);
const processes = createProcesses();
const book = createLogBook({ folder, redactor: createRedactor(['c4n4ry-Zq8vXw2L']), cap: 4 * 1024 * 1024 });
const log = book.open({ path: 'flood', round: 1, attempt: 1 });
const exit = await exitOf(watch(processes, { argv: [lab('flood.sh'), ...argv] }, { output: log.write }));
const { code } = exit;
const reference = log.close();
const tail = log.tail(1)[0]?.length;
const peakMib = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ code, reference, tail, peakMib }));
processes.dispose();
