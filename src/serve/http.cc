#include "serve/http.h"

#include <charconv>  // std::from_chars

#include "base/utf8.h"

namespace onrecord {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string_view value_in(const std::map<std::string, std::string>& map, const std::string& name) {
  const auto at = map.find(name);
  return at == map.end() ? std::string_view() : std::string_view(at->second);
}

}  // namespace

std::string_view HttpRequest::header(const std::string& name) const { return value_in(headers, name); }
std::string_view HttpRequest::parameter(const std::string& name) const { return value_in(query, name); }

std::optional<std::size_t> HttpRequest::number(const std::string& name, std::size_t most) const {
  const std::string_view text = parameter(name);
  std::size_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc() || end != text.data() + text.size() || value > most) return std::nullopt;
  return value;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size() || hex_digit(text[i + 1]) < 0 || hex_digit(text[i + 2]) < 0) return std::nullopt;
      decoded += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i] == '+' && plus_is_blank ? ' ' : text[i];
    }
  }
  if (decoded.find('\0') != std::string::npos || !is_utf8(decoded)) return std::nullopt;
  return decoded;
}

bool parse_target(std::string_view target, HttpRequest& request) {
  const std::size_t mark = target.find('?');
  auto path = percent_decoded(target.substr(0, mark), false);
  if (!path || !path->starts_with('/')) return false;
  request.path = std::move(*path);
  if (mark == std::string_view::npos) return true;
  for (std::string_view rest = target.substr(mark + 1); !rest.empty();) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    const std::size_t equals = pair.find('=');
    auto name = percent_decoded(pair.substr(0, equals), true);
    auto value = percent_decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1), true);
    if (!name || !value) return false;
    if (!name->empty()) request.query.insert_or_assign(std::move(*name), std::move(*value));
  }
  return true;
}

std::string cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    std::string_view one = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(one.size() + 1, header.size()));
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=') return std::string(one.substr(name.size() + 1));
  }
  return "";
}

}  // namespace onrecord
