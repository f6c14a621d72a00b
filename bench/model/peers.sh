#!/usr/bin/env bash
# onrecord beside Citron and the Gender Gap Tracker in one run on one core, one thread each. Machines are noisy: only the ratios count.
# usage: peers.sh ONRECORD TEXT_DIR CITRON_PYTHON CITRON_DIR GAP_PYTHON GAP_DIR    see README.md beside it
set -euo pipefail
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 BLIS_NUM_THREADS=1
exec taskset -c "${CORE:-1}" python3 "$(dirname "$0")/peers.py" "$@"
