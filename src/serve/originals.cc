#include "serve/originals.h"

#include <cctype>   // std::isalnum
#include <cstdlib>  // std::strtod

#include <fmt/format.h>

#include "source/child_process.h"

namespace onrecord {
namespace {

ChildLimits limits() {
  ChildLimits child;
  child.cpu_seconds = 20;
  child.wall_seconds = 40;
  child.output_bytes = std::uint64_t{64} << 20;
  return child;
}

// A charset may be named by a hostile header: only what a name can be made of goes into ours.
std::string charset_parameter(std::string_view charset) {
  if (charset.empty() || charset.size() > 40) return "";
  for (const char c : charset)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '_' && c != '.') return "";
  return fmt::format("; charset={}", charset);
}

struct PageWord {
  std::string letters;  // letters and digits, ASCII in lower case
  PageBox box;
};

std::string letters_of(std::string_view word) {
  std::string letters;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) != 0) letters += static_cast<char>(std::tolower(byte));
  }
  return letters;
}

double attribute(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(fmt::format("{}=\"", name));
  return at == std::string_view::npos ? 0 : std::strtod(std::string(tag.substr(at + name.size() + 2, 24)).c_str(), nullptr);
}

// The words of `pdftotext -bbox`: <page width height> and <word xMin yMin xMax yMax>text</word>.
std::vector<PageWord> page_words(std::string_view xml) {
  std::vector<PageWord> words;
  const std::size_t page = xml.find("<page ");
  if (page == std::string_view::npos) return words;
  const std::string_view page_tag = xml.substr(page, xml.find('>', page) - page);
  const double width = attribute(page_tag, "width"), height = attribute(page_tag, "height");
  if (width <= 0 || height <= 0) return words;
  for (std::size_t at = xml.find("<word ", page); at != std::string_view::npos; at = xml.find("<word ", at + 1)) {
    const std::size_t close = xml.find('>', at), end = xml.find("</word>", at);
    if (close == std::string_view::npos || end == std::string_view::npos || end < close) break;
    const std::string_view tag = xml.substr(at, close - at);
    const double left = attribute(tag, "xMin"), top = attribute(tag, "yMin");
    words.push_back({letters_of(xml.substr(close + 1, end - close - 1)), {left / width, top / height, (attribute(tag, "xMax") - left) / width, (attribute(tag, "yMax") - top) / height}});
  }
  return words;
}

std::vector<std::string> wanted_letters(std::string_view words) {
  std::vector<std::string> wanted;
  while (!words.empty()) {
    const std::string_view one = words.substr(0, words.find_first_of(" \n\t"));
    words.remove_prefix(std::min(one.size() + 1, words.size()));
    if (std::string letters = letters_of(one); !letters.empty()) wanted.push_back(std::move(letters));
  }
  return wanted;
}

// The longest stretch of page words that agrees with a stretch of the wanted ones from its begin; a statement may go on
// on the next page or begin on the one before.
std::pair<std::size_t, std::size_t> best_stretch(const std::vector<PageWord>& page, const std::vector<std::string>& wanted) {
  constexpr std::size_t most_starts = 400;
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (std::size_t from = 0; from < std::min(wanted.size(), most_starts) && wanted.size() - from > best.second - best.first; ++from)
    for (std::size_t i = 0; i < page.size(); ++i) {
      std::size_t at = i, matched = 0;
      while (at < page.size() && from + matched < wanted.size() && (page[at].letters == wanted[from + matched] || page[at].letters.empty())) {
        matched += page[at].letters.empty() ? 0 : 1;
        ++at;
      }
      if (matched > best.second - best.first && (matched >= 3 || matched == wanted.size())) best = {i, at};
    }
  return best;
}

}  // namespace

OriginalView original_view(std::string_view media_type) {
  if (media_type == "text/html" || media_type == "application/xhtml+xml") return OriginalView::html;
  if (media_type == "application/pdf") return OriginalView::pages;
  if (media_type.starts_with("text/") || media_type == "application/json" || media_type == "message/rfc822" || media_type.ends_with("+xml") || media_type == "application/xml") return OriginalView::text;
  return OriginalView::nothing;
}

HttpResponse original_response(const SourceRow& source, std::string bytes) {
  HttpResponse response;
  response.body = std::move(bytes);
  switch (original_view(source.media_type)) {
    case OriginalView::html: response.type = "text/html" + charset_parameter(source.charset); break;
    case OriginalView::text: response.type = "text/plain" + (source.charset.empty() ? std::string("; charset=utf-8") : charset_parameter(source.charset)); break;
    default:
      response.type = "application/octet-stream";
      response.headers.emplace_back("Content-Disposition", "attachment");
  }
  return response;
}

std::string attachment_header(std::string_view name) {
  std::string header = "attachment; filename*=UTF-8''";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && (std::isalnum(byte) != 0 || c == '.' || c == '-' || c == '_')) {
      header += c;
    } else {
      header += fmt::format("%{:02X}", byte);
    }
  }
  return header;
}

Result<HttpResponse> pdf_page(const std::string& bytes, int page) {
  const std::string number = std::to_string(page);
  ChildOutput drawn = TRY(run_child({"pdftoppm", "-png", "-r", "96", "-f", number, "-l", number, "/dev/stdin"}, bytes, limits()));
  if (drawn.exit_code == 127) return Error{ErrorKind::internal, "pdftoppm", "is not installed", "install poppler-utils"};
  if (!drawn.output.starts_with("\x89PNG")) return Error{ErrorKind::not_found, "page " + number, "cannot be drawn", "open the original in another program"};
  HttpResponse response;
  response.type = "image/png";
  response.body = std::move(drawn.output);
  return response;
}

Result<std::vector<PageBox>> pdf_boxes(const std::string& bytes, int page, std::string_view words) {
  std::vector<PageBox> boxes;
  const std::vector<std::string> wanted = wanted_letters(words);
  if (wanted.empty()) return boxes;
  const std::string number = std::to_string(page);
  const ChildOutput told = TRY(run_child({"pdftotext", "-bbox", "-f", number, "-l", number, "/dev/stdin", "-"}, bytes, limits()));
  const std::vector<PageWord> on_page = page_words(told.output);
  const auto [begin, end] = best_stretch(on_page, wanted);
  for (std::size_t i = begin; i < end; ++i) {
    const PageBox& word = on_page[i].box;
    // Words of one line become one box.
    if (!boxes.empty() && std::abs(boxes.back().y - word.y) < word.height / 2 && word.x >= boxes.back().x) {
      boxes.back().width = word.x + word.width - boxes.back().x;
      boxes.back().height = std::max(boxes.back().height, word.height);
    } else {
      boxes.push_back(word);
    }
  }
  return boxes;
}

}  // namespace onrecord
