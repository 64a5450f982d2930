#!/usr/bin/env node
import { main } from './app/solution/main.ts';

process.exitCode = await main({ argv: process.argv.slice(2), env: process.env, cwd: process.cwd(), url: import.meta.url });
