import { describe, expect, test } from 'vitest';
import { disturbances, faultsOf, readFaults, type Disturbance } from '../../../src/sandbox/faults.ts';
import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/service.ts';

const services = ['zephyr', 'gmail'];
const request: SandboxRequest = {
  ...{ method: 'GET', base: 'http://127.0.0.1/zephyr', path: '/rest/cycle/release/112', headers: {}, body: '' },
  query: new URLSearchParams('releaseid=1&offset=500'),
};
const rows = [
  { id: 1, count: 7, owner: { id: 4 } },
  { id: 2, count: 8, owner: { id: 5 } },
];

/** The body with which a service answers that would give `body`, disturbed as the text says. */
function answered(text: string, body: unknown = rows): SandboxReply {
  const read = readFaults(text, services);
  if (!('faults' in read)) throw new Error(`Cannot read ${read.unreadable}`);
  const judge = faultsOf(read.faults);
  const verdict = judge({
    ...{ service: 'zephyr', request, problem: (status) => ({ status }) },
    answer: ({ query }) => ({ status: 200, body: body === 'query' ? query.toString() : body }),
  });
  if (!('reply' in verdict)) throw new Error(`No reply: ${verdict.type}`);
  return verdict.reply;
}

describe('a disturbance', () => {
  test.each<[string, unknown]>([
    ['zephyr/cycle:add=risk', rows.map((row) => ({ ...row, risk: 'added' }))],
    ['zephyr/cycle:drop=count', rows.map(({ id, owner }) => ({ id, owner }))],
    ['zephyr/cycle:lack=count', [{ id: 1, owner: { id: 4 } }, rows[1]]],
    ['zephyr/cycle:retype=count', rows.map((row) => ({ ...row, count: `text ${row.count}` }))],
    ['zephyr/cycle:retype=owner.id', rows.map((row) => ({ ...row, owner: { id: `text ${row.owner.id}` } }))],
    ['zephyr/cycle:mix=count', [rows[0], { ...rows[1], count: 'text 8' }]],
    ['zephyr/cycle:duplicate', [rows[0], ...rows]],
    ['zephyr/cycle:malformed', ['no record', rows[1]]],
    ['zephyr/cycle:empty', []],
  ])('%s changes the records of a plain list and of a wrapped one', (text, expected) => {
    expect(answered(text).body).toEqual(expected);
    const wrapped = { firstResult: 0, results: rows, type: 'x' };
    expect(answered(text, wrapped).body).toEqual({ ...wrapped, results: expected });
  });

  test('leaves alone what holds no list, and other paths', () => {
    expect(answered('zephyr:drop=id', { errorMsg: 'No' }).body).toEqual({ errorMsg: 'No' });
    expect(answered('zephyr:empty', []).body).toEqual([]);
    expect(answered('zephyr/execution:drop=id').body).toEqual(rows);
  });

  test('html sends a web page, well and as text', () => {
    expect(answered('zephyr:html')).toMatchObject({
      status: 200,
      headers: { 'content-type': expect.stringMatching(/^text\/html/) as string },
    });
    expect(answered('zephyr:html').body).toBeUndefined();
  });

  test('ignore answers as if the parameter had not been sent', () => {
    expect(answered('zephyr:ignore=offset', 'query').body).toBe('releaseid=1');
    expect(answered('zephyr:ignore=cycleid', 'query').body).toBe('releaseid=1&offset=500');
  });

  test('is counted down, then the next one acts, then none', () => {
    const read = readFaults('zephyr:dropx2=count,zephyr:500', services);
    const judge = faultsOf('faults' in read ? read.faults : []);
    const ask = (): unknown =>
      judge({
        ...{ service: 'zephyr', request },
        problem: (status) => ({ status }),
        answer: () => ({ status: 200, body: rows }),
      });
    const dropped = { type: 'answer', reply: { status: 200, body: rows.map(({ id, owner }) => ({ id, owner })) } };
    expect([ask(), ask(), ask(), ask()]).toEqual([
      dropped,
      dropped,
      { type: 'answer', reply: { status: 500 } },
      { type: 'answer', reply: { status: 200, body: rows } },
    ]);
  });
});

describe('the words for faults', () => {
  test('are read, with times before the name', () => {
    expect(readFaults('zephyr/execution:ignorex99=cyclephaseid, zephyr:retype=owner.index7x2', services)).toEqual({
      faults: [
        { service: 'zephyr', path: '/execution', times: 99, reply: 'ignore', name: 'cyclephaseid' },
        { service: 'zephyr', path: '', times: 1, reply: 'retype', name: 'owner.index7x2' },
      ],
    });
  });

  test.each(['zephyr:drop', 'zephyr:timeout=x', 'zephyr:500=x', 'zephyr:drop=', 'zephyr:drop=a b', 'nobody:drop=a'])(
    'are refused: %s',
    (text) => {
      expect(readFaults(text, services)).toHaveProperty('unreadable');
    },
  );

  test('are there for every disturbance', () => {
    for (const [what, meaning] of Object.entries(disturbances)) {
      const name = meaning.includes('NAME') ? '=a' : '';
      expect(readFaults(`zephyr:${what}${name}`, services)).toMatchObject({ faults: [{ reply: what as Disturbance }] });
    }
  });
});
