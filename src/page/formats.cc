#include "page/formats.h"

#include <string_view>  // std::string_view

#include "page/mail.h"

namespace onrecord {
namespace {

using Reader = Result<std::vector<Document>> (*)(const Source&);

struct Format {
  std::string_view media_type;
  Reader read;
};

constexpr Format formats[] = {
    {"message/rfc822", read_mail},
};

}  // namespace

std::optional<Result<std::vector<Document>>> read_other_format(const Source& source) {
  for (const Format& format : formats)
    if (format.media_type == source.media_type) return format.read(source);
  return std::nullopt;
}

}  // namespace onrecord
