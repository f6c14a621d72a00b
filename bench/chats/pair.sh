#!/bin/sh
# usage: pair.sh FILE [BUILD]   needs node; installs the rival into a temporary folder
set -e
here=$(cd "$(dirname "$0")" && pwd)
build=${2:-$here/../../build}
rival=$(mktemp -d)
cp "$here/whatsapp-chat-parser.mjs" "$rival"
(cd "$rival" && npm install --silent whatsapp-chat-parser@4.0.2 >/dev/null)
for round in 1 2 3; do
  node --max-old-space-size=16000 "$rival/whatsapp-chat-parser.mjs" "$1"
  "$build/bench/chats/chat_bench" "$1" 1
  /usr/bin/time -f "analyse --only pages: %U + %S s, peak %M KB" "$build/onrecord" analyse --only pages "$1" >/dev/null
done
rm -r "$rival"
