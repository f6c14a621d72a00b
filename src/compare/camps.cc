#include "compare/camps.h"

#include <map>
#include <set>
#include <unordered_map>

namespace onrecord {
namespace {

constexpr std::size_t most_members = 12;  // of a chat whose members know one another

class Company {
 public:
  explicit Company(const std::vector<ActorRow>& actors) {
    std::unordered_map<RowId, const ActorRow*> by_id;
    for (const ActorRow& actor : actors) by_id[actor.id] = &actor;
    for (const ActorRow& actor : actors) {
      const auto whose = by_id.find(actor.part_of);
      if (actor.side != 0) sides_[actor.id] = actor.side;
      else if (whose != by_id.end() && whose->second->side == 0 && whose->first != actor.id) sides_[actor.id] = whose->first;  // "a spokesman for Ann Lee", who is on no side
    }
  }

  RowId of(RowId actor) const {
    auto found = above_.find(actor);
    const RowId side = side_or_self(actor);
    if (found == above_.end() && side != actor) found = above_.find(side);  // for whom he speaks
    if (found == above_.end()) return side;
    return found->second == actor ? actor : of(found->second);
  }

  // Its members who are on no side stand with the one side that is in it, else with each other.
  void meet(const std::set<RowId>& members) {
    std::set<RowId> sides, alone;
    for (const RowId member : members) (sides_.contains(member) ? sides : alone).insert(side_or_self(member));
    if (members.size() < 2 || members.size() > most_members || sides.size() > 1 || alone.empty()) return;
    RowId camp = sides.empty() ? of(*alone.begin()) : *sides.begin();
    for (const RowId member : alone) {
      const RowId theirs = of(member);
      if (theirs == camp) continue;
      if (is_side(theirs) && is_side(camp)) continue;  // of two camps: stays with the first
      if (is_side(theirs)) above_[camp] = theirs, camp = theirs;
      else above_[theirs] = camp;
    }
  }

 private:
  RowId side_or_self(RowId actor) const {
    const auto side = sides_.find(actor);
    return side == sides_.end() ? actor : side->second;
  }
  bool is_side(RowId camp) const { return sides_.contains(camp); }

  std::unordered_map<RowId, RowId> sides_;
  std::unordered_map<RowId, RowId> above_;  // whom those on no side stand with
};

}  // namespace

std::vector<RowId> find_camps(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors) {
  Company company(actors);
  std::map<RowId, std::set<RowId>> chats;
  for (const StatementRow& one : statements)
    if ((one.message || one.channel == Channel::social) && one.speaker != 0 && one.audience == Audience::closed && chats[one.document].size() <= most_members) chats[one.document].insert(one.speaker);
  for (const auto& [document, members] : chats) company.meet(members);
  std::vector<RowId> camps;
  camps.reserve(statements.size());
  for (const StatementRow& one : statements) camps.push_back(one.speaker == 0 ? 0 : company.of(one.speaker));
  return camps;
}

}  // namespace onrecord
