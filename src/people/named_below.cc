#include "people/named_below.h"

#include <algorithm>  // std::any_of, std::find, std::find_if
#include <optional>   // std::optional
#include <string>     // std::string

#include "people/lexicon.h"

namespace onrecord::people {
namespace {

// The statement's words in small letters, a blank on either side of each.
std::string key_of(const Reading& reading, const Statement& statement) {
  std::string words;
  for (const Span span : statement.content)
    for (const std::string& word : name_words(text_of(reading.text(), span))) (words += ' ') += word;
  return words + ' ';
}

// A quotation in a headline has its speaker in the text below.
void headline_quotations(const Reading& reading, std::vector<Spoken>& spoken) {
  constexpr std::size_t most = 4;
  const auto& statements = reading.statements();
  const auto& parts = reading.document().parts;
  std::size_t tried = 0;
  for (std::size_t i = 0; i < statements.size() && tried < most; ++i) {
    if (spoken[i].speaker || statements[i].content.empty() || statements[i].kind == StatementKind::own) continue;
    const ByteOffset at = statements[i].content.front().begin;
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.span.contains(at); });
    if (part == parts.end() || (part->kind != PartKind::title && part->kind != PartKind::standfirst)) continue;
    ++tried;
    const std::string wanted = key_of(reading, statements[i]);
    for (std::size_t j = 0; j < statements.size(); ++j)
      if (j != i && spoken[j].speaker && key_of(reading, statements[j]).find(wanted) != std::string::npos) {
        spoken[i].speaker = Meant{spoken[j].speaker->figure, {}, 0.7F};
        break;
      }
  }
}

// The one figure that is named for the first time behind a description and soon: the person whose role has the same head noun, the body whose name has the noun.
std::optional<FigureId> named_behind_description(const Cast& cast, const RoleIndex& roles, std::size_t first, std::size_t last) {
  constexpr std::size_t reach = 8;  // sentences
  const Reading& reading = cast.reading();
  const auto& words = reading.words();
  const std::string& head = words[last - 1].lower;
  const bool body = is_organisation_noun(head);
  if (!body && !is_role_noun(head)) return std::nullopt;
  const std::vector<RoleIndex::Match> bearers = body ? std::vector<RoleIndex::Match>{} : roles.find(telling_words(reading, last - 1, last), head);
  std::optional<FigureId> found;
  for (const Seen& name : cast.names()) {
    const Figure& figure = cast.figures()[name.figure];
    if (words[name.first].sentence > words[first].sentence + reach) break;
    const bool bears = body ? figure.type == NameType::organisation && std::find(figure.key.begin(), figure.key.end(), head) != figure.key.end()
                            : std::any_of(bearers.begin(), bearers.end(), [&](const RoleIndex::Match& match) { return match.figure == name.figure; });
    if (!bears || found == name.figure) continue;
    if (found || name.last <= first) return std::nullopt;
    found = name.figure;
  }
  return found;
}

// News begins with "a judge has rejected" and names him below: "Justice Ann Lee rejected".
void first_sentences(Cast& cast, const RoleIndex& roles, std::vector<Spoken>& spoken) {
  constexpr std::size_t lead = 3;  // sentences
  const auto& words = cast.reading().words();
  for (Spoken& one : spoken) {
    std::optional<Meant>& speaker = one.speaker;
    if (!speaker || speaker->mention.empty() || !cast.figures()[speaker->figure].actor.unnamed) continue;
    const auto [first, last] = cast.reading().words_of(speaker->mention);
    if (first >= last || words[first].sentence >= lead || !(words[first].lower == "a" || words[first].lower == "an" || words[first].sentence_start)) continue;
    const std::optional<FigureId> found = named_behind_description(cast, roles, first, last);
    if (!found) continue;
    for (Spoken& other : spoken)
      if (other.speaker && &other != &one && other.speaker->figure == speaker->figure) other.speaker->figure = *found;
    cast.see({first, last, *found, MentionKind::description});
    *speaker = Meant{*found, speaker->mention, 0.6F};
  }
}

}  // namespace

void name_from_below(Cast& cast, const RoleIndex& roles, std::vector<Spoken>& spoken) {
  headline_quotations(cast.reading(), spoken);
  first_sentences(cast, roles, spoken);
}

}  // namespace onrecord::people
