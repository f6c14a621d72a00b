// What a report prints from a message of the pile: said when, where and to whom that was written (record/originals.h), as the lines of `analyse` have it.
#include "record/originals.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "analyse/analyse.h"
#include "record/date_lines.h"
#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

const char* const chat =
    "04/03/2024, 18:10 - Ann L created group \"Core table\"\n"
    "04/03/2024, 18:12 - Ann L: Nobody outside this group. We drag it out until Easter and we smile\n"
    "04/03/2024, 18:15 - Bob Roe: The line for the press is that nobody wants a strike at all\n"
    "04/03/2024, 18:20 - Bob Roe: Carl rang, he says \"the money was there all the time\"\n"
    "05/03/2024, 09:01 - Bob Roe: Fine by me. Not a word to the branch reps please\n"
    "06/03/2024, 09:01 - Ann L: Ok then\n"
    "07/03/2024, 09:01 - Ann L: Ok then, as I said\n";

Json line_of(const std::string& path, const std::string& text) {
  Json line;
  read_bytes(path, text, ReadLimits{}, [&](Source&& source) {
    auto analysed = analyse(source, {});
    EXPECT_TRUE(analysed.ok());
    line = Json::parse(to_json_line(source, analysed->front()));
    return true;
  });
  return line;
}

// Each statement of a report that is read beside the chat: "speaker, channel, audience, day, to | words".
std::string read(const std::string& report) {
  std::vector<std::string> lines{line_of("WhatsApp Chat with Core table.txt", chat).dump(), line_of("report.txt", report).dump()};
  EXPECT_TRUE(date_lines(lines).ok());
  std::string found;
  const Json line = Json::parse(lines[1]);
  const std::string text = line["document"]["text"];
  for (const Json& statement : line["statements"]) {
    const Json& content = statement["content"][0];
    found += statement["speaker"].is_null() ? "?" : statement["speaker"]["name"].get<std::string>();
    found += ", " + statement["channel"].get<std::string>() + ", " + statement["audience"].get<std::string>();
    found += ", " + (statement["said"].is_null() || statement["said"]["from"].is_null() ? std::string("?") : statement["said"]["from"].get<std::string>().substr(0, 10));
    for (const Json& to : statement["to"]) found += ", to " + to["name"].get<std::string>();
    found += " | " + text.substr(content[0], content[1].get<std::size_t>() - content[0].get<std::size_t>()) + "\n";
  }
  return found;
}

std::string report(const std::string& sentence, const std::string& day = "20 March 2024") { return "Talks at the harbour go on\n\nBy Dora Finch\n" + day + "\n\n" + sentence + "\n"; }

TEST(Originals, a_print_was_said_where_the_message_was) {
  EXPECT_EQ(read(report("Ann Lee said the union would \"drag it out until Easter and smile\", then left for the boat.")), "Ann Lee, press, public, ? | the union would \"drag it out until Easter and smile\", then left for the boat\n") << "not what she wrote";
  EXPECT_EQ(read(report("\"We drag it out until Easter and we smile,\" said Ann Lee, who leads the crews of the harbour boats.")), "Ann Lee, chat, private, 2024-03-04, to Core table | \"We drag it out until Easter and we smile,\"\n");
  EXPECT_EQ(read(report("One member of the union said there should be \"not a word to the branch reps\" before the vote.")), "One member of the union, chat, private, 2024-03-05, to Core table | there should be \"not a word to the branch reps\" before the vote\n");
}

TEST(Originals, nothing_else_is) {
  struct Row {
    const char *sentence, *why;
  };
  const Row rows[] = {
      {"\"We drag it out until Easter and we smile,\" said Carl Orr, who leads the crews of the harbour boats.", "another speaker"},
      {"Bob Roe said he believed that \"nobody wants a strike at all\" and that the talks would go on.", "a line drafted for the press"},
      {"Bob Roe said that \"the money was there all the time\" and that the talks would go on.", "what he tells of Carl"},
      {"Bob Roe said on 14 March there would be \"not a word to the branch reps\" until the vote.", "said again on a day of its own"},
      {"Bob Roe said that he was \"fine by me\" and that the talks would go on.", "three words"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(report(row.sentence)).find("chat"), std::string::npos) << row.why << "\n" << read(report(row.sentence));
  EXPECT_EQ(read(report("\"We drag it out until Easter and we smile,\" said Ann Lee, who leads the crews of the harbour boats.", "1 March 2024")).find("chat"), std::string::npos) << "printed before it was written";
}

TEST(Originals, come_and_go_with_the_chat) {
  Record record = Record::in_memory().take();
  const auto put = [&](const std::string& name, const std::string& text) {
    AnalysedSource source;
    source.place = {"/pile/" + name, ""};
    const Json line = line_of(name, text);
    source.sha256 = line["source"]["sha256"];
    source.media_type = "text/plain";
    source.lines = {line.dump()};
    EXPECT_TRUE(record.put_source(source, 1).ok());
    EXPECT_TRUE(record.date_and_link().ok());
  };
  const auto print = [&] {
    const std::vector<StatementRow> rows = record.statements().take();
    const auto row = std::find_if(rows.begin(), rows.end(), [](const StatementRow& one) { return one.kind == StatementKind::direct && one.content.find("Easter") != std::string::npos; });
    return row == rows.end() ? std::string("none") : std::string(word(row->channel)) + ", " + std::string(word(row->audience)) + ", " + row->said.from + ", " + std::to_string(row->to.size());
  };
  put("report.txt", report("\"We drag it out until Easter and we smile,\" said Ann Lee, who leads the crews of the harbour boats."));
  const std::string alone = print();
  EXPECT_EQ(alone.find("chat"), std::string::npos) << alone;
  put("WhatsApp Chat with Core table.txt", chat);
  EXPECT_EQ(print(), "chat, private, 2024-03-04T18:12:00, 1");
  EXPECT_TRUE(record.date_and_link().ok());
  EXPECT_EQ(print(), "chat, private, 2024-03-04T18:12:00, 1") << "once more";
  ASSERT_TRUE(record.forget_missing({"/pile"}, {{"/pile/report.txt", ""}}).ok());
  EXPECT_TRUE(record.date_and_link().ok());
  EXPECT_EQ(print(), alone);
}

}  // namespace
}  // namespace onrecord
