#include "speech/setting.h"

#include <algorithm>      // std::any_of, std::min
#include <string>         // std::string
#include <string_view>    // std::string_view

#include "speech/plain_words.h"
#include "speech/setting_words.h"

namespace onrecord {
namespace {

constexpr std::size_t widest_frame = 60;   // words of a frame on each side of the cue
constexpr std::uint32_t carry_paragraphs = 2;

// What the documents of a kind hold when nothing says otherwise: {own words, words reported in it}.
Setting reported_default(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::article: case DocumentKind::press_release: return {Channel::press, Audience::open, {}};
    case DocumentKind::chat: case DocumentKind::email: return {Channel::unknown, Audience::closed, {}};
    case DocumentKind::social: return {Channel::social, Audience::open, {}};
    case DocumentKind::comments: return {Channel::unknown, Audience::open, {}};
    default: return {Channel::unknown, Audience::open, {}};
  }
}

// Which body a transcript is of: its title and outlet say it, else the first lines.
Setting transcript_setting(const Document& document) {
  const std::string head = plain_words(document.title + " " + document.outlet + " " + document.text.substr(0, 400));
  constexpr std::string_view minutes[] = {" minutes ", " joint meeting ", " in confidence "};
  constexpr std::string_view parliaments[] = {" official report ", " hansard ", " assembly ", " parliament ", " house of commons ", " senate ", " urgent question ", " presiding officer "};
  constexpr std::string_view interviews[] = {" interview ", " talks to ", " in conversation ", " radio ", " podcast "};
  if (has_any(head, minutes)) return {Channel::meeting, Audience::closed, {}};
  if (has_any(head, parliaments)) return {Channel::parliament, Audience::open, {}};
  if (has_any(head, interviews)) return {Channel::interview, Audience::open, {}};
  return {Channel::speech, Audience::open, {}};
}

class SettingFinder {
 public:
  SettingFinder(const Document& document, const Tokens& tokens, std::vector<Statement>& statements) : document_(document), tokens_(tokens), statements_(statements) {
    minutes_ = document.kind == DocumentKind::transcript && transcript_setting(document).channel == Channel::meeting;
    const std::string head = plain_words(document.title + " " + document.text.substr(0, 1500));
    constexpr std::string_view leaks[] = {" leaked ", " leak ", " whatsapp ", " whatsapps ", " messages seen by "};
    leak_ = document.kind != DocumentKind::chat && has_any(head, leaks);
  }

  void run() {
    for (Statement& statement : statements_)
      if (statement.channel == Channel::unknown && statement.audience == Audience::unknown) decide(statement);
  }

 private:
  ByteOffset anchor(const Statement& statement) const {
    if (!statement.cue.empty()) return statement.cue.front().begin;
    if (!statement.source.empty()) return statement.source.front().begin;
    return statement.content.front().begin;
  }

  void decide(Statement& statement) {
    const ByteOffset at = anchor(statement);
    const std::size_t sentence = std::min(tokens_.sentence_at(at), tokens_.sentences.empty() ? 0 : tokens_.sentences.size() - 1);
    if (tokens_.sentences.empty()) return;
    const std::uint32_t paragraph = tokens_.sentences[sentence].paragraph;
    std::vector<FrameWord> frame = frame_of(sentence, at, statement.content);
    std::optional<SettingWords> shown = setting_words(frame);
    if (!shown || shown->weight < 5) {
      const std::optional<SettingWords> before = shown_before(sentence, paragraph);
      if (before && (!shown || before->weight > shown->weight + 1)) shown = before;
    }
    Setting setting = minutes_ ? Setting{Channel::meeting, Audience::closed, {}} : reported_default(document_.kind);
    const std::string cue = plain_words(document_.text, statement.cue, 100);
    if (shown) {
      setting = {shown->channel == Channel::unknown ? setting.channel : shown->channel, shown->audience, shown->words};
      remember(setting, paragraph);
    } else if (carries(statement, paragraph, cue)) {
      setting = last_;
    } else if (leak_ && written_cue(cue)) {
      setting = {Channel::chat, Audience::closed, last_.channel == Channel::chat ? last_.words : std::nullopt};
      remember(setting, paragraph);
    } else if (told_a_person(frame)) {
      setting = {Channel::unknown, Audience::closed, {}};
    }
    statement.channel = setting.channel;
    statement.audience = setting.audience;
    statement.audience_span = setting.words;
  }

  void remember(const Setting& setting, std::uint32_t paragraph) {
    last_ = setting;
    last_paragraph_ = paragraph;
  }

  // A pronoun's words, or those of no new speaker, stay where the last ones were said.
  bool carries(const Statement& statement, std::uint32_t paragraph, std::string_view cue) const {
    if (last_.channel == Channel::unknown || last_.channel == Channel::press || last_.channel == Channel::document) return false;
    if (paragraph < last_paragraph_ || paragraph > last_paragraph_ + carry_paragraphs) return false;
    const std::string source = plain_words(document_.text, statement.source, 60);
    const bool pronoun = source == " he " || source == " she " || source == " they " || source == " " || source == " it ";
    if (last_.channel == Channel::chat) return written_cue(cue) || (pronoun && paragraph == last_paragraph_);
    return pronoun || (paragraph <= last_paragraph_ + 1 && last_.channel != Channel::interview && last_.channel != Channel::social);
  }

  static bool written_cue(std::string_view cue) {
    constexpr std::string_view written[] = {" wrote ", " writes ", " writing ", " replied ", " reply ", " went on ", " texted ", " messaged ", " adding ", " boasted "};
    return has_any(cue, written);
  }

  // "told me", "told him": one person heard it, in texts where people tell of themselves.
  bool told_a_person(const std::vector<FrameWord>& frame) const {
    if (document_.kind == DocumentKind::article || document_.kind == DocumentKind::press_release) return false;
    for (std::size_t i = 0; i + 1 < frame.size(); ++i) {
      const std::string& verb = frame[i].lower;
      const std::string& whom = frame[i + 1].lower;
      if ((verb == "told" || verb == "tells" || verb == "told" || verb == "rang") && (whom == "me" || whom == "him" || whom == "her" || whom == "our" || whom == "my")) return true;
    }
    return false;
  }

  std::vector<FrameWord> frame_of(std::size_t sentence, ByteOffset at, const Spans& without) const {
    const Sentence& whole = tokens_.sentences[sentence];
    const std::size_t middle = tokens_.word_at(at);
    const std::size_t first = std::max<std::size_t>(whole.first_word, middle > widest_frame ? middle - widest_frame : 0);
    const std::size_t last = std::min<std::size_t>(whole.last_word, middle + widest_frame);
    std::vector<FrameWord> frame;
    std::size_t next = 0;
    for (std::size_t i = first; i < last; ++i) {
      const Word& word = tokens_.words[i];
      while (next < without.size() && without[next].end <= word.span.begin) ++next;
      if (!word.letters || (next < without.size() && without[next].contains(word.span.begin))) continue;
      frame.push_back(frame_word(word.span));
    }
    return frame;
  }

  FrameWord frame_word(Span span) const {
    const std::string plain = plain_words(text_of(document_.text, span));
    const char first = document_.text[span.begin];
    return {plain.size() > 2 ? plain.substr(1, plain.size() - 2) : std::string(), span, first >= 'A' && first <= 'Z'};
  }

  // The two sentences before in the same paragraph, where they quote nobody.
  std::optional<SettingWords> shown_before(std::size_t sentence, std::uint32_t paragraph) const {
    for (std::size_t back = 1; back <= 2 && back <= sentence; ++back) {
      const Sentence& before = tokens_.sentences[sentence - back];
      if (before.paragraph != paragraph) break;
      if (const auto shown = setting_words(frame_of(sentence - back, before.span.begin, {})); shown && shown->weight >= 5) return shown;
    }
    return std::nullopt;
  }

  const Document& document_;
  const Tokens& tokens_;
  std::vector<Statement>& statements_;
  bool minutes_ = false;
  bool leak_ = false;
  Setting last_;
  std::uint32_t last_paragraph_ = 0;
};

}  // namespace

Setting own_setting(const Document& document, const Part* part) {
  if (part != nullptr && part->kind == PartKind::comment) return {Channel::comment, Audience::open, {}};
  switch (document.kind) {
    case DocumentKind::chat: return {Channel::chat, Audience::closed, {}};
    case DocumentKind::email: return {Channel::email, Audience::closed, {}};
    case DocumentKind::letter: return {Channel::letter, Audience::open, {}};
    case DocumentKind::transcript: return transcript_setting(document);
    case DocumentKind::comments: return {Channel::comment, Audience::open, {}};
    case DocumentKind::social: return {Channel::social, Audience::open, {}};
    case DocumentKind::document: return {Channel::document, Audience::open, {}};
    default: return {Channel::press, Audience::open, {}};
  }
}

void find_settings(const Document& document, const Tokens& tokens, std::vector<Statement>& statements) { SettingFinder(document, tokens, statements).run(); }

}  // namespace onrecord
