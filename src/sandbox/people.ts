import { givenNames, surnames } from './names.ts';
import { seeded, seedOf } from './random.ts';

/** Somebody in the address book, as all services know them. */
export interface Person {
  readonly firstname: string | null;
  readonly lastname: string | null;
  readonly email: string | null;
  readonly stage: number | null;
  /** Codes, as Dataverse writes several choices: "1,3,6". Null = no client. */
  readonly type: string | null;
}

const stages = { prospect: 1, onboarding: 2, active: 3, paused: 4, terminated: 5 } as const;

const client = { stage: stages.active, type: '1' } as const;

/** People who each are a case of their own; the rest is filler around them. */
const cases: readonly Partial<Person>[] = [
  // Two clients whose folders would have one name.
  { firstname: 'Adam', lastname: 'Dunmore', email: 'adam.dunmore@example.org', ...client },
  { firstname: 'Adam', lastname: 'Dewhirst', email: 'adam.dewhirst@example.com', ...client },
  // One address for two people.
  { firstname: 'Rosa', lastname: 'Larkfield', email: 'larkfield.family@example.org', ...client },
  { firstname: 'Milo', lastname: 'Larkfield', email: 'larkfield.family@example.org', ...client },
  // Several kinds of client at once, and codes that hold "1" without being it.
  { firstname: 'Wanda', lastname: 'Eastvale', ...client, type: '1,3,6' },
  { firstname: 'Viggo', lastname: 'Highmoor', ...client, type: '3,6' },
  { firstname: 'Cleo', lastname: 'Ashdown', ...client, email: null },
  // Half a name, and none.
  { firstname: null, lastname: 'Saint-Clair', ...client },
  { firstname: null, lastname: null, ...client },
  // Every stage that is not active.
  { firstname: 'Edda', lastname: 'Prospect', ...client, stage: stages.prospect },
  { firstname: 'Otis', lastname: 'Onboarding', ...client, stage: stages.onboarding },
  { firstname: 'Ulla', lastname: 'Paused', ...client, stage: stages.paused },
  { firstname: 'Bruno', lastname: 'Terminated', ...client, stage: stages.terminated },
  // What no schema lets pass.
  { firstname: 'Quirin', lastname: 'Quarrydale', email: 'not an address', ...client },
];
export const malformedContact = cases.length - 1;

/** Four in five are no clients, as in an address book that has grown. */
const clientEvery = 5;

export interface People {
  /** How many there are in the address book. */
  readonly size: number;
  readonly clients: number;
  readonly person: (index: number) => Person;
  /** Where the client with this number stands in the address book; numbers start over after the last. */
  readonly clientIndex: (number: number) => number;
}

export function peopleOf(seed: number, scale: number): People {
  const size = Math.max(cases.length, Math.ceil(160 * scale));
  const clients = cases.length + Math.ceil((size - cases.length) / clientEvery);
  const key = seedOf(seed, 'individuals');
  return {
    size,
    clients,
    clientIndex: (number) => {
      const place = number % clients;
      return place < cases.length ? place : cases.length + (place - cases.length) * clientEvery;
    },
    person: (index) => ({ ...filler(key, index), ...cases[index] }),
  };
}

function filler(key: number, index: number): Person {
  const random = seeded(Math.imul(index + 1, 0xc2b2ae35) ^ key);
  const isClient = index >= cases.length && (index - cases.length) % clientEvery === 0;
  return {
    firstname: random.pick(givenNames),
    lastname: random.pick(surnames),
    // The number keeps addresses apart; what the cases share, they share on purpose.
    email: `contact${String(index + 1).padStart(4, '0')}@${random.pick(['example.org', 'example.com', 'example.net'])}`,
    stage: isClient ? random.pick([stages.active, stages.active, stages.paused, stages.terminated]) : null,
    type: isClient ? random.pick(['1', '1', '1', '2', '3']) : null,
  };
}

export function fullName({ firstname, lastname }: Pick<Person, 'firstname' | 'lastname'>): string | null {
  const names = [firstname, lastname].filter((name) => name !== null);
  return names.length === 0 ? null : names.join(' ');
}

/** The address, when mail could reach it. */
export function reachable({ email }: Person): string | null {
  return email !== null && email.includes('@') ? email : null;
}
