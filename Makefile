# make demo: sets up, builds, builds the record of the example case, prints the summary and writes the report.
# make test: sets up, builds, runs every test. make build: leaves the program at build/onrecord.
# make web: makes the page (web/dist) that is built into the program; needed only where something in web/src has changed.
.PHONY: build demo test test-slow bench fuzz format tidy clean setup setup-tests web
.DEFAULT_GOAL := build

JOBS ?= $(shell nproc)
EXAMPLE := examples/harbour-ferry/sources

setup:
	@tools/setup.sh

setup-tests:
	@tools/setup.sh --tests

web: setup-tests
	@cd web && npm run --silent build

build: setup
	@cmake --preset release >build-configure.log 2>&1 || { cat build-configure.log; exit 1; }
	@rm -f build-configure.log
	@cmake --build build --target onrecord -j $(JOBS)

demo: build
	@mkdir -p demo
	build/onrecord build demo/harbour-ferry.db $(EXAMPLE)
	@echo
	build/onrecord confront demo/harbour-ferry.db --limit 3
	build/onrecord report demo/harbour-ferry.db --title "The Skerran ferries dispute (an invented example)" -o demo/report.html
	@echo "Open demo/report.html in a browser."

test: setup-tests build
	@cmake --build build -j $(JOBS)
	@cd build && ctest --output-on-failure -j $(JOBS) -LE slow

test-slow: setup-tests build
	@cmake --build build -j $(JOBS)
	@cd build && ctest --output-on-failure -L slow

bench: setup
	@cmake --preset release -DONRECORD_BENCH=ON >/dev/null
	@cmake --build build -j $(JOBS)
	@bench/run.sh

# Needs clang-19 and libclang-rt-19-dev.
FUZZ_SECONDS ?= 120
fuzz: setup
	@cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz -j $(JOBS)
	@tests/fuzz/run.sh build-fuzz $(FUZZ_SECONDS)

format:
	clang-format-19 -i $$(git ls-files 'src/*.cc' 'src/*.h' 'tests/*.cc' 'bench/*.cc' | grep -v generated)

tidy: build
	clang-tidy-19 -p build --quiet $$(git ls-files 'src/*.cc')

clean:
	rm -rf build build-* demo
