#include "people/chain.h"

#include <algorithm>  // std::find

#include "people/lexicon.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

using Chain = std::vector<std::string>;

constexpr std::size_t longest_chain = 16;

void add_once(Chain& chain, const std::string& name) {
  if (!name.empty() && chain.size() < longest_chain && std::find(chain.begin(), chain.end(), name) == chain.end()) chain.push_back(name);
}

bool is_outlet(const Figure& figure) {
  if (figure.type == NameType::person || figure.actor.unnamed) return false;
  return std::any_of(figure.key.begin(), figure.key.end(), [](const std::string& word) { return is_outlet_noun(word); });
}

// A byline that is no person's: "Northern News Agency", "Reuters".
bool is_agency(std::string_view author) {
  static const WordSet agencies("reuters afp dpa ap pa upi aap ansa efe tass xinhua");
  const std::vector<std::string> words = name_words(author);
  if (words.empty() || words.size() > 6) return false;
  const std::string& last = words.back();
  const std::string before = words.size() > 1 ? words[words.size() - 2] : "";
  return (words.size() == 1 && agencies.has(last)) || last == "agency" || last == "newswire" || last == "wire" || ((before == "associated" || before == "press") && (last == "press" || last == "association")) ||
         (before == "news" && last == "service");
}

// "seen by the Log", "first reported by", "told the Times", "in the Courier".
bool cites(const Reading& reading, std::size_t name_first) {
  static const WordSet verbs("seen obtained published reported revealed leaked shared passed disclosed printed quoted broadcast aired uncovered told tell tells telling given interview interviewed");
  std::size_t at = name_first;
  const auto& words = reading.words();
  const std::uint32_t sentence = words[at].sentence;
  for (std::size_t back = 0; back < 4 && at > 0 && words[at - 1].sentence == sentence; ++back) {
    --at;
    if (verbs.has(words[at].lower)) return true;
    if (!is_article(words[at].lower) && !is_preposition(words[at].lower) && words[at].lower != "to") return false;
  }
  return false;
}

class ChainFinder {
 public:
  ChainFinder(Cast& cast, Authors& authors, const std::vector<Spoken>& spoken) : cast_(cast), authors_(authors), reading_(cast.reading()), document_(reading_.document()), spoken_(spoken) {
    if (!document_.outlet.empty())
      outlet_ = cast_.enter_given(outlet_name(), NameType::organisation);
    else if (document_.kind == DocumentKind::article)
      guess_outlet();
    find_leak_outlet();
  }

  std::vector<Chain> run() {
    std::vector<Chain> chains(spoken_.size());
    for (std::size_t i = 0; i < spoken_.size(); ++i) chains[i] = chain_of(i, chains);
    return chains;
  }

 private:
  Chain chain_of(std::size_t i, const std::vector<Chain>& earlier) {
    const Statement& statement = reading_.statements()[i];
    if (statement.inside && *statement.inside < i) {
      Chain chain = earlier[*statement.inside];
      if (const auto& outer = spoken_[*statement.inside].speaker) add_once(chain, cast_.figures()[outer->figure].actor.name);
      add_cited(i, chain);
      return chain;
    }
    Chain chain;
    add_once(chain, outlet_ ? document_.outlet.empty() ? cast_.figures()[*outlet_].actor.name : outlet_name() : std::string());
    const bool own = in_own_words(statement);
    if (!own) add_authors(statement, chain);
    else if (statement.kind != StatementKind::own && document_.kind == DocumentKind::email) add_writer(chain);  // of the mail that quotes this one
    add_once(chain, document_.agency);
    for (const std::string& author : document_.author)
      if (is_agency(author)) add_once(chain, author);
    if (!own) add_cited(i, chain);
    return chain;
  }

  // The outlet without the kind of publication behind it: "House of Deputies, Official Report".
  std::string outlet_name() const {
    static const WordSet kinds("report hansard minutes record proceedings transcript debates");
    const std::size_t comma = document_.outlet.find(',');
    if (comma == std::string::npos || comma == 0) return document_.outlet;
    const std::vector<std::string> kind = name_words(std::string_view(document_.outlet).substr(comma));
    return !kind.empty() && kind.size() < 4 && kinds.has(kind.back()) ? document_.outlet.substr(0, comma) : document_.outlet;
  }

  // The writer of a piece that is his own, or of the comment or message that passes the words on.
  void add_authors(const Statement& statement, Chain& chain) {
    const bool personal = document_.kind == DocumentKind::opinion || document_.kind == DocumentKind::blog || document_.kind == DocumentKind::social;
    if (personal || document_.outlet.empty()) {
      if (document_.kind == DocumentKind::email || document_.author.empty()) add_writer(chain);
      else
        for (const std::string& author : document_.author) add_once(chain, author);
    }
    if (statement.content.empty()) return;
    if (const auto author = authors_.of_place(statement.content.front().begin)) add_once(chain, cast_.figures()[*author].actor.name);
  }

  void add_writer(Chain& chain) {
    if (const auto writer = authors_.of_document(); writer && !document_.from.empty()) add_once(chain, cast_.figures()[*writer].actor.name);
  }

  void add_cited(std::size_t i, Chain& chain) {
    const Statement& statement = reading_.statements()[i];
    for (const Meant& to : spoken_[i].to)
      if (!to.mention.empty()) add_outlet(to.figure, chain);
    if (!statement.content.empty() && !statement.inside) add_cited_in_sentence(statement, i, chain);
    if (const auto quoted = quoted_from(statement)) add_once(chain, cast_.figures()[*quoted].actor.name);
    const bool leaked = spoken_[i].writing || statement.channel == Channel::chat || (statement.channel == Channel::email && statement.audience == Audience::closed);
    if (leaked && document_.kind != DocumentKind::chat && document_.kind != DocumentKind::email && leak_outlet_) {
      if (leak_outlet_told_) {
        add_once(chain, cast_.figures()[*leak_outlet_].actor.name);
      } else {
        add_outlet(*leak_outlet_, chain);
      }
    }
    if (spoken_[i].writing) add_once(chain, std::string(text_of(reading_.text(), *spoken_[i].writing)));
  }

  // "Quote from the Almanac: ...": what a commenter or a writer copies out, from there on in the same comment or block.
  std::optional<FigureId> quoted_from(const Statement& statement) const {
    if (statement.content.empty()) return std::nullopt;
    constexpr std::size_t reach = 200;  // words
    static const WordSet copies("quote quotes quoting quoted extract excerpt copied pasted taken passage");
    const auto& words = reading_.words();
    const ByteOffset at = statement.content.front().begin;
    const std::size_t paragraph = reading_.tokens().paragraph_at(at);
    const std::size_t here = reading_.word_at(at);
    if (paragraph >= reading_.tokens().paragraphs.size() || here >= words.size()) return std::nullopt;
    const ByteOffset begin = document_.parts[reading_.tokens().paragraphs[paragraph].part].span.begin;
    for (std::size_t i = here, looked = 0; i-- > 1 && words[i].span.begin >= begin && looked < reach; ++looked) {
      if (words[i].lower != "from" || !copies.has(words[i - 1].lower)) continue;
      const std::size_t name = i + 1 < words.size() && is_article(words[i + 1].lower) ? i + 2 : i + 1;
      if (name >= words.size()) return std::nullopt;
      const auto found = cast_.name_at(name);
      return found && cast_.names()[*found].first < here ? std::optional(cast_.names()[*found].figure) : std::nullopt;
    }
    return std::nullopt;
  }

  void add_outlet(FigureId figure, Chain& chain) {
    if (figure == outlet_ || !is_outlet(cast_.figures()[figure])) return;
    if (outlet_ && is_part_of_name(cast_.figures()[figure].key, cast_.figures()[*outlet_].key)) return;
    add_once(chain, cast_.figures()[figure].actor.name);
  }

  void add_cited_in_sentence(const Statement& statement, std::size_t i, Chain& chain) {
    const Span anchor = statement.cue.empty() ? statement.content.front() : statement.cue.front();
    const std::size_t word = reading_.word_at(anchor.begin);
    if (word >= reading_.words().size()) return;
    const auto [first, last] = reading_.sentence_words(reading_.words()[word].sentence);
    std::size_t looked = 0;
    for (std::size_t w = first; w < last && looked < 200; ++w, ++looked) {
      const auto name = cast_.name_at(w);
      if (!name) continue;
      const Seen& seen = cast_.names()[*name];
      const bool speaks = spoken_[i].speaker && spoken_[i].speaker->figure == seen.figure;
      if (!speaks && cites(reading_, seen.first)) add_outlet(seen.figure, chain);
      w = std::max(w, seen.last - 1);
    }
  }

  // An article that does not name its outlet: the one that people told what it reports.
  void guess_outlet() {
    for (const Spoken& spoken : spoken_)
      for (const Meant& to : spoken.to)
        if (!to.mention.empty() && is_outlet(cast_.figures()[to.figure])) {
          outlet_ = to.figure;
          return;
        }
  }

  // The outlet that had the leak this document is about: one that is not its own and reveals or was shown it.
  void find_leak_outlet() {
    const auto& statements = reading_.statements();
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (!spoken_[i].speaker || spoken_[i].speaker->figure == outlet_ || !is_outlet(cast_.figures()[spoken_[i].speaker->figure])) continue;
      leak_outlet_ = spoken_[i].speaker->figure;
      return;
    }
    for (const Seen& name : cast_.names()) {
      if (name.figure == outlet_ || name.first == 0) continue;
      if (is_scoop(name)) {
        leak_outlet_ = name.figure;
        leak_outlet_told_ = true;
        return;
      }
      if (!is_outlet(cast_.figures()[name.figure])) continue;
      const std::string& before = reading_.words()[name.first - 1].lower;
      const std::size_t at = is_article(before) ? name.first - 1 : name.first;
      if (at < 2 || reading_.words()[at - 1].lower != "by") continue;
      static const WordSet verbs("seen obtained published reported revealed passed leaked");
      if (verbs.has(reading_.words()[at - 2].lower)) {
        leak_outlet_ = name.figure;
        return;
      }
    }
  }

  // "a great scoop by the Log": an outlet, whatever it is called.
  bool is_scoop(const Seen& name) const {
    static const WordSet nouns("scoop exclusive exclusives scoops investigation revelation revelations");
    const auto& words = reading_.words();
    const Figure& figure = cast_.figures()[name.figure];
    if (figure.type == NameType::person || figure.type == NameType::place || figure.actor.unnamed) return false;
    std::size_t at = name.first;
    if (at > 0 && is_article(words[at - 1].lower)) --at;
    return at > 1 && words[at - 1].lower == "by" && nouns.has(words[at - 2].lower) && words[at - 2].sentence == words[name.first].sentence;
  }

  Cast& cast_;
  Authors& authors_;
  const Reading& reading_;
  const Document& document_;
  const std::vector<Spoken>& spoken_;
  std::optional<FigureId> outlet_, leak_outlet_;
  bool leak_outlet_told_ = false;  // it had the leak, though its name does not say that it is an outlet
};

}  // namespace

std::vector<std::vector<std::string>> find_chains(Cast& cast, Authors& authors, const std::vector<Spoken>& spoken) { return ChainFinder(cast, authors, spoken).run(); }

}  // namespace onrecord::people
