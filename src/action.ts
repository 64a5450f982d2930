import { main } from './app/action.ts';

process.exitCode = await main({ argv: [], env: process.env, cwd: process.cwd(), url: import.meta.url });
