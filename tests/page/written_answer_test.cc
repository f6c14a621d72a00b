#include "page/written_answer.h"

#include <gtest/gtest.h>


namespace onrecord {
namespace {

// "kind, day", then "kind [author]: words", one line a part.
std::string dump(const std::string& text) {
  Document document;
  document.text = text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    document.parts.push_back({PartKind::body, {static_cast<ByteOffset>(at), static_cast<ByteOffset>(end)}, "", std::nullopt, false, 0});
    at = end + 1;
  }
  take_written_answer(document);
  std::string lines = std::string(word(document.kind)) + (document.published ? ", " + document.published->basis : "") + "\n";
  for (const Part& part : document.parts) lines += std::string(word(part.kind)) + (part.author.empty() ? "" : " [" + part.author + "]") + ": " + std::string(text_of(document.text, part.span)) + "\n";
  return lines;
}

TEST(WrittenAnswer, question_and_answer_have_their_speakers) {
  EXPECT_EQ(dump("Question for the Department for Rivers\nQuestion\nMs Ann Roe (Carrow) (Green)\nTo ask the Minister whether the bank is safe.\nAnswer\nSir Peter Lorne, Minister for Rivers\nAnswered on 12 March 2024\nIt is safe."),
            "transcript, answered\nbody: Question for the Department for Rivers\nbyline: Question\nbyline: Ms Ann Roe (Carrow) (Green)\nbody [Ms Ann Roe]: To ask the Minister whether the bank is safe.\n"
            "byline: Answer\nbyline: Sir Peter Lorne, Minister for Rivers\nbyline: Answered on 12 March 2024\nbody [Sir Peter Lorne]: It is safe.\n");
}

TEST(WrittenAnswer, a_quiz_is_none) {
  EXPECT_EQ(dump("Question\nWhat is the longest river?\nAnswer\nThe Nile."), "article\nbody: Question\nbody: What is the longest river?\nbody: Answer\nbody: The Nile.\n");
}

}  // namespace
}  // namespace onrecord
