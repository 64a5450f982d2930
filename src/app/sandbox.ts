import { watchSignals } from '../adapters/process/self.ts';
import type { Terminal } from '../adapters/terminal.ts';
import { startSandbox } from '../adapters/workers/sandbox.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { serviceNames } from '../sandbox/settings.ts';
import { siblingEntry, type Entry } from './entry.ts';
import { refuse } from './refuse.ts';
import { sandboxSettings } from './settings.ts';

/** Serves the stand-in services until a signal asks it to end. What it prints can be read by a shell. */
export async function sandbox({ entry, screen }: { readonly entry: Entry; readonly screen: Terminal }): Promise<number> {
  const diagnostics: Diagnostic[] = [];
  const settings = sandboxSettings(entry.env, diagnostics);
  if (settings === null) return refuse(screen, diagnostics, false);
  const signals = watchSignals();
  const running = await startSandbox(siblingEntry(entry.url, 'worker'), settings);
  try {
    screen.out(said(running));
    await aborted(signals.cancel);
  } finally {
    await running.close();
    signals.stop();
  }
  return exitCodes.success;
}

function said({ url, variables }: { readonly url: string; readonly variables: Readonly<Record<string, string>> }): string {
  const width = Math.max(...serviceNames.map((name) => name.length));
  const lines = [
    '# Stand-in services with made-up data. Ctrl-C ends them, and what was changed in them is gone.',
    ...[...serviceNames, 'control'].map((name) => `#   ${name.padEnd(width)}  ${url}/${name}`),
    '# Variables that lead jobs to them, for a profile that holds no real data:',
    ...Object.entries(variables)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `export ${name}=${quoted(value)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
