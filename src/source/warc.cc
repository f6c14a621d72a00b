// Web archives: WARC 1.0/1.1 (ISO 28500), each record perhaps its own gzip member, and WACZ (a zip of them). Each readable response
// becomes a source with its address, its time and the charset that the server told.
#include <algorithm>    // std::min, std::max
#include <optional>     // std::optional
#include <string_view>  // std::string_view
#include <unordered_map>

#include <fmt/format.h>

#include "source/ascii_text.h"
#include "source/container.h"
#include "source/http_body.h"

namespace onrecord {
namespace {

using ascii::lowered;

struct Record {
  std::string type, url, date, refers_to_url, refers_to_date, payload_digest, content_type, profile, truncated;
  std::string_view block;
};

// The record at `at`, which moves behind it; nothing where no record starts there.
std::optional<Record> read_record(std::string_view warc, std::size_t& at, bool& is_cut) {
  while (at < warc.size() && (warc[at] == '\r' || warc[at] == '\n')) ++at;
  if (warc.substr(at, 5) != "WARC/") return std::nullopt;
  std::vector<HttpHeader> headers;
  std::size_t body = read_http_headers(warc, at, headers);
  Record record;
  std::uint64_t length = 0;
  for (const HttpHeader& header : headers) {
    const auto set = [&](std::string_view name, std::string& value) {
      if (header.name == name) value = header.value;
    };
    set("warc-type", record.type);
    set("warc-target-uri", record.url);
    set("warc-date", record.date);
    set("warc-refers-to-target-uri", record.refers_to_url);
    set("warc-refers-to-date", record.refers_to_date);
    set("warc-payload-digest", record.payload_digest);
    set("content-type", record.content_type);
    set("warc-profile", record.profile);
    set("warc-truncated", record.truncated);
    if (header.name == "content-length")
      for (char c : header.value)
        if (c >= '0' && c <= '9' && length < (std::uint64_t{1} << 50)) length = length * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (record.url.size() > 1 && record.url.front() == '<') record.url = record.url.substr(1, record.url.size() - 2);
  const std::uint64_t left = warc.size() - body;
  is_cut = length > left;
  record.block = warc.substr(body, static_cast<std::size_t>(std::min<std::uint64_t>(length, left)));
  at = body + record.block.size();
  return record;
}

class WarcReader {
 public:
  WarcReader(const Source& container, std::uint32_t depth, Expansion& expansion) : container_(container), depth_(depth), expansion_(expansion) {}

  void read() {
    const std::string_view warc = container_.bytes;
    std::size_t at = 0;
    bool is_cut = false;
    while (!expansion_.stopped) {
      const std::size_t begin = at;
      const std::optional<Record> record = read_record(warc, at, is_cut);
      if (!record) {
        if (begin < warc.size() && at < warc.size()) at = std::min(warc.find("\nWARC/", at), warc.size());  // find the next record behind what is damaged
        if (at < warc.size()) {
          damaged_ = true;
          ++at;
          continue;
        }
        break;
      }
      ++number_;
      give(*record, is_cut);
      if (is_cut) break;
    }
    if (damaged_) tell("damaged bytes lie between its records; they were skipped");
    if (number_ == 0 && !expansion_.stopped) tell("holds no record that can be read");
  }

 private:
  void tell(std::string fact) {
    Source whole;
    whole.path = container_.path;
    whole.member = container_.member;
    whole.media_type = "application/warc";
    expansion_.give(failed(std::move(whole), ErrorKind::damaged, std::move(fact), "get a whole copy of the web archive"));
  }

  Source source_of(const Record& record) const {
    Source source;
    source.path = container_.path;
    source.member = member_below(container_, fmt::format("record {}", number_));
    source.url = record.url;
    source.fetched = parse_iso(record.date);
    return source;
  }

  void give(const Record& record, bool is_cut) {
    if (++expansion_.budget.members > expansion_.budget.limits.members) {
      expansion_.give(failed(source_of(record), ErrorKind::limit, fmt::format("the web archive holds more than {} records", expansion_.budget.limits.members), "split it"));
      expansion_.stopped = true;
      return;
    }
    if (record.type == "response" && record.content_type.find("http") != std::string::npos) give_response(record, is_cut);
    else if (record.type == "resource" || record.type == "response") give_resource(record, is_cut);
    else if (record.type == "revisit") give_revisit(record);
    // warcinfo, request, metadata and conversion records say nothing that was published.
  }

  void tell_cut(const Record& record, bool is_cut, Source& source) {
    if (is_cut) source.findings.push_back({"OR-0102", "the web archive ends within this record; what is there was kept", {}});
    if (!record.truncated.empty()) source.findings.push_back({"OR-0108", "the crawler cut this record short: " + record.truncated, {}});
  }

  void give_response(const Record& record, bool is_cut) {
    Source source = source_of(record);
    const ReadLimits& limits = expansion_.budget.limits;
    HttpResponse response = read_http_response(record.block, std::min(limits.file_bytes, std::max<std::uint64_t>(std::uint64_t{1} << 20, record.block.size() * limits.ratio)));
    if (response.status < 200 || response.status > 299) return;  // redirects and errors are no publication
    if (!response.problem.empty()) source.findings.push_back({"OR-0109", response.problem, {}});
    expansion_.budget.expanded_bytes += response.body.size();
    if (expansion_.budget.expanded_bytes > expansion_.budget.limits.expanded_bytes) {
      expansion_.give(failed(std::move(source), ErrorKind::limit, "the web archive unpacks to too much", "split it"));
      expansion_.stopped = true;
      return;
    }
    source.charset = response.charset;
    source.bytes = std::move(response.body);
    tell_cut(record, is_cut, source);
    if (is_page_asset(response.content_type)) return;
    if (source.bytes.empty()) {
      if (!response.problem.empty()) expansion_.give(failed(std::move(source), ErrorKind::limit, response.problem, "save the page itself"));
      return;
    }
    if (!record.payload_digest.empty()) seen_[record.payload_digest] = number_;
    expand(std::move(source), depth_, expansion_);
  }

  void give_resource(const Record& record, bool is_cut) {
    Source source = source_of(record);
    if (is_page_asset(lowered(record.content_type))) return;
    source.bytes = record.block;
    tell_cut(record, is_cut, source);
    expand(std::move(source), depth_, expansion_);
  }

  // The same bytes were fetched again: told, with the place of the first copy; the words are not read twice.
  void give_revisit(const Record& record) {
    Source source = source_of(record);
    const auto first = seen_.find(record.payload_digest);
    const std::string where = first != seen_.end() ? fmt::format("record {} of this archive", first->second)
                              : record.refers_to_url.empty() ? "another record" : record.refers_to_url + (record.refers_to_date.empty() ? "" : " of " + record.refers_to_date);
    source.media_type = "application/warc";
    expansion_.give(failed(std::move(source), ErrorKind::input, "is a second visit that found the same content as " + where, "nothing to do where that record is in the pile; else add its archive"));
  }

  // Scripts, styles and fonts belong to how a page looks.
  static bool is_page_asset(std::string_view type) {
    for (std::string_view part : {"javascript", "text/css", "font", "ecmascript", "application/wasm"})
      if (type.find(part) != std::string_view::npos) return true;
    return false;
  }

  const Source& container_;
  std::uint32_t depth_;
  Expansion& expansion_;
  std::size_t number_ = 0;
  bool damaged_ = false;
  std::unordered_map<std::string, std::size_t> seen_;  // payload digest to record
};

}  // namespace

void expand_warc(const Source& container, std::uint32_t depth, Expansion& expansion) {
  if (depth < expansion.budget.limits.depth) return WarcReader(container, depth + 1, expansion).read();
  Source whole;
  whole.path = container.path;
  whole.member = container.member;
  whole.media_type = container.media_type;
  expansion.give(failed(std::move(whole), ErrorKind::limit, fmt::format("is a web archive inside {} archives", depth), "unpack it yourself and add the files"));
}

}  // namespace onrecord
