import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { referencesIn } from '../../src/core/references.ts';
import { houseCatalogue, housePlan, root } from './house.ts';

const { catalogue } = houseCatalogue();

/** Every text of a value, at any depth. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}

function variables(value: unknown): readonly string[] {
  return texts(value).flatMap((text) => referencesIn(text).flatMap((one) => (one.kind === 'variable' ? [one.name] : [])));
}

const ingests = [...catalogue.jobs.values()].flatMap((job) => (job.kind === 'ingest' ? [job] : []));

describe('jobs/sources/README.md', () => {
  it('names every variable that comes from outside, and no other', () => {
    const inner = new Set(ingests.flatMap(({ spec }) => Object.keys(spec.source.variables)));
    const used = [...ingests.map(({ spec }) => spec), ...[...catalogue.sources.values()].map(({ spec }) => spec)].flatMap(
      variables,
    );
    const outer = new Set(used.filter((name) => !inner.has(name)));
    const readme = readFileSync(join(root, 'jobs/sources/README.md'), 'utf8');
    const named = new Set([...readme.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name ?? ''));
    expect({ missing: [...outer.difference(named)], extra: [...named.difference(outer)] }).toEqual({ missing: [], extra: [] });
  });
});

describe('the shipped ingest jobs', () => {
  it('write each under a name of its own', () => {
    const names = ingests.map(({ spec: { sink } }) => `${sink.source_system}:${sink.connection_name}:${sink.object_type}`);
    expect(new Set(names).size).toBe(17);
  });

  it('use every source', () => {
    expect(new Set(ingests.map(({ spec }) => spec.source.api))).toEqual(new Set(catalogue.sources.keys()));
  });

  it.each([
    ['ingest_gmail_acct2', ['GMAIL_ACCT2_REFRESH_TOKEN', 'GMAIL_CLIENT_SECRET']],
    ['ingest_exchange_info_mensio', ['EXCHANGE_CLIENT_SECRET']],
    ['ingest_dataverse_contacts', ['DATAVERSE_CLIENT_SECRET']],
    ['ingest_stripe_refunds', ['STRIPE_API_KEY']],
    ['ingest_google_forms_followup', ['GOOGLE_FORMS_PRIVATE_KEY']],
  ])('%s keeps its credentials secret', (id, secrets) => {
    const checked = housePlan(id);
    expect(checked.ok && checked.value.root.type === 'job' ? checked.value.root.secrets : null).toEqual(secrets);
  });

  it('feed the jobs after them: every validated and canonized pair of system and type is fetched', () => {
    const fetched = new Set(ingests.map(({ spec: { sink } }) => `${sink.source_system}:${sink.object_type}`));
    const read = [...catalogue.jobs.values()].flatMap((job) =>
      job.kind === 'validate' || job.kind === 'canonize'
        ? [`${job.spec.source.source_system}:${job.spec.source.object_type}`]
        : [],
    );
    expect(read).toHaveLength(23);
    expect([...new Set(read)].sort()).toEqual([...fetched].sort());
  });

  it('pin what the services would otherwise change', () => {
    const headers = Object.fromEntries([...catalogue.sources].map(([id, { spec }]) => [id, spec.headers]));
    expect(headers['stripe']).toEqual({ 'Stripe-Version': '2025-02-24.acacia' });
    expect(headers['exchange']).toEqual({ Prefer: 'IdType="ImmutableId"' });
    expect(headers['dataverse']?.['Prefer']).toBe('odata.include-annotations="*",odata.maxpagesize=500');
  });

  it('share what a service allows, on one machine too, without becoming other jobs', () => {
    const pools = ingests.map(({ job_id }) => {
      const checked = housePlan(job_id);
      return checked.ok && checked.value.root.type === 'job' ? checked.value.root.pool : undefined;
    });
    expect(pools).toEqual(ingests.map(({ spec }) => catalogue.sources.get(spec.source.api)?.spec.pool));
    expect(new Set(pools)).toEqual(new Set([undefined, 'dataverse', 'google_forms', 'stripe']));
  });

  it('add to a form response the form that it answers', () => {
    const forms = ingests.filter(({ spec }) => spec.source.api === 'google_forms');
    expect(forms.map(({ spec }) => spec.source.inject)).toEqual(forms.map(() => ({ formId: '${FORM_ID}' })));
  });
});

describe('what the later jobs read', () => {
  it('is a view that some job creates, or a derived table', () => {
    const jobs = [...catalogue.jobs.values()];
    const views = jobs.flatMap((job) => (job.kind === 'create_projection' ? [job.spec.projection.name] : []));
    const copied = jobs.flatMap((job) => (job.kind === 'sync_sqlite' ? [job.spec.source.projection] : []));
    expect(copied.toSorted()).toEqual([...views, 'measurement_events', 'observations'].toSorted());
  });

  it('is scored by the binding that its events carry', () => {
    const jobs = [...catalogue.jobs.values()];
    const events = jobs.flatMap((job) => (job.kind === 'project_measurement_events' ? [job.spec.sink.event_subtype] : []));
    const bindings = jobs.flatMap((job) => (job.kind === 'project_observations' ? [job.spec.transform.binding_id] : []));
    expect(bindings.toSorted()).toEqual(events.toSorted());
    expect(events).toHaveLength(3);
  });
});
