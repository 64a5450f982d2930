import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readSnapshot, type Snapshot } from '../../../src/definition/snapshot.ts';
import { describe as words, differences, renderSnapshot, untrueRemovals } from '../../../src/plan/snapshot.ts';

const file = 'lorchestra.snapshot.yaml';

function read(text: string): Snapshot {
  const checked = readSnapshot({ file, text });
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('\n'));
  return checked.value;
}

const before: Snapshot['composites'] = {
  nightly: {
    stages: [
      { name: 'fetch', jobs: ['a', 'b'] },
      { name: 'check', jobs: ['c'] },
    ],
  },
};
const changed = (...stages: Snapshot['composites'][string]['stages']): Snapshot['composites'] => ({ nightly: { stages } });

describe('differences', () => {
  it.each([
    ['nothing', before, []],
    ['an added job', changed({ name: 'fetch', jobs: ['a', 'b', 'd'] }, { name: 'check', jobs: ['c'] }), ['+ nightly / fetch: d']],
    [
      'a removed job',
      changed({ name: 'fetch', jobs: ['a'] }, { name: 'check', jobs: ['c'] }),
      ['- nightly / fetch: b (no reason is written down)'],
    ],
    [
      'a moved job',
      changed({ name: 'fetch', jobs: ['a'] }, { name: 'check', jobs: ['c', 'b'] }),
      ['! nightly / check: b (was in fetch)'],
    ],
    [
      'another order',
      changed({ name: 'fetch', jobs: ['b', 'a'] }, { name: 'check', jobs: ['c'] }),
      ['! nightly: the order of its stages or jobs'],
    ],
    ['a composite that is gone', {}, ['- nightly: the composite (no reason is written down)']],
    ['a new composite', { ...before, weekly: { stages: [{ name: 's', jobs: ['a'] }] } }, ['+ weekly: the composite']],
  ])('tell %s', (_what, now, expected) => {
    expect(differences(before, now, []).map(words)).toEqual(expected);
  });

  it('carry the reason of the very job, and no other one', () => {
    const now = changed({ name: 'fetch', jobs: ['a'] }, { name: 'check', jobs: ['c'] });
    const reasonWith = (removal: Snapshot['removed'][number]): string | null | undefined =>
      differences(before, now, [removal])[0]?.reason;
    expect(reasonWith({ composite: 'nightly', job: 'b', reason: 'The source was shut down' })).toBe('The source was shut down');
    expect(reasonWith({ composite: 'nightly', job: 'a', reason: 'The source was shut down' })).toBeNull();
    expect(reasonWith({ composite: 'weekly', job: 'b', reason: 'The source was shut down' })).toBeNull();
    expect(reasonWith({ composite: 'nightly', reason: 'The source was shut down' })).toBeNull();
  });
});

it('a removal of what is there again is untrue', () => {
  const removed = [
    { composite: 'nightly', job: 'a', reason: 'It is not used' },
    { composite: 'nightly', job: 'z', reason: 'It is not used' },
    { composite: 'weekly', reason: 'It is not used' },
  ];
  expect(untrueRemovals(removed, before)).toEqual([removed[0]]);
});

describe('the file', () => {
  const id = fc.constantFrom('a', 'true', 'null', '1e5', '007', 'pipeline.ingest', 'x-y_z', 'no', 'on', '0x1f');
  const stage = fc.record({
    name: fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', ' ', ':', '#', '"', "'", '\\', '-', 'é', '{') }),
    jobs: fc.array(id, { minLength: 1, maxLength: 3 }),
  });
  const snapshots = fc.record({
    composites: fc.dictionary(id, fc.record({ stages: fc.array(stage, { minLength: 1, maxLength: 3 }) }), {
      noNullPrototype: true,
    }),
    removed: fc.array(
      fc.record({ composite: id, job: id, reason: fc.constantFrom('It was: "old"', 'three # words', 'no\nlonger used') }),
    ),
  });

  it('is read back as it was written, whatever ids and names look like', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        expect(read(renderSnapshot(snapshot))).toEqual(snapshot);
      }),
    );
  });

  it.each([
    ['a removal without a reason', 'composites: {}\nremoved: [{ composite: a, job: b }]\n', 'reason'],
    ['a reason that says nothing', 'composites: {}\nremoved: [{ composite: a, reason: "  x " }]\n', 'reason'],
    ['an unknown key', 'composites: {}\nremovd: []\n', 'removd'],
    ['an empty file', '', 'no snapshot'],
    ['a second document', 'composites: {}\n---\ncomposites: {}\n', 'second one'],
    ['no YAML', 'composites: [', ''],
  ])('is refused with its place: %s', (_what, text, message) => {
    const checked = readSnapshot({ file, text });
    expect(checked.ok).toBe(false);
    expect(checked.diagnostics.map((diagnostic) => diagnostic.message).join('\n')).toContain(message);
    for (const { span } of checked.diagnostics) expect(span.source.file).toBe(file);
  });

  it('of this repository is as `--write` writes it', () => {
    const text = readFileSync(resolve(import.meta.dirname, '../../..', file), 'utf8');
    expect(renderSnapshot(read(text))).toBe(text);
  });
});
