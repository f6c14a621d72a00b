#include "compare/told.h"

#include <algorithm>
#include <map>
#include <set>

#include "compare/when.h"
#include "language/text_words.h"

namespace onrecord {

namespace {

// "(did not deny) the contents of the messages", "(rejected) the allegation", "(denied) using those words": points at what others say, and says nothing itself.
bool points_at_sayings(const StatementRow& one) {
  constexpr std::size_t longest = 50;  // bytes
  static const std::set<std::string_view> openings = {"the", "these", "those", "any", "all", "such", "this", "using", "saying", "making"};
  static const std::set<std::string_view> sayings = {"contents", "claim", "claims", "allegation", "allegations", "accusation", "accusations", "suggestion", "suggestions", "report", "reports", "comment", "comments", "remark", "remarks", "charge", "charges", "story",
                                                     "stories", "existence", "authenticity", "revelation", "revelations", "words"};
  if (one.kind != StatementKind::indirect || one.content.size() > longest) return false;
  const std::vector<TextWord> words = text_words(one.content);
  constexpr std::size_t most = 5;  // words: of more some say something
  static const std::set<std::string_view> verbs = {"is", "was", "are", "were", "will", "would", "has", "had", "have", "do", "does", "did", "be", "been", "should", "could", "can", "may", "might", "must"};  // "the report was wrong" says something
  if (std::any_of(words.begin(), words.end(), [](const TextWord& word) { return verbs.contains(word.form); })) return false;
  return !words.empty() && words.size() <= most && openings.contains(words.front().form) && std::any_of(words.begin(), words.end(), [](const TextWord& word) { return sayings.contains(word.form); });
}

}  // namespace

bool comparable(const StatementRow& one) {
  constexpr std::size_t shortest = 12;  // bytes
  const bool told_of = one.audience == Audience::closed && one.kind != StatementKind::own;
  return one.speaker != 0 && (one.act != Act::hold || told_of) && one.content.size() >= shortest && !points_at_sayings(one);
}

std::unordered_map<RowId, std::vector<Told>> told_to(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors) {
  constexpr std::size_t most_told = 2000;   // to one person directly, and as many in chats
  constexpr std::size_t most_members = 12;  // of a chat that everybody reads
  std::unordered_map<RowId, RowId> sides;
  for (const ActorRow& actor : actors) sides.emplace(actor.id, actor.side);
  std::unordered_map<RowId, std::set<RowId>> members;
  for (const StatementRow& one : statements)
    if (one.message && one.speaker != 0 && members[one.document].size() <= most_members) members[one.document].insert(one.speaker);
  std::unordered_map<RowId, std::vector<Told>> told;
  std::map<std::pair<RowId, bool>, std::size_t> counts;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const StatementRow& one = statements[i];
    if (one.audience != Audience::closed || one.act == Act::ask || !comparable(one)) continue;
    std::map<RowId, bool> hearers;
    for (const AddresseeRow& to : one.to) hearers[to.actor] = true;
    if (one.message && members[one.document].size() <= most_members)
      for (const RowId member : members[one.document]) hearers.try_emplace(member, false);
    hearers[one.speaker] = false;
    for (const auto& [hearer, addressed] : std::map<RowId, bool>(hearers))  // what its people know, their side knows
      if (const auto side = sides.find(hearer); side != sides.end() && side->second != 0) hearers.try_emplace(side->second, addressed);
    for (const auto& [hearer, addressed] : hearers)
      if (hearer != 0 && ++counts[{hearer, addressed}] <= most_told) told[hearer].push_back({i, addressed});
  }
  return told;
}

bool could_have_been_told(const StatementRow& before, const StatementRow& claim) {
  const auto then = last_day_of(before.said), now = last_day_of(claim.said);
  return before.document != claim.document && then && now && *then <= *now;
}

}  // namespace onrecord
