import fc from 'fast-check';
import { expect } from 'vitest';

import { ownPlan } from './column.ts';
import { dump, openHouse, openWorld, type House, type Ran, type World } from './daily.ts';
import { mortal } from './killed.ts';

const plan = await ownPlan('pipeline.daily_all');
/** How many states each test tries. */
const states = Number(process.env['LORCHESTRA_STATES'] ?? 25);

/** A state of world and house, and what may happen to a run that starts from there. */
interface Case {
  readonly seed: number;
  /** Day of January to which the world moves before the run. */
  readonly day: number;
  readonly edits: readonly Edit[];
  /** Which part of all effects comes before the kill, 0 to 1. */
  readonly killAt: number;
  readonly shuffle: number;
}
interface Edit {
  readonly collection: string;
  /** The how-manieth of the newest. */
  readonly place: number;
  readonly members: object | null;
}

const edit = fc.oneof(
  fc.record({ collection: fc.constant('stripe/invoices'), members: fc.constant({ status: 'paid', paid: true }) }),
  fc.record({ collection: fc.constant('stripe/customers'), members: fc.record({ name: fc.string({ maxLength: 20 }) }) }),
  fc.record({
    collection: fc.constant('dataverse/contacts'),
    members: fc.record({ lastname: fc.stringMatching(/^[A-Za-z' .é-]{1,12}$/) }),
  }),
  fc.record({
    collection: fc.constant('dataverse/cre92_clientsessions'),
    members: fc.record({ cre92_sessionnumber: fc.nat(9) }),
  }),
  fc.record({ collection: fc.constant('forms/followup'), members: fc.constant({ answers: {} }) }),
  fc.record({ collection: fc.constantFrom('gmail/acct1', 'graph/ben_mensio', 'dataverse/contacts'), members: fc.constant(null) }),
);
const cases: fc.Arbitrary<Case> = fc.record({
  seed: fc.nat(1_000_000),
  day: fc.integer({ min: 1, max: 20 }),
  edits: fc.array(
    fc.tuple(edit, fc.nat(5)).map(([one, place]) => ({ ...one, place })),
    { maxLength: 4 },
  ),
  killAt: fc.double({ min: 0, max: 1, noNaN: true }),
  shuffle: fc.nat(1_000_000),
});

async function happen(world: World, { day, edits }: Case): Promise<void> {
  world.goTo(`2026-01-${String(day).padStart(2, '0')}T12:00:00Z`);
  for (const { collection, place, members } of edits) {
    const id = (await world.newest(collection))[place];
    if (id !== undefined) await world.change(collection, id, members);
  }
}

function expectGreen({ outcomes, broken }: Ran): void {
  expect(broken).toEqual([]);
  expect([...outcomes].flatMap(([id, outcome]) => (outcome.ok ? [] : [[id, outcome.failure]]))).toEqual([]);
}

/** The same jobs in an order of its own for each seed. */
function shuffled(seed: number): <T>(jobs: readonly T[]) => readonly T[] {
  let state = seed + 1;
  const next = (): number => (state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0);
  return (jobs) =>
    jobs
      .map((job) => ({ job, place: next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ job }) => job);
}

async function killedAndResumed(house: House, most: number): Promise<void> {
  let ran: Ran;
  {
    using _ = mortal(most);
    ran = await house.run({ width: 2 });
  }
  if (ran.broken.length === 0) return expectGreen(ran);
  const done = new Set([...ran.outcomes].filter(([, outcome]) => outcome.ok).map(([id]) => id));
  expectGreen(await house.run({ done, width: 2 }));
}

/**
 * Over many states: one worker and eight agree, a kill anywhere and a resume agree with a run that nobody disturbed, and
 * a second run changes no row and no file. A furnished house has worked on an earlier day; the other is empty.
 */
export async function holdsOverStates({ furnished }: { readonly furnished: boolean }): Promise<void> {
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      await using world = await openWorld({ seed: one.seed, scale: 0.1, day: '2025-12-20T12:00:00Z' });
      using start = openHouse(plan, world);
      if (furnished) expectGreen(await start.run());
      await happen(world, one);
      using alone = openHouse(plan, world, start);
      using crowded = openHouse(plan, world, start);
      using broken = openHouse(plan, world, start);
      const effects = await effectsOf(alone);
      const wanted = dump(alone);
      expectGreen(await crowded.run({ width: 8, order: shuffled(one.shuffle) }));
      expect(dump(crowded)).toEqual(wanted);
      await killedAndResumed(broken, Math.floor(one.killAt * effects));
      expect(dump(broken)).toEqual(wanted);
      const before = dump(alone, true);
      const again = await alone.run();
      expectGreen(again);
      expect([...again.outcomes].filter(([, { report }]) => report.counts?.written !== 0)).toEqual([]);
      expect(dump(alone, true)).toEqual(before);
    }),
    { numRuns: states },
  );
}

/** Runs to the end, and counts what outlives the process. */
async function effectsOf(house: House): Promise<number> {
  using life = mortal();
  expectGreen(await house.run());
  return life.effects();
}
