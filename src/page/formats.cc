#include "page/formats.h"

#include <array>        // std::array
#include <string_view>  // std::string_view

namespace onrecord {
namespace {

using Reader = Result<std::vector<Document>> (*)(const Source&);

struct Format {
  std::string_view media_type;
  Reader read;
};

constexpr std::array<Format, 0> formats = {};

}  // namespace

std::optional<Result<std::vector<Document>>> read_other_format(const Source& source) {
  for (const Format& format : formats)
    if (format.media_type == source.media_type) return format.read(source);
  return std::nullopt;
}

}  // namespace onrecord
