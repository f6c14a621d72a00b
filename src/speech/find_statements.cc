#include "speech/speech.h"

#include "speech/attributions.h"

namespace onrecord {

std::vector<Statement> find_statements(const Document& document, const Tokens& tokens) {
  std::vector<Statement> statements;
  for (Attribution& found : attributions_by_rule(document, tokens)) {
    Statement statement;
    statement.content = std::move(found.content);
    statement.cue = std::move(found.cue);
    statement.source = std::move(found.source);
    statement.score = found.score;
    statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace onrecord
