import { isoSeconds } from '../../core/time.ts';
import { fullName, type People } from '../people.ts';
import type { Random } from '../random.ts';
import { seriesOf, uuidCode, uuidOf, type Made, type Series } from '../series.ts';
import { escapeHtml, paragraph, sentence } from '../words.ts';
import type { Entity, Labels } from './table.ts';

const statuses = { 1: 'Scheduled', 2: 'Completed', 3: 'Cancelled', 4: 'In Progress', 5: 'No Show' } as const;
const completed = 2;
const labelled = {
  cre92_sessionstatus: statuses,
  cre92_sessiontype: { 1: 'Individual', 2: 'Couple', 3: 'Intake' },
  cre92_notefinalized: { true: 'Yes', false: 'No' },
  cre92_clientsummarysent: { true: 'Yes', false: 'No' },
  cre92_transcriptprocessed: { true: 'Yes', false: 'No' },
  statecode: { 0: 'Active', 1: 'Inactive' },
  statuscode: { 1: 'Active', 2: 'Inactive' },
} as const;

/** How a table names the client that a row belongs to. */
export type NameOf = (contactid: string) => string | null;

export function sessionLabels(nameOf: NameOf): Labels {
  return { ...labelled, _cre92_client_value: clientName(nameOf) };
}

export function clientName(nameOf: NameOf): (row: Entity) => string | null {
  return (row) => nameOf(String(row['_cre92_client_value']));
}

/** Sessions that each hold a case of their own. */
const cases: readonly Entity[] = [
  // Of nobody, without a number, and with what holds no words.
  { _cre92_client_value: null },
  { cre92_sessionnumber: null },
  { cre92_clientsessiontranscript: '' },
  { cre92_clientsessiontranscript: '<p> </p>' },
  // Neither note nor summary.
  { cre92_clientsessionnote: null, cre92_clientsessionsummary: null },
  {
    cre92_clientsessionnote:
      '<h2>Course</h2><p>First things &amp; last things. <a href="https://example.org/plan?a=1&amp;b=2">The plan</a></p>' +
      '<ul><li>sleep<ul><li>evenings</li></ul></li><li>work</li></ul><ol><li>diary</li><li><strong>walk</strong></li></ol>',
  },
  { cre92_sessionstatus: 1 },
  { cre92_sessionstatus: 3 },
  { cre92_sessionstatus: 5 },
  { cre92_sessionstatus: null },
  { cre92_notefinalized: false, cre92_clientsummarysent: false },
  // What no schema lets pass.
  { cre92_duration: 50.5 },
];

/** The sessions of the clients, round by round: everybody's first, then everybody's second. */
export function sessions(
  seed: number,
  more: { readonly size: number; readonly people: People; readonly contactId: (index: number) => string },
): Series<Entity> {
  const make = (made: Made): Entity => {
    const { people, contactId } = more;
    const at = people.clientIndex(made.index);
    const client = {
      id: contactId(at),
      name: fullName(people.person(at)) ?? 'Client',
      number: Math.floor(made.index / people.clients) + 1,
    };
    return { ...session(made, client), ...cases[made.index] };
  };
  return seriesOf({ seed, name: 'sessions', size: more.size, idOf: uuidOf, codeOf: uuidCode, make });
}

function session(
  { id, index, time, random }: Made,
  client: { readonly id: string; readonly name: string; readonly number: number },
): Entity {
  const minutes = random.pick([50, 50, 60, 90]);
  const start = Math.floor(time / 3_600_000) * 3_600_000 - 86_400_000;
  return {
    cre92_clientsessionid: id,
    cre92_name: `${client.name}, session ${client.number}`,
    _cre92_client_value: client.id,
    cre92_starttime: isoSeconds(start),
    cre92_endtime: isoSeconds(start + minutes * 60_000),
    cre92_duration: minutes,
    cre92_sessionnumber: client.number,
    cre92_sessionstatus: completed,
    cre92_sessiontype: client.number === 1 ? 3 : random.pick([1, 1, 1, 2]),
    cre92_clientsessionnote: note(random),
    cre92_clientsessionsummary: `<p>${escapeHtml(paragraph(random, 3))}</p><p>Until next time.</p>`,
    cre92_clientsessiontranscript: index % 6 === 0 ? transcript(random) : null,
    cre92_scaffold: null,
    cre92_notefinalized: true,
    cre92_clientsummarysent: random.next() < 0.7,
    cre92_transcriptprocessed: index % 12 === 0,
    cre92_fee: random.between(9, 18) * 10,
    statecode: 0,
    statuscode: 1,
    createdon: isoSeconds(start - 7 * 86_400_000),
    modifiedon: isoSeconds(time),
  };
}

function note(random: Random): string {
  const parts = ['Subjective', 'Objective', 'Assessment', 'Plan'] as const;
  return parts.map((part) => `<h3>${part}</h3><p>${escapeHtml(paragraph(random, random.between(2, 5)))}</p>`).join('');
}

function transcript(random: Random): string {
  const turns = random.between(40, 200);
  return Array.from(
    { length: turns },
    (_, turn) => `<p><b>${turn % 2 === 0 ? 'Therapist' : 'Client'}:</b> ${sentence(random)}</p>`,
  ).join('');
}
