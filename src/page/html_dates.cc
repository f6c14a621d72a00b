// When a page was published.
#include "page/html_dates.h"

#include <algorithm>  // std::any_of

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


constexpr std::string_view published_metas[] = {
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published", "published-date", "publisheddate", "publish_date", "publication_date", "publish-date", "pubdate", "pub_date",
    "article_date_original", "originalpublicationdate", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "dc.created", "date", "article:published", "citation_publication_date", "citation_date", "bt:pubdate", "rnews:datepublished", "shareaholic:article_published_time", "timestamp", "displaydate", "created", "creation_date",
    "datecreated", "og:pubdate", "publishdate", "release_date", "vr:published_time", "article.created", "citation_online_date", "date_published", "pdate", "live_date", "last_published", "news_publishdate"};
constexpr std::string_view modified_metas[] = {"article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "modified", "dcterms.modified", "dc.date.modified", "revised", "date.modified", "og:modified_time", "lastmodified", "last_modified"};

class ClaimReader {
 public:
  using From = DateClaim::From;

  ClaimReader(const HtmlBlocks& page, const PageMetadata& metadata) : page_(page), metadata_(metadata) {
    const bool american = metadata.language == "en-US" || metadata.language == "en_US" || metadata.meta({"og:locale"}) == "en_US";
    order_ = american ? DayMonthOrder::month_first : DayMonthOrder::unknown;
  }

  std::vector<DateClaim> read(const Headline& headline, std::uint32_t body, std::string_view url) {
    take(From::linked, metadata_.linked.published, "JSON-LD datePublished", false);
    take(From::linked, metadata_.linked.modified, "JSON-LD dateModified", true);
    for (std::string_view name : published_metas) take(From::meta, metadata_.meta({name}), "meta element", false);
    for (std::string_view name : modified_metas) take(From::meta, metadata_.meta({name}), "meta element, modified", true);
    headline_ = headline.block;
    take_times(From::marked);
    const std::string shared_as = metadata_.meta({"og:url"});
    for (std::string_view address : {url, std::string_view(metadata_.canonical), std::string_view(shared_as)})
      if (const auto at = in_address(address)) add(From::address, *at, "address", false);
    take_lines(headline, body);
    take_times(From::time);
    take(From::page, metadata_.linked.page_published, "JSON-LD datePublished of the page", false);
    if (!claims_.empty() && std::any_of(claims_.begin(), claims_.end(), is_sure)) return std::move(claims_);
    take_scripts();
    take_below(body);
    for (std::string_view picture : {metadata_.meta({"og:image"}), metadata_.meta({"twitter:image"})})
      if (const auto at = in_address(picture)) add(From::image, *at, "address of the page's picture", false);
    return std::move(claims_);
  }

 private:
  // A claim that the weaker kinds cannot beat: they need not be looked for.
  static bool is_sure(const DateClaim& claim) { return !claim.modified && (claim.from <= From::marked || claim.dateline); }

  void add(From from, const Timestamp& at, std::string_view basis, bool modified, std::optional<Span> span = std::nullopt) { claims_.push_back({from, at, basis, modified, span}); }

  void take(From from, std::string_view text, std::string_view basis, bool modified) {
    if (const auto at = declared(text, order_)) add(from, *at, basis, modified);
  }

  void take_marked(From from, const MarkedTime& time) {
    const std::uint32_t block = block_at(time.node);
    if (block < page_.blocks.size() && !is_beside(block) && (hints_at(block) & (hint_related | hint_comment)) != 0) return;
    auto at = declared(time.value, order_);
    if (!at) at = declared(words_below(time.node, 80), order_);
    if (!at) return;
    const bool modified = time.modified || (from == From::time && block < page_.blocks.size() && label_before(words_of(block).substr(0, 60)) == DateLabel::modified);
    add(from, *at, "<time>", modified);
  }

  // Marked times, those behind the headline and near it first: others belong to other articles or to comments.
  void take_times(From from) {
    std::vector<std::pair<std::uint32_t, const MarkedTime*>> times;
    for (const MarkedTime& time : metadata_.times) {
      if ((from == From::marked) != (time.published && !time.modified)) continue;
      const std::uint32_t block = block_at(time.node);
      const std::uint32_t far = no_block - 1;
      times.emplace_back(headline_ == no_block || block == no_block ? 0 : block >= headline_ ? block - headline_ : std::min(far, (headline_ - block) * 4), &time);
    }
    std::stable_sort(times.begin(), times.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [distance, time] : times) take_marked(from, *time);
  }

  std::uint32_t hints_at(std::uint32_t block) const { return page_.boxes[page_.blocks[block].box].all; }

  // Right above the headline or a few blocks below it.
  bool is_beside(std::uint32_t block) const { return headline_ != no_block && block + 2 >= headline_ && block <= headline_ + 3; }

  std::string_view words_of(std::uint32_t block) const { return text_of(page_.text, page_.blocks[block].span); }

  // The dates in one block of the page.
  void take_words(From from, std::uint32_t i, std::size_t most_bytes, std::string_view basis, bool labelled_only = false) {
    constexpr std::size_t most_dates = 3;
    const std::string_view words = words_of(i).substr(0, most_bytes);
    for (const WrittenDate& date : written_dates(words, order_, most_dates)) {
      if (!is_plausible(date.when)) continue;
      DateLabel label = label_before(words.substr(0, date.span.begin));
      if (label == DateLabel::none && i > 0 && date.span.begin < 3 && page_.blocks[i - 1].span.size() < 40) label = label_before(words_of(i - 1));
      if (label == DateLabel::none && from != From::line) label = label_before(words.substr(date.span.end, 60));  // "am 3. Mai 2011 veröffentlicht"
      if (labelled_only && label == DateLabel::none) continue;
      const ByteOffset begin = page_.blocks[i].span.begin;
      add(label == DateLabel::none || from == From::line ? from : From::labelled, date.when,
          label == DateLabel::published  ? "words of the page: published"
          : label == DateLabel::modified ? "words of the page: updated"
                                         : basis,
          label == DateLabel::modified, Span{begin + date.span.begin, begin + date.span.end});
      claims_.back().ambiguous = date.ambiguous;
      claims_.back().dateline = from == From::line && i != headline_ && is_beside(i) && (label != DateLabel::none || !ends_sentence(words_of(i)));
    }
  }

  // Short blocks around the headline, nearest first: behind it up to the body, then before it.
  void take_lines(const Headline& headline, std::uint32_t body) {
    constexpr ByteOffset short_block = 160;
    constexpr std::uint32_t reach = 12;
    const auto count = static_cast<std::uint32_t>(page_.blocks.size());
    const auto usable = [&](std::uint32_t i) { return i != headline.block && page_.blocks[i].span.size() <= short_block && (is_beside(i) || (hints_at(i) & (hint_related | hint_comment | hint_footer)) == 0); };
    const std::uint32_t from = headline.block == no_block ? 0 : headline.block;
    const std::uint32_t to = body == no_block ? std::min(count, from + 10) : std::min(count, std::max(body + 2, from + 4));
    for (std::uint32_t i = from; i < to; ++i)
      if (usable(i)) take_words(From::line, i, short_block, "dateline");
    for (std::uint32_t i = from; i > 0 && from - i < reach; --i)
      if (usable(i - 1)) take_words(From::line, i - 1, short_block, "dateline");
    lines_end_ = to;
    lines_begin_ = from > reach ? from - reach : 0;
  }

  // `"datePublished": "2016-05-26…"` in the scripts, of the first key that is there at all.
  void take_scripts() {
    constexpr std::string_view keys[] = {"datePublished\"", "publishDate\"", "publish_date\"", "publishedDate\"", "publishedAt\"", "published_at\"", "publicationDate\"", "publication_date\"", "datePublication\"", "dateCreated\"", "createdAt\"", "created_at\"", "uploadDate\""};
    for (std::string_view key : keys)
      for (std::string_view script : metadata_.scripts) {
        const std::size_t at = script.find(key);
        if (at == std::string_view::npos) continue;
        std::string_view value = script.substr(at + key.size(), 60);
        value.remove_prefix(std::min(value.find_first_not_of(" :\"'\n\t"), value.size()));
        if (!declared(value.substr(0, value.find_first_of("\"'")), order_)) continue;
        take(From::script, value.substr(0, value.find_first_of("\"'")), "date in a script of the page", false);
        return;
      }
  }

  // Elsewhere: behind a label, or in a short block of its own.
  void take_below(std::uint32_t body) {
    constexpr ByteOffset short_block = 200;
    constexpr ByteOffset long_block = 500;
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      if (i == lines_begin_ && lines_end_ > i) i = lines_end_;
      if (i >= page_.blocks.size()) break;
      const ByteOffset size = page_.blocks[i].span.size();
      if (size > long_block || (hints_at(i) & (hint_related | hint_comment | hint_aside | hint_navigation)) != 0) continue;
      take_words(From::below, i, long_block, "date below the text", size > short_block || (body != no_block && i < body));
      if (claims_.size() > 200) return;
    }
  }

  const HtmlBlocks& page_;
  const PageMetadata& metadata_;
  DayMonthOrder order_ = DayMonthOrder::unknown;
  std::uint32_t headline_ = no_block;
  std::vector<DateClaim> claims_;
  std::uint32_t lines_begin_ = 0;
  std::uint32_t lines_end_ = 0;
};

// The same day with day and month changed over: "11/01/2021" read wrongly.
bool is_swapped(const DateClaim& line, const Date& date) {
  return line.ambiguous && line.at.date.year() == date.year() && static_cast<unsigned>(line.at.date.month()) == static_cast<unsigned>(date.day()) && static_cast<unsigned>(line.at.date.day()) == static_cast<unsigned>(date.month());
}

class Choice {
 public:
  using From = DateClaim::From;
  explicit Choice(const std::vector<DateClaim>& claims) : claims_(claims) {}

  const DateClaim* make() const {
    const DateClaim* declared = nullptr;
    for (From from : {From::linked, From::meta, From::marked})
      if (declared == nullptr) declared = first(from, false);
    const DateClaim* const line = dateline(false);
    if (declared != nullptr) return between(*declared, line);
    if (line != nullptr) return line;
    for (From from : {From::line, From::address, From::page, From::labelled, From::script, From::time})
      if (const DateClaim* claim = first(from, false)) return claim;
    if (const DateClaim* claim = first(From::below, false); claim != nullptr && !first(From::linked, true) && !first(From::meta, true)) return claim;
    for (From from : {From::line, From::linked, From::meta, From::time, From::labelled})
      if (const DateClaim* claim = first(from, true)) return claim;
    return first(From::image, false);
  }

 private:
  const DateClaim* first(From from, bool modified) const {
    for (const DateClaim& claim : claims_)
      if (claim.from == from && claim.modified == modified) return &claim;
    return nullptr;
  }

  const DateClaim* dateline(bool modified) const {
    for (const DateClaim& claim : claims_)
      if (claim.dateline && claim.modified == modified) return &claim;
    return nullptr;
  }

  bool address_says(const Date& date) const {
    for (const DateClaim& claim : claims_)
      if (claim.from == From::address && claim.at.date == date) return true;
    return false;
  }

  // What the page declares against what it shows its readers. Declared moments are often in UTC, so that the day differs
  // from the paper's own; and a page that shows only when it was updated is, as it stands, of that day.
  const DateClaim* between(const DateClaim& declared, const DateClaim* line) const {
    if (line == nullptr) line = dateline(true);
    if (line != nullptr) {
      if (line->at.date == declared.at.date) return declared.at.second_of_day ? &declared : line;
      if (address_says(declared.at.date) && !line->modified) return &declared;
      if (is_swapped(*line, declared.at.date)) return &declared;
      return line->modified && line->at.date < declared.at.date ? &declared : line;
    }
    // An address is made once; a much later date is of a move to another system.
    constexpr int moved_days = 30;
    const DateClaim* const address = first(From::address, false);
    if (address == nullptr) return &declared;
    return days_between(address->at.date, declared.at.date) > moved_days || is_local_day(*address, declared.at) ? address : &declared;
  }

  // Whether the address has the day that the declared moment in UTC was where the page was made.
  bool is_local_day(const DateClaim& address, const Timestamp& declared) const {
    constexpr int noon = 12 * 3600;
    const int days = days_between(address.at.date, declared.date);
    if (days != 1 && days != -1) return false;
    for (const DateClaim& claim : claims_)
      if (claim.from != From::address && claim.from != From::image && !claim.modified && claim.at.date == address.at.date) return true;
    return declared.zone_minutes == 0 && declared.second_of_day && (days == 1 ? *declared.second_of_day < noon : *declared.second_of_day > noon);
  }

  const std::vector<DateClaim>& claims_;
};

}  // namespace

std::vector<DateClaim> date_claims(const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, std::uint32_t body, std::string_view url) { return ClaimReader(page, metadata).read(headline, body, url); }

std::optional<Interval> publication_date(const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, std::uint32_t body, std::string_view url) {
  const std::vector<DateClaim> claims = date_claims(page, metadata, headline, body, url);
  const DateClaim* const best = Choice(claims).make();
  if (best == nullptr) return std::nullopt;
  return Interval{best->at, best->at, std::string(best->basis), best->span};
}

}  // namespace onrecord
