#include "language/sentence_encoder.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>

namespace onrecord {
namespace {

using testing::Each;

SentenceVector random_vector(std::mt19937& random) {
  SentenceVector vector;
  for (std::int8_t& value : vector.values) value = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  return vector;
}

TEST(SentenceVector, every_way_to_count_gives_the_same_sum) {
  std::mt19937 random(3);
  std::vector<SentenceVector> many;
  for (int i = 0; i < 100; ++i) many.push_back(random_vector(random));
  SentenceVector most, least;
  most.values.fill(127);
  least.values.fill(-127);
  many.insert(many.end(), {most, least, SentenceVector()});
  for (const SentenceVector& one : many) {
    std::vector<std::int32_t> expected(many.size());
    for (std::size_t i = 0; i < many.size(); ++i)
      for (std::size_t k = 0; k < SentenceVector::width; ++k) expected[i] += one.values[k] * many[i].values[k];
    for (const DotAll way : dot_ways()) {
      std::vector<std::int32_t> sums(many.size());
      way(one, many, sums);
      ASSERT_EQ(sums, expected);
    }
  }
}

TEST(SentenceVector, of_components_rounds_and_cuts) {
  const std::vector<float> components{0.25F, -0.25F, 0.001F, 1.0F, -1.0F};
  const SentenceVector vector = SentenceVector::of(components);
  EXPECT_EQ(std::vector<int>(vector.values.begin(), vector.values.begin() + 6), (std::vector<int>{127, -127, 1, 127, -127, 0}));
}

class SentenceEncoderTest : public testing::Test {
 protected:
  static std::vector<SentenceVector> encode(const std::vector<std::string_view>& texts) {
    static Result<SentenceEncoder> encoder = SentenceEncoder::load();
    return encode(encoder, texts);
  }

  static std::vector<SentenceVector> encode(Result<SentenceEncoder>& encoder, const std::vector<std::string_view>& texts) {
    if (!encoder.ok()) {
      ADD_FAILURE() << encoder.error().to_string();
      return {};
    }
    return std::move(encoder->encode(texts)).take();
  }
};

TEST_F(SentenceEncoderTest, texts_of_one_meaning_are_nearer_than_others) {
  const auto vectors = encode({"The crews will not work on Sunday nights.", "Sailors refuse Sunday night shifts.", "The museum bought a painting of a horse."});
  EXPECT_GT(cosine(vectors[0], vectors[1]), 0.5F);
  EXPECT_LT(cosine(vectors[0], vectors[2]), 0.2F);
  EXPECT_LT(cosine(vectors[1], vectors[2]), 0.2F);
}

TEST_F(SentenceEncoderTest, vectors_are_of_length_one) {
  for (const SentenceVector& vector : encode({"No boats.", "We have been clear: there are no plans to bring in agency crews.", "yes"})) EXPECT_NEAR(cosine(vector, vector), 1, 0.01);
}

TEST_F(SentenceEncoderTest, a_text_without_words_is_empty) {
  const auto vectors = encode({"", "   ", "boats", "\u200B\n"});
  EXPECT_TRUE(vectors[0].empty());
  EXPECT_TRUE(vectors[1].empty());
  EXPECT_FALSE(vectors[2].empty());
  EXPECT_TRUE(vectors[3].empty());
  EXPECT_EQ(dot(vectors[0], vectors[2]), 0);
}

TEST_F(SentenceEncoderTest, neighbours_and_threads_change_nothing) {
  std::vector<std::string> texts;
  std::mt19937 random(5);
  const std::vector<std::string> words{"ferry", "crew", "pay", "never", "the", "minister", "said", "rota", "unsafe", "at", "night"};
  for (int i = 0; i < 120; ++i) {
    std::string& text = texts.emplace_back();
    for (std::size_t length = 1 + random() % (i % 10 == 0 ? 300 : 30); length > 0; --length) text += words[random() % words.size()] + " ";
  }
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  Result<SentenceEncoder> three = SentenceEncoder::load(3);
  const auto together = encode(views), threaded = encode(three, views);
  EXPECT_EQ(together, threaded);
  for (std::size_t i = 0; i < views.size(); ++i) EXPECT_EQ(encode({views[i]}).front(), together[i]) << i;
}

TEST_F(SentenceEncoderTest, all_of_a_long_text_counts) {
  std::string pay, both;
  for (int i = 0; i < 60; ++i) pay += "The weekend premium must be paid. ";
  both = pay;
  for (int i = 0; i < 60; ++i) both += "The pier at the island is not safe at night. ";
  const auto vectors = encode({pay, both, "The pier is unsafe."});
  EXPECT_GT(cosine(vectors[1], vectors[2]), cosine(vectors[0], vectors[2]) + 0.2F);
}

TEST_F(SentenceEncoderTest, bytes_that_are_no_text_are_borne) {
  std::string noise(50'000, '\xE2');
  EXPECT_EQ(encode({noise, "\xFF\xFE", std::string_view("\0\0", 2)}).size(), 3U);
}

}  // namespace
}  // namespace onrecord
