import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import { nearest } from '../core/suggest.ts';
import type { Config, Pools, Profile, WorkflowSettings } from '../definition/shapes/config.ts';
import { readSandboxSettings, type SandboxSettings } from '../sandbox/settings.ts';

/** What a flag or an Action input says; absent = not given. */
export interface Flags {
  /** Path of `lorchestra.yaml`. */
  readonly config?: string | undefined;
  readonly jobs?: string | undefined;
  readonly profile?: string | undefined;
  readonly maxParallel?: string | undefined;
}

/** Flag beats `LORCHESTRA_*` beats `lorchestra.yaml` beats the default. Paths are relative to the root. */
export interface Settings {
  readonly jobs: string;
  /** The folder of SPECTRA pipelines. */
  readonly pipelines: string;
  readonly profile: string;
  /** Values for `${NAME}` that the profile gives. */
  readonly variables: Readonly<Record<string, string>>;
  readonly state_dir: string;
  readonly warehouse: string;
  readonly vault: string;
  readonly max_parallel: number;
  /** By composite. */
  readonly workflows: Readonly<Record<string, WorkflowSettings>>;
  /** How hard services may be asked, by pool. */
  readonly pools?: Pools;
  /** Names of the pools that are described anywhere, also in other profiles. */
  readonly known_pools?: readonly string[];
  /** How the sandbox is set, when it is used. */
  readonly sandbox?: SandboxSettings;
}

/** The embedded default: state, warehouse and vault in one folder, the services from the sandbox. */
export const sandboxProfile = 'sandbox';
const defaultMaxParallel = 4;
const mostParallel = 1000;

type Environment = Readonly<Record<string, string | undefined>>;

export function resolveSettings(flags: Flags, env: Environment, config: Config): Checked<Settings> {
  const diagnostics: Diagnostic[] = [];
  const profileName = pick(flags.profile, env['LORCHESTRA_PROFILE']) ?? config.profile;
  const profile = findProfile(profileName, config, diagnostics);
  const maxParallel = readMaxParallel(pick(flags.maxParallel, env['LORCHESTRA_MAX_PARALLEL']), config, diagnostics);
  const sandbox = profileName === sandboxProfile ? sandboxSettings(env, diagnostics) : null;
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const stateDir = profile.state_dir ?? '.lorchestra';
  const value: Settings = {
    jobs: pick(flags.jobs, env['LORCHESTRA_JOBS']) ?? config.jobs,
    pipelines: config.pipelines,
    profile: profileName,
    variables: profile.variables ?? {},
    state_dir: stateDir,
    warehouse: profile.warehouse ?? `${stateDir}/warehouse.db`,
    vault: profile.vault ?? `${stateDir}/vault`,
    max_parallel: maxParallel,
    workflows: config.workflows,
    pools: { ...config.pools, ...profile.pools },
    known_pools: [config, ...Object.values(config.profiles)].flatMap(({ pools = {} }) => Object.keys(pools)),
    ...(sandbox === null ? {} : { sandbox }),
  };
  return { ok: true, value, diagnostics };
}

function pick(...values: readonly (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined && value !== '');
}

function findProfile(name: string, config: Config, diagnostics: Diagnostic[]): Profile {
  const profile = Object.hasOwn(config.profiles, name) ? config.profiles[name] : undefined;
  if (profile !== undefined) return profile;
  if (name === sandboxProfile) return {};
  const known = [...new Set([sandboxProfile, ...Object.keys(config.profiles)])];
  const near = nearest(name, known);
  diagnostics.push(
    given(
      'settings/unknown-profile',
      `Unknown profile "${name}"`,
      `--profile ${name}`,
      near === null ? `Known: ${known.join(', ')}` : `Did you mean "${near}"?`,
    ),
  );
  return {};
}

function readMaxParallel(text: string | undefined, config: Config, diagnostics: Diagnostic[]): number {
  if (text === undefined) return config.max_parallel ?? defaultMaxParallel;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= mostParallel) return value;
  diagnostics.push(
    given(
      'settings/max-parallel',
      `Cannot read max-parallel "${text}"`,
      `--max-parallel ${text}`,
      `Give a whole number from 1 to ${mostParallel}`,
    ),
  );
  return defaultMaxParallel;
}

/** The `LORCHESTRA_SANDBOX_*` variables; null when one cannot be read. */
export function sandboxSettings(env: Environment, diagnostics: Diagnostic[]): SandboxSettings | null {
  const read = readSandboxSettings(env);
  if (!('hint' in read)) return read;
  const { name, value, hint } = read;
  diagnostics.push(given('settings/sandbox', `Cannot read "${value}" in ${name}`, `${name}=${value}`, hint));
  return null;
}

/** A diagnostic about something that was typed, not written in a file. */
// oxlint-disable-next-line max-params -- the four parts of every such report, always in this order
export function given(code: string, message: string, text: string, hint: string): Diagnostic {
  return { code, severity: 'error', message, hint, span: { source: { file: 'command line', text }, start: 0, end: text.length } };
}
