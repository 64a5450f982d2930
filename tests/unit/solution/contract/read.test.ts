import { describe, expect, it } from 'vitest';

import { position } from '../../../../src/core/frame.ts';
import { secretsOf } from '../../../../src/solution/contract/names.ts';
import { ownExtractTables } from '../../../../src/solution/contract/names-taken.ts';
import { pagesTable, unitsTable, watermarksTable } from '../../../../src/solution/stages/extract/tables.ts';
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
  return readContract({ file: 'pipelines/shop/contract.yaml', text: from }, 'shop');
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
    ['two objects of one name', '{ name: customer, path', '{ name: order, path', 'contract/taken-name', 17],
    ['names that differ by case alone', '{ name: customer, path', '{ name: orDer, path', 'contract/taken-name', 17],
    ['the key of another source', 'key: shop', 'key: shops', 'contract/wrong-key', 2],
    ['the name of a table of Clean', '{ name: customer, path', '{ name: units, path', 'contract/taken-name', 17],
    ['the name of the days', '{ name: customer, path', '{ name: date, path', 'contract/taken-name', 17],
    ['the plural of another', '{ name: customer, path', '{ name: customer, plural: orders, path', 'contract/taken-name', 17],
    ['the name of a table of ours', '{ name: customer, path', '{ name: page, path', 'contract/taken-name', 17],
    ['a check of credentials that is not listed', '{ path: /me }', '{ path: /mee }', 'contract/unlisted-endpoint', 6],
    ['a secret in it', '"${SHOP_TOKEN}"', 'abc', 'contract/literal-secret', 5],
    [
      'what is created after itself',
      'name: customer, path',
      'name: customer, created_after: [order], path',
      'contract/circle',
      17,
    ],
    ['codes of an unknown object', 'objects:', 'codes: { ordr.status: { "1": Open } }\nobjects:', 'contract/unknown-object', 11],
    ['two listings of an endpoint', '{ path: /customer, category', '{ path: /me, category', 'contract/duplicate', 10],
    ['an unknown key', 'primary_key: id\n    parent', 'primary_kez: id\n    parent', 'definition/unknown-key', 14],
    ['broken YAML', 'contract_version: 1.0.0', 'contract_version: [1.0.0', 'yaml/syntax', 2],
  ])('with %s is refused at its place', (_, good, bad, code, line) => {
    const { ok, diagnostics } = read(text.replace(good, bad));
    expect(ok).toBe(false);
    const found = diagnostics.find((each) => each.code === code);
    expect(diagnostics.map((each) => each.code)).toContain(code);
    expect(found && position(found.span)).toMatchObject({ file: 'pipelines/shop/contract.yaml', line });
  });

  it('may ask with values where the list has names in braces', () => {
    const known = `endpoint: '/order/{id}', severity: low, issue: Odd, entity: order`;
    const limited = (path: string, more = known): string =>
      `${text}limitations:\n  - { id: BUG-001, type: bug, ${more}, probe: { path: ${path}, status: 403 } }\n`;
    expect(read(limited('/order/7')).ok).toBe(true);
    expect(read(limited('/order/7/lines')).diagnostics.map(({ code }) => code)).toEqual(['contract/unlisted-endpoint']);
    expect(read(limited('/order/7', known.replace('entity: order', 'entity: ordr'))).diagnostics).toMatchObject([
      { code: 'contract/unknown-object', hint: 'Did you mean "order"?' },
    ]);
  });

  it('says whether it is empty or several', () => {
    expect(read('').diagnostics[0]?.message).toBe('The file must hold one document, but holds none');
    expect(read('a: 1\n---\nb: 2\n').diagnostics[0]?.message).toBe('The file must hold one document, but holds several');
  });

  it('keeps as secrets what travels in a header or a query named so', () => {
    const keyed = text.replace('auth_check', "  query: { api_key: '${SHOP_KEY}', page: '${SHOP_PAGE}' }\nauth_check");
    const checked = read(keyed);
    expect(checked.ok && secretsOf(checked.value)).toEqual(['SHOP_KEY', 'SHOP_TOKEN']);
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

describe('names that are taken', () => {
  it('are those of the tables that Extract keeps', () => {
    const kept = [pagesTable, unitsTable, watermarksTable].map(({ table }) => table.slice('extract.'.length));
    expect(kept.toSorted()).toEqual(ownExtractTables);
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
