// When a page was published.
#include "base/written_date.h"
#include "page/html_describe.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr int first_web_year = 1990;
constexpr int last_web_year = 2100;

bool is_plausible(const Timestamp& at) {
  const int year = static_cast<int>(at.date.year());
  return at.date.ok() && year >= first_web_year && year <= last_web_year;
}

int number_at(std::string_view text, std::size_t at, std::size_t size) {
  int value = 0;
  if (at + size > text.size()) return -1;
  for (std::size_t i = at; i < at + size; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Timestamp> checked(int year, int month, int day) {
  if (year < first_web_year || year > last_web_year || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  Timestamp at;
  at.date = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (!at.date.ok()) return std::nullopt;
  return at;
}

// A declared value: ISO 8601, eight digits, or a written date.
std::optional<Timestamp> declared(std::string_view value, DayMonthOrder order) {
  const Span span = trimmed(value, {0, static_cast<ByteOffset>(value.size())});
  value = text_of(value, span).substr(0, 100);
  if (value.empty()) return std::nullopt;
  if (const auto at = parse_iso(value); at && is_plausible(*at)) return at;
  if (value.size() >= 8 && number_at(value, 0, 8) > 0 && (value.size() == 8 || value[8] < '0' || value[8] > '9'))
    if (const auto at = checked(number_at(value, 0, 4), number_at(value, 4, 2), number_at(value, 6, 2))) return at;
  if (const auto at = first_written_date(value, order); at && is_plausible(at->when)) return at->when;
  return std::nullopt;
}

// "/2016/05/26/", "-2016-05-26", "/20160526/" in an address.
std::optional<Timestamp> in_address(std::string_view url) {
  url = url.substr(0, 1000);
  for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
    const bool digit_before = at > 0 && url[at - 1] >= '0' && url[at - 1] <= '9';
    if (digit_before || url[at] < '0' || url[at] > '9') continue;
    const int year = number_at(url, at, 4);
    if (year < first_web_year) continue;
    const char mark = url[at + 4];
    if (mark == '/' || mark == '-' || mark == '_') {
      const std::size_t month_size = number_at(url, at + 5, 2) > 0 ? 2 : 1;
      const std::size_t next = at + 5 + month_size;
      if (next + 1 >= url.size() || url[next] != mark) continue;
      const std::size_t day_size = number_at(url, next + 1, 2) > 0 ? 2 : 1;
      const std::size_t end = next + 1 + day_size;
      if (end < url.size() && url[end] >= '0' && url[end] <= '9') continue;
      if (const auto date = checked(year, number_at(url, at + 5, month_size), number_at(url, next + 1, day_size))) return date;
      continue;
    }
    const bool digit_behind = at + 8 < url.size() && url[at + 8] >= '0' && url[at + 8] <= '9';
    if (!digit_behind && (at == 0 || url[at - 1] == '/' || url[at - 1] == '-' || url[at - 1] == '_'))
      if (const auto date = checked(year, number_at(url, at + 4, 2), number_at(url, at + 6, 2))) return date;
  }
  return std::nullopt;
}

class DateFinder {
 public:
  DateFinder(const HtmlBlocks& page, const PageMetadata& metadata) : page_(page), metadata_(metadata) {
    const bool american = metadata.language == "en-US" || metadata.language == "en_US" || metadata.meta({"og:locale"}) == "en_US";
    order_ = american ? DayMonthOrder::month_first : DayMonthOrder::unknown;
  }

  std::optional<Interval> find(const Headline& headline, std::uint32_t body, std::string_view url) {
    if (auto found = value(metadata_.linked.published, "JSON-LD datePublished")) return found;
    if (auto found = value(metadata_.meta({"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published", "published-date", "publisheddate", "publish_date", "publication_date", "publish-date", "pubdate", "pub_date", "article_date_original",
                                           "originalpublicationdate", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "dc.created", "date", "article:published", "citation_publication_date",
                                           "citation_date", "bt:pubdate", "rnews:datepublished", "shareaholic:article_published_time", "timestamp", "displaydate", "created", "creation_date", "datecreated", "og:pubdate", "publishdate", "release_date", "vr:published_time", "article.created"}),
                           "meta element"))
      return found;
    for (const MarkedTime& time : metadata_.times)
      if (time.published && !time.modified)
        if (auto found = marked(time)) return found;
    for (std::string_view address : {url, std::string_view(metadata_.canonical), std::string_view(address_)})
      if (const auto at = in_address(address)) return Interval{*at, *at, "address", std::nullopt};
    if (auto found = visible(headline, body)) return found;
    if (auto found = value(metadata_.linked.page_published, "JSON-LD datePublished of the page")) return found;
    for (const MarkedTime& time : metadata_.times)
      if (!time.modified)
        if (auto found = marked(time)) return found;
    if (auto found = value(metadata_.linked.modified, "JSON-LD dateModified")) return found;
    if (auto found = value(metadata_.meta({"article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "modified", "dcterms.modified", "dc.date.modified", "revised", "date.modified"}), "meta element, modified")) return found;
    for (const MarkedTime& time : metadata_.times)
      if (auto found = marked(time)) return found;
    return below(body);
  }

 private:
  std::optional<Interval> value(std::string_view text, std::string_view basis) const {
    const auto at = declared(text, order_);
    if (!at) return std::nullopt;
    return Interval{*at, *at, std::string(basis), std::nullopt};
  }

  std::optional<Interval> marked(const MarkedTime& time) const {
    if (auto found = value(time.value, "<time>")) return found;
    return value(words_below(time.node, 80), "<time>");
  }

  std::optional<Interval> in_block(std::uint32_t i, std::string_view basis) const {
    const HtmlBlock& block = page_.blocks[i];
    const std::string_view words = text_of(page_.text, block.span).substr(0, 300);
    const auto date = first_written_date(words, order_);
    if (!date || !is_plausible(date->when)) return std::nullopt;
    return Interval{date->when, date->when, std::string(basis), Span{block.span.begin + date->span.begin, block.span.begin + date->span.end}};
  }

  // Short blocks around the headline, nearest first: behind it up to the body, then before it.
  std::optional<Interval> visible(const Headline& headline, std::uint32_t body) const {
    constexpr ByteOffset short_block = 160;
    const auto count = static_cast<std::uint32_t>(page_.blocks.size());
    const auto usable = [&](std::uint32_t i) {
      const HtmlBlock& block = page_.blocks[i];
      return block.span.size() <= short_block && (page_.boxes[block.box].all & (hint_related | hint_comment | hint_footer)) == 0;
    };
    const std::uint32_t from = headline.block == no_block ? 0 : headline.block;
    const std::uint32_t to = body == no_block ? std::min(count, from + 10) : std::min(count, std::max(body + 2, from + 4));
    for (std::uint32_t i = from; i < to; ++i)
      if (usable(i))
        if (auto found = in_block(i, "dateline")) return found;
    const std::uint32_t reach = 12;
    for (std::uint32_t i = from; i > 0 && from - i < reach; --i)
      if (usable(i - 1))
        if (auto found = in_block(i - 1, "dateline")) return found;
    return std::nullopt;
  }

  // Signatures below the body: "Published 26 May 2016", "26.05.2016".
  std::optional<Interval> below(std::uint32_t body) const {
    constexpr ByteOffset short_block = 120;
    if (body == no_block) body = 0;
    for (std::uint32_t i = body; i < page_.blocks.size(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      if (block.span.size() > short_block || (page_.boxes[block.box].all & (hint_related | hint_comment | hint_aside | hint_navigation)) != 0) continue;
      if (auto found = in_block(i, "date below the text")) return found;
    }
    return std::nullopt;
  }

  const HtmlBlocks& page_;
  const PageMetadata& metadata_;
  std::string address_ = metadata_.meta({"og:url"});
  DayMonthOrder order_ = DayMonthOrder::unknown;
};

}  // namespace

std::optional<Interval> publication_date(const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, std::uint32_t body, std::string_view url) {
  return DateFinder(page, metadata).find(headline, body, url);
}

}  // namespace onrecord
