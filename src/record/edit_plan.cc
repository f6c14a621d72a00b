#include "record/edit_plan.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace onrecord {
namespace {

using Json = nlohmann::json;
using LocalActors = std::vector<LocalActor>;

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

std::vector<std::string> texts_at(const Json& object, const char* key) {
  std::vector<std::string> list;
  for (const Json& item : object.value(key, Json::array()))
    if (item.is_string()) list.push_back(item.get<std::string>());
  return list;
}

// Which decisions on who is one can stand together: a later one beats an earlier one, so they come latest first.
class Unions {
 public:
  bool join(const LocalActors& actors) {
    std::set<LocalActor> all;
    for (const LocalActor& actor : actors) {
      const std::set<LocalActor>& with = group_of(actor);
      all.insert(with.begin(), with.end());
      all.insert(actor);
    }
    for (const EditPlan::Apart& apart : apart_)
      if (meets(all, apart.one) && meets(all, apart.other)) return false;
    for (const LocalActor& actor : all) groups_[actor] = all;
    return true;
  }
  bool keep_apart(const EditPlan::Apart& apart) {
    std::set<LocalActor> all;
    for (const LocalActor& actor : apart.one) {
      const std::set<LocalActor>& with = group_of(actor);
      all.insert(with.begin(), with.end());
      all.insert(actor);
    }
    if (meets(all, apart.other)) return false;
    apart_.push_back(apart);
    return true;
  }

 private:
  static bool meets(const std::set<LocalActor>& all, const LocalActors& some) {
    return std::any_of(some.begin(), some.end(), [&](const LocalActor& actor) { return all.contains(actor); });
  }
  const std::set<LocalActor>& group_of(const LocalActor& actor) const {
    static const std::set<LocalActor> none;
    const auto found = groups_.find(actor);
    return found == groups_.end() ? none : found->second;
  }
  std::map<LocalActor, std::set<LocalActor>> groups_;
  std::vector<EditPlan::Apart> apart_;
};

class Planner {
 public:
  explicit Planner(const Database& database) : database_(database), finder_(database) {}

  Result<EditPlan> run() {
    const std::vector<StoredEdit> edits = TRY(stored_edits(database_));
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
      if (!edit->undone) TRY(who_is_one(*edit));
    for (const StoredEdit& edit : edits)
      if (!edit.undone) TRY(the_rest(edit));
    std::reverse(plan_.same.begin(), plan_.same.end());
    std::reverse(plan_.apart.begin(), plan_.apart.end());
    return std::move(plan_);
  }

 private:
  void misfit(const StoredEdit& edit, std::string why) { plan_.misfits.try_emplace(edit.id, std::move(why)); }

  // The actors an anchor means; a misfit where there are none.
  Result<LocalActors> actor(const StoredEdit& edit, const Json& anchor) {
    LocalActors found = TRY(finder_.actor(anchor));
    if (found.empty()) misfit(edit, "“" + text_at(anchor, "name") + "” is no longer found where it stood");
    return found;
  }

  Result<RowId> statement(const StoredEdit& edit, const Json& anchor) {
    const std::optional<RowId> found = TRY(finder_.statement(anchor));
    const std::vector<std::string> quotes = texts_at(anchor, "quotes");
    if (!found) misfit(edit, "no statement has the words “" + (quotes.empty() ? "" : quotes.front()) + "” any more");
    return found.value_or(0);
  }

  Result<void> who_is_one(const StoredEdit& edit) {
    if (edit.kind == EditKind::merge_actors) {
      LocalActors all;  // of three where one is gone, the other two are still one
      for (const Json& anchor : edit.anchor) {
        const LocalActors found = TRY(actor(edit, anchor));
        all.insert(all.end(), found.begin(), found.end());
      }
      if (!unions_.join(all)) return misfit(edit, "a later edit says that they are not the same"), Result<void>();
      plan_.same.push_back(std::move(all));
    } else if (edit.kind == EditKind::not_same || edit.kind == EditKind::split_actor) {
      EditPlan::Apart apart{TRY(actor(edit, edit.anchor[0])), TRY(actor(edit, edit.anchor[1]))};
      if (apart.one.empty() || apart.other.empty()) return {};
      const bool blurred = std::any_of(apart.one.begin(), apart.one.end(), [&](const LocalActor& one) { return std::find(apart.other.begin(), apart.other.end(), one) != apart.other.end(); });
      if (blurred) return misfit(edit, "what it keeps apart can no longer be told apart"), Result<void>();
      if (!unions_.keep_apart(apart)) return misfit(edit, "a later edit says that they are the same"), Result<void>();
      plan_.apart.push_back(std::move(apart));
    }
    return {};
  }

  Result<void> the_rest(const StoredEdit& edit) {
    switch (edit.kind) {
      case EditKind::merge_actors:
      case EditKind::split_actor:
      case EditKind::not_same: return {};
      case EditKind::rename_actor: plan_.names.push_back({TRY(actor(edit, edit.anchor)), text_at(edit.value, "name")}); return {};
      case EditKind::set_role: {
        EditPlan::InRole held;
        held.actor = TRY(actor(edit, edit.anchor));
        held.role.role = text_at(edit.value, "role");
        held.role.of = text_at(edit.value, "of");
        held.remove = edit.value.value("remove", false);
        plan_.roles.push_back(std::move(held));
        return {};
      }
      case EditKind::set_side: {
        EditPlan::Sided sided{TRY(actor(edit, edit.anchor)), {}};
        const Json& side = edit.value.at("side");
        if (!side.is_null()) sided.side = TRY(actor(edit, side));
        if (!plan_.misfits.contains(edit.id)) plan_.sides.push_back(std::move(sided));
        return {};
      }
      case EditKind::set_speaker: return speaker(edit);
      case EditKind::verdict: return verdict(edit);
      case EditKind::name_issue:
      case EditKind::define_issue:
      case EditKind::merge_issues:
      case EditKind::split_issue:
      case EditKind::assign_issue: return issue(edit);
    }
    return {};
  }

  Result<void> speaker(const StoredEdit& edit) {
    EditPlan::Spoken spoken{edit.id, 0, {}, text_at(edit.value, "name")};
    const Json& who = edit.value.at("actor");
    if (!who.is_null()) spoken.speaker = TRY(actor(edit, who));
    for (const Json& anchor : edit.anchor) {
      spoken.statement = TRY(statement(edit, anchor));
      if (spoken.statement != 0 && (who.is_null() || !spoken.speaker.empty())) plan_.spoken.push_back(spoken);
    }
    return {};
  }

  Result<void> verdict(const StoredEdit& edit) {
    EditPlan::Judged judged{TRY(statement(edit, edit.anchor.at("a"))), TRY(statement(edit, edit.anchor.at("b"))), from_word<Verdict>(text_at(edit.value, "verdict")), text_at(edit.value, "note")};
    if (judged.a == 0 || judged.b == 0) return {};
    Query query = database_.query("SELECT 1 FROM confrontation WHERE (a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)");
    query << judged.a << judged.b;
    if (!TRY(query.next())) misfit(edit, "the program no longer sets these two statements beside each other");
    plan_.verdicts.push_back(std::move(judged));
    return {};
  }

  Result<void> issue(const StoredEdit& edit) {
    IssueEdit made{edit.id, edit.kind, {}, text_at(edit.value, "name"), texts_at(edit.value, "terms"), {}};
    for (const Json& anchor : edit.anchor.value("issues", Json::array())) made.issues.push_back({text_at(anchor, "label"), texts_at(anchor, "terms")});
    for (const Json& anchor : edit.anchor.value("statements", Json::array()))
      if (const RowId found = TRY(statement(edit, anchor)); found != 0) made.statements.push_back(found);
    Query query = database_.query("SELECT why FROM edit_misfit WHERE edit = ?");
    query << edit.id;
    if (TRY(query.next())) {
      std::string why;
      query >> why;
      misfit(edit, why);
    }
    plan_.issues.push_back(std::move(made));
    return {};
  }

  const Database& database_;
  AnchorFinder finder_;
  Unions unions_;
  EditPlan plan_;
};

std::string quoted(const std::string& text) {
  constexpr std::size_t room = 60;
  if (text.size() <= room) return "“" + text + "”";
  std::size_t cut = room;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;  // not inside a code point
  return "“" + text.substr(0, cut) + "…”";
}

std::string list_words(const Json& list, const char* key) {
  std::string text;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool last = i + 1 == list.size();
    text += (i == 0 ? "" : last ? " and " : ", ") + quoted(text_at(list[i], key));
  }
  return text;
}

std::string statement_words(const Json& anchors) {
  if (anchors.empty()) return "a statement";
  const std::vector<std::string> quotes = texts_at(anchors.front(), "quotes");
  return quoted(quotes.empty() ? "" : quotes.front()) + (anchors.size() > 1 ? " and " + std::to_string(anchors.size() - 1) + " more" : "");
}

}  // namespace

Result<std::vector<StoredEdit>> stored_edits(const Database& database) {
  std::vector<StoredEdit> edits;
  Query query = database.query("SELECT id, at, kind, anchor, value, undone FROM edit ORDER BY id");
  while (TRY(query.next())) {
    StoredEdit edit;
    std::string kind, anchor, value;
    std::int64_t undone = 0;
    query >> edit.id >> edit.at >> kind >> anchor >> value >> undone;
    const auto known = from_word<EditKind>(kind);
    edit.anchor = Json::parse(anchor, nullptr, false);
    edit.value = Json::parse(value, nullptr, false);
    if (!known || edit.anchor.is_discarded() || edit.value.is_discarded())
      return Error{ErrorKind::damaged, database.path(), "edit " + std::to_string(edit.id) + " cannot be read", "take the record from a copy"};
    edit.kind = *known;
    edit.undone = undone != 0;
    edits.push_back(std::move(edit));
  }
  return edits;
}

Result<EditPlan> plan_edits(const Database& database) {
  try {
    return Planner(database).run();
  } catch (const Json::exception& problem) {
    return Error{ErrorKind::damaged, database.path(), std::string("an edit is not in its form: ") + problem.what(), "take the record from a copy"};
  }
}

std::string edit_words(const StoredEdit& edit) {
  const Json& anchor = edit.anchor;
  const Json& value = edit.value;
  const std::string name = anchor.is_object() ? quoted(text_at(anchor, "name")) : "";
  switch (edit.kind) {
    case EditKind::merge_actors: return list_words(anchor, "name") + " are one";
    case EditKind::not_same: return list_words(anchor, "name") + " are not the same";
    case EditKind::split_actor: return quoted(text_at(anchor[1], "name")) + " is two: one of them in " + std::to_string(anchor[0].at("places").size()) + " of its places";
    case EditKind::rename_actor: return name + " is called " + quoted(text_at(value, "name"));
    case EditKind::set_side: return value.at("side").is_null() ? name + " is on no side" : name + " is on the side of " + quoted(text_at(value["side"], "name"));
    case EditKind::set_role: {
      const std::string of = text_at(value, "of");
      return name + (value.value("remove", false) ? " is not " : " is ") + text_at(value, "role") + (of.empty() ? "" : " of " + of);
    }
    case EditKind::set_speaker: {
      const std::string who = value.at("actor").is_null() ? text_at(value, "name") : text_at(value["actor"], "name");
      return statement_words(anchor) + (who.empty() ? " was said by someone unknown" : " was said by " + quoted(who));
    }
    case EditKind::name_issue: return "the issue " + list_words(anchor.at("issues"), "label") + " is called " + quoted(text_at(value, "name"));
    case EditKind::define_issue: return quoted(text_at(value, "name")) + " is an issue";
    case EditKind::merge_issues: return "the issues " + list_words(anchor.at("issues"), "label") + " are one";
    case EditKind::split_issue: return quoted(text_at(value, "name")) + " is an issue apart from " + list_words(anchor.at("issues"), "label");
    case EditKind::assign_issue: {
      const std::string about = anchor.at("issues").empty() ? text_at(value, "name") : text_at(anchor["issues"][0], "label");
      return statement_words(anchor.at("statements")) + (about.empty() ? " is about no issue" : " is about " + quoted(about));
    }
    case EditKind::verdict: {
      const std::string given = text_at(value, "verdict");
      const std::string pair = statement_words(Json::array({anchor.at("a")})) + " beside " + statement_words(Json::array({anchor.at("b")}));
      return pair + (given.empty() ? ": no verdict" : ": " + given);
    }
  }
  return {};
}

}  // namespace onrecord
