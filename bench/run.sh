#!/usr/bin/env bash
# Every stage's documents and bytes per second, one core. Machines are noisy: compare within one run.
set -euo pipefail
cd "$(dirname "$0")/.."
taskset -c 0 build/bench/stages/stages_bench --benchmark_counters_tabular=true
