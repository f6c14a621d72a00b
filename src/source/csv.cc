#include "source/csv.h"

#include <algorithm>  // std::min

#include "source/ascii_text.h"

namespace onrecord {

// The place of the separator, the line break or the end that ends an unquoted stretch.
std::size_t CsvReader::end_of_field(std::size_t from) const {
  while (from < text_.size() && text_[from] != separator_ && text_[from] != '\n') ++from;
  return from;
}

CsvField CsvReader::read_quoted() {
  const std::size_t begin = at_ + 1;
  std::size_t quote = std::min(text_.find('"', begin), text_.size());
  while (quote + 1 < text_.size() && text_[quote + 1] == '"') quote = std::min(text_.find('"', quote + 2), text_.size());
  at_ = end_of_field(std::min(quote + 1, text_.size()));
  if (quote == text_.size()) return {begin, text_.substr(begin), true};
  const std::string_view behind = ascii::trimmed(text_.substr(quote + 1, at_ - quote - 1));
  if (behind.empty()) return {begin, text_.substr(begin, quote - begin), true};
  // "She said "no" to us": the mark before "no" ended nothing.
  const auto end = static_cast<std::size_t>(behind.data() + behind.size() - text_.data());
  return {begin, text_.substr(begin, end - begin - (behind.back() == '"' ? 1 : 0)), true};
}

CsvField CsvReader::read_field() {
  if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
  const std::size_t begin = at_;
  at_ = end_of_field(at_);
  std::string_view raw = text_.substr(begin, at_ - begin);
  if (raw.ends_with('\r') && (at_ == text_.size() || text_[at_] == '\n')) raw.remove_suffix(1);
  return {begin, raw, false};
}

bool CsvReader::next(std::vector<CsvField>& row) {
  row.clear();
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  if (at_ == text_.size()) return false;
  row.push_back(read_field());
  while (at_ < text_.size() && text_[at_] == separator_) {
    ++at_;
    row.push_back(read_field());
  }
  return true;
}

std::string value_of(const CsvField& field) {
  std::string value;
  each_piece(field, [&](std::size_t, std::string_view piece) { value += piece; });
  return value;
}

}  // namespace onrecord
