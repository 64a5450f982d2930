/** The stand-in services in a process of their own, so that what they cost counts for nobody. Arguments: scale, day. */
import { openSandbox } from '../src/sandbox/sandbox.ts';

const [, , scale, day] = process.argv;
const now = (): number => (day === undefined ? Date.now() : Date.parse(day));
const { variables } = await openSandbox({ seed: 1, scale: Number(scale), now, machineTime: () => Date.now() });
console.log(JSON.stringify(variables));
process.stdin.resume().on('end', () => process.exit());
