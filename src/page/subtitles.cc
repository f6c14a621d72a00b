#include "page/subtitles.h"

#include <algorithm>  // std::min

#include "page/document_builder.h"
#include "page/text_lines.h"
#include "source/ascii_text.h"
#include "source/decode.h"

namespace onrecord {
namespace {

struct Cue {
  Span time;                // "00:00:01,000"
  std::vector<Span> lines;
};

Span line_span(std::string_view text, std::size_t at) { return {static_cast<ByteOffset>(at), static_cast<ByteOffset>(std::min(text.find('\n', at), text.size()))}; }

bool is_time_line(std::string_view line) { return ascii::holds(line, "-->") && !line.empty() && (ascii::is_digit(line[0]) || line[0] == ' '); }

std::vector<Cue> cues_of(std::string_view text) {
  std::vector<Cue> cues;
  bool in_cue = false;
  for (std::size_t at = 0; at < text.size();) {
    const Span span = line_span(text, at);
    const std::string_view line = ascii::trimmed(text_of(text, span));
    at = span.end + 1;
    if (is_time_line(line)) {
      const auto begin = static_cast<ByteOffset>(line.data() - text.data());
      cues.push_back({{begin, begin + static_cast<ByteOffset>(std::min(line.find_first_of(" -"), line.size()))}, {}});
      in_cue = true;
    } else if (line.empty() && !(in_cue && !span.empty() && cues.back().lines.empty())) {
      in_cue = false;  // numbers, names and notes stand between cues; YouTube's begin with a line of one blank
    } else if (in_cue) {
      cues.back().lines.push_back(span);
    }
  }
  return cues;
}

// "ANN LEE: We have", the label's size with the colon; 0 where there is none.
std::size_t label_size(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > 40) return 0;
  bool has_capital = false;
  for (char c : line.substr(0, colon)) {
    if (ascii::is_lower(c)) return 0;
    has_capital = has_capital || ascii::is_upper(c);
  }
  return has_capital && colon + 1 < line.size() && line[colon + 1] == ' ' ? colon + 1 : 0;
}

// A line without tags and blanks around it.
std::string without_tags(std::string_view line) {
  std::string words;
  bool in_tag = false;
  for (const char c : line) {
    if (c == '<') in_tag = true;
    else if (c == '>' && in_tag) in_tag = false;
    else if (!in_tag) words += c;
  }
  return std::string(ascii::trimmed(words));
}

// Captions made by machines come word by word ("we<00:00:01.000><c> will</c>"), and each cue shows the line before again.
bool has_word_times(std::string_view text) {
  for (std::size_t at = text.find("<0"); at != std::string_view::npos; at = text.find("<0", at + 1))
    if (at + 3 < text.size() && text[at + 3] == ':' && text.substr(at, 14).ends_with(">")) return true;
  return false;
}

// The characters that captions write as entities.
struct Entity {
  std::string_view name, text;
};
constexpr Entity entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\u00A0"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&lrm;", "\u200E"}, {"&rlm;", "\u200F"}};

const Entity* entity_at(std::string_view text, std::size_t at) {
  for (const Entity& entity : entities)
    if (text.substr(at).starts_with(entity.name)) return &entity;
  return nullptr;
}

class SubtitleReader {
 public:
  explicit SubtitleReader(std::string_view text) : text_(text) { builder_.document.kind = DocumentKind::transcript; }

  Document read(const OffsetMap& decoded) && {
    const bool rolling = has_word_times(text_);
    std::string last;
    for (const Cue& cue : cues_of(text_)) {
      time_ = cue.time;
      for (Span line : cue.lines) {
        if (rolling) {
          std::string words = without_tags(text_of(text_, line));
          if (words.empty() || words == last) continue;
          last = std::move(words);
        }
        add_line(line);
      }
    }
    end_turn();
    return std::move(builder_).finish(decoded);
  }

 private:
  // Behind blanks and tags that name no speaker ("<i>", "{\an8}").
  std::size_t start_of_words(std::size_t at, std::size_t end) const {
    for (;;) {
      while (at < end && ascii::is_blank(text_[at])) ++at;
      const std::string_view rest = text_.substr(at, std::min<std::size_t>(end - at, 64));
      const bool tag = (rest.starts_with('<') && !rest.starts_with("<v")) || rest.starts_with("{\\");
      const std::size_t close = tag ? rest.find(rest[0] == '<' ? '>' : '}') : std::string_view::npos;
      if (close == std::string_view::npos) return at;
      at += close + 1;
    }
  }

  void add_line(Span line) {
    std::size_t at = start_of_words(line.begin, line.end);
    // ">>" in captions of broadcasts: another speaker.
    if (text_.substr(at, line.end - at).starts_with(">>")) {
      end_turn();
      speaker_.clear();
      while (at < line.end && text_[at] == '>') ++at;
      at = start_of_words(at, line.end);
    }
    const std::string_view words = text_.substr(at, line.end - at);
    if (words.substr(0, 2) == "- " || words.substr(0, 3) == "\xE2\x80\x93 ") {  // another speaker
      end_turn();
      speaker_.clear();
      at += words[0] == '-' ? 2 : 4;
    } else if (const std::size_t label = label_size(words); label > 0) {
      end_turn();
      speaker_ = words.substr(0, label - 1);
      begin_turn();
      Part part;
      part.kind = PartKind::furniture;
      builder_.add_block(text_, {static_cast<ByteOffset>(at), static_cast<ByteOffset>(at + label)}, part);
      at += label;
    }
    add_words(at, line.end);
    if (ends_sentence(turn_)) end_turn();
  }

  // Words without tags: <i>, {\an8}; <v Ann> names the speaker.
  void add_words(std::size_t at, std::size_t end) {
    while (at < end && ascii::is_blank(text_[at])) ++at;
    bool first = true;
    const std::string_view line = text_.substr(0, end);
    std::size_t last_angle = end, last_brace = end;  // behind these no tag is closed
    while (at < end) {
      const char c = text_[at];
      std::size_t& last_closing = c == '<' ? last_angle : last_brace;
      std::size_t close = std::string_view::npos;
      if ((c == '<' || (c == '{' && at + 1 < end && text_[at + 1] == '\\')) && at < last_closing) {
        close = line.find(c == '<' ? '>' : '}', at);
        if (close == std::string_view::npos) last_closing = at;  // none behind this: not looked for again
      }
      if (close < end) {
        if (text_.compare(at, 2, "<v") == 0) name_speaker(text_.substr(at + 2, close - at - 2));
        at = close + 1;
        continue;
      }
      std::size_t next = at + 1;
      if (const Entity* entity = c == '&' ? entity_at(line, at) : nullptr) {
        if (turn_.empty()) begin_turn();
        else if (first && turn_.back() != ' ') join(at);
        append(entity->text, at, entity->name.size());
        at += entity->name.size();
        first = false;
        continue;
      }
      while (next < end && text_[next] != '<' && text_[next] != '{' && text_[next] != '&') ++next;
      if (!text_.substr(at, next - at).empty()) {
        if (turn_.empty()) begin_turn();
        else if (first && turn_.back() != ' ') join(at);
        builder_.copy(text_.substr(at, next - at), at);
        turn_ += text_.substr(at, next - at);
        first = false;
      }
      at = next;
    }
  }

  // The blank between two lines: the white space before the second, where that is what stands there.
  void join(std::size_t at) {
    if (at > 0 && ascii::is_blank(text_[at - 1])) return append(" ", at - 1, 1);
    builder_.insert(" ");
    turn_ += ' ';
  }

  void append(std::string_view words, std::size_t source, std::size_t size) {
    builder_.made_from(words, source, size);
    turn_ += words;
  }

  // "<v Ann Lee>", "<v.loud Ann Lee>".
  void name_speaker(std::string_view tag) {
    const std::size_t blank = tag.find(' ');
    const std::string name(blank == std::string_view::npos ? std::string_view() : ascii::trimmed(tag.substr(blank)));
    if (name == speaker_) return;
    end_turn();
    speaker_ = name;
  }

  void begin_turn() {
    if (time_.empty()) return;
    Part part;
    part.kind = PartKind::furniture;
    builder_.add_block(text_, time_, part);
    time_ = {};
  }

  void end_turn() {
    if (turn_.empty()) return;
    Part part;
    part.author = speaker_;
    builder_.end_block(std::move(part));
    turn_.clear();
  }

  std::string_view text_;
  DocumentBuilder builder_;
  std::string speaker_;
  std::string turn_;   // words of the block under construction
  Span time_;          // of the cue, until it is shown
};

}  // namespace

Result<std::vector<Document>> read_subtitles(const Source& source) {
  const DecodedText decoded = decode_text(source.bytes, source.charset);
  Document document = SubtitleReader(decoded.text).read(decoded.map);
  document.findings.insert(document.findings.end(), decoded.findings.begin(), decoded.findings.end());
  std::vector<Document> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace onrecord
