import { describe, expect, it } from 'vitest';

import { compareManifest, type StageManifest } from '../../../../src/solution/covenant/manifest.ts';
import { readCovenant } from '../../../../src/solution/covenant/shape.ts';
import { readStageContract, type StageContract } from '../../../../src/solution/covenant/stage-contract.ts';
import { buildFiles, covenantFile } from '../../../../src/solution/covenant/write.ts';
import { covenantOf, shippedContract } from '../../../support/solution.ts';

/** The contract of Extract as it is written and read again. */
function extract(): StageContract {
  const files = buildFiles(covenantOf('zephyr'), shippedContract('zephyr'), 'pipelines/zephyr');
  const file = files.find(({ path }) => path === 'contracts/extract.contract.yaml');
  const read = readStageContract({ file: 'extract.contract.yaml', text: file?.text ?? '' });
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.value;
}

/** Evidence that keeps every promise. */
function kept({ version, stage, obligations, quality_gates: { blocking, reported } }: StageContract): StageManifest {
  return {
    ...{ stage, status: 'Success', contract_version: version, run: { run_id: 'this' } },
    outputs: obligations.data_outputs.map((table) => ({ table, rows: 1, columns: 1, schema_hash: 'a' })),
    gates: [...blocking, ...reported].map((id) => ({
      ...{ id, severity: 'error', says: '', verdict: 'passed', expected: '', actual: '' },
    })),
  };
}

function withVerdict(manifest: StageManifest, gate: string, verdict: string): StageManifest {
  return { ...manifest, gates: manifest.gates.map((each) => (each.id === gate ? { ...each, verdict } : each)) };
}

describe('a manifest held against its contract', () => {
  it('that keeps every promise has no breach and misses nothing', () => {
    expect(compareManifest(extract(), kept(extract()), 'this')).toEqual({ breaches: [], missing: [] });
  });

  it.each<[string, (good: StageManifest) => StageManifest | null, string, string]>([
    ['is not there', () => null, 'a manifest of extract', 'none'],
    ['is of another run', (good) => ({ ...good, run: { run_id: 'other' } }), 'a manifest of run this', 'one of run other'],
    ['is of another version', (good) => ({ ...good, contract_version: '0.9.0' }), 'contract version 1.0.0', '0.9.0'],
    ['says that the stage failed', (good) => ({ ...good, status: 'Failed' }), 'status Success', 'Failed'],
    ['lacks a gate', (good) => ({ ...good, gates: good.gates.slice(1) }), 'gate units_complete is asked', 'it was not'],
    ['has a refused gate', (good) => withVerdict(good, 'pages_distinct', 'refused'), 'gate pages_distinct passes', 'refused'],
  ])('that %s is a breach', (_, spoil, promise, found) => {
    const { breaches } = compareManifest(extract(), spoil(kept(extract())), 'this');
    expect(breaches).toContainEqual({ stage: 'extract', promise, found });
  });

  it('with a warning keeps its promises', () => {
    expect(compareManifest(extract(), withVerdict(kept(extract()), 'counts_match', 'warned'), 'this').breaches).toEqual([]);
  });

  it('that lacks an output misses it, by whichever of its names', () => {
    const good = kept(extract());
    const outputs = good.outputs.filter(({ table }) => table !== 'Tables/extract/cycles');
    expect(compareManifest(extract(), { ...good, outputs }, 'this')).toEqual({
      breaches: [],
      missing: ['Tables/extract/cycles'],
    });
    const renamed = good.outputs.map((output) => ({ ...output, table: output.table.replace('Tables/extract/', 'extract.') }));
    expect(compareManifest(extract(), { ...good, outputs: renamed }, 'this').missing).toEqual([]);
  });
});

describe('a covenant that stands in a file', () => {
  it('is what was designed', () => {
    const { text } = covenantFile(covenantOf('zephyr'));
    expect(readCovenant({ file: 'covenant.yaml', text })).toEqual({ ok: true, value: covenantOf('zephyr'), diagnostics: [] });
  });

  it.each([
    ['an unknown key', 'deployment:', 'deploymint:', 'Unknown key "deploymint"'],
    ['a stage that does not exist', 'name: prepare', 'name: prepared', 'Cannot use "prepared" as "pipeline.stages[1].name"'],
    ['a second document', 'apiVersion:', 'a: 1\n---\napiVersion:', 'The file must hold one document, but holds several'],
    ['nothing in it', /[^]*/, '', 'The file must hold one document, but holds none'],
  ])('with %s is refused at its place', (_, good, bad, message) => {
    const text = covenantFile(covenantOf('zephyr')).text.replace(good, bad);
    const read = readCovenant({ file: 'covenant.yaml', text });
    expect(read.ok).toBe(false);
    expect(read.diagnostics.map((each) => each.message)).toContain(message);
  });
});
