#include "people/allegiances.h"

#include <algorithm>    // std::any_of, std::min, std::upper_bound
#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "people/lexicon.h"
#include "people/offices.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

// Whom a release quotes with an office and no other body speaks for whose release it is; a minister in a company's release does not.
void know_releaser(const Document& document, Authors& authors, Cast& cast, const std::vector<Spoken>& spoken) {
  if (document.kind != DocumentKind::press_release) return;
  const auto releaser = authors.of_document();
  if (!releaser || cast.figures()[*releaser].type != NameType::organisation) return;
  static const WordSet leads("contact contacts enquiries");
  const auto& words = cast.reading().words();
  for (const Seen& name : cast.names()) {  // "Media contact: Ann Lee, Head of Communications", "Calls to Ann Lee"
    const std::size_t begin = cast.reading().sentence_words(words[name.first].sentence).first;
    const Figure& contact = cast.figures()[name.figure];
    static const WordSet calls("calls enquiries questions queries");
    constexpr std::size_t at_most = 4;  // words before the name: "2. Media enquiries:"
    const bool behind = name.first >= begin + 2 && name.first <= begin + at_most;
    const bool announced = behind && ((words[name.first - 1].lower == ":" && leads.has(words[name.first - 2].lower)) || (words[name.first - 1].lower == "to" && calls.has(words[name.first - 2].lower)));
    if (announced && contact.may_be_person() && contact.person.full()) cast.belongs(name.figure, cast.figures()[*releaser].actor.name);
  }
  for (const Spoken& one : spoken) {
    if (!one.speaker) continue;
    Actor& actor = cast.figures()[one.speaker->figure].actor;
    const bool elsewhere = !actor.part_of.empty() || std::any_of(actor.roles.begin(), actor.roles.end(), [](const Role& role) { return !role.of.empty(); });
    const bool of_state = holds_public_office(actor) && !is_public_body(cast.figures()[*releaser].actor.name);
    if (!actor.unnamed && cast.figures()[one.speaker->figure].may_be_person() && !actor.roles.empty() && !elsewhere && !of_state) actor.part_of = cast.figures()[*releaser].actor.name;
  }
}

// Those who sign a letter speak for the body in whose name it is: "for the Boat Union" under their names, "from the Boat Union" over it; "Ann Lee, chair, Boat Union" for that one.
void know_signers(const Document& document, Cast& cast) {
  constexpr std::size_t head = 300, foot = 400;  // bytes
  if (document.kind != DocumentKind::letter || document.from.empty()) return;
  static const WordSet leads("for from of behalf");
  const auto& words = cast.reading().words();
  const auto line_of = [&](ByteOffset at) { return static_cast<ByteOffset>(std::string_view(document.text).substr(0, at).rfind('\n') + 1); };
  std::optional<FigureId> body;
  for (const Seen& name : cast.names()) {
    const ByteOffset at = words[name.first].span.begin;
    const bool above = at <= head, below = at + foot >= document.text.size();
    Figure& named = cast.figures()[name.figure];
    const bool signed_for = below && name.first > 1 && words[name.first - 1].lower == "for" && words[name.first - 1].span.begin == line_of(at) && named.key.size() > 1;
    if (signed_for && named.may_be_body()) named.type = NameType::organisation;  // "for Hold Our Wall" under the names
    if (named.type != NameType::organisation || name.first < 2 || !(above || below)) continue;
    if (below && words[name.first - 1].lower == ",") {
      const ByteOffset line = line_of(at);
      for (const Seen& signer : cast.names())
        if (words[signer.first].span.begin == line && cast.figures()[signer.figure].type == NameType::person) cast.belongs(signer.figure, named.actor.name);
      continue;
    }
    const std::size_t before = is_article(words[name.first - 1].lower) ? name.first - 2 : name.first - 1;
    const bool starts_line = words[before].span.begin == line_of(at);
    if (leads.has(words[before].lower) && (starts_line || (below && words[before].lower != "of"))) body = name.figure;
  }
  if (!body) return;
  for (const std::string& writer : document.from)
    if (const auto figure = cast.named(name_words(writer)); figure && cast.figures()[*figure].may_be_person()) cast.belongs(*figure, cast.figures()[*body].actor.name);
}

// Who writes a mail speaks for the body under his name: "Ann Lee, Land Director, Ham Homes", or on the lines below it.
void know_mail_signers(const Document& document, Cast& cast) {
  constexpr std::size_t most_lines = 4;
  constexpr ByteOffset longest = 70;  // bytes of a line
  if (document.kind != DocumentKind::email) return;
  const std::string writer_of_all = document.author.empty() ? std::string() : document.author.front();
  const std::string_view text = document.text;
  const auto writes = [&](FigureId figure, ByteOffset at) {  // the part in which the name stands
    const auto behind = std::upper_bound(document.parts.begin(), document.parts.end(), at, [](ByteOffset value, const Part& part) { return value < part.span.begin; });
    if (behind == document.parts.begin()) return false;
    const std::string& author = (behind - 1)->author.empty() ? writer_of_all : (behind - 1)->author;
    return !author.empty() && cast.named(name_words(author)) == figure;
  };
  const auto& names = cast.names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Span own = cast.reading().span_of(names[i].first, names[i].last);
    Figure& writer = cast.figures()[names[i].figure];
    if (!writer.may_be_person() || !writer.actor.part_of.empty() || (own.begin > 0 && text[own.begin - 1] != '\n') || !writes(names[i].figure, own.begin)) continue;
    std::size_t end = own.end;
    for (std::size_t line = 0; line < most_lines && end < text.size(); ++line) {
      const std::size_t next = std::min(text.find('\n', end + (line > 0)), text.size());
      const std::string_view words = text.substr(end, next - end);
      if (next - end > longest || words == "\n" || words.find(". ") != std::string_view::npos || words.ends_with('.') || words.ends_with('?') || (line == 0 && words == ",")) break;  // a blank line, a sentence, a salutation
      end = next;
    }
    for (std::size_t k = i + 1; k < names.size() && cast.reading().words()[names[k].first].span.begin < end; ++k)
      if (cast.figures()[names[k].figure].type == NameType::organisation) {
        writer.actor.part_of = cast.figures()[names[k].figure].actor.name;
        break;
      }
  }
}

// "Ann Lee, 4 Pier Road, for Clean Harbour. We ask …": how a turn of a hearing begins.
void know_called_speakers(const Document& document, Authors& authors, Cast& cast) {
  constexpr std::size_t longest = 14;  // words
  if (document.kind != DocumentKind::transcript) return;
  const auto& words = cast.reading().words();
  for (const Part& part : document.parts) {
    if (part.kind != PartKind::body || part.author.empty() || !folded(text_of(document.text, part.span).substr(0, part.author.size())).starts_with(folded(part.author))) continue;
    const auto [first, last] = cast.reading().words_of(part.span);
    for (std::size_t i = first + 1; i + 1 < std::min(last, first + longest) && words[i].sentence == words[first].sentence; ++i) {
      if (words[i - 1].lower != "," || words[i].lower != "for") continue;
      const auto body = cast.name_behind_article(i + 1, last);
      const auto speaker = body ? authors.of_place(part.span.begin) : std::nullopt;
      if (!speaker || !cast.figures()[*speaker].may_be_person()) continue;
      Figure& named = cast.figures()[cast.names()[*body].figure];
      if (named.key.size() > 1 && named.may_be_body()) named.type = NameType::organisation;
      if (named.type == NameType::organisation) cast.belongs(*speaker, named.actor.name);
    }
  }
}

// "I'm president of the Boat Union", says somebody in his own words.
void know_introductions(const Document& document, Authors& authors, Cast& cast) {
  constexpr std::size_t longest = 6;  // words before the body
  if (document.kind == DocumentKind::article) return;
  static const WordSet links("of for at with from"), breaks("not never no longer to with about like as if former ex"), offices("treasurer chair chairman chairwoman president secretary director founder leader head organiser convener");
  const auto& words = cast.reading().words();
  for (std::size_t i = 0; i + 3 < words.size(); ++i) {
    const std::string_view written = cast.reading().text_of_words(i, i + 1);  // "I'm" is read as "i"
    const bool am = words[i].lower == "i" && (words[i + 1].lower == "am" || written.ends_with("'m") || written.ends_with("’m"));
    if (!am || words[i].quoted) continue;
    bool office = false, leads = false;
    for (std::size_t k = i + 1; k < std::min(words.size() - 1, i + 2 + longest) && words[k].letters && words[k].sentence == words[i].sentence; ++k) {
      const std::string& word = words[k].lower;
      if (!office && (breaks.has(word) || (word.ends_with("ing") && !is_role_noun(word)))) break;  // "I'm not the chair of", "I am writing to the chair of"
      office = office || is_role_noun(word);
      leads = leads || offices.has(word);
      if (!office || !links.has(word)) continue;
      const auto body = cast.name_behind_article(k + 1, words.size());
      const auto speaker = body ? authors.of_place(words[i].span.begin) : std::nullopt;
      const auto who = body && !speaker ? authors.of_document() : speaker;
      if (!who || !cast.figures()[*who].may_be_person()) break;
      Figure& of = cast.figures()[cast.names()[*body].figure];
      if (word == "of" && leads && of.key.size() > 1 && of.may_be_body()) of.type = NameType::organisation;  // "treasurer of Every Boat"
      if (of.type == NameType::organisation) cast.belongs(*who, of.actor.name);
      break;
    }
  }
}

}  // namespace

void find_allegiances(const Document& document, Authors& authors, const std::vector<Spoken>& spoken, Cast& cast) {
  know_releaser(document, authors, cast, spoken);
  know_signers(document, cast);
  know_mail_signers(document, cast);
  know_called_speakers(document, authors, cast);
  know_introductions(document, authors, cast);
}

}  // namespace onrecord::people
