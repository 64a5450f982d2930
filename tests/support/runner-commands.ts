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
