import type { JsonMembers } from '../service.ts';

/** The version of the account, for requests that name none. */
export const accountVersion = '2025-03-31.basil';
/** From here on invoices and payments no longer name each other. */
const basil = '2025-03-31';
const pattern = /^\d{4}-\d{2}-\d{2}(?:\.[a-z]+)?$/;

export function isVersion(version: string): boolean {
  return pattern.test(version);
}

/** An object as the asked version of the API shows it. */
export function inVersion(object: JsonMembers, version: string): JsonMembers {
  if (version.slice(0, 10) < basil) return object;
  if (object['object'] === 'payment_intent') return without(object, ['invoice']);
  if (object['object'] !== 'invoice') return object;
  const { tax, payment_intent: payment, subscription } = object;
  return {
    ...without(object, ['payment_intent', 'charge', 'paid', 'tax', 'subscription']),
    parent: subscription === null ? null : { type: 'subscription_details', subscription_details: { subscription } },
    payments: {
      object: 'list',
      data: payment === null ? [] : [{ object: 'invoice_payment', payment: { type: 'payment_intent', payment_intent: payment } }],
      has_more: false,
    },
    total_taxes: tax === null ? [] : [{ amount: tax, tax_behavior: 'exclusive' }],
  };
}

function without(object: JsonMembers, fields: readonly string[]): JsonMembers {
  return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));
}
