/** Typed from the specification, never generated: a job that is dropped or added shows up as a difference to this. */
export const expected = {
  'pipeline.ingest': {
    stop_on_failure: false,
    stages: {
      ingestion: [
        'ingest_gmail_acct1',
        'ingest_gmail_acct2',
        'ingest_gmail_acct3',
        'ingest_exchange_ben_mensio',
        'ingest_exchange_booking_mensio',
        'ingest_exchange_info_mensio',
        'ingest_dataverse_contacts',
        'ingest_dataverse_sessions',
        'ingest_dataverse_reports',
        'ingest_stripe_customers',
        'ingest_stripe_invoices',
        'ingest_stripe_payment_intents',
        'ingest_stripe_refunds',
        'ingest_google_forms_intake_01',
        'ingest_google_forms_intake_02',
        'ingest_google_forms_followup',
        'ingest_google_forms_ipip120',
      ],
      validation: [
        'validate_gmail',
        'validate_exchange',
        'validate_google_forms',
        'validate_dataverse_contacts',
        'validate_dataverse_sessions',
        'validate_dataverse_reports',
        'validate_stripe_customers',
        'validate_stripe_invoices',
        'validate_stripe_payment_intents',
        'validate_stripe_refunds',
      ],
    },
  },
  'pipeline.canonize': {
    stop_on_failure: false,
    stages: {
      canonization: [
        'canonize_gmail_jmap',
        'canonize_exchange_jmap',
        'canonize_dataverse_contacts',
        'canonize_dataverse_sessions_clinical',
        'canonize_dataverse_sessions_transcripts',
        'canonize_dataverse_sessions_notes',
        'canonize_dataverse_sessions_summaries',
        'canonize_dataverse_reports',
        'canonize_stripe_customers',
        'canonize_stripe_invoices',
        'canonize_stripe_payments',
        'canonize_stripe_refunds',
        'canonize_google_forms',
      ],
    },
  },
  'pipeline.formation': {
    stop_on_failure: false,
    stages: {
      measurement_events: ['proj_me_intake_01', 'proj_me_intake_02', 'proj_me_followup'],
      observations: ['proj_obs_intake_01', 'proj_obs_intake_02', 'proj_obs_followup'],
    },
  },
  'pipeline.project': {
    stop_on_failure: false,
    stages: {
      bq_to_sqlite_sync: [
        'sync_proj_clients',
        'sync_proj_sessions',
        'sync_proj_transcripts',
        'sync_proj_clinical_documents',
        'sync_proj_form_responses',
        'sync_proj_contact_events',
        'sync_measurement_events',
        'sync_observations',
      ],
      sqlite_to_markdown: [
        'file_proj_clients',
        'file_proj_transcripts',
        'file_proj_session_notes',
        'file_proj_session_summaries',
        'file_proj_reports',
      ],
    },
  },
  'pipeline.views': {
    stop_on_failure: false,
    stages: {
      create_views: [
        'view_proj_clients',
        'view_proj_sessions',
        'view_proj_transcripts',
        'view_proj_clinical_documents',
        'view_proj_form_responses',
        'view_proj_contact_events',
      ],
    },
  },
  'pipeline.daily_all': {
    stop_on_failure: true,
    stages: {
      'pipeline.ingest': ['pipeline.ingest'],
      'pipeline.canonize': ['pipeline.canonize'],
      'pipeline.formation': ['pipeline.formation'],
      'pipeline.project': ['pipeline.project'],
    },
  },
} as const satisfies Readonly<Record<string, ExpectedComposite>>;

interface ExpectedComposite {
  readonly stop_on_failure: boolean;
  readonly stages: Readonly<Record<string, readonly string[]>>;
}

export type CompositeId = keyof typeof expected;
export const compositeIds = Object.keys(expected) as readonly CompositeId[];

/** Direct children in run order. */
export function expectedChildren(id: CompositeId): readonly string[] {
  const stages: ExpectedComposite['stages'] = expected[id].stages;
  return Object.values(stages).flat();
}

/** Atomic jobs in run order, phases opened. */
export function expectedJobs(id: CompositeId): readonly string[] {
  return expectedChildren(id).flatMap((child) => (isComposite(child) ? expectedJobs(child) : [child]));
}

function isComposite(id: string): id is CompositeId {
  return Object.hasOwn(expected, id);
}
