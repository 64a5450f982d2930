import { PassThrough } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { liveScreen, paint, plainScreen, quietWriter } from '../../../src/adapters/terminal.ts';
import { fakeClock } from '../../support/fake-clock.ts';

/** A live screen on a terminal of 40 by 10, and every write it made. */
function live(): {
  readonly screen: ReturnType<typeof liveScreen>;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly writes: string[];
} {
  const clock = fakeClock();
  const writes: string[] = [];
  const write = (text: string): void => {
    writes.push(text);
  };
  return { screen: liveScreen({ write, size: () => ({ columns: 40, rows: 10 }), paint: paint(false), clock }), clock, writes };
}

describe('liveScreen', () => {
  it('draws the area below the lines, in one write for a burst of them', () => {
    const { screen, clock, writes } = live();
    let drawn = 0;
    screen.area(({ columns, rows }) => [`area ${(drawn += 1)} ${columns}x${rows}`, 'two']);
    screen.line('a');
    screen.line('b');
    expect(writes).toEqual([]);
    clock.jump(80);
    expect(writes).toEqual(['a\nb\narea 1 39x10\ntwo\n']);
    screen.line('c');
    clock.jump(80);
    expect(writes.at(-1)).toBe('\r\u001b[2A\u001b[Jc\narea 2 39x10\ntwo\n');
  });

  it('draws again each second, so that elapsed times go on', () => {
    const { screen, clock, writes } = live();
    screen.area(({ now }) => [String(now - clock.now())]);
    clock.jump(80);
    clock.jump(3000);
    expect(writes).toHaveLength(4);
  });

  it('takes the area away at the end, lets waiting lines out, and leaves no timer', () => {
    const { screen, clock, writes } = live();
    screen.area(() => ['area']);
    clock.jump(80);
    screen.line('last');
    screen.close();
    expect(writes.at(-1)).toBe('\r\u001b[1A\u001b[Jlast\n');
    expect(clock.pending()).toEqual([]);
    screen.line('after');
    screen.close();
    expect(writes.at(-1)).toBe('after\n');
  });
});

describe('plainScreen', () => {
  it('prints lines at once and never an area', () => {
    const writes: string[] = [];
    const screen = plainScreen((text) => writes.push(text), paint(false));
    screen.area(() => ['area']);
    screen.line('a');
    screen.close();
    expect(writes).toEqual(['a\n']);
  });
});

describe('paint', () => {
  it('changes nothing without colour, and only adds sequences with it', () => {
    expect(paint(false).bad('x')).toBe('x');
    expect(paint(true).bad('x')).toBe('\u001b[31mx\u001b[39m');
  });
});

describe('quietWriter', () => {
  it('outlives its reader: after an error it drops what it is given', () => {
    const stream = new PassThrough();
    const write = quietWriter(stream);
    write('a');
    stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    write('b');
    expect(String(stream.read())).toBe('a');
  });
});
