/**
 * The GitHub runner's own reading of a step's output, written after its ActionCommand and ProcessInvoker: lines end with
 * CR, LF or both; `::name ...::` counts after leading white space; `##[name ...]` counts anywhere. The runner then keeps to
 * the names it knows; here every name counts, and more characters count as white space.
 */
export interface RunnerCommand {
  readonly line: number;
  readonly name: string;
}

const whiteSpace = /^[\s\u0085\u180e\u200b-\u200f\u2060\ufeff]+/;

export function runnerCommands(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((text, index) => {
    const name = secondVersion(text) ?? firstVersion(text);
    return name === null ? [] : [{ line: index + 1, name }];
  });
}

function secondVersion(text: string): string | null {
  const line = text.replace(whiteSpace, '');
  if (!line.startsWith('::')) return null;
  const end = line.indexOf('::', 2);
  return end < 0 ? null : nameOf(line.slice(2, end));
}

function firstVersion(text: string): string | null {
  const start = text.indexOf('##[');
  if (start < 0) return null;
  const end = text.indexOf(']', start);
  return end < 0 ? null : nameOf(text.slice(start + 3, end));
}

function nameOf(info: string): string {
  const space = info.indexOf(' ');
  return (space < 0 ? info : info.slice(0, space)).toLowerCase();
}

/** A command with all that it says, as the runner takes it apart. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly value: string;
}

/** The commands of the second version in an output; of the first version, which nobody writes on purpose, the names. */
export function workflowCommands(output: string): readonly WorkflowCommand[] {
  const lines = output.split(/\r\n|\r|\n/);
  return runnerCommands(output).map(({ line, name }) => {
    const parts = /::\S+?(?: (.*?))?::(.*)$/.exec(lines[line - 1] ?? '');
    const pairs = (parts?.[1] ?? '').split(',').flatMap((pair) => (pair.includes('=') ? [pair.split(/=(.*)/, 2)] : []));
    const properties = Object.fromEntries(pairs.map(([key = '', value = '']) => [key.trim(), unescaped(value)]));
    return { name, properties, value: unescaped(parts?.[2] ?? '') };
  });
}

function unescaped(text: string): string {
  const meanings: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return text.replace(/%0D|%0A|%3A|%2C|%25/g, (code) => meanings[code] ?? code);
}
