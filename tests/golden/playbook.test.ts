import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { actionMeanings } from '../../src/solution/actions.ts';
import { readStandards } from '../../src/solution/learn/standards.ts';
import { loadPlaybooks } from '../../src/solution/playbook/check.ts';
import { playbookCodes } from '../../src/solution/playbook/codes.ts';
import { spectraStages } from '../../src/solution/stage.ts';
import { shownDiagnostics } from '../support/plans.ts';

/** One file per case: a title, playbooks by stage (or standards), what is shown. `vitest run -u` rewrites what is shown. */
const folder = new URL('playbook/', import.meta.url);
const names = readdirSync(folder).sort();
const known = { actions: actionMeanings, checks: new Set(['measures_evaluate', 'relationships_keyed']) };

interface Case {
  readonly head: string;
  readonly diagnostics: readonly Diagnostic[];
}

function readCase(name: string): Case {
  const head = `${readFileSync(new URL(name, folder), 'utf8').split('=== shown\n')[0]}=== shown\n`;
  const files = head
    .split(/^=== /m)
    .slice(1, -1)
    .map((section) => {
      const [, kind = '', file = '', text = ''] = /^(\w+) (.*)\n([^]*)$/.exec(section) ?? [];
      return { kind, source: { file, text } };
    });
  const playbooks = spectraStages.flatMap((stage) => files.filter(({ kind }) => kind === stage).map((each) => ({ stage, ...each })));
  const standards = files.filter(({ kind }) => kind === 'standards');
  const read = [...standards.map(({ source }) => readStandards(source)), loadPlaybooks(playbooks, known)];
  return { head, diagnostics: read.flatMap(({ diagnostics }) => diagnostics) };
}

describe('mistakes in playbooks', () => {
  test.each(names)('%s is shown as written there', async (name) => {
    const { head, diagnostics } = readCase(name);
    await expect(`${head}${shownDiagnostics(diagnostics)}\n`).toMatchFileSnapshot(`playbook/${name}`);
  });

  test('each code has a case', () => {
    const shown = names.flatMap((name) => readCase(name).diagnostics.map(({ code }) => code));
    const own = new Set(shown.filter((code) => /^(?:playbook|standards)\//.test(code)));
    expect([...own].sort()).toEqual(Object.keys(playbookCodes).sort());
  });
});
