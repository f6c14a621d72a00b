#include "record/source_writer.h"

#include <random>

#include <gtest/gtest.h>
#include <zlib.h>

#include "record/sample_record.h"

namespace onrecord {
namespace {

using sample::done;
using sample::Page;
using sample::Sample;

SourceHead head_of(const std::string& name, const std::string& bytes) {
  SourceHead head;
  head.place = {"/pile/" + name, ""};
  head.sha256 = sha256_hex(bytes);
  head.size = bytes.size();
  head.media_type = "text/plain";
  return head;
}

std::string noise(std::size_t size) {
  std::mt19937_64 random(1);
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  return bytes;
}

std::string packed(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 1);
  out.resize(size);
  return out;
}

void add_in_pieces(SourceWriter& writer, const std::string& bytes, std::size_t step) {
  for (std::size_t at = 0; at < bytes.size(); at += step) done(writer.add_packed(std::string_view(bytes).substr(at, step)));
}

TEST(SourceWriter, bytes_come_back_whether_they_fit_into_memory_or_not) {
  for (const std::size_t size : {std::size_t{1} << 10, std::size_t{20} << 20}) {
    Sample record;
    const std::string bytes = noise(size);
    SourceWriter writer = done(record->begin_source(head_of("noise", bytes), 1));
    done(writer.add_document(Page("Ann spoke.").line()));
    add_in_pieces(writer, packed(bytes), 1000003);
    done(writer.finish());
    const std::vector<SourceRow> sources = done(record->sources());
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(done(record->source_bytes(sources[0].id)), bytes);
  }
}

TEST(SourceWriter, what_is_not_finished_leaves_nothing) {
  Sample record;
  {
    SourceWriter writer = done(record->begin_source(head_of("half", "half"), 1));
    for (int i = 0; i < 100; ++i) done(writer.add_document(Page("Ann spoke.").actor("Ann", "Ann").said("spoke", 0).line()));
    add_in_pieces(writer, noise(std::size_t{9} << 20), 1 << 20);
  }
  EXPECT_TRUE(done(record->sources()).empty());
  EXPECT_TRUE(done(record->documents()).empty());
  EXPECT_TRUE(done(record->known_sources(1)).empty());
  SourceWriter again = done(record->begin_source(head_of("half", "half"), 1));
  done(again.add_document(Page("Ann spoke.").line()));
  done(again.finish());
  EXPECT_EQ(done(record->documents()).size(), 1U);
}

TEST(SourceWriter, a_new_analysis_without_bytes_keeps_the_old_bytes) {
  Sample record;
  const std::string bytes = "Ann spoke.";
  for (const int analyser : {1, 2}) {
    SourceWriter writer = done(record->begin_source(head_of("a.txt", bytes), analyser));
    done(writer.add_document(Page(bytes).line()));
    if (analyser == 1) done(writer.add_packed(packed(bytes)));
    done(writer.finish());
  }
  const std::vector<SourceRow> sources = done(record->sources());
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_EQ(done(record->documents()).size(), 1U);
  EXPECT_EQ(done(record->source_bytes(sources[0].id)), bytes);
}

}  // namespace
}  // namespace onrecord
