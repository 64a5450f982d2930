import { describe, expect, test } from 'vitest';

import { dependencyRows, graphOf, graphsOf, type Edge } from '../../../../src/solution/infer/graphs.ts';
import { contractOf, inferAll } from '../../../support/inferring.ts';

const firm = (entity: string, needs: string): Edge => ({ entity, needs, why: `path parameter {${needs}}`, firm: true });
const soft = (entity: string, needs: string): Edge => ({ entity, needs, why: `${entity}.${needs}Id`, firm: false });

describe('a graph', () => {
  test('orders by levels, ties by name, however its edges are given', () => {
    const edges = [firm('cycle', 'release'), firm('release', 'project'), firm('folder', 'project'), firm('execution', 'cycle')];
    const names = ['release', 'project', 'execution', 'cycle', 'folder', 'tester'];
    const one = graphOf('read', names, edges);
    const other = graphOf('read', names.toReversed(), edges.toReversed());
    expect(one.nodes).toEqual(other.nodes);
    expect(one.nodes.map(({ entity, level }) => `${level} ${entity}`)).toEqual([
      ...['0 project', '0 tester', '1 folder', '1 release', '2 cycle', '3 execution'],
    ]);
    expect(one.nodes.find(({ entity }) => entity === 'project')?.requiredBy).toEqual(['folder', 'release']);
    expect(one.circles).toEqual([]);
  });

  test('names a circle by its edges, once', () => {
    const { circles, nodes } = graphOf(
      'create',
      ['a', 'b', 'c', 'd'],
      [firm('a', 'b'), firm('b', 'c'), firm('c', 'a'), firm('d', 'a')],
    );
    expect(circles).toEqual(['a needs b (path parameter {b}), b needs c (path parameter {c}), c needs a (path parameter {a})']);
    expect(nodes).toHaveLength(4);
  });

  test('leaves out what values suggest and requests forbid', () => {
    const { nodes, leftOut, circles } = graphOf('read', ['a', 'b'], [soft('a', 'b'), firm('b', 'a')]);
    expect(leftOut).toEqual([soft('a', 'b')]);
    expect(circles).toEqual([]);
    expect(nodes.map(({ entity }) => entity)).toEqual(['a', 'b']);
  });

  test('is told in rows with counts', () => {
    expect(dependencyRows([graphOf('read', ['a', 'b'], [firm('b', 'a')])])).toEqual([
      {
        ...{ graph: 'read', entity: 'a', level: 0, dependsOn: '[]', requiredBy: '["b"]', dependencyCount: 0 },
        ...{ dependentCount: 1, isIndependent: 1, isLeaf: 0 },
      },
      {
        ...{ graph: 'read', entity: 'b', level: 1, dependsOn: '["a"]', requiredBy: '[]', dependencyCount: 1 },
        ...{ dependentCount: 0, isIndependent: 0, isLeaf: 1 },
      },
    ]);
  });
});

test('edges come from paths, queries, values and what the contract adds for creating', async () => {
  const contract = contractOf([
    { name: 'project' },
    { name: 'tester' },
    { name: 'release', path: '/release/{p}', parent: { object: 'project', bindings: { p: 'id' } } },
    {
      name: 'execution',
      query: { rid: '{r}' },
      parent: { object: 'release', bindings: { r: 'id' } },
      created_after: ['project'],
    },
  ]);
  const { fields } = await inferAll(
    {
      project: [{ id: 1 }],
      tester: [{ id: 5 }],
      release: [{ id: 2 }],
      execution: [{ id: 3, testerId: 5, testerIds: [5], projectId: 99 }],
    },
    { contract },
  );
  const [read, create] = graphsOf(contract, fields);
  expect(read?.edges.map(({ entity, needs, why }) => `${entity} ${needs}: ${why}`)).toEqual([
    'release project: path parameter {p}',
    'execution release: query parameter rid',
    'execution tester: execution.testerId, 100% known keys',
  ]);
  expect(read?.nodes.find(({ entity }) => entity === 'execution')?.dependsOn).toEqual(['release', 'tester']);
  expect(create?.nodes.find(({ entity }) => entity === 'execution')?.dependsOn).toEqual(['project', 'release', 'tester']);
});
