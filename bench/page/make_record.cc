// A record of any size, for measuring the page, shaped as real ones are: articles of paragraphs in which people of eight sides
// are quoted, and chats; two years with weeks of much and of little talk; words by Zipf's law, each issue with words of its own;
// speakers, dates and audiences that are not known; chains, copies, misquotations, findings, failures, verdicts, sentence
// vectors, stored bytes. Issues, confrontations and copies stand as compare/ would give them.
//
// usage: make_record RECORD STATEMENTS
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>
#include <set>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <zlib.h>

#include "base/calendar.h"
#include "base/sha256.h"
#include "language/sentence_encoder.h"
#include "record/ids.h"
#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

constexpr std::array<const char*, 8> bodies = {"Skerran Crews' Union", "Norrane Ferries", "Harbour Trust", "Islands' Council", "Passengers' Forum", "Pilots' Guild", "Cargo Board", "Safety Office"};
constexpr std::array<const char*, 6> posts = {"chair", "spokesman", "deputy chair", "secretary", "director", "adviser"};
constexpr std::array<const char*, 24> first_names = {"Ann", "Tom", "Mary", "Ivo", "Petra", "Gideon", "Hester", "Callum", "Maeve", "Fergus", "Tamsin", "Anselm", "Bridget", "Conrad", "Dilys", "Edmund", "Flora", "Gwen", "Hamish", "Isolde", "Jonas", "Kirsty", "Lorcan", "Morag"};
constexpr std::array<const char*, 60> small_words = {"the", "of", "and", "to", "a", "in", "that", "it", "is", "was", "for", "we", "they", "will", "not", "be", "on", "with", "as", "have", "at", "by", "this", "from", "or", "are", "an", "there", "no", "would",
                                                     "their", "our", "has", "been", "but", "which", "any", "all", "what", "if", "can", "more", "about", "when", "who", "than", "before", "after", "never", "must", "should", "may", "only", "new", "other", "said", "over", "until", "against", "us"};
constexpr std::array<const char*, 10> cues = {"said", "told reporters", "insisted", "wrote", "warned", "denied", "promised", "claimed", "admitted", "demanded"};
constexpr std::array<const char*, 10> acts = {"say", "say", "say", "say", "threaten", "deny", "promise", "accuse", "admit", "demand"};
constexpr std::size_t people = 1200, per_document = 10, issues = 48, own_words = 40, vocabulary = 12'000, first_day = 18993, days = 760;  // from 2022-01-01

std::string invented_word(std::size_t index) {
  std::string word;
  for (index += 20; index > 0; index /= 20) word += std::string(1, "bcdfgklmnprstvzhjwxq"[index % 20]) + "aeiou"[index % 5];
  return word;
}
std::string capital(std::string word) {
  word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}
std::string person(std::size_t n) { return fmt::format("{} {}", first_names[n % first_names.size()], capital(invented_word(4000 + 37 * n))); }
std::string topic_word(std::size_t issue, std::size_t n) { return invented_word(20'000 + issue * own_words + n) + "er"; }
std::string day_text(std::size_t day) { return Timestamp{add_days(make_date(1970, 1, 1), static_cast<int>(day)), {}, {}}.iso(); }

std::string packed(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string result(size, '\0');
  compress2(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 1);
  result.resize(size);
  return result;
}

class Maker {
 public:
  explicit Maker(Record& record) : record_(record) {
    double sum = 0;
    for (std::size_t i = 0; i < vocabulary; ++i) words_.push_back(sum += 1 / static_cast<double>(i + 3));
    sum = 0;
    for (std::size_t i = 0; i < days; ++i) days_.push_back(sum += 1 + 8 * std::exp(-std::pow(static_cast<double>(i % 190) - 95, 2) / 300));
    for (std::size_t i = 0; i < issues; ++i)
      for (std::size_t k = 0; k < own_words; ++k) topics_.emplace(topic_word(i, k), i);
  }

  Result<void> run(std::size_t statements) {
    for (std::size_t n = 0; n * per_document < statements; ++n) {
      const bool chat = n % 4 == 0;
      const std::string document = line(n, chat);
      AnalysedSource source;
      source.place = {fmt::format("/pile/{:03}/document-{:06}.{}", n / 100, n, chat ? "txt" : "html"), ""};
      source.sha256 = sha256_hex(source.place.path);
      source.size = text_.size();
      source.packed = packed(text_);
      source.media_type = chat ? "text/plain" : "text/html";
      source.lines = {document};
      TRY(record_.put_source(source, 1));
      if (n % 400 == 7) TRY(record_.put_failure({fmt::format("/pile/{:03}/broken-{}.pdf", n / 100, n), ""}, {ErrorKind::damaged, "", "the file is cut off", "get it again"}));
      if (n % 1000 == 0) fmt::print(stderr, "\r{} documents", n);
    }
    fmt::print(stderr, "\nlinking people\n");
    TRY(record_.link_people());
    fmt::print(stderr, "vectors\n");
    TRY(vectors());
    fmt::print(stderr, "comparing\n");
    const Comparison made = TRY(comparison());
    TRY(record_.put_comparison(made));
    for (std::size_t i = 0; i < 40 && i * 7 < made.confrontations.size(); ++i) {
      EditRequest verdict;
      verdict.kind = EditKind::verdict;
      verdict.confrontation = made.confrontations[i * 7].id;
      verdict.verdict = static_cast<Verdict>(i % 4);
      verdict.text = i % 3 == 0 ? "as I read it" : "";
      TRY(record_.put_edit(verdict));
    }
    return record_.log("build", "made up");
  }

 private:
  std::size_t any(std::size_t of) { return std::uniform_int_distribution<std::size_t>(0, of - 1)(random_); }
  std::size_t drawn(const std::vector<double>& cumulated) {
    const double at = std::uniform_real_distribution<>(0, cumulated.back())(random_);
    return std::min<std::size_t>(static_cast<std::size_t>(std::lower_bound(cumulated.begin(), cumulated.end(), at) - cumulated.begin()), cumulated.size() - 1);
  }
  // The few speak much, the many little.
  std::size_t speaker_of(std::size_t body) {
    const double at = std::uniform_real_distribution<>(0, 1)(random_);
    return static_cast<std::size_t>(at * at * at * (people / bodies.size())) * bodies.size() + body;
  }

  std::string sentence(std::size_t issue, std::size_t least, std::size_t spread) {
    std::string text;
    for (std::size_t i = 0, count = least + any(spread); i < count; ++i) {
      if (i > 0) text += ' ';
      const std::size_t kind = any(10);
      text += kind < 5 ? small_words[std::min(any(small_words.size()), any(small_words.size()))] : kind < 8 ? invented_word(drawn(words_)) : topic_word(issue, std::min(any(own_words), any(own_words)));
    }
    return text;
  }

  static Json actor(const std::string& name, const char* type, Json roles, Json part_of, Json mentions) {
    return {{"name", name}, {"type", type}, {"aliases", Json::array()}, {"roles", std::move(roles)}, {"part_of", std::move(part_of)}, {"unnamed", false}, {"mentions", std::move(mentions)}};
  }

  Json said(std::size_t day) {
    const std::size_t kind = any(20);
    if (kind == 0) return {{"from", nullptr}, {"to", nullptr}, {"basis", ""}};
    if (kind < 3) return {{"from", day_text(day - 7)}, {"to", day_text(day)}, {"basis", "last week"}};
    if (kind < 5) return {{"from", nullptr}, {"to", day_text(day)}, {"basis", "the document's date"}};
    return {{"from", day_text(day)}, {"to", day_text(day)}, {"basis", "on the day"}};
  }

  // One document; its text stays in text_.
  std::string line(std::size_t n, bool chat) {
    const std::size_t day = first_day + drawn(days_), body = any(bodies.size()), other = (body + 1 + any(bodies.size() - 1)) % bodies.size(), topic = any(issues);
    text_.clear();
    Json actors = Json::array(), statements = Json::array(), parts = Json::array(), messages = Json::array(), timexes = Json::array(), findings = Json::array();
    actors.push_back(actor(bodies[body], "organisation", Json::array(), nullptr, Json::array()));
    actors.push_back(actor(bodies[other], "organisation", Json::array(), nullptr, Json::array()));
    std::unordered_map<std::size_t, std::size_t> places;  // of people among the actors
    const auto place_of = [&](std::size_t who) {
      const auto [place, is_new] = places.emplace(who, actors.size());
      const char* home = bodies[who % bodies.size()];
      if (is_new) actors.push_back(actor(person(who), "person", Json::array({{{"role", posts[who % posts.size()]}, {"of", home}}}), home, Json::array()));
      return place->second;
    };
    const auto part = [&](const char* kind, std::size_t begin, Json author, Json at) {
      parts.push_back({{"kind", kind}, {"start", begin}, {"end", text_.size()}, {"author", std::move(author)}, {"at", std::move(at)}});
      text_ += '\n';
    };
    const std::string title = capital(sentence(topic, 5, 5));
    if (!chat) {
      text_ = title;
      part("title", 0, nullptr, nullptr);
    }
    for (std::size_t i = 0; i < per_document; ++i) {
      const std::size_t who = speaker_of(any(4) == 0 ? other : body), issue = any(5) < 3 ? topic : any(issues), cue = any(cues.size());
      const std::string words_said = sentence(issue, 8, 26), name = person(who);
      for (std::size_t context = chat ? any(2) : 1; context > 0; --context) {  // what stands around the words
        const std::size_t begin = text_.size();
        text_ += capital(sentence(topic, 12, 30)) + ".";
        if (!chat) text_ += " " + capital(sentence(topic, 10, 20)) + ".";
        const std::string from = person(speaker_of(body)), at = fmt::format("{}T{:02}:{:02}:00", day_text(day), 8 + i, 7 * i % 60);
        if (chat) messages.push_back({{"author", from}, {"sent_at", at}, {"start", begin}, {"end", text_.size()}, {"kind", "message"}});
        part(chat ? "message" : "body", begin, chat ? Json(from) : Json(nullptr), chat ? Json(at) : Json(nullptr));
      }
      const std::size_t begin = text_.size();
      Json cue_span = Json::array(), source_span = Json::array();
      if (!chat) {
        text_ += name + ", " + posts[who % posts.size()] + " of " + bodies[who % bodies.size()] + ", ";
        source_span.push_back({begin, begin + name.size()});
        cue_span.push_back({text_.size(), text_.size() + std::string_view(cues[cue]).size()});
        text_ += std::string(cues[cue]) + " that ";
      }
      const std::size_t content = text_.size();
      text_ += words_said;
      const std::size_t end = text_.size();
      if (!chat) text_ += " on Monday.";
      if (!chat && i % 2 == 0) timexes.push_back({{"start", end + 4}, {"end", end + 10}, {"type", "DATE"}, {"value", day_text(day)}, {"from", day_text(day)}, {"to", day_text(day)}});
      const std::string at = fmt::format("{}T{:02}:{:02}:00", day_text(day), 9 + i, 11 * i % 60);
      if (chat) messages.push_back({{"author", name}, {"sent_at", at}, {"start", begin}, {"end", text_.size()}, {"kind", i == 9 && n % 3 == 0 ? "deleted" : "message"}, {"edited", i == 4}});
      const bool known = any(20) > 0;
      const std::size_t speaker = place_of(who);
      if (!chat) actors[speaker]["mentions"].push_back({begin, begin + name.size(), "name"});
      const char* audience = any(20) == 0 ? "unknown" : chat || any(12) == 0 ? "private" : "public";
      statements.push_back({{"content", {{content, end}}}, {"cue", cue_span}, {"source", source_span}, {"kind", chat ? "own" : any(3) == 0 ? "direct" : "indirect"}, {"act", acts[cue]},
                            {"score", 0.6 + 0.004 * static_cast<double>(any(100))}, {"speaker", known ? Json{{"name", name}, {"actor", speaker}, {"score", 0.9}} : Json(nullptr)}, {"to", Json::array()}, {"channel", chat ? "chat" : any(4) == 0 ? "interview" : "press"},
                            {"audience", audience}, {"audience_span", nullptr}, {"said", said(day)}, {"inside", nullptr}, {"chain", any(5) == 0 ? Json::array({fmt::format("Paper {}", any(17)), "a leaked chat"}) : Json::array()}});
      if (chat) statements.back()["message"] = messages.size() - 1;
      part(chat ? "message" : "body", begin, chat ? Json(name) : Json(nullptr), chat ? Json(at) : Json(nullptr));
    }
    if (n % 9 == 0) findings.push_back({{"code", n % 2 == 0 ? "D102" : "P201"}, {"what", "a date that could be one of two days"}, {"span", {0, 3}}});
    const Json published = n % 50 == 0 ? Json(nullptr) : Json{{"from", day_text(day)}, {"to", day_text(day)}, {"basis", "made up"}};
    return Json{{"document", {{"kind", chat ? "chat" : n % 11 == 0 ? "opinion" : n % 13 == 0 ? "press_release" : "article"}, {"title", chat ? "" : title}, {"author", Json::array({person(n % 90 + 3000)})}, {"outlet", chat ? "" : fmt::format("Paper {}", n % 17)}, {"url", ""}, {"language", "en"},
                              {"group", chat ? fmt::format("Group {}", n % 40) : ""}, {"to", Json::array()}, {"published", published}, {"text", text_}, {"parts", parts}, {"bytes", Json::array({Json::array({0, 0})})}}},
                {"messages", messages}, {"statements", statements}, {"actors", actors}, {"timexes", timexes}, {"issues_found", findings}}
        .dump();
  }

  std::size_t topic_of(const std::string& words) const {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      if (const auto found = topics_.find(words.substr(at, end - at)); found != topics_.end()) return found->second;
      at = end + 1;
    }
    return issues;
  }

  // Around the middle of its issue.
  SentenceVector vector_of(std::size_t topic) {
    std::mt19937 middle(static_cast<unsigned>(topic));
    std::normal_distribution<float> spread(0, 1 / std::sqrt(static_cast<float>(SentenceVector::width)));
    std::array<float, SentenceVector::width> values;
    for (float& value : values) value = 0.7F * spread(middle) + 0.71F * spread(random_);
    return SentenceVector::of(values);
  }

  Result<void> vectors() {
    TRY(record_.use_vectors_of(TRY(SentenceEncoder::installed())));
    while (true) {
      std::vector<TextVector> texts;
      std::vector<std::pair<RowId, RowId>> links;
      for (const StatementText& statement : TRY(record_.statements_without_vector(50'000))) {
        const RowId text = id_of_text(statement.content);
        const std::size_t topic = topic_of(statement.content);
        texts.push_back({text, vector_of(topic)});
        links.emplace_back(statement.statement, text);
        topic_of_statement_.emplace(statement.statement, topic);
      }
      if (texts.empty()) return {};
      TRY(record_.put_vectors(texts, links));
    }
  }

  Result<Comparison> comparison() {
    Comparison made;
    for (std::size_t i = 0; i < issues; ++i) made.issues.push_back({static_cast<RowId>(i + 1), topic_word(i, 0) + ", " + topic_word(i, 1), {topic_word(i, 0), topic_word(i, 1), topic_word(i, 2)}, 0});
    std::unordered_map<RowId, RowId> sides;
    for (const ActorRow& actor : TRY(record_.actors())) sides.emplace(actor.id, actor.side);
    const std::vector<StatementKey> keys = TRY(record_.statement_keys());
    std::map<std::pair<RowId, std::size_t>, std::vector<const StatementKey*>> heard;  // of a side on an issue
    for (const StatementKey& key : keys) {
      const std::size_t issue = topic_of_statement_[key.id];
      if (issue >= issues) continue;
      ++made.issues[issue].statements;
      made.statement_issues.emplace_back(key.id, made.issues[issue].id);
      if (sides.contains(key.speaker) && sides[key.speaker] != 0) heard[{sides[key.speaker], issue}].push_back(&key);
    }
    std::vector<std::pair<std::size_t, std::vector<const StatementKey*>>> groups;
    for (auto& [key, group] : heard)
      if (group.size() > 1) groups.emplace_back(key.second, std::move(group));
    constexpr std::size_t pairs = 1000;  // as many as compare/ keeps
    for (std::size_t i = 0; i < pairs && !groups.empty(); ++i) {
      const auto& [issue, group] = groups[any(groups.size())];
      const RowId a = group[any(group.size())]->id, b = group[any(group.size())]->id;
      if (a != b) made.confrontations.push_back({id_of_text(fmt::format("pair {}", i)), a, b, static_cast<Relation>(i % 4), made.issues[issue].id, 1.0 - static_cast<double>(i) / pairs, {"one says it in public, the other in private", "“never” in one only"}, {}, {}});
    }
    const std::vector<DocumentHead> documents = TRY(record_.document_heads());
    std::set<std::pair<RowId, RowId>> joined;
    for (std::size_t i = 0; i < documents.size() / 20; ++i) {
      const RowId a = documents[any(documents.size())].id, b = documents[any(documents.size())].id;
      if (a != b && joined.insert({a, b}).second) made.copies.push_back({a, b, static_cast<CopyKind>(i % 3), 0.9});
    }
    return made;
  }

  Record& record_;
  std::mt19937 random_{7};
  std::vector<double> words_, days_;
  std::unordered_map<std::string, std::size_t> topics_;
  std::unordered_map<RowId, std::size_t> topic_of_statement_;
  std::string text_;
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
