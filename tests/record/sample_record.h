// A record made by hand: documents as `analyse` would print them, without analysing anything.
#pragma once

#include <cstdio>  // std::remove
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "record/record.h"

namespace onrecord::sample {

using Json = nlohmann::json;

// The value; fails the test where something could not be done.
template <class T>
T done(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(result.error().to_string());
  return std::move(result).take();
}
inline void done(Result<void> result) {
  if (!result.ok()) throw std::runtime_error(result.error().to_string());
}

// A document of whom the actors and statements are found by their words in the text.
class Page {
 public:
  explicit Page(std::string text) : text_(std::move(text)) {}

  // `mention`: words of the text that name it; the first place that is free.
  Page& actor(const std::string& name, const std::string& mention, const std::string& type = "person") {
    Json spans = Json::array();
    if (!mention.empty()) spans.push_back({span(mention)[0], span(mention)[1], "name"});
    actors_.push_back({{"name", name}, {"type", type}, {"aliases", Json::array()}, {"roles", Json::array()}, {"part_of", nullptr}, {"unnamed", false}, {"mentions", spans}});
    return *this;
  }
  Page& role(const std::string& role, const std::string& of) {
    actors_.back()["roles"].push_back({{"role", role}, {"of", of}});
    return *this;
  }
  // `speaker`: place in the list of actors; -1 for none.
  Page& said(const std::string& words, int speaker) {
    Json who = nullptr;
    if (speaker >= 0) who = {{"name", actors_[static_cast<std::size_t>(speaker)]["name"]}, {"actor", speaker}, {"score", 0.5}};
    statements_.push_back({{"content", Json::array({span(words)})}, {"cue", Json::array()}, {"source", Json::array()}, {"kind", "indirect"}, {"act", "say"}, {"score", 0.9}, {"speaker", who},
                           {"to", Json::array()}, {"channel", "press"}, {"audience", "public"}, {"audience_span", nullptr}, {"said", nullptr}, {"inside", nullptr}, {"chain", Json::array()}});
    return *this;
  }
  Page& quoted(const std::string& words, int speaker) {
    said(words, speaker);
    statements_.back()["kind"] = "direct";
    return *this;
  }
  Page& wrote(const std::string& words, int writer) {
    said(words, writer);
    statements_.back()["kind"] = "own";
    return *this;
  }
  Page& chat() {
    kind_ = "chat";
    return *this;
  }
  std::string line() const {
    return Json{{"document", {{"kind", kind_}, {"title", ""}, {"author", Json::array()}, {"outlet", ""}, {"url", ""}, {"language", "en"}, {"published", nullptr}, {"text", text_}, {"parts", {{{"kind", "body"}, {"start", 0}, {"end", CodePointIndex(text_).code_point(static_cast<ByteOffset>(text_.size()))}, {"author", nullptr}, {"at", nullptr}}}}, {"bytes", Json::array()}}},
                {"statements", statements_}, {"actors", actors_}, {"timexes", Json::array()}, {"issues_found", Json::array()}}
        .dump();
  }

 private:
  Json span(const std::string& words) const {
    const CodePointIndex points(text_);
    const auto at = static_cast<ByteOffset>(text_.find(words));
    return {points.code_point(at), points.code_point(at + static_cast<ByteOffset>(words.size()))};
  }
  std::string text_, kind_ = "article";
  Json actors_ = Json::array(), statements_ = Json::array();
};

// A record in a file of its own that goes with it.
class Sample {
 public:
  Sample() : path_(std::filesystem::temp_directory_path() / ("onrecord-test-" + std::to_string(getpid()) + "-" + std::to_string(count()++) + ".db")), record_(open()) {}
  ~Sample() {
    for (const char* end : {"", "-wal", "-shm", ".lock"}) std::remove((path_.string() + end).c_str());
  }
  Record& operator*() { return record_; }
  Record* operator->() { return &record_; }

  // A source is known by its name here; the analysis may change while it stays the same.
  void put(const std::string& name, const Page& page, int analyser = 1) {
    AnalysedSource source;
    source.place = {"/pile/" + name, ""};
    source.sha256 = sha256_hex(name);
    source.media_type = "text/plain";
    source.lines = {page.line()};
    done(record_.put_source(source, analyser));
    done(record_.date_and_link());
  }
  // What the record says of the actors, one a line: "Ann Lee (2) of Crew Union".
  std::string actors() {
    std::string text;
    const std::vector<ActorRow> rows = done(record_.actors());
    for (const ActorRow& row : rows) {
      text += row.name + " (" + std::to_string(row.statements) + ")";
      for (const ActorRow& side : rows)
        if (row.side == side.id && side.id != row.id) text += " of " + side.name;
      text += "\n";
    }
    return text;
  }
  RowId actor(const std::string& name) {
    for (const ActorRow& row : done(record_.actors()))
      if (row.name == name) return row.id;
    return 0;
  }
  StatementRow statement(const std::string& content) {
    for (const StatementRow& row : done(record_.statements()))
      if (row.content == content) return row;
    return {};
  }
  EditRow last_edit() { return done(record_.edits()).back(); }

 private:
  static int& count() {
    static int number = 0;
    return number;
  }
  Record open() { return done(Record::open(path_.string(), Record::Access::write)); }
  std::filesystem::path path_;
  Record record_;
};

}  // namespace onrecord::sample
