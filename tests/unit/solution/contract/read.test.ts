import { describe, expect, it } from 'vitest';

import { position } from '../../../../src/core/frame.ts';
import { createOrder, readOrder } from '../../../../src/solution/contract/order.ts';
import { readContract, readOverrides } from '../../../../src/solution/contract/read.ts';
import type { SystemContract } from '../../../../src/solution/contract/shape.ts';

const text = `contract_version: 1.0.0
source_system: { key: shop, name: Shop }
api:
  base_url: \${SHOP_URL}
  auth: { type: bearer, token: "\${SHOP_TOKEN}" }
auth_check: { path: /me }
endpoints:
  - { path: /me, category: admin }
  - { path: "/order/{customerid}", category: order, query_parameters: [offset, pagesize] }
  - { path: /customer, category: customer }
objects:
  - name: order
    path: "/order/{customer_id}"
    primary_key: id
    parent: { object: customer, bindings: { customer_id: id } }
    paging: { type: offset, parameter: offset, size_parameter: pagesize, size: 100 }
  - { name: customer, path: /customer, primary_key: id }
`;

function read(from: string = text): ReturnType<typeof readContract> {
  return readContract({ file: 'pipelines/shop/contract.yaml', text: from });
}

function contract(): SystemContract {
  const checked = read();
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('\n'));
  return checked.value;
}

describe('a contract', () => {
  it('is read whole', () => {
    expect(contract().objects.map(({ name }) => name)).toEqual(['order', 'customer']);
  });

  it('puts parents first', () => {
    expect(readOrder(contract()).map(({ object, level }) => [object.name, level])).toEqual([
      ['customer', 0],
      ['order', 1],
    ]);
    expect(createOrder(contract()).map(({ object }) => object.name)).toEqual(['customer', 'order']);
  });

  it.each([
    ['an unlisted parameter', 'pagesize, size', 'pagesiz, size', 'contract/unlisted-parameter', 16],
    ['an unlisted endpoint', 'path: "/order/{customer_id}"', 'path: "/orders/{customer_id}"', 'contract/unlisted-endpoint', 13],
    ['an unbound name', '{ customer_id: id }', '{ customer: id }', 'contract/unbound', 13],
    ['an unknown parent', 'object: customer', 'object: custome', 'contract/unknown-object', 15],
    [
      'a circle',
      'name: customer, path: /customer',
      'name: customer, parent: { object: order, bindings: { } }, path: /customer',
      'contract/circle',
      15,
    ],
    ['two objects of one name', '{ name: customer, path', '{ name: order, path', 'contract/duplicate', 17],
    ['an unknown key', 'primary_key: id\n    parent', 'primary_kez: id\n    parent', 'definition/unknown-key', 14],
    ['broken YAML', 'contract_version: 1.0.0', 'contract_version: [1.0.0', 'yaml/syntax', 2],
  ])('with %s is refused at its place', (_, good, bad, code, line) => {
    const { ok, diagnostics } = read(text.replace(good, bad));
    expect(ok).toBe(false);
    const found = diagnostics.find((each) => each.code === code);
    expect(diagnostics.map((each) => each.code)).toContain(code);
    expect(found && position(found.span)).toMatchObject({ file: 'pipelines/shop/contract.yaml', line });
  });

  it('with several mistakes tells all of them', () => {
    const broken = text.replace('{ customer_id: id }', '{ customer: id }').replace('pagesize, size', 'pagesiz, size');
    expect(
      read(broken)
        .diagnostics.map(({ code }) => code)
        .toSorted(),
    ).toEqual(['contract/unbound', 'contract/unlisted-parameter']);
  });

  it('names the nearest listed parameter', () => {
    const [found] = read(text.replace('pagesize, size', 'pagesiz, size')).diagnostics;
    expect(found?.hint).toBe('Did you mean "pagesize"?');
  });
});

describe('overrides', () => {
  it('may be missing', () => {
    expect(readOverrides(null)).toMatchObject({ ok: true, value: { fields: [], singular: {} } });
  });

  it('are refused at their place', () => {
    const checked = readOverrides({ file: 'manual-overrides.yaml', text: 'fields:\n  - { entity: cycle, path: name }\n' });
    expect(checked.ok).toBe(false);
    expect(checked.diagnostics[0]?.message).toContain('reason');
  });
});
