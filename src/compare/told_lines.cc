#include "compare/told_lines.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "language/text_words.h"
#include "speech/told_change.h"

namespace onrecord {
namespace {

using Forms = std::vector<std::string>;

// The words of a name without an article and the mark of a possessive.
Forms forms_of(std::string_view name) {
  Forms forms;
  for (const TextWord& word : text_words(name))
    if (word.form != "the" && word.form != "s") forms.push_back(word.form);
  return forms;
}

// Which side a name means.
class SideNames {
 public:
  explicit SideNames(const std::vector<ActorRow>& actors) {
    for (const ActorRow& actor : actors) {
      sides_.emplace(actor.id, actor.side);
      if (actor.side == 0) continue;
      add(actor.name, actor.side);
      for (const std::string& alias : actor.aliases) add(alias, actor.side);
      if (actor.side == actor.id)
        for (const std::string& form : forms_of(actor.name)) add_to(by_word_, form, actor.side);
    }
  }

  RowId of_speaker(RowId speaker) const {
    const auto found = sides_.find(speaker);
    return found == sides_.end() ? 0 : found->second;
  }
  // 0 where it means none, or more than one.
  RowId of_name(std::string_view name) const {
    const Forms forms = forms_of(name);
    if (forms.empty()) return 0;
    if (const auto found = by_name_.find(forms); found != by_name_.end()) return found->second;
    const auto found = by_word_.find(forms.back());
    return forms.size() == 1 && found != by_word_.end() ? found->second : 0;  // "the union" where one side is a union
  }

 private:
  template <class Key>
  static void add_to(std::map<Key, RowId>& map, const Key& key, RowId side) {
    const auto [place, is_new] = map.emplace(key, side);
    if (!is_new && place->second != side) place->second = 0;
  }
  void add(const std::string& name, RowId side) { add_to(by_name_, forms_of(name), side); }

  std::unordered_map<RowId, RowId> sides_;  // of actors
  std::map<Forms, RowId> by_name_;
  std::map<std::string, RowId> by_word_;  // of the names of sides
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

}  // namespace

std::vector<ToldLine> told_lines(const std::vector<ToldWords>& words, const std::vector<ActorRow>& actors) {
  const SideNames names(actors);
  std::vector<ToldLine> lines;
  std::vector<RowId> documents;
  std::unordered_map<RowId, RowId> side_told;  // of documents; 0 where more than one is told of
  for (const ToldWords& one : words) {
    std::optional<ToldChange> change = told_change(one.content);
    if (!change) continue;
    const Forms whose = forms_of(change->whose);
    const bool own = whose.size() == 1 && is_one_of(whose.front(), {"we", "our", "i", "my"});
    const RowId side = own ? names.of_speaker(one.speaker) : names.of_name(change->whose);
    if (side != 0 && !own) {
      const auto [place, is_new] = side_told.emplace(one.document, side);
      if (!is_new && place->second != side) place->second = 0;
    }
    if (side == 0 && !whose.empty() && !is_one_of(whose.front(), {"its", "their", "it", "they"})) continue;
    lines.push_back({side, one.statement, one.day, std::move(change->from), std::move(change->to)});
    documents.push_back(one.document);
  }
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (const auto found = side_told.find(documents[i]); lines[i].side == 0 && found != side_told.end()) lines[i].side = found->second;
  std::erase_if(lines, [](const ToldLine& line) { return line.side == 0; });
  std::stable_sort(lines.begin(), lines.end(), [](const ToldLine& a, const ToldLine& b) { return a.day && b.day ? *a.day < *b.day : a.day.has_value() && !b.day.has_value(); });
  return lines;
}

const std::vector<WordChoices>& told_line_words() {
  using Choice = std::vector<std::string>;
  static const Choice changes = {"shift", "change", "move", "switch", "go", "went", "gone", "swing", "swung", "pivot", "drift", "turn", "slide", "slid", "slip", "morph", "evolve", "mutate"};
  static const Choice talk = {"talk", "speak", "spoke", "argue", "say", "insist", "claim", "campaign"};
  static const Choice lines = {"message", "messaging", "line", "narrative", "story", "argument", "case", "emphasis", "focus", "rhetoric", "slogan", "pitch", "framing", "tune", "justification", "rationale", "explanation", "reason", "talk", "language", "account", "defence", "theme", "script"};
  static const std::vector<WordChoices> words = {  // as told_change.cc reads them
      {{"from"}, {"to"}, changes, lines},
      {{"from"}, {"to"}, changes, talk},
      {{"longer"}, talk, {"but"}},
      {{"began", "begun", "started", "opened"}, talk, {"ended", "finished", "wound", "now", "is", "are", "speak", "talk"}},
      {{"stopped", "quit", "gave"}, talk, {"started", "began", "begun", "begin", "taken", "took"}},
      {{"dropped", "ditched", "swapped", "traded", "exchanged", "abandoned", "replaced"}, {"for", "with", "favour", "favor"}},
      {{"used", "once", "first", "originally", "initially"}, {"now", "today", "lately"}, lines},
  };
  return words;
}

}  // namespace onrecord
