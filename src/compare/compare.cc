#include "compare/compare.h"

#include <chrono>    // std::chrono::milliseconds
#include <optional>  // std::optional
#include <thread>    // std::this_thread

#include "compare/confrontations.h"
#include "compare/copies.h"
#include "compare/issue_edits.h"
#include "compare/issues.h"
#include "compare/meanings.h"
#include "compare/quotations.h"
#include "compare/terms.h"

namespace onrecord {

Result<Material> material_of(const Record& record) {
  Material material;
  material.documents = TRY(record.documents());
  material.actors = TRY(record.actors());
  material.statements = TRY(record.statements());
  material.meanings = TRY(record.statement_vectors());
  material.issue_edits = TRY(record.issue_edits());
  material.originals = TRY(record.originals());
  return material;
}

namespace {

Result<Comparison> compare_with(const Material& material, const ReadClashes& read_clashes) {
  const TermVectors terms(material.statements);
  Comparison comparison;
  IssueMap issues = find_issues(material.statements, material.actors, terms, material.meanings);
  comparison.misfits = apply_issue_edits(material.issue_edits, material.statements, issues);
  comparison.copies = find_copies(material.documents);
  comparison.quotations = find_quotations(material.documents, material.statements, comparison.copies);
  for (CopyRow& row : quoted_documents(material.documents, material.statements, comparison.quotations, comparison.copies)) comparison.copies.push_back(row);
  comparison.confrontations = TRY(find_confrontations(material, terms, issues, comparison.copies, read_clashes));
  comparison.issues = std::move(issues.issues);
  for (std::size_t i = 0; i < material.statements.size(); ++i)
    if (issues.of[i] != 0) comparison.statement_issues.emplace_back(material.statements[i].id, issues.of[i]);
  std::sort(comparison.statement_issues.begin(), comparison.statement_issues.end());
  return comparison;
}

}  // namespace

Comparison compare(const Material& material) { return compare_with(material, {}).take(); }

Result<Comparison> compare(const Material& material, unsigned threads) {
  return compare_with(material, [&](std::span<const WordedPair> pairs) -> Result<std::vector<float>> {
    if (pairs.empty()) return std::vector<float>();
    return TRY(ClashReader::load(threads)).read(pairs);
  });
}

Result<void> compare_record(Record& record, unsigned threads) {
  TRY(read_meanings(record, threads));
  const Material material = TRY(material_of(record));
  return record.put_comparison(TRY(compare(material, threads)));
}

Result<void> compare_in_use(const std::string& path, unsigned threads) {
  std::optional<Comparison> made;
  std::string key;
  {
    const Record record = TRY(Record::open(path, Record::Access::read));
    if (TRY(record.is_compared())) return {};
    key = TRY(record.comparison_key());
    if (TRY(record.statements_without_vector(1)).empty()) made = TRY(compare(TRY(material_of(record)), threads));
  }
  constexpr int most_tries = 100;
  for (int tries = 1;; ++tries) {
    auto record = Record::open(path, Record::Access::write);
    if (!record.ok() && record.error().kind == ErrorKind::busy && tries < most_tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      continue;
    }
    if (!record.ok()) return record.error();
    if (TRY(record->is_compared())) return {};  // by a build that went on meanwhile
    return made ? record->put_comparison(*made, key) : compare_record(*record, threads);
  }
}

}  // namespace onrecord
