// What the programs of this folder read: a text and its gold statements, offsets in code points.
#pragma once

#include <algorithm>  // std::sort
#include <string>     // std::string
#include <vector>     // std::vector

#include <nlohmann/json.hpp>

#include "base/document.h"
#include "base/utf8.h"
#include "speech/statement.h"

namespace onrecord {

struct SpeakersInput {
  explicit SpeakersInput(const nlohmann::json& entry) : document(document_of(entry["text"])), index(document.text) {
    for (const nlohmann::json& row : entry["statements"]) {
      Statement statement;
      statement.content = spans_of(row["content"]);
      statement.cue = spans_of(row["cue"]);
      statement.source = spans_of(row["source"]);
      statements.push_back(std::move(statement));
    }
    std::stable_sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) { return hull(a.content).begin < hull(b.content).begin; });
  }

  static Document document_of(const std::string& text) {
    Document document;
    document.text = text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end > begin) document.parts.push_back({.kind = PartKind::body, .span = {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)}, .author = {}, .at = {}});
      begin = end + 1;
    }
    return document;
  }

  Spans spans_of(const nlohmann::json& pairs) const {
    Spans spans;
    for (const nlohmann::json& pair : pairs) spans.push_back({index.byte(pair[0]), index.byte(pair[1])});
    std::sort(spans.begin(), spans.end());
    return spans;
  }

  Document document;
  CodePointIndex index;
  std::vector<Statement> statements;
};

}  // namespace onrecord
