import { sha256 } from '../../adapters/hash.ts';
import { isFolder, readSource } from '../../adapters/project-files.ts';
import type { Checked, SourceText } from '../../core/diagnostic.ts';
import { fail } from '../../data/failed.ts';
import { sortDiagnostics } from '../../definition/codes.ts';
import type { Overrides } from '../../solution/contract/overrides.ts';
import { readContract, readOverrides } from '../../solution/contract/read.ts';
import type { SystemContract } from '../../solution/contract/shape.ts';
import { actionMeanings } from '../../solution/actions.ts';
import { makeCovenant } from '../../solution/covenant/covenant.ts';
import type { Covenant } from '../../solution/covenant/shape.ts';
import { loadPlaybooks } from '../../solution/playbook/check.ts';
import type { Playbook } from '../../solution/playbook/playbook.ts';
import { checkIds } from '../../solution/stages/index.ts';
import { playbookFiles, spectraStages, type SpectraStage } from '../../solution/stage.ts';
import { packageFolder } from '../entry.ts';
import { refusal } from '../refuse.ts';
import { version } from '../version.ts';
import type { Setting } from '../watch.ts';

/** Where the playbooks of pipelines lie, below the repository's root or the package's. */
export const playbookFolder = 'playbooks/fabric/pipeline';

/** What the engine works from, read and checked. */
export interface Inputs {
  readonly source: string;
  /** `pipelines/zephyr`. */
  readonly folder: string;
  readonly contract: SystemContract;
  readonly overrides: Overrides;
  readonly playbooks: ReadonlyMap<SpectraStage, Playbook>;
  readonly covenant: Covenant;
}

/** Reads contract, overrides and playbooks of one source. Every mistake in any of them is reported at once. */
export function readInputs(setting: Setting, source: string): Checked<Inputs> {
  const folder = `${setting.settings.pipelines}/${source}`;
  const contract = reading(setting.root, `${folder}/contract.yaml`, (text) => readContract(text, source));
  const overridesFile = `${folder}/intelligence/manual-overrides.yaml`;
  const overrides =
    fileText(setting.root, overridesFile) === null ? readOverrides(null) : reading(setting.root, overridesFile, readOverrides);
  const playbooks = readPlaybooks(setting);
  const diagnostics = sortDiagnostics([...contract.diagnostics, ...overrides.diagnostics, ...playbooks.diagnostics]);
  if (!contract.ok || !overrides.ok || !playbooks.ok || diagnostics.some(({ severity }) => severity === 'error')) {
    return { ok: false, diagnostics };
  }
  const known = { folder, contract: contract.value, overrides: overrides.value, playbooks: playbooks.value };
  const covenant = makeCovenant({ ...known, engine_version: version, sha256 });
  return { ok: true, value: { source, ...known, covenant }, diagnostics };
}

/** The playbooks of this repository, or those that come with the package when it has none of its own. */
function readPlaybooks({ entry, root }: Pick<Setting, 'entry' | 'root'>): Checked<ReadonlyMap<SpectraStage, Playbook>> {
  const from = isFolder(root, playbookFolder) ? root : packageFolder(entry.url);
  const read = spectraStages.map((stage) => {
    const file = `${playbookFolder}/${playbookFiles[stage]}`;
    return { stage, found: reading<SourceText>(from, file, (source) => ({ ok: true, value: source, diagnostics: [] })) };
  });
  const missing = read.flatMap(({ found }) => found.diagnostics);
  if (missing.length > 0) return { ok: false, diagnostics: missing };
  const sources = read.flatMap(({ stage, found }) => (found.ok ? [{ stage, source: found.value }] : []));
  const loaded = loadPlaybooks(sources, { actions: actionMeanings, checks: checkIds });
  if (!loaded.ok) return loaded;
  const value = new Map(loaded.value.map((playbook) => [playbook.stage, playbook]));
  return { ok: true, value, diagnostics: loaded.diagnostics };
}

function reading<T>(root: string, file: string, read: (source: SourceText) => Checked<T>): Checked<T> {
  const found = readSource(root, file);
  const [source] = found?.sources ?? [];
  if (source !== undefined) return read(source);
  if (found !== null) return { ok: false, diagnostics: found.diagnostics };
  const message = `Cannot read "${file}": there is no such file`;
  const span = { source: { file, text: '' }, start: 0, end: 0 };
  return { ok: false, diagnostics: [{ code: 'file/unreadable', severity: 'error', message, hint: 'Restore it', span }] };
}

/**
 * A file that an earlier stage of the engine wrote, read by its own rules. Throws Failed when it cannot be read, and with
 * `missing` when it is not there.
 */
export function handedOver<T>(
  root: string,
  { file, missing }: { readonly file: string; readonly missing: string },
  read: (source: SourceText) => Checked<T>,
): T {
  const text = fileText(root, file);
  if (text === null) return fail('asset', missing);
  const checked = read({ file, text });
  return checked.ok ? checked.value : fail('asset', refusal(checked.diagnostics));
}

/** The text of a file; null when there is none that can be read. */
export function fileText(root: string, file: string): string | null {
  return readSource(root, file)?.sources[0]?.text ?? null;
}
