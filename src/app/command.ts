import { Command, CommanderError, Option } from 'commander';

import { terminal, type Terminal } from '../adapters/terminal.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { caught } from './caught.ts';
import type { Entry } from './entry.ts';
import { version } from './version.ts';

/** What each verb of a command works with. */
export interface Wiring {
  readonly entry: Entry;
  readonly screen: Terminal;
  /** Takes the exit code. */
  readonly done: (code: number) => void;
}

/** Does what the words of the command line say. Returns the exit code; throws nothing. */
export async function obey(entry: Entry, commands: (wiring: Wiring) => Command): Promise<number> {
  const screen = terminal(entry.env);
  let code: number = exitCodes.success;
  const program = commands({ entry, screen, done: (value) => (code = value) });
  try {
    await program.parseAsync([...entry.argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.success : exitCodes.invalid;
    return caught(error, screen.err);
  }
}

/** A command without verbs yet, with help and version as all of ours have them. */
export function bareCommand(name: string, description: string, screen: Terminal): Command {
  return new Command(name)
    .description(description)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showSuggestionAfterError(true)
    .configureOutput({ writeOut: screen.out, writeErr: screen.err })
    .exitOverride();
}

export function withProfile(command: Command): Command {
  return command.option(
    '--profile <name>',
    'where data lives and which services are called (else LORCHESTRA_PROFILE, lorchestra.yaml, sandbox)',
  );
}

export function jsonOption(): Option {
  return new Option('--json', 'print one JSON value on standard output and nothing else');
}

export function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;
}
