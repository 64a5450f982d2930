import { iso } from '../../core/time.ts';
import { reachable } from '../people.ts';
import { seriesOf, type Made, type Series } from '../series.ts';
import type { JsonMembers } from '../service.ts';
import type { World } from '../world.ts';
import type { Form, Question } from './questions.ts';

/** The texts that one question was answered with; null = left open. */
type Answering = (question: Question, place: number) => readonly string[] | null;

export function responses(world: World, form: Form): Series<JsonMembers> {
  return seriesOf({
    ...{ seed: world.seed, name: `forms ${form.name}`, size: world.count(form.size) },
    idOf: (code, random) => `ACYDBN${code}${random.hex(20)}`,
    codeOf: (id) => /^ACYDBN([0-9a-f]{8})/.exec(id)?.[1],
    make: (made) => response(made, { world, form }),
  });
}

function response(made: Made, { world, form }: { readonly world: World; readonly form: Form }): JsonMembers {
  const { index, id, time, random } = made;
  const person = world.people.person(world.people.clientIndex(index));
  // Each person leans to one end of the scales, now more, now less.
  const lean = random.next();
  const usual: Answering = ({ choices }) => [
    choices[Math.min(choices.length - 1, Math.floor((lean * 0.6 + random.next() * 0.4) * choices.length))] ?? '',
  ];
  const answering = cases[index] ?? usual;
  const email = index === anonymous || index % 9 === 8 ? null : reachable(person);
  const submitted = micro(time);
  return {
    responseId: id,
    createTime: submitted,
    lastSubmittedTime: submitted,
    ...(email === null ? {} : { respondentEmail: email }),
    answers: answersOf(form.questions, (question, place) => answering(question, place) ?? null),
    ...(form.name === 'ipip120' && index === malformed ? { responseId: undefined } : {}),
  };
}

const anonymous = 9;
/** A response that came without its id. */
const malformed = 3;

function choice(place: number): Answering {
  return ({ choices }) => [choices.at(place) ?? ''];
}

function leavingOut(count: number): Answering {
  return (question, place) => (place < count ? null : choice(1)(question, place));
}

/** Responses that each hold a case of their own. */
const cases: readonly Answering[] = [
  choice(0),
  choice(1),
  choice(-1),
  leavingOut(1),
  leavingOut(2),
  // An answer that nobody knows.
  (question, place) => (place === 4 ? ['rather not say'] : choice(1)(question, place)),
  (question, place) => (question.numbered ? ['1'] : choice(1)(question, place)),
  // Other words and other spelling for the same.
  (question, place) => {
    const other = question.odd[place % Math.max(1, question.odd.length)];
    return [other === undefined ? (question.choices[0] ?? '') : other[0]];
  },
  // Two boxes ticked.
  (question, place) => (place === 0 ? question.choices.slice(0, 2) : choice(0)(question, place)),
];

function answersOf(questions: readonly Question[], answering: Answering): JsonMembers {
  const answered = questions.flatMap((question, place) => {
    const texts = answering(question, place);
    if (texts === null) return [];
    return [[question.id, { questionId: question.id, textAnswers: { answers: texts.map((value) => ({ value })) } }] as const];
  });
  return Object.fromEntries(answered);
}

/** As Google writes times: six digits after the second. */
export function micro(ms: number): string {
  return iso(ms).replace('Z', '000Z');
}
