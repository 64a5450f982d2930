import type { Random } from './random.ts';

/** Sentences about nobody; what is long in the sandbox is made of them. */
const sentences = [
  'We went over the week and what had been hard about it.',
  'Sleep was better on the days with a walk in the evening.',
  'The plan from last time had worked on four days out of seven.',
  'Work has been busy, and the breaks were the first thing to go.',
  'A phone call with a friend had helped more than expected.',
  'We practised slow breathing and talked about when to use it.',
  'The diary shows two evenings that need a closer look.',
  'There was some doubt whether the goal is still the right one.',
  'We wrote down three small steps and put a day beside each.',
  'Mornings remain the best time of the day.',
  'The walk to the harbour has become a habit.',
  'Music helps, provided that it is not too loud.',
  'We looked at what happened before the difficult moment.',
  'The café at the corner is a good place to start from.',
  'Next time we will begin with the diary.',
  'It was said twice that asking for help felt natural this time.',
  'The old pattern was noticed early, and named.',
  'A list of pleasant activities was begun.',
] as const;

export function sentence(random: Random): string {
  return random.pick(sentences);
}

export function paragraph(random: Random, count: number): string {
  return Array.from({ length: count }, () => sentence(random)).join(' ');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
