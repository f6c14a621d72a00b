#include "record/settings.h"

#include <algorithm>    // std::any_of
#include <map>          // std::map
#include <set>          // std::set
#include <string>       // std::string
#include <string_view>  // std::string_view

#include <nlohmann/json.hpp>

#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

constexpr const char* own_tables = R"sql(
CREATE TABLE IF NOT EXISTS original (
  statement INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE, message INTEGER NOT NULL, words TEXT NOT NULL, one_voice INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS own_setting (
  statement INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE, channel TEXT NOT NULL, audience TEXT NOT NULL, audience_words TEXT, recipients TEXT NOT NULL) STRICT;
DELETE FROM original;
UPDATE statement SET (channel, audience, audience_words, recipients) = (SELECT o.channel, o.audience, o.audience_words, o.recipients FROM own_setting o WHERE o.statement = statement.id)
  WHERE id IN (SELECT statement FROM own_setting);
DELETE FROM own_setting;
)sql";

// Where and to whom a statement was said, as its row has it.
struct Setting {
  RowId document = 0;
  std::string channel, audience, recipients;
};

class Settings {
 public:
  Settings(const Database& database, const std::vector<std::vector<RowId>>& statements, const std::vector<RecordText>& record) : database_(database), statements_(statements), record_(record) {}

  Result<void> keep(const std::vector<Original>& originals) const {
    for (const Original& original : originals) TRY(keep(original));
    return keep_groups(originals);
  }

 private:
  RowId printing(const Original& original) const { return statements_[original.document][original.statement]; }
  RowId message(const Original& original) const { return statements_[original.of_document][original.of_statement]; }

  Result<void> keep(const Original& original) const {
    Query keep = database_.query("INSERT INTO original VALUES (?, ?, ?, ?)");
    keep << printing(original) << message(original) << text_of(record_[original.document].document.text, original.words) << std::int64_t{original.one_voice};
    TRY(keep.run());
    if (!original.one_voice) return {};
    const Setting theirs = TRY(of(message(original)));
    return set(printing(original), theirs.channel, theirs.audience, told_to(TRY(of(printing(original))), theirs));
  }

  // A report that prints several messages of one chat of the record and of no other has what else its members wrote in private from there too.
  Result<void> keep_groups(const std::vector<Original>& originals) const {
    constexpr std::size_t least = 2;
    std::map<std::size_t, std::map<std::size_t, std::vector<const Original*>>> chats;  // by report and chat
    std::set<RowId> known;
    for (const Original& original : originals) {
      known.insert(printing(original));
      if (original.one_voice) chats[original.document][original.of_document].push_back(&original);
    }
    for (const auto& [report, prints_of] : chats) {
      const std::vector<const Original*>& prints = prints_of.begin()->second;
      if (prints_of.size() > 1 || prints.size() < least) continue;
      const Setting chat = TRY(of(message(*prints.front())));
      if (chat.channel != word(Channel::chat) || chat.audience != word(Audience::closed)) continue;
      const std::vector<std::string>& writers = record_[prints.front()->of_document].speakers;
      for (std::size_t s = 0; s < statements_[report].size(); ++s) {
        const RowId id = statements_[report][s];
        const std::string& speaker = record_[report].speakers[s];
        const bool member = std::any_of(writers.begin(), writers.end(), [&](const std::string& writer) { return compare_voices(speaker, writer) == Voices::one; });
        if (!member) continue;
        const Setting own = TRY(of(id));
        if (!known.contains(id) && own.channel == chat.channel && own.audience == chat.audience) TRY(set(id, own.channel, own.audience, told_to(own, chat)));
      }
    }
    return {};
  }

  Result<Setting> of(RowId statement) const {
    Query query = database_.query("SELECT document, channel, audience, recipients FROM statement WHERE id = ?");
    query << statement;
    Setting setting;
    while (TRY(query.next())) query >> setting.document >> setting.channel >> setting.audience >> setting.recipients;
    return setting;
  }

  // The readers of a message beside those whom a report names itself; a group in place of those that the report's words only seemed to be for.
  static std::string told_to(const Setting& report, const Setting& message) {
    const Json readers = Json::parse(message.recipients);
    Json to = Json::array();
    for (const Json& one : Json::parse(report.recipients))
      if (!one["mention"].is_null() || readers.size() != 1) to.push_back(one);
    for (Json one : readers) {
      if (std::any_of(to.begin(), to.end(), [&](const Json& named) { return named["name"] == one["name"]; })) continue;
      one["document"] = message.document;  // whose actor it is
      one["mention"] = nullptr;
      to.push_back(std::move(one));
    }
    return to.dump();
  }

  Result<void> set(RowId statement, std::string_view channel, std::string_view audience, std::string_view recipients) const {
    Query keep = database_.query("INSERT OR IGNORE INTO own_setting SELECT id, channel, audience, audience_words, recipients FROM statement WHERE id = ?");
    keep << statement;
    TRY(keep.run());
    Query update = database_.query("UPDATE statement SET audience_words = CASE WHEN audience = ?1 AND channel = ?2 THEN audience_words END, audience = ?1, channel = ?2, recipients = ?3 WHERE id = ?4");
    update << audience << channel << recipients << statement;
    return update.run();
  }

  const Database& database_;
  const std::vector<std::vector<RowId>>& statements_;
  const std::vector<RecordText>& record_;
};

}  // namespace

Result<void> forget_settings(const Database& database) { return database.execute(own_tables); }

Result<void> keep_settings(const Database& database, const std::vector<std::vector<RowId>>& statements, const std::vector<RecordText>& record, const std::vector<Original>& originals) {
  return Settings(database, statements, record).keep(originals);
}

Result<std::vector<std::pair<RowId, RowId>>> Record::originals() const {
  if (!TRY(database_->has_table("original"))) return std::vector<std::pair<RowId, RowId>>{};
  return database_->pairs("SELECT statement, message FROM original WHERE one_voice ORDER BY statement");
}

}  // namespace onrecord
