#!/bin/bash
# DEPRECATED: This script is replaced by lorchestra composite jobs.
# Use: lorchestra run pipeline.views
# Or:  life pipeline views (after life-cli integration)
#
# This script will be removed in a future release.
# See: /workspace/lorchestra/.specwright/specs/pipeline-composite-jobs.md
#
# +--------------------------------------------------------------------+
# | FROZEN: new jobs go into jobs/pipeline.yaml and never in here.     |
# +--------------------------------------------------------------------+
#
# Creates or replaces the views of the warehouse: once, and whenever their SQL has changed. Stops at the first failed job.

set -e

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
if [[ -f .env ]]; then
  set -a
  source .env
  set +a
fi

run_job() {
  lorchestra run "$1"
}

echo "--- Views ---"
run_job view_proj_clients
run_job view_proj_sessions
run_job view_proj_transcripts
run_job view_proj_clinical_documents
run_job view_proj_form_responses
run_job view_proj_contact_events
