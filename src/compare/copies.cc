#include "compare/copies.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "base/utf8.h"
#include "compare/terms.h"

namespace onrecord {
namespace {

constexpr std::size_t shingle_words = 5;
constexpr std::size_t bands = 32;
constexpr std::size_t rows = 2;  // 32 bands of 2: pairs with a Jaccard index of 0.3 meet with odds of 0.95
constexpr double same_text = 0.4;
constexpr std::size_t most_in_bucket = 64;  // of a million copies of one text each meets its neighbours only

std::uint64_t mix(std::uint64_t value) {  // SplitMix64 (Steele et al. 2014)
  value += 0x9E3779B97F4A7C15;
  value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
  value = (value ^ value >> 27) * 0x94D049BB133111EB;
  return value ^ value >> 31;
}

std::uint64_t hash_of(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

// The words readers read; furniture is the same on every page of an outlet.
std::string readable(const DocumentRow& document) {
  const CodePointIndex points(document.text);
  std::string text;
  for (const PartRow& part : document.parts) {
    if (part.kind != PartKind::body && part.kind != PartKind::message && part.kind != PartKind::standfirst) continue;
    const ByteOffset begin = points.byte(part.span.start);
    text += std::string_view(document.text).substr(begin, points.byte(part.span.end) - begin);
    text += '\n';
  }
  return text;
}

std::vector<std::uint64_t> shingles(const DocumentRow& document) {
  const std::vector<TextWord> words = text_words(readable(document));
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < shingle_words; ++k) hash = mix(hash ^ hash_of(words[i + k].form));
    hashes.push_back(hash);
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::array<std::uint64_t, bands * rows> signature(const std::vector<std::uint64_t>& shingles) {
  std::array<std::uint64_t, bands * rows> least;
  least.fill(~std::uint64_t{0});
  for (const std::uint64_t shingle : shingles)
    for (std::size_t i = 0; i < least.size(); ++i) least[i] = std::min(least[i], mix(shingle ^ mix(i + 1)));
  return least;
}

double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) ++shared;
    const std::uint64_t one = *left, other = *right;
    left += one <= other;
    right += other <= one;
  }
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

// The earlier document first; where dates do not tell, the smaller id.
bool earlier(const DocumentRow& a, const DocumentRow& b) {
  if (!a.published.from.empty() && !b.published.from.empty() && a.published.from != b.published.from) return a.published.from < b.published.from;
  return a.id < b.id;
}

}  // namespace

std::vector<CopyRow> find_copies(const std::vector<DocumentRow>& documents) {
  std::vector<std::vector<std::uint64_t>> all(documents.size());
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> buckets;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    all[i] = shingles(documents[i]);
    if (all[i].empty()) continue;
    const auto least = signature(all[i]);
    for (std::size_t band = 0; band < bands; ++band) {
      std::vector<std::size_t>& bucket = buckets[mix(least[band * rows] ^ mix(least[band * rows + 1] ^ mix(band)))];
      for (const std::size_t other : bucket) pairs.emplace_back(other, i);
      if (bucket.size() < most_in_bucket) bucket.push_back(i);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<CopyRow> copies;
  for (const auto& [i, j] : pairs) {
    const double score = jaccard(all[i], all[j]);
    if (score < same_text) continue;
    const DocumentRow& first = earlier(documents[i], documents[j]) ? documents[i] : documents[j];
    const DocumentRow& second = &first == &documents[i] ? documents[j] : documents[i];
    const bool two_outlets = first.kind == DocumentKind::article && second.kind == DocumentKind::article && first.outlet != second.outlet;
    copies.push_back({first.id, second.id, two_outlets ? CopyKind::syndicated : CopyKind::near_duplicate, score});
  }
  std::sort(copies.begin(), copies.end(), [](const CopyRow& a, const CopyRow& b) { return std::tie(a.a, a.b) < std::tie(b.a, b.b); });
  return copies;
}

}  // namespace onrecord
