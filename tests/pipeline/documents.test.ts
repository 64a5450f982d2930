import { describe, expect, it } from 'vitest';

import type { JsonObject } from '../../src/core/json.ts';
import { canonizer } from './canonizer.ts';

const transcript = await canonizer('canonize_dataverse_sessions_transcripts');
const note = await canonizer('canonize_dataverse_sessions_notes');
const summary = await canonizer('canonize_dataverse_sessions_summaries');
const report = await canonizer('canonize_dataverse_reports');

const meta = {
  createdAt: '2025-01-01T10:00:00.000Z',
  updatedAt: '2025-01-03T10:00:00.000Z',
  source: { system: 'dataverse', version: 'v2' },
};
const session = {
  ...{ cre92_clientsessionid: 's1', _cre92_client_value: 'c1', cre92_name: 'Session 7', cre92_sessionnumber: 7 },
  ...{ cre92_starttime: '2025-01-02T09:00:00Z', createdon: '2025-01-01T10:00:00Z', modifiedon: '2025-01-03T10:00:00Z' },
};

describe('canonize_dataverse_sessions_transcripts', () => {
  const raw = { ...session, cre92_clientsessiontranscript: '<p>Hello.</p><p>Hi.</p>', cre92_duration: 50 };
  it('maps a transcript', () => {
    expect(transcript({ ...raw, cre92_transcriptprocessed: true })).toEqual({
      ...{ id: 's1-transcript', source_id: 's1#transcript-v1', source_entity: 'synthetic:transcript', session_source_id: 's1' },
      session: { reference: 'clinical_session/s1', type: 'ClinicalSession' },
      subject: { reference: 'contact/c1', type: 'Contact' },
      ...{ date: '2025-01-02T09:00:00.000Z', duration: 3_000, language: 'en', meta },
      content: { format: 'markdown', text: 'Hello.\n\nHi.' },
      processing: { engine: 'dataverse', processedAt: '2025-01-03T10:00:00.000Z', status: 'completed' },
    });
  });

  it('leaves out what the session does not have', () => {
    const bare = { cre92_clientsessionid: 's1', cre92_clientsessiontranscript: 'x' };
    expect(transcript(bare)).toEqual({
      ...{ id: 's1-transcript', source_id: 's1#transcript-v1', source_entity: 'synthetic:transcript', session_source_id: 's1' },
      ...{ session: { reference: 'clinical_session/s1', type: 'ClinicalSession' }, language: 'en' },
      ...{ content: { format: 'markdown', text: 'x' }, processing: { engine: 'dataverse', status: 'pending' } },
      meta: { source: { system: 'dataverse', version: 'v2' } },
    });
  });

  it.each([
    [{ cre92_duration: 0 }, { duration: 0 }],
    [{ cre92_starttime: null }, { date: '2025-01-01T10:00:00.000Z' }],
    [{ cre92_transcriptprocessed: false }, { processing: { status: 'pending' } }],
    [{ _cre92_client_value: null, regardingobjectid: 'c2' }, { subject: { reference: 'contact/c2' } }],
  ])('reads %j', (change, wanted) => {
    expect(transcript({ ...raw, ...change })).toMatchObject(wanted);
  });

  it('keeps the lines of a transcript without markup', () => {
    expect(transcript({ ...raw, cre92_clientsessiontranscript: 'A: hello\nB: 5 < 6 & café' })).toMatchObject({
      content: { text: 'A: hello\nB: 5 < 6 & café' },
    });
  });
});

const jobs: readonly [string, (raw: JsonObject) => JsonObject | null, string][] = [
  ['canonize_dataverse_sessions_transcripts', transcript, 'cre92_clientsessiontranscript'],
  ['canonize_dataverse_sessions_notes', note, 'cre92_clientsessionnote'],
  ['canonize_dataverse_sessions_summaries', summary, 'cre92_clientsessionsummary'],
];
const blanks = [
  null,
  undefined,
  '',
  ' \n\t',
  '<p></p>',
  '<div>&nbsp;<br></div><p> </p>',
  '<!-- x --><style>p{}</style>',
  '<img src="a.png">',
];

describe.each(jobs)('%s', (_, canonize, field) => {
  it.each(blanks)('leaves out a session whose text is %j', (text) => {
    expect(canonize({ ...session, ...(text === undefined ? {} : { [field]: text }) })).toBeNull();
  });

  it('writes HTML as Markdown', () => {
    const html =
      '<h2>Plan</h2><ul><li>one</li><li>two<ol><li>a</li></ol></li></ul><p>See <a href="https://example.org/?a=1&amp;b=2">this</a>, <b>now</b>.<br>caf&eacute;</p>';
    expect(canonize({ ...session, [field]: html })).toMatchObject({
      content: {
        format: 'markdown',
        text: '## Plan\n\n- one\n- two\n  1. a\n\nSee [this](https://example.org/?a=1&b=2), **now**.  \ncafé',
      },
    });
  });
});

describe.each([
  {
    ...{ job: 'canonize_dataverse_sessions_notes', canonize: note, field: 'cre92_clientsessionnote' },
    ...{ flag: 'cre92_notefinalized', docType: 'soap-note', audience: 'clinician', kind: 'note' },
  },
  {
    ...{ job: 'canonize_dataverse_sessions_summaries', canonize: summary, field: 'cre92_clientsessionsummary' },
    ...{ flag: 'cre92_clientsummarysent', docType: 'client-summary', audience: 'client', kind: 'summary' },
  },
])('$job', ({ canonize, field, flag, docType, audience, kind }) => {
  const raw = { ...session, [field]: '<p>Text</p>' };
  it('maps the document', () => {
    expect(canonize({ ...raw, [flag]: true })).toEqual({
      ...{ id: `s1-${docType}`, source_id: `s1#${kind}-v1`, source_entity: `synthetic:${kind}`, session_source_id: 's1' },
      ...{ docType, audience, title: 'Session 7', date: '2025-01-02T09:00:00.000Z', status: 'final', meta },
      subject: { reference: 'Contact/c1', type: 'Contact' },
      encounter: { reference: 'clinical_session/s1', type: 'ClinicalSession' },
      content: { format: 'markdown', text: 'Text' },
    });
  });

  it.each([false, null])('is a draft while the flag is %j', (value) => {
    expect(canonize({ ...raw, [flag]: value })).toMatchObject({ status: 'draft' });
  });

  it('stands without a client and without a start', () => {
    const document = canonize({ ...raw, _cre92_client_value: null, cre92_starttime: null });
    expect(document).toMatchObject({ date: '2025-01-01T10:00:00.000Z' });
    expect(document).not.toHaveProperty('subject');
  });
});

describe('canonize_dataverse_reports', () => {
  const raw = {
    ...{ cre92_clientreportid: 'r1', _cre92_client_value: 'c1', cre92_name: 'Autumn', statuscode: 2 },
    ...{ cre92_reportdate: '2025-10-14T00:00:00Z', createdon: '2025-01-01T10:00:00Z', modifiedon: '2025-01-03T10:00:00Z' },
  };
  const sections = {
    ...{ cre92_currentquestionnairefindings: '6', cre92_questionnairefindings: '5', cre92_currenttherapeuticgoals: '4' },
    ...{ cre92_currentstrengths: '3', cre92_reportstory: '2', cre92_reportintro: '<p>1</p>' },
  };

  it('maps a report with every section in order', () => {
    expect(report({ ...raw, ...sections, _cre92_clientsession_value: 's1' })).toEqual({
      ...{ id: 'r1', source_id: 'r1', source_entity: 'cre92_clientreport', session_source_id: 's1', docType: 'progress-report' },
      ...{ audience: 'client', title: 'Autumn', date: '2025-10-14T00:00:00.000Z', status: 'final', meta },
      subject: { reference: 'Contact/c1', type: 'Contact' },
      content: {
        format: 'markdown',
        text: '## Introduction\n\n1\n\n## Story\n\n2\n\n## Current Strengths\n\n3\n\n## Current Therapeutic Goals\n\n4\n\n## Questionnaire Findings\n\n5\n\n## Current Questionnaire Findings\n\n6',
        sections: [
          { heading: 'Introduction', text: '1' },
          { heading: 'Story', text: '2' },
          { heading: 'Current Strengths', text: '3' },
          { heading: 'Current Therapeutic Goals', text: '4' },
          { heading: 'Questionnaire Findings', text: '5' },
          { heading: 'Current Questionnaire Findings', text: '6' },
        ],
      },
    });
  });

  it('keeps the sections that have a text', () => {
    const some = { cre92_reportintro: '<p>&nbsp;</p>', cre92_reportstory: '<ul><li>a</li></ul>', cre92_currentstrengths: null };
    const document = report({ ...raw, ...some });
    expect(document?.['content']).toEqual({
      ...{ format: 'markdown', text: '## Story\n\n- a', sections: [{ heading: 'Story', text: '- a' }] },
    });
    expect(document).not.toHaveProperty('session_source_id');
  });

  it('leaves out a report without a text', () => {
    expect(report({ ...raw, cre92_reportintro: '<p></p>' })).toBeNull();
  });

  it.each([
    [1, 'draft'],
    [2, 'final'],
    [3, 'amended'],
    [4, 'archived'],
    [null, 'draft'],
  ])('reads statuscode %j as %s', (statuscode, status) => {
    expect(report({ ...raw, ...sections, statuscode })).toMatchObject({ status });
  });

  it('refuses a status that nobody knew when it was written', () => {
    expect(() => report({ ...raw, ...sections, statuscode: 9 })).toThrow('/status');
  });

  it('takes the day it was made where it has no date', () => {
    expect(report({ ...raw, ...sections, cre92_reportdate: null })).toMatchObject({ date: '2025-01-01T10:00:00.000Z' });
  });
});
