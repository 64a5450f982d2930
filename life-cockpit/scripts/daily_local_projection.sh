#!/bin/bash
# DEPRECATED: This script is replaced by lorchestra composite jobs.
# Use: lorchestra run pipeline.project
# Or:  life pipeline project (after life-cli integration)
#
# This script will be removed in a future release.
# See: /workspace/lorchestra/.specwright/specs/pipeline-composite-jobs.md
#
# +--------------------------------------------------------------------+
# | FROZEN: new jobs go into jobs/pipeline.yaml and never in here.     |
# +--------------------------------------------------------------------+
#
# Copies the views into the local SQLite file, then writes Markdown from it. Stops at the first failed job.
# With --full-refresh the written files are removed before they are written anew.

set -e

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
if [[ -f .env ]]; then
  set -a
  source .env
  set +a
fi

VIEWS_DIR="$HOME/clinical-vault/views"

run_job() {
  lorchestra run "$1"
}

# ==================================================================
# STAGE 1: WAREHOUSE → SQLITE
# ==================================================================

echo "--- Tables ---"
run_job sync_proj_clients
run_job sync_proj_sessions
run_job sync_proj_transcripts
run_job sync_proj_clinical_documents
run_job sync_proj_form_responses
run_job sync_proj_contact_events
run_job sync_measurement_events
run_job sync_observations

if [[ "$1" == "--full-refresh" ]]; then
  rm -rf "${VIEWS_DIR:?}"/*
fi

# ==================================================================
# STAGE 2: SQLITE → MARKDOWN
# ==================================================================

echo "--- Files ---"
run_job file_proj_clients
run_job file_proj_transcripts
run_job file_proj_session_notes
run_job file_proj_session_summaries
run_job file_proj_reports

echo "Client folders: $(find "$VIEWS_DIR" -mindepth 1 -maxdepth 1 -type d | wc -l)"
echo "Files: $(find "$VIEWS_DIR" -name '*.md' | wc -l)"
