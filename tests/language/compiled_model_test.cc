#include "language/compiled_model.h"

#include <cstdlib>  // setenv
#include <fstream>

#include <gtest/gtest.h>

#include "language/sentence_encoder.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

class CompiledModelTest : public testing::Test {
 protected:
  CompiledModelTest() : folder_(fs::temp_directory_path() / ("onrecord-compiled-" + std::to_string(::getpid()))) { use(folder_.string()); }
  ~CompiledModelTest() override {
    ::unsetenv("ONRECORD_CACHE");
    fs::remove_all(folder_);
  }
  static void use(const std::string& cache) { ::setenv("ONRECORD_CACHE", cache.c_str(), 1); }

  static SentenceVector vector_of(std::string_view text) {
    auto encoder = SentenceEncoder::load(1);
    EXPECT_TRUE(encoder.ok());
    auto vectors = encoder->encode(std::vector{text});
    EXPECT_TRUE(vectors.ok());
    return vectors->front();
  }
  std::vector<fs::path> kept() const {
    std::vector<fs::path> found;
    if (fs::exists(folder_))
      for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) found.push_back(entry.path());
    return found;
  }

  fs::path folder_;
};

TEST_F(CompiledModelTest, the_second_start_loads_what_the_first_compiled_and_reads_the_same) {
  const SentenceVector first = vector_of("The boats leave at nine.");
  ASSERT_EQ(kept().size(), 1U);
  EXPECT_TRUE(fs::exists(kept().front() / "ready"));
  EXPECT_EQ(vector_of("The boats leave at nine."), first);
  EXPECT_EQ(kept().size(), 1U);
  use("off");
  EXPECT_EQ(vector_of("The boats leave at nine."), first) << "compiled afresh";
}

TEST_F(CompiledModelTest, damage_costs_a_compilation_and_no_more) {
  const SentenceVector first = vector_of("The boats leave at nine.");
  for (const fs::directory_entry& entry : fs::directory_iterator(kept().front()))
    if (entry.path().extension() == ".blob") {
      fs::permissions(entry.path(), fs::perms::owner_all);
      fs::resize_file(entry.path(), fs::file_size(entry.path()) / 2);
    }
  EXPECT_EQ(vector_of("The boats leave at nine."), first);
}

TEST_F(CompiledModelTest, a_place_that_cannot_be_written_is_no_error) {
  use("/proc/onrecord");
  EXPECT_FALSE(vector_of("The boats leave at nine.").empty());
}

TEST_F(CompiledModelTest, off_keeps_nothing) {
  use("off");
  vector_of("The boats leave at nine.");
  EXPECT_TRUE(kept().empty());
}

}  // namespace
}  // namespace onrecord
