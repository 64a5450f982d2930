import { isoSeconds } from '../../core/time.ts';
import { fullName, type People } from '../people.ts';
import { seriesOf, uuidCode, uuidOf, type Made, type Series } from '../series.ts';
import { paragraph } from '../words.ts';
import { clientName, type NameOf } from './sessions.ts';
import type { Entity, Labels } from './table.ts';

export function reportLabels(nameOf: NameOf): Labels {
  return {
    statecode: { 0: 'Active', 1: 'Inactive' },
    statuscode: { 1: 'Draft', 2: 'Final', 3: 'Amended', 4: 'Archived' },
    _cre92_client_value: clientName(nameOf),
  };
}

/** Some sections alone, none at all, of nobody, not dated. */
const cases: readonly Entity[] = [
  { cre92_reportstory: null, cre92_currentstrengths: null, cre92_questionnairefindings: null },
  {
    ...{ cre92_reportintro: null, cre92_reportstory: null, cre92_currentstrengths: null },
    ...{ cre92_currenttherapeuticgoals: null, cre92_questionnairefindings: null, cre92_currentquestionnairefindings: null },
  },
  { _cre92_client_value: null },
  { cre92_reportdate: null, statuscode: 1 },
];

export function reports(
  seed: number,
  more: { readonly size: number; readonly people: People; readonly contactId: (index: number) => string },
): Series<Entity> {
  const make = (made: Made): Entity => {
    const at = more.people.clientIndex(made.index);
    return {
      ...report(made, { id: more.contactId(at), name: fullName(more.people.person(at)) ?? 'Client' }),
      ...cases[made.index],
    };
  };
  return seriesOf({ seed, name: 'reports', size: more.size, idOf: uuidOf, codeOf: uuidCode, make });
}

function report({ id, time, random }: Made, client: { readonly id: string; readonly name: string }): Entity {
  return {
    cre92_clientreportid: id,
    cre92_name: `Progress report for ${client.name}`,
    _cre92_client_value: client.id,
    cre92_reportdate: isoSeconds(time - 86_400_000),
    cre92_reportintro: paragraph(random, 2),
    cre92_reportstory: paragraph(random, 6),
    cre92_currentstrengths: paragraph(random, 2),
    cre92_currenttherapeuticgoals: paragraph(random, 3),
    cre92_questionnairefindings: paragraph(random, 2),
    cre92_currentquestionnairefindings: paragraph(random, 2),
    statecode: 0,
    statuscode: random.pick([2, 2, 2, 3, 4]),
    createdon: isoSeconds(time - 2 * 86_400_000),
    modifiedon: isoSeconds(time),
  };
}
