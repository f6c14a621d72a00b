#include "page/feed.h"

#include "page/document_builder.h"
#include "page/html_lines.h"
#include "source/decode.h"
#include "source/mime.h"
#include "source/xml.h"

namespace onrecord {
namespace {

using Event = XmlReader::Event;

struct Item {
  MappedText title;      // from the decoded feed
  MappedText content;    // markup, unescaped
  int content_rank = 0;  // a full text before a summary
  std::string link, date, date_basis;
  std::vector<std::string> authors;
};

// The element's words up to its end tag. Inner elements (Atom's xhtml) are taken as markup.
MappedText inner_markup(XmlReader& xml, std::string_view feed) {
  MappedText words;
  for (int depth = 1;;) {
    const Event event = xml.next();
    if (event == Event::finish) break;
    if (event == Event::start) ++depth;
    if (event == Event::end && --depth == 0) break;
    if (event == Event::text) xml.append_text(words);
    else words.copy(feed.substr(xml.begin(), xml.end() - xml.begin()), xml.begin());
  }
  return words;
}

std::string plain(const MappedText& markup) {
  std::string text = lines_of_html(markup.text()).text;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

void add_text(const MappedText& markup, PartKind kind, const OffsetMap& decoded, std::string& text, OffsetMap& map, std::vector<std::pair<Span, Part>>& blocks) {
  const MarkedLines lines = lines_of_html(markup.text());
  const auto shift = static_cast<ByteOffset>(text.size());
  const OffsetMap to_source = lines.map.after(markup.map()).after(decoded);
  for (const OffsetMap::Run& run : to_source.runs()) map.add(run.text + shift, run.text_size, run.source, run.source_size);
  text += lines.text + "\n";
  for (const MarkedLine& line : lines.lines) {
    if (line.span.empty()) continue;
    Part part;
    part.kind = kind;
    part.quoted = line.quote_depth > 0;
    blocks.emplace_back(Span{line.span.begin + shift, line.span.end + shift}, part);
  }
}

std::optional<Interval> interval_of(const Item& item) {
  std::optional<Timestamp> stamp = parse_iso(item.date);
  if (!stamp) stamp = parse_mail_date(item.date);
  if (!stamp) return std::nullopt;
  Interval interval;
  interval.from = stamp;
  interval.to = stamp;
  interval.basis = item.date_basis;
  return interval;
}

Document document_of(const Item& item, const std::string& outlet, const OffsetMap& decoded) {
  DocumentBuilder builder;
  Document& document = builder.document;
  document.kind = DocumentKind::article;
  document.title = plain(item.title);
  document.author = item.authors;
  document.outlet = outlet;
  document.url = item.link;
  document.published = interval_of(item);
  if (!item.date.empty() && !document.published) document.findings.push_back({"OR-0332", "the item's date cannot be understood: " + item.date, {}});
  if (item.content_rank < 2) document.findings.push_back({"OR-0331", "the feed gives no full text of this item, only what is shown", {}});
  std::string text;
  OffsetMap map;
  std::vector<std::pair<Span, Part>> blocks;
  // In order of the text, not of the file: the title first.
  add_text(item.title, PartKind::title, decoded, text, map, blocks);
  add_text(item.content, PartKind::body, decoded, text, map, blocks);
  for (auto& [span, part] : blocks) builder.add_block(text, span, part);
  return std::move(builder).finish(map);
}

class FeedReader {
 public:
  explicit FeedReader(std::string_view feed) : feed_(feed), xml_(feed) {}

  void read() {
    for (Event event = xml_.next(); event != Event::finish; event = xml_.next()) {
      if (event == Event::end && is_item(xml_.local_name())) in_item_ = false;
      if (event != Event::start) continue;
      if (is_item(xml_.local_name())) {
        items.emplace_back();
        in_item_ = true;
      } else if (in_item_) {
        read_field(items.back());
      } else if (xml_.local_name() == "title" && outlet.empty()) {
        outlet = plain(inner_markup(xml_, feed_));
      }
    }
  }

  std::string outlet;
  std::vector<Item> items;

 private:
  static bool is_item(std::string_view name) { return name == "item" || name == "entry"; }

  void take_content(Item& item, int rank) {
    MappedText words = inner_markup(xml_, feed_);
    if (rank <= item.content_rank || words.size() == 0) return;
    item.content = std::move(words);
    item.content_rank = rank;
  }

  void take_date(Item& item, const char* basis, bool wins) {
    std::string date = plain(inner_markup(xml_, feed_));
    if (date.empty() || (!item.date.empty() && !wins)) return;
    item.date = std::move(date);
    item.date_basis = basis;
  }

  void read_author(Item& item) {
    // Atom: <author><name>Ann Lee</name></author>; RSS: "ann@x.example (Ann Lee)".
    std::string name;
    bool in_name = false;
    std::string whole;
    for (int depth = 1; depth > 0;) {
      const Event event = xml_.next();
      if (event == Event::finish) break;
      if (event == Event::text) (in_name ? name : whole) += xml_.text();
      if (event == Event::start) in_name = xml_.local_name() == "name", ++depth;
      if (event == Event::end) in_name = false, --depth;
    }
    if (name.empty()) {
      const std::size_t open = whole.find('('), close = whole.rfind(')');
      name = open != std::string::npos && close != std::string::npos && close > open ? whole.substr(open + 1, close - open - 1) : whole;
    }
    const std::size_t begin = name.find_first_not_of(" \n\t");
    if (begin != std::string::npos) item.authors.push_back(name.substr(begin, name.find_last_not_of(" \n\t") - begin + 1));
  }

  void read_field(Item& item) {
    const std::string_view name = xml_.name(), local = xml_.local_name();
    if (name.substr(0, 6) == "media:" || name.substr(0, 7) == "itunes:") return;  // repeats in other words
    if (local == "title") item.title = inner_markup(xml_, feed_);
    else if (name == "content:encoded" || name == "content") take_content(item, 2);
    else if (local == "description" || local == "summary") take_content(item, 1);
    else if (local == "link") read_link(item);
    else if (local == "guid" && item.link.empty() && xml_.attribute("isPermaLink") != "false") item.link = address(plain(inner_markup(xml_, feed_)));
    else if (local == "pubDate" || local == "published" || local == "issued") take_date(item, local == "pubDate" ? "pubDate of the feed" : "published date of the feed", true);
    else if (local == "updated" || local == "modified" || name == "dc:date") take_date(item, name == "dc:date" ? "dc:date of the feed" : "updated date of the feed", false);
    else if (local == "author" || local == "creator") read_author(item);
  }

  static std::string address(std::string text) { return text.substr(0, 4) == "http" ? text : std::string(); }

  void read_link(Item& item) {
    const std::string href = xml_.attribute("href"), relation = xml_.attribute("rel");
    const std::string inside = plain(inner_markup(xml_, feed_));
    if (!href.empty() && (relation.empty() || relation == "alternate")) item.link = href;
    else if (href.empty() && !inside.empty()) item.link = inside;
  }

  std::string_view feed_;
  XmlReader xml_;
  bool in_item_ = false;
};

}  // namespace

Result<std::vector<Document>> read_feed(const Source& source) {
  const DecodedText decoded = decode_text(source.bytes, source.charset);
  FeedReader reader(decoded.text);
  reader.read();
  if (reader.items.empty()) return Error{ErrorKind::input, source.path, "is a feed without items", "fetch it again, or leave it out"};
  std::vector<Document> documents;
  for (const Item& item : reader.items) documents.push_back(document_of(item, reader.outlet, decoded.map));
  documents.front().findings.insert(documents.front().findings.end(), decoded.findings.begin(), decoded.findings.end());
  return documents;
}

}  // namespace onrecord
