import { expect, it } from 'vitest';

import { actionMeanings } from '../../../../src/solution/actions.ts';
import { makersIn, tableOf } from '../../../../src/solution/playbook/names.ts';

it.each([
  ['prepare.schema', 'prepare.schema'],
  ['Tables/extract/cycles', 'extract.cycles'],
  ['Tables/extract/{entities}', 'extract.{entities}'],
  ['quarantine.clean{Entity}', 'quarantine.clean{Entity}'],
  ['prepare.', null],
  ['Tables/extract', null],
  ['Tables.extract.cycles', null],
  ['dbo.cycles', null],
  ['clean.{thing}', null],
  ['clean.a b', null],
  ['', null],
])('%j names the table %j', (name, table) => {
  expect(tableOf(name)).toBe(table);
});

it.each([
  ['Tables/extract/cycles', ['extract.entity']],
  ['extract.{entities}', ['extract.entity']],
  ['extract.pages', ['extract.entity']],
  ['extract.watermarks', ['extract.watermarks']],
  ['clean.cycle', ['clean.entity']],
  ['clean.{entities}', []],
  ['clean.a\n## Process', []],
  ['working/schema', ['prepare.generate_schema']],
  ['prepare.nothing', []],
])('%j is made by %j', (wanted, actions) => {
  expect(makersIn(actionMeanings).of(wanted)).toEqual(actions);
});
