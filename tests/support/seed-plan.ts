import type { CompositeNode, Plan } from '../../src/plan/plan.ts';
import { plainComposite, plainJob, planOf } from './arbitrary-plan.ts';

/** The ids of the daily pipeline, stage by stage, typed here once more so that the definitions cannot change them unseen. */
const ingestion = [
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
];
const validation = [
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
];
const canonization = [
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
];
const measurement = ['proj_me_intake_01', 'proj_me_intake_02', 'proj_me_followup'];
const observation = ['proj_obs_intake_01', 'proj_obs_intake_02', 'proj_obs_followup'];
const sync = [
  'sync_proj_clients',
  'sync_proj_sessions',
  'sync_proj_transcripts',
  'sync_proj_clinical_documents',
  'sync_proj_form_responses',
  'sync_proj_contact_events',
  'sync_measurement_events',
  'sync_observations',
];
const files = [
  'file_proj_clients',
  'file_proj_transcripts',
  'file_proj_session_notes',
  'file_proj_session_summaries',
  'file_proj_reports',
];

export const seedJobs = { ingestion, validation, canonization, measurement, observation, sync, files };

const phase = (id: string, ...stages: readonly (readonly string[])[]): CompositeNode =>
  plainComposite(
    id,
    stages.map((ids) => ids.map((each) => plainJob(each))),
  );

const ingest = phase('pipeline.ingest', ingestion, validation);
const canonize = phase('pipeline.canonize', canonization);
const formation = phase('pipeline.formation', measurement, observation);
const project = phase('pipeline.project', sync, files);

export const ingestPlan: Plan = planOf(ingest);
export const formationPlan: Plan = planOf(formation);
export const dailyPlan: Plan = planOf(
  plainComposite('pipeline.daily_all', [[ingest], [canonize], [formation], [project]], { stop_on_failure: true }),
);
