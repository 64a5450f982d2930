import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { compileSchema } from '../../src/data/schema/schema.ts';
import { compileTransform } from '../../src/data/transform/transform.ts';
import { canonizer, read } from './canonizer.ts';
import { root } from './house.ts';

const contact = await canonizer('canonize_dataverse_contacts');
const session = await canonizer('canonize_dataverse_sessions_clinical');
const customer = await canonizer('canonize_stripe_customers');
const invoice = await canonizer('canonize_stripe_invoices');
const payment = await canonizer('canonize_stripe_payments');
const refund = await canonizer('canonize_stripe_refunds');
const response = await canonizer('canonize_google_forms');

const label = '@OData.Community.Display.V1.FormattedValue';
const dataverse = { platform: 'dataverse', version: 'v2' };

describe('every shipped transform', () => {
  it.each(globSync('jobs/canonize/transforms/**/*.jmespath', { cwd: root }))('%s compiles', async (file) => {
    expect(typeof (await compileTransform(read(file), file))).toBe('function');
  });
});

describe('every shipped schema', () => {
  it.each(globSync('jobs/schemas/**/*.json', { cwd: root }))('%s compiles', (file) => {
    expect(compileSchema(read(file), file).check(null)).toMatch(/type/);
  });
});

describe('canonize_dataverse_contacts', () => {
  const id = '6f1d7a52-0000-4000-8000-000000000001';
  it('maps a whole contact', () => {
    const raw = {
      ...{
        contactid: id,
        firstname: 'Ada',
        lastname: 'Byron',
        emailaddress1: 'ada@example.org',
        telephone1: '1',
        mobilephone: '2',
      },
      ...{ birthdate: '1990-12-10', address1_line1: '1 Elm St', address1_city: 'Ottawa', address1_line2: null },
      ...{ cre92_clienttype: '1,3', [`cre92_clienttype${label}`]: 'Therapy; Consulting' },
      ...{ cre92_lifecyclestage: 3, [`cre92_lifecyclestage${label}`]: 'Active' },
      ...{ createdon: '2025-01-01T10:00:00Z', modifiedon: '2025-01-02T10:00:00Z' },
    };
    expect(contact(raw)).toEqual({
      ...{ source_id: id, contact_id: id, source_entity: 'contact', first_name: 'Ada', last_name: 'Byron' },
      ...{ email: 'ada@example.org', phone: '1', mobile: '2', birth_date: '1990-12-10' },
      ...{ client_type_code: '1,3', client_type_label: 'Therapy; Consulting', lifecycleStage: 'active' },
      ...{ address: { line1: '1 Elm St', city: 'Ottawa' }, source: dataverse },
      ...{ created_at: '2025-01-01T10:00:00.000Z', updated_at: '2025-01-02T10:00:00.000Z' },
    });
  });

  it('leaves out what is not there', () => {
    expect(contact({ contactid: id, firstname: null })).toEqual({
      ...{ source_id: id, contact_id: id, source_entity: 'contact', source: dataverse },
    });
  });

  it('writes a code that came as a number as a text', () => {
    const raw = { contactid: id, cre92_clienttype: 1, [`cre92_clienttype${label}`]: 'Therapy' };
    expect(contact(raw)).toMatchObject({ client_type_code: '1', client_type_label: 'Therapy' });
  });

  it('refuses a stage without its label, so that nobody drops out unseen', () => {
    expect(() => contact({ contactid: id, cre92_lifecyclestage: 3 })).toThrow('cre92_lifecyclestage');
  });

  it('refuses a stage that the schema does not know', () => {
    const raw = { contactid: id, cre92_lifecyclestage: 9, [`cre92_lifecyclestage${label}`]: 'Archived' };
    expect(() => contact(raw)).toThrow('lifecycleStage');
  });
});

describe('canonize_dataverse_sessions_clinical', () => {
  const raw = {
    cre92_clientsessionid: 's',
    _cre92_client_value: 'c',
    cre92_sessionnumber: 7,
    cre92_duration: 50,
    cre92_name: 'Session 7',
  };
  const own = { source_id: 's', session_id: 's', source_entity: 'cre92_clientsession', contact_id: 'c', session_num: 7 };
  it('takes times, length and number from the session', () => {
    const times = { cre92_starttime: '2025-01-02T09:00:00Z', cre92_endtime: '2025-01-02T09:50:00Z' };
    expect(session({ ...raw, ...times })).toEqual({
      ...{ ...own, duration_minutes: 50, subject: 'Session 7', source: dataverse },
      ...{ scheduled_start: '2025-01-02T09:00:00.000Z', scheduled_end: '2025-01-02T09:50:00.000Z' },
    });
  });

  it.each([
    [{ cre92_sessionstatus: 4, [`cre92_sessionstatus${label}`]: 'No Show' }, 'no_show'],
    [{ cre92_sessionstatus: 4, [`cre92_sessionstatus${label}`]: 'Canceled', statuscode: 1 }, 'cancelled'],
    [{ cre92_sessionstatus: 4, [`cre92_sessionstatus${label}`]: 'Something else', statuscode: 1 }, undefined],
    [{ cre92_sessionstatus: null, statuscode: 2 }, 'completed'],
    [{}, undefined],
  ])('reads the status of %o', (status, wanted) => {
    const document = session({ ...raw, ...status });
    expect(document?.['status']).toBe(wanted);
  });
});

describe('canonize_stripe_customers', () => {
  it('keeps a balance of nothing, and knows who pays no tax', () => {
    const raw = {
      id: 'cus_1',
      object: 'customer',
      balance: 0,
      currency: 'cad',
      tax_exempt: 'exempt',
      address: { city: 'Ottawa', line2: null },
    };
    expect(customer({ ...raw, created: 1_735_689_600, metadata: {} })).toEqual({
      ...{
        customer_id: 'cus_1',
        status: 'active',
        balance: { amount: 0, currency: 'cad' },
        default_currency: 'cad',
        tax_exempt: true,
      },
      ...{
        address: { city: 'Ottawa' },
        external_metadata: {},
        meta: { created_at: '2025-01-01T00:00:00.000Z', source: 'stripe' },
      },
    });
  });

  it.each([
    ['none', false],
    ['reverse', undefined],
  ])('reads tax_exempt %s as %s', (tax_exempt, wanted) => {
    const document = customer({
      id: 'c',
      tax_exempt,
      delinquent: true,
      currency: null,
      balance: 0,
    });
    expect(document).toEqual({
      customer_id: 'c',
      status: 'delinquent',
      meta: { source: 'stripe' },
      ...(wanted === undefined ? {} : { tax_exempt: wanted }),
    });
  });
});

describe('canonize_stripe_invoices', () => {
  it('writes amounts with their currency and takes the time it took effect', () => {
    const raw = {
      ...{
        id: 'in_1',
        number: 'A-1',
        customer: 'cus_1',
        status: null,
        amount_due: 0,
        total: 500,
        currency: 'cad',
        payment_intent: 'pi_1',
      },
      ...{ created: 1_735_689_600, effective_at: 1_735_776_000 },
      lines: { data: [{ id: 'il_1', description: 'Session', amount: 500, currency: 'cad', quantity: 1 }] },
    };
    expect(invoice(raw)).toEqual({
      ...{
        invoice_id: 'in_1',
        invoice_number: 'A-1',
        customer_id: 'cus_1',
        status: 'draft',
        currency: 'cad',
        payment_intent_id: 'pi_1',
      },
      ...{ amount_due: { amount: 0, currency: 'cad' }, total: { amount: 500, currency: 'cad' } },
      line_items: [{ id: 'il_1', description: 'Session', amount: { amount: 500, currency: 'cad' }, quantity: 1 }],
      ...{ event_time: '2025-01-02T00:00:00.000Z', meta: { created_at: '2025-01-01T00:00:00.000Z', source: 'stripe' } },
    });
  });

  it.each([
    [{ tax: 0, payment_intent: 'pi_1', subscription: 'sub_1' }, 0],
    [
      {
        total_taxes: [{ amount: 3 }, { amount: 4 }],
        payments: { data: [{ payment: { payment_intent: 'pi_1' } }] },
        parent: { subscription_details: { subscription: 'sub_1' } },
      },
      7,
    ],
  ])('reads both shapes of the API: %j', (shape, amount) => {
    const raw = {
      id: 'in_1',
      status: 'paid',
      amount_due: 0,
      total: 0,
      currency: 'cad',
      created: 1_735_689_600,
      lines: { data: [] },
    };
    expect(invoice({ ...raw, ...shape })).toMatchObject({
      ...{ tax: { amount, currency: 'cad' }, payment_intent_id: 'pi_1', subscription_id: 'sub_1' },
      ...{ amount_due: { amount: 0, currency: 'cad' }, line_items: [] },
    });
  });

  it('has no tax where none is stated', () => {
    const raw = { id: 'in_1', amount_due: 1, total: 1, currency: 'cad', created: 1_735_689_600, total_taxes: [] };
    expect(invoice(raw)).not.toHaveProperty('tax');
  });
});

describe('canonize_stripe_payments', () => {
  const raw = { id: 'pi_1', amount: 500, amount_received: 0, currency: 'cad', created: 1_735_689_600 };
  it.each([
    ['requires_payment_method', 'pending'],
    ['requires_confirmation', 'pending'],
    ['requires_action', 'requires_action'],
    ['processing', 'processing'],
    ['requires_capture', 'requires_capture'],
    ['canceled', 'canceled'],
    ['succeeded', 'succeeded'],
  ])('reads status %s as %s', (status, wanted) => {
    expect(payment({ ...raw, status })).toMatchObject({
      ...{ status: wanted, amount_received: { amount: 0, currency: 'cad' }, event_time: '2025-01-01T00:00:00.000Z' },
    });
  });

  it('refuses a status that nobody knew when it was written', () => {
    expect(() => payment({ ...raw, status: 'requires_patience' })).toThrow('/status');
  });

  it('keeps what went wrong', () => {
    const last_payment_error = {
      type: 'card_error',
      code: 'card_declined',
      decline_code: null,
      message: 'Declined',
      charge: 'ch_1',
    };
    expect(payment({ ...raw, status: 'canceled', last_payment_error })).toMatchObject({
      error: { type: 'card_error', code: 'card_declined', message: 'Declined' },
    });
  });
});

describe('canonize_stripe_refunds', () => {
  it('knows its payment and its time', () => {
    const raw = {
      id: 're_1',
      payment_intent: 'pi_1',
      charge: 'ch_1',
      amount: 5,
      currency: 'cad',
      status: null,
      created: 1_735_689_600,
    };
    expect(refund(raw)).toEqual({
      ...{
        refund_id: 're_1',
        payment_id: 'pi_1',
        charge_id: 'ch_1',
        amount: { amount: 5, currency: 'cad' },
        currency: 'cad',
        status: 'pending',
      },
      ...{ event_time: '2025-01-01T00:00:00.000Z', meta: { created_at: '2025-01-01T00:00:00.000Z', source: 'stripe' } },
    });
  });
});

describe('canonize_google_forms', () => {
  it('keeps every value of an answer, in the order of the questions', () => {
    const answers = {
      ff: { questionId: 'ff', textAnswers: { answers: [{ value: 'a' }, { value: 'b' }] } },
      '01': { questionId: '01', textAnswers: { answers: [{ value: '3' }] }, grade: { score: 2 } },
      '0a': { questionId: '0a', fileUploadAnswers: { answers: [{ fileId: 'file-1', fileName: 'x' }] } },
    };
    const times = { createTime: '2025-01-01T00:00:00.5Z', lastSubmittedTime: '2025-01-01T00:00:00.5Z' };
    expect(response({ responseId: 'r', formId: 'f', ...times, answers, totalScore: 2 })).toEqual({
      ...{
        response_id: 'r',
        form_id: 'f',
        submitted_at: '2025-01-01T00:00:00.500Z',
        last_updated_at: '2025-01-01T00:00:00.500Z',
      },
      ...{ source: { platform: 'google_forms', version: 'v1' }, status: 'submitted', metadata: { total_score: 2 } },
      answers: [
        { question_id: '01', answer_value: '3', answer_type: 'choice', score: 2 },
        { question_id: '0a', answer_value: 'file-1', answer_type: 'file_upload' },
        { question_id: 'ff', answer_value: ['a', 'b'], answer_type: 'choice' },
      ],
    });
  });

  it('knows an edited response, and one without answers or address', () => {
    const times = { createTime: '2025-01-01T00:00:00Z', lastSubmittedTime: '2025-01-02T00:00:00Z' };
    expect(response({ responseId: 'r', formId: 'f', respondentEmail: 'ada@example.org', ...times })).toMatchObject({
      ...{ status: 'edited', respondent: { email: 'ada@example.org' }, answers: [] },
    });
    expect(response({ responseId: 'r', formId: 'f', ...times })).not.toHaveProperty('respondent');
  });
});
