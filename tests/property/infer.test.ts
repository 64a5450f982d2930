import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Json } from '../../src/core/json.ts';
import type { FieldRecord } from '../../src/solution/infer/field.ts';
import { fieldDifferences, isResolved } from '../../src/solution/drift/fields.ts';
import { classify, stops } from '../../src/solution/drift/classes.ts';
import { settle } from '../../src/solution/drift/settle.ts';
import { fieldRules } from '../../src/solution/stages/prepare/rules.ts';
import { schemaOf } from '../../src/solution/infer/json-schema.ts';
import { renderSchema } from '../../src/solution/infer/render.ts';
import { fieldOfRow, fieldRow } from '../../src/solution/infer/rows.ts';
import { covers } from '../../src/solution/infer/types.ts';
import { contractOf, inferAll } from '../support/inferring.ts';

const names = ['id', 'name', 'startDate', 'ID', 'createdOn', 'cycleId', 'recordId', 'tags', 'a.b', '', '__proto__', 'e-mail'];
const scalar = fc.oneof(
  fc.constantFrom<Json>(
    null,
    '',
    '1',
    '2026-01-31',
    '01/31/2026',
    '2026-01-31T08:00:00Z',
    'a@b.example',
    true,
    0,
    -0,
    1.5,
    1e300,
  ),
  fc.constantFrom<Json>(1_700_000_000_000, 1_700_000_000, 7),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
/** Records as bad services send them: few names, so that they meet again with other values. */
const { record: arbitraryRecord } = fc.letrec<{ value: Json; record: Json }>((tie) => ({
  record: fc.dictionary(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, fc.string()), tie('value'), { maxKeys: 7 }),
  value: fc.oneof(
    { weight: 5, arbitrary: scalar },
    { weight: 1, arbitrary: tie('record') },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
  ),
}));
const arbitraryRecords = fc.array(arbitraryRecord, { maxLength: 12 });
const contract = contractOf([{ name: 'cycle' }]);

async function fieldsOf(payloads: readonly Json[]): Promise<readonly FieldRecord[]> {
  return (await inferAll({ cycle: payloads }, { contract })).fields;
}

describe('inference', () => {
  test('never throws and keeps its own rules, whatever JSON it is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(arbitraryRecord, fc.jsonValue() as fc.Arbitrary<Json>)), async (payloads) => {
        const fields = await fieldsOf(payloads);
        for (const rule of Object.values(fieldRules)) expect(rule(fields)).toEqual([]);
        expect(fields.map((field) => fieldOfRow(fieldRow(field)))).toEqual(fields);
        for (const row of [...renderSchema(fields), ...renderSchema(fields, 'entity')]) {
          const lengths = ['rawField', 'targetField', 'dataType', 'isInFactIssue', 'keyField'].map(
            (column) => (JSON.parse(String(row[column])) as readonly unknown[]).length,
          );
          expect(new Set(lengths).size).toBe(1);
        }
        expect(() => JSON.stringify(schemaOf('cycle', fields))).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  test('does not depend on the order of samples', async () => {
    const shuffled = arbitraryRecords.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([list, other]) => {
        const strip = (fields: readonly FieldRecord[]): readonly object[] => fields.map((field) => ({ ...field, evidence: [] }));
        expect(strip(await fieldsOf(other))).toEqual(strip(await fieldsOf(list)));
      }),
      { numRuns: 200 },
    );
  });

  test('never narrows a type when more samples come', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecords, arbitraryRecords, async (first, more) => {
        const few = await fieldsOf(first);
        const all = new Map((await fieldsOf([...first, ...more])).map((field) => [field.path, field]));
        for (const field of few.filter(isResolved)) {
          const wider = all.get(field.path);
          // What is gone became part of something that is kept whole.
          if (wider === undefined) expect(wholeAbove(field.path, all)).toBe(true);
          else expect(covers(wider.targetType, field.targetType), `${field.targetType} to ${wider.targetType}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('settled again on the same samples is what it was, in every mode', async () => {
    const mode = fc.constantFrom('evolve' as const, 'freeze' as const, 'discard' as const);
    const modes = fc.record({ endpoints: mode, columns: mode, data_type: mode });
    await fc.assert(
      fc.asyncProperty(arbitraryRecords, arbitraryRecords, modes, async (first, second, chosen) => {
        const next = async (before: readonly FieldRecord[], payloads: readonly Json[]): Promise<readonly FieldRecord[]> => {
          const now = await fieldsOf(payloads);
          const sampled = new Set(payloads.length > 0 ? ['cycle'] : []);
          const drifts = fieldDifferences({ before, now, contract, sampled }).map((one) => classify(one, chosen, false));
          if (before.length > 0 && drifts.some(stops)) return before;
          return settle({ before, now, drifts, sampled, newMajor: false });
        };
        const standing = await next([], first);
        const settled = await next(standing, second);
        expect(await next(settled, second)).toEqual(settled);
        for (const rule of Object.values(fieldRules)) expect(rule(settled)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

function wholeAbove(path: string, fields: ReadonlyMap<string, FieldRecord>): boolean {
  const parts = path.split('.');
  return parts.some((_, index) => {
    const above = fields.get(
      parts
        .slice(0, index + 1)
        .join('.')
        .replace(/\[\]$/, ''),
    );
    return above !== undefined && (above.targetType === 'json' || above.targetType === 'array<json>');
  });
}
