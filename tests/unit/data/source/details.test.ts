import { describe, expect, test } from 'vitest';
import { mapInParts } from '../../../../src/data/source/details.ts';

const width = { width: 3, part: 4 };
const ten = Array.from({ length: 10 }, (_, index) => index);

/** Work that ends when it is told to, in the order it is told. */
function handWork(): {
  readonly work: (item: number) => Promise<string>;
  readonly begun: number[];
  readonly end: (item: number) => void;
} {
  const waiting = new Map<number, () => void>();
  const begun: number[] = [];
  const work = (item: number): Promise<string> => {
    begun.push(item);
    return new Promise((resolve) => waiting.set(item, () => resolve(`r${item}`)));
  };
  return { work, begun, end: (item) => waiting.get(item)?.() };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('mapInParts', () => {
  test('gives everything in order, in parts', async () => {
    const parts = await Array.fromAsync(mapInParts(ten, width, async (item) => item * 2));
    expect(parts).toEqual([
      [0, 2, 4, 6],
      [8, 10, 12, 14],
      [16, 18],
    ]);
  });

  test('goes on while a part is worked on, never with more than its width', async () => {
    const { work, begun, end } = handWork();
    const parts = mapInParts(ten, width, work);
    const first = parts.next();
    await turn();
    expect(begun).toEqual([0, 1, 2]);
    for (const item of [2, 1, 0, 3]) {
      end(item);
      await turn();
    }
    expect((await first).value).toEqual(['r0', 'r1', 'r2', 'r3']);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('ends with the first failure, after what came whole before it', async () => {
    const seen: (readonly number[])[] = [];
    const started: number[] = [];
    const all = async (): Promise<void> => {
      const work = async (item: number): Promise<number> => {
        started.push(item);
        await turn();
        if (item === 5) throw new Error('no fifth');
        return item;
      };
      for await (const part of mapInParts(ten, width, work)) seen.push(part);
    };
    await expect(all()).rejects.toThrow('no fifth');
    expect(seen).toEqual([[0, 1, 2, 3]]);
    expect(started).not.toContain(9);
  });

  test('begins nothing more when nobody wants any more, and waits for what is under way', async () => {
    const { work, begun, end } = handWork();
    const parts = mapInParts(ten, width, work);
    const first = parts.next();
    for (const item of [0, 1, 2, 3]) {
      await turn();
      end(item);
    }
    await first;
    await turn();
    let over = false;
    const left = parts.return(undefined).then(() => (over = true));
    await turn();
    expect(over).toBe(false);
    for (const item of [4, 5, 6]) end(item);
    await left;
    expect(begun).toHaveLength(7);
  });
});
