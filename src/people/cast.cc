#include "people/cast.h"

#include <algorithm>  // std::any_of, std::find, std::sort

#include "people/lexicon.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

constexpr std::size_t most_bearers = 16;  // figures looked at for one short name; more would make a long list of names slow

std::vector<std::string> without_articles(std::vector<std::string> words) {
  while (words.size() > 1 && is_article(words.front())) words.erase(words.begin());
  return words;
}

std::string initials_of(const std::vector<std::string>& words, bool small_words) {
  std::string letters;
  for (const std::string& word : words)
    if (small_words || !is_function_word(word)) letters += word[0];
  return letters;
}

bool shouted(std::string_view name) {
  for (char c : name)
    if (c >= 'a' && c <= 'z') return false;
  return true;
}

// Which of two written forms names better: more words, and not all in capitals.
bool is_fuller(std::string_view name, std::string_view than) {
  const std::size_t ours = name_words(name).size(), theirs = name_words(than).size();
  if (ours != theirs) return ours > theirs;
  return shouted(than) && !shouted(name);
}

template <class T>
void add_once(std::vector<T>& items, T item) {
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
}


// Figures are indexed as they come, so looking at the last one is enough to keep most doubles out.
void add_last(std::vector<FigureId>& figures, FigureId figure) {
  if (figures.empty() || figures.back() != figure) figures.push_back(figure);
}

}  // namespace

bool is_paper(std::string_view noun) {
  static const WordSet words("paper newspaper magazine outlet broadcaster publisher");
  return words.has(noun);
}

bool may_be_called(const Figure& figure, std::string_view noun) {
  static const WordSet firms("company firm corporation operator employer manufacturer retailer carrier airline");
  static const WordSet no_firms("union committee council court department ministry commission party house senate parliament government association board police alliance federation "
                               "inspectorate league charity service authority university college school hospital inquiry tribunal panel assembly office campaign"),
      no_unions("council court department ministry commission party house senate parliament government board police inspectorate service authority university college school hospital inquiry tribunal panel assembly office ltd plc "
                "limited group holdings inc trust company"),
      unions("union association federation guild"), of_their_own("department ministry council board committee hospital university college school trust court police government authority service tribunal inquiry commission panel "
                                                                  "parliament assembly senate cabinet party regulator inspectorate club"),
      platforms("whatsapp telegram facebook twitter instagram tiktok linkedin youtube zoom slack reddit bluesky signal");
  static const WordSet broadcasters("fm radio tv television broadcasting");
  const auto has = [&](const auto& is) { return std::any_of(figure.key.begin(), figure.key.end(), is); };
  if (noun == "station") return has([](const std::string& word) { return broadcasters.has(word); });
  const bool outlet = has([](const std::string& word) { return is_outlet_noun(word); });
  if (is_paper(noun)) return outlet;
  if (outlet || has([](const std::string& word) { return platforms.has(word); })) return false;
  if (of_their_own.has(noun)) return has([&](const std::string& word) { return word == noun; });  // no other body is called "the department"
  return !(firms.has(noun) && has([](const std::string& word) { return no_firms.has(word); })) && !(unions.has(noun) && has([](const std::string& word) { return no_unions.has(word); }));
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) (all += word) += ' ';
  if (!all.empty()) all.pop_back();
  return all;
}

Gender Figure::gender() const {
  if (male == female) return Gender::unknown;
  return male > female ? Gender::male : Gender::female;
}

bool Figure::may_be_body() const { return type == NameType::unknown && gender() == Gender::unknown && !key.empty() && !is_first_name(key.front()); }

Cast::Cast(const Reading& reading) : reading_(reading), name_at_(reading.words().size(), 0) {}

std::string_view Cast::written(const NameMention& name) const { return reading_.text_of_words(name.name_first, name.last); }

void Cast::enter_names(const std::vector<NameMention>& names, const std::vector<std::string>& correspondents) {
  for (const NameMention& name : names)
    if (!name.role_only && name.size() > 1) enter_full(name);
  for (const std::string& name : correspondents) enter_given(name, NameType::unknown);
  for (const NameMention& name : names)
    if (!name.role_only && name.size() == 1) mention(figure_of_short(name), name);
  std::sort(names_.begin(), names_.end(), [](const Seen& a, const Seen& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < names_.size(); ++i)
    for (std::size_t w = names_[i].first; w < names_[i].last; ++w) name_at_[w] = static_cast<std::uint32_t>(i + 1);
  know_places();
}

// "In Kelderby", "at Kelderby": what is never named but behind such words is no person.
void Cast::know_places() {
  static const WordSet where("in at near outside around");
  constexpr std::size_t longest = 3;  // words
  const auto& words = reading_.words();
  std::vector<std::uint8_t> named(figures_.size()), elsewhere(figures_.size());
  for (const Seen& name : names_) {
    named[name.figure] = 1;
    const bool possessive = words[name.last - 1].possessive;
    if (name.first == 0 || possessive || !where.has(words[name.first - 1].lower)) elsewhere[name.figure] = 1;
  }
  for (FigureId id = 0; id < figures_.size(); ++id)
    if (named[id] && !elsewhere[id] && figures_[id].type == NameType::unknown && figures_[id].key.size() <= longest && figures_[id].gender() == Gender::unknown) figures_[id].where = true;
}

void Cast::enter_full(const NameMention& name) {
  const std::string_view text = written(name);
  const std::vector<std::string> key = without_articles(name_words(text));
  if (key.empty()) return;
  PersonName person = parse_person(reading_.text_of_words(name.first, name.last));
  mention(figure_of_full(key, person, name.type, text), name);
}

FigureId Cast::figure_of_full(const std::vector<std::string>& key, const PersonName& person, NameType type, std::string_view text) {
  if (const auto found = index_.by_key.find(joined(key)); found != index_.by_key.end()) return found->second.front();
  if (type == NameType::person || type == NameType::unknown) {
    if (const auto found = index_.by_surname.find(person.surname); found != index_.by_surname.end())
      for (std::size_t i = found->second.size(), tried = 0; i-- > 0 && tried < most_bearers; ++tried) {
        const Figure& figure = figures_[found->second[i]];
        if (figure.may_be_person() && may_be_same_person(figure.person, person) && (figure.person.full() || figure.type == NameType::person)) return found->second[i];
      }
  }
  if (type != NameType::person)
    if (const std::optional<FigureId> whole = whole_of(key); whole && figures_[*whole].type != NameType::person) return *whole;
  return add(std::string(text), type);
}

// The bearer of a surname that a short form means: the one named most often so far; sex must not clash.
std::optional<FigureId> Cast::best_bearer(const std::vector<FigureId>& bearers, const PersonName& person) const {
  std::optional<FigureId> best;
  for (std::size_t i = 0; i < bearers.size() && i < most_bearers; ++i) {
    const Figure& figure = figures_[bearers[i]];
    if (!figure.may_be_person()) continue;
    const Gender theirs = figure.gender();
    if (person.gender != Gender::unknown && theirs != Gender::unknown && theirs != person.gender) continue;
    if (!best || figure.named > figures_[*best].named) best = bearers[i];
  }
  return best;
}

std::optional<FigureId> Cast::whole_of(const std::vector<std::string>& part) const {
  const auto found = index_.by_first_word.find(part.front());
  if (found == index_.by_first_word.end()) return std::nullopt;
  for (std::size_t i = found->second.size(), tried = 0; i-- > 0 && tried < most_bearers; ++tried) {
    const Figure& figure = figures_[found->second[i]];
    if (figure.key.size() > part.size() && is_part_of_name(part, figure.key)) return found->second[i];
  }
  return std::nullopt;
}

// "AL: Is it so?" in notes of a talk: the only person in the text with these initials.
std::optional<FigureId> Cast::bearer_of_initials(const NameMention& name) const {
  constexpr std::size_t most_figures = 400;
  const auto& words = reading_.words();
  const std::string& letters = words[name.name_first].lower;
  static const WordSet others("ps pps re cc nb pm am qa fw fwd");
  if (others.has(letters) || index_.by_key.count(letters) > 0 || index_.by_initials.count(letters) > 0) return std::nullopt;
  const bool labels = name.last < words.size() && words[name.last].lower == ":" && words[name.name_first].sentence_start;
  if (!labels || !words[name.name_first].all_capitals || letters.size() < 2 || letters.size() > 3 || figures_.size() > most_figures) return std::nullopt;
  std::optional<FigureId> only;
  for (FigureId id = 0; id < figures_.size(); ++id) {
    if (!figures_[id].may_be_person() || !figures_[id].person.full()) continue;
    std::vector<std::string> names = figures_[id].person.given;
    names.push_back(figures_[id].person.surname);
    if (initials_of(names, true) != letters) continue;
    if (only) return std::nullopt;
    only = id;
  }
  return only;
}

FigureId Cast::figure_of_short(const NameMention& name) {
  if (const auto bearer = bearer_of_initials(name)) return *bearer;
  const std::string& word = reading_.words()[name.name_first].lower;
  const PersonName person = parse_person(reading_.text_of_words(name.first, name.last));
  if (name.type != NameType::organisation || index_.by_initials.count(word) == 0)
    if (const auto found = index_.by_surname.find(word); found != index_.by_surname.end())
      if (const auto bearer = best_bearer(found->second, person)) return *bearer;
  if (const auto found = index_.by_key.find(word); found != index_.by_key.end() && !name.titled()) return found->second.front();
  if (!name.titled())
    if (const auto found = index_.by_initials.find(word); found != index_.by_initials.end() && reading_.words()[name.name_first].all_capitals) return found->second.front();
  if (const auto found = index_.by_given.find(word); found != index_.by_given.end() && name.type != NameType::organisation)
    if (const auto bearer = best_bearer(found->second, person)) return *bearer;
  if (!name.titled() && name.type != NameType::person && !is_place(word))
    if (const auto whole = whole_of({word}); whole && figures_[*whole].type == NameType::organisation && (figures_[*whole].key.front() == word || figures_[*whole].key.back() == word)) return *whole;
  return add(std::string(written(name)), name.type);
}

FigureId Cast::add(std::string name, NameType type) {
  const FigureId id = figures_.size();
  Figure& figure = figures_.emplace_back();
  figure.actor.name = std::move(name);
  figure.type = type;
  figure.key = without_articles(name_words(figure.actor.name));
  figure.person = parse_person(figure.actor.name);
  index(id);
  return id;
}

void Cast::index(FigureId id) {
  const Figure& figure = figures_[id];
  if (figure.key.empty()) return;
  add_last(index_.by_key[joined(figure.key)], id);
  if (figure.may_be_person()) {
    add_last(index_.by_surname[figure.person.surname], id);
    for (const std::string& given : figure.person.given)
      if (given.size() > 2) add_last(index_.by_given[given], id);
  }
  if (figure.type == NameType::person || figure.key.size() < 2) return;
  add_last(index_.by_initials[initials_of(figure.key, false)], id);
  add_last(index_.by_initials[initials_of(figure.key, true)], id);
  for (const std::string& word : figure.key)
    if (!is_function_word(word)) add_last(index_.by_first_word[word], id);
}

// Another written form of a figure: kept as an alias, or as its name where it is fuller.
void Cast::take_form(FigureId id, std::string_view form, NameType type) {
  Figure& figure = figures_[id];
  const bool by_part = type == NameType::organisation && name_words(form).size() < figure.key.size();  // says little of the whole
  if (figure.type == NameType::unknown && type != NameType::unknown && !by_part) figure.type = type;
  if (figure.actor.name == form) return;
  if (is_fuller(form, figure.actor.name)) {
    add_once(figure.actor.aliases, figure.actor.name);
    figure.actor.name = std::string(form);
    figure.key = without_articles(name_words(form));
    figure.person = parse_person(form);
    index(id);
  } else {
    add_once(figure.actor.aliases, std::string(form));
  }
}

void Cast::mention(FigureId id, const NameMention& name) {
  take_form(id, written(name), name.type);
  Figure& figure = figures_[id];
  if (name.titled()) add_once(figure.actor.aliases, std::string(reading_.text_of_words(name.first, name.last)));
  const PersonName person = parse_person(reading_.text_of_words(name.first, name.last));
  if (figure.may_be_person()) vote(id, person.gender, person.titles.empty() ? 1 : 3);
  if (!name.abbreviation.empty()) {
    add_once(figure.actor.aliases, name.abbreviation);
    index_.by_key[folded(name.abbreviation)].insert(index_.by_key[folded(name.abbreviation)].begin(), id);
    if (figure.type == NameType::unknown) figure.type = NameType::organisation;
  }
  ++figure.named;
  see({name.first, name.last, id, MentionKind::name});
}

void Cast::vote(FigureId id, Gender gender, int votes) {
  if (gender == Gender::male) figures_[id].male += votes;
  if (gender == Gender::female) figures_[id].female += votes;
}

void Cast::see(Seen seen) {
  figures_[seen.figure].actor.mentions.push_back({reading_.span_of(seen.first, seen.last), seen.kind});
  if (seen.kind == MentionKind::name) names_.push_back(seen);
}

void Cast::add_role(FigureId id, Role role, std::string head, std::vector<std::string> words) {
  Figure& figure = figures_[id];
  if (figure.role_words.size() >= most_bearers || std::find(figure.role_words.begin(), figure.role_words.end(), words) != figure.role_words.end()) return;
  figure.actor.roles.push_back(std::move(role));
  figure.role_words.push_back(std::move(words));
  figure.role_heads.push_back(std::move(head));
}

FigureId Cast::enter_given(std::string_view name, NameType type) {
  const std::vector<std::string> key = without_articles(name_words(name));
  if (!key.empty()) {
    if (const auto found = index_.by_key.find(joined(key)); found != index_.by_key.end()) return found->second.front();
    const PersonName person = parse_person(name);
    if (type != NameType::organisation && person.full())
      if (const auto found = index_.by_surname.find(person.surname); found != index_.by_surname.end())
        for (std::size_t i = 0; i < found->second.size() && i < most_bearers; ++i)
          if (figures_[found->second[i]].may_be_person() && figures_[found->second[i]].person.full() && may_be_same_person(figures_[found->second[i]].person, person)) return found->second[i];
  }
  const FigureId id = add(std::string(without_titles(name)), type);
  if (figures_[id].actor.name != name) add_once(figures_[id].actor.aliases, std::string(name));
  if (type == NameType::person) vote(id, parse_person(name).gender);
  return id;
}

std::optional<FigureId> Cast::only_bearer_of(const std::string& word) const {
  for (const auto* names : {&index_.by_surname, &index_.by_given}) {
    const auto found = names->find(word);
    if (found == names->end()) continue;
    std::optional<FigureId> only;
    for (const FigureId bearer : found->second) {
      if (!figures_[bearer].may_be_person() || !figures_[bearer].person.full()) continue;
      if (only || found->second.size() > most_bearers) return std::nullopt;
      only = bearer;
    }
    if (only) return only;
  }
  return std::nullopt;
}

FigureId Cast::enter_unnamed(std::string_view words, ActorType type, bool plural) {
  const FigureId id = figures_.size();
  Figure& figure = figures_.emplace_back();
  figure.actor.name = std::string(words);
  figure.actor.type = type;
  figure.actor.unnamed = true;
  figure.type = type == ActorType::person ? NameType::person : NameType::organisation;
  figure.plural = plural;
  return id;
}

std::optional<std::size_t> Cast::name_at(std::size_t word) const {
  if (name_at_[word] == 0) return std::nullopt;
  return name_at_[word] - 1;
}

std::optional<std::size_t> Cast::name_behind_article(std::size_t word, std::size_t end) const {
  if (word + 1 < end && is_article(reading_.words()[word].lower)) ++word;
  return word < end ? name_at(word) : std::nullopt;
}

void Cast::belongs(FigureId figure, const std::string& body) {
  if (std::string& part_of = figures_[figure].actor.part_of; part_of.empty()) part_of = body;
}

std::optional<FigureId> Cast::named(const std::vector<std::string>& words) const {
  if (words.empty()) return std::nullopt;
  if (const auto found = index_.by_key.find(joined(words)); found != index_.by_key.end()) return found->second.front();
  return whole_of(words);
}

}  // namespace onrecord::people
