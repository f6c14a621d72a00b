// Documents of the readers of other formats as text, one line a part, for tables of expectations.
#pragma once

#include <string>

#include "base/utf8.h"
#include "page/formats.h"

namespace onrecord::testing {

// "body: words", with " quoted", " @author", " p2" and " 2024-10-14" behind the kind where there are such.
inline std::string dump_parts(const Document& document) {
  std::string all;
  for (const Part& part : document.parts) {
    all += word(part.kind);
    if (part.quoted) all += " quoted";
    if (!part.author.empty()) all += " @" + part.author;
    for (const std::string& name : part.to) all += " to " + name;
    if (part.page > 0) all += " p" + std::to_string(part.page);
    if (part.at) all += " " + part.at->iso();
    all += ": " + std::string(text_of(document.text, part.span)) + "\n";
  }
  return all;
}

// "email | title | by Ann | to Bob | date | outlet | url", leaving out what is empty.
inline std::string dump_head(const Document& document) {
  std::string head(word(document.kind));
  if (!document.title.empty()) head += " | " + document.title;
  for (const std::string& author : document.author) head += " | by " + author;
  for (const std::string& to : document.recipients) head += " | to " + to;
  if (document.published && document.published->from) head += " | " + document.published->from->iso() + " (" + document.published->basis + ")";
  if (!document.outlet.empty()) head += " | " + document.outlet;
  if (!document.url.empty()) head += " | " + document.url;
  for (const Finding& finding : document.findings) head += " [" + finding.code + "]";
  return head + "\n";
}

inline Source source_of(std::string bytes, std::string media_type) {
  Source source;
  source.path = "input";
  source.bytes = std::move(bytes);
  source.media_type = std::move(media_type);
  return source;
}

inline std::vector<Document> read_documents(const std::string& bytes, const std::string& media_type) {
  auto documents = read_other_format(source_of(bytes, media_type));
  return documents && documents->ok() ? std::move(**documents) : std::vector<Document>();
}

inline std::string dump(const std::string& bytes, const std::string& media_type) {
  const auto documents = read_other_format(source_of(bytes, media_type));
  if (!documents) return "not a format of these readers";
  if (!documents->ok()) return "error: " + documents->error().fact;
  std::string all;
  for (const Document& document : **documents) all += dump_head(document) + dump_parts(document);
  return all;
}

// The bytes of the source that a stretch of text came from.
inline std::string bytes_behind(const Document& document, const std::string& source, const std::string& words) {
  const auto at = static_cast<ByteOffset>(document.text.find(words));
  if (document.text.find(words) == std::string::npos) return "not in the text";
  const SourceRange range = document.bytes.source_of({at, at + static_cast<ByteOffset>(words.size())});
  return source.substr(range.begin, range.end - range.begin);
}

}  // namespace onrecord::testing
