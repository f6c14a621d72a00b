#include "page/formats.h"

#include <string_view>  // std::string_view

#include "page/csv_statements.h"
#include "page/feed.h"
#include "page/mail.h"
#include "page/markdown.h"
#include "page/office_xml.h"
#include "page/pdf.h"
#include "page/rtf.h"
#include "page/subtitles.h"

namespace onrecord {
namespace {

using Reader = Result<std::vector<Document>> (*)(const Source&);

struct Format {
  std::string_view media_type;
  Reader read;
};

constexpr Format formats[] = {
    {"message/rfc822", read_mail},
    {"application/pdf", read_pdf},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_docx},
    {"application/vnd.oasis.opendocument.text", read_odt},
    {"application/vnd.oasis.opendocument.text-flat-xml", read_flat_odt},
    {"application/rtf", read_rtf},
    {"application/rss+xml", read_feed},
    {"application/atom+xml", read_feed},
    {"application/x-subrip", read_subtitles},
    {"text/vtt", read_subtitles},
    {"text/markdown", read_markdown},
    {"text/csv", read_csv_statements},
    {"text/tab-separated-values", read_csv_statements},
};

}  // namespace

std::optional<Result<std::vector<Document>>> read_other_format(const Source& source) {
  for (const Format& format : formats)
    if (format.media_type == source.media_type) return format.read(source);
  return std::nullopt;
}

}  // namespace onrecord
