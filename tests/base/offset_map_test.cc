#include "base/offset_map.h"

#include <random>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(OffsetMap, exact_neighbours_are_one_run) {
  OffsetMap map;
  map.add(0, 3, 10, 3);
  map.add(3, 4, 13, 4);
  EXPECT_EQ(map.runs(), (std::vector<OffsetMap::Run>{{0, 7, 10, 7}}));
}

TEST(OffsetMap, a_span_over_a_gap_reaches_from_its_first_to_its_last_byte) {
  MappedText text;
  text.copy("Hello", 100);
  text.insert("\n");
  text.copy("world", 200);
  EXPECT_EQ(text.map().source_of({0, 5}), (SourceRange{100, 105}));
  EXPECT_EQ(text.map().source_of({1, 8}), (SourceRange{101, 202}));
  EXPECT_EQ(text.map().source_of({6, 11}), (SourceRange{200, 205}));
}

TEST(OffsetMap, an_entity_maps_as_a_whole) {
  MappedText text;
  text.copy("a ", 0);
  text.made_from("&", 2, 5);  // &amp;
  text.copy(" b", 7);
  EXPECT_EQ(text.text(), "a & b");
  EXPECT_EQ(text.map().source_of({2, 3}), (SourceRange{2, 7}));
  EXPECT_EQ(text.map().source_of({0, 5}), (SourceRange{0, 9}));
}

TEST(OffsetMap, cut_takes_back_the_end) {
  MappedText text;
  text.copy("abc", 0);
  text.copy("def", 10);
  text.cut(4);
  EXPECT_EQ(text.text(), "abcd");
  EXPECT_EQ(text.map().source_of({0, 4}), (SourceRange{0, 11}));
  text.cut(0);
  EXPECT_TRUE(text.map().empty());
}

// Property: two maps in a row and their composition say the same of every byte that was copied.
TEST(OffsetMap, composition_agrees_with_mapping_twice) {
  std::mt19937 random(7);
  const auto build = [&](std::size_t source_size) {
    MappedText text;
    std::uint64_t at = 0;
    while (at < source_size) {
      const std::uint64_t size = std::min<std::uint64_t>(1 + random() % 5, source_size - at);
      switch (random() % 3) {
        case 0: text.copy(std::string(size, 'x'), at); break;
        case 1: text.made_from("yy", at, size); break;
        default: break;  // skipped
      }
      at += size;
    }
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    const MappedText middle = build(60);
    const MappedText text = build(middle.size());
    const OffsetMap whole = text.map().after(middle.map());
    for (const OffsetMap::Run& run : text.map().runs()) {
      if (run.text_size != run.source_size) continue;
      for (ByteOffset i = run.text; i < run.text + run.text_size; ++i) {
        const SourceRange step = text.map().source_of({i, i + 1});
        const SourceRange twice = middle.map().source_of({static_cast<ByteOffset>(step.begin), static_cast<ByteOffset>(step.end)});
        const SourceRange once = whole.source_of({i, i + 1});
        // Inside what was made from other bytes both only estimate, within the same bytes.
        if (twice.end - twice.begin == 1 && once.end - once.begin == 1) {
          EXPECT_EQ(once, twice) << "round " << round << " at " << i;
        }
        EXPECT_LE(once.begin, twice.end) << "round " << round << " at " << i;
        EXPECT_GE(once.end, twice.begin) << "round " << round << " at " << i;
      }
    }
  }
}

}  // namespace
}  // namespace onrecord
