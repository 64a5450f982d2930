import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { rowsOfPage, whole } from '../support/pending.ts';
import { openViewBench, type Document, type ViewBench } from './canonical-rows.ts';

let bench: ViewBench;
beforeEach(() => {
  bench = openViewBench();
});
afterEach(() => {
  bench.close();
});

function contact(id: string, more: Readonly<Record<string, string>> = {}): Document {
  const payload = {
    source_id: id,
    contact_id: id,
    source_entity: 'contact',
    client_type_code: '1',
    lifecycleStage: 'active',
    source: { platform: 'dataverse', version: 'v2' },
    ...more,
  };
  return { schema: 'contact 2-0-0', key: `contact:${id}`, payload };
}

describe('proj_clients', () => {
  it('holds active therapy clients and nobody else', async () => {
    bench.add(contact('a', { client_type_code: '1,3,6', first_name: 'Ada', last_name: 'Byron' }));
    bench.add(contact('b', { client_type_code: '11', first_name: 'Bo' }));
    bench.add(contact('c', { client_type_code: '2,3' }));
    bench.add(contact('d', { lifecycleStage: 'paused' }));
    bench.add({ ...contact('e'), payload: { ...contact('e').payload, lifecycleStage: undefined } });
    expect((await bench.read('proj_clients')).map((row) => row['client_id'])).toEqual(['a']);
  });

  it('names a folder by first name and initial, else by last name, else by id', async () => {
    bench.add(contact('a', { first_name: 'Ada', last_name: 'Byron' }));
    bench.add(contact('b', { last_name: 'Only' }));
    bench.add(contact('c'));
    expect((await bench.read('proj_clients')).map((row) => row['client_folder'])).toEqual(['Ada B', 'Only', 'c']);
  });

  it('tells every client of a shared folder apart, whatever the case', async () => {
    bench.add(contact('11111111-aaaa', { first_name: 'Adam', last_name: 'Dent' }));
    bench.add(contact('22222222-bbbb', { first_name: 'adam', last_name: 'Drew' }));
    bench.add(contact('33333333-cccc', { first_name: 'Adam', last_name: 'Eck' }));
    expect((await bench.read('proj_clients')).map((row) => row['client_folder'])).toEqual([
      'Adam D (11111111)',
      'adam D (22222222)',
      'Adam E',
    ]);
  });

  it('has its columns in order and its times in UTC', async () => {
    bench.add(contact('a', { email: 'ada@example.org', client_type_label: 'Therapy', created_at: '2025-01-01T10:00:00+02:00' }));
    const [row = {}] = await bench.read('proj_clients');
    expect(Object.keys(row)).toEqual([
      ...['client_id', 'first_name', 'last_name', 'email', 'mobile', 'phone', 'client_type', 'client_type_code'],
      ...['client_folder', 'created_at', 'updated_at', 'idem_key'],
    ]);
    expect(row).toMatchObject({ email: 'ada@example.org', client_type: 'Therapy', created_at: '2025-01-01T08:00:00.000Z' });
  });
});

const fromDataverse = { source: { platform: 'dataverse', version: 'v2' } };

describe('proj_sessions', () => {
  const session = { source_id: 's', session_id: 's', source_entity: 'cre92_clientsession', ...fromDataverse };
  it('gives numbers as numbers, agreed times first, and leaves out sessions of nobody', async () => {
    const times = {
      scheduled_start: '2025-01-02T09:00:00Z',
      created_at: '2025-01-01T00:00:00Z',
      updated_at: '2025-01-03T00:00:00Z',
    };
    bench.add({
      schema: 'clinical_session 2-0-0',
      key: 's1',
      payload: { ...session, ...times, contact_id: 'a', session_num: 10, status: 'completed' },
    });
    bench.add({ schema: 'clinical_session 2-0-0', key: 's2', payload: session });
    expect(await bench.read('proj_sessions')).toEqual([
      {
        session_id: 's',
        client_id: 'a',
        session_num: 10,
        started_at: '2025-01-02T09:00:00.000Z',
        ended_at: '2025-01-03T00:00:00.000Z',
        session_status: 'completed',
        idem_key: 's1',
      },
    ]);
  });
});

const meta = {
  createdAt: '2025-01-01T00:00:00Z',
  updatedAt: '2025-01-02T00:00:00Z',
  source: { system: 'dataverse', version: 'v2' },
};

describe('proj_transcripts', () => {
  it('finds the client in the reference', async () => {
    bench.add({
      schema: 'session_transcript 2-0-0',
      key: 't1',
      payload: {
        ...{ id: 's-transcript', source_id: 's#transcript-v1', source_entity: 'synthetic:transcript', session_source_id: 's' },
        ...{ subject: { reference: 'contact/a', type: 'Contact' }, date: '2025-01-02T09:00:00Z', language: 'en' },
        ...{ content: { format: 'markdown', text: 'Hello' }, processing: { status: 'completed' }, meta },
      },
    });
    expect(await bench.read('proj_transcripts')).toEqual([
      {
        ...{ transcript_id: 's-transcript', session_id: 's', client_id: 'a', content: 'Hello', language: 'en' },
        ...{ transcript_date: '2025-01-02T09:00:00.000Z', processing_status: 'completed' },
        ...{ created_at: '2025-01-01T00:00:00.000Z', updated_at: '2025-01-02T00:00:00.000Z', idem_key: 't1' },
      },
    ]);
  });
});

describe('proj_clinical_documents', () => {
  it('holds documents of every kind', async () => {
    bench.add({
      schema: 'clinical_document 2-0-0',
      key: 'd1',
      payload: {
        ...{
          id: 's-soap-note',
          source_id: 's#note-v1',
          source_entity: 'synthetic:note',
          session_source_id: 's',
          docType: 'soap-note',
        },
        ...{ audience: 'clinician', title: 'Session 1', date: '2025-01-02T09:00:00Z', status: 'final' },
        ...{ subject: { reference: 'Contact/a' }, content: { format: 'markdown', text: 'Note' }, meta },
      },
    });
    expect(await bench.read('proj_clinical_documents')).toEqual([
      {
        ...{
          document_id: 's-soap-note',
          session_id: 's',
          client_id: 'a',
          doc_type: 'soap-note',
          title: 'Session 1',
          content: 'Note',
        },
        ...{ status: 'final', audience: 'clinician', document_date: '2025-01-02T09:00:00.000Z' },
        ...{ created_at: '2025-01-01T00:00:00.000Z', updated_at: '2025-01-02T00:00:00.000Z' },
        ...{ object_type: 'clinical_document', idem_key: 'd1' },
      },
    ]);
  });
});

function response(id: string, email: string | undefined): Document {
  return {
    schema: 'form_response 1-0-0',
    key: id,
    system: 'google_forms',
    payload: {
      ...{ response_id: id, form_id: 'f', submitted_at: '2025-01-02T09:00:00Z', status: 'submitted' },
      ...{ source: { platform: 'google_forms', version: 'v1' }, respondent: email === undefined ? undefined : { email } },
      answers: [{ question_id: 'q1', answer_value: ['a', 'b'], answer_type: 'choice' }],
    },
  };
}

describe('proj_form_responses', () => {
  it('names the one contact of an address, and nobody where there are two or none', async () => {
    bench.add(contact('a', { email: 'Ada@example.org' }));
    bench.add(contact('b', { email: 'shared@example.org' }));
    bench.add(contact('c', { email: 'SHARED@example.org', lifecycleStage: 'terminated' }));
    bench.add(response('r1', 'ada@example.org'));
    bench.add(response('r2', 'shared@example.org'));
    bench.add(response('r3', undefined));
    const rows = await bench.read('proj_form_responses');
    expect(rows.map((row) => [row['response_id'], row['client_id']])).toEqual([
      ['r1', 'a'],
      ['r2', null],
      ['r3', null],
    ]);
    expect(JSON.parse(String(rows[0]?.['answers_json']))).toEqual(response('r1', '').payload['answers']);
  });
});

function email(key: string, system: string, more: Readonly<Record<string, unknown>>): Document {
  const payload = { id: key, threadId: 't', receivedAt: '2025-02-01T00:00:00Z', sentAt: '2025-02-01T00:00:00Z', ...more };
  return { schema: 'email_jmap_lite 1-0-0', key, system, payload };
}

function money(amount: number): { readonly amount: number; readonly currency: string } {
  return { amount, currency: 'cad' };
}

const stripe = { source: 'stripe', created_at: '2025-02-01T00:00:00Z' };

describe('proj_contact_events', () => {
  async function events(): Promise<readonly (readonly unknown[])[]> {
    const rows = await bench.read('proj_contact_events');
    return rows
      .map((row) =>
        ['source_system', 'source_record_id', 'contact_id', 'contact_email', 'event_name'].map((column) => row[column]),
      )
      .sort((a, b) => String(a.slice(0, 2)).localeCompare(String(b.slice(0, 2))));
  }

  it('gives an address to the client changed last', async () => {
    bench.add(contact('old', { email: 'ada@example.org', updated_at: '2025-01-01T00:00:00Z' }));
    bench.add(contact('new', { email: 'ADA@example.org', updated_at: '2025-01-02T00:00:00Z' }));
    bench.addEvent({ id: 'm1', subject_id: 'Ada@example.org', subject_contact_id: null });
    bench.addEvent({ id: 'm2', subject_id: 'nobody@example.org', subject_contact_id: null });
    bench.addEvent({ id: 'm3', subject_id: 'r-7', subject_contact_id: 'old' });
    expect(await events()).toEqual([
      ['measurement_events', 'm1', 'new', 'ada@example.org', 'followup'],
      ['measurement_events', 'm2', null, null, 'followup'],
      ['measurement_events', 'm3', 'old', 'ada@example.org', 'followup'],
    ]);
  });

  it('tells mail that went out from mail that came in', async () => {
    bench.add(contact('a', { email: 'ada@example.org' }));
    const [us, ada] = [[{ email: 'Us@example.net' }], [{ email: 'Ada@example.org' }]];
    bench.add(email('g1', 'gmail', { from: us, to: ada, labels: ['SENT'], subject: 'x'.repeat(60) }));
    bench.add(email('g2', 'gmail', { from: ada, to: us, subject: ' ' }));
    bench.add(email('x1', 'exchange', { from: [{ email: 'desk@example.net' }], to: ada, mailbox: 'desk@example.net' }));
    bench.add(email('x2', 'exchange', { from: [{ email: 'stranger@example.com' }], to: us, mailbox: 'desk@example.net' }));
    expect(await events()).toEqual([
      ['email_exchange', 'x1', 'a', 'ada@example.org', 'outbound: (no subject)'],
      ['email_exchange', 'x2', null, 'stranger@example.com', 'inbound: (no subject)'],
      ['email_gmail', 'g1', 'a', 'ada@example.org', `outbound: ${'x'.repeat(50)}`],
      ['email_gmail', 'g2', 'a', 'ada@example.org', 'inbound: (no subject)'],
    ]);
  });

  it('counts an object once that came in over two connections, by its later copy', async () => {
    const payload = { invoice_id: 'in_1', event_time: '2025-02-01T00:00:00Z', customer_email: 'x@example.org', meta: stripe };
    bench.add({ schema: 'invoice 1-0-0', key: 'one', system: 'stripe', payload: { ...payload, status: 'open' } });
    const later = { created_at: '2025-01-02T00:00:00.000Z', payload: { ...payload, status: 'paid' } };
    bench.add({ schema: 'invoice 1-0-0', key: 'two', system: 'stripe', ...later });
    expect(await events()).toEqual([['stripe_invoice', 'in_1', null, 'x@example.org', 'paid']]);
  });

  it('follows a refund over its payment to the customer, with amounts', async () => {
    bench.add(contact('a', { email: 'ada@example.org' }));
    const at = '2025-02-01T00:00:00Z';
    const customer = { customer_id: 'cus_1', email: 'Ada@example.org', status: 'active', meta: stripe };
    bench.add({ schema: 'customer 1-0-0', key: 'c', system: 'stripe', payload: customer });
    const payment = {
      payment_id: 'pi_1',
      customer_id: 'cus_1',
      amount: money(900),
      currency: 'cad',
      status: 'succeeded',
      event_time: at,
    };
    bench.add({ schema: 'payment 1-0-0', key: 'p', system: 'stripe', payload: { ...payment, meta: stripe } });
    const refund = {
      refund_id: 're_1',
      payment_id: 'pi_1',
      amount: money(250),
      currency: 'cad',
      status: 'succeeded',
      event_time: at,
    };
    bench.add({ schema: 'refund 1-0-0', key: 'r', system: 'stripe', payload: { ...refund, reason: 'duplicate', meta: stripe } });
    expect(await events()).toEqual([
      ['stripe_payment', 'pi_1', 'a', 'ada@example.org', 'succeeded'],
      ['stripe_refund', 're_1', 'a', 'ada@example.org', 'succeeded'],
    ]);
    const rows = await bench.read('proj_contact_events');
    const paid = rows.find((row) => row['source_record_id'] === 're_1');
    expect(JSON.parse(String(paid?.['payload']))).toEqual({ amount: 250, currency: 'cad', reason: 'duplicate' });
    expect(paid?.['event_timestamp']).toBe('2025-02-01T00:00:00.000Z');
  });

  it('keeps the address of a session of someone who is no therapy client', async () => {
    bench.add(contact('a', { email: 'ada@example.org', client_type_code: '2' }));
    const session = {
      source_id: 's',
      session_id: 's',
      source_entity: 'cre92_clientsession',
      contact_id: 'a',
      status: 'completed',
    };
    bench.add({ schema: 'clinical_session 2-0-0', key: 's', payload: { ...session, ...fromDataverse } });
    expect(await events()).toEqual([['dataverse_sessions', 's', 'a', 'ada@example.org', 'completed']]);
  });
});

describe('what formation writes', () => {
  const target = {
    ...{ canonical_schema: 'iglu:org.canonical/form_response/jsonschema/1-0-0', connection_name: '' },
    ...{ event_type: 'form', binding_id: 'followup' },
  };
  const scoring = {
    binding_id: 'followup',
    binding_version: '1.0.0',
    binding_digest: 'b',
    scorer_version: '1',
    scoring_digest: 's',
  };
  const run = { run_id: 'run', at: '2025-03-01T00:00:00.000Z' };
  const all = { after: null, size: 9 };

  async function form(): Promise<void> {
    const { events, observations } = bench.warehouse;
    const objects = await rowsOfPage(events.pending(target, all, whole));
    const said = { occurred_at: run.at, received_at: run.at, form_id: 'f' };
    const results = objects.map((object) => {
      const { response_id, respondent } = JSON.parse(object.payload) as { response_id: string; respondent?: { email: string } };
      const event = { ...said, subject_id: respondent?.email ?? `anon:${response_id}`, source_id: response_id };
      return { object, outcome: 'event' as const, event };
    });
    await events.write(target, results, run);
    await events.linkContacts(target, 'iglu:org.canonical/contact/jsonschema/2-0-0', run);
    const scored = (await rowsOfPage(observations.pending(scoring, all, (event) => event))).map((event) => ({
      ...{ event, outcome: 'scored' as const, observations: [], error: null },
    }));
    await observations.write(scoring, scored, run);
  }

  it('is what proj_contact_events reads, of clients, of other contacts and of nobody', async () => {
    bench.add(contact('a', { email: 'ada@example.org' }));
    bench.add(contact('b', { email: 'coached@example.org', client_type_code: '2' }));
    bench.add(response('r1', 'ADA@example.org'));
    bench.add(response('r2', 'coached@example.org'));
    bench.add(response('r3', undefined));
    await form();
    const rows = await bench.read('proj_contact_events');
    expect(rows.map((row) => [row['source_record_id'], row['contact_id'], row['contact_email'], row['event_timestamp']])).toEqual(
      [
        ['r3', null, null, run.at],
        ['r1', 'a', 'ada@example.org', run.at],
        ['r2', 'b', 'coached@example.org', run.at],
      ],
    );
    expect(JSON.parse(String(rows[1]?.['payload']))).toEqual({
      ...{ binding_id: 'followup', binding_version: '1.0.0', form_id: 'f', form_submission_id: 'r1', canonical_object_id: 'r1' },
    });
  });
});
