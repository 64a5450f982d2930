import { describe, expect, test } from 'vitest';

import { bind, readBinding } from '../../../../src/data/scoring/binding.ts';
import { readMeasure } from '../../../../src/data/scoring/measure.ts';
import { Failed } from '../../../../src/data/failed.ts';

interface Parts {
  items: Record<string, unknown>[];
  scales: Record<string, unknown>[];
  [key: string]: unknown;
}

function measure(): Parts {
  return {
    ...{ type: 'measure_spec', measure_id: 'mood', version: '1.0.0', name: 'Mood', kind: 'scale', primary_scale: 'mood' },
    items: [1, 2].map((position) => ({
      ...{ item_id: `mood_${position}`, position, text: `mood item ${position}` },
      ...{ response_map: { no: 0, yes: 2 }, aliases: { nope: 'no' } },
    })),
    scales: [
      {
        ...{ scale_id: 'mood', name: 'Mood', items: ['mood_1', 'mood_2'], method: 'sum', min: 0, max: 4 },
        interpretations: [
          { min: 0, max: 1, label: 'Low' },
          { min: 2, max: 4, label: 'High' },
        ],
      },
    ],
    flags: [{ flag_id: 'mood_flag', name: 'Flag', item_id: 'mood_2', min: 2 }],
  };
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Failed) return `${error.failure.kind}: ${error.failure.message}`;
    throw error;
  }
  return 'accepted';
}

const named = { id: 'mood', version: '1.0.0' };
function readText(text: string): string {
  return refusal(() => readMeasure({ file: 'mood.json', text }, named));
}
function scale(parts: Parts): Record<string, unknown> {
  return parts.scales[0] ?? {};
}
function item(parts: Parts): Record<string, unknown> {
  return parts.items[0] ?? {};
}

describe('a measure', () => {
  test('that is right is accepted, with defaults', () => {
    const read = readMeasure({ file: 'mood.json', text: JSON.stringify(measure()) }, named);
    expect(read.scales[0]).toMatchObject({ missing_allowed: 0, missing_strategy: 'fail', reversed_items: [] });
  });

  test.each<[string, (parts: Parts) => void, RegExp]>([
    ['another id', (m) => (m['measure_id'] = 'moods'), /it is "moods" 1\.0\.0, and "mood" 1\.0\.0 is wanted/],
    ['another version', (m) => (m['version'] = '1.0.1'), /it is "mood" 1\.0\.1/],
    ['an unknown key', (m) => (m['licens'] = 'x'), /licens/],
    ['an unknown method', (m) => (scale(m)['method'] = 'median'), /\/scales\/0\/method/],
    ['one anchor', (m) => (item(m)['response_map'] = { no: 0 }), /at least two anchors/],
    ['half a point', (m) => (item(m)['response_map'] = { no: 0, yes: 1.5 }), /\/items\/0\/response_map\/yes/],
    ['an item twice', (m) => (item(m)['item_id'] = 'mood_2'), /item "mood_2" stands twice/],
    ['a position twice', (m) => (item(m)['position'] = 2), /position 2 stands twice/],
    ['an id of item and scale', (m) => (item(m)['item_id'] = 'mood'), /the id "mood" is used twice/],
    ['an alias of nothing', (m) => (item(m)['aliases'] = { nope: 'never' }), /"mood_1" has no anchor "never"/],
    ['an alias that is an anchor', (m) => (item(m)['aliases'] = { ' NO ': 'yes' }), /"mood_1" has "no" twice/],
    ['a primary scale that is none', (m) => (m['primary_scale'] = 'total'), /there is no scale "total"/],
    ['an unknown item in a scale', (m) => (scale(m)['items'] = ['mood_1', 'mood_9']), /names no item of the measure: "mood_9"/],
    ['an item twice in a scale', (m) => (scale(m)['items'] = ['mood_1', 'mood_1']), /counts "mood_1" twice/],
    [
      'a reversed item that does not count',
      (m) => Object.assign(scale(m), { items: ['mood_1'], max: 2, reversed_items: ['mood_2'] }),
      /does not count "mood_2"/,
    ],
    ['a range that cannot be reached', (m) => (scale(m)['max'] = 5), /can reach 0 to 4, not 0 to 5/],
    ['all items missing', (m) => (scale(m)['missing_allowed'] = 2), /may not miss all its items/],
    ['a flag of nothing', (m) => (m['flags'] = [{ flag_id: 'f', name: 'F', item_id: 'x', min: 1 }]), /flag "f" names no item/],
    ['a gap between bands', (m) => bands(m, [0, 1], [3, 4]), /band "1" begins at 3, and the one before ends at 1/],
    ['bands over each other', (m) => bands(m, [0, 2], [2, 4]), /band "1" begins at 2, and the one before ends at 2/],
    ['a band that ends before it begins', (m) => bands(m, [0, 1], [2, 1]), /band "1" ends before it begins/],
    ['scores below the bands', (m) => bands(m, [1, 4]), /its bands begin at 1, and scores at 0/],
    ['scores above the bands', (m) => bands(m, [0, 3]), /its bands end at 3, and scores at 4/],
  ])('with %s is refused by name', (_, change, words) => {
    const parts = measure();
    change(parts);
    expect(readText(JSON.stringify(parts))).toMatch(words);
    expect(readText(JSON.stringify(parts))).toMatch(/^asset: Cannot use measure "mood\.json": /);
    expect(readText(JSON.stringify(measure()))).toBe('accepted');
  });

  test('that is no JSON is refused', () => {
    expect(readText('{')).toBe('asset: Cannot use measure "mood.json": it is no JSON');
  });

  test('with many mistakes names five and counts the others', () => {
    const parts = { ...measure(), items: Array.from({ length: 9 }, () => ({})) };
    expect(readText(JSON.stringify(parts))).toMatch(/; and \d+ more$/);
  });

  test('without bands, or with one scale that nobody calls primary, is accepted', () => {
    const parts = measure();
    bands(parts);
    delete parts['primary_scale'];
    expect(readText(JSON.stringify(parts))).toBe('accepted');
  });
});

function bands(parts: Parts, ...ranges: readonly (readonly [number, number])[]): void {
  scale(parts)['interpretations'] = ranges.map(([min, max], index) => ({ min, max, label: String(index) }));
}

interface Section {
  bindings: Record<string, unknown>[];
  [key: string]: unknown;
}

function binding(): { sections: Section[]; [key: string]: unknown } {
  const bindings = [1, 2].map((n) => ({ item_id: `mood_${n}`, by: 'field_key', value: `q${n}` }));
  return {
    ...{ type: 'form_binding_spec', binding_id: 'weekly', version: '2.0.0' },
    sections: [{ name: 'Mood', measure_id: 'mood', measure_version: '1.0.0', bindings }],
  };
}

describe('a binding', () => {
  const bound = (document: object): string =>
    refusal(() => {
      const from = { file: 'weekly.json', text: JSON.stringify(document) };
      const read = readBinding(from, { id: 'weekly', version: '2.0.0' });
      bind(read, from, () => ({
        measure: readMeasure({ file: 'mood.json', text: JSON.stringify(measure()) }, named),
        digest: '',
      }));
    });
  test.each<[string, (document: ReturnType<typeof binding>, section: Section) => void, RegExp]>([
    ['another id', (d) => (d['binding_id'] = 'daily'), /it is "daily" 2\.0\.0, and "weekly" 2\.0\.0 is wanted/],
    ['an unknown key', (_, s) => (s['measure'] = 'x'), /measure/],
    ['a measure twice', (d, s) => d.sections.push(s), /measure "mood" stands twice/],
    [
      'an unknown item',
      (_, s) => Object.assign(s.bindings[0] ?? {}, { item_id: 'mood_9' }),
      /measure "mood" has no item "mood_9"/,
    ],
    ['an item twice', (_, s) => Object.assign(s.bindings[0] ?? {}, { item_id: 'mood_2' }), /item "mood_2" is bound twice/],
    [
      'a question twice',
      (_, s) => Object.assign(s.bindings[0] ?? {}, { value: 'q2' }),
      /field_key q2 is bound twice for measure "mood"/,
    ],
    ['a text for a position', (_, s) => Object.assign(s.bindings[0] ?? {}, { by: 'position' }), /bindings\/0\/value/],
    ['an unknown scale to be prorated', (_, s) => (s['prorate_unbound'] = ['total']), /measure "mood" has no scale "total"/],
  ])('with %s is refused by name', (_, change, words) => {
    const document = binding();
    expect(bound(document)).toBe('accepted');
    change(document, document.sections[0] ?? { bindings: [] });
    expect(bound(document)).toMatch(words);
    expect(bound(document)).toMatch(/^asset: Cannot use binding "weekly\.json": /);
  });
});
