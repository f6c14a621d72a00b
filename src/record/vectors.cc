// Record: what statements' words mean, as vectors: one a text, however often it was said.
#include <algorithm>
#include <cstring>

#include "record/database.h"
#include "record/record.h"

namespace onrecord {
namespace {

SentenceVector vector_of(std::string_view bytes) {
  SentenceVector vector;
  std::memcpy(vector.values.data(), bytes.data(), std::min(bytes.size(), vector.values.size()));
  return vector;
}
std::string_view bytes_of(const SentenceVector& vector) { return {reinterpret_cast<const char*>(vector.values.data()), vector.values.size()}; }

}  // namespace

const SentenceVector* StatementVectors::find(RowId statement) const {
  const auto place = std::lower_bound(of.begin(), of.end(), statement, [](const auto& entry, RowId id) { return entry.first < id; });
  return place == of.end() || place->first != statement ? nullptr : &vectors[place->second];
}

Result<void> Record::use_vectors_of(std::string_view model) {
  Query known = database_->query("SELECT 1 FROM meta WHERE key = 'sentence_model' AND value = ?");
  known << model;
  if (TRY(known.next())) return {};
  Transaction transaction = TRY(Transaction::begin(*database_));
  TRY(database_->execute("DELETE FROM statement_sentence; DELETE FROM sentence"));
  Query mark = database_->query("INSERT OR REPLACE INTO meta VALUES ('sentence_model', ?)");
  mark << model;
  TRY(mark.run());
  return transaction.commit();
}

Result<std::vector<StatementText>> Record::statements_without_vector(std::size_t limit) const {
  Query query = database_->query("SELECT id, content FROM statement WHERE id NOT IN (SELECT statement FROM statement_sentence) ORDER BY id LIMIT ?");
  query << static_cast<std::int64_t>(limit);
  std::vector<StatementText> rows;
  while (TRY(query.next())) {
    StatementText row;
    query >> row.statement >> row.content;
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<bool> Record::has_vector(RowId text) const {
  Query query = database_->query("SELECT 1 FROM sentence WHERE id = ?");
  query << text;
  return query.next();
}

Result<void> Record::put_vectors(const std::vector<TextVector>& texts, const std::vector<std::pair<RowId, RowId>>& statement_texts) {
  Transaction transaction = TRY(Transaction::begin(*database_));
  Query vector = database_->query("INSERT OR REPLACE INTO sentence VALUES (?,?)");
  for (const TextVector& text : texts) {
    vector << text.text;
    vector.blob(bytes_of(text.vector));
    TRY(vector.run());
  }
  Query link = database_->query("INSERT OR REPLACE INTO statement_sentence VALUES (?,?)");
  for (const auto& [statement, text] : statement_texts) {
    link << statement << text;
    TRY(link.run());
  }
  return transaction.commit();
}

Result<void> Record::drop_unused_vectors() { return database_->execute("DELETE FROM sentence WHERE id NOT IN (SELECT sentence FROM statement_sentence)"); }

// Ids are hashes: sums of them tell sets apart.
Result<std::string> Record::vectors_key() const {
  Query query = database_->query("SELECT (SELECT value FROM meta WHERE key = 'sentence_model') || ' ' || count(*) || ' ' || sum(statement & 0xFFFFFFFFFF) || ' ' || sum(sentence & 0xFFFFFFFFFF) FROM statement_sentence");
  std::string key;
  if (TRY(query.next())) query >> key;
  return key;
}

Result<StatementVectors> Record::statement_vectors() const {
  StatementVectors result;
  std::vector<RowId> texts;  // sorted, since ids are the key
  Query vectors = database_->query("SELECT id, vector FROM sentence ORDER BY id");
  for (std::string bytes; TRY(vectors.next());) {
    vectors >> texts.emplace_back() >> bytes;
    result.vectors.push_back(vector_of(bytes));
  }
  Query links = database_->query("SELECT statement, sentence FROM statement_sentence ORDER BY statement");
  for (RowId statement = 0, text = 0; TRY(links.next());) {
    links >> statement >> text;
    const auto place = std::lower_bound(texts.begin(), texts.end(), text);
    if (place != texts.end() && *place == text) result.of.emplace_back(statement, static_cast<std::uint32_t>(place - texts.begin()));
  }
  return result;
}

Result<StatementVectors> Record::statement_vectors(std::vector<RowId> only) const {
  std::sort(only.begin(), only.end());
  only.erase(std::unique(only.begin(), only.end()), only.end());
  StatementVectors result;
  Query query = database_->query("SELECT vector FROM sentence JOIN statement_sentence ON sentence.id = sentence WHERE statement = ?");
  for (const RowId statement : only) {
    query << statement;
    std::string bytes;
    while (TRY(query.next())) {
      query >> bytes;
      result.of.emplace_back(statement, static_cast<std::uint32_t>(result.vectors.size()));
      result.vectors.push_back(vector_of(bytes));
    }
  }
  return result;
}

}  // namespace onrecord
