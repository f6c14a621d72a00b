#!/usr/bin/env bash
# Installs what onrecord is built from: Debian packages by apt, and the two libraries Debian 12 lacks by pip (pinned by
# hash) into .deps/. Says what it will do first; does nothing where everything is there. Needs root or sudo for apt only.
set -euo pipefail
cd "$(dirname "$0")/.."

# `--tests` adds what the tests of the page need: Chromium, and Node.js where there is none.
packages=(build-essential cmake ninja-build pkg-config ccache mold git python3 python3-venv python3-pip unzip
  libicu-dev libuchardet-dev libre2-dev libsimdjson-dev nlohmann-json3-dev libarchive-dev libgmime-3.0-dev libbrotli-dev poppler-utils tesseract-ocr
  libcli11-dev libfmt-dev libspdlog-dev libssl-dev libexpected-dev libsqlite3-dev zlib1g-dev libstemmer-dev libcld2-dev libgtest-dev libgmock-dev
  libbenchmark-dev zip libboost-dev)
if [ "${1:-}" = --tests ]; then
  packages+=(chromium)
  command -v npm >/dev/null || packages+=(nodejs npm)
fi
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
  echo "setup: installing Debian packages: ${missing[*]}" >&2
  root=(); [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# name==version and the hash of the file it must be
wheel() { # NAME VERSION SHA256 PIP_OPTION...
  local name=$1 version=$2 hash=$3; shift 3
  echo "setup: fetching $name $version" >&2
  echo "$name==$version --hash=sha256:$hash" > .deps/requirement.txt
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes "$@" -r .deps/requirement.txt -d .deps/download
  rm .deps/requirement.txt
}
mkdir -p .deps/download
if [ ! -e .deps/openvino/cmake/OpenVINOConfig.cmake ]; then
  wheel openvino 2026.4.1 2d22b1da03f7caf74df30e9f6417d0ab2f637e4a38e08e1dcd294d2c37407aaf --only-binary :all: --python-version 3.11 --platform manylinux_2_28_x86_64 --implementation cp
  rm -rf .deps/unpack && mkdir .deps/unpack && unzip -q .deps/download/openvino-*.whl -d .deps/unpack
  rm -rf .deps/openvino && mv .deps/unpack/openvino .deps/openvino && rm -rf .deps/unpack
fi
if [ ! -e .deps/lexbor/CMakeLists.txt ]; then
  wheel selectolax 1.0.2 f0508ad927aa426425d4aa7a2bb2f8b21c01412534465bd227e241d4d0a6a418 --no-binary selectolax
  rm -rf .deps/unpack && mkdir .deps/unpack && tar -xzf .deps/download/selectolax-*.tar.gz -C .deps/unpack --strip-components=1
  rm -rf .deps/lexbor && mv .deps/unpack/lexbor .deps/lexbor && rm -rf .deps/unpack
fi
rm -rf .deps/download
if [ "${1:-}" = --tests ] && [ ! -e web/node_modules/.package-lock.json -o web/package-lock.json -nt web/node_modules/.package-lock.json ]; then
  echo "setup: npm ci in web/" >&2
  (cd web && npm ci --ignore-scripts --no-audit --no-fund --silent)
fi
