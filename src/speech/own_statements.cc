#include "speech/own_statements.h"

#include <algorithm>  // std::any_of
#include <string>     // std::string

#include "speech/plain_words.h"
#include "speech/setting.h"
#include "speech/told_change.h"

namespace onrecord {
namespace {

constexpr float own_score = 0.99F;      // a message, a mail: nothing is guessed
constexpr float passage_score = 0.7F;   // a sentence of an essay taken for a statement of its own
constexpr std::size_t longest_turn = 52;      // words and marks of a turn that stays one statement
constexpr std::size_t longest_piece = 40;     // of a longer turn: sentences that stay together
constexpr std::size_t shortest_turn = 4;      // of one that says anything ("I am.")
constexpr std::size_t shortest_sentence = 5;
constexpr float doubtful = 0.45F;             // of an attribution: it takes no sentence from its writer

class OwnFinder {
 public:
  OwnFinder(const Document& document, const Tokens& tokens, const std::vector<Statement>& attributed) : document_(document), tokens_(tokens), attributed_(attributed) {}

  std::vector<Statement> run() {
    for (std::size_t i = 0; i < document_.messages.size(); ++i) add_message(i);
    if (!document_.messages.empty()) return std::move(found_);
    collect_held();
    for (std::size_t at = 0; at < tokens_.paragraphs.size();) {
      const std::uint32_t part = tokens_.paragraphs[at].part;
      std::size_t end = at + 1;
      while (end < tokens_.paragraphs.size() && tokens_.paragraphs[end].part == part) ++end;
      add_part(part, at, end);
      at = end;
    }
    return std::move(found_);
  }

 private:
  void add_message(std::size_t index) {
    const Message& message = document_.messages[index];
    if (message.kind != MessageKind::message || message.span.empty()) return;
    Statement& statement = add({message.span}, StatementKind::own, nullptr, own_score);
    statement.message = index;
  }

  void add_part(std::uint32_t index, std::size_t first, std::size_t last) {
    const Part& part = document_.parts[index];
    const std::size_t before = found_.size();
    if (part.kind == PartKind::comment) add({{tokens_.paragraphs[first].span.begin, tokens_.paragraphs[last - 1].span.end}}, StatementKind::own, &part, own_score);
    else if (part.kind != PartKind::body) return;
    else if (document_.kind == DocumentKind::transcript && !part.author.empty()) add_turn(part, first, last);
    else if (document_.kind == DocumentKind::email) add_mail(part, first, last);
    else add_passages(part, first, last);
    for (std::size_t i = before; i < found_.size(); ++i) found_[i].part = index;
  }

  // A short turn is one statement; of a question the asking sentences; a long turn falls into pieces of sentences that belong together. What only reports what others said is theirs.
  void add_turn(const Part& part, std::size_t first, std::size_t last) {
    const std::size_t to = tokens_.paragraphs[last - 1].last_sentence;
    std::size_t begin = tokens_.paragraphs[first].first_sentence;
    const ByteOffset spoken = behind_label(part, tokens_.paragraphs[first].span);
    Spans name;
    if (spoken > part.span.begin) name = label_name(part, spoken);
    const auto span_of = [&](std::size_t from, std::size_t end) { return Span{std::max(tokens_.sentences[from].span.begin, spoken), tokens_.sentences[end - 1].span.end}; };
    while (begin < to && tokens_.sentences[begin].span.end <= spoken) ++begin;
    while (begin < to && is_courtesy(span_of(begin, begin + 1))) ++begin;
    if (begin >= to) return;
    std::size_t asking = to;
    while (asking > begin && asks(asking - 1)) --asking;
    const std::size_t words = words_between(begin, to);
    if (asking > begin && asking < to && words <= longest_turn) {
      if (words_between(begin, asking) >= shortest_sentence && first_person(span_of(begin, asking)) && !mostly_reported(span_of(begin, asking)))
        add_turn_piece(part, span_of(begin, asking), name);  // what the asker says for himself
      begin = asking;
    }
    if (words <= longest_turn) {
      if (words >= shortest_turn && (!mostly_reported(span_of(begin, to)) || says_no(span_of(begin, begin + 1)))) add_turn_piece(part, span_of(begin, to), name);
      return;
    }
    for (std::size_t end; begin < to; begin = end) {
      end = piece_end(begin, to);
      if (words_between(begin, end) >= shortest_sentence && document_.text[tokens_.sentences[begin].span.begin] != '[' && !mostly_reported(span_of(begin, end))) add_turn_piece(part, span_of(begin, end), name);
    }
  }

  // As many sentences as make a piece; questions and answers do not mix.
  std::size_t piece_end(std::size_t begin, std::size_t to) const {
    std::size_t end = begin + 1;
    while (end < to && words_between(begin, end + 1) <= longest_piece && asks(end) == asks(begin)) ++end;
    return end;
  }

  // "Thank you, Chair.", "Good morning.": says nothing of the matter.
  bool is_courtesy(Span sentence) const {
    constexpr std::string_view openings[] = {" thank you ", " thanks ", " good morning ", " good afternoon ", " good evening ", " i am grateful ", " i'm grateful ", " order "};
    constexpr std::size_t longest = 50;  // bytes
    const std::string_view text = text_of(document_.text, sentence);
    const std::string words = plain_words(text.substr(0, longest));
    return text.size() <= longest && text.back() != '?' && starts_with_any(words, openings);
  }

  // "No. What the minutes say is …": a turn that begins so denies, whatever it reports.
  bool says_no(Span sentence) const {
    constexpr std::string_view denials[] = {" no ", " not ", " that is not ", " that's not ", " that isn't ", " it is not ", " i do not accept ", " i don't accept ", " i did not ", " i didn't "};
    return starts_with_any(plain_words(text_of(document_.text, sentence).substr(0, 60)), denials);
  }

  // Whether more than half of a span is what others are quoted with.
  bool mostly_reported(Span span) const {
    ByteOffset covered = 0;
    auto next = std::upper_bound(held_.begin(), held_.end(), span.begin, [](ByteOffset at, Span held) { return at < held.end; });
    for (; next != held_.end() && next->begin < span.end; ++next) covered += std::min(next->end, span.end) - std::max(next->begin, span.begin);
    return covered * 2 > span.size();
  }

  // "Ann Lee told me that it was late": nothing of the writer's own, but a few words.
  bool only_reports(Span span) const {
    ByteOffset covered = 0;
    auto next = std::upper_bound(told_.begin(), told_.end(), span.begin, [](ByteOffset at, Span told) { return at < told.end; });
    for (; next != told_.end() && next->begin < span.end; ++next) covered += std::min(next->end, span.end) - std::max(next->begin, span.begin);
    return covered * 10 > span.size() * 7;
  }

  void add_turn_piece(const Part& part, Span span, const Spans& name) {
    Statement& statement = add({span}, StatementKind::direct, &part, own_score);
    statement.source = name;
  }

  // Where the words begin in "Q. Were there plans?" or "LADY THANE: I did not follow": behind the label of the turn.
  ByteOffset behind_label(const Part& part, Span paragraph) const {
    const std::string_view line = text_of(document_.text, paragraph);
    std::size_t at = 0;
    if ((line.starts_with("Q. ") || line.starts_with("A. ") || line.starts_with("Q: ") || line.starts_with("A: "))) at = 3;
    else if (const std::size_t colon = line.substr(0, 90).find(':'); colon != std::string_view::npos && names_author(line.substr(0, colon), part.author)) at = colon + 1;
    while (at < line.size() && line[at] == ' ') ++at;
    return paragraph.begin + static_cast<ByteOffset>(at);
  }
  static bool names_author(std::string_view label, std::string_view author) {
    const std::string plain_label = plain_words(label), plain_author = plain_words(author);
    return has_phrase(plain_label, plain_author) || has_phrase(plain_author, plain_label);
  }
  Spans label_name(const Part& part, ByteOffset spoken) const {
    const std::size_t colon = document_.text.rfind(':', spoken);
    if (colon == std::string::npos || colon <= part.span.begin || colon - part.span.begin < 3) return {};
    return {{part.span.begin, static_cast<ByteOffset>(colon)}};
  }

  // Paragraphs of a mail. Salutation and signature are no statements. Of a mail quoted in an answer only one that is forwarded or quoted with its day is read.
  void add_mail(const Part& part, std::size_t first, std::size_t last) {
    if (part.quoted && (part.author.empty() || (!is_forwarded(document_.title) && !part.at))) return;
    for (std::size_t i = first; i < last; ++i) {
      const Paragraph& paragraph = tokens_.paragraphs[i];
      if (!has_full_stop(paragraph)) continue;
      add_mail_paragraph(part, paragraph);
    }
  }
  // "Fwd: Breakdown".
  static bool is_forwarded(std::string_view subject) {
    const std::string start = plain_words(subject.substr(0, 12));
    return start.starts_with(" fw ") || start.starts_with(" fwd ");
  }
  // Up to three sentences are one statement; longer paragraphs fall into halves of two or three sentences.
  void add_mail_paragraph(const Part& part, const Paragraph& paragraph) {
    constexpr std::size_t piece = 3;
    std::size_t headings = 0;  // "1. Homes." before what is said of them
    while (paragraph.first_sentence + headings + 1 < paragraph.last_sentence && words_in(paragraph.first_sentence + headings) < shortest_sentence && headings < 2) ++headings;
    const std::size_t count = paragraph.last_sentence - paragraph.first_sentence - headings;
    const std::size_t pieces = (count + piece - 1) / piece;
    for (std::size_t k = 0; k < pieces; ++k) {
      const std::size_t from = paragraph.first_sentence + (k == 0 ? 0 : headings + count * k / pieces), to = paragraph.first_sentence + headings + count * (k + 1) / pieces;
      if (to > from) add({{tokens_.sentences[from].span.begin, tokens_.sentences[to - 1].span.end}}, StatementKind::own, &part, own_score);
    }
  }

  // What a release, a letter, a post or a memo states itself, and what the writer of an essay says in the first person, or of a side's change of line.
  void add_passages(const Part& part, std::size_t first, std::size_t last) {
    const bool memo = document_.kind == DocumentKind::document && !document_.from.empty();
    const bool all = document_.kind == DocumentKind::press_release || document_.kind == DocumentKind::letter || document_.kind == DocumentKind::social || memo;
    const bool office = is_by_an_office_holder();
    const bool personal = document_.kind == DocumentKind::opinion || document_.kind == DocumentKind::blog;
    if ((!all && !office && !personal) || part.quoted) return;
    for (std::size_t p = first; p < last; ++p) {
      if (!has_full_stop(tokens_.paragraphs[p])) continue;
      for (std::size_t i = tokens_.paragraphs[p].first_sentence; i < tokens_.paragraphs[p].last_sentence; ++i) {
        const Span span = tokens_.sentences[i].span;
        if (words_in(i) < 4 || is_a_note(span) || only_reports(span) || (!all && !office && !first_person(span) && !tells_of_a_change(span))) continue;
        add({span}, StatementKind::own, &part, passage_score);
      }
    }
  }

  // "Issued: 3 May, 6 p.m.", "Note to editors: …": of the release itself.
  bool is_a_note(Span sentence) const {
    constexpr std::string_view openings[] = {" issued ", " published ", " note to editors ", " notes to editors ", " media contact ", " press contact "}, enquiries[] = {" for media enquiries ", " for more information ", " for further information ", " for immediate release "};
    const std::string_view text = text_of(document_.text, sentence);
    const std::string_view head = text.substr(0, text.find(':'));
    constexpr std::size_t longest = 30;  // bytes before the colon
    return (head.size() <= longest && head.size() < text.size() && starts_with_any(plain_words(head), openings)) || starts_with_any(plain_words(text.substr(0, 40)), enquiries);
  }

  // A column of a councillor or a member of parliament: what it states is his word, as a release's is.
  bool is_by_an_office_holder() const {
    if (document_.author.size() != 1 || (document_.kind != DocumentKind::article && document_.kind != DocumentKind::opinion && document_.kind != DocumentKind::blog)) return false;
    constexpr std::string_view offices[] = {" cllr ", " councillor ", " mp ", " mep ", " msp ", " ms ", " mla ", " td ", " sen ", " senator ", " rep ", " gov ", " governor ", " minister ", " mayor ", " alderman "};
    const std::string author = plain_words(document_.author.front());
    return std::any_of(std::begin(offices), std::end(offices), [&](std::string_view office) { return author.ends_with(office) ? office.size() <= 5 : author.starts_with(office) && office != " ms "; });
  }

  // "The union's message has moved from safety to pay": what a writer tells of a side's words is a claim of his own.
  bool tells_of_a_change(Span span) const { return told_change(text_of(document_.text, span)).has_value(); }

  // In the writer's own words, not in those that he quotes.
  bool first_person(Span span) const {
    constexpr std::string_view persons[] = {" i ", " i'm ", " i've ", " i'd ", " i'll ", " we ", " my ", " our ", " we're ", " we've ", " me ", " us "};
    constexpr ByteOffset longest = 600;  // bytes
    span.end = std::min(span.end, span.begin + longest);
    std::string own;
    ByteOffset at = span.begin;
    auto next = std::upper_bound(held_.begin(), held_.end(), span.begin, [](ByteOffset value, Span held) { return value < held.end; });
    for (; next != held_.end() && next->begin < span.end; ++next) {
      if (next->begin > at) own.append(text_of(document_.text, {at, next->begin})).append(" ");
      at = std::max(at, next->end);
    }
    if (at < span.end) own.append(text_of(document_.text, {at, span.end}));
    return has_any(plain_words(own), persons);
  }

  // The hulls of what others are quoted with, and of all that tells it, joined where they overlap.
  void collect_held() {
    for (const Statement& statement : attributed_) {
      const std::string source = plain_words(document_.text, statement.source, 20);
      if (source == " i " || source == " we ") continue;
      held_.push_back(hull(statement.content));
      Spans all = statement.content;
      all.insert(all.end(), statement.source.begin(), statement.source.end());
      all.insert(all.end(), statement.cue.begin(), statement.cue.end());
      std::sort(all.begin(), all.end());
      if (statement.score >= doubtful) told_.push_back(hull(all));
    }
    join_overlapping(held_);
    join_overlapping(told_);
  }
  static void join_overlapping(Spans& spans) {
    std::sort(spans.begin(), spans.end());
    Spans joined;
    for (const Span span : spans) {
      if (!joined.empty() && span.begin <= joined.back().end) joined.back().end = std::max(joined.back().end, span.end);
      else joined.push_back(span);
    }
    spans = std::move(joined);
  }

  bool asks(std::size_t sentence) const { return document_.text[tokens_.sentences[sentence].span.end - 1] == '?'; }
  std::size_t words_between(std::size_t from, std::size_t end) const { return tokens_.sentences[end - 1].last_word - tokens_.sentences[from].first_word; }
  std::size_t words_in(std::size_t sentence) const { return words_between(sentence, sentence + 1); }
  bool has_full_stop(const Paragraph& paragraph) const {
    const std::string_view text = text_of(document_.text, paragraph.span);
    const char last = text.back();
    return paragraph.last_word - paragraph.first_word > 4 && (last == '.' || last == '?' || last == '!' || text.ends_with("”") || text.ends_with("’") || last == '"');
  }

  Statement& add(Spans content, StatementKind kind, const Part* part, float score) {
    Statement statement;
    statement.content = std::move(content);
    statement.kind = kind;
    statement.score = score;
    const Setting setting = own_setting(document_, part);
    statement.channel = setting.channel;
    statement.audience = setting.audience;
    found_.push_back(std::move(statement));
    return found_.back();
  }

  const Document& document_;
  const Tokens& tokens_;
  const std::vector<Statement>& attributed_;
  Spans held_;  // what others say
  Spans told_;  // with the words that tell who says it
  std::vector<Statement> found_;
};

}  // namespace

std::vector<Statement> own_statements(const Document& document, const Tokens& tokens, const std::vector<Statement>& attributed) {
  return OwnFinder(document, tokens, attributed).run();
}

}  // namespace onrecord
