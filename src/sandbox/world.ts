import { contacts } from './dataverse/contacts.ts';
import { peopleOf, type People } from './people.ts';
import type { SandboxContext } from './service.ts';

/** What all services know alike. */
export interface World {
  readonly seed: number;
  readonly people: People;
  /** The Dataverse id of the person with this number. */
  readonly contactId: (index: number) => string;
  /** How many objects there are, of so many at scale 1. */
  readonly count: (atOne: number) => number;
}

export function worldOf({ seed, scale }: Pick<SandboxContext, 'seed' | 'scale'>): World {
  const people = peopleOf(seed, scale);
  return { seed, people, contactId: contacts(seed, people).idOf, count: (atOne) => Math.ceil(atOne * scale) };
}
