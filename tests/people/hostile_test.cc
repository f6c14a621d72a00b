// Input that was made to hurt: nothing crashes, and time grows with length.
#include <gtest/gtest.h>

#include "marked.h"
#include "processor_time.h"

namespace onrecord {
namespace {

using test::Marked;

double seconds(const Marked& marked) {
  const Tokens tokens = tokenize(marked.document);
  return test::processor_seconds([&] { find_people(marked.document, tokens, marked.statements); });
}

std::string letters(std::size_t number) {
  std::string word;
  for (int i = 0; i < 5; ++i, number /= 26) word += static_cast<char>('a' + number % 26);
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

TEST(Hostile, a_name_of_ten_thousand_letters) {
  EXPECT_EQ(Marked("<" + std::string(10000, 'X') + "> |said| [no]. <He> |said| [no].").people().voices.size(), 2U);
}

TEST(Hostile, a_name_of_ten_thousand_words) {
  std::string name;
  for (int i = 0; i < 10000; ++i) name += "Xavier ";
  EXPECT_EQ(Marked("<" + name + "> |said| [no].").people().voices.size(), 1U);
}

TEST(Hostile, a_hundred_thousand_names_take_seconds) {
  std::string text;
  for (std::size_t i = 0; i < 100000; ++i) text += "<" + letters(i * 7919) + " " + letters(i * 104729) + "> |said| [no]. <He> |said| [yes].\n";
  EXPECT_LT(seconds(Marked(text)), 20);
}

TEST(Hostile, a_hundred_thousand_bearers_of_one_surname_take_seconds) {
  std::string text;
  for (std::size_t i = 0; i < 100000; ++i) text += "<" + letters(i * 7919) + " Lee> |said| [no]. <Mr Lee> |said| [yes].\n";
  EXPECT_LT(seconds(Marked(text)), 20);
}

TEST(Hostile, one_sentence_of_a_hundred_thousand_statements) {
  std::string text;
  for (std::size_t i = 0; i < 100000; ++i) text += "<she> |told| him in a letter to them [no], ";
  EXPECT_LT(seconds(Marked(text)), 20);
}

TEST(Hostile, other_scripts_and_marks) {
  for (std::string_view text : {"<محمد علي> |said| [no].", "<Анна Ли> |said| [no]. <Ли> |said| [no].", "<王小明> |said| [no].", "<\u200FAnn\u200E Lee> |said| [no]. <Lee> |said| [yes].",
                                "<\xFF\xFE> |said| [\xC3].", "<…> |said| [no].", "<  > |said| [no].", "<’s> |said| [no].", "<\u2019> |said| [no]. ’s s’ ’"})
    EXPECT_GE(Marked(text).people().voices.size(), 1U) << text;
  EXPECT_EQ(test::speakers(Marked("<Анна Ли> |said| [no]. <Ли> |said| [no].").people()), "Анна Ли | Анна Ли");
}

TEST(Hostile, empty_documents_and_wrong_spans) {
  EXPECT_TRUE(find_people({}, {}, {}).voices.empty());
  Marked marked("<Ann Lee> |said| [no].");
  marked.statements[0].part = 99;
  marked.statements[0].message = 99;
  marked.statements[0].source = {{500, 600}};
  marked.statements[0].cue = {{700, 800}};
  EXPECT_EQ(marked.people().voices.size(), 1U);
}

TEST(Hostile, statements_without_content_or_outside_of_the_words) {
  Marked marked("[“No,”] <Ann Lee> |said|. [“Never.”]\nMenu");
  marked.document.parts[1].kind = PartKind::furniture;
  const Span menu = marked.document.parts[1].span;
  marked.statements[0].content.clear();
  marked.statements[1].kind = StatementKind::direct;
  Statement outside;
  outside.content = outside.cue = outside.source = {menu};
  marked.statements.push_back(outside);
  EXPECT_EQ(marked.people().voices.size(), 3U);
  marked.document.parts[0].kind = PartKind::furniture;
  EXPECT_EQ(marked.people().voices.size(), 3U);
}

}  // namespace
}  // namespace onrecord
