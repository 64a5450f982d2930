/** What a process knows when it starts; the entries alone read it from node. */
export interface Entry {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Variables whose values may appear nowhere we write, whatever a plan calls secret. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** `import.meta.url` of the entry. */
  readonly url: string;
}

/** The environment without what the launcher set for this process alone. */
export function surroundings(env: Entry['env']): Entry['env'] {
  const { LORCHESTRA_TUNED: tuned, GLIBC_TUNABLES: tunables, ...others } = env;
  return tuned === undefined && tunables !== undefined ? { ...others, GLIBC_TUNABLES: tunables } : others;
}

/**
 * The address of another entry of the same build: `src/worker.ts` beside `src/cli.ts`, and
 * `dist/worker/index.js` beside `dist/cli/index.js`.
 */
export function siblingEntry(url: string, name: string): string {
  const bundled = url.endsWith('/index.js');
  return new URL(bundled ? `../${name}/index.js` : `./${name}${url.endsWith('.ts') ? '.ts' : '.js'}`, url).href;
}

/** The folder of the package that an entry belongs to: it holds what ships with the program. */
export function packageFolder(url: string): string {
  const bundled = url.endsWith('/index.js');
  return decodeURIComponent(new URL(bundled ? '../..' : '..', url).pathname).replace(/\/$/, '');
}
