// A small invented record for the tests of view/: an article and a chat, two sides, one pair set side by side.
#pragma once

#include <string>

#include "base/utf8.h"
#include "view/record_view.h"

namespace onrecord::testing {

// Code points of the first place of `words` in `text`.
inline PointSpan span_of(const std::string& text, std::string_view words) {
  const CodePointIndex points(text);
  const auto at = static_cast<ByteOffset>(text.find(words));
  return {points.code_point(at), points.code_point(at + static_cast<ByteOffset>(words.size()))};
}

inline ActorRow actor(RowId id, std::string name, RowId side, ActorType type = ActorType::person) {
  ActorRow row;
  row.id = id;
  row.name = std::move(name);
  row.type = type;
  row.side = side;
  return row;
}

inline PartRow part(const DocumentRow& document, PartKind kind, std::string_view words, std::string author = "", std::string at = "") {
  PartRow row;
  row.kind = kind;
  row.span = span_of(document.text, words);
  row.author = std::move(author);
  row.at = std::move(at);
  return row;
}

inline StatementRow statement(RowId id, const DocumentRow& document, std::uint32_t ordinal, std::string content, StatementKind kind, RowId speaker, Audience audience) {
  StatementRow row;
  row.id = id;
  row.document = document.id;
  row.ordinal = ordinal;
  row.spans = {span_of(document.text, content)};
  row.content = std::move(content);
  row.kind = kind;
  row.speaker = speaker;
  row.audience = audience;
  row.score = 0.9;
  return row;
}

inline RecordView sample_view() {
  RecordView view;
  view.pile_hash = std::string(64, 'a');
  view.actors = {actor(1, "Harrow Mill", 1, ActorType::organisation), actor(2, "Ada Brook", 1), actor(3, "Weavers’ Guild", 3, ActorType::organisation)};
  view.actors[1].roles = {{"manager", "Harrow Mill", {}}};
  for (RowId id : {10, 11}) {
    SourceRow source;
    source.id = id;
    source.sha256 = std::string(64, id == 10 ? '1' : '2');
    source.size = 1234;
    source.media_type = "text/plain";
    source.places = {{"/pile/" + std::string(id == 10 ? "post.txt" : "chat.txt"), ""}};
    view.sources.push_back(source);
  }
  DocumentRow article;
  article.id = 20;
  article.source = 10;
  article.title = "Mill to stay open";
  article.outlet = "Evening Post";
  article.language = "en";
  article.published = {"2016-02-03", "2016-02-03", "dateline"};
  article.text = "Mill to stay open\nAsked on Tuesday, Ada Brook said: “No loom will stop.” She left.\nThe guild said the mill was lying idle.\n";
  article.parts = {part(article, PartKind::title, "Mill to stay open"), part(article, PartKind::body, "Asked on Tuesday, Ada Brook said: “No loom will stop.” She left."),
                   part(article, PartKind::body, "The guild said the mill was lying idle.")};
  DocumentRow chat;
  chat.id = 21;
  chat.source = 11;
  chat.kind = DocumentKind::chat;
  chat.group = "Night shift";
  chat.language = "en";
  chat.text = "Any news?\nSix looms stop in March\nKeep it here\n";
  chat.parts = {part(chat, PartKind::message, "Any news?", "Tom", "2016-02-01T21:03:00"), part(chat, PartKind::message, "Six looms stop in March", "Ada", "2016-02-01T21:04:00"),
                part(chat, PartKind::message, "Keep it here", "Ada", "2016-02-01T21:05:00")};
  StatementRow said = statement(30, article, 0, "No loom will stop.", StatementKind::direct, 2, Audience::open);
  said.said = {"2016-02-02", "2016-02-02", "Tuesday"};
  said.channel = Channel::press;
  said.chain = {"Evening Post"};
  said.cue = "said";
  StatementRow idle = statement(31, article, 1, "the mill was lying idle", StatementKind::indirect, 3, Audience::open);
  idle.said = {"", "2016-02-03", "dateline"};
  StatementRow wrote = statement(32, chat, 0, "Six looms stop in March", StatementKind::own, 2, Audience::closed);
  wrote.said = {"2016-02-01T21:04:00", "2016-02-01T21:04:00", "message"};
  wrote.channel = Channel::chat;
  wrote.to = {{"Night shift", 0}};
  wrote.issue = 40;
  view.statements = {said, idle, wrote};
  view.documents = {article, chat};
  view.issues = {{40, "looms", {"loom", "stop"}, 1}};
  ConfrontationRow pair;
  pair.id = 50;
  pair.a = 30;
  pair.b = 32;
  pair.issue = 40;
  pair.score = 0.876;
  pair.reasons = {"“no” against “six”"};
  view.confrontations = {pair};
  return view;
}

}  // namespace onrecord::testing
