// Graphs as OpenVINO has compiled them for this processor, kept for the next start: compiling takes several times as long as loading.
#pragma once

#include <filesystem>  // std::filesystem::path

#include <openvino/openvino.hpp>

namespace onrecord {

// Compiles a graph for the CPU, one thread a request and `threads` requests at once, or loads what an earlier start compiled from
// the same file for as many on the same kind of processor. It is kept under $ONRECORD_CACHE, else $XDG_CACHE_HOME/onrecord, else ~/.cache/onrecord; ONRECORD_CACHE=off keeps
// nothing. Only the program's own models are in it. Safe with many processes at once; where nothing can be kept it compiles
// each time. Throws what OpenVINO throws.
ov::CompiledModel compiled_model(ov::Core& core, const std::filesystem::path& graph, unsigned threads);

}  // namespace onrecord
