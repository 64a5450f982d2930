import { fullName, reachable } from '../people.ts';
import { seriesOf, type Made, type Series } from '../series.ts';
import type { JsonMembers } from '../service.ts';
import type { World } from '../world.ts';

/** The objects of one Stripe account, as the API showed them up to version 2025-02-24.acacia. */
export interface Account {
  readonly customers: Series<JsonMembers>;
  readonly invoices: Series<JsonMembers>;
  readonly payment_intents: Series<JsonMembers>;
  readonly refunds: Series<JsonMembers>;
}

/** Of ten payments in a row the first seven pay invoices. */
const paymentsInRow = 10;
const invoicesInRow = 7;

export function accountOf(world: World): Account {
  const made: Account = {
    customers: series(world, { name: 'customers', prefix: 'cus', atOne: 60, make: (one) => customer(one, world) }),
    invoices: series(world, {
      name: 'invoices',
      prefix: 'in',
      atOne: 70,
      make: (one) => ({ ...invoice(one, made, world), ...invoiceCases[one.index] }),
    }),
    payment_intents: series(world, {
      name: 'payment_intents',
      prefix: 'pi',
      atOne: 100,
      make: (one) => ({ ...payment(one, made), ...paymentCases[one.index] }),
    }),
    refunds: series(world, {
      name: 'refunds',
      prefix: 're',
      atOne: 12,
      make: (one) => ({ ...refund(one, made), ...refundCases[one.index] }),
    }),
  };
  return made;
}

function series(
  world: World,
  {
    name,
    prefix,
    atOne,
    make,
  }: { readonly name: string; readonly prefix: string; readonly atOne: number; readonly make: (made: Made) => JsonMembers },
): Series<JsonMembers> {
  return seriesOf({
    ...{ seed: world.seed, name: `stripe ${name}`, size: world.count(atOne), make },
    idOf: (code, random) => `${prefix}_${code}${random.hex(16)}`,
    codeOf: (id) => (id.startsWith(`${prefix}_`) ? id.slice(prefix.length + 1, prefix.length + 9) : undefined),
  });
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000);
}

/** The clients first, in the order of the address book; after the last come people who have moved and got another one. */
function personOf(index: number, { people }: World): ReturnType<World['people']['person']> {
  return people.person(people.clientIndex(index));
}

function customer({ index, id, time, random }: Made, world: World): JsonMembers {
  const person = personOf(index, world);
  return {
    id,
    object: 'customer',
    address:
      random.next() < 0.4
        ? { city: 'Fairhaven', country: 'CA', line1: '12 Mill Road', line2: null, postal_code: null, state: 'ON' }
        : null,
    balance: index % 15 === 4 ? -2_500 : 0,
    created: seconds(time),
    currency: 'cad',
    default_source: null,
    delinquent: index % 20 === 7,
    description: null,
    discount: null,
    email: reachable(person),
    invoice_prefix: random.hex(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null },
    livemode: false,
    metadata: index % 3 === 0 ? { contact: world.contactId(world.people.clientIndex(index)) } : {},
    name: fullName(person),
    next_invoice_sequence: random.between(1, 20),
    phone: null,
    preferred_locales: index % 4 === 0 ? ['en-CA'] : [],
    shipping: null,
    tax_exempt: index % 30 === 11 ? 'exempt' : 'none',
    test_clock: null,
  };
}

const invoiceCases: readonly JsonMembers[] = [
  { amount_due: 0, amount_paid: 0, amount_remaining: 0, subtotal: 0, total: 0, payment_intent: null, charge: null },
  { status: null, number: null },
  { status: 'draft', number: null, payment_intent: null, charge: null, paid: false, amount_paid: 0 },
  { status: 'void', paid: false },
  { status: 'uncollectible', paid: false },
];

function invoice({ index, id, time, random }: Made, { customers, payment_intents }: Account, world: World): JsonMembers {
  const owner = index % customers.size;
  const person = personOf(owner, world);
  const amount = random.between(9, 18) * 1_000;
  const isPaid = index % invoicesInRow !== invoicesInRow - 1;
  const paymentIndex = Math.floor(index / invoicesInRow) * paymentsInRow + (index % invoicesInRow);
  const payment = paymentIndex < payment_intents.size ? payment_intents.idOf(paymentIndex) : null;
  const created = seconds(time);
  return {
    id,
    object: 'invoice',
    amount_due: amount,
    amount_paid: isPaid ? amount : 0,
    amount_remaining: isPaid ? 0 : amount,
    billing_reason: 'manual',
    charge: isPaid && payment !== null ? payment.replace('pi_', 'ch_') : null,
    collection_method: 'send_invoice',
    created,
    currency: 'cad',
    customer: customers.idOf(owner),
    customer_email: reachable(person),
    customer_name: fullName(person),
    description: 'Sessions of the month',
    due_date: created + 14 * 86_400,
    effective_at: created,
    hosted_invoice_url: `https://pay.example.com/i/${id}`,
    invoice_pdf: `https://pay.example.com/i/${id}/pdf`,
    lines: lines(id, { amount, created }),
    livemode: false,
    metadata: {},
    number: `LAKE-${String(index + 1).padStart(4, '0')}`,
    paid: isPaid,
    payment_intent: payment,
    period_end: created,
    period_start: created - 30 * 86_400,
    status: isPaid ? 'paid' : 'open',
    status_transitions: {
      finalized_at: created,
      marked_uncollectible_at: null,
      paid_at: isPaid ? created + 3_600 : null,
      voided_at: null,
    },
    subscription: null,
    subtotal: amount,
    tax: null,
    total: amount,
  };
}

function lines(id: string, { amount, created }: { readonly amount: number; readonly created: number }): JsonMembers {
  const period = { start: created - 86_400, end: created };
  const item = {
    id: id.replace('in_', 'il_'),
    object: 'line_item',
    amount,
    currency: 'cad',
    description: 'Session',
    quantity: 1,
    period,
  };
  return { object: 'list', data: [item], has_more: false, url: `/v1/invoices/${id}/lines` };
}

const paymentCases: readonly JsonMembers[] = [
  {},
  {
    amount_received: 0,
    status: 'requires_payment_method',
    latest_charge: null,
    last_payment_error: {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'insufficient_funds',
      message: 'Your card has insufficient funds.',
    },
  },
  { amount_received: 0, status: 'requires_confirmation' },
  { amount_received: 0, status: 'canceled', canceled_at: 1_738_000_000, cancellation_reason: 'abandoned' },
  { amount_received: 0, status: 'requires_capture' },
  // A status of some later version of the API: what no schema lets pass.
  { status: 'requires_provider_review' },
];

function billedBy(paymentIndex: number, invoices: Series<JsonMembers>): JsonMembers | null {
  const index = Math.floor(paymentIndex / paymentsInRow) * invoicesInRow + (paymentIndex % paymentsInRow);
  return index < invoices.size ? invoices.make(index) : null;
}

function statusAt(place: number): string {
  if (place === 8) return 'processing';
  return place === invoicesInRow - 1 ? 'requires_payment_method' : 'succeeded';
}

function payment({ index, id, time, random }: Made, { customers, invoices }: Account): JsonMembers {
  const place = index % paymentsInRow;
  const billed = place < invoicesInRow ? billedBy(index, invoices) : null;
  const amount = billed === null ? random.between(5, 20) * 1_000 : (billed['amount_due'] as number);
  const status = statusAt(place);
  const isPaid = status === 'succeeded';
  return {
    id,
    object: 'payment_intent',
    amount,
    amount_capturable: 0,
    amount_received: isPaid ? amount : 0,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: null,
    confirmation_method: 'automatic',
    created: seconds(time),
    currency: 'cad',
    // One in ten was paid by somebody without an account.
    customer: place === 7 ? null : (billed?.['customer'] ?? customers.idOf(index % customers.size)),
    description: billed === null ? 'Workshop' : null,
    invoice: billed?.['id'] ?? null,
    last_payment_error: null,
    latest_charge: isPaid ? id.replace('pi_', 'ch_') : null,
    livemode: false,
    metadata: {},
    payment_method: isPaid ? id.replace('pi_', 'pm_') : null,
    payment_method_types: index % 5 === 0 ? ['card', 'link'] : ['card'],
    receipt_email: billed?.['customer_email'] ?? null,
    setup_future_usage: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status,
  };
}

const refundCases: readonly JsonMembers[] = [
  // Of a payment that is no longer there.
  { payment_intent: 'pi_000000000000000000000000', charge: 'ch_000000000000000000000000' },
  { status: 'failed', failure_reason: 'expired_or_canceled_card' },
  { status: null },
  { reason: 'expired_uncaptured_charge' },
  { status: 'canceled', reason: null },
  { amount: 0 },
];

function refund({ index, id, time, random }: Made, { payment_intents, refunds }: Account): JsonMembers {
  // Payments whose place is 0 have succeeded.
  const row = Math.floor(((index + 1) * payment_intents.size) / paymentsInRow / (refunds.size + 1));
  const paymentIndex = row * paymentsInRow;
  const paid = payment_intents.make(paymentIndex);
  return {
    id,
    object: 'refund',
    amount: Math.floor((paid['amount'] as number) / random.pick([1, 1, 2])),
    balance_transaction: id.replace('re_', 'txn_'),
    charge: paid['latest_charge'],
    created: seconds(time),
    currency: 'cad',
    metadata: {},
    payment_intent: paid['id'],
    reason: random.pick(['requested_by_customer', 'requested_by_customer', 'duplicate', null]),
    receipt_number: null,
    source_transfer_reversal: null,
    // The last two are still under way.
    status: index >= refunds.size - 2 ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
}
