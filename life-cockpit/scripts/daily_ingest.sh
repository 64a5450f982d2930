#!/bin/bash
# DEPRECATED: This script is replaced by lorchestra composite jobs.
# Use: lorchestra run pipeline.ingest
# Or:  life pipeline ingest (after life-cli integration)
#
# This script will be removed in a future release.
# See: /workspace/lorchestra/.specwright/specs/pipeline-composite-jobs.md
#
# +--------------------------------------------------------------------+
# | FROZEN: new jobs go into jobs/pipeline.yaml and never in here.     |
# +--------------------------------------------------------------------+
#
# Pulls every source, then checks what came in. A failed job does not stop the rest.
# Cron: 0 6 * * * life-cockpit/scripts/daily_ingest.sh >> ~/logs/daily_ingest.log 2>&1

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
if [[ -f .env ]]; then
  set -a
  source .env
  set +a
fi

FAILED_JOBS=""

run_job() {
  if ! lorchestra run "$1"; then
    FAILED_JOBS="$FAILED_JOBS $1"
  fi
}

# ==================================================================
# STAGE 1: INGESTION
# ==================================================================

echo "--- Gmail ---"
run_job ingest_gmail_acct1
run_job ingest_gmail_acct2
run_job ingest_gmail_acct3

echo "--- Exchange ---"
run_job ingest_exchange_ben_mensio
run_job ingest_exchange_booking_mensio
run_job ingest_exchange_info_mensio

echo "--- Dataverse ---"
run_job ingest_dataverse_contacts
run_job ingest_dataverse_sessions
run_job ingest_dataverse_reports

echo "--- Stripe ---"
run_job ingest_stripe_customers
run_job ingest_stripe_invoices
run_job ingest_stripe_payment_intents
run_job ingest_stripe_refunds

echo "--- Google Forms ---"
run_job ingest_google_forms_intake_01
run_job ingest_google_forms_intake_02
run_job ingest_google_forms_followup
run_job ingest_google_forms_ipip120

# ==================================================================
# STAGE 2: VALIDATION
# ==================================================================

echo "--- Mail and forms ---"
run_job validate_gmail
run_job validate_exchange
run_job validate_google_forms

echo "--- Dataverse ---"
run_job validate_dataverse_contacts
run_job validate_dataverse_sessions
run_job validate_dataverse_reports

echo "--- Stripe ---"
run_job validate_stripe_customers
run_job validate_stripe_invoices
run_job validate_stripe_payment_intents
run_job validate_stripe_refunds

if [[ -n "$FAILED_JOBS" ]]; then
  echo "!!! FAILED JOBS:$FAILED_JOBS" >&2
  exit 1
fi
echo "=== done ==="
