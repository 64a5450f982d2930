#!/bin/bash
# DEPRECATED: This script is replaced by lorchestra composite jobs.
# Use: lorchestra run pipeline.canonize
# Or:  life pipeline canonize (after life-cli integration)
#
# This script will be removed in a future release.
# See: /workspace/lorchestra/.specwright/specs/pipeline-composite-jobs.md
#
# +--------------------------------------------------------------------+
# | FROZEN: new jobs go into jobs/pipeline.yaml and never in here.     |
# +--------------------------------------------------------------------+
#
# Turns what passed validation into canonical objects. A failed job does not stop the rest.
# Cron: 0 7 * * * life-cockpit/scripts/daily_canonize.sh >> ~/logs/daily_canonize.log 2>&1

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

echo "--- Mail ---"
run_job canonize_gmail_jmap
run_job canonize_exchange_jmap

echo "--- Dataverse ---"
run_job canonize_dataverse_contacts
run_job canonize_dataverse_sessions_clinical
run_job canonize_dataverse_sessions_transcripts
run_job canonize_dataverse_sessions_notes
run_job canonize_dataverse_sessions_summaries
run_job canonize_dataverse_reports

echo "--- Stripe ---"
run_job canonize_stripe_customers
run_job canonize_stripe_invoices
run_job canonize_stripe_payments
run_job canonize_stripe_refunds

echo "--- Google Forms ---"
run_job canonize_google_forms

if [[ -n "$FAILED_JOBS" ]]; then
  echo "!!! FAILED JOBS:$FAILED_JOBS" >&2
  exit 1
fi
echo "=== done ==="
