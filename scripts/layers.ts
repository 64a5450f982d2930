/** Who may import whom. Each rule's comment tells the reader what to do about a finding. */
import type { IForbiddenRuleType } from 'dependency-cruiser';

/** Each layer imports only itself and what stands before it. */
const layers = ['core', 'ports', 'definition', 'plan', 'ledger', 'run', 'report'] as const;

/** Folders beside the layers, with what they may import; of the folders in `types` they may import types alone. */
const beside: Readonly<Record<string, { readonly values: readonly string[]; readonly types: readonly string[] }>> = {
  data: { values: ['core', 'ports'], types: ['definition'] },
  kinds: { values: ['core', 'ports', 'data'], types: ['definition'] },
  // It writes definitions, so it reads back what it writes by the definitions' own rules.
  solution: { values: ['core', 'ports', 'definition', 'data'], types: [] },
  adapters: { values: ['core', 'ports'], types: ['definition', 'plan', 'ledger', 'run', 'report', 'data', 'kinds', 'solution'] },
  sandbox: { values: ['core', 'ports'], types: ['data'] },
};

/** Those that know types alone of some layers. */
const withTypes = Object.entries(beside).filter(([, { types }]) => types.length > 0);

/** npm packages and the folders that own them. A package that is not named here may be imported nowhere in src/. */
const owners: Readonly<Record<string, readonly string[]>> = {
  '@actions/core': ['adapters/github'],
  '@actions/exec': ['adapters/git'],
  '@jmespath-community/jmespath': ['data'],
  '@mdream/js': ['data'],
  ajv: ['data'],
  'ajv-formats': ['data'],
  commander: ['app/cli.ts', 'app/command.ts', 'app/solution/main.ts'],
  'fastest-levenshtein': ['core/suggest.ts'],
  'mdast-util-from-markdown': ['solution/playbook'],
  'postal-mime': ['data'],
  undici: ['adapters'],
  // Front matter is YAML too.
  yaml: ['definition', 'kinds/file_projection', 'solution'],
  zod: ['definition', 'ledger', 'data', 'app', 'solution'],
};

const folder = (names: readonly string[]): string => `^src/(${names.join('|')})/`;
const anyFolder = '^src/[^/]+/';

const error = 'error' as const;

const layerRules: readonly IForbiddenRuleType[] = layers.map((layer, place) => ({
  name: `layer-${layer}`,
  severity: error,
  comment: `${layer} imports only ${layers.slice(0, place + 1).join(', ')}. Move the shared part down, or hand it in from app.`,
  from: { path: folder([layer]) },
  to: { path: anyFolder, pathNot: folder(layers.slice(0, place + 1)) },
}));

const besideRules: readonly IForbiddenRuleType[] = Object.entries(beside).map(([name, { values, types }]) => ({
  name: `beside-${name}`,
  severity: error,
  comment: `${name} imports ${values.join(', ')}, and types alone of ${types.join(', ')}. What else it needs comes in as an argument.`,
  from: { path: folder([name]) },
  to: { path: anyFolder, pathNot: folder([name, ...values, ...types]) },
}));

const packageRules: readonly IForbiddenRuleType[] = [
  ...Object.entries(owners).map(([name, places]) => ({
    name: `package-${name}`,
    severity: error,
    comment: `${name} belongs to ${places.join(', ')}. Ask that part for what you need.`,
    from: { path: '^src/', pathNot: `^src/(${places.join('|')})` },
    to: { path: `(^|/)node_modules/${name}/` },
  })),
  {
    name: 'package-unowned',
    severity: error,
    comment: 'Give the package an owner in scripts/layers.ts, or do without it.',
    from: { path: '^src/' },
    to: { path: '(^|/)node_modules/', pathNot: `(^|/)node_modules/(${Object.keys(owners).join('|')})/` },
  },
];

const placeRules: readonly IForbiddenRuleType[] = [
  {
    name: 'node-only-at-the-edge',
    severity: error,
    comment: 'node:* belongs to adapters, sandbox and entries. Define a port, or take the function as an argument.',
    from: { path: '^src/', pathNot: '^src/(adapters/|sandbox/|[^/]+$)' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'entries-import-app',
    severity: error,
    comment: 'An entry reads the process and calls app; wiring belongs in src/app.',
    from: { path: '^src/[^/]+$' },
    to: { path: '^src/', pathNot: '^src/app/' },
  },
  {
    name: 'app-is-the-root',
    severity: error,
    comment: 'Only entries import app, and nothing imports an entry.',
    from: { path: anyFolder, pathNot: '^src/app/' },
    to: { path: '^src/(app/|[^/]+$)' },
  },
  {
    name: 'src-stands-alone',
    severity: error,
    comment: 'Code of the product imports neither tests nor tools nor what was built from it.',
    from: { path: '^src/' },
    to: { path: '^(tests|scripts|bench|dist|lib)/' },
  },
  {
    name: 'no-circular',
    severity: error,
    comment: 'Break the cycle: move what both need into a third file.',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    severity: error,
    comment: 'Nothing imports this file and it imports nothing: use it or delete it.',
    from: { orphan: true, path: anyFolder },
    to: {},
  },
  {
    name: 'not-to-unresolvable',
    severity: error,
    comment: 'The import leads nowhere: correct the path or install the package.',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
];

/** Held over the source as it is written: an import of a type counts. */
export const rules: readonly IForbiddenRuleType[] = [...layerRules, ...besideRules, ...packageRules, ...placeRules];

/** Held over the source without its types: only what is there when the program runs counts. */
export const valueRules: readonly IForbiddenRuleType[] = [
  {
    name: 'report-types-of-run',
    severity: error,
    comment: 'report reads a result; of run it may know the types alone.',
    from: { path: folder(['report']) },
    to: { path: folder(['run']) },
  },
  ...withTypes.map(([name, { types }]) => ({
    name: `beside-${name}-types`,
    severity: error,
    comment: `Of ${types.join(', ')}, ${name} may import types alone.`,
    from: { path: folder([name]) },
    to: { path: folder(types) },
  })),
];

/**
 * One file that breaks each rule, by the rule's name: the check cruises these too, and a rule that lets its own
 * file pass is broken.
 */
export const seeds: Readonly<Record<string, { readonly file: string; readonly code: string }>> = {
  ...Object.fromEntries(
    layers.map((layer) => [
      `layer-${layer}`,
      { file: `src/${layer}/rogue.ts`, code: `import { target } from '../solution/target.ts';\nexport const rogue = target;\n` },
    ]),
  ),
  'report-types-of-run': {
    file: 'src/report/rogue-values.ts',
    code: `import { target } from '../run/target.ts';\nexport const rogue = target;\n`,
  },
  ...Object.fromEntries(
    Object.keys(beside).map((name) => [
      `beside-${name}`,
      { file: `src/${name}/rogue.ts`, code: `import { target } from '../app/target.ts';\nexport const rogue = target;\n` },
    ]),
  ),
  ...Object.fromEntries(
    withTypes.map(([name, { types }]) => [
      `beside-${name}-types`,
      {
        file: `src/${name}/rogue-values.ts`,
        code: `import { target } from '../${types[0] ?? ''}/target.ts';\nexport const rogue = target;\n`,
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(owners).map((name) => [
      `package-${name}`,
      {
        file: `src/ports/rogue-${name.replace(/\W/g, '-')}.ts`,
        code: `import * as rogue from '${name}';\nexport const used = rogue;\n`,
      },
    ]),
  ),
  'package-unowned': {
    file: 'src/core/rogue-unowned.ts',
    code: `import * as rogue from 'vitest';\nexport const used = rogue;\n`,
  },
  'node-only-at-the-edge': {
    file: 'src/app/rogue-node.ts',
    code: `import * as rogue from 'node:fs';\nexport const used = rogue;\n`,
  },
  'entries-import-app': {
    file: 'src/rogue.ts',
    code: `import { target } from './core/target.ts';\nexport const rogue = target;\n`,
  },
  'app-is-the-root': {
    file: 'src/run/rogue-app.ts',
    code: `import { target } from '../app/target.ts';\nexport const rogue = target;\n`,
  },
  'src-stands-alone': {
    file: 'src/app/rogue-tests.ts',
    code: `import { target } from '../../tests/target.ts';\nexport const rogue = target;\n`,
  },
  'no-circular': {
    file: 'src/app/rogue-cycle.ts',
    code: `import type { Rogue } from './rogue-cycle.ts';\nexport interface Rogue { readonly again: Rogue }\n`,
  },
  'no-orphans': { file: 'src/app/rogue-orphan.ts', code: `export const rogue = 1;\n` },
  'not-to-unresolvable': {
    file: 'src/app/rogue-lost.ts',
    code: `import { lost } from './lost.ts';\nexport const rogue = lost;\n`,
  },
};
