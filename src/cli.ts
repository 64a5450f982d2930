#!/usr/bin/env node
import { main } from './app/cli.ts';
import { surroundings } from './app/entry.ts';

process.exitCode = await main({
  argv: process.argv.slice(2),
  env: surroundings(process.env),
  cwd: process.cwd(),
  url: import.meta.url,
});
