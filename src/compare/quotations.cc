#include "compare/quotations.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "base/utf8.h"
#include "compare/word_alignment.h"
#include "compare/word_hashes.h"
#include "language/text_words.h"

namespace onrecord {
namespace {

constexpr std::size_t longest_passage = 48;  // words; longer ones are cut, each part looked up by itself
constexpr std::size_t most_postings = 64;    // passages a run of words may point at
constexpr std::size_t most_matches = 24;     // of one passage
constexpr std::size_t free_run = 6;          // words of indirect speech that must agree
constexpr std::size_t reach = 3;             // words that an inexact quotation may have more or fewer before its matching run
// Information (natural logarithm of one over the odds of the words) that agreement needs: enough not to happen by chance
// among the passages of a record; less where both have the same speaker.
constexpr double enough = 13, enough_of_one_speaker = 7;

// Words that may be a quotation, wherever in the record they stand.
struct Passage {
  std::vector<std::uint64_t> words;
  bool quoted = false;  // in quotation marks in one place at least
};
struct Occurrence {
  std::uint32_t passage = 0, statement = 0;
  std::vector<PointSpan> words;
  bool quoted = false;
};
struct Match {
  std::uint32_t document = 0;
  PointSpan span;
  PartKind part = PartKind::body;
  WordRange agreeing;  // words of the passage, less those at its ends that are not in the text
  bool exact = true;   // all of them are there
  std::vector<WordRange> differing;  // words of the passage that are not in the text
  std::string said;                  // what stands there instead
};

std::vector<std::uint64_t> hashes_of(const std::vector<HashedWord>& words) {
  std::vector<std::uint64_t> hashes;
  for (const HashedWord& word : words) hashes.push_back(word.hash);
  return hashes;
}

bool is_mark(char32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB; }

// Stretches between double quotation marks.
std::vector<Span> between_marks(std::string_view text, Span within) {
  std::vector<Span> found;
  bool open = false;
  ByteOffset begin = 0;
  for (ByteOffset at = within.begin; at < within.end;) {
    const CodePoint point = code_point_at(text, at);
    if (is_mark(point.value)) {
      if (open && point.value != 0x201C && point.value != 0xAB) {
        found.push_back({begin, at});
        open = false;
      } else {
        open = true;
        begin = at + point.size;
      }
    }
    at += point.size;
  }
  return found;
}

class Finder {
 public:
  Finder(const std::vector<DocumentRow>& documents, const std::vector<StatementRow>& statements, const std::vector<CopyRow>& copies)
      : documents_(documents), statements_(statements), of_document_(documents.size()) {
    for (const CopyRow& copy : copies) copies_.insert(std::minmax(copy.a, copy.b));
    std::unordered_map<RowId, std::uint32_t> place;
    for (std::uint32_t i = 0; i < documents.size(); ++i) place.emplace(documents[i].id, i);
    document_of_.assign(statements.size(), 0);
    for (std::uint32_t i = 0; i < statements.size(); ++i)
      if (const auto found = place.find(statements[i].document); found != place.end()) {
        of_document_[found->second].push_back(i);
        document_of_[i] = found->second;
      }
  }

  std::vector<QuotationRow> run() {
    for (std::uint32_t i = 0; i < documents_.size(); ++i) gather(i);
    index();
    matches_.resize(passages_.size());
    std::vector<std::uint32_t> order(documents_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return std::tuple(day_of(documents_[a].published), documents_[a].id) < std::tuple(day_of(documents_[b].published), documents_[b].id); });
    for (const std::uint32_t document : order) match(document);
    std::vector<QuotationRow> rows;
    std::vector<const Occurrence*> without;
    std::set<std::pair<RowId, RowId>> linked;
    for (const Occurrence& occurrence : occurrences_) {
      auto row = original_of(occurrence, false);
      if (row) linked.emplace(row->statement, row->original);
      if (row) rows.push_back(std::move(*row));
      else without.push_back(&occurrence);
    }
    // Where a text has no date it is taken for the original of what no dated text has, if it does not quote that itself.
    for (const Occurrence* occurrence : without)
      if (auto row = original_of(*occurrence, true); row && !linked.contains({row->original, row->statement})) rows.push_back(std::move(*row));
    drop_parts(rows);
    std::sort(rows.begin(), rows.end(), [](const QuotationRow& a, const QuotationRow& b) { return std::tie(a.statement, a.quoting) < std::tie(b.statement, b.quoting); });
    return rows;
  }

 private:
  // Of a passage found as a whole its sentences need no rows of their own.
  static void drop_parts(std::vector<QuotationRow>& rows) {
    const auto size = [](const QuotationRow& row) { return row.quoting.end - row.quoting.start; };
    std::sort(rows.begin(), rows.end(), [&](const QuotationRow& a, const QuotationRow& b) {
      return std::tuple(a.statement, size(b), !a.exact, a.quoting, a.document, a.span) < std::tuple(b.statement, size(a), !b.exact, b.quoting, b.document, b.span);
    });
    std::vector<QuotationRow> kept;
    std::size_t first = 0;  // of the statement's rows in `kept`
    for (QuotationRow& row : rows) {
      if (kept.empty() || kept.back().statement != row.statement) first = kept.size();
      const bool part = std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(first), kept.end(), [&](const QuotationRow& whole) {
        return std::max(whole.quoting.start, row.quoting.start) < std::min(whole.quoting.end, row.quoting.end) && (whole.exact || !row.exact);
      });
      if (!part) kept.push_back(std::move(row));
    }
    rows = std::move(kept);
  }

  static std::string day_of(const When& when) {
    const std::string& day = when.from.empty() ? when.to : when.from;
    return day.empty() ? "9999" : day.substr(0, 10);
  }

  // --- passages ---
  void gather(std::uint32_t document) {
    const std::string& text = documents_[document].text;
    const CodePointIndex points(text);
    for (const std::uint32_t statement : of_document_[document])
      for (const PointSpan& piece : statements_[statement].spans) {
        const Span span{points.byte(piece.start), points.byte(piece.end)};
        const StatementKind kind = statements_[statement].kind;
        const std::vector<Span> quoted = between_marks(text, span);
        for (const Span& inner : quoted) add_with_sentences(text, points, inner, statement, true);
        const bool all_quoted = kind == StatementKind::direct;
        const bool free = kind != StatementKind::direct && (kind != StatementKind::own || documents_[document].kind != DocumentKind::chat);
        if (free || (all_quoted && quoted.empty())) add_with_sentences(text, points, span, statement, all_quoted);
      }
  }

  // The whole, and its sentences: who repeats a speech rarely repeats all of it.
  void add_with_sentences(std::string_view text, const CodePointIndex& points, Span span, std::uint32_t statement, bool quoted) {
    add(text, points, span, statement, quoted);
    ByteOffset begin = span.begin;
    for (ByteOffset at = span.begin; at < span.end; ++at) {
      const char c = text[at];
      if (c != '\n' && (at + 1 >= span.end || (c != '.' && c != '!' && c != '?') || text[at + 1] != ' ')) continue;
      add(text, points, {begin, at + 1}, statement, quoted);
      begin = at + 1;
    }
    if (begin > span.begin) add(text, points, {begin, span.end}, statement, quoted);
  }

  void add(std::string_view text, const CodePointIndex& points, Span span, std::uint32_t statement, bool quoted) {
    words_.clear();
    hash_words(text.substr(span.begin, span.end - span.begin), span.begin, words_);
    for (std::size_t first = 0; first < words_.size(); first += longest_passage) {
      const std::size_t last = std::min(first + longest_passage, words_.size());
      if (last - first < (quoted ? 2 : free_run)) break;
      const auto [place, fresh] = known_.emplace(hash_of_run(&words_[first], last - first), static_cast<std::uint32_t>(passages_.size()));
      if (fresh) {
        Passage& passage = passages_.emplace_back();
        for (std::size_t i = first; i < last; ++i) passage.words.push_back(words_[i].hash);
      }
      passages_[place->second].quoted |= quoted;
      Occurrence occurrence{place->second, statement, {}, quoted};
      for (std::size_t i = first; i < last; ++i) occurrence.words.push_back({points.code_point(words_[i].span.begin), points.code_point(words_[i].span.end)});
      occurrences_.push_back(std::move(occurrence));
    }
  }

  // Runs of three words, and of two where a passage is so short that one wrong word would spoil all its runs of three.
  void index() {
    std::vector<HashedWord> words;
    for (std::uint32_t i = 0; i < passages_.size(); ++i) {
      words.clear();
      for (const std::uint64_t hash : passages_[i].words) words.push_back({hash, {}});
      for (const std::size_t run : {std::size_t{2}, std::size_t{3}}) {
        if (run == 2 && (words.size() > 4 || !passages_[i].quoted)) continue;
        for (std::size_t at = 0; at + run <= words.size(); ++at) {
          auto& postings = postings_[hash_of_run(&words[at], run)];
          if (postings.size() < most_postings) postings.emplace_back(i, static_cast<std::uint32_t>(at));
        }
      }
    }
  }

  // --- matches ---
  void match(std::uint32_t document) {
    const std::string& text = documents_[document].text;
    const CodePointIndex points(text);
    for (const PartRow& part : documents_[document].parts) {
      if (part.kind == PartKind::furniture) continue;
      ++units_;
      words_.clear();
      const ByteOffset begin = points.byte(part.span.start), end = points.byte(part.span.end);
      hash_words(std::string_view(text).substr(begin, end - begin), begin, words_);
      count_words();
      hits_.clear();
      for (std::size_t at = 0; at < words_.size(); ++at)
        for (const std::size_t run : {std::size_t{2}, std::size_t{3}}) {
          if (at + run > words_.size()) continue;
          const auto found = postings_.find(hash_of_run(&words_[at], run));
          if (found == postings_.end()) continue;
          for (const auto& [passage, offset] : found->second) hits_.emplace_back(passage, static_cast<std::int64_t>(at) - offset);
        }
      std::sort(hits_.begin(), hits_.end());
      for (std::size_t i = 0; i < hits_.size(); ++i) {
        const bool same_place = i > 0 && hits_[i].first == hits_[i - 1].first && hits_[i].second - hits_[i - 1].second <= static_cast<std::int64_t>(reach);
        if (!same_place) look_at(hits_[i].first, hits_[i].second, document, part, points);
      }
    }
  }

  void count_words() {
    std::vector<std::uint64_t> hashes = hashes_of(words_);
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    for (const std::uint64_t hash : hashes) ++frequency_[hash];
  }

  void look_at(std::uint32_t index, std::int64_t start, std::uint32_t document, const PartRow& part, const CodePointIndex& points) {
    const Passage& passage = passages_[index];
    if (matches_[index].size() >= most_matches) return;
    const std::size_t size = passage.words.size();
    const auto first = static_cast<std::size_t>(std::max<std::int64_t>(0, start - static_cast<std::int64_t>(reach)));
    const std::size_t last = std::min(words_.size(), static_cast<std::size_t>(std::max<std::int64_t>(0, start)) + size + reach);
    if (first >= last) return;
    const std::vector<std::uint64_t> window = hashes_of(std::vector<HashedWord>(words_.begin() + static_cast<std::ptrdiff_t>(first), words_.begin() + static_cast<std::ptrdiff_t>(last)));
    Alignment alignment = align(passage.words, window);
    Match match{document, {}, part.kind, {0, size}, true, {}, {}};
    trim(alignment, match.agreeing, passage.quoted);
    const std::size_t left = match.agreeing.last - match.agreeing.first;
    match.exact = alignment.edits.empty();
    if (!match.exact && (!passage.quoted || left < 3 || alignment.distance > std::max<std::size_t>(1, left / 4))) return;
    if (left < (passage.quoted ? 2 : free_run) || 2 * left < size || alignment.in_text.first >= alignment.in_text.last) return;
    match.span = {points.code_point(words_[first + alignment.in_text.first].span.begin), points.code_point(words_[first + alignment.in_text.last - 1].span.end)};
    for (const auto& [quoted, said] : alignment.edits) {
      if (!match.differing.empty()) match.said += " … ";
      match.differing.push_back(quoted);
      if (said.last > said.first) match.said += text_of_words(document, first + said.first, first + said.last);
    }
    matches_[index].push_back(std::move(match));
  }

  // A passage that only goes on where the text does not, or begins earlier, is no misquotation: what they share counts. Of a short
  // one too little would be left.
  static void trim(Alignment& alignment, WordRange& agreeing, bool quoted) {
    auto& edits = alignment.edits;
    const auto size = [](const WordRange& range) { return range.last - range.first; };
    const std::size_t least = quoted ? 5 : free_run;
    if (!edits.empty() && edits.back().first.last == agreeing.last && edits.back().first.first >= agreeing.first + least) {
      agreeing.last = edits.back().first.first;
      alignment.in_text.last = edits.back().second.first;
      alignment.distance -= std::max(size(edits.back().first), size(edits.back().second));
      edits.pop_back();
    }
    if (!edits.empty() && edits.front().first.first == agreeing.first && edits.front().first.last + least <= agreeing.last) {
      agreeing.first = edits.front().first.last;
      alignment.in_text.first = edits.front().second.last;
      alignment.distance -= std::max(size(edits.front().first), size(edits.front().second));
      edits.erase(edits.begin());
    }
  }

  std::string text_of_words(std::uint32_t document, std::size_t first, std::size_t last) const {
    const Span span{words_[first].span.begin, words_[last - 1].span.end};
    return documents_[document].text.substr(span.begin, span.end - span.begin);
  }

  // --- originals ---
  // Where the words can be read first: a person's own words when they were written, a report's when it came out. Among equals, who
  // wrote it himself, then who has more of it.
  using Place = std::tuple<std::string, bool, std::int64_t, RowId>;
  Place place_of(std::int64_t statement, std::uint32_t document) const {
    if (statement < 0) return {day_of(documents_[document].published), true, 0, documents_[document].id};
    const StatementRow& row = statements_[static_cast<std::size_t>(statement)];
    const When& published = documents_[document].published;
    const bool by_report = published.known() && (row.kind != StatementKind::own || !row.said.known());
    const std::string day = day_of(by_report ? published : row.said);
    return {day, row.kind != StatementKind::own, -static_cast<std::int64_t>(row.content.size()), row.id};
  }

  // The shortest statement that has all the words, or most of them.
  std::int64_t statement_with(std::uint32_t document, PointSpan span) const {
    std::int64_t best = -1;
    std::tuple<std::uint32_t, std::int64_t> best_key{0, 0};
    for (const std::uint32_t index : of_document_[document]) {
      std::uint32_t shared = 0;
      for (const PointSpan& piece : statements_[index].spans)
        if (std::max(piece.start, span.start) < std::min(piece.end, span.end)) shared += std::min(piece.end, span.end) - std::max(piece.start, span.start);
      if (2 * shared < span.end - span.start) continue;
      const std::tuple key{shared, -static_cast<std::int64_t>(statements_[index].content.size())};
      if (best < 0 || key > best_key) {
        best = index;
        best_key = key;
      }
    }
    return best;
  }

  double information(const Passage& passage, const Match& match) const {
    double sum = 0;
    std::vector<bool> differs(passage.words.size());
    for (const WordRange& range : match.differing)
      for (std::size_t i = range.first; i < range.last; ++i) differs[i] = true;
    for (std::size_t i = match.agreeing.first; i < match.agreeing.last; ++i) {
      if (differs[i]) continue;
      const auto found = frequency_.find(passage.words[i]);
      sum += std::log((static_cast<double>(units_) + 1) / (found == frequency_.end() ? 1 : static_cast<double>(found->second)));
    }
    return sum;
  }

  std::optional<QuotationRow> original_of(const Occurrence& occurrence, bool undated) const {
    const std::uint32_t here = document_of_[occurrence.statement];
    const StatementRow& statement = statements_[occurrence.statement];
    std::optional<QuotationRow> best;
    std::optional<std::tuple<bool, Place>> best_place;
    const Place own_place = place_of(occurrence.statement, here);
    for (const Match& match : matches_[occurrence.passage]) {
      if (match.document == here && !(in_comment(statement) && match.part == PartKind::body && match.exact)) continue;
      if (copies_.contains(std::minmax(documents_[here].id, documents_[match.document].id))) continue;
      const std::int64_t index = statement_with(match.document, match.span);
      const Place place = place_of(index, match.document);
      const bool no_date = std::get<0>(place) == "9999";
      if (index == static_cast<std::int64_t>(occurrence.statement) || (undated ? !no_date : !(place < own_place))) continue;
      const StatementRow* original = index < 0 ? nullptr : &statements_[static_cast<std::size_t>(index)];
      const double score = sureness(occurrence, match, statement, original);
      if (score < 0.5) continue;
      const std::tuple key{!match.exact, place};
      if (best_place && !(key < *best_place)) continue;
      best_place = key;
      best = QuotationRow{statement.id, {occurrence.words[match.agreeing.first].start, occurrence.words[match.agreeing.last - 1].end}, documents_[match.document].id, match.span, original == nullptr ? 0 : original->id, match.exact, match.said, printed(occurrence, match), score};
    }
    return best;
  }

  bool in_comment(const StatementRow& statement) const {
    const std::vector<PartRow>& parts = documents_[document_of_[static_cast<std::size_t>(&statement - statements_.data())]].parts;
    return statement.part && *statement.part < parts.size() && parts[*statement.part].kind == PartKind::comment;
  }

  static bool same_speaker(const StatementRow& a, const StatementRow* b) { return b != nullptr && a.speaker != 0 && a.speaker == b->speaker; }

  // 0.5 where the words that agree are just rare enough.
  double sureness(const Occurrence& occurrence, const Match& match, const StatementRow& statement, const StatementRow* original) const {
    if (!match.exact && !occurrence.quoted) return 0;
    const bool one_speaker = same_speaker(statement, original);
    const bool two_speakers = original != nullptr && statement.speaker != 0 && original->speaker != 0 && !one_speaker;
    if (!match.exact && !one_speaker && (two_speakers || match.agreeing.last - match.agreeing.first < free_run)) return 0;
    const double found = information(passages_[occurrence.passage], match);
    return found / (found + (one_speaker ? enough_of_one_speaker : enough));
  }

  // The words of the quotation that differ, as they stand.
  std::string printed(const Occurrence& occurrence, const Match& match) const {
    if (match.exact) return {};
    const std::string& text = documents_[document_of_[occurrence.statement]].text;
    const CodePointIndex points(text);
    std::string result;
    for (const WordRange& range : match.differing) {
      if (&range != &match.differing.front()) result += " … ";
      if (range.last == range.first) continue;
      const ByteOffset begin = points.byte(occurrence.words[range.first].start);
      result += text.substr(begin, points.byte(occurrence.words[range.last - 1].end) - begin);
    }
    return result;
  }

  const std::vector<DocumentRow>& documents_;
  const std::vector<StatementRow>& statements_;
  std::set<std::pair<RowId, RowId>> copies_;
  std::vector<std::vector<std::uint32_t>> of_document_;  // statements of each document
  std::vector<std::uint32_t> document_of_;
  std::vector<Passage> passages_;
  std::unordered_map<std::uint64_t, std::uint32_t> known_;
  std::vector<Occurrence> occurrences_;
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::uint32_t, std::uint32_t>>> postings_;
  std::vector<std::vector<Match>> matches_;
  std::unordered_map<std::uint64_t, std::uint32_t> frequency_;  // parts that have a word
  std::size_t units_ = 0;
  std::vector<HashedWord> words_;
  std::vector<std::pair<std::uint32_t, std::int64_t>> hits_;
};

// Whether a text names an outlet, whole or as papers call each other: "the Log" for "The Fairway Log".
bool names_outlet(std::string_view text, std::string_view outlet) {
  const auto holds = [&](std::string_view words) { return find_words(text, words) != std::string_view::npos; };
  if (outlet.empty()) return false;
  if (holds(outlet)) return true;
  const std::size_t blank = outlet.rfind(' ');
  return blank != std::string_view::npos && outlet.substr(0, blank) != "The" && (holds(fmt::format("the {}", outlet.substr(blank + 1))) || holds(fmt::format("The {}", outlet.substr(blank + 1))));
}

// What was private reaches later texts through the one that printed it first, where they name that: pairs (first, later) with how sure their passage is.
std::map<std::pair<RowId, RowId>, double> handed_on(const std::vector<DocumentRow>& documents, const std::unordered_map<RowId, const StatementRow*>& statement_of,
                                                    const std::vector<QuotationRow>& quotations) {
  std::unordered_map<RowId, const DocumentRow*> document_of;
  for (const DocumentRow& document : documents) document_of.emplace(document.id, &document);
  using Print = std::tuple<std::string, RowId, double>;  // day, document, score
  std::map<RowId, std::set<Print>> prints;               // of each private statement
  for (const QuotationRow& row : quotations) {
    const auto original = statement_of.find(row.original);
    if (original == statement_of.end() || original->second->audience != Audience::closed) continue;
    const DocumentRow& printing = *document_of.at(statement_of.at(row.statement)->document);
    const std::string& day = printing.published.to.empty() ? printing.published.from : printing.published.to;
    if (printing.id != row.document && !day.empty()) prints[row.original].emplace(day.substr(0, 10), printing.id, row.score);
  }
  std::map<std::pair<RowId, RowId>, bool> named;
  const auto names = [&](RowId later, RowId first) {
    const auto [at, fresh] = named.try_emplace({later, first}, false);
    if (fresh) at->second = names_outlet(document_of.at(later)->text, document_of.at(first)->outlet);
    return at->second;
  };
  constexpr std::size_t most_firsts = 4;  // that print it on one day
  std::map<std::pair<RowId, RowId>, double> pairs;
  for (const auto& [original, list] : prints) {
    const std::string& first_day = std::get<0>(*list.begin());
    std::vector<RowId> firsts;
    for (const auto& [day, document, score] : list) {
      if (day == first_day && firsts.size() < most_firsts) firsts.push_back(document);
      if (day == first_day) continue;
      for (const RowId first : firsts)
        if (names(document, first)) pairs[{first, document}] = std::max(pairs[{first, document}], score);
    }
  }
  return pairs;
}

}  // namespace

std::vector<QuotationRow> find_quotations(const std::vector<DocumentRow>& documents, const std::vector<StatementRow>& statements, const std::vector<CopyRow>& copies) {
  return Finder(documents, statements, copies).run();
}

std::vector<CopyRow> quoted_documents(const std::vector<DocumentRow>& documents, const std::vector<StatementRow>& statements, const std::vector<QuotationRow>& quotations, const std::vector<CopyRow>& copies) {
  constexpr std::size_t least_passages = 3;
  std::unordered_map<RowId, const StatementRow*> statement_of;
  for (const StatementRow& statement : statements) statement_of.emplace(statement.id, &statement);
  std::map<std::pair<RowId, RowId>, std::vector<double>> passages;  // (quoted, quoting)
  for (const QuotationRow& row : quotations) passages[{row.document, statement_of[row.statement]->document}].push_back(row.score);
  std::map<std::pair<RowId, RowId>, double> found;
  for (const auto& [pair, scores] : passages)
    if (pair.first == pair.second || scores.size() >= least_passages) found[pair] = *std::max_element(scores.begin(), scores.end());
  std::set<std::pair<RowId, RowId>> known;
  for (const CopyRow& copy : copies) known.insert(std::minmax(copy.a, copy.b));
  for (const auto& [pair, score] : handed_on(documents, statement_of, quotations))
    if (!known.contains(std::minmax(pair.first, pair.second)) && !found.contains({pair.second, pair.first})) found.try_emplace(pair, score);
  std::vector<CopyRow> rows;
  for (const auto& [pair, score] : found) rows.push_back({pair.first, pair.second, CopyKind::quotes, score});
  return rows;
}

}  // namespace onrecord
