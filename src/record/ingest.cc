#include "record/ingest.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "record/ids.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

std::string list_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? "[]" : found->dump();
}

// A number, or NULL where there is none.
void bind_number(Query& query, const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) {
    query << nullptr;
  } else {
    query << found->get<std::int64_t>();
  }
}

class Inserter {
 public:
  Inserter(const Database& database, RowId document, const Json& json)
      : database_(database), document_(document), json_(json), text_(json.at("document").at("text").get_ref<const std::string&>()), points_(text_) {}

  Result<void> all(RowId source, std::size_t ordinal) {
    TRY(document(source, ordinal));
    TRY(parts());
    TRY(messages());
    TRY(findings());
    TRY(timexes());
    TRY(actors());
    return statements();
  }

 private:
  Result<void> document(RowId source, std::size_t ordinal) {
    const Json& document = json_.at("document");
    const Json& published = document.at("published");
    Query insert = database_.query("INSERT INTO document VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert << document_ << source << static_cast<std::int64_t>(ordinal) << text_at(document, "kind");
    insert.text_or_null(text_at(document, "title")) << list_at(document, "author");
    insert.text_or_null(text_at(document, "outlet")).text_or_null(text_at(document, "url")) << text_at(document, "language");
    insert.text_or_null(text_at(document, "group")) << list_at(document, "to");
    insert.text_or_null(published.is_null() ? "" : text_at(published, "from")).text_or_null(published.is_null() ? "" : text_at(published, "to"));
    insert.text_or_null(published.is_null() ? "" : text_at(published, "basis")) << std::string_view(text_) << list_at(document, "bytes");
    return insert.run();
  }

  Result<void> parts() {
    Query insert = database_.query("INSERT INTO part VALUES (?,?,?,?,?,?,?,?,?)");
    std::int64_t ordinal = 0;
    for (const Json& part : json_.at("document").at("parts")) {
      insert << document_ << ordinal++ << text_at(part, "kind") << part.at("start").get<std::int64_t>() << part.at("end").get<std::int64_t>();
      insert.text_or_null(text_at(part, "author")).text_or_null(text_at(part, "at"));
      insert << std::int64_t{part.value("quoted", false)} << std::int64_t{part.value("page", 0)};
      TRY(insert.run());
    }
    return {};
  }

  Result<void> messages() {
    const auto list = json_.find("messages");
    if (list == json_.end()) return {};
    Query insert = database_.query("INSERT INTO message VALUES (?,?,?,?,?,?,?,?,?)");
    std::int64_t ordinal = 0;
    for (const Json& message : *list) {
      insert << document_ << ordinal++;
      insert.text_or_null(text_at(message, "author")).text_or_null(text_at(message, "sent_at"));
      insert << message.at("start").get<std::int64_t>() << message.at("end").get<std::int64_t>() << text_at(message, "kind");
      insert.text_or_null(text_at(message, "attachment")) << std::int64_t{message.value("edited", false)};
      TRY(insert.run());
    }
    return {};
  }

  Result<void> findings() {
    Query insert = database_.query("INSERT INTO finding VALUES (?,?,?,?,?,?)");
    std::int64_t ordinal = 0;
    for (const Json& finding : json_.at("issues_found")) {
      insert << document_ << ordinal++ << text_at(finding, "code") << text_at(finding, "what");
      const Json& span = finding.at("span");
      if (span.is_null()) {
        insert << nullptr << nullptr;
      } else {
        insert << span.at(0).get<std::int64_t>() << span.at(1).get<std::int64_t>();
      }
      TRY(insert.run());
    }
    return {};
  }

  Result<void> timexes() {
    Query insert = database_.query("INSERT INTO timex VALUES (?,?,?,?,?,?,?,?)");
    std::int64_t ordinal = 0;
    for (const Json& timex : json_.at("timexes")) {
      insert << document_ << ordinal++ << timex.at("start").get<std::int64_t>() << timex.at("end").get<std::int64_t>();
      insert << text_at(timex, "type") << text_at(timex, "value");
      insert.text_or_null(text_at(timex, "from")).text_or_null(text_at(timex, "to"));
      TRY(insert.run());
    }
    return {};
  }

  Result<void> actors() {
    Query insert = database_.query("INSERT INTO document_actor VALUES (?,?,?,?,?,?,?,?,?,NULL)");
    std::int64_t ordinal = 0;
    for (const Json& actor : json_.at("actors")) {
      insert << document_ << ordinal++ << text_at(actor, "name") << text_at(actor, "type") << list_at(actor, "aliases") << list_at(actor, "roles");
      insert.text_or_null(text_at(actor, "part_of")) << std::int64_t{actor.value("unnamed", false)} << list_at(actor, "mentions");
      TRY(insert.run());
    }
    return {};
  }

  Result<void> statements() {
    Query insert = database_.query("INSERT INTO statement VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    std::int64_t ordinal = 0;
    for (const Json& statement : json_.at("statements")) {
      const Json& speaker = statement.at("speaker");
      const Json& said = statement.at("said");
      insert << statement_id(document_, static_cast<std::size_t>(ordinal)) << document_ << ordinal;
      insert << words(statement.at("content")) << statement.at("content").dump();
      insert.text_or_null(words(statement.at("cue"))) << statement.at("cue").dump();
      insert.text_or_null(words(statement.at("source"))) << statement.at("source").dump();
      insert << text_at(statement, "kind") << text_at(statement, "act") << statement.at("score").get<double>();
      insert << text_at(statement, "channel") << text_at(statement, "audience");
      const Json& shown = statement.at("audience_span");
      insert.text_or_null(shown.is_null() ? "" : words(Json::array({shown})));
      insert.text_or_null(said.is_null() ? "" : text_at(said, "from")).text_or_null(said.is_null() ? "" : text_at(said, "to"));
      insert.text_or_null(said.is_null() ? "" : text_at(said, "basis"));
      bind_number(insert, speaker.is_null() ? Json::object() : speaker, "actor");
      insert.text_or_null(speaker.is_null() ? "" : text_at(speaker, "name")) << (speaker.is_null() ? 0.0 : speaker.value("score", 0.0));
      insert << list_at(statement, "to") << list_at(statement, "chain");
      bind_inside(insert, statement);
      bind_number(insert, statement, "message");
      bind_number(insert, statement, "part");
      TRY(insert.run());
      ++ordinal;
    }
    return {};
  }

  // "s12" is the statement with ordinal 11.
  static void bind_inside(Query& insert, const Json& statement) {
    const std::string inside = text_at(statement, "inside");
    if (inside.size() < 2) {
      insert << nullptr;
    } else {
      insert << std::int64_t{std::stoll(inside.substr(1)) - 1};
    }
  }

  // The words of spans, pieces joined by " … ".
  std::string words(const Json& spans) const {
    std::string joined;
    for (const Json& span : spans) {
      const ByteOffset begin = points_.byte(span.at(0).get<std::uint32_t>());
      const ByteOffset end = points_.byte(span.at(1).get<std::uint32_t>());
      if (!joined.empty()) joined += " … ";
      joined += std::string_view(text_).substr(begin, end - begin);
    }
    return joined;
  }

  const Database& database_;
  RowId document_;
  const Json& json_;
  const std::string& text_;
  CodePointIndex points_;
};

}  // namespace

Result<void> insert_document(const Database& database, RowId source, std::string_view sha256, std::size_t ordinal, std::string_view line) {
  try {
    const Json json = Json::parse(line);
    return Inserter(database, document_id(sha256, ordinal), json).all(source, ordinal);
  } catch (const std::exception& problem) {
    return Error{ErrorKind::damaged, database.path(), std::string("a line of analysis is not in the format: ") + problem.what(), "report this"};
  }
}

}  // namespace onrecord
