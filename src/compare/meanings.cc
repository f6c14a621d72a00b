#include "compare/meanings.h"

#include <optional>  // std::optional
#include <unordered_set>

#include "language/sentence_encoder.h"
#include "record/ids.h"

namespace onrecord {
namespace {

constexpr std::size_t at_a_time = 8192;  // statements; each lot is one transaction

Result<void> read_lot(Record& record, SentenceEncoder& encoder, const std::vector<StatementText>& lot) {
  std::vector<std::pair<RowId, RowId>> links;
  std::vector<std::string_view> words;
  std::vector<TextVector> texts;
  std::unordered_set<RowId> seen;
  for (const StatementText& statement : lot) {
    const RowId text = id_of_text(statement.content);
    links.emplace_back(statement.statement, text);
    if (!seen.insert(text).second || TRY(record.has_vector(text))) continue;
    words.push_back(statement.content);
    texts.push_back({text, {}});
  }
  const std::vector<SentenceVector> vectors = TRY(encoder.encode(words));
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i].vector = vectors[i];
  return record.put_vectors(texts, links);
}

}  // namespace

Result<void> read_meanings(Record& record, unsigned threads) {
  TRY(record.use_vectors_of(TRY(SentenceEncoder::installed())));
  std::optional<SentenceEncoder> encoder;
  while (true) {
    const std::vector<StatementText> lot = TRY(record.statements_without_vector(at_a_time));
    if (lot.empty()) break;
    if (!encoder) encoder.emplace(TRY(SentenceEncoder::load(threads)));
    TRY(read_lot(record, *encoder, lot));
  }
  return record.drop_unused_vectors();
}

}  // namespace onrecord
