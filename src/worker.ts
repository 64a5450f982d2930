import { work } from './app/worker.ts';

work();
