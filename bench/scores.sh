#!/usr/bin/env bash
# Measure every filter on the evaluation data and print one line of JSON a figure.
#   DAYBRIEF_DATA=… bench/scores.sh [NAME…]      all but unseen, or those named: aeb wcxb unseen gates stories …
set -euo pipefail
cd "$(dirname "$0")/.."
data=${DAYBRIEF_DATA:?name the folder of evaluation data}
score() { .venv/bin/python "$data/../bench/score.py" "$@"; }
daybrief=.venv/bin/daybrief
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
wanted=" ${*:-aeb wcxb gates stories roles summaries support} "
told() { [[ $wanted == *" $1 "* ]]; }

if told aeb; then
  $daybrief read "$data"/extraction-aeb/html/*.html.gz >"$made/aeb.jsonl"
  echo "extraction-aeb $(score extraction-aeb "$made/aeb.jsonl")"
fi
if told wcxb; then
  $daybrief read "$data"/extraction-wcxb-dev/html/*.html.gz >"$made/wcxb.jsonl"
  echo "extraction-wcxb $(score extraction-wcxb "$made/wcxb.jsonl")"
  echo "facts $(.venv/bin/python bench/facts.py "$made/wcxb.jsonl" "$data/extraction-wcxb-dev/ground-truth")"
fi
if told unseen; then  # takes ten minutes, and `make learn` once
  .venv/bin/python bench/learn_choice.py --folds "$made" >&2
  echo "extraction-aeb, pages not learnt from $(score extraction-aeb "$made/aeb.jsonl")"
  echo "extraction-wcxb, pages not learnt from $(score extraction-wcxb "$made/wcxb.jsonl")"
fi
if told gates; then
  $daybrief read "$data"/gates-dev/html/*.html.gz >"$made/gates.jsonl"
  echo "gates $(score gates "$made/gates.jsonl")"
fi
if told stories; then
  for set in ecbplus-dev headlines-dev cited-by-wikinews-dev; do
    for embeddings in off auto; do  # auto is the same as off where none are installed
      $daybrief group "$data/stories/$set.jsonl" --embeddings $embeddings >"$made/$set.jsonl"
      echo "stories $set, embeddings $embeddings $(score stories "$made/$set.jsonl" "$data/stories/$set.jsonl")"
    done
  done
  for languages in english all; do
    .venv/bin/python bench/inputs.py events $languages >"$made/gold.jsonl"
    for embeddings in off auto; do
      $daybrief group "$made/gold.jsonl" --window off --embeddings $embeddings >"$made/said.jsonl"
      echo "stories multiling $languages, embeddings $embeddings $(score stories "$made/said.jsonl" "$made/gold.jsonl")"
    done
  done
fi
if told roles; then  # "auto" is with embeddings where `make embeddings` has put them
  .venv/bin/python bench/inputs.py roles >"$made/sentences.jsonl"
  for embeddings in off auto; do
    $daybrief roles "$made/sentences.jsonl" --scheme newsdiscourse --embeddings $embeddings >"$made/roles.jsonl"
    echo "roles, embeddings $embeddings $(score roles "$made/roles.jsonl" "$data/discourse-roles/validation.jsonl")"
  done
fi
if told summaries; then
  .venv/bin/python bench/inputs.py summaries >"$made/events.jsonl"
  $daybrief write "$made/events.jsonl" --words 250 --form plain >"$made/summaries.jsonl"
  echo "summaries $(score summaries "$made/summaries.jsonl" "$data/multiling-2011/summaries/english")"
fi
if told support; then
  .venv/bin/python bench/inputs.py support >"$made/claims.jsonl"
  $daybrief check "$made/claims.jsonl" >"$made/support.jsonl"
  echo "support $(score support "$made/support.jsonl" "$data/faithfulness/qags-cnndm.jsonl")"
fi
