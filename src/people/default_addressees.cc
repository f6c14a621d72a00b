#include "people/default_addressees.h"

#include <algorithm>  // std::none_of, std::sort, std::upper_bound
#include <iterator>   // std::prev
#include <set>        // std::set

#include "people/addressees.h"
#include "people/lexicon.h"
#include "people/word_set.h"

namespace onrecord::people {

namespace {

// Whether a noun for a group stands before `at` in its sentence: "a Signal [group] called", "a [group] of five executives called".
bool behind_a_group(const std::vector<ReadWord>& words, std::size_t at) {
  static const WordSet groups("group chat channel forum");
  constexpr std::size_t near = 3, far = 8;  // words; the latter where it is a group of somebody
  for (std::size_t back = 1; back <= far && back <= at; ++back) {
    const ReadWord& word = words[at - back];
    if (word.sentence != words[at].sentence) return false;
    if (groups.has(word.lower)) return back <= near || words[at - back + 1].lower == "of";
  }
  return false;
}

}  // namespace

std::vector<ChatNamed> named_chats(Cast& cast) {
  const Reading& reading = cast.reading();
  std::vector<ChatNamed> chats;
  if (!reading.document().messages.empty()) return chats;
  constexpr std::size_t longest = 8;  // words of a name in quotation marks
  static const WordSet calls("called named titled dubbed known entitled"), messengers("whatsapp telegram signal slack messenger teams discord");
  const auto& words = reading.words();
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool beside = words[i].lower == "," && i > 1 && words[i - 1].lower == "group" && messengers.has(words[i - 2].lower);  // "a Telegram group, Core,"
    if (!beside && !(calls.has(words[i].lower) && behind_a_group(words, i))) continue;
    std::size_t first = i + 1;
    while (first < words.size() && (!words[first].letters || is_article(words[first].lower) || words[first].lower == "as")) ++first;
    if (first == words.size() || words[first].sentence != words[i].sentence) continue;
    if (const auto name = cast.name_at(first); name && cast.names()[*name].first == first) {
      const bool closed = cast.names()[*name].last < words.size() && words[cast.names()[*name].last].lower == ",";
      if (!beside || closed) chats.push_back({first, cast.names()[*name].figure});
      continue;
    }
    std::size_t last = first;
    while (last < words.size() && last - first <= longest && words[last].quoted && words[last].letters && words[last].sentence == words[i].sentence) ++last;
    if (last > first && last - first <= longest) chats.push_back({first, cast.enter_unnamed(reading.text_of_words(first, last), ActorType::group, false)});
  }
  std::set<FigureId> groups;
  for (const ChatNamed& chat : chats) groups.insert(chat.group);
  if (groups.size() > 1)
    for (const Seen& name : cast.names())
      if (groups.contains(name.figure)) chats.push_back({name.first, name.figure});
  std::sort(chats.begin(), chats.end(), [](const ChatNamed& a, const ChatNamed& b) { return a.word < b.word; });
  return chats;
}

DefaultAddressees::DefaultAddressees(const Cast& cast, Authors& authors, const RoleIndex& roles, const Letters& letters, std::vector<ChatNamed> chats, std::vector<Spoken>& spoken)
    : cast_(cast), authors_(authors), reading_(cast.reading()), roles_(roles), letters_(letters), spoken_(spoken), speaking_(cast.figures().size()), chats_(std::move(chats)), reader_(chats_.empty() ? usual_reader() : std::nullopt) {
  for (const Spoken& one : spoken)
    if (one.speaker) speaking_[one.speaker->figure] = true;
}

void DefaultAddressees::find() {
  for (std::size_t i = 0; i < spoken_.size(); ++i) find(i);
}

// Where no group is named, leaked messages went to those whom most of them were written to; not to a parliament.
std::optional<FigureId> DefaultAddressees::usual_reader() const {
  static const WordSet public_bodies("commons parliament lords house assembly senate congress mps peers committee inquiry court");
  if (!reading_.document().messages.empty()) return std::nullopt;
  std::vector<FigureId> counted;
  for (std::size_t i = 0; i < spoken_.size(); ++i) {
    if (reading_.statements()[i].channel != Channel::chat || spoken_[i].to.size() != 1) continue;
    const std::vector<std::string>& key = cast_.figures()[spoken_[i].to.front().figure].key;
    if (std::none_of(key.begin(), key.end(), [](const std::string& word) { return public_bodies.has(word); })) counted.push_back(spoken_[i].to.front().figure);
  }
  std::sort(counted.begin(), counted.end());
  std::optional<FigureId> usual;
  std::size_t best = 0;
  for (auto run = counted.begin(); run != counted.end();) {
    const auto end = std::upper_bound(run, counted.end(), *run);
    if (static_cast<std::size_t>(end - run) > best) {
      best = static_cast<std::size_t>(end - run);
      usual = *run;
    }
    run = end;
  }
  return usual;
}

// Of several groups the one named last before the words.
std::optional<FigureId> DefaultAddressees::chat_of(const Statement& statement) const {
  if (chats_.empty()) return reader_;
  const std::size_t at = reading_.words_of(statement.content.front()).first;
  const auto behind = std::upper_bound(chats_.begin(), chats_.end(), at, [](std::size_t word, const ChatNamed& chat) { return word < chat.word; });
  return behind == chats_.begin() ? chats_.front().group : std::prev(behind)->group;
}

// "Ms Lee, what would it cost?", "Thank you. Director, is that so?": whom a turn of a transcript calls by name or office at the head of one of its sentences.
std::optional<FigureId> DefaultAddressees::called_upon(const Statement& statement) {
  if (reading_.document().kind != DocumentKind::transcript) return std::nullopt;
  const auto& words = reading_.words();
  const auto [first, last] = reading_.words_of(hull(statement.content));
  const std::optional<FigureId> speaker = authors_.of_statement(statement);
  for (std::size_t i = first; i + 1 < last; ++i) {
    if (i != first && !words[i].sentence_start) continue;
    const auto name = cast_.name_at(i);
    const std::size_t behind = name ? cast_.names()[*name].last : i + 1;
    if (behind >= last || words[behind].lower != ",") continue;
    std::optional<FigureId> called = name ? std::optional(cast_.names()[*name].figure) : std::nullopt;
    if (!name && words[i].capital && is_role_noun(words[i].lower)) {
      const std::vector<RoleIndex::Match> bearers = roles_.find(telling_words(reading_, i, i + 1), words[i].lower);
      if (bearers.size() == 1) called = bearers.front().figure;
    }
    if (called && called != speaker && *called < speaking_.size() && speaking_[*called]) return called;  // "Nobody, in any form?" calls nobody
  }
  return std::nullopt;
}

std::size_t DefaultAddressees::paragraph_of(const Statement& statement) const { return reading_.tokens().paragraph_at(statement.content.front().begin); }

// What one says right behind a question that another puts to nobody in particular answers it: each speaks to the other.
void DefaultAddressees::answer_to(std::size_t i) {
  constexpr std::uint32_t near = 2;  // sentences
  if (i == 0 || !spoken_[i].speaker || !spoken_[i - 1].speaker || !spoken_[i - 1].to.empty() || spoken_[i - 1].speaker->figure == spoken_[i].speaker->figure) return;
  const Statement& before = reading_.statements()[i - 1];
  const Statement& statement = reading_.statements()[i];
  const auto& words = reading_.words();
  if (before.cue.empty() || before.content.empty() || in_own_words(before) || statement.inside || before.inside) return;
  const std::size_t cue = reading_.words_of(before.cue.front()).first;
  if (cue >= words.size() || !words[cue].lower.starts_with("ask")) return;
  const std::size_t asked = reading_.words_of(before.content.back()).first, answered = reading_.words_of(statement.content.front()).first;
  if (answered >= words.size() || asked > answered || words[answered].sentence > words[asked].sentence + near) return;
  spoken_[i - 1].to.push_back({spoken_[i].speaker->figure, {}, 0.5F});
  spoken_[i].to.push_back({spoken_[i - 1].speaker->figure, {}, 0.5F});
}

// Where no words name an addressee: the members of a chat, who is asked or answered, who the letter is to.
void DefaultAddressees::find(std::size_t i) {
  const Statement& statement = reading_.statements()[i];
  if (statement.content.empty()) return;
  if (const auto chat = statement.channel == Channel::chat ? chat_of(statement) : std::nullopt) {
    const bool vague = spoken_[i].to.size() == 1 && cast_.figures()[spoken_[i].to.front().figure].plural;
    if ((spoken_[i].to.empty() || vague) && (spoken_[i].to.empty() || spoken_[i].to.front().figure != *chat)) spoken_[i].to.push_back({*chat, {}, 0.5F});
  }
  if (!spoken_[i].to.empty()) return;
  if (in_own_words(statement)) {
    if (const auto called = called_upon(statement)) return spoken_[i].to.push_back({*called, {}, 0.9F});
    for (FigureId figure : authors_.audience_of(statement.content.front().begin)) spoken_[i].to.push_back({figure, {}, 0.8F});
    return;
  }
  const DocumentKind kind = reading_.document().kind;
  if (!statement.source.empty() && (kind == DocumentKind::email || kind == DocumentKind::letter)) {  // "you said": to the writer
    const auto [first, last] = reading_.words_of(statement.source.front());
    if (first + 1 == last && is_second_person(reading_.words()[first].lower))
      if (const auto author = authors_.of_document()) spoken_[i].to.push_back({*author, {}, 0.5F});
  }
  if (!spoken_[i].speaker || !spoken_[i].to.empty()) return;
  const std::size_t word = reading_.words_of(statement.content.front()).first;
  const bool written = statement.channel == Channel::letter || statement.channel == Channel::email;
  if (const auto reader = written ? letters_.reader_of(spoken_[i].speaker->figure, word) : letters_.reader_nearby(spoken_[i].speaker->figure, word)) return spoken_[i].to.push_back({*reader, {}, 0.6F});
  answer_to(i);
  if (!spoken_[i].to.empty()) return;
  constexpr std::size_t back = 4;  // statements
  for (std::size_t j = i; j-- > 0 && j + back >= i;) {
    const Statement& before = reading_.statements()[j];
    if (!spoken_[j].speaker || spoken_[j].to.size() != 1) continue;
    const FigureId asker = spoken_[j].speaker->figure, asked = spoken_[j].to.front().figure;
    if (asked == spoken_[i].speaker->figure && asker != asked && asks(reading_, before)) {
      spoken_[i].to.push_back({asker, {}, 0.6F});
      return;
    }
    const bool same_letter = before.channel == statement.channel && (statement.channel == Channel::letter || statement.channel == Channel::email || statement.channel == Channel::chat);
    const bool goes_on = j + 1 == i && before.channel == statement.channel && !spoken_[j].to.front().mention.empty() && paragraph_of(before) == paragraph_of(statement);  // "told the House that …. “No,” he said."
    const bool same_answer = before.channel == statement.channel && statement.channel == Channel::parliament && !spoken_[j].to.empty() && spoken_[j].to.front().mention.empty();
    if ((same_letter || same_answer || goes_on) && asker == spoken_[i].speaker->figure) {
      spoken_[i].to.push_back({asked, {}, 0.5F});
      return;
    }
  }
}

}  // namespace onrecord::people
