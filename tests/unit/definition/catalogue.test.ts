import { describe, expect, test } from 'vitest';

import { readCatalogue } from '../../../src/definition/catalogue.ts';
import { defaultConfig, readConfig } from '../../../src/definition/config.ts';
import { resolveJob } from '../../../src/definition/resolve.ts';
import { catalogueOf, sourceText } from '../../support/plans.ts';

const job = (id: string, more = ''): string => `job_id: ${id}\njob_type: exec\nrun: ./${id}\n${more}`;

describe('readCatalogue', () => {
  test('leaves good definitions usable beside broken ones', () => {
    const { catalogue, diagnostics } = readCatalogue([
      sourceText(`${job('good')}---\n${job('bad', 'timout: 5m\n')}---\n${job('fine')}`),
    ]);
    expect([...catalogue.jobs.keys()]).toEqual(['good', 'fine']);
    expect([...catalogue.broken.keys()]).toEqual(['bad']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['definition/unknown-key']);
  });

  test('leaves the other files usable when one cannot be parsed', () => {
    const { catalogue } = readCatalogue([sourceText('a: [', 'jobs/a.yaml'), sourceText(job('good'), 'jobs/b.yaml')]);
    expect([...catalogue.jobs.keys()]).toEqual(['good']);
  });

  test('gives neither of two definitions with one id', () => {
    const { catalogue } = readCatalogue([sourceText(`${job('twice')}---\n${job('twice')}---\n${job('once')}`)]);
    expect([...catalogue.jobs.keys()]).toEqual(['once']);
    expect([...catalogue.broken.keys()]).toEqual(['twice']);
  });

  test('resolves ids and aliases', () => {
    const catalogue = catalogueOf(job('validate_gmail', 'aliases: [validate_gmail_source]'));
    expect(resolveJob(catalogue, 'validate_gmail')?.job_id).toBe('validate_gmail');
    expect(resolveJob(catalogue, 'validate_gmail_source')?.job_id).toBe('validate_gmail');
    expect(resolveJob(catalogue, 'validate')).toBeNull();
  });

  test('keeps jobs and sources apart, so that one name may stand for both', () => {
    const catalogue = catalogueOf(`${job('gmail')}---\nsource_id: gmail\nbase_url: https://gmail.example\n`);
    expect(resolveJob(catalogue, 'gmail')?.kind).toBe('exec');
    expect(catalogue.sources.get('gmail')?.spec.base_url).toBe('https://gmail.example');
  });

  test('reads a file without documents, and one with comments alone', () => {
    for (const text of ['', '\n', '# nothing\n', '---\n---\n# nothing\n...\n']) {
      expect(readCatalogue([sourceText(text)])).toMatchObject({ diagnostics: [] });
    }
  });
});

describe('readConfig', () => {
  const read = (text: string): ReturnType<typeof readConfig> =>
    readConfig({ sources: [sourceText(text, 'lorchestra.yaml')], diagnostics: [] });

  test('an empty file says what no file says', () => {
    expect(read('# nothing yet\n')).toEqual(defaultConfig);
    expect(defaultConfig).toMatchObject({ ok: true, value: { jobs: 'jobs', profile: 'sandbox', profiles: {} } });
  });

  test('reads profiles', () => {
    expect(
      read('profile: own\nmax_parallel: 8\nprofiles:\n  own: { variables: { HOST: example }, warehouse: data.db }\n'),
    ).toMatchObject({
      ok: true,
      value: { profile: 'own', max_parallel: 8, profiles: { own: { variables: { HOST: 'example' }, warehouse: 'data.db' } } },
    });
  });

  test('passes on what the reading of the file found', () => {
    const unreadable = {
      code: 'file/unreadable',
      severity: 'error' as const,
      message: 'x',
      span: { source: sourceText(''), start: 0, end: 0 },
    };
    expect(readConfig({ sources: [], diagnostics: [unreadable] })).toEqual({ ok: false, diagnostics: [unreadable] });
  });
});
