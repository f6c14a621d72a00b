#include "people/resolver.h"

#include <algorithm>  // std::stable_sort

#include "people/addressees.h"
#include "people/around_quotation.h"
#include "people/default_addressees.h"
#include "people/lexicon.h"
#include "people/named_below.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

constexpr std::size_t longest_phrase = 60;  // words of a source looked at
constexpr float sure = 0.85F;               // a pronoun this likely right tells the sex of whom it means
constexpr std::size_t first_words = 7;      // words of a content in which its subject stands
constexpr std::size_t longest_sender = 16;  // words

bool is_first_person(std::string_view word) {
  static const WordSet words("i me my myself we us our ourselves");
  return words.has(word);
}
bool is_number(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

// "her words", "his view": what is said, named after who says it.
bool is_saying(std::string_view word) {
  static const WordSet words("words word view views opinion remark remarks comment comments claim claims belief assertion argument message warning promise pledge insistence "
                             "reaction response reply answer stance position verdict conclusion");
  return words.has(word);
}

}  // namespace

std::vector<Resolver::Item> Resolver::items() const {
  std::vector<Item> items;
  const auto& words = reading_.words();
  const auto& statements = reading_.statements();
  std::vector<bool> taken(words.size(), false);
  const auto add = [&](std::size_t first, std::size_t last, Use use, std::size_t statement) {
    if (first >= last) return;
    items.push_back({first, std::min(last, first + longest_phrase), use, statement});
    taken[first] = true;
  };
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const std::optional<Span> agent = agent_of(reading_, statements[i]);
    if (agent) {
      const auto [first, last] = reading_.words_of(*agent);
      add(first, last, Use::source, i);
    }
    if (const auto shown = participle_of(cast_, statements[i])) {  // "Messages show [Ann Lee] telling [colleagues] that"
      const Seen& name = cast_.names()[shown->name];
      add(name.first, name.last, Use::source, i);
      for (const AddresseeWords& to : addressees_behind(reading_, statements[i], shown->participle)) add(to.first, to.last, Use::addressee, i);
      continue;
    }
    const bool passive = agent || is_passive(reading_, statements[i]);
    if (!statements[i].source.empty() && !is_impersonal(reading_, statements[i]) && (!agent || !agent->overlaps(source_of(i)))) {
      auto [first, last] = reading_.words_of(source_of(i));
      first = behind_answer(first, last);
      const bool speaks_itself = first + 1 < last && is_first_person(words[last - 1].lower);  // "Minister, I": see first_and_second_person
      if (!speaks_itself) add(first, last, passive ? Use::addressee : Use::source, i);
    }
    if (passive) continue;
    for (const AddresseeWords& to : find_addressees(reading_, statements[i])) add(to.first, to.last, Use::addressee, i);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (taken[i] || !words[i].letters || words[i].all_capitals) continue;
    if (const auto wanted = wanted_by(words[i].lower); wanted && wanted->person) items.push_back({i, i + 1, Use::mention, 0});
    if (const std::size_t end = end_of_role(i); end > i) items.push_back({i, end, Use::mention, 0});
  }
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.first < b.first; });
  return items;
}

// Behind "In answer to Mrs Lee," where the source begins so.
std::size_t Resolver::behind_answer(std::size_t first, std::size_t last) const {
  static const WordSet answers("answer reply response answering");
  const auto& words = reading_.words();
  if (first + 2 >= last || words[first].lower != "in" || !answers.has(words[first + 1].lower)) return first;
  std::size_t at = first;
  while (at < last && words[at].lower != ",") ++at;
  return at + 1 < last ? at + 1 : first;
}

// Of several pieces the first that is not the source of the statement around it.
Span Resolver::source_of(std::size_t i) const {
  const Statement& statement = reading_.statements()[i];
  if (statement.source.size() == 1 || !statement.inside) return statement.source.front();
  for (Span piece : statement.source) {
    const Spans& outer = reading_.statements()[*statement.inside].source;
    if (std::none_of(outer.begin(), outer.end(), [&](Span other) { return other.overlaps(piece); })) return piece;
  }
  return statement.source.front();
}

// Behind "the chief executive", "my mother", where they begin at `word` and no name goes with them; else `word`.
std::size_t Resolver::end_of_role(std::size_t word) const {
  constexpr std::size_t longest = 4;
  const auto& words = reading_.words();
  if (words[word].lower != "the" && !is_possessive_pronoun(words[word].lower)) return word;
  const std::size_t end = reading_.sentence_words(words[word].sentence).second;
  for (std::size_t i = word + 1; i < std::min(end, word + longest); ++i) {
    if (!words[i].letters || words[i].possessive || is_function_word(words[i].lower) || cast_.name_at(i)) return word;
    const bool last = i + 1 == end || !words[i + 1].letters || is_function_word(words[i + 1].lower) || !(is_person_noun(words[i + 1].lower) || is_organisation_noun(words[i + 1].lower) || is_document_noun(words[i + 1].lower));
    if (!last || !is_person_noun(words[i].lower)) continue;
    if (words[i].lower == "head" && i == word + 1 && words[word].lower != "the" && !(i + 1 < end && (words[i + 1].lower == "of" || words[i + 1].lower == "teacher"))) return word;  // "she shook her head"
    const bool named = (i + 1 < end && cast_.name_at(i + 1)) || (i + 2 < end && words[i + 1].lower == "," && cast_.name_at(i + 2));
    const bool of_state = i + 2 < end && words[i + 1].lower == "of" && words[i + 2].lower == "state";
    return named ? word : of_state ? i + 3 : i + 1;
  }
  return word;
}

// Whether a name that ends before `word` only modifies a noun: "[Orr] campaign manager", "[Orr] aides".
bool Resolver::modifies(std::size_t word) const {
  const auto& words = reading_.words();
  for (std::size_t i = word; i < std::min(words.size(), word + 2); ++i) {
    if (!words[i].letters || words[i].capital || is_function_word(words[i].lower) || words[i].sentence != words[word].sentence) return false;
    if (is_person_noun(words[i].lower) || is_plural_person_noun(words[i].lower) || is_organisation_noun(words[i].lower)) return true;
  }
  return false;
}

void Resolver::remember(std::size_t first, std::size_t last, FigureId figure, MentionKind kind, bool speaker) {
  const ReadWord& word = reading_.words()[first];
  const std::size_t begin = reading_.sentence_words(word.sentence).first;
  const auto& history = discourse_.history();
  // "[Orr]'s colleague Ann Lee": what only modifies what comes is not in its way.
  bool first_of_sentence = true;
  for (std::size_t i = history.size(); first_of_sentence && i-- > 0 && history[i].word >= begin && history[i].word < first;) first_of_sentence = history[i].possessive;
  std::size_t before = first;
  if (before > begin && is_article(reading_.words()[before - 1].lower)) --before;
  const bool oblique = before > begin && is_preposition(reading_.words()[before - 1].lower);
  const bool object = kind == MentionKind::pronoun && (word.lower == "him" || word.lower == "them" || word.lower == "himself" || word.lower == "herself" ||
                                                       (word.lower == "her" && first + 1 < reading_.words().size() && !reading_.words()[first + 1].letters));
  const bool modifier = !speaker && (reading_.words()[last - 1].possessive || (kind == MentionKind::name && modifies(last)));
  discourse_.remember({first, figure, kind, (first_of_sentence && !oblique && !modifier) || speaker, speaker, word.quoted, modifier, oblique, object, reading_.statement_around(first)});
}

void Resolver::remember_names_before(std::size_t word) {
  const auto& names = cast_.names();
  for (; next_name_ < names.size() && names[next_name_].first < word; ++next_name_) remember(names[next_name_].first, names[next_name_].last, names[next_name_].figure, MentionKind::name, false);
}

std::vector<Spoken> Resolver::run() {
  const std::size_t count = reading_.statements().size();
  spoken_.resize(count);
  const std::vector<ChatNamed> chats = named_chats(cast_);
  if (!chats.empty()) chat_audience_ = chats.front().group;
  for (const Item& item : items()) {
    remember_names_before(item.first);
    std::optional<Meant> meant = resolve(item);
    if (!meant) continue;
    if (item.use == Use::source) spoken_[item.statement].speaker = meant;
    if (item.use == Use::addressee) spoken_[item.statement].to.push_back(*meant);
  }
  for (std::size_t i = 0; i < count; ++i) {
    own_words(i);
    first_and_second_person(i);
    told_around(i);
    without_source(i);
  }
  name_from_below(cast_, descriptions_.roles(), spoken_);
  const WhoIsMeant who = [&](std::size_t first, std::size_t last) { return who_is_meant(first, last); };
  const Letters letters(cast_, who);
  for (std::size_t i = 0; i < count; ++i) wrote_himself(i, letters);
  DefaultAddressees(cast_, authors_, descriptions_.roles(), letters, chats, spoken_).find();
  for (Spoken& spoken : spoken_)  // nobody tells himself
    if (spoken.speaker) std::erase_if(spoken.to, [&](const Meant& to) { return to.figure == spoken.speaker->figure; });
  return std::move(spoken_);
}

std::optional<Meant> Resolver::resolve(const Item& item) {
  const Phrase phrase = parse_phrase(cast_, item.first, item.last);
  if (phrase.kind == PhraseKind::none) return std::nullopt;
  const std::size_t end = std::max(phrase.core_last, phrase.first + 1);
  const Span span = reading_.span_of(phrase.first, end);
  std::optional<Meant> meant;
  if (phrase.kind == PhraseKind::pronoun) {
    meant = resolve_pronoun(item, phrase);
  } else if (phrase.kind == PhraseKind::names) {
    meant = Meant{descriptions_.group(phrase), span, 0.9F};
  } else if (phrase.kind == PhraseKind::name) {
    const Seen& name = cast_.names()[phrase.names.front()];
    meant = Meant{name.figure, reading_.span_of(name.first, name.last), 0.98F};
  } else if (item.use == Use::addressee && chat_audience_ && is_the_chat(phrase)) {
    meant = Meant{*chat_audience_, span, 0.8F};
  } else {
    meant = owner_of_writing(item, phrase);
    if (!meant) meant = resolve_whose(phrase);
    if (!meant && item.use == Use::source) meant = who_goes_on(item, phrase);
    if (!meant) {
      const Meaning meaning = descriptions_.resolve(phrase, item.use == Use::source ? Descriptions::Salience::counts : Descriptions::Salience::ignored);
      meant = Meant{meaning.figure, span, meaning.score};
    }
  }
  if (!meant) return std::nullopt;
  const bool by_name = phrase.kind == PhraseKind::name;
  const bool speaker = item.use == Use::source;
  if (by_name && speaker) learn_sex(item.statement, meant->figure);
  const MentionKind kind = by_name ? MentionKind::name : phrase.kind == PhraseKind::pronoun ? MentionKind::pronoun : MentionKind::description;
  if (!by_name) {
    cast_.see({phrase.first, end, meant->figure, kind});
    if (kind == MentionKind::pronoun) pronouns_[phrase.head] = meant->figure;
    if (kind == MentionKind::pronoun && meant->score > sure)  // a doubtful "she" must not make the next one sure
      if (const auto wanted = wanted_by(reading_.words()[phrase.head].lower)) cast_.vote(meant->figure, wanted->gender);
  }
  if (!by_name) {
    remember(phrase.first, end, meant->figure, kind, speaker);
  } else if (speaker) {  // remembered once, as the speaker
    const std::size_t name = phrase.names.front();
    remember_names_before(cast_.names()[name].first);
    remember(cast_.names()[name].first, cast_.names()[name].last, meant->figure, kind, true);
    if (next_name_ == name) ++next_name_;
  }
  return meant;
}

// "… the medieval historian went on": who spoke before, in other words.
std::optional<Meant> Resolver::who_goes_on(const Item& item, const Phrase& phrase) const {
  static const WordSet verbs("went goes continued continues added adds");
  const Statement& statement = reading_.statements()[item.statement];
  const auto& words = reading_.words();
  if (item.statement == 0 || statement.cue.empty() || words[phrase.first].lower != "the" || phrase.of_name) return std::nullopt;
  const std::size_t cue = reading_.words_of(statement.cue.front()).first;
  const std::optional<Meant>& before = spoken_[item.statement - 1].speaker;
  if (cue >= words.size() || !verbs.has(words[cue].lower) || !before || cast_.figures()[before->figure].type != NameType::person || cast_.figures()[before->figure].actor.unnamed) return std::nullopt;
  const ReadWord& head = words[phrase.head];
  if (is_plural_person_noun(head.lower) || is_organisation_noun(head.lower) || is_document_noun(head.lower) || !descriptions_.roles().find(telling_words(reading_, phrase.first, phrase.core_last), head.lower).empty()) return std::nullopt;
  if (is_role_noun(head.lower) && !cast_.figures()[before->figure].actor.roles.empty()) return std::nullopt;
  constexpr std::size_t farthest = 600;  // words in which it may have been spoken of
  for (std::size_t i = phrase.first; i-- > (phrase.first > farthest ? phrase.first - farthest : 0);)
    if (words[i].lower == head.lower) return std::nullopt;  // "a shop steward said … the shop steward added"
  const Gender theirs = cast_.figures()[before->figure].gender(), wanted = gender_of_word(head.lower);
  if (theirs != Gender::unknown && wanted != Gender::unknown && theirs != wanted) return std::nullopt;
  const Statement& earlier = reading_.statements()[item.statement - 1];
  if (earlier.content.empty() || statement.content.empty()) return std::nullopt;
  const Tokens& tokens = reading_.tokens();
  if (tokens.paragraph_at(statement.content.front().begin) > tokens.paragraph_at(earlier.content.back().begin) + 1) return std::nullopt;
  return Meant{before->figure, reading_.span_of(phrase.first, phrase.core_last), 0.6F};
}

// "Lee said [she] had not": who says so of himself.
void Resolver::learn_sex(std::size_t index, FigureId speaker) {
  const Statement& statement = reading_.statements()[index];
  if (statement.content.empty() || statement.kind == StatementKind::direct || cast_.figures()[speaker].gender() != Gender::unknown || cast_.figures()[speaker].type == NameType::organisation) return;
  const auto& words = reading_.words();
  auto [first, last] = reading_.words_of(statement.content.front());
  while (first < last && (!words[first].letters || words[first].lower == "that")) ++first;
  if (first >= last || words[first].quoted || (words[first].lower != "he" && words[first].lower != "she")) return;
  if (const auto wanted = wanted_by(words[first].lower)) cast_.vote(speaker, wanted->gender);
}

// "told [the group]"
bool Resolver::is_the_chat(const Phrase& phrase) const {
  static const WordSet chats("group chat");
  const auto& words = reading_.words();
  return phrase.core_last == phrase.first + 2 && words[phrase.first].lower == "the" && chats.has(words[phrase.head].lower);
}

// Nobody tells himself by "him", or says "he" of himself or of the one he writes to.
std::vector<FigureId> Resolver::not_meant_by_third_person(const Item& item) {
  std::vector<FigureId> barred;
  if (item.use == Use::addressee && spoken_[item.statement].speaker) return {spoken_[item.statement].speaker->figure};
  const ReadWord& word = reading_.words()[item.first];
  if (word.quoted) {
    const auto around = reading_.statement_around(item.first);
    if (around && !reading_.statements()[*around].source.empty())
      if (const auto speaker = named_source(*around)) barred.push_back(*speaker);
    return barred;
  }
  const DocumentKind kind = reading_.document().kind;
  const bool written_to = kind == DocumentKind::email || kind == DocumentKind::letter || kind == DocumentKind::chat;
  const ByteOffset at = reading_.span_of(item.first, item.first + 1).begin;
  if (written_to) barred = authors_.audience_of(at);
  if (barred.size() > 1 && kind == DocumentKind::chat) barred.clear();  // of another member, before all
  const auto author = authors_.of_place(at);
  if (author)
    barred.push_back(*author);
  else if (kind == DocumentKind::email || kind == DocumentKind::letter)
    if (const auto writer = authors_.of_document()) barred.push_back(*writer);
  return barred;
}

// "“Louise said no fines,” she said": who is named in a quotation is not who is quoted; but who is called in it may be ("He said, ‘Louise, no.’").
void Resolver::bar_named_in_quotation(std::size_t index, std::vector<FigureId>& barred) const {
  const Statement& statement = reading_.statements()[index];
  if (statement.kind != StatementKind::direct || statement.content.empty()) return;
  constexpr std::size_t most = 16;  // names
  const auto& names = cast_.names();
  for (const Span piece : statement.content) {
    const auto [first, last] = reading_.words_of(piece);
    auto name = std::lower_bound(names.begin(), names.end(), first, [](const Seen& seen, std::size_t word) { return seen.first < word; });
    for (std::size_t looked = 0; name != names.end() && name->first < last && looked < most; ++name, ++looked) {
      const auto& words = reading_.words();
      const bool called = (name->last < words.size() && words[name->last].lower == ",") || (name->first > first + 1 && !words[name->first - 1].letters);
      if (!called && cast_.figures()[name->figure].may_be_person()) barred.push_back(name->figure);
    }
  }
}

std::optional<Meant> Resolver::resolve_pronoun(const Item& item, const Phrase& phrase) {
  const std::string& word = reading_.words()[phrase.head].lower;
  if (is_relative_pronoun(word)) return resolve_relative(phrase);
  const auto wanted = wanted_by(word);
  if (!wanted) return std::nullopt;
  const std::optional<std::size_t> statement = item.use == Use::source ? std::optional(item.statement) : std::nullopt;
  std::vector<FigureId> barred = not_meant_by_third_person(item);
  if (statement) bar_named_in_quotation(*statement, barred);
  if (word == "it" && statement)
    if (const auto writer = writer_of_it(item)) return Meant{*writer, reading_.span_of(phrase.head, phrase.head + 1), 0.6F};
  if (questions_ != nullptr) questions_->push_back({phrase.head, discourse_.candidates(item.first, *wanted, statement, barred)});
  const auto choice = discourse_.antecedent(item.first, *wanted, statement, barred);
  if (!choice) return std::nullopt;
  return Meant{choice->figure, reading_.span_of(phrase.head, phrase.head + 1), choice->score};
}

// "The Post has seen a message that Lee sent. “Let them walk,” it reads.": who wrote what "it" is, where one of the sentences before names that writing.
std::optional<FigureId> Resolver::writer_of_it(const Item& item) {
  constexpr std::size_t farthest = 3;  // sentences
  auto found = last_writing(item.first, farthest, true);
  if (!found) return std::nullopt;
  constexpr std::size_t nearest = 6;  // statements
  const Span noun = reading_.words()[found->noun].span;
  for (std::size_t j = item.statement; !found->writer && j-- > 0 && j + nearest >= item.statement;)  // "“No,” [her letter] begins. But in its fourth paragraph it says that …"
    for (const Span source : reading_.statements()[j].source)
      if (source.contains(noun) && spoken_[j].speaker) found->writer = spoken_[j].speaker->figure;
  if (!found->writer) return std::nullopt;
  if (is_correspondence_noun(reading_.words()[found->noun].lower)) spoken_[item.statement].writing = reading_.span_of(found->noun, found->noun + 1);
  return found->writer;
}

// The nearest noun for something written, in the sentence of `word` before it and up to `farthest` sentences before that one, and who wrote it; `nearest_only`:
// the search ends there even if its writer is not told.
std::optional<Resolver::Writing> Resolver::last_writing(std::size_t word, std::size_t farthest, bool nearest_only) const {
  static const WordSet published("statement announcement release post tweet petition"), leads("from by that which");
  static const WordSet issuing("issued issues released releases published publishes posted posts sent sends wrote writes tweeted circulated put exchanged exchange shared");
  constexpr std::size_t near = 6, longest = 150, reach = 40;  // words: behind the noun; looked at of a sentence; before the noun
  const auto& words = reading_.words();
  const std::size_t own = words[word].sentence;
  for (std::size_t back = 0; back <= std::min(farthest, own); ++back) {
    const auto [begin, end] = reading_.sentence_words(own - back);
    std::size_t looked = 0;
    for (std::size_t noun = std::min(end, word); noun-- > begin && looked < longest; ++looked) {
      if (words[noun].quoted || (!is_correspondence_noun(words[noun].lower) && !published.has(words[noun].lower))) continue;
      Writing writing{noun, {}};
      for (std::size_t i = noun + 1; i < std::min(end, noun + near) && !writing.writer; ++i)
        if (leads.has(words[i].lower) && i + 1 < end)
          if (const auto name = cast_.name_at(i + 1)) writing.writer = cast_.names()[*name].figure;
      bool issued = false;
      for (std::size_t i = noun; i-- > begin && noun - i <= reach && !writing.writer;) {
        issued = issued || issuing.has(words[i].lower);
        const auto name = cast_.name_at(i);
        if (name && (issued || (i + 1 == noun && words[i].possessive))) writing.writer = cast_.names()[*name].figure;
      }
      if (writing.writer || nearest_only) return writing;
    }
  }
  return std::nullopt;
}

// The figure that the source of a statement names, without resolving anything.
std::optional<FigureId> Resolver::named_source(std::size_t statement) const {
  const auto [first, last] = reading_.words_of(reading_.statements()[statement].source.front());
  if (first >= last) return std::nullopt;
  const Phrase phrase = parse_phrase(cast_, first, last);
  if (phrase.kind != PhraseKind::name) return std::nullopt;
  return cast_.names()[phrase.names.front()].figure;
}

// "nervous Democrats who fear": the noun phrase right before.
std::optional<Meant> Resolver::resolve_relative(const Phrase& phrase) {
  const auto& words = reading_.words();
  const std::size_t begin = reading_.sentence_words(words[phrase.first].sentence).first;
  std::size_t end = phrase.first;
  // "the generals - most of whom had said so before - who": what stands between dashes is left out.
  const auto is_dash = [&](std::size_t i) { return words[i].lower == "--" || words[i].lower == "-" || words[i].lower == "\u2014" || words[i].lower == "\u2013"; };
  if (end > begin && is_dash(end - 1)) {
    std::size_t open = end - 1;
    while (open > begin && is_dash(open - 1)) --open;
    while (open > begin && !is_dash(open - 1)) --open;
    if (open > begin + 1) end = open - 1;
  }
  while (end > begin && !words[end - 1].letters) --end;
  if (end == begin) return std::nullopt;
  if (const auto name = cast_.name_at(end - 1)) {
    const Seen& seen = cast_.names()[*name];
    return Meant{seen.figure, reading_.span_of(seen.first, seen.last), 0.8F};
  }
  std::size_t first = end;
  while (first > begin && words[first - 1].letters && !cast_.name_at(first - 1) &&
         (!is_function_word(words[first - 1].lower) || (words[first - 1].lower == "and" && first > begin + 1 && is_plural_person_noun(words[first - 2].lower) && first < end)))
    --first;
  while (first > begin && (is_article(words[first - 1].lower) || is_quantifier(words[first - 1].lower) || is_possessive_pronoun(words[first - 1].lower) || is_number(words[first - 1].lower))) --first;
  while (first > begin && first < end) {  // "Northern Europe countries", "Lee and Orr aides"
    const std::size_t before = words[first - 1].lower == "and" && first > begin + 1 ? first - 2 : first - 1;
    const auto name = cast_.name_at(before);
    if (!name || words[cast_.names()[*name].last - 1].possessive) break;
    first = cast_.names()[*name].first;
  }
  static const WordSet stands_alone("those anyone someone everyone anybody somebody everybody nobody one ones many some others all");
  if (first == end && !stands_alone.has(words[end - 1].lower)) return std::nullopt;
  if (first == end) --first;
  return Meant{descriptions_.describe(parse_phrase(cast_, first, end)), reading_.span_of(first, end), 0.7F};
}

// "the coastal towns, [whose leaders] fear …": leaders of the coastal towns; "Ann Lee, whose lawyer said": Ann Lee's lawyer.
std::optional<Meant> Resolver::resolve_whose(const Phrase& phrase) {
  const auto& words = reading_.words();
  if (words[phrase.first].lower != "whose" || phrase.core_last < phrase.first + 2) return std::nullopt;
  const std::optional<Meant> owner = resolve_relative(phrase);
  if (!owner) return std::nullopt;
  const Actor& of = cast_.figures()[owner->figure].actor;
  const std::string noun(reading_.text_of_words(phrase.first + 1, phrase.core_last));
  const std::string name = of.unnamed ? noun + " of " + std::string(text_of(reading_.text(), owner->mention)) : of.name + "'s " + noun;
  const bool several = is_plural_person_noun(words[phrase.head].lower);
  const FigureId figure = cast_.enter_unnamed(name, several ? ActorType::group : is_person_noun(words[phrase.head].lower) ? ActorType::person : ActorType::organisation, several);
  return Meant{figure, reading_.span_of(phrase.first, phrase.core_last), 0.6F};
}

// Letters and messages speak for who wrote them: "Ann Lee's letter", "a leak of their messages", "her words".
std::optional<Meant> Resolver::owner_of_writing(const Item& item, const Phrase& phrase) {
  if (item.use != Use::source) return std::nullopt;
  const auto& words = reading_.words();
  bool writing = false, leaked = false, saying = false;
  for (std::size_t i = phrase.first; i < phrase.last; ++i) {
    writing = writing || is_correspondence_noun(words[i].lower);
    leaked = leaked || words[i].lower.starts_with("leak");
    saying = saying || ((i == phrase.head || i + 1 == phrase.last) && is_saying(words[i].lower));
  }
  if (!writing && !saying) return std::nullopt;
  std::optional<FigureId> owner;
  for (std::size_t i = phrase.first; i < phrase.last && !owner; ++i) {
    const std::string& word = words[i].lower;
    if (const auto name = cast_.name_at(i)) {
      const Seen& seen = cast_.names()[*name];
      const bool from = i > phrase.first && (words[i - 1].lower == "from" || words[i - 1].lower == "between");
      const bool by = i > phrase.first && words[i - 1].lower == "by" && i > phrase.first + 1 && is_correspondence_noun(words[i - 2].lower);
      if (words[seen.last - 1].possessive || from || by) owner = seen.figure;
      if (const Phrase several = parse_phrase(cast_, phrase.first, seen.last); owner && !from && !by && several.kind == PhraseKind::names) owner = descriptions_.group(several);  // "Lee and Orr's answer"
    } else if (is_possessive_pronoun(word) && wanted_by(word)) {
      if (const auto choice = discourse_.antecedent(i, *wanted_by(word), item.statement)) owner = choice->figure;
      if (word == "their" && writing)
        if (const auto subject = subject_of_content(reading_.statements()[item.statement])) owner = subject;
    }
  }
  if (!owner && writing) owner = sender_before(phrase.first, reading_.sentence_words(words[phrase.first].sentence).first);
  if (!owner && writing && leaked) owner = subject_of_content(reading_.statements()[item.statement]);
  if (!owner && writing && (words[phrase.first].lower == "the" || leaked)) owner = last_owner_;
  constexpr std::size_t report = 20;  // sentences in which a report on leaked messages says whose they are
  if (!owner && writing && words[phrase.first].lower == "the")
    if (const auto earlier = last_writing(phrase.first, report, false)) owner = earlier->writer;
  if (!owner && writing && words[phrase.first].lower == "the") owner = who_wrote_before(item);
  if (!owner) return std::nullopt;
  const Span span = reading_.span_of(phrase.first, phrase.last);
  if (writing) {
    last_owner_ = owner;
    spoken_[item.statement].writing = span;
  }
  return Meant{*owner, span, 0.6F};
}

// "Ann Lee wrote to the minister. “No,” [the letter] says.": who wrote last, in words that are quoted or in one of the sentences before.
std::optional<FigureId> Resolver::who_wrote_before(const Item& item) const {
  static const WordSet wrote("wrote writes written replied replies");
  constexpr std::size_t nearest = 4, farthest = 2;  // statements, sentences
  const auto& words = reading_.words();
  for (std::size_t j = item.statement; j-- > 0 && j + nearest >= item.statement;) {
    const Statement& before = reading_.statements()[j];
    if (before.cue.empty() || !spoken_[j].speaker) continue;
    const auto [first, last] = reading_.words_of(before.cue.front());
    for (std::size_t i = first; i < last; ++i)
      if (wrote.has(words[i].lower)) return spoken_[j].speaker->figure;
  }
  const std::size_t own = words[item.first].sentence;
  for (std::size_t back = 0; back <= std::min(farthest, own); ++back) {
    const auto [begin, end] = reading_.sentence_words(own - back);
    for (std::size_t verb = begin; verb < std::min(end, item.first); ++verb) {
      if (!wrote.has(words[verb].lower) || words[verb].quoted) continue;
      for (std::size_t i = begin; i < verb; ++i)
        if (const auto name = cast_.name_at(i); name && cast_.figures()[cast_.names()[*name].figure].type == NameType::person && !words[cast_.names()[*name].last - 1].possessive) return cast_.names()[*name].figure;
    }
  }
  return std::nullopt;
}

// "[Senior executives of the union] exchanged messages saying": who sends what speaks.
std::optional<FigureId> Resolver::sender_before(std::size_t word, std::size_t begin) {
  static const WordSet sends("exchanged exchange sent send wrote write posted post shared share circulated swapped traded");
  const auto& words = reading_.words();
  if (word < begin + 2 || !sends.has(words[word - 1].lower)) return std::nullopt;
  const std::size_t verb = word - 1;
  std::size_t first = verb;
  while (first > begin && words[first - 1].lower != "," && words[first - 1].lower != ";" && words[first - 1].lower != "that" && verb - first < longest_sender) --first;
  const Phrase phrase = parse_phrase(cast_, first, verb);
  if (phrase.kind == PhraseKind::name) return cast_.names()[phrase.names.front()].figure;
  if (phrase.kind == PhraseKind::names) return descriptions_.group(phrase);
  if (phrase.kind != PhraseKind::description || !(is_person_noun(words[phrase.head].lower) || is_plural_person_noun(words[phrase.head].lower))) return std::nullopt;
  return descriptions_.resolve(phrase, Descriptions::Salience::ignored).figure;
}

// "[Junior doctors' leaders] wanted to draw out the strikes, a leak of their messages shows."
std::optional<FigureId> Resolver::subject_of_content(const Statement& statement) {
  if (statement.content.empty()) return std::nullopt;
  const auto& words = reading_.words();
  auto [first, last] = reading_.words_of(statement.content.front());
  while (first < last && (!words[first].letters || words[first].lower == "that")) ++first;
  last = std::min(last, first + first_words);
  for (std::size_t i = first; i < last; ++i) {
    if (words[i].possessive) continue;
    if (is_preposition(words[i].lower)) return std::nullopt;  // "much [of] the dispute": its subject is nobody
    const auto name = cast_.name_at(i);
    if (name && !words[cast_.names()[*name].last - 1].possessive) return cast_.names()[*name].figure;
    if (!name && words[i].letters && (is_plural_person_noun(words[i].lower) || is_person_noun(words[i].lower))) {
      const Phrase phrase = parse_phrase(cast_, first, i + 1);
      return phrase.kind == PhraseKind::description ? std::optional(descriptions_.resolve(phrase, Descriptions::Salience::ignored).figure) : std::nullopt;
    }
  }
  return std::nullopt;
}

// Messages, comments, turns, quoted mails and what an author says himself.
void Resolver::own_words(std::size_t i) {
  const Statement& statement = reading_.statements()[i];
  if (!in_own_words(statement)) return;
  if (const auto author = authors_.of_statement(statement)) spoken_[i].speaker = Meant{*author, statement.source.empty() ? Span{} : statement.source.front(), 0.95F};
}

// "You told Bea that …" in a chat of several: who wrote last before.
std::optional<FigureId> Resolver::answered_in_chat(std::size_t i) const {
  constexpr std::size_t farthest = 4;  // statements
  const auto& statements = reading_.statements();
  if (reading_.document().kind != DocumentKind::chat || statements[i].content.empty()) return std::nullopt;
  const auto author = authors_.of_place(hull(statements[i].content).begin);
  for (std::size_t k = i, looked = 0; author && k-- > 0 && looked < farthest; ++looked) {
    if (!statements[k].message) continue;
    if (const auto before = authors_.of_place(statements[k].content.front().begin); before && before != author) return before;
  }
  return std::nullopt;
}

// Whom "I", "we" and "you" mean in what is said at the place of a statement.
std::optional<FigureId> Resolver::person_meant(std::string_view pronoun, std::size_t i) {
  const Statement& statement = reading_.statements()[i];
  const Span place = statement.source.empty() ? hull(statement.content) : statement.source.front();
  if (is_second_person(pronoun)) {
    if (const auto answered = answered_in_chat(i)) return answered;
    if (statement.inside && !spoken_[*statement.inside].to.empty()) return spoken_[*statement.inside].to.front().figure;
    const std::vector<FigureId> audience = authors_.audience_of(place.begin);
    return audience.size() == 1 || (!audience.empty() && reading_.document().kind != DocumentKind::chat) ? std::optional(audience.front()) : std::nullopt;
  }
  if (statement.inside && spoken_[*statement.inside].speaker) return spoken_[*statement.inside].speaker->figure;
  if (const auto author = authors_.of_place(place.begin)) return author;
  const DocumentKind kind = reading_.document().kind;
  const bool one = pronoun == "i" || pronoun == "me" || pronoun == "my" || pronoun == "myself";
  const bool for_all = kind == DocumentKind::letter || kind == DocumentKind::email || kind == DocumentKind::press_release || kind == DocumentKind::document;
  if (for_all || (one && (kind == DocumentKind::opinion || kind == DocumentKind::blog || kind == DocumentKind::social))) return authors_.of_document();
  return std::nullopt;
}

void Resolver::first_and_second_person(std::size_t i) {
  const Statement& statement = reading_.statements()[i];
  const auto meant = [&](std::size_t first) -> std::optional<Meant> {
    const std::string& word = reading_.words()[first].lower;
    if (!is_first_person(word) && !is_second_person(word)) return std::nullopt;
    const auto figure = person_meant(word, i);
    if (!figure) return std::nullopt;
    return Meant{*figure, reading_.span_of(first, first + 1), 0.8F};
  };
  const bool passive = is_passive(reading_, statement);
  if (passive && statement.source.empty())
    if (const auto figure = person_meant("i", i)) spoken_[i].to.push_back({*figure, {}, 0.6F});
  if (!passive && !spoken_[i].speaker && !statement.source.empty()) {
    const auto [first, last] = reading_.words_of(statement.source.front());
    if (first < last && (first + 1 == last || is_first_person(reading_.words()[last - 1].lower))) spoken_[i].speaker = meant(last - 1);  // "Minister, I"
  }
  for (const AddresseeWords& to : find_addressees(reading_, statement))
    if (to.first + 1 == to.last)
      if (const auto figure = meant(to.first)) spoken_[i].to.push_back(*figure);
}

// "Lee said that it was late, [and asked] Roe to explain": the subject of the verb before.
bool Resolver::shares_subject(std::size_t i) const {
  const Statement& before = reading_.statements()[i - 1];
  const Statement& statement = reading_.statements()[i];
  if (statement.cue.empty() || before.source.empty() || before.cue.empty()) return false;
  const auto& words = reading_.words();
  const std::size_t cue = reading_.words_of(statement.cue.front()).first, subject = reading_.words_of(before.source.front()).first;
  if (cue == 0 || cue >= words.size() || subject >= cue || words[cue].sentence != words[subject].sentence || words[cue].quoted != words[subject].quoted) return false;
  return words[cue - 1].lower == "and" || words[cue - 1].lower == "but" || words[cue - 1].lower == "then";
}

// Who is named in brackets behind a quotation, or is said to have answered right before it, says it; a source taken over from another sentence does not.
void Resolver::told_around(std::size_t i) {
  const Statement& statement = reading_.statements()[i];
  if (!statement.cue.empty() || in_own_words(statement)) return;
  if (const auto behind = named_behind(cast_, statement)) {
    const Seen& name = cast_.names()[*behind];
    spoken_[i].speaker = Meant{name.figure, reading_.span_of(name.first, name.last), 0.9F};
    return;
  }
  const auto replier = replier_before(reading_, statement);
  if (!replier) return;
  std::optional<FigureId> who;
  if (const auto name = cast_.name_at(*replier)) who = cast_.names()[*name].figure;
  else if (const auto meant = pronouns_.find(*replier); meant != pronouns_.end()) who = meant->second;
  if (!who) return;
  if (i > 0 && spoken_[i - 1].speaker && spoken_[i - 1].speaker->figure != *who && spoken_[i].to.empty()) spoken_[i].to.push_back({spoken_[i - 1].speaker->figure, {}, 0.5F});
  spoken_[i].speaker = Meant{*who, reading_.span_of(*replier, *replier + 1), 0.7F};
}

// Words with no source of their own: in a chat or a mail the author's, else those of who was quoted just before.
void Resolver::without_source(std::size_t i) {
  const Statement& statement = reading_.statements()[i];
  if (spoken_[i].speaker || !statement.source.empty() || statement.content.empty() || statement.kind == StatementKind::own) return;
  const ByteOffset begin = statement.content.front().begin;
  const DocumentKind kind = reading_.document().kind;
  if (kind == DocumentKind::chat || kind == DocumentKind::transcript || (kind == DocumentKind::email && !statement.cue.empty())) {
    const auto author = kind == DocumentKind::email ? authors_.of_document() : authors_.of_place(begin);
    if (author) spoken_[i].speaker = Meant{*author, {}, 0.6F};
    return;
  }
  if (i == 0 || !spoken_[i - 1].speaker || reading_.statements()[i - 1].content.empty()) return;
  if (said_again(reading_, statement)) spoken_[i].speaker = Meant{spoken_[i - 1].speaker->figure, {}, 0.7F};
  if (spoken_[i].speaker) return;
  if (shares_subject(i)) spoken_[i].speaker = Meant{spoken_[i - 1].speaker->figure, spoken_[i - 1].speaker->mention, 0.6F};
  if (spoken_[i].speaker || statement.kind == StatementKind::indirect) return;
  const Tokens& tokens = reading_.tokens();
  const std::size_t here = tokens.paragraph_at(begin), there = tokens.paragraph_at(reading_.statements()[i - 1].content.front().begin);
  if (here >= tokens.paragraphs.size() || here < there) return;
  const bool continues = here == there || (here == there + 1 && statement.content.front().begin <= tokens.paragraphs[here].span.begin + 3);
  if (continues) spoken_[i].speaker = Meant{spoken_[i - 1].speaker->figure, spoken_[i - 1].speaker->mention, 0.6F};
}

// "Lee wrote to Roe. “No,” [he] wrote.": Lee, whoever the pronoun seemed to mean.
void Resolver::wrote_himself(std::size_t i, const Letters& letters) {
  static const WordSet wrote("wrote writes");
  const Statement& statement = reading_.statements()[i];
  if (!spoken_[i].speaker || statement.cue.empty() || statement.content.empty() || spoken_[i].speaker->mention.empty()) return;
  const auto [first, last] = reading_.words_of(spoken_[i].speaker->mention);
  const auto cue = reading_.words_of(statement.cue.front()).first;
  if (first + 1 != last || !pronouns_.contains(first) || cue >= reading_.words().size() || !wrote.has(reading_.words()[cue].lower)) return;
  const auto writer = letters.writer_nearby(spoken_[i].speaker->figure, reading_.words_of(statement.content.front()).first);
  if (!writer) return;
  const Gender theirs = cast_.figures()[*writer].gender(), wanted = reading_.words()[first].lower == "she" ? Gender::female : Gender::male;
  if (theirs == Gender::unknown || theirs == wanted) spoken_[i].speaker->figure = *writer;
}

// A name, a pronoun that was resolved, or an office that somebody holds.
std::optional<FigureId> Resolver::who_is_meant(std::size_t first, std::size_t last) const {
  if (const auto name = cast_.name_at(last - 1)) return reading_.words()[cast_.names()[*name].last - 1].possessive ? std::nullopt : std::optional(cast_.names()[*name].figure);
  if (const auto pronoun = pronouns_.find(first); pronoun != pronouns_.end()) return pronoun->second;
  const std::string& head = reading_.words()[last - 1].lower;
  if (last < first + 2 || !is_role_noun(head)) return std::nullopt;
  const std::vector<RoleIndex::Match> bearers = descriptions_.roles().find(telling_words(reading_, first, last), head);
  return bearers.size() == 1 ? std::optional(bearers.front().figure) : std::nullopt;
}

}  // namespace onrecord::people
