import { isoDay, isoSeconds } from '../../core/time.ts';
import { cities, streets } from '../names.ts';
import { fullName, malformedContact, type People } from '../people.ts';
import type { Random } from '../random.ts';
import { firstChange, seriesOf, uuidCode, uuidOf, type Made, type Series } from '../series.ts';
import type { Entity } from './table.ts';

/** Labels of codes, which Dataverse sends beside them when it is asked to. */
export const contactLabels = {
  cre92_clienttype: { 1: 'Therapy', 2: 'Coaching', 3: 'Consulting', 6: 'Supervision' },
  cre92_lifecyclestage: { 1: 'Prospect', 2: 'Onboarding', 3: 'Active', 4: 'Paused', 5: 'Terminated' },
  statecode: { 0: 'Active', 1: 'Inactive' },
} as const;

/** The address book: one row for each person. */
export function contacts(seed: number, people: People): Series<Entity> {
  return seriesOf({
    ...{ seed, name: 'contacts', size: people.size, idOf: uuidOf, codeOf: uuidCode },
    make: (made) => contact(made, people),
  });
}

function contact({ index, id, time, random }: Made, people: People): Entity {
  const { firstname, lastname, email, stage, type } = people.person(index);
  const [city, state] = random.pick(cities);
  const isClient = type !== null;
  return {
    contactid: id,
    firstname,
    lastname,
    fullname: fullName({ firstname, lastname }),
    emailaddress1: email,
    emailaddress2: null,
    telephone1: random.next() < 0.5 ? phone(random) : null,
    mobilephone: random.next() < 0.7 ? phone(random) : null,
    birthdate: birthdate(index, random),
    address1_line1: `${random.between(1, 240)} ${random.pick(streets)}`,
    address1_line2: null,
    address1_city: city,
    address1_stateorprovince: state,
    address1_postalcode: null,
    address1_country: 'Canada',
    cre92_clienttype: type,
    cre92_lifecyclestage: stage,
    cre92_sharedfolderurl: isClient && random.next() < 0.3 ? `https://files.example.org/clients/${id}` : null,
    cre92_currentfee: isClient ? random.between(9, 18) * 10 : null,
    statecode: 0,
    createdon: isoSeconds(random.between(firstChange - 86_400_000, time)),
    modifiedon: isoSeconds(time),
  };
}

function birthdate(index: number, random: Random): string | null {
  if (index === malformedContact) return '1985-13-45';
  return random.next() < 0.6 ? day(random.between(Date.UTC(1950, 0, 1), Date.UTC(2005, 0, 1))) : null;
}

/** 555-01xx is kept free for invented people. */
function phone(random: Random): string {
  return `+1 202 555 01${String(random.between(0, 99)).padStart(2, '0')}`;
}

function day(ms: number): string {
  return isoDay(ms);
}
