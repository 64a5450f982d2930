import { createHash } from 'node:crypto';

/** One question as the sandbox answers it. */
export interface Question {
  /** Eight hex digits, as Google's ids are. */
  readonly id: string;
  /** What can be chosen, in the order of the form. */
  readonly choices: readonly string[];
  /** Other ways to write a choice, each beside the number of its choice. */
  readonly odd: readonly (readonly [text: string, choice: number])[];
  /** Whether the numbers of the choices are the values, so that an answer may be a number. */
  readonly numbered: boolean;
}

export interface Form {
  readonly name: string;
  readonly formId: string;
  /** How many responses there are at scale 1. */
  readonly size: number;
  readonly questions: readonly Question[];
}

type Scale = Pick<Question, 'choices' | 'odd' | 'numbered'>;

const frequency: Scale = {
  choices: ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'],
  odd: [
    ['never', 0],
    ['  NEARLY every day ', 3],
    ['more than half of the days', 2],
  ],
  numbered: true,
};
const difficulty: Scale = {
  choices: ['Not difficult at all', 'Somewhat difficult', 'Very difficult', 'Extremely difficult'],
  odd: [['SOMEWHAT DIFFICULT', 1]],
  numbered: true,
};
const stress: Scale = {
  choices: ['Never', 'Almost never', 'Sometimes', 'Fairly often', 'Very often'],
  odd: [[' sometimes', 2]],
  numbered: true,
};
const likeness: Scale = {
  choices: ['Not at all', 'A little bit', 'Moderately', 'Quite a bit', 'Extremely like me'],
  odd: [['quiet a bit', 3]],
  numbered: true,
};
const agreement: Scale = {
  choices: ['Disagree strongly', 'Disagree a little', 'Neither agree nor disagree', 'Agree a little', 'Strongly agree'],
  odd: [
    ['strongly disagree', 0],
    ['agree', 3],
  ],
  numbered: false,
};
const awareness: Scale = {
  choices: ['Never', 'Rarely', 'Sometimes', 'Often', 'Very often'],
  odd: [['OFTEN', 3]],
  numbered: false,
};
const yesNo: Scale = { choices: ['No', 'Yes'], odd: [['yes ', 1]], numbered: true };
const exposure: Scale = {
  choices: ["Doesn't apply", 'Not sure', 'Learned about it', 'Witnessed it', 'Happened to me'],
  odd: [
    ["(0) doesn't apply", 0],
    ['Doesn’t apply', 0],
  ],
  numbered: true,
};
const safety: Scale = {
  choices: ['Not at all', 'A little', 'Somewhat', 'Mostly', 'Very much like me'],
  odd: [['0 - not at all characteristic of me', 0]],
  numbered: true,
};
const pleasure: Scale = {
  choices: ['Not at all', 'A little', 'Moderately', 'Quite a bit', 'Very much'],
  odd: [['VERY MUCH', 4]],
  numbered: false,
};
const sleep: Scale = {
  choices: ['Never (<1/wk)', 'Occasionally (~1/wk)', 'Sometimes (~2/wk)', 'Often (3-5/wk)', 'Always (6-7/wk)'],
  odd: [['3+ per week', 3]],
  numbered: false,
};

type Section = readonly [measure: string, ...runs: (readonly [count: number, scale: Scale])[]];

const phq9: Section = ['phq9', [9, frequency], [1, difficulty]];
const safe: Section = ['safe', [4, safety]];
const joy: Section = ['joy', [8, pleasure]];
const disturbances: Section = ['sleep_disturbances', [4, sleep]];
const fscrs: Section = ['fscrs', [22, likeness]];
const conscientiousness: Section = ['ipip_neo_60_c', [12, agreement]];
const mindfulness: Section = ['phlms_10', [10, awareness]];

/** The forms of the practice. Answers carry ids and choices alone, so no wording of any instrument is needed here. */
export const forms: readonly Form[] = [
  form('intake_01', 24, [
    ...[phq9, ['gad7', [7, frequency], [1, difficulty]], safe, joy, ['msi', [10, yesNo]]],
    ...[['trauma_exposure', [17, exposure]], ['ptsd_screen', [4, yesNo]], disturbances],
  ] as readonly Section[]),
  form('intake_02', 20, [fscrs, conscientiousness, ['pss_10', [10, stress]], mindfulness]),
  // Without the question about difficulty after the seven about anxiety.
  form('followup', 28, [mindfulness, ['gad7', [7, frequency]], phq9, conscientiousness, fscrs, safe, joy, disturbances]),
  form('ipip120', 8, [['ipip120', [120, agreement]]]),
];

function form(name: string, size: number, sections: readonly Section[]): Form {
  const questions = sections.flatMap(([measure, ...runs]) =>
    runs
      .flatMap(([count, scale]) => Array.from({ length: count }, () => ({ measure, scale })))
      .map(({ scale }, place) => ({ ...scale, id: questionId(name, `${measure}_item${place + 1}`) })),
  );
  return { name, formId: `sandbox-form-${name.replace('_', '-')}`, size, questions };
}

/** Bindings name the same ids. */
export function questionId(binding: string, item: string): string {
  return createHash('sha256').update(`${binding}:${item}`).digest('hex').slice(0, 8);
}
