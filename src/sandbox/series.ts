import { seeded, seedOf, type Random } from './random.ts';

/** The time that the data of the sandbox covers, milliseconds. */
export const firstChange = Date.UTC(2025, 0, 6, 8);
export const lastChange = Date.UTC(2025, 11, 19, 17);

/**
 * Objects that are made when they are asked for, each from its number alone, so that a large sandbox starts and pages as
 * fast as a small one. Their times grow with their numbers.
 */
export interface Series<T> {
  readonly size: number;
  readonly idOf: (index: number) => string;
  /** The number of the object with this id; undefined when there is none. */
  readonly indexOf: (id: string) => number | undefined;
  /** Milliseconds. */
  readonly timeOf: (index: number) => number;
  readonly make: (index: number) => T;
}

export interface SeriesPlan<T> {
  readonly seed: number;
  /** Keeps series of one seed apart. */
  readonly name: string;
  readonly size: number;
  /** Whatever id the service would give; the code of 8 hex digits tells which object it is. */
  readonly idOf: (code: string, random: Random) => string;
  readonly codeOf: (id: string) => string | undefined;
  readonly make: (made: Made) => T;
}

/** What an object is made from. */
export interface Made {
  readonly index: number;
  readonly id: string;
  readonly time: number;
  readonly random: Random;
}

/** Odd, so that multiplying by it can be undone; its digits are those of the golden ratio. */
const factor = 0x9e3779b1;
const inverse = inverseOf(factor);
const codePattern = /^[0-9a-f]{8}$/;

export function seriesOf<T>({ seed, name, size, ...plan }: SeriesPlan<T>): Series<T> {
  const key = seedOf(seed, name);
  const randomOf = (index: number, purpose: number): Random => seeded(Math.imul(index + 1, 0x85ebca6b) ^ key ^ purpose);
  const codeOf = (index: number): string => ((Math.imul(index, factor) ^ key) >>> 0).toString(16).padStart(8, '0');
  const idOf = (index: number): string => plan.idOf(codeOf(index), randomOf(index, idPurpose));
  const timeOf = (index: number): number =>
    Math.floor(firstChange + ((index + randomOf(index, timePurpose).next()) * (lastChange - firstChange)) / Math.max(1, size));
  return {
    size,
    idOf,
    timeOf,
    indexOf: (id) => {
      const code = plan.codeOf(id);
      if (code === undefined || !codePattern.test(code)) return undefined;
      const index = Math.imul(Number.parseInt(code, 16) ^ key, inverse) >>> 0;
      return index < size && idOf(index) === id ? index : undefined;
    },
    make: (index) => plan.make({ index, id: idOf(index), time: timeOf(index), random: randomOf(index, contentPurpose) }),
  };
}

const idPurpose = 0x1d;
const timePurpose = 0x2e;
const contentPurpose = 0x3f;

/** A UUID of version 4 that starts with the code. */
export function uuidOf(code: string, random: Random): string {
  return `${code}-${random.hex(4)}-4${random.hex(3)}-${'89ab'.charAt(random.between(0, 3))}${random.hex(3)}-${random.hex(12)}`;
}

export function uuidCode(id: string): string | undefined {
  return /^([0-9a-f]{8})-/.exec(id)?.[1];
}

/** Newton's way to the inverse modulo 2^32: each step doubles the digits that are right. */
function inverseOf(odd: number): number {
  let found = odd;
  for (let step = 0; step < 5; step += 1) found = Math.imul(found, 2 - Math.imul(odd, found));
  return found;
}
