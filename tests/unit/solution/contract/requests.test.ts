import { describe, expect, test } from 'vitest';
import { keyAt, valuesAt } from '../../../../src/solution/contract/field-path.ts';
import { fetchObject, requestsFor, serviceOf } from '../../../../src/solution/contract/requests.ts';
import { contractShape, type ContractObject } from '../../../../src/solution/contract/shape.ts';
import { signJwt } from '../../../../src/adapters/sign.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { json, scriptedHttp } from '../../../support/scripted-http.ts';

const contract = contractShape.parse({
  contract_version: '1.0.0',
  source_system: { key: 'tests', name: 'Tests' },
  api: {
    base_url: 'https://api.example.org/v3',
    auth: { type: 'bearer', token: '${TOKEN}' },
    query: { key: '${TOKEN}' },
    records: { at: '/results' },
  },
  auth_check: { path: '/user' },
  endpoints: [{ path: '/cycle', category: 'Cycles' }],
  objects: [
    { name: 'cycle', path: '/cycle', primary_key: 'id' },
    {
      name: 'execution',
      path: '/execution/{release}',
      query: { cyclephaseid: '{phase}', expand: 'all' },
      primary_key: 'id',
      paging: { type: 'offset', parameter: 'offset', size_parameter: 'pagesize', size: 2 },
      parent: { object: 'cycle', bindings: { release: 'release.name', phase: 'phases[].id' } },
      incremental: { field: 'changed', format: 'epoch_milliseconds', parameter: 'from' },
      total: '/total',
    },
  ],
});
const object = (name: string): ContractObject => contract.objects.find((one) => one.name === name) as ContractObject;

describe('a field path', () => {
  const record = { id: 1, none: null, a: { b: 'x' }, list: [{ id: 1 }, { id: 2, tags: ['p', 'q'] }, 7], empty: [] };

  test.each([
    ['id', [1]],
    ['none', [null]],
    ['absent', []],
    ['a.b', ['x']],
    ['a.b.c', []],
    ['list[].id', [1, 2]],
    ['list[].tags[]', ['p', 'q']],
    ['empty[]', []],
    ['empty', [[]]],
    ['a[]', []],
    ['list.id', []],
    ['constructor', []],
  ])('%s gives %j', (path, values) => {
    expect(valuesAt(record, path)).toEqual(values);
  });

  test('is a key when it gives one text or number', () => {
    expect(['id', 'a.b', 'none', 'absent', 'list[].id', 'a'].map((path) => keyAt(record, path))).toEqual([
      ...['1', 'x'],
      ...[null, null, null, null],
    ]);
  });
});

describe('requests of an object', () => {
  test('are one without a parent', () => {
    expect(requestsFor(object('cycle'), [])).toMatchObject([{ path: '/cycle', query: {}, bindings: {}, parentId: '' }]);
  });

  test('are one for each item of the list that a binding goes through, each value once', () => {
    const record = { id: 5, release: { name: 'a/${TOKEN}' }, phases: [{ id: 8 }, { id: 9 }, { id: 8 }] };
    expect(requestsFor(object('execution'), [{ id: '5', record }])).toMatchObject(
      ['8', '9'].map((phase) => ({
        path: '/execution/a%2F%24%7BTOKEN%7D',
        query: { cyclephaseid: phase, expand: 'all' },
        bindings: { release: 'a/${TOKEN}', phase },
        parentId: '5',
      })),
    );
  });

  test('are none for a parent record that lacks a value', () => {
    const records = [
      { id: '1', record: { phases: [{ id: 1 }] } },
      { id: '2', record: { release: { name: 'x' }, phases: [] } },
    ];
    expect(requestsFor(object('execution'), records)).toEqual([]);
  });
});

describe('an object', () => {
  test('is fetched page by page with its filter, total and no secret in what may be kept', async () => {
    const http = scriptedHttp((_, index) => json({ total: 3, results: index === 0 ? [{ id: 1 }, { id: 2 }] : [{ id: 3 }] }));
    const ports = { http, clock: fakeClock([0]), sign: signJwt, log: () => undefined, variables: { TOKEN: 'hidden-value' } };
    const service = serviceOf({ contract, ports: ports as never, params: {}, signal: new AbortController().signal });
    const record = { release: { name: 'x' }, phases: [{ id: '${TOKEN}' }] };
    const [request] = requestsFor(object('execution'), [{ id: '5', record }]);
    const pages = await Array.fromAsync(fetchObject({ service, request: request as never, since: 1_000 }));
    const shown = '/execution/x?key=***&cyclephaseid=%24%7BTOKEN%7D&expand=all&from=1000&pagesize=2';
    expect(pages.map(({ request: kept, told, records }) => [kept, told, records.length])).toEqual([
      [`${shown}&offset=0`, 3, 2],
      [`${shown}&offset=2`, 3, 1],
    ]);
    expect(http.sent[0]?.url).toContain('key=hidden-value&cyclephaseid=%24%7BTOKEN%7D');
  });
});
