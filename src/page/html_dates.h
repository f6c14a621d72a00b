// The dates that a page gives for itself, each with what gives it; which of them is the date of publication is decided
// in publication_date.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/calendar.h"
#include "base/written_date.h"
#include "page/html_describe.h"

namespace onrecord {

struct DateClaim {
  // From the surest to the weakest.
  enum class From {
    linked,     // JSON-LD of the article
    meta,       // meta element
    marked,     // <time>, microdata, RDFa that say "published"
    address,    // the page's address
    line,       // words near the headline
    labelled,   // words elsewhere beside a label such as "Published"
    time,       // <time> that says nothing more
    page,       // JSON-LD of the page as a whole
    script,     // "datePublished": "…" in a script
    below,      // words below the text
    image       // the address of the page's picture
  };
  From from = From::linked;
  Timestamp at;
  std::string_view basis;    // for Interval::basis
  bool modified = false;     // when it was changed, not when it appeared
  std::optional<Span> span;  // of words in the text
  bool dateline = false;     // `line`: in a short block right beside the headline
  bool ambiguous = false;    // day and month could change places
};

// In the order of `From`; within one kind in order of the page. Scripts, words below the text and pictures are looked at
// only where nothing surer was found.
std::vector<DateClaim> date_claims(const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, std::uint32_t body, std::string_view url);

// What the words before a date say of it.
enum class DateLabel { none, published, modified };
DateLabel label_before(std::string_view words);

}  // namespace onrecord
