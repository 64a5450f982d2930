import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSandboxSettings } from '../../../src/sandbox/settings.ts';
import { seriesOf, uuidCode, uuidOf, type Series } from '../../../src/sandbox/series.ts';
import { pageOf, shelfOf, type Mark } from '../../../src/sandbox/shelf.ts';

function series(size: number, seed = 1): Series<{ readonly number: number }> {
  return seriesOf({ seed, name: 'things', size, idOf: uuidOf, codeOf: uuidCode, make: ({ index }) => ({ number: index }) });
}

describe('a series', () => {
  test('finds each object by its id, and nothing by another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), fc.integer(), (size, place, seed) => {
        const things = series(size, seed);
        const index = place % size;
        const id = things.idOf(index);
        expect(things.indexOf(id)).toBe(index);
        expect(things.indexOf(`${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`)).toBeUndefined();
        expect(things.indexOf(things.idOf(index + size))).toBeUndefined();
        expect(things.timeOf(index)).toBeLessThanOrEqual(things.timeOf(index + 1));
      }),
    );
  });

  test('gives each object the same content whenever and in whatever order it is asked for', () => {
    const things = seriesOf({
      ...{ seed: 3, name: 'x', size: 50, idOf: uuidOf, codeOf: uuidCode },
      make: ({ random }) => [random.next(), random.hex(4)],
    });
    const forth = Array.from({ length: 50 }, (_, index) => things.make(index));
    const back = Array.from({ length: 50 }, (_, index) => things.make(49 - index));
    expect(back.toReversed()).toEqual(forth);
    expect(new Set(forth.map(String)).size).toBe(50);
  });
});

describe('a shelf', () => {
  /** What a list is when nothing is clever: all objects, changed and without the deleted, sorted. */
  test('lists what is there, in order, whatever was changed and however it is paged', () => {
    const change = fc.record({ place: fc.nat(29), kind: fc.constantFrom('move', 'keep', 'remove'), after: fc.nat(40_000_000) });
    const range = fc.record({ size: fc.integer({ min: 1, max: 9 }), newestFirst: fc.boolean(), from: fc.option(fc.nat(29)) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), range, (changes, { size, newestFirst, from }) => {
        const things = series(30);
        const shelf = shelfOf(things);
        const plain = new Map(Array.from({ length: 30 }, (_, index) => [index, things.timeOf(index)]));
        for (const { place, kind, after } of changes) {
          const time = things.timeOf(29) + after;
          const there = plain.has(place);
          if (kind === 'remove') plain.delete(place);
          else if (there && kind === 'move') plain.set(place, time);
          const id = things.idOf(place);
          const done =
            kind === 'remove' ? shelf.remove(id) : shelf.put(id, { number: place }, kind === 'move' ? time : undefined);
          expect(done).toBe(there);
        }
        const since = from === null ? undefined : things.timeOf(from);
        const sign = newestFirst ? -1 : 1;
        const expected = [...plain]
          .filter(([, time]) => since === undefined || time >= since)
          .sort((a, b) => sign * (a[1] - b[1] || a[0] - b[0]));
        const seen: number[] = [];
        let after: Mark | undefined;
        do {
          const { items, next } = pageOf(shelf.walk({ from: since, after, newestFirst }), size);
          seen.push(...items.map((item) => item.value().number));
          after = next ?? undefined;
        } while (after !== undefined);
        expect(seen).toEqual(expected.map(([index]) => index));
      }),
    );
  });

  test('makes only what is asked for', () => {
    let made = 0;
    const make = (): object => ({ made: (made += 1) });
    const shelf = shelfOf(seriesOf({ seed: 1, name: 'many', size: 1_000_000, idOf: uuidOf, codeOf: uuidCode, make }));
    const { items } = pageOf(shelf.walk({ newestFirst: true }), 10);
    for (const item of items) item.value();
    expect(made).toBe(10);
  });
});

describe('the settings of the sandbox', () => {
  test('are plain without variables, and with empty ones', () => {
    const plain = { seed: 1, scale: 1, clock: null, faults: [] };
    expect(readSandboxSettings({})).toEqual(plain);
    expect(
      readSandboxSettings({ LORCHESTRA_SANDBOX_SCALE: '', LORCHESTRA_SANDBOX_CLOCK: '', LORCHESTRA_SANDBOX_FAULTS: '' }),
    ).toEqual(plain);
  });

  test('are read', () => {
    const env = {
      LORCHESTRA_SANDBOX_SCALE: '100',
      LORCHESTRA_SANDBOX_CLOCK: '2026-01-10T09:00:00Z',
      LORCHESTRA_SANDBOX_FAULTS: 'gmail:500x2, stripe/v1/refunds:429,forms:cut',
    };
    expect(readSandboxSettings(env)).toEqual({
      ...{ seed: 1, scale: 100, clock: Date.UTC(2026, 0, 10, 9) },
      faults: [
        { service: 'gmail', path: '', times: 2, reply: 500 },
        { service: 'stripe', path: '/v1/refunds', times: 1, reply: 429 },
        { service: 'forms', path: '', times: 1, reply: 'cut' },
      ],
    });
  });

  test.each([
    ['LORCHESTRA_SANDBOX_SCALE', '0'],
    ['LORCHESTRA_SANDBOX_SCALE', '1.5'],
    ['LORCHESTRA_SANDBOX_SCALE', '1001'],
    ['LORCHESTRA_SANDBOX_CLOCK', 'yesterday'],
    ['LORCHESTRA_SANDBOX_CLOCK', '2026-13-01'],
    ['LORCHESTRA_SANDBOX_FAULTS', 'gmial:500'],
    ['LORCHESTRA_SANDBOX_FAULTS', 'gmail:explode'],
    ['LORCHESTRA_SANDBOX_FAULTS', 'gmail:500x0'],
  ])('refuse %s=%s by name', (name, value) => {
    expect(readSandboxSettings({ [name]: value })).toMatchObject({ name, value });
  });
});
