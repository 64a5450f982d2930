/**
 * The licences of the packages in a bundle. ncc's own option leaves out packages that it merged into one module, and a
 * licence must be kept with every copy, so they are collected from what ncc says that it bundled.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of ncc's statistics that is read here. */
export interface BundleModule {
  readonly identifier?: string;
  readonly chunks?: readonly unknown[];
  /** What was merged into this module. */
  readonly modules?: readonly BundleModule[];
}

/** Folders below `root` of the packages whose code is in a bundle, in order. */
export function bundledPackages(modules: readonly BundleModule[]): readonly string[] {
  const found = new Set<string>();
  for (const module of modules.filter(({ chunks = [] }) => chunks.length > 0)) {
    for (const part of [module, ...(module.modules ?? [])]) {
      const file = part.identifier?.split('!').at(-1) ?? '';
      const [folder] = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? [];
      // ncc puts its own loaders around modules; they leave no code behind.
      if (folder !== undefined && folder !== 'node_modules/@vercel/ncc') found.add(folder);
    }
  }
  return [...found].sort();
}

/** Name, version, licence and its text for each package. Throws for a package without a licence. */
export function licenceTexts(root: string, folders: readonly string[]): string {
  return folders.map((folder) => licenceText(join(root, folder))).join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceText(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  if (manifest.license === undefined) throw new Error(`Cannot bundle "${manifest.name}": it names no licence`);
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return `${[`${manifest.name} ${manifest.version} (${manifest.license})`, ...texts].join('\n\n')}\n`;
}
