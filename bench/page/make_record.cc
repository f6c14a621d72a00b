// A record of any size, for measuring the page: invented documents of ten statements each, by people of eight sides, over
// three years, a third of it in chats; with issues and confrontations as compare/ would give them.
//
// usage: make_record RECORD STATEMENTS
#include <array>
#include <cstdio>
#include <random>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "record/ids.h"
#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

constexpr std::array<const char*, 8> bodies = {"Skerran Crews' Union", "Norrane Ferries", "Harbour Trust", "Islands' Council", "Passengers' Forum", "Pilots' Guild", "Cargo Board", "Safety Office"};
constexpr std::array<const char*, 40> words = {"the", "offer", "rota", "pay", "talks", "crews", "boat", "winter", "never", "always", "we", "will", "not", "accept", "agree", "minister", "letter", "deal", "strike", "night",
                                               "weekend", "safety", "relief", "agency", "price", "harbour", "island", "week", "money", "public", "promise", "said", "plan", "votes", "members", "company", "union", "line", "spring", "service"};
constexpr std::array<const char*, 12> first = {"Ann", "Tom", "Mary", "Ivo", "Petra", "Gideon", "Hester", "Callum", "Maeve", "Fergus", "Tamsin", "Anselm"};
constexpr std::size_t people = 240, per_document = 10, issues = 24, days = 1100;

class Maker {
 public:
  explicit Maker(Record& record) : record_(record) {}

  Result<void> run(std::size_t statements) {
    for (std::size_t n = 0; n * per_document < statements; ++n) {
      AnalysedSource source;
      source.place = {fmt::format("/pile/{:03}/document-{:06}.html", n / 100, n), ""};
      source.sha256 = sha256_hex(source.place.path);
      source.size = 4000;
      source.media_type = "text/html";
      source.lines = {line(n)};
      TRY(record_.put_source(source, 1));
      if (n % 1000 == 0) fmt::print(stderr, "\r{} documents", n);
    }
    fmt::print(stderr, "\nlinking people\n");
    TRY(record_.link_people());
    fmt::print(stderr, "comparing\n");
    return record_.put_comparison(TRY(comparison()));
  }

 private:
  std::size_t any(std::size_t of) { return std::uniform_int_distribution<std::size_t>(0, of - 1)(random_); }
  static std::string person(std::size_t n) { return fmt::format("{} {}{}", first[n % first.size()], static_cast<char>('A' + n / first.size() % 26), "orrin"); }

  std::string sentence() {
    std::string text;
    for (std::size_t i = 0, count = 8 + any(24); i < count; ++i) text += (i == 0 ? "" : " ") + std::string(words[any(words.size())]);
    return text;
  }

  std::string line(std::size_t n) {
    const bool chat = n % 3 == 0;
    const std::string day = Timestamp{add_days(make_date(2022, 1, 1), static_cast<int>(any(days))), {}, {}}.iso();
    std::string text;
    Json actors = Json::array(), statements = Json::array(), parts = Json::array(), messages = Json::array();
    const std::size_t body = any(bodies.size());
    actors.push_back({{"name", bodies[body]}, {"type", "organisation"}, {"aliases", Json::array()}, {"roles", Json::array()}, {"part_of", nullptr}, {"unnamed", false}, {"mentions", Json::array()}});
    for (std::size_t i = 0; i < per_document; ++i) {
      const std::size_t who = any(people / bodies.size()) * bodies.size() + body;
      const std::string words_said = sentence();
      const std::size_t begin = text.size();
      text += chat ? words_said : person(who) + " said that " + words_said + ".";
      const std::size_t content = chat ? begin : text.size() - words_said.size() - 1;
      actors.push_back({{"name", person(who)}, {"type", "person"}, {"aliases", Json::array()}, {"roles", Json::array({{{"role", "officer"}, {"of", bodies[body]}}})}, {"part_of", bodies[body]}, {"unnamed", false},
                        {"mentions", chat ? Json::array() : Json::array({{begin, begin + person(who).size(), "name"}})}});
      statements.push_back({{"content", Json::array({{content, content + words_said.size()}})}, {"cue", Json::array()}, {"source", Json::array()}, {"kind", chat ? "own" : "indirect"}, {"act", any(9) == 0 ? "deny" : "say"},
                            {"score", 0.9}, {"speaker", {{"name", person(who)}, {"actor", actors.size() - 1}, {"score", 0.9}}}, {"to", Json::array()}, {"channel", chat ? "chat" : "press"}, {"audience", chat ? "private" : "public"},
                            {"audience_span", nullptr}, {"said", {{"from", day}, {"to", day}, {"basis", "made up"}}}, {"inside", nullptr}, {"chain", Json::array()}});
      if (chat) statements.back()["message"] = i, messages.push_back({{"author", person(who)}, {"sent_at", day + "T10:00:00"}, {"start", begin}, {"end", text.size()}, {"kind", "message"}});
      parts.push_back({{"kind", chat ? "message" : "body"}, {"start", begin}, {"end", text.size()}, {"author", chat ? Json(person(who)) : Json(nullptr)}, {"at", chat ? Json(day + "T10:00:00") : Json(nullptr)}});
      text += "\n";
    }
    return Json{{"document", {{"kind", chat ? "chat" : "article"}, {"title", fmt::format("Document {} on the dispute", n)}, {"author", Json::array()}, {"outlet", chat ? "" : fmt::format("Paper {}", n % 17)}, {"url", ""}, {"language", "en"},
                              {"group", chat ? fmt::format("Group {}", n % 40) : ""}, {"published", {{"from", day}, {"to", day}, {"basis", "made up"}}}, {"text", text}, {"parts", parts}, {"bytes", Json::array({Json::array({0, 0})})}}},
                {"messages", messages}, {"statements", statements}, {"actors", actors}, {"timexes", Json::array({{{"start", 0}, {"end", 3}, {"type", "DATE"}, {"value", day}, {"from", day}, {"to", day}}})}, {"issues_found", Json::array()}}
        .dump();
  }

  Result<Comparison> comparison() {
    Comparison made;
    for (std::size_t i = 0; i < issues; ++i) made.issues.push_back({static_cast<RowId>(i + 1), fmt::format("{} and {}", words[i], words[i + 8]), {words[i], words[i + 8], words[i + 16]}, 0});
    const std::vector<StatementKey> keys = TRY(record_.statement_keys());
    for (const StatementKey& key : keys) {
      const std::size_t issue = any(issues + 4);
      if (issue >= issues) continue;
      ++made.issues[issue].statements;
      made.statement_issues.emplace_back(key.id, made.issues[issue].id);
    }
    for (std::size_t i = 0; i < 5000 && keys.size() > 1; ++i) {
      const StatementKey& a = keys[any(keys.size())];
      const StatementKey& b = keys[any(keys.size())];
      made.confrontations.push_back({id_of_text(fmt::format("pair {}", i)), a.id, b.id, static_cast<Relation>(i % 4), static_cast<RowId>(any(issues) + 1), 1.0 - static_cast<double>(i) / 5000, {"made up"}, {}, {}});
    }
    return made;
  }

  Record& record_;
  std::mt19937 random_{7};
};

int make(const char* path, std::size_t statements) {
  auto record = Record::open(path, Record::Access::write);
  auto made = record.ok() ? Maker(*record).run(statements) : Result<void>(record.error());
  if (!made.ok()) fmt::print(stderr, "{}\n", made.error().to_string());
  return made.ok() ? 0 : 1;
}

}  // namespace
}  // namespace onrecord

int main(int count, char** arguments) {
  if (count != 3) return std::fputs("usage: make_record RECORD STATEMENTS\n", stderr), 2;
  return onrecord::make(arguments[1], std::strtoull(arguments[2], nullptr, 10));
}
