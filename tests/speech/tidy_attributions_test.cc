#include "speech/tidy_attributions.h"

#include <algorithm>  // std::min

#include <gtest/gtest.h>

#include "drawn.h"

namespace onrecord {
namespace {

struct Words {
  std::string_view content, cue, source;
  float score = 0.9F;
};

// What is left of attributions whose parts are given by their words (of a content in pieces with " | " between them): "content | cue | source", one a line.
std::string tidied(std::string_view text, const std::vector<Words>& given) {
  const Document document = test::document_of(text);
  const Tokens tokens = tokenize(document);
  const auto span = [&](std::string_view words) {
    Spans spans;
    while (!words.empty()) {
      const std::string_view piece = words.substr(0, words.find(" | "));
      const auto at = static_cast<ByteOffset>(text.find(piece));
      spans.push_back({at, at + static_cast<ByteOffset>(piece.size())});
      words.remove_prefix(std::min(words.size(), piece.size() + 3));
    }
    return spans;
  };
  std::vector<Attribution> attributions;
  for (const Words& words : given) attributions.push_back({span(words.content), span(words.cue), span(words.source), words.score});
  tidy_attributions(document, tokens, find_quotations(document, tokens), attributions);
  std::string lines;
  for (const Attribution& attribution : attributions) {
    for (const Span piece : attribution.content) lines += std::string(text_of(text, piece)) + " | ";
    lines += std::string(attribution.source.empty() ? "" : text_of(text, attribution.source.front())) + "\n";
  }
  return lines;
}

TEST(TidyAttributions, cut_and_complete_what_was_found) {
  struct Row {
    std::string_view text;
    std::vector<Words> given;
    std::string_view expected;
  };
  const Row rows[] = {
      // A list is all of it said; a page's list has lost its marks.
      {"The union wanted:\n1. more pay\n2. smaller classes\nParents left.", {{"more pay", "wanted:", "The union"}}, "more pay | smaller classes | The union\n"},
      {"Ms Lee said that the union wanted:\nan answer\nsight of the figures\nAsked again, she left.", {{"that the union wanted", "said", "Ms Lee"}}, "that the union wanted | an answer | sight of the figures | Ms Lee\n"},
      {"Ms Lee said that the boat was late.\n• Tides\n• Weather", {{"that the boat was late", "said", "Ms Lee"}}, "that the boat was late | Ms Lee\n"},
      // What it was said in is not what was said.
      {"Ann Lee told Bob Roe, in a written answer that the council had received nothing.", {{"in a written answer that the council had received nothing", "told", "Ann Lee"}}, "that the council had received nothing | Ann Lee\n"},
      {"Ann Lee said in the spring that the boat was late.", {{"in the spring that the boat was late", "said", "Ann Lee"}}, "in the spring that the boat was late | Ann Lee\n"},
      // A block below its cue.
      {"In a letter that the paper has seen, Ann Lee writes:\nOur member has been told that it ends. Is that so?", {{"In a letter that the paper has seen", "writes", "Ann Lee"}},
       "Our member has been told that it ends. Is that so? | Ann Lee\n"},
      {"“The boat is late,” said Ann Lee, who writes:\nOur member has been told that it ends.", {{"“The boat is late,”", "said", "Ann Lee"}}, "“The boat is late,” | Ann Lee\n"},
      // What a colon announces stands behind it; what stands in a paragraph before is another's, or goes on one.
      {"“So be it.”\nThe union said: “No.”", {{"“So be it.” | “No.”", "said:", "The union"}}, "“So be it.” | \n“No.” | The union\n"},
      {"“So be it,” the union said: “No.”", {{"“So be it,” | “No.”", "said:", "the union"}}, "“So be it,” | “No.” | the union\n"},
      {"“Of course,” Ann Lee said. “We talk.\n“So be it.”\nThe union said: “No.”", {{"“Of course,” | “We talk.", "said", "Ann Lee"}, {"“So be it.” | “No.”", "said:", "The union"}},
       "“Of course,” | “We talk. | “So be it.” | Ann Lee\n“No.” | The union\n"},
      {"‘Of course,' she added, ‘we talk.\n‘So be it.’\nThe union said: ‘No.’", {{"‘Of course,' | ‘we talk", "added", "she"}, {"‘So be it.’ | ‘No.’", "said:", "The union"}}, "‘Of course,' | ‘we talk | ‘So be it.’ | she\n‘No.’ | The union\n"},
      // Who said it is not all that stands before the cue.
      {"In answer to Mr Roe she said that it was late.", {{"that it was late", "said", "In answer"}}, "that it was late | she\n"},
      {"In reply to Ann Lee, Mr. Bert Roe stated that it was late.", {{"that it was late", "stated", "In reply"}}, "that it was late | Mr. Bert Roe\n"},
      {"I was pleased to hear him tell the club that it was late.", {{"that it was late", "tell", "pleased to hear him"}}, "that it was late | him\n"},
      {"Lee rang. Says that it was late.", {{"that it was late", "Says", "Lee rang."}}, "that it was late | Lee\n"},
      {"Lee rang. Told him that it was late.", {{"that it was late", "Told", "Lee rang."}}, "that it was late | \n"},
      {"In answer, the clerk said that it was late.", {{"that it was late", "said", "the clerk"}}, "that it was late | the clerk\n"},
      // What was written is not of whom it went to.
      {"The clerk accepted that his e-mail of 3 June to the leader, Ann Lee, said that it was so.", {{"that it was so", "said", "Ann Lee"}}, "that it was so | his e-mail\n"},
      {"In an e-mail to Bert Roe, Ann Lee said that it was so.", {{"that it was so", "said", "Ann Lee"}}, "that it was so | Ann Lee\n"},
      // A concession is the writer's.
      {"Pay was the red line, despite the union insisting that it was safety, the messages show.",
       {{"Pay was the red line, despite the union insisting that it was safety", "show", "the messages"}, {"that it was safety", "insisting", "the union"}},
       "Pay was the red line | the messages\nthat it was safety | the union\n"},
      // Who is reported "as saying" has said it.
      {"The minutes record Mr Lee as saying that it was late.", {{"Mr Lee as saying that it was late", "record", "The minutes"}}, "Mr Lee as saying that it was late | The minutes\nthat it was late | Mr Lee\n"},
      // A doubtful word that nobody quotes says nothing.
      {"Lee is opposed to Norrane.", {{"Norrane", "opposed to", "Lee", 0.4F}}, ""},
      {"Lee is opposed to Norrane.", {{"Norrane", "opposed to", "Lee", 0.6F}}, "Norrane | Lee\n"},
      {"Lee said it was “inconceivable”.", {{"“inconceivable”", "said", "Lee", 0.4F}}, "“inconceivable” | Lee\n"},
      // A question says nothing.
      {"Will the Leader say how many there were? He left.", {{"how many there were", "say", "the Leader"}}, ""},
      {"He left. The Leader said how many there were.", {{"how many there were", "said", "The Leader"}}, "how many there were | The Leader\n"},
      // A heading names what is explained under it.
      {"Larkins: what we know\nIt will close.", {{"what we know", ":", "Larkins"}}, ""},
      {"Exclusive: shop to close\nIt will close.", {{"shop to close", ":", "Exclusive"}}, ""},
      {"Larkins: no regrets\nIt will close.", {{"no regrets", ":", "Larkins"}}, "no regrets | Larkins\n"},
      // What one thinks is what one said; what one told others is not.
      {"Lee said she thinks that it is safe.", {{"she thinks that it is safe", "said", "Lee"}, {"that it is safe", "thinks", "she"}}, "she thinks that it is safe | Lee\n"},
      {"Lee said she told Roe that it is safe.", {{"she told Roe that it is safe", "said", "Lee"}, {"that it is safe", "told", "she"}}, "she told Roe that it is safe | Lee\nthat it is safe | she\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(tidied(row.text, row.given), row.expected) << row.text;
}

}  // namespace
}  // namespace onrecord
