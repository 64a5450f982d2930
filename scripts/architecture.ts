/**
 * Holds the rules of scripts/layers.ts over src/. A check that reads no files is green over anything, so this one also
 * counts what it read, and cruises a tree in which each rule is broken once: a rule that misses its own fault fails.
 */
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { cruise, type ICruiseResult, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser';

import { rules, seeds, valueRules } from './layers.ts';

const root = resolve(import.meta.dirname, '..');
const floor = 0.9;

interface View {
  readonly modules: readonly string[];
  readonly violations: readonly IViolation[];
}

/** Cruises the tree twice: as written, and without types, since the parser cannot tell an import of a type. */
async function read(tree: string): Promise<View> {
  const bare = realpathSync(mkdtempSync(join(tmpdir(), 'lorchestra-bare-')));
  try {
    for (const file of globSync('src/**/*.ts', { cwd: tree })) {
      put(bare, file, stripTypeScriptTypes(readFileSync(join(tree, file), 'utf8')));
    }
    furnish(bare);
    const [written, running] = [await view(tree, rules), await view(bare, valueRules)];
    return {
      modules: written.modules.map((module) => module.source).filter((source) => source.startsWith('src/')),
      violations: [...written.summary.violations, ...running.summary.violations],
    };
  } finally {
    rmSync(bare, { recursive: true, force: true });
  }
}

async function view(baseDir: string, forbidden: readonly IForbiddenRuleType[]): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], {
    baseDir,
    ruleSet: { forbidden: [...forbidden] },
    validate: true,
    // Without this parser nothing is read: the compiler's own is gone from TypeScript 7.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules'] },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  });
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`);
  return output;
}

/** What is wrong, one line each; empty when all is well. */
async function findings(): Promise<readonly string[]> {
  const { modules, violations } = await read(root);
  const written = globSync('src/**/*.ts', { cwd: root }).length;
  const found = violations.map(({ rule, from, to, cycle }) => {
    const trail = cycle === undefined ? to : cycle.map((step) => step.name).join(' -> ');
    const comment = [...rules, ...valueRules].find((each) => each.name === rule.name)?.comment ?? '';
    return `${from} -> ${trail}\n    ${rule.name}: ${comment}`;
  });
  if (written === 0 || modules.length < written * floor) {
    found.push(`Read ${modules.length} of ${written} files of src/: the check is blind, so its silence means nothing`);
  }
  if (found.length === 0) console.log(`${modules.length} modules, ${rules.length + valueRules.length} rules, no violation`);
  return found;
}

/** Rules that let their own seeded fault pass. */
async function blindRules(): Promise<readonly string[]> {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'lorchestra-seeded-')));
  try {
    plant(tree);
    const { violations } = await read(tree);
    const caught = new Set(violations.map(({ rule, from }) => `${rule.name} ${from}`));
    return [...rules, ...valueRules]
      .filter(({ name = '' }) => !caught.has(`${name} ${seeds[name]?.file ?? 'without a seed'}`))
      .map(({ name }) => `Rule "${name}" does not catch the fault that is seeded for it in scripts/layers.ts`);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function plant(tree: string): void {
  const folders = ['core', 'ports', 'definition', 'plan', 'ledger', 'run', 'report', 'kinds', 'data', 'solution', 'app'];
  for (const place of [...folders.map((folder) => `src/${folder}`), 'tests']) {
    put(tree, `${place}/target.ts`, 'export const target = 1;\nexport type Target = typeof target;\n');
  }
  for (const { file, code } of Object.values(seeds)) put(tree, file, code);
  furnish(tree);
}

function put(tree: string, file: string, code: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), code);
}

/** Gives a tree the project's packages. */
function furnish(tree: string): void {
  copyFileSync(join(root, 'package.json'), join(tree, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
}

const wrong = [...(await findings()), ...(await blindRules())];
for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exitCode = 1;
