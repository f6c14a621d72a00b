#include "base/offset_map.h"

#include <algorithm>  // std::upper_bound, std::min, std::max

#include "base/check.h"

namespace onrecord {
namespace {

bool exact(const OffsetMap::Run& run) { return run.text_size == run.source_size; }

// The position that corresponds to `offset` bytes into a run, by proportion where the run is not exact.
std::uint64_t inside(const OffsetMap::Run& run, std::uint64_t offset) {
  if (exact(run) || run.text_size == 0) return run.source + offset;
  return run.source + offset * run.source_size / run.text_size;
}

}  // namespace

OffsetMap OffsetMap::identity(std::size_t size) {
  OffsetMap map;
  if (size > 0) map.add(0, static_cast<ByteOffset>(size), 0, size);
  return map;
}

void OffsetMap::add(ByteOffset text, ByteOffset text_size, std::uint64_t source, std::uint64_t source_size) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    OR_CHECK(text >= last.text + last.text_size);
    const bool joins = text == last.text + last.text_size && source == last.source + last.source_size;
    if (joins && exact(last) && text_size == source_size) {
      last.text_size += text_size;
      last.source_size += source_size;
      return;
    }
  }
  runs_.push_back({text, text_size, source, source_size});
}

// The source position of the character at `at`: of the run that holds it, else of the next run.
std::uint64_t OffsetMap::source_begin(ByteOffset at) const {
  auto run = std::upper_bound(runs_.begin(), runs_.end(), at, [](ByteOffset value, const Run& r) { return value < r.text; });
  if (run != runs_.begin()) {
    const Run& held = *(run - 1);
    if (at < held.text + held.text_size) return inside(held, at - held.text);
  }
  if (run != runs_.end()) return run->source;
  return runs_.empty() ? 0 : runs_.back().source + runs_.back().source_size;
}

// The source position behind the character that ends at `at`: of the run that holds that character, else of the one before.
std::uint64_t OffsetMap::source_end(ByteOffset at) const {
  auto run = std::lower_bound(runs_.begin(), runs_.end(), at, [](const Run& r, ByteOffset value) { return r.text < value; });
  if (run == runs_.begin()) return runs_.empty() ? 0 : runs_.front().source;
  const Run& held = *(run - 1);
  const std::uint64_t offset = std::min<std::uint64_t>(at - held.text, held.text_size);
  if (offset == held.text_size) return held.source + held.source_size;
  return exact(held) ? held.source + offset : held.source + (offset * held.source_size + held.text_size - 1) / held.text_size;
}

SourceRange OffsetMap::source_of(Span span) const {
  const std::uint64_t begin = source_begin(span.begin);
  if (span.empty()) return {begin, begin};
  return {begin, std::max(begin, source_end(span.end))};
}

OffsetMap OffsetMap::after(const OffsetMap& before) const {
  OffsetMap result;
  for (const Run& run : runs_) {
    if (!exact(run)) {
      const SourceRange range = before.source_of({static_cast<ByteOffset>(run.source), static_cast<ByteOffset>(run.source + run.source_size)});
      result.add(run.text, run.text_size, range.begin, range.end - range.begin);
      continue;
    }
    // An exact run is cut where the runs below it end.
    const std::uint64_t end = run.source + run.source_size;
    auto below = std::upper_bound(before.runs_.begin(), before.runs_.end(), run.source, [](std::uint64_t value, const Run& r) { return value < r.text; });
    if (below != before.runs_.begin()) --below;
    for (; below != before.runs_.end() && below->text < end; ++below) {
      const std::uint64_t from = std::max<std::uint64_t>(run.source, below->text);
      const std::uint64_t to = std::min<std::uint64_t>(end, std::uint64_t{below->text} + below->text_size);
      if (from >= to) continue;
      // Of what is not exact below, any piece came from the whole.
      const std::uint64_t source = exact(*below) ? below->source + (from - below->text) : below->source;
      const std::uint64_t source_to = exact(*below) ? below->source + (to - below->text) : below->source + below->source_size;
      result.add(static_cast<ByteOffset>(run.text + (from - run.source)), static_cast<ByteOffset>(to - from), source, source_to - source);
    }
  }
  return result;
}

OffsetMap OffsetMap::shifted(std::uint64_t by) const {
  OffsetMap result = *this;
  for (Run& run : result.runs_) run.source += by;
  return result;
}

void MappedText::copy(std::string_view bytes, std::uint64_t source) {
  if (bytes.empty()) return;
  map_.add(size(), static_cast<ByteOffset>(bytes.size()), source, bytes.size());
  text_ += bytes;
}

void MappedText::made_from(std::string_view text, std::uint64_t source, std::uint64_t source_size) {
  if (text.empty()) return;
  map_.add(size(), static_cast<ByteOffset>(text.size()), source, source_size);
  text_ += text;
}

void OffsetMap::truncate(ByteOffset size) {
  while (!runs_.empty() && runs_.back().text >= size) runs_.pop_back();
  if (runs_.empty()) return;
  Run& last = runs_.back();
  if (last.text + last.text_size <= size) return;
  const ByteOffset kept = size - last.text;
  last.source_size = inside(last, kept) - last.source;
  last.text_size = kept;
}

void MappedText::cut(std::size_t size) {
  if (size >= text_.size()) return;
  map_.truncate(static_cast<ByteOffset>(size));
  text_.resize(size);
}

}  // namespace onrecord
