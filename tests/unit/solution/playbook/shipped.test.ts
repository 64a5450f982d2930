import { describe, expect, it } from 'vitest';

import { openLakehouse } from '../../../../src/adapters/lakehouse/lakehouse.ts';
import type { Row } from '../../../../src/ports/warehouse.ts';
import { actionMeanings, type ActionMeaning } from '../../../../src/solution/actions.ts';
import { readStandards } from '../../../../src/solution/learn/standards.ts';
import { loadPlaybooks } from '../../../../src/solution/playbook/check.ts';
import { checkIds } from '../../../../src/solution/stages/index.ts';
import { playbookFiles, spectraStages } from '../../../../src/solution/stage.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { playbookOf, playbooksOf, repositoryText, shippedGateIds, shippedSources, usesOf } from '../../../support/playbooks.ts';

describe('the shipped playbooks', () => {
  const playbooks = playbooksOf(shippedSources());

  it('name every action once, in the order of the list', () => {
    expect(playbooks.flatMap(usesOf)).toEqual(Object.keys(actionMeanings));
  });

  it('list what their steps make, but for what passes between steps', () => {
    for (const playbook of playbooks) {
      const made = usesOf(playbook).flatMap(
        (action) => (actionMeanings as Readonly<Record<string, ActionMeaning>>)[action]?.produces ?? [],
      );
      expect(playbook.outputs.map(({ name }) => name).toSorted()).toEqual(
        made.filter((name) => !name.startsWith('working/')).toSorted(),
      );
    }
  });

  it('have a check for each gate that is not SQL, and leave no check unused', () => {
    expect(loadPlaybooks(shippedSources(), { actions: actionMeanings, checks: checkIds }).diagnostics).toEqual([]);
    const asked = playbooks.flatMap(({ gates }) => gates.flatMap(({ id, sql }) => (sql === null ? [id] : [])));
    expect(asked.toSorted()).toEqual([...checkIds].toSorted());
  });

  it('number their steps by their places', () => {
    for (const { steps } of playbooks) expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
  });

  it('have gates with ids of their own', () => {
    const ids = playbooks.flatMap(({ gates }) => gates.map(({ id }) => id));
    expect(ids).toEqual(shippedGateIds());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of Prepare hold the gates with which the design began', () => {
    const errors = playbookOf(playbooks, 'prepare').gates.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ id }) => id).slice(0, 3)).toEqual(['schema_has_all_entities', 'one_entity_per_row', 'fields_as_arrays']);
  });
});

describe('STRUCTURE.md', () => {
  const { text } = repositoryText('playbooks/STRUCTURE.md');

  it('lists the actions as they are', () => {
    const names = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const rows = [...text.matchAll(/^\| `([a-z]+\.[a-z_]+)` \|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)];
    const listed = rows.map(([, name, does = '', needs = '', gives = '']) => [name, does.trim(), names(needs), names(gives)]);
    expect(listed).toEqual(
      Object.entries(actionMeanings as Readonly<Record<string, ActionMeaning>>).map(
        ([name, { does, consumes, produces, each }]) => [
          name,
          each === undefined ? does : `${does} (one job for each entity)`,
          consumes,
          produces,
        ],
      ),
    );
  });

  it('lists the playbooks as they are', () => {
    const rows = [...text.matchAll(/^\| (\w+) \| `(pipeline\.\S+)` \|$/gm)].map(([, stage, file]) => [stage, file]);
    expect(rows).toEqual(spectraStages.map((stage) => [stage, playbookFiles[stage]]));
  });
});

it('the shipped standards can be read', () => {
  const read = readStandards(repositoryText('standards/pipeline-standards.md'));
  expect(read.diagnostics).toEqual([]);
  expect(read.ok && read.value.map(({ source }) => source)).toEqual(Array.from({ length: 8 }, () => 'design'));
});

describe('the SQL of a gate', () => {
  const endpoint = { endpoint_path: '/cycle/{id}', full_path: '/cycle/{id}', http_method: 'GET', category: 'cycle' };
  const cases: readonly (readonly [string, string, readonly Row[], readonly Row[]])[] = [
    ['endpoints_unique', 'source.endpoints', [endpoint, { ...endpoint, http_method: 'POST' }], [endpoint, endpoint]],
    ['endpoints_complete', 'source.endpoints', [endpoint], [endpoint, { ...endpoint, category: ' ' }]],
    ['endpoints_complete', 'source.endpoints', [endpoint], [{ ...endpoint, http_method: null }]],
    ['portfolio_single_row', 'source.portfolio', [{ source_system: 'a' }], []],
    ['portfolio_single_row', 'source.portfolio', [{ source_system: 'a' }], [{ source_system: 'a' }, { source_system: 'b' }]],
  ];

  it('is tried for every gate that has it', () => {
    const withSql = playbooksOf(shippedSources()).flatMap(({ gates }) =>
      gates.flatMap(({ id, sql }) => (sql === null ? [] : [id])),
    );
    expect([...new Set(cases.map(([id]) => id))].sort()).toEqual(withSql.sort());
  });

  it.each(cases)('%s flips between good and bad rows of %s', async (id, table, good, bad) => {
    const gate = playbooksOf(shippedSources())
      .flatMap(({ gates }) => gates)
      .find((each) => each.id === id);
    const names = Object.keys(good[0] ?? {});
    const columns = names.map((name) => ({ name, type: 'TEXT' as const }));
    using folder = temporaryFolder();
    const lakehouse = openLakehouse({ folder: folder.path });
    for (const [rows, holds] of [
      [good, true],
      [bad, false],
    ] as const) {
      await lakehouse.replace(table, columns, rows);
      expect((await lakehouse.all(gate?.sql ?? '')).length === 0).toBe(holds);
    }
    lakehouse.close();
  });
});
