#include "compare/copies.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "compare/word_hashes.h"

#if defined(__x86_64__)
#define ONRECORD_FOR_EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define ONRECORD_FOR_EACH_PROCESSOR
#endif

namespace onrecord {
namespace {

constexpr std::size_t shingle_words = 3;
constexpr std::size_t sample_size = 600;
constexpr double same_text = 0.45;       // share of shingles in both
constexpr double same_rare_text = 0.25;  // the same, of shingles that few other texts have: not boilerplate, forms, common quotations
constexpr double held_whole = 0.7;       // share of the shorter's rare shingles that the longer has: a text cut short
constexpr std::size_t held_least = 30;   // so many shingles at least make a pair worth showing by the last two rules
constexpr double through_third = 0.06;   // share that is enough where both are copies of a third text
constexpr std::size_t few_texts = 12;
constexpr std::size_t bands = 20, rare_bands = 44;  // of two hashes each: pairs that share 0.45 (0.25) meet with odds of 0.989 (0.942)
constexpr std::size_t neighbours = 16;              // in each bucket a text meets so many others
constexpr std::size_t crowd = 64;                   // in a group of so many copies not every pair is looked at

using Shingles = std::vector<std::uint32_t>;

// Groups of texts that are copies of each other.
class Groups {
 public:
  explicit Groups(std::size_t count) : above_(count), size_(count, 1) { std::iota(above_.begin(), above_.end(), 0U); }
  std::uint32_t of(std::uint32_t text) {
    while (above_[text] != text) text = above_[text] = above_[above_[text]];
    return text;
  }
  std::size_t size(std::uint32_t text) { return size_[of(text)]; }
  bool crowded_together(std::uint32_t a, std::uint32_t b) { return of(a) == of(b) && size_[of(a)] >= crowd; }
  void join(std::uint32_t a, std::uint32_t b) {
    a = of(a), b = of(b);
    if (a == b) return;
    above_[b] = a;
    size_[a] += size_[b];
  }

 private:
  std::vector<std::uint32_t> above_;
  std::vector<std::size_t> size_;
};

// For each of `count` hash functions the least hash of the shingles (MinHash).
ONRECORD_FOR_EACH_PROCESSOR void least_hashes(const Shingles& shingles, const std::uint32_t* salt, std::uint32_t* least, std::size_t count) {
  std::fill_n(least, count, ~0U);
  for (const std::uint32_t shingle : shingles)
    for (std::size_t i = 0; i < count; ++i) {
      std::uint32_t hash = (shingle ^ salt[i]) * 0x85EBCA6BU;  // MurmurHash3's finish (Appleby 2011)
      hash = (hash ^ hash >> 13) * 0xC2B2AE35U;
      hash ^= hash >> 16;
      least[i] = hash < least[i] ? hash : least[i];
    }
}

// How many texts have a shingle, at least: counts saturate, and shingles may share one (there are far more counts than
// texts, so few reach `few_texts` by that).
class Spread {
 public:
  explicit Spread(std::size_t shingles) {
    std::size_t size = 1 << 16;
    while (size < shingles * 2 && size < std::size_t{1} << 28) size *= 2;
    counts_.resize(size);
  }
  void add(std::uint32_t shingle) {
    std::uint8_t& count = counts_[at(shingle)];
    count = static_cast<std::uint8_t>(count + (count < 255));
  }
  bool common(std::uint32_t shingle) const { return counts_[at(shingle)] > few_texts; }

 private:
  // Samples hold the smallest hashes: their upper bits are no longer spread evenly.
  std::size_t at(std::uint32_t shingle) const { return mixed(shingle) & (counts_.size() - 1); }
  std::vector<std::uint8_t> counts_;
};

struct Overlap {
  double jaccard = 0;
  double shared = 0;  // estimated for the whole texts
};

// Of the smallest hashes of both together, the share that both have: exact where the samples are all there is, else within a few
// hundredths.
Overlap overlap(const Shingles& a, const Shingles& b, bool all, double sizes) {
  std::size_t shared = 0, seen = 0;
  auto left = a.begin(), right = b.begin();
  const std::size_t most = all ? a.size() + b.size() : std::min(a.size(), b.size());
  for (; left != a.end() && right != b.end() && seen < most; ++seen) {
    const std::uint32_t one = *left, other = *right;
    shared += one == other;
    left += one <= other;
    right += other <= one;
  }
  if (all) seen += static_cast<std::size_t>((a.end() - left) + (b.end() - right));
  if (seen == 0) return {};
  const double jaccard = static_cast<double>(shared) / static_cast<double>(seen);
  return {jaccard, jaccard / (1 + jaccard) * sizes};
}

// What readers read; furniture is the same on every page of an outlet.
bool is_read(const PartRow& part) { return part.kind == PartKind::body || part.kind == PartKind::message || part.kind == PartKind::standfirst; }

// Its size in characters.
std::size_t size_of_words(const DocumentRow& document) {
  return std::accumulate(document.parts.begin(), document.parts.end(), std::size_t{0}, [](std::size_t sum, const PartRow& part) { return is_read(part) ? sum + part.span.end - part.span.start : sum; });
}

std::string readable(const DocumentRow& document) {
  const CodePointIndex points(document.text);
  std::string text;
  for (const PartRow& part : document.parts) {
    if (!is_read(part)) continue;
    const ByteOffset begin = points.byte(part.span.start);
    text += std::string_view(document.text).substr(begin, points.byte(part.span.end) - begin);
    text += '\n';
  }
  return text;
}

// The earlier document first; where dates do not tell, the longer, since who takes over a story cuts it; then the smaller id.
bool earlier(const DocumentRow& a, const DocumentRow& b) {
  if (!a.published.from.empty() && !b.published.from.empty() && a.published.from != b.published.from) return a.published.from < b.published.from;
  const std::size_t size = size_of_words(a), other = size_of_words(b);
  return size != other ? size > other : a.id < b.id;
}

}  // namespace

void NearTexts::add(std::string_view text) {
  thread_local std::vector<HashedWord> words;
  thread_local Shingles shingles;
  words.clear();
  shingles.clear();
  hash_words(text, 0, words);
  Sketch& sketch = sketches_.emplace_back();
  for (const HashedWord& word : words) sketch.whole = (sketch.whole ^ word.hash) * 0x9FB21C651E98DF25 + (sketch.whole >> 29);
  for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) shingles.push_back(static_cast<std::uint32_t>(hash_of_run(&words[i], shingle_words)));
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  sketch.size = static_cast<std::uint32_t>(shingles.size());
  sketch.sample.assign(shingles.begin(), shingles.begin() + static_cast<std::ptrdiff_t>(std::min(sample_size, shingles.size())));
}

class NearTexts::Matcher {
 public:
  explicit Matcher(const std::vector<Sketch>& sketches) : sketches_(sketches), groups_(sketches.size()), spread_(shingles_of(sketches)) {}

  std::vector<Pair> run() {
    pair_exact();
    for (const std::uint32_t text : first_)
      for (const std::uint32_t shingle : sketches_[text].sample) spread_.add(shingle);
    rare_.resize(sketches_.size());
    for (const std::uint32_t text : first_)
      for (const std::uint32_t shingle : sketches_[text].sample)
        if (!spread_.common(shingle)) rare_[text].push_back(shingle);
    meet(bands, [this](std::uint32_t text) -> const Shingles& { return sketches_[text].sample; });
    meet(rare_bands, [this](std::uint32_t text) -> const Shingles& { return rare_[text]; });
    pair_through_thirds();
    std::sort(pairs_.begin(), pairs_.end(), [](const Pair& x, const Pair& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
    return std::move(pairs_);
  }

 private:
  static std::size_t shingles_of(const std::vector<Sketch>& sketches) {
    return std::accumulate(sketches.begin(), sketches.end(), std::size_t{0}, [](std::size_t sum, const Sketch& sketch) { return sum + sketch.sample.size(); });
  }

  // Copies word for word are paired with the first of them, which stands for all.
  void pair_exact() {
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (std::uint32_t i = 0; i < sketches_.size(); ++i) {
      if (sketches_[i].size == 0) continue;
      const auto [place, fresh] = known.emplace(sketches_[i].whole, i);
      if (fresh) {
        first_.push_back(i);
      } else {
        pairs_.push_back({place->second, i, 1});
      }
    }
  }

  // Texts that agree in a band, two least hashes of their shingles, meet.
  template <class ShinglesOf>
  void meet(std::size_t count, ShinglesOf shingles_of) {
    std::vector<std::uint32_t> salt(2 * count), least(2 * count);
    for (std::uint32_t i = 0; i < salt.size(); ++i) salt[i] = static_cast<std::uint32_t>(mixed(i + 1));
    std::vector<std::vector<std::uint32_t>> keys(count);
    for (const std::uint32_t text : first_) {
      const Shingles& shingles = shingles_of(text);
      least_hashes(shingles, salt.data(), least.data(), least.size());
      for (std::size_t band = 0; band < count; ++band) keys[band].push_back(shingles.empty() ? 0 : static_cast<std::uint32_t>(mixed(std::uint64_t{least[2 * band]} << 32 | least[2 * band + 1])));
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> bucket;
    for (std::vector<std::uint32_t>& band : keys) {
      bucket.clear();
      for (std::size_t i = 0; i < first_.size(); ++i)
        if (band[i] != 0) bucket.emplace_back(band[i], first_[i]);
      std::vector<std::uint32_t>().swap(band);
      std::sort(bucket.begin(), bucket.end());
      for (std::size_t i = 1; i < bucket.size(); ++i)
        for (std::size_t k = i; k-- > 0 && i - k <= neighbours && bucket[k].first == bucket[i].first;) look_at(bucket[k].second, bucket[i].second);
    }
  }

  void look_at(std::uint32_t a, std::uint32_t b) {
    if (groups_.crowded_together(a, b) || !tried_.insert(std::uint64_t{a} << 32 | b).second) return;
    const double score = score_of(a, b, same_rare_text);
    if (score == 0) return;
    groups_.join(a, b);
    pairs_.push_back({a, b, score});
  }

  // Two edited copies of one text may have too little in common to be found by themselves.
  void pair_through_thirds() {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> members;
    std::unordered_set<std::uint64_t> paired;
    for (const Pair& pair : pairs_) paired.insert(std::uint64_t{pair.a} << 32 | pair.b);
    for (const std::uint32_t text : first_)
      if (groups_.size(text) > 2 && groups_.size(text) <= neighbours) members[groups_.of(text)].push_back(text);
    for (const auto& [group, texts] : members)
      for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t k = i + 1; k < texts.size(); ++k) {
          if (paired.contains(std::uint64_t{texts[i]} << 32 | texts[k])) continue;
          if (const double score = score_of(texts[i], texts[k], through_third); score > 0) pairs_.push_back({texts[i], texts[k], score});
        }
  }

  double score_of(std::uint32_t a, std::uint32_t b, double least) const {
    const Sketch &one = sketches_[a], &other = sketches_[b];
    const bool all = one.sample.size() == one.size && other.sample.size() == other.size;
    const Overlap plain = overlap(one.sample, other.sample, all, static_cast<double>(one.size) + other.size);
    if (plain.jaccard >= same_text) return plain.jaccard;
    const Shingles &rare_one = rare_[a], &rare_other = rare_[b];
    // What the rare ones of the sample stand for.
    const auto whole = [](const Shingles& shingles, const Sketch& sketch) { return static_cast<double>(shingles.size()) * sketch.size / static_cast<double>(sketch.sample.size()); };
    const double size_one = whole(rare_one, one), size_other = whole(rare_other, other);
    const Overlap found = overlap(rare_one, rare_other, all, size_one + size_other);
    if (found.shared < held_least) return 0;
    if (found.jaccard >= least) return found.jaccard;
    const double held = found.shared / std::min(size_one, size_other);
    return held >= held_whole ? held : 0;
  }

  const std::vector<Sketch>& sketches_;
  Groups groups_;
  Spread spread_;
  std::vector<Shingles> rare_;  // of the samples, what few texts have
  std::vector<std::uint32_t> first_;
  std::vector<Pair> pairs_;
  std::unordered_set<std::uint64_t> tried_;
};

std::vector<NearTexts::Pair> NearTexts::pairs() const { return Matcher(sketches_).run(); }

std::vector<CopyRow> find_copies(const std::vector<DocumentRow>& documents) {
  std::vector<const DocumentRow*> order;
  for (const DocumentRow& document : documents) order.push_back(&document);
  std::sort(order.begin(), order.end(), [](const DocumentRow* a, const DocumentRow* b) { return a->id < b->id; });
  NearTexts texts;
  for (const DocumentRow* document : order) texts.add(readable(*document));
  std::vector<CopyRow> copies;
  for (const NearTexts::Pair& pair : texts.pairs()) {
    const DocumentRow *first = order[pair.a], *second = order[pair.b];
    if (earlier(*second, *first)) std::swap(first, second);
    const bool two_outlets = first->kind == DocumentKind::article && second->kind == DocumentKind::article && first->outlet != second->outlet;
    copies.push_back({first->id, second->id, two_outlets ? CopyKind::syndicated : CopyKind::near_duplicate, pair.score});
  }
  std::sort(copies.begin(), copies.end(), [](const CopyRow& a, const CopyRow& b) { return std::tie(a.a, a.b) < std::tie(b.a, b.b); });
  return copies;
}

}  // namespace onrecord
