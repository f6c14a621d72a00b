#include "record/date_lines.h"

#include <algorithm>      // std::equal, std::find_if
#include <map>            // std::map
#include <unordered_map>  // std::unordered_map

#include <nlohmann/json.hpp>

#include "analyse/analyse.h"
#include "base/json_values.h"
#include "record/ids.h"
#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

// An interval as the line has it, where it is another one than `when`.
bool differs(const Json& interval, const When& when) {
  if (interval.is_null()) return when.known();
  const auto text = [&](const char* key) { return interval.at(key).is_string() ? interval.at(key).get<std::string>() : std::string(); };
  return text("from") != when.from || text("to") != when.to || text("basis") != when.basis;
}

Json interval_of(const When& when) {
  if (!when.known()) return nullptr;
  return {{"from", or_null(when.from)}, {"to", or_null(when.to)}, {"basis", when.basis}, {"span", nullptr}};
}

// Channel, audience and addressees as the record has them; whether they were others.
bool reset(Json& statement, const StatementRow& row) {
  const auto named = [](const Json& to, const AddresseeRow& addressee) { return to.at("name") == addressee.name; };
  const Json before = statement["to"];
  const bool same_to = before.size() == row.to.size() && std::equal(before.begin(), before.end(), row.to.begin(), named);
  if (same_to && statement["channel"] == word(row.channel) && statement["audience"] == word(row.audience)) return false;
  if (row.audience_words.empty()) statement["audience_span"] = nullptr;
  statement["channel"] = word(row.channel);
  statement["audience"] = word(row.audience);
  statement["to"] = Json::array();
  for (const AddresseeRow& addressee : row.to) {
    const auto own = std::find_if(before.begin(), before.end(), [&](const Json& to) { return named(to, addressee); });
    statement["to"].push_back(own != before.end() ? *own : Json{{"name", addressee.name}, {"mention", nullptr}});
  }
  return true;
}

// What the record holds of one document's dates, and of when and where what it tells was said.
struct Dated {
  When published;
  std::vector<StatementRow> statements;  // by ordinal
  std::vector<std::string> findings;
  std::vector<TimexRow> timexes;
};

class Redater {
 public:
  Result<void> read(const Record& record) {
    for (DocumentRow& row : TRY(record.documents())) dated_[row.id].published = std::move(row.published);
    for (StatementRow& row : TRY(record.statements())) {
      std::vector<StatementRow>& statements = dated_[row.document].statements;
      if (statements.size() <= row.ordinal) statements.resize(row.ordinal + 1);
      statements[row.ordinal] = std::move(row);
    }
    for (FindingRow& row : TRY(record.findings()))
      if (row.code == dated_by_others) dated_[row.document].findings.push_back(std::move(row.what));
    for (auto& [id, dated] : dated_)
      if (!dated.findings.empty()) dated.timexes = TRY(record.timexes(id));
    return {};
  }

  // Whether anything in the line changed.
  bool redate(Json& line, RowId document) const {
    const auto found = dated_.find(document);
    if (found == dated_.end()) return false;
    const Dated& dated = found->second;
    bool changed = false;
    Json& published = line["document"]["published"];
    if (differs(published, dated.published)) {
      published = interval_of(dated.published);
      changed = true;
    }
    Json& statements = line["statements"];
    for (std::size_t i = 0; i < std::min(statements.size(), dated.statements.size()); ++i) {
      if (differs(statements[i]["said"], dated.statements[i].said)) {
        statements[i]["said"] = interval_of(dated.statements[i].said);
        changed = true;
      }
      changed = reset(statements[i], dated.statements[i]) || changed;
    }
    if (dated.findings.empty()) return changed;
    for (const std::string& what : dated.findings) line["issues_found"].push_back({{"code", dated_by_others}, {"what", what}, {"span", nullptr}});
    std::map<std::uint32_t, const TimexRow*> at;
    for (const TimexRow& timex : dated.timexes) at[timex.span.start] = &timex;
    for (Json& timex : line["timexes"]) {
      const auto row = at.find(timex["start"].get<std::uint32_t>());
      if (row == at.end()) continue;
      timex["value"] = row->second->value;
      timex["from"] = or_null(row->second->from);
      timex["to"] = or_null(row->second->to);
    }
    return true;
  }

 private:
  static constexpr const char* dated_by_others = "OR-0704";
  std::unordered_map<RowId, Dated> dated_;
};

}  // namespace

Result<void> date_lines(std::vector<std::string>& lines) {
  Record record = TRY(Record::in_memory());
  std::vector<Json> parsed;
  std::vector<RowId> documents;
  std::map<std::string, AnalysedSource> sources;  // by hash
  std::map<std::pair<std::string, std::string>, std::size_t> seen;  // documents of a place so far
  for (const std::string& line : lines) {
    Json& json = parsed.emplace_back(Json::parse(line, nullptr, false));
    RowId document = 0;
    if (json.is_object() && json.contains("document")) {
      const Json& head = json["source"];
      const std::string hash = head["sha256"];
      const Place place{head["path"], head["member"].is_string() ? head["member"].get<std::string>() : std::string()};
      AnalysedSource& source = sources[hash];
      const std::size_t ordinal = seen[{place.path, place.member}]++;
      if (source.sha256.empty()) {
        source.place = place;
        source.sha256 = hash;
        source.media_type = head["media_type"];
      }
      if (source.place == place) source.lines.push_back(line);  // the same source in two places is one
      document = document_id(hash, ordinal);
    }
    documents.push_back(document);
  }
  for (const auto& [hash, source] : sources) TRY(record.put_source(source, analyser_version));
  TRY(record.date_and_link());
  Redater redater;
  TRY(redater.read(record));
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (documents[i] != 0 && redater.redate(parsed[i], documents[i])) lines[i] = parsed[i].dump(-1, ' ', false, Json::error_handler_t::replace);
  return {};
}

}  // namespace onrecord
