import { isatty } from 'node:tty';
import { styleText } from 'node:util';

import type { Clock } from '../ports/clock.ts';
import type { Paint, Room, Screen } from '../ports/screen.ts';

/** The two streams of this process, as commands see them. */
export interface Terminal {
  /** Writes to stdout. A reader that has gone away is no error: what nobody reads is dropped. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly paint: Paint;
  readonly errPaint: Paint;
  /** Progress on one of the streams: redrawn in place when it is a terminal, plain lines otherwise. */
  readonly screen: (stream: 'out' | 'err', clock: Clock) => Screen;
  /** Whether the stream is a terminal that can be redrawn. */
  readonly interactive: (stream: 'out' | 'err') => boolean;
}

/** Called once per process. `NO_COLOR`, `FORCE_COLOR` and `TERM=dumb` are respected. */
export function terminal(env: Readonly<Record<string, string | undefined>>): Terminal {
  const streams = { out: process.stdout, err: process.stderr };
  const write = { out: quietWriter(process.stdout), err: quietWriter(process.stderr) };
  const paints = { out: paint(hasColour(process.stdout)), err: paint(hasColour(process.stderr)) };
  const interactive = (stream: 'out' | 'err'): boolean => isatty(streams[stream].fd) && env['TERM'] !== 'dumb';
  return {
    out: write.out,
    err: write.err,
    paint: paints.out,
    errPaint: paints.err,
    interactive,
    screen: (stream, clock) =>
      interactive(stream)
        ? liveScreen({ write: write[stream], size: () => streams[stream], paint: paints[stream], clock })
        : plainScreen(write[stream], paints[stream]),
  };
}

/** A writer that outlives its reader: a closed pipe or a full disk behind stdout must not end a run. */
export function quietWriter(stream: NodeJS.WritableStream): (text: string) => void {
  let open = true;
  stream.on('error', () => {
    open = false;
  });
  return (text) => {
    if (open) stream.write(text);
  };
}

function hasColour(stream: NodeJS.WriteStream): boolean {
  return styleText('bold', 'x', { stream }) !== 'x';
}

export function paint(colour: boolean): Paint {
  const style =
    (format: Parameters<typeof styleText>[0]) =>
    (text: string): string =>
      colour ? styleText(format, text, { validateStream: false }) : text;
  return {
    bold: style('bold'),
    dim: style('dim'),
    good: style('green'),
    bad: style('red'),
    warn: style('yellow'),
    accent: style('cyan'),
  };
}

export function plainScreen(write: (text: string) => void, colours: Paint): Screen {
  return {
    paint: colours,
    live: false,
    timeOfDay,
    line: (text) => write(`${text}\n`),
    area: () => {},
    close: () => {},
  };
}

export function timeOfDay(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}

/** Lines wait this long, so that a burst of them is one write. Milliseconds. */
const gather = 80;
/** Elapsed times are drawn again this often. Milliseconds. */
const tick = 1000;

interface LiveOptions {
  readonly write: (text: string) => void;
  readonly size: () => { readonly columns?: number; readonly rows?: number };
  readonly paint: Paint;
  readonly clock: Clock;
}

/** Lines scroll by above an area that is drawn over and over. Each redraw is one write, so nothing flickers. */
export function liveScreen({ write, size, paint: colours, clock }: LiveOptions): Screen {
  let draw: ((room: Room) => readonly string[]) | null = null;
  let waiting: string[] = [];
  let drawn = 0;
  let closed = false;
  let soon = false;
  let unschedule: (() => void) | null = null;

  const schedule = (ms: number): void => {
    unschedule?.();
    unschedule = clock.after(ms, redraw);
  };
  const redraw = (): void => {
    soon = false;
    const { columns = 80, rows = 24 } = size();
    const area = closed || draw === null ? [] : draw({ columns: columns - 1, rows, now: clock.now() });
    const erase = drawn === 0 ? '' : `\r\u001b[${drawn}A\u001b[J`;
    const text = [...waiting, ...area].map((each) => `${each}\n`).join('');
    waiting = [];
    drawn = area.length;
    if (erase !== '' || text !== '') write(erase + text);
    if (!closed) schedule(tick);
  };
  const redrawSoon = (): void => {
    if (soon || closed) return;
    soon = true;
    schedule(gather);
  };
  return {
    paint: colours,
    live: true,
    timeOfDay,
    line: (text) => {
      if (closed) {
        write(`${text}\n`);
        return;
      }
      waiting.push(text);
      redrawSoon();
    },
    area: (next) => {
      draw = next;
      redrawSoon();
    },
    close: () => {
      if (closed) return;
      closed = true;
      unschedule?.();
      redraw();
    },
  };
}
