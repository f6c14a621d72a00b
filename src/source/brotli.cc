// Brotli (RFC 7932) by Google's library. Declared in inflate.h.
#include <algorithm>  // std::min
#include <memory>     // std::unique_ptr

#include <brotli/decode.h>

#include "source/inflate.h"

namespace onrecord {

Inflated unpack_brotli(std::string_view packed, std::uint64_t limit, std::string& out) {
  struct Destroy {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
  };
  const std::unique_ptr<BrotliDecoderState, Destroy> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  if (!state) return Inflated::not_packed;
  std::string block(std::size_t{256} << 10, '\0');
  std::size_t available_in = packed.size();
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  for (;;) {
    std::size_t available_out = block.size();
    auto* next_out = reinterpret_cast<std::uint8_t*>(block.data());
    const BrotliDecoderResult result = BrotliDecoderDecompressStream(state.get(), &available_in, &next_in, &available_out, &next_out, nullptr);
    const std::size_t made = block.size() - available_out;
    if (out.size() + made > limit) return Inflated::too_large;
    out.append(block.data(), made);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return Inflated::whole;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) continue;
    // The end came too early, or the data are damaged: Brotli has no mark that tells it from other bytes.
    return !out.empty() && result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT ? Inflated::cut : Inflated::not_packed;
  }
}

}  // namespace onrecord
