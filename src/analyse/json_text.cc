#include "analyse/json_text.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>  // simdjson::validate_utf8

namespace onrecord {
namespace {

constexpr std::array<bool, 256> make_escaped() {
  std::array<bool, 256> escaped{};
  for (std::size_t c = 0; c < 0x20; ++c) escaped[c] = true;
  escaped['"'] = escaped['\\'] = true;
  return escaped;
}
constexpr std::array<bool, 256> is_escaped = make_escaped();

std::string escape_of(unsigned char c) {
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    case '\b': return "\\b";
    case '\f': return "\\f";
    default: break;
  }
  constexpr std::string_view hex = "0123456789abcdef";
  return std::string("\\u00") + hex[c >> 4] + hex[c & 15];
}

}  // namespace

void JsonText::string(std::string_view text) {
  const bool short_ascii = text.size() < 64 && std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  if (!short_ascii && !simdjson::validate_utf8(text.data(), text.size())) return raw(std::string_view(nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
  raw("\"");
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (!is_escaped[c]) continue;
    raw(text.substr(from, at - from));
    if (c == '\n') raw("\\n");
    else raw(std::string_view(escape_of(c)));
    from = at + 1;
  }
  raw(text.substr(from));
  raw("\"");
}

void JsonText::time_or_null(const std::optional<Timestamp>& time) {
  if (!time) return raw("null");
  if (time != last_time_) {
    last_time_ = time;
    last_iso_ = '"' + time->iso() + '"';
  }
  raw(std::string_view(last_iso_));
}

}  // namespace onrecord
