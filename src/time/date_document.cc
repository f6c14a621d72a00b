#include "time/time.h"

namespace onrecord {

Dating date_document(const Document& document, const Tokens&, const std::vector<Statement>& statements, const People&,
                     const std::optional<Timestamp>& given) {
  Dating dating;
  dating.published = document.published;
  if (!dating.published && given) {
    dating.published = Interval{*given, *given, "given", {}};
  }
  std::optional<Timestamp> anchor;
  if (dating.published) anchor = dating.published->to ? dating.published->to : dating.published->from;
  dating.timexes = find_timexes(document.text, anchor);
  for (const Statement& statement : statements) {
    std::optional<Interval> said;
    if (statement.message && *statement.message < document.messages.size()) {
      if (const auto& at = document.messages[*statement.message].sent_at) said = Interval{*at, *at, "message", {}};
    }
    if (!said && anchor) said = Interval{{}, *anchor, "document date", {}};
    dating.said.push_back(said);
  }
  return dating;
}

}  // namespace onrecord
