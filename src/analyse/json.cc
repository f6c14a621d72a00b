// The JSON of ../shared/ANALYSE.md (docs/formats/analyse.md): code-point offsets, absent values as null.
#include <utility>  // std::exchange

#include <nlohmann/json.hpp>

#include "analyse/analyse.h"
#include "analyse/json_text.h"
#include "base/json_values.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

// Text from outside may not be valid UTF-8 (file names): such bytes become U+FFFD.
constexpr auto lenient = Json::error_handler_t::replace;

class Writer {
 public:
  Writer(const Source& source, const Analysis& analysis) : source_(source), analysis_(analysis), points_(analysis.document.text) {}

  // Text, parts, places and messages are written straight: of a large chat they would make a tree many times its size.
  void append_to(std::string& line) const {
    line.reserve(line.size() + analysis_.document.text.size() * 2 + analysis_.document.messages.size() * 320 + 4096);
    JsonText out(line);
    out.raw("{");
    write_members(out, {{"onrecord", ONRECORD_VERSION}, {"analyser", analyser_version}, {"source", source()}});
    out.raw(",\"document\":");
    write_document(out);
    if (!analysis_.document.messages.empty()) {
      out.raw(",\"messages\":");
      write_messages(out);
    }
    out.raw(",");
    write_members(out, {{"statements", statements()}, {"actors", actors()}, {"timexes", timexes()}, {"issues_found", findings()}});
    out.raw("}");
  }

 private:
  std::uint32_t at(ByteOffset byte) const { return points_.code_point(byte); }
  Json span(Span span) const { return Json::array({at(span.begin), at(span.end)}); }
  Json spans(const Spans& list) const {
    Json json = Json::array();
    for (Span one : list) json.push_back(span(one));
    return json;
  }

  Json interval(const std::optional<Interval>& when) const {
    if (!when) return nullptr;
    Json json;
    json["from"] = when->from ? Json(when->from->iso()) : Json(nullptr);
    json["to"] = when->to ? Json(when->to->iso()) : Json(nullptr);
    json["basis"] = or_null(when->basis);
    json["span"] = when->span ? span(*when->span) : Json(nullptr);
    return json;
  }

  Json source() const {
    return {{"path", source_.path}, {"member", or_null(source_.member)}, {"sha256", source_.sha256}, {"bytes", source_.content().size()},
            {"media_type", source_.media_type}, {"charset", or_null(source_.charset)}};
  }

  static void write_members(JsonText& out, const Json& object) {
    const std::string text = object.dump(-1, ' ', false, lenient);
    out.raw(std::string_view(text).substr(1, text.size() - 2));
  }
  void write_range(JsonText& out, Span span) const {
    out.raw(",\"start\":");
    out.number(at(span.begin));
    out.raw(",\"end\":");
    out.number(at(span.end));
  }

  void write_document(JsonText& out) const {
    const Document& document = analysis_.document;
    Json json;
    json["kind"] = word(document.kind);
    json["title"] = or_null(document.title);
    json["author"] = document.author;
    json["outlet"] = or_null(document.outlet);
    json["agency"] = or_null(document.agency);
    json["url"] = or_null(document.url);
    json["language"] = document.language.empty() ? "und" : document.language;
    json["published"] = interval(analysis_.dating.published);
    json["from"] = document.from;
    json["to"] = document.recipients;
    json["group"] = or_null(document.group);
    out.raw("{");
    write_members(out, json);
    out.raw(",\"text\":");
    out.string(document.text);
    out.raw(",\"parts\":");
    write_parts(out);
    out.raw(",\"bytes\":");
    write_bytes(out);
    out.raw("}");
  }

  void write_parts(JsonText& out) const {
    out.raw("[");
    bool first = true;
    for (const Part& part : analysis_.document.parts) {
      if (!std::exchange(first, false)) out.raw(",");
      out.raw("{\"kind\":\"");
      out.raw(word(part.kind));
      out.raw("\"");
      write_range(out, part.span);
      out.raw(",\"author\":");
      out.string_or_null(part.author);
      out.raw(",\"at\":");
      out.time_or_null(part.at);
      if (part.quoted) out.raw(",\"quoted\":true");
      if (part.page != 0) {
        out.raw(",\"page\":");
        out.number(static_cast<std::uint64_t>(part.page));
      }
      out.raw("}");
    }
    out.raw("]");
  }

  // Pairs (code point, source byte), linear between one pair and the next. A run of bytes copied one to one is cut where
  // the width of its characters changes, so that the line is exact at every character; where source bytes were skipped
  // one code point has two pairs, the end of what lies before and the start of what follows.
  void write_bytes(JsonText& out) const {
    std::optional<std::pair<std::uint32_t, std::uint64_t>> last;
    const auto knot = [&](std::uint32_t point, std::uint64_t byte) {
      if (last && last->first == point && last->second == byte) return;
      out.raw(last ? ",[" : "[[");
      out.number(point);
      out.raw(",");
      out.number(byte);
      out.raw("]");
      last = {point, byte};
    };
    const std::string_view text = analysis_.document.text;
    for (const OffsetMap::Run& run : analysis_.document.bytes.runs()) {
      std::uint32_t point = at(run.text);
      knot(point, run.source);
      if (run.text_size != run.source_size) {
        knot(at(run.text + run.text_size), run.source + run.source_size);
        continue;
      }
      std::uint32_t width = 0;
      for (ByteOffset byte = run.text; byte < run.text + run.text_size; ++point) {
        const std::uint32_t size = static_cast<unsigned char>(text[byte]) < 0x80 ? 1 : code_point_at(text, byte).size;
        if (width != 0 && size != width) knot(point, run.source + (byte - run.text));
        width = size;
        byte += size;
      }
      knot(point, run.source + run.source_size);
    }
    out.raw(last ? "]" : "[]");
  }

  void write_messages(JsonText& out) const {
    out.raw("[");
    bool first = true;
    for (const Message& message : analysis_.document.messages) {
      if (!std::exchange(first, false)) out.raw(",");
      out.raw("{\"author\":");
      out.string_or_null(message.author);
      out.raw(",\"sent_at\":");
      out.time_or_null(message.sent_at);
      write_range(out, message.span);
      out.raw(",\"kind\":\"");
      out.raw(word(message.kind));
      out.raw("\",\"attachment\":");
      out.string_or_null(message.attachment);
      if (!message.attachment_sha256.empty()) {
        out.raw(",\"attachment_sha256\":");
        out.string(message.attachment_sha256);
      }
      if (message.edited) out.raw(",\"edited\":true");
      else out.raw(",\"edited\":false");
      if (message.reply_to) {
        out.raw(",\"reply_to\":");
        out.number(*message.reply_to);
      }
      if (!message.reactions.empty()) {
        out.raw(",\"reactions\":");
        out.raw(std::string_view(Json(message.reactions).dump(-1, ' ', false, lenient)));
      }
      out.raw("}");
    }
    out.raw("]");
  }

  Json statement(std::size_t index) const {
    const Statement& statement = analysis_.statements[index];
    Json json;
    json["id"] = "s" + std::to_string(index + 1);
    json["content"] = spans(statement.content);
    json["cue"] = spans(statement.cue);
    json["source"] = spans(statement.source);
    json["kind"] = word(statement.kind);
    json["act"] = word(statement.act);
    json["score"] = rounded(statement.score);
    add_voice(json, index);
    json["channel"] = word(statement.channel);
    json["audience"] = word(statement.audience);
    json["audience_span"] = statement.audience_span ? span(*statement.audience_span) : Json(nullptr);
    json["said"] = index < analysis_.dating.said.size() ? interval(analysis_.dating.said[index]) : Json(nullptr);
    json["inside"] = statement.inside ? Json("s" + std::to_string(*statement.inside + 1)) : Json(nullptr);
    if (statement.message) json["message"] = *statement.message;
    if (statement.part) json["part"] = *statement.part;
    return json;
  }

  void add_voice(Json& json, std::size_t index) const {
    json["speaker"] = nullptr;
    json["to"] = Json::array();
    json["chain"] = Json::array();
    if (index >= analysis_.people.voices.size()) return;
    const Voice& voice = analysis_.people.voices[index];
    if (voice.speaker) {
      const Actor& actor = analysis_.people.actors[*voice.speaker];
      json["speaker"] = {{"name", actor.name}, {"type", word(actor.type)}, {"actor", *voice.speaker},
                         {"mention", voice.mention ? span(*voice.mention) : Json(nullptr)}, {"score", rounded(voice.score)}};
    }
    for (const Addressee& addressee : voice.to) {
      Json to = {{"name", addressee.name}, {"mention", addressee.mention.empty() ? Json(nullptr) : span(addressee.mention)}};
      if (addressee.actor) to["actor"] = *addressee.actor;
      json["to"].push_back(std::move(to));
    }
    json["chain"] = voice.chain;
  }

  Json statements() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) list.push_back(statement(i));
    return list;
  }

  Json actors() const {
    Json list = Json::array();
    for (const Actor& actor : analysis_.people.actors) {
      Json json = {{"name", actor.name}, {"type", word(actor.type)}, {"aliases", actor.aliases}, {"roles", Json::array()}};
      for (const Role& role : actor.roles)
        json["roles"].push_back({{"role", role.role}, {"of", or_null(role.of)}, {"span", role.span ? span(*role.span) : Json(nullptr)}});
      json["part_of"] = or_null(actor.part_of);
      json["unnamed"] = actor.unnamed;
      json["mentions"] = Json::array();
      for (const Mention& mention : actor.mentions) json["mentions"].push_back(Json::array({at(mention.span.begin), at(mention.span.end), word(mention.kind)}));
      list.push_back(std::move(json));
    }
    return list;
  }

  Json timexes() const {
    Json list = Json::array();
    for (const Timex& timex : analysis_.dating.timexes) {
      Json json = {{"start", at(timex.span.begin)}, {"end", at(timex.span.end)}, {"type", word(timex.type)}, {"value", timex.value}};
      json["from"] = timex.interval && timex.interval->from ? Json(timex.interval->from->iso()) : Json(nullptr);
      json["to"] = timex.interval && timex.interval->to ? Json(timex.interval->to->iso()) : Json(nullptr);
      list.push_back(std::move(json));
    }
    return list;
  }

  Json findings() const {
    Json list = Json::array();
    const auto add = [&](const Finding& finding, bool in_text) {
      list.push_back({{"code", finding.code}, {"what", finding.what}, {"span", in_text && finding.span ? span(*finding.span) : Json(nullptr)}});
    };
    for (const Finding& finding : source_.findings) add(finding, false);
    for (const Finding& finding : analysis_.document.findings) add(finding, true);
    for (const Finding& finding : analysis_.dating.findings) add(finding, true);
    return list;
  }

  // Three digits: more would be noise, and floats must print the same everywhere.
  static double rounded(float score) { return static_cast<double>(static_cast<int>(score * 1000.0F + 0.5F)) / 1000.0; }

  const Source& source_;
  const Analysis& analysis_;
  CodePointIndex points_;
};

}  // namespace

void append_json_line(std::string& out, const Source& source, const Analysis& analysis) { Writer(source, analysis).append_to(out); }

std::string to_json_line(const Source& source, const Analysis& analysis) {
  std::string line;
  append_json_line(line, source, analysis);
  return line;
}

std::string to_json_line(const Source& source, const Error& error) {
  Json json;
  json["onrecord"] = ONRECORD_VERSION;
  json["source"] = {{"path", source.path}, {"member", or_null(source.member)}, {"sha256", or_null(source.sha256)}, {"bytes", source.content().size()},
                    {"media_type", or_null(source.media_type)}, {"charset", nullptr}};
  json["error"] = {{"place", error.place}, {"fact", error.fact}, {"way_out", error.way_out}};
  json["issues_found"] = Json::array();
  for (const Finding& finding : source.findings) json["issues_found"].push_back({{"code", finding.code}, {"what", finding.what}, {"span", nullptr}});
  return json.dump(-1, ' ', false, lenient);
}

}  // namespace onrecord
