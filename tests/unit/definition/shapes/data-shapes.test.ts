import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { jobKinds } from '../../../../src/core/vocabulary.ts';
import { compositeShape } from '../../../../src/definition/shapes/composite.ts';
import { configShape } from '../../../../src/definition/shapes/config.ts';
import { jobShape } from '../../../../src/definition/shapes/index.ts';
import { assetsOf, schemaFile } from '../../../../src/definition/assets.ts';
import { secretVariables } from '../../../../src/definition/secrets.ts';
import { ingestShape } from '../../../../src/definition/shapes/ingest.ts';
import { canonizeShape } from '../../../../src/definition/shapes/canonize.ts';
import { projectObservationsShape } from '../../../../src/definition/shapes/project_observations.ts';
import { sourceShape } from '../../../../src/definition/shapes/source.ts';
import { maxFailed, pointer, queryValue, timespan } from '../../../../src/definition/shapes/values.ts';

describe('a time span', () => {
  it.each([
    ['30d', 2_592_000_000],
    ['1h30m', 5_400_000],
    ['500ms', 500],
  ])('reads %s as %i ms', (text, ms) => {
    expect(timespan.parse(text)).toBe(ms);
  });

  it.each(['30', 'd', '', '-1d', '1 d', '9999d'])('refuses "%s"', (text) => {
    expect(timespan.safeParse(text).success).toBe(false);
  });
});

describe('max_failed', () => {
  it.each([
    [0, { count: 0 }],
    [5, { count: 5 }],
    ['10%', { share: 0.1, of_at_least: 20 }],
    ['100%', { share: 1, of_at_least: 20 }],
  ])('reads %s', (written, meaning) => {
    expect(maxFailed.parse(written)).toEqual(meaning);
  });

  it.each([-1, 1.5, '5', '101%', '%', '1e1%'])('refuses %s', (written) => {
    expect(maxFailed.safeParse(written).success).toBe(false);
  });
});

describe('a pointer', () => {
  it.each(['', '/value', '/@odata.nextLink', '/a~1b/0'])('may be "%s"', (text) => {
    expect(pointer.parse(text)).toBe(text);
  });

  it.each(['value', '$.value', '/a~2'])('may not be "%s"', (text) => {
    expect(pointer.safeParse(text).success).toBe(false);
  });
});

describe('a query value', () => {
  it('is a text, however it is written', () => {
    expect([queryValue.parse(100), queryValue.parse(true), queryValue.parse('x')]).toEqual(['100', 'true', 'x']);
  });
});

describe('assets', () => {
  it('are found by their references, in the folder of definitions', () => {
    expect(schemaFile('jobs/schemas/raw', 'iglu:com.stripe/refund/jsonschema/1-0-0')).toBe(
      'jobs/schemas/raw/com.stripe/refund/1-0-0.json',
    );
    const canonize = canonizeShape.parse({
      source: { source_system: 'stripe', object_type: 'refund' },
      transform: { transform_ref: 'refund/stripe_to_canonical@1-0-0', schema_out: 'iglu:org.canonical/refund/jsonschema/1-0-0' },
    });
    expect(assetsOf('canonize', canonize, { jobs: 'pipes', text: () => null })).toEqual([
      { field: 'transform.transform_ref', file: 'pipes/canonize/transforms/refund/stripe_to_canonical@1-0-0.jmespath' },
      { field: 'transform.schema_out', file: 'pipes/schemas/canonical/org.canonical/refund/1-0-0.json' },
    ]);
    const own = { binding_id: 'followup', binding_version: '1.0.0', binding_registry_path: 'private/bindings' };
    const files = { jobs: 'jobs', text: () => null };
    expect(assetsOf('project_observations', projectObservationsShape.parse({ transform: own }), files)).toEqual([
      { field: 'transform.binding_id', file: 'private/bindings/followup/1-0-0.json' },
    ]);
  });

  const measures = (binding: unknown): readonly string[] => {
    const spec = projectObservationsShape.parse({ transform: { binding_id: 'followup', binding_version: '1.0.0' } });
    const files = { jobs: 'jobs', text: () => (typeof binding === 'string' ? binding : JSON.stringify(binding)) };
    const [, ...named] = assetsOf('project_observations', spec, files);
    return named.map(({ file }) => file);
  };
  it('are the measures too that a binding names', () => {
    const sections = [
      { measure_id: 'mood', measure_version: '1.0.0', items: [] },
      { measure_id: 'sleep', measure_version: '2.1.0' },
    ];
    expect(measures({ sections })).toEqual([
      'jobs/formation/measures/mood/1-0-0.json',
      'jobs/formation/measures/sleep/2-1-0.json',
    ]);
  });
  it.each([
    ['no JSON', '{'],
    ['a list', []],
    ['no sections', {}],
    ['sections that are no list', { sections: 'mood' }],
    ['a section that is none', { sections: [null] }],
    ['a name that leads elsewhere', { sections: [{ measure_id: '../mood', measure_version: '1.0.0' }] }],
    ['a version that leads elsewhere', { sections: [{ measure_id: 'mood', measure_version: '../1' }] }],
    ['a version that is no text', { sections: [{ measure_id: 'mood', measure_version: 1 }] }],
  ])('are the binding alone when it holds %s', (_, binding) => {
    expect(measures(binding)).toEqual([]);
  });

  it.each(['../x/y@1-0-0', 'a/../../x@1-0-0', 'contact/x', 'contact/x@1.0.0'])(
    'are not looked for under "%s"',
    (transform_ref) => {
      const transform = { transform_ref, schema_out: 'iglu:org.canonical/refund/jsonschema/1-0-0' };
      expect(canonizeShape.safeParse({ source: { source_system: 's', object_type: 'o' }, transform }).success).toBe(false);
    },
  );

  it.each(['iglu:../x/jsonschema/1-0-0', 'iglu:a/../jsonschema/1-0-0', 'iglu:a/b/c/1-0-0'])(
    'are no schema called "%s"',
    (schema_out) => {
      const transform = { transform_ref: 'a/b@1-0-0', schema_out };
      expect(canonizeShape.safeParse({ source: { source_system: 's', object_type: 'o' }, transform }).success).toBe(false);
    },
  );
});

describe('the variables whose values are secret', () => {
  const auth = { type: 'oauth2_refresh_token', token_url: 'https://${HOST}/t', client_id: '${ID}' };
  const api = sourceShape.parse({
    source_id: 'mail',
    base_url: '${URL}',
    auth: { ...auth, client_secret: '${SECRET}', refresh_token: '${TOKEN}' },
  });
  it('are those that auth uses as secrets, seen through the job’s own names', () => {
    const job = ingestShape.parse({
      source: { api: 'mail', path: '/m', key: '/id', variables: { TOKEN: '${ACCT1_TOKEN}', BOX: '${ACCT1_BOX}' } },
      sink: { source_system: 's', connection_name: 'c', object_type: 'o' },
    });
    expect(secretVariables(job, api)).toEqual(['ACCT1_TOKEN', 'SECRET']);
  });
});

/** Every key that a schema lets a user write, with its description. */
function fields(schema: unknown, path = ''): readonly (readonly [string, string | undefined])[] {
  if (schema === null || typeof schema !== 'object') return [];
  const { properties, anyOf, oneOf, items } = schema as Record<string, unknown>;
  const own = Object.entries((properties ?? {}) as Record<string, { readonly description?: string; readonly const?: unknown }>);
  return [
    ...own.flatMap(([key, value]) => [
      [`${path}/${key}`, value.const === undefined ? value.description : 'constant'] as const,
      ...fields(value, `${path}/${key}`),
    ]),
    ...[anyOf, oneOf].flatMap((branches) => (Array.isArray(branches) ? branches.flatMap((branch) => fields(branch, path)) : [])),
    ...fields(items, path),
  ];
}

describe('the schemas for editors', () => {
  const shapes = {
    ...Object.fromEntries(jobKinds.map((kind) => [kind, jobShape(kind)])),
    composite: compositeShape,
    settings: configShape,
    source: sourceShape,
  };
  it.each(Object.entries(shapes))('explain every key of %s', (_, shape) => {
    const found = fields(z.toJSONSchema(shape, { io: 'input' }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, description]) => description === undefined).map(([path]) => path)).toEqual([]);
  });
});
