import { work } from './app/worker.ts';

await work();
