/** The stand-in services in a process of their own, so that what they cost counts for nobody. Argument: the scale. */
import { openSandbox } from '../src/sandbox/sandbox.ts';

const { variables } = await openSandbox({ seed: 1, scale: Number(process.argv[2]), now: () => Date.now() });
console.log(JSON.stringify(variables));
process.stdin.resume().on('end', () => process.exit());
