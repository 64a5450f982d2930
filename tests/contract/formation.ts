import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Row, Warehouse } from '../../src/ports/warehouse.ts';
import type {
  EventTarget,
  Formed,
  Observation,
  CanonicalVersion,
  EventVersion,
  ScoredEvent,
  ScoringTarget,
} from '../../src/ports/formation.ts';
import { feed } from '../support/canonical-feed.ts';
import { rowsOfPage, whole, type Whole } from '../support/pending.ts';
import { relationRows } from '../support/relation-rows.ts';
import type { WarehouseUnderTest } from './warehouse.ts';

const early = '2026-01-01T00:00:00.000Z';
const later = '2026-01-02T00:00:00.000Z';
const run = { run_id: 'run-1', at: early };
const rerun = { run_id: 'run-2', at: later };
const all = { after: null, size: 100 };
const formSchema = 'iglu:org.canonical/form_response/jsonschema/1-0-0';
const contactSchema = 'iglu:org.canonical/contact/jsonschema/2-0-0';
const weekly: EventTarget = { canonical_schema: formSchema, connection_name: 'weekly', event_type: 'form', binding_id: 'weekly' };
const scoring: ScoringTarget = {
  ...{ binding_id: 'weekly', binding_version: '1.0.0', binding_digest: 'binding-1' },
  ...{ scorer_version: '1.0.0', scoring_digest: 'scoring-1' },
};

/** What every warehouse promises about measurement events and observations. Registered once per backend. */
export function formationContract(name: string, open: () => Promise<WarehouseUnderTest>): void {
  describe(`${name} as the place of formation`, () => {
    let opened: WarehouseUnderTest;
    let warehouse: Warehouse;
    beforeEach(async () => {
      opened = await open();
      warehouse = opened.warehouse;
    });
    afterEach(() => opened.close());

    const canonical = (
      connection_name: string,
      schema: string,
      documents: Readonly<Record<string, object | null>>,
      at = early,
    ): Promise<void> => feed(warehouse, { connection_name, schema, at }, documents);
    /** The transform gives nothing for it any more. */
    const withdraw = (connection_name: string, id: string): Promise<void> =>
      canonical(connection_name, formSchema, { [id]: null }, later);
    const pending = (target = weekly): Promise<readonly Whole<CanonicalVersion>[]> =>
      rowsOfPage(warehouse.events.pending(target, all, whole));
    const eventOf = (object: CanonicalVersion): Formed => ({
      ...{ object, outcome: 'event' },
      event: { subject_id: 'ada@example.org', occurred_at: early, received_at: early, source_id: 'r', form_id: 'f' },
    });
    const form = async (target = weekly, stamp = run): Promise<unknown> =>
      warehouse.events.write(target, (await pending(target)).map(eventOf), stamp);
    const rowsOf = async (relation: string): Promise<readonly Row[]> => {
      const rows = await relationRows(warehouse.relations, relation);
      return rows.toSorted((a, b) => String(a['idem_key']).localeCompare(String(b['idem_key'])));
    };
    const toScore = (target = scoring): Promise<readonly Whole<EventVersion>[]> =>
      rowsOfPage(warehouse.observations.pending(target, all, whole));

    describe('measurement events', () => {
      test('are made once per version of their object and per target', async () => {
        await canonical('weekly', formSchema, { a: { n: 1 }, b: { n: 1 } });
        expect(await form()).toEqual({ inserted: 2, updated: 0 });
        expect(await pending()).toEqual([]);
        await canonical('weekly', formSchema, { a: { n: 2 } }, later);
        expect((await pending()).map(({ payload }) => payload)).toEqual(['{"n":2}']);
        expect(await form(weekly, rerun)).toEqual({ inserted: 0, updated: 1 });
        expect((await rowsOf('measurement_events')).map((row) => [row['processed_at'], row['created_at']])).toEqual([
          [later, early],
          [early, early],
        ]);
        expect(await pending({ ...weekly, event_type: 'survey' })).toHaveLength(2);
        expect(await pending({ ...weekly, binding_id: 'monthly' })).toHaveLength(2);
      });

      test('are made of their own connection and schema alone', async () => {
        await canonical('weekly', formSchema, { a: { n: 1 } });
        await canonical('monthly', formSchema, { a: { n: 1 } });
        await canonical('weekly', contactSchema, { c: { n: 1 } });
        expect((await pending()).map(({ idem_key }) => idem_key)).toEqual(['forms:weekly:a#doc']);
      });

      test('carry what their object and their target say', async () => {
        await canonical('weekly', formSchema, { a: { n: 1 } });
        await form();
        expect(await rowsOf('measurement_events')).toEqual([
          {
            ...{ idem_key: 'forms:weekly:a#doc', measurement_event_id: 'forms:weekly:a#doc' },
            ...{ canonical_object_id: 'forms:weekly:a#doc', subject_id: 'ada@example.org', subject_contact_id: null },
            ...{ event_type: 'form', event_subtype: 'weekly', occurred_at: early, received_at: early },
            ...{ source_system: 'forms', source_entity: 'response', source_id: 'r', form_id: 'f', binding_id: 'weekly' },
            ...{ binding_version: null, metadata: '{}', canonical_hash: '{"n":1}', correlation_id: 'run-1' },
            ...{ processed_at: early, created_at: early },
          },
        ]);
      });

      test('that cannot be made are counted, not tried again, and keep an earlier one', async () => {
        await canonical('weekly', formSchema, { a: { n: 1 } });
        await form();
        await canonical('weekly', formSchema, { a: { n: 2 } }, later);
        const failed = (await pending()).map((object): Formed => ({ object, outcome: 'failed', error: 'no time' }));
        expect(await warehouse.events.write(weekly, failed, rerun)).toEqual({ inserted: 0, updated: 0 });
        expect(await warehouse.events.failing(weekly)).toBe(1);
        expect(await pending()).toEqual([]);
        expect((await rowsOf('measurement_events'))[0]).toMatchObject({ canonical_hash: '{"n":1}' });
        await canonical('weekly', formSchema, { a: { n: 3 } }, later);
        await form(weekly, rerun);
        expect(await warehouse.events.failing(weekly)).toBe(0);
      });

      test('come in pages, the longest waiting first', async () => {
        await canonical('weekly', formSchema, { z: { n: 1 } });
        await canonical('weekly', formSchema, { a: { n: 1 }, b: { n: 1 } }, later);
        const [first] = await rowsOfPage(warehouse.events.pending(weekly, { after: null, size: 1 }, whole));
        expect(first?.idem_key).toBe('forms:weekly:z#doc');
        const rest = await rowsOfPage(warehouse.events.pending(weekly, { after: first ?? null, size: 5 }, whole));
        expect(rest.map(({ idem_key }) => idem_key)).toEqual(['forms:weekly:a#doc', 'forms:weekly:b#doc']);
      });

      test('go with their object, and nobody else’s do', async () => {
        await canonical('weekly', formSchema, { a: { n: 1 }, b: { n: 1 } });
        await canonical('monthly', formSchema, { a: { n: 1 } });
        await form();
        await form({ ...weekly, connection_name: 'monthly', binding_id: 'monthly' });
        expect(await warehouse.events.deleteStale(weekly)).toBe(0);
        await withdraw('weekly', 'a');
        await withdraw('monthly', 'a');
        expect(await warehouse.events.deleteStale(weekly)).toBe(1);
        expect((await rowsOf('measurement_events')).map((row) => row['idem_key'])).toEqual([
          'forms:monthly:a#doc',
          'forms:weekly:b#doc',
        ]);
      });
    });

    describe('contacts of events', () => {
      const link = (): Promise<number> => warehouse.events.linkContacts(weekly, contactSchema, rerun);
      const linked = async (): Promise<readonly unknown[]> =>
        (await rowsOf('measurement_events')).map((row) => row['subject_contact_id']);
      const person = (contact_id: string, email: string | null, lifecycleStage = 'active'): object => ({
        ...{ contact_id, email, lifecycleStage },
      });

      test.each<[string, Readonly<Record<string, object>>, string | null]>([
        ['the one who has the address', { a: person('ada', 'Ada@Example.org ') }, 'ada'],
        ['nobody where two have it', { a: person('ada', 'ada@example.org'), b: person('bob', 'ADA@example.org') }, null],
        ['the active one of two', { a: person('ada', 'ada@example.org'), b: person('bob', 'ada@example.org', 'lead') }, 'ada'],
        ['nobody who is not active', { a: person('ada', 'ada@example.org', 'terminated') }, null],
        ['nobody of another address', { a: person('ada', 'eda@example.org'), b: person('bob', null) }, null],
      ])('are %s', async (_, contacts, expected) => {
        await canonical('weekly', formSchema, { a: { respondent: { email: 'ADA@example.org' } }, b: { n: 1 } });
        await canonical('crm', contactSchema, contacts);
        await form();
        await link();
        expect(await linked()).toEqual([expected, null]);
      });

      test('follow a change, and only a change counts', async () => {
        await canonical('weekly', formSchema, { a: { respondent: { email: 'ada@example.org' } } });
        await canonical('crm', contactSchema, { a: person('ada', 'ada@example.org') });
        await form();
        expect(await link()).toBe(1);
        expect(await link()).toBe(0);
        await canonical('crm', contactSchema, { a: person('ada', 'other@example.org') }, later);
        expect(await link()).toBe(0);
        expect(await linked()).toEqual([null]);
      });

      test('do not count twice for events that were just written', async () => {
        await canonical('weekly', formSchema, { a: { respondent: { email: 'ada@example.org' } } });
        await canonical('crm', contactSchema, { a: person('ada', 'ada@example.org') });
        await form(weekly, rerun);
        expect(await link()).toBe(0);
        expect(await linked()).toEqual(['ada']);
      });

      test('stay when the event is written again', async () => {
        await canonical('weekly', formSchema, { a: { respondent: { email: 'ada@example.org' } } });
        await canonical('crm', contactSchema, { a: person('ada', 'ada@example.org') });
        await form();
        await link();
        await canonical('weekly', formSchema, { a: { respondent: { email: 'ada@example.org' }, n: 2 } }, later);
        await form(weekly, rerun);
        expect(await linked()).toEqual(['ada']);
      });
    });

    describe('observations', () => {
      const observe = (event: EventVersion, measure: string, more: Partial<Observation> = {}): Observation => ({
        ...{ idem_key: `${event.idem_key}:${measure}`, observation_id: measure, measure_code: measure },
        ...{ measure_version: '1.0.0', measure_digest: 'm-1', value_numeric: 7, severity_code: 'mild', severity_level: 1 },
        ...{ severity_label: 'Mild', components: '[]', ...more },
      });
      const scored = (event: EventVersion, observations: readonly Observation[], error: string | null = null): ScoredEvent => ({
        ...{ event, outcome: 'scored', observations, error },
      });
      const write = async (make: (event: EventVersion) => ScoredEvent, target = scoring, stamp = run): Promise<unknown> =>
        warehouse.observations.write(target, (await toScore(target)).map(make), stamp);
      const codes = async (): Promise<readonly unknown[]> => (await rowsOf('observations')).map((row) => row['measure_code']);
      const start = async (...ids: readonly string[]): Promise<void> => {
        await canonical('weekly', formSchema, Object.fromEntries(ids.map((id) => [id, { n: 1 }])));
        await form();
      };

      test('are made once per version of event and of everything that scores', async () => {
        await start('a');
        const [event] = await toScore();
        expect(event).toMatchObject({ subject_id: 'ada@example.org', canonical_hash: '{"n":1}', payload: '{"n":1}' });
        expect(await write((one) => scored(one, [observe(one, 'phq9')]))).toMatchObject({ inserted: 1 });
        expect(await toScore()).toEqual([]);
        expect(await toScore({ ...scoring, scoring_digest: 'scoring-2' })).toHaveLength(1);
        expect(await toScore({ ...scoring, binding_id: 'monthly' })).toEqual([]);
        await canonical('weekly', formSchema, { a: { n: 2 } }, later);
        expect(await toScore()).toEqual([]);
        await form(weekly, rerun);
        expect(await toScore()).toMatchObject([{ canonical_hash: '{"n":2}', payload: '{"n":2}' }]);
      });

      test('carry what was observed, by what, and the version of the binding', async () => {
        await start('a');
        await write((event) => scored(event, [observe(event, 'phq9')]));
        expect(await rowsOf('observations')).toEqual([
          {
            ...{ idem_key: 'forms:weekly:a#doc:phq9', observation_id: 'phq9', measurement_event_id: 'forms:weekly:a#doc' },
            ...{ subject_id: 'ada@example.org', measure_code: 'phq9', measure_version: '1.0.0', value_numeric: 7 },
            ...{ value_text: null, unit: 'score', severity_code: 'mild', severity_level: 1n, severity_label: 'Mild' },
            ...{ components: '[]', metadata: '{}', binding_version: '1.0.0', binding_digest: 'binding-1' },
            ...{ measure_digest: 'm-1', scorer_version: '1.0.0', canonical_hash: '{"n":1}', correlation_id: 'run-1' },
            ...{ processed_at: early, created_at: early },
          },
        ]);
        expect(await rowsOf('measurement_events')).toMatchObject([{ binding_version: '1.0.0', processed_at: early }]);
      });

      test('that say the same are unchanged, whatever scored them', async () => {
        await start('a');
        await write((event) => scored(event, [observe(event, 'phq9'), observe(event, 'gad7')]));
        const other = { ...scoring, scoring_digest: 'scoring-2', binding_digest: 'binding-2' };
        const again = await write(
          (event) =>
            scored(event, [observe(event, 'phq9', { measure_digest: 'm-2' }), observe(event, 'gad7', { value_numeric: 8 })]),
          other,
          rerun,
        );
        expect(again).toEqual({ inserted: 0, updated: 1, unchanged: 1, removed: 0 });
        expect(await rowsOf('observations')).toMatchObject([
          { measure_code: 'gad7', value_numeric: 8, processed_at: later, correlation_id: 'run-2', binding_digest: 'binding-2' },
          { measure_code: 'phq9', value_numeric: 7, processed_at: early, correlation_id: 'run-1', binding_digest: 'binding-2' },
        ]);
      });

      test('of measures that an event gives no more go, and of other events stay', async () => {
        await start('a', 'b');
        await write((event) => scored(event, [observe(event, 'phq9'), observe(event, 'gad7')]));
        await canonical('weekly', formSchema, { a: { n: 2 } }, later);
        await form(weekly, rerun);
        expect(await write((event) => scored(event, [observe(event, 'gad7')]), scoring, rerun)).toEqual({
          ...{ inserted: 0, updated: 0, unchanged: 1, removed: 1 },
        });
        expect(await codes()).toEqual(['gad7', 'gad7', 'phq9']);
      });

      test('may be none, and then their event waits no longer', async () => {
        await start('a');
        await write((event) => scored(event, []));
        expect(await toScore()).toEqual([]);
        expect(await warehouse.observations.failing(scoring)).toBe(0);
      });

      test('of an event with an error stand, and the error is counted until it is gone', async () => {
        await start('a', 'b');
        await write((event) => scored(event, [observe(event, 'phq9')], event.idem_key.includes(':a') ? 'item 1' : null));
        expect(await warehouse.observations.failing(scoring)).toBe(1);
        expect(await codes()).toEqual(['phq9', 'phq9']);
        await write((event) => scored(event, [observe(event, 'phq9')]), { ...scoring, scoring_digest: 'scoring-2' });
        expect(await warehouse.observations.failing(scoring)).toBe(0);
      });

      test('survive an event that cannot be read any more', async () => {
        await start('a');
        await write((event) => scored(event, [observe(event, 'phq9')]));
        const broken = { ...scoring, scoring_digest: 'scoring-2' };
        expect(await write((event) => ({ event, outcome: 'failed', error: 'no answers' }), broken)).toEqual({
          ...{ inserted: 0, updated: 0, unchanged: 0, removed: 0 },
        });
        expect(await codes()).toEqual(['phq9']);
        expect(await toScore(broken)).toEqual([]);
      });

      test('are made again when what a job did is reopened', async () => {
        await start('a');
        await write((event) => scored(event, [observe(event, 'phq9')]));
        await warehouse.observations.reopen(scoring, later);
        expect(await toScore()).toEqual([]);
        await warehouse.observations.reopen(scoring, early);
        expect(await toScore()).toHaveLength(1);
        expect(await codes()).toEqual(['phq9']);
      });

      test('go with their event', async () => {
        await start('a', 'b');
        await write((event) => scored(event, [observe(event, 'phq9'), observe(event, 'gad7')]));
        expect(await warehouse.observations.deleteStale(scoring)).toBe(0);
        await withdraw('weekly', 'a');
        await warehouse.events.deleteStale(weekly);
        expect(await warehouse.observations.deleteStale(scoring)).toBe(2);
        expect((await rowsOf('observations')).map((row) => row['measurement_event_id'])).toEqual([
          'forms:weekly:b#doc',
          'forms:weekly:b#doc',
        ]);
      });

      test('lose the version of their binding when the event moves to another', async () => {
        await start('a');
        await write((event) => scored(event, [observe(event, 'phq9')]));
        await form({ ...weekly, binding_id: 'monthly' }, rerun);
        expect(await rowsOf('measurement_events')).toMatchObject([{ binding_id: 'monthly', binding_version: null }]);
        expect(await warehouse.observations.deleteStale(scoring)).toBe(1);
        expect(await toScore({ ...scoring, binding_id: 'monthly' })).toHaveLength(1);
      });
    });
  });
}
