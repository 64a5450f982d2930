import { cities, givenNames, streets, surnames } from '../names.ts';
import { seeded, type Random } from '../random.ts';
import type { Entity } from './table.ts';

const stages = { prospect: 1, onboarding: 2, active: 3, paused: 4, terminated: 5 } as const;

/** Labels of codes, which Dataverse sends beside them when it is asked to. */
export const contactLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cre92_clienttype: { 1: 'Therapy', 2: 'Coaching', 3: 'Consulting', 6: 'Supervision' },
  cre92_lifecyclestage: { 1: 'Prospect', 2: 'Onboarding', 3: 'Active', 4: 'Paused', 5: 'Terminated' },
  statecode: { 0: 'Active', 1: 'Inactive' },
};

/** Records that each hold a case of its own; the rest is filler around them. */
const cases: readonly Entity[] = [
  // Two clients whose folders would have one name.
  { firstname: 'Adam', lastname: 'Dunmore', emailaddress1: 'adam.dunmore@example.org', ...client(stages.active) },
  { firstname: 'Adam', lastname: 'Dewhirst', emailaddress1: 'adam.dewhirst@example.com', ...client(stages.active) },
  // One address for two people.
  { firstname: 'Rosa', lastname: 'Larkfield', emailaddress1: 'larkfield.family@example.org', ...client(stages.active) },
  { firstname: 'Milo', lastname: 'Larkfield', emailaddress1: 'larkfield.family@example.org', ...client(stages.active) },
  // Several kinds of client at once, and codes that hold "1" without being it.
  { firstname: 'Wanda', lastname: 'Eastvale', ...client(stages.active), cre92_clienttype: '1,3,6' },
  { firstname: 'Viggo', lastname: 'Highmoor', ...client(stages.active), cre92_clienttype: '3,6' },
  { firstname: 'Cleo', lastname: 'Ashdown', emailaddress1: null, ...client(stages.active) },
  // Half a name, and none.
  { firstname: null, lastname: 'Saint-Clair', ...client(stages.active) },
  { firstname: null, lastname: null, ...client(stages.active) },
  // Every stage that is not active.
  { firstname: 'Edda', lastname: 'Prospect', ...client(stages.prospect) },
  { firstname: 'Otis', lastname: 'Onboarding', ...client(stages.onboarding) },
  { firstname: 'Ulla', lastname: 'Paused', ...client(stages.paused) },
  { firstname: 'Bruno', lastname: 'Terminated', ...client(stages.terminated) },
  // What no schema lets pass.
  {
    firstname: 'Quirin',
    lastname: 'Quarrydale',
    emailaddress1: 'not an address',
    birthdate: '1985-13-45',
    ...client(stages.active),
  },
];

/** How many contacts there are; four in five are no clients, as in an address book that has grown. */
const contactCount = 160;
const firstChange = Date.UTC(2025, 0, 6, 8);
const lastChange = Date.UTC(2025, 11, 19, 17);

export function contacts(seed: number): readonly Entity[] {
  const random = seeded(seed);
  return Array.from({ length: contactCount }, (_, index) => ({ ...filler(random, index), ...cases[index] })).map(named);
}

function client(stage: number): Entity {
  return { cre92_clienttype: '1', cre92_lifecyclestage: stage, cre92_currentfee: 140 };
}

function filler(random: Random, index: number): Entity {
  const firstname = random.pick(givenNames);
  const lastname = random.pick(surnames);
  const [city, state] = random.pick(cities);
  const created = random.between(firstChange, lastChange);
  const isClient = random.next() < 0.2;
  return {
    contactid: random.uuid(),
    firstname,
    lastname,
    fullname: null,
    // The number keeps addresses apart; what the cases share, they share on purpose.
    emailaddress1: `contact${String(index + 1).padStart(4, '0')}@${random.pick(['example.org', 'example.com'])}`,
    emailaddress2: null,
    telephone1: random.next() < 0.5 ? phone(random) : null,
    mobilephone: random.next() < 0.7 ? phone(random) : null,
    birthdate: random.next() < 0.6 ? day(random.between(Date.UTC(1950, 0, 1), Date.UTC(2005, 0, 1))) : null,
    address1_line1: `${random.between(1, 240)} ${random.pick(streets)}`,
    address1_line2: null,
    address1_city: city,
    address1_stateorprovince: state,
    address1_postalcode: null,
    address1_country: 'Canada',
    cre92_clienttype: isClient ? random.pick(['1', '1', '1', '2', '3']) : null,
    cre92_lifecyclestage: isClient ? random.pick([stages.active, stages.active, stages.paused, stages.terminated]) : null,
    cre92_sharedfolderurl: null,
    cre92_currentfee: isClient ? random.between(9, 18) * 10 : null,
    statecode: 0,
    createdon: second(created),
    modifiedon: second(random.between(created, lastChange)),
  };
}

function named(contact: Entity): Entity {
  const names = [contact['firstname'], contact['lastname']].filter((name) => typeof name === 'string');
  return { ...contact, fullname: names.length === 0 ? null : names.join(' ') };
}

/** 555-01xx is kept free for invented people. */
function phone(random: Random): string {
  return `+1 202 555 01${String(random.between(0, 99)).padStart(2, '0')}`;
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function second(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
