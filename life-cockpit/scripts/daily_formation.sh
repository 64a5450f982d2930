#!/bin/bash
# DEPRECATED: This script is replaced by lorchestra composite jobs.
# Use: lorchestra run pipeline.formation
# Or:  life pipeline formation (after life-cli integration)
#
# This script will be removed in a future release.
# See: /workspace/lorchestra/.specwright/specs/pipeline-composite-jobs.md
#
# +--------------------------------------------------------------------+
# | FROZEN: new jobs go into jobs/pipeline.yaml and never in here.     |
# +--------------------------------------------------------------------+
#
# Derives measurement events, then scores them. A failed job does not stop the rest.
# Cron: 0 8 * * * life-cockpit/scripts/daily_formation.sh >> ~/logs/daily_formation.log 2>&1

set -e

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
# STAGE 1: FORM RESPONSES → MEASUREMENT EVENTS
# ==================================================================

echo "--- Measurement events ---"
run_job proj_me_intake_01
run_job proj_me_intake_02
run_job proj_me_followup

# ==================================================================
# STAGE 2: MEASUREMENT EVENTS → OBSERVATIONS
# ==================================================================

echo "--- Observations ---"
run_job proj_obs_intake_01
run_job proj_obs_intake_02
run_job proj_obs_followup

if [[ -n "$FAILED_JOBS" ]]; then
  echo "!!! FAILED JOBS:$FAILED_JOBS" >&2
  exit 1
fi
echo "=== done ==="
