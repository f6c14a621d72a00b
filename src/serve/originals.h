// A source as it was handed in, shown so that nothing in it can run, load or lead anywhere. Inside serve/ only.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/enum_words.h"
#include "record/rows.h"
#include "serve/http.h"

namespace onrecord {

// How the page shows it: in a frame as HTML or as text, as pictures of its pages, or not at all.
enum class OriginalView { html, text, pages, nothing };
constexpr EnumWords<4> words_of(OriginalView) { return {"html", "text", "pages", "none"}; }
OriginalView original_view(std::string_view media_type);

// The headers of a source's own answers: a policy that lets nothing run (see add_security_headers).
constexpr std::string_view original_path_end = "/original";
HttpResponse original_response(const SourceRow& source, std::string bytes);

// "attachment; filename*=UTF-8''…", whatever is in the name.
std::string attachment_header(std::string_view name);

// A page of a PDF as PNG, drawn by a child process with limits. Error: not_found for a page that is not there.
Result<HttpResponse> pdf_page(const std::string& bytes, int page);

struct PageBox {  // shares of the page, from its upper left corner
  double x = 0, y = 0, width = 0, height = 0;
};
// Where the words stand on the page, line by line; empty where they are not found.
Result<std::vector<PageBox>> pdf_boxes(const std::string& bytes, int page, std::string_view words);

}  // namespace onrecord
