#include "people/authors.h"

#include <algorithm>  // std::all_of, std::find, std::min, std::none_of, std::upper_bound

#include "people/word_set.h"

namespace onrecord::people {
namespace {

// "The Minister for Transport (Ann Lee)" names her in brackets; "Ann Lee (Ham East)" does not; "Ann Lee (Boat Union)" says what she is part of.
struct Label {
  std::string name;
  std::string role;
  std::string body;
};

// "Lee, Ann" of an address book is Ann Lee; "Lee, Jr." and "Lee, Roe and Partners" are not turned.
std::string in_order(const std::string& written) {
  constexpr std::size_t most = 3;  // words on either side
  const std::size_t comma = written.find(", ");
  if (comma == std::string::npos || comma == 0 || written.find(',', comma + 1) != std::string::npos) return written;
  const std::vector<std::string> surname = name_words(written.substr(0, comma)), given = name_words(written.substr(comma + 2));
  const auto person = [](const std::string& word) { return !is_name_suffix(word) && !is_organisation_noun(word) && !is_role_noun(word) && word != "and" && word != "&"; };
  if (given.empty() || surname.size() > most || given.size() > most || !std::all_of(surname.begin(), surname.end(), person) || !std::all_of(given.begin(), given.end(), person)) return written;
  return written.substr(comma + 2) + " " + written.substr(0, comma);
}

// "Boat Union", "Ministry of Boats".
bool names_a_body(const std::vector<std::string>& words) {
  if (words.size() < 2) return false;
  if (is_organisation_noun(words.back())) return true;
  for (std::size_t i = 0; i + 2 < words.size(); ++i)
    if (is_organisation_noun(words[i]) && (words[i + 1] == "of" || words[i + 1] == "for")) return true;
  return false;
}

// "ann.lee", "ann_lee" of a channel: "Ann Lee"; other labels as they are.
std::string without_handle(const std::string& label) {
  const bool letters = std::all_of(label.begin(), label.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '.' || c == '_'; });
  const std::size_t mark = label.find_first_of("._");
  if (!letters || mark == std::string::npos || mark == 0 || mark + 1 == label.size() || label.find_first_of("._", mark + 1) != std::string::npos) return label;
  const std::string given = label.substr(0, mark), last = label.substr(mark + 1);
  if (is_article(given) || is_desk(given) || is_desk(last) || is_organisation_noun(given) || is_organisation_noun(last) || is_role_noun(given) || is_role_noun(last)) return label;  // "the.boss", "press.office"
  std::string name = label;
  name[mark] = ' ';
  for (const std::size_t at : {std::size_t{0}, mark + 1}) name[at] = static_cast<char>(name[at] - 'a' + 'A');
  return name;
}

Label label_of(const std::string& written) {
  const std::size_t open = written.find('('), close = written.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open + 2) return {in_order(written), {}, {}};
  std::string outside = written.substr(0, open), inside = written.substr(open + 1, close - open - 1);
  while (!outside.empty() && outside.back() == ' ') outside.pop_back();
  if (outside.empty()) return {inside, {}, {}};
  const std::vector<std::string> words = name_words(outside);
  const bool is_role = !words.empty() && (is_article(words.front()) || is_role_noun(words.back()) || is_role_noun(words.front()));
  if (is_role && name_words(inside).size() > 1) return {inside, outside, {}};
  return {in_order(outside), {}, names_a_body(name_words(inside)) ? inside : std::string()};
}

// "the minister for transport" is a minister.
std::string role_head(const std::vector<std::string>& words) {
  std::size_t end = 0;
  while (end < words.size() && !(end > 0 && is_preposition(words[end]))) ++end;
  return end == 0 ? std::string() : words[end - 1];
}

// "Members", "Several hon. Members": a heckle, whom nobody answers.
bool is_crowd(const std::string& author) {
  const std::vector<std::string> words = name_words(author);
  return !words.empty() && is_plural_person_noun(words.back());
}

}  // namespace

std::vector<std::string> correspondents(const Document& document) {
  constexpr std::size_t most = 50;
  std::vector<std::string> names;
  if (document.kind != DocumentKind::email && document.kind != DocumentKind::letter) return names;
  for (const std::vector<std::string>* side : {&document.from, &document.recipients})
    for (std::size_t i = 0; i < std::min(side->size(), most); ++i)
      if (Label label = label_of((*side)[i]); parse_person(label.name).full()) names.push_back(std::move(label.name));
  return names;
}

Authors::Authors(Cast& cast) : cast_(cast), document_(cast.reading().document()), comment_number_(document_.parts.size(), 0) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < document_.parts.size(); ++i) {
    if (document_.parts[i].kind == PartKind::comment) comment_number_[i] = ++number;
    // Labels with a role first, so that the bare role later finds its bearer.
    if (document_.kind == DocumentKind::transcript && document_.parts[i].kind == PartKind::body && document_.parts[i].author.find('(') != std::string::npos) figure_of(document_.parts[i].author, NameType::person);
  }
  if (document_.kind == DocumentKind::transcript)  // and those in full before a surname alone
    for (const Part& part : document_.parts)
      if (part.kind == PartKind::body && parse_person(part.author).full()) figure_of(part.author, NameType::person);
  if (document_.kind == DocumentKind::transcript) read_turns(), heard_by_ = hearing_body();
}

FigureId Authors::figure_of(const std::string& written, NameType type) {
  if (const auto found = known_.find(written); found != known_.end()) return found->second;
  // The label of a commenter, or of a chat member by half a name ("Dave (Unit 3)"), is the name itself, brackets and all.
  const bool plain = document_.kind == DocumentKind::transcript || document_.kind == DocumentKind::email;
  const bool full = document_.kind == DocumentKind::chat && parse_person(written.substr(0, written.find(" ("))).full();
  const Label label = plain || full ? label_of(written) : Label{document_.kind == DocumentKind::chat ? without_handle(written) : written, {}, {}};
  const std::vector<std::string> words = name_words(label.name);
  const char last_word = written[written.rfind(' ') + 1];
  const bool entry = document_.kind == DocumentKind::chat && words.size() == 2 && ((last_word >= 'a' && last_word <= 'z') || is_desk(words.back()) || is_first_name(words.front()));  // "Ann press", "Ann Press" of somebody's address book
  if (entry) type = NameType::person;
  if (type == NameType::unknown && !words.empty() && (is_organisation_noun(words.back()) || names_a_body(words))) type = NameType::organisation;
  const auto bearer = document_.kind == DocumentKind::transcript && words.size() == 1 ? cast_.only_bearer_of(words.front()) : std::nullopt;  // "LEE:" below "ANN LEE:"
  const FigureId figure = bearer ? *bearer : cast_.enter_given(label.name, type);
  known_.emplace(written, figure);
  if (document_.kind == DocumentKind::chat && words.size() == 2 && is_desk(words.back())) cast_.add_role(figure, {.role = words.back(), .of = {}, .span = {}}, words.back(), {words.back()});
  if (document_.kind == DocumentKind::chat && label.name != written && !full) cast_.figures()[figure].actor.aliases.push_back(written);
  if (!label.body.empty()) {
    const FigureId body = cast_.enter_given(label.body, NameType::organisation);
    cast_.belongs(figure, cast_.figures()[body].actor.name);
  }
  if (!label.role.empty()) {
    known_.emplace(label.role, figure);
    std::vector<std::string> office = name_words(label.role);
    std::string head = role_head(office);
    cast_.add_role(figure, {.role = label.role, .of = {}, .span = {}}, std::move(head), std::move(office));
  }
  return figure;
}

std::optional<std::size_t> Authors::part_at(ByteOffset at) const {
  const auto behind = std::upper_bound(document_.parts.begin(), document_.parts.end(), at, [](ByteOffset value, const Part& part) { return value < part.span.begin; });
  if (behind == document_.parts.begin()) return std::nullopt;
  const auto index = static_cast<std::size_t>(behind - document_.parts.begin()) - 1;
  if (!document_.parts[index].span.contains(at)) return std::nullopt;
  return index;
}

std::optional<FigureId> Authors::of_place(ByteOffset at) {
  const auto part = part_at(at);
  if (!part) return std::nullopt;
  if (!document_.parts[*part].author.empty()) return figure_of(document_.parts[*part].author, document_.parts[*part].kind == PartKind::body ? NameType::person : NameType::unknown);
  if (document_.parts[*part].kind != PartKind::comment) return std::nullopt;
  if (const auto found = comments_.find(*part); found != comments_.end()) return found->second;
  const FigureId figure = cast_.enter_unnamed("commenter " + std::to_string(comment_number_[*part]), ActorType::person, false);
  comments_.emplace(*part, figure);
  return figure;
}

std::optional<FigureId> Authors::of_document() {
  if (!document_.from.empty()) return figure_of(document_.from.front(), NameType::unknown);
  const bool by_a_body = document_.kind == DocumentKind::press_release && !document_.author.empty() && document_.author.front() == document_.outlet;
  if (!document_.author.empty()) return figure_of(document_.author.front(), by_a_body ? NameType::organisation : NameType::unknown);
  if (document_.kind == DocumentKind::press_release && !document_.outlet.empty()) return figure_of(document_.outlet, NameType::organisation);
  return std::nullopt;
}

std::optional<FigureId> Authors::of_statement(const Statement& statement) {
  if (statement.message && *statement.message < document_.messages.size() && !document_.messages[*statement.message].author.empty())
    return figure_of(document_.messages[*statement.message].author, NameType::unknown);
  if (!statement.content.empty())
    if (const auto author = of_place(statement.content.front().begin)) return author;
  return of_document();
}

// The committee or inquiry before which the turns of a transcript are spoken: whoever asks, it hears. "Boats Committee", "Committee on Boats", but not "Ann Lee on the committee".
std::string Authors::hearing_body() const {
  static const WordSet nouns("committee inquiry tribunal commission panel inquest"), links("of on for into");
  constexpr std::size_t longest = 10, longest_name = 150;  // words; bytes
  for (const std::string* name : {&document_.title, &document_.outlet}) {
    const std::string body = name->substr(0, std::min({name->find(','), name->find(':'), name->find(" (")}));
    if (body.size() > longest_name) continue;
    const std::vector<std::string> words = name_words(body);
    if (words.size() < 2 || words.size() > longest) continue;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_it = nouns.has(words[i]) && (i + 1 == words.size() || links.has(words[i + 1])) && (i == 0 || !is_article(words[i - 1]) || i == 1);
      if (is_it && std::none_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), [&](const std::string& word) { return is_preposition(word) || word == "talks"; })) return body;
    }
  }
  return {};
}

// In a transcript one speaks to the one who spoke before; the first to speak, and who asks, to the next.
void Authors::read_turns() {
  turn_to_.resize(document_.parts.size());
  std::optional<std::size_t> current, other;
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < document_.parts.size(); ++i) {
    if (document_.parts[i].kind == PartKind::comment || document_.parts[i].author.empty() || is_crowd(document_.parts[i].author)) continue;
    if (current && document_.parts[*current].author != document_.parts[i].author) {
      other = current;
      for (std::size_t early : waiting) turn_to_[early] = i;
      waiting.clear();
    }
    current = i;
    if (other)
      turn_to_[i] = other;
    else
      waiting.push_back(i);
  }
  for (std::size_t i = 0; i < document_.parts.size(); ++i) {
    if (!turn_to_[i]) continue;
    const std::string_view text = text_of(document_.text, document_.parts[i].span);
    const std::size_t last = text.find_last_not_of(" \t\r\n\"”’");
    std::size_t next = i + 1;
    while (next < document_.parts.size() && document_.parts[next].author.empty()) ++next;
    if (last != std::string_view::npos && text[last] == '?' && next < document_.parts.size() && document_.parts[next].author != document_.parts[i].author && !is_crowd(document_.parts[next].author)) turn_to_[i] = next;
  }
}

std::vector<FigureId> Authors::figures_of(const std::vector<std::string>& names) {
  constexpr std::size_t most = 50;
  std::vector<FigureId> figures;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) figures.push_back(figure_of(names[i], NameType::unknown));
  return figures;
}

void Authors::know_addresses() {
  constexpr std::size_t most = 50;
  for (std::size_t i = 0; i < std::min(document_.addresses.size(), most); ++i) {
    std::vector<std::string>& aliases = cast_.figures()[figure_of(document_.addresses[i].name, NameType::unknown)].actor.aliases;
    std::string address = folded(document_.addresses[i].address);
    if (std::find(aliases.begin(), aliases.end(), address) == aliases.end()) aliases.push_back(std::move(address));
  }
}

std::vector<FigureId> Authors::recipients() {
  if (!document_.group.empty()) {
    const FigureId group = figure_of(document_.group, NameType::organisation);
    cast_.figures()[group].plural = true;
    return {group};
  }
  return figures_of(document_.recipients);
}

// A quoted mail is answered by the one above it, the first by who writes; of one that is forwarded nothing is known.
std::vector<FigureId> Authors::quoted_to(std::size_t part) {
  constexpr std::size_t reach = 200;  // parts
  const std::string& author = document_.parts[part].author;
  for (std::size_t i = part; i-- > 0 && document_.parts[i].quoted && i + reach > part;)
    if (!document_.parts[i].author.empty() && document_.parts[i].author != author) return {figure_of(document_.parts[i].author, NameType::unknown)};
  const auto writer = folded(document_.title.substr(0, 3)) == "re:" ? of_document() : std::nullopt;
  return writer ? std::vector{*writer} : std::vector<FigureId>{};
}

std::vector<FigureId> Authors::audience_of(ByteOffset at) {
  const auto part = part_at(at);
  if (document_.kind == DocumentKind::transcript) {
    if (!part || !turn_to_[*part]) return {};
    std::vector<FigureId> figures = {figure_of(document_.parts[*turn_to_[*part]].author, NameType::person)};
    if (!heard_by_.empty()) figures.push_back(figure_of(heard_by_, NameType::organisation));
    return figures;
  }
  if (document_.kind != DocumentKind::chat && document_.kind != DocumentKind::email && document_.kind != DocumentKind::letter && document_.recipients.empty()) return {};
  if (part && !document_.parts[*part].to.empty()) return figures_of(document_.parts[*part].to);
  if (part && document_.kind == DocumentKind::email && document_.parts[*part].quoted) return quoted_to(*part);
  if (part && document_.kind == DocumentKind::email && !document_.parts[*part].author.empty()) return {};  // another mail, printed below
  std::vector<FigureId> figures = recipients();
  if (const auto author = of_place(at)) std::erase(figures, *author);
  return figures;
}

}  // namespace onrecord::people
