#include "view/export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sample_view.h"
#include "view/export_fields.h"

namespace onrecord {
namespace {

using testing::sample_view;
using Rows = std::vector<std::vector<std::string>>;

// RFC 4180, strictly: what it cannot read fails the test.
Rows read_csv(const std::string& text) {
  Rows rows(1, {""});
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
      rows.back().back() += '"';
      ++at;
    } else if (c == '"') {
      EXPECT_TRUE(quoted || rows.back().back().empty()) << "a quote inside a bare cell";
      quoted = !quoted;
    } else if (quoted) {
      rows.back().back() += c;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\r') {
      EXPECT_EQ(text[at + 1], '\n');
      ++at;
      rows.push_back({""});
    } else {
      EXPECT_NE(c, '\n') << "a bare line feed";
      rows.back().back() += c;
    }
  }
  EXPECT_FALSE(quoted);
  rows.pop_back();
  return rows;
}

std::string exported(std::string_view name, const RecordView& view) {
  const ExportFormat* format = export_format(name);
  EXPECT_NE(format, nullptr);
  std::ostringstream out;
  EXPECT_TRUE(format->write(view, out).ok());
  return out.str();
}

TEST(Csv, gives_every_statement_all_columns) {
  const Rows rows = read_csv(exported("csv", sample_view()));
  ASSERT_EQ(rows.size(), 4u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), statement_fields().size());
  std::string cells;
  for (std::size_t i = 0; i < rows[0].size(); ++i) cells += rows[0][i] + "=" + rows[3][i] + "\n";
  EXPECT_EQ(cells,
            "id=32\nnumber=2.1\ndocument=21\nsource_sha256=2222222222222222222222222222222222222222222222222222222222222222\npath=/pile/chat.txt\nmember=\ntitle=\n"
            "outlet=\nurl=\ndocument_kind=chat\nlanguage=en\npublished_from=\npublished_to=\npublished_basis=\ncontent=Six looms stop in March\nspans=10-33\ncue=\n"
            "source_words=\nkind=own\nact=say\nscore=0.9\nspeaker=Ada Brook\nspeaker_id=2\nspeaker_type=person\nspeaker_score=0\nside=Harrow Mill\n"
            "role=manager, Harrow Mill\nto=Night shift\nchannel=chat\naudience=private\naudience_words=\nsaid_from=2016-02-01T21:04:00\nsaid_to=2016-02-01T21:04:00\n"
            "said_basis=message\nchain=\nissue=looms\nwider_issue=\ninside=\n");
}

TEST(Csv, brings_any_words_through_but_keeps_formulas_from_running) {
  struct Row {
    const char* words;
    const char* cell;
  };
  const Row table[] = {
      {"a, \"b\"\r\nc", "a, \"b\"\r\nc"}, {"=1+1", "'=1+1"},           {"+44 20", "'+44 20"}, {"-2%", "'-2%"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\t=1", "'\t=1"},
      {"\r=1", "'\r=1"},                   {"1=1", "1=1"},             {"é\xFF", "é\uFFFD"},  {"'x", "'x"},    {" =1", " =1"},
  };
  for (const Row& row : table) {
    RecordView view = sample_view();
    view.statements.resize(1);
    view.statements[0].content = row.words;
    view.statements[0].id = -5;
    const Rows rows = read_csv(exported("csv", view));
    EXPECT_EQ(rows[1][14], row.cell);
    EXPECT_EQ(rows[1][0], "-5") << "an id is ours and stays as it is";
  }
}

TEST(JsonLines, gives_the_same_fields_typed_and_changes_no_word) {
  RecordView view = sample_view();
  view.statements[2].content = "=1+1\n\"x\"";
  view.statements[2].inside = 0;
  std::istringstream lines(exported("jsonl", view));
  std::vector<nlohmann::json> rows;
  for (std::string line; std::getline(lines, line);) rows.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(rows.size(), 3u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), statement_fields().size());
  EXPECT_EQ(rows[2]["content"], "=1+1\n\"x\"");
  EXPECT_EQ(rows[2]["spans"], nlohmann::json::parse("[[10,33]]"));
  EXPECT_EQ(rows[2]["to"], nlohmann::json::parse("[\"Night shift\"]"));
  EXPECT_EQ(rows[2]["chain"], nlohmann::json::array());
  EXPECT_EQ(rows[2]["score"], 0.9);
  EXPECT_EQ(rows[2]["inside"], "32");
  EXPECT_TRUE(rows[2]["title"].is_null());
  EXPECT_TRUE(rows[1]["said_from"].is_null());
}

TEST(GraphMl, tells_who_speaks_to_and_about_whom) {
  RecordView view = sample_view();
  view.statements[0].content = "Harrow Mill & its Weavers’ Guild <agree>";
  view.statements[2].to = {{"Harrow Mill", 1}};
  view.actors[0].name = "Harrow Mill & Sons <Ltd>";
  view.actors[0].aliases = {"Harrow Mill", "the mill"};
  const std::string xml = exported("graphml", view);
  for (const char* part : {
           "<node id=\"a1\"><data key=\"name\">Harrow Mill &amp; Sons &lt;Ltd&gt;</data><data key=\"type\">organisation</data>",
           "<edge source=\"a2\" target=\"a1\"><data key=\"relation\">to</data><data key=\"weight\">1</data><data key=\"public\">0</data><data key=\"private\">1</data></edge>",
           "<edge source=\"a2\" target=\"a1\"><data key=\"relation\">about</data><data key=\"weight\">1</data><data key=\"public\">1</data>",
           "<edge source=\"a2\" target=\"a3\"><data key=\"relation\">about</data>",
       })
    EXPECT_THAT(xml, ::testing::HasSubstr(part));
}

TEST(Ftm, has_an_entity_a_line_and_every_reference_leads_to_one) {
  RecordView view = sample_view();
  view.actors[1].part_of = 1;
  std::istringstream lines(exported("ftm", view));
  std::map<std::string, std::string> schemas;
  std::vector<std::string> references;
  for (std::string line; std::getline(lines, line);) {
    const auto entity = nlohmann::json::parse(line);
    schemas[entity["id"]] = entity["schema"];
    for (const char* property : {"member", "organization", "document", "entity"})
      if (entity["properties"].contains(property)) references.push_back(entity["properties"][property][0]);
  }
  EXPECT_EQ(schemas["onrecord-actor-1"], "Organization");
  EXPECT_EQ(schemas["onrecord-actor-2"], "Person");
  EXPECT_EQ(schemas["onrecord-document-20"], "Document");
  EXPECT_EQ(schemas["onrecord-membership-2"], "Membership");
  EXPECT_EQ(schemas["onrecord-quoted-20-2"], "Documentation");
  for (const std::string& reference : references) EXPECT_TRUE(schemas.contains(reference)) << reference;
}

TEST(Annotations, find_the_words_by_quote_and_by_place) {
  const auto page = nlohmann::json::parse(exported("annotation", sample_view()));
  EXPECT_EQ(page["@context"], "http://www.w3.org/ns/anno.jsonld");
  ASSERT_EQ(page["items"].size(), 3u);
  const auto& target = page["items"][0]["target"][0];
  EXPECT_EQ(target["source"], "urn:sha256:" + std::string(64, '1') + "#0");
  EXPECT_EQ(target["selector"][0]["exact"], "No loom will stop.");
  EXPECT_EQ(target["selector"][0]["prefix"], "ed on Tuesday, Ada Brook said: “");
  EXPECT_EQ(target["selector"][0]["suffix"], "” She left.\nThe guild said the m");
  EXPECT_EQ(target["selector"][1]["start"], 53);
  EXPECT_EQ(target["selector"][1]["end"], 71);
}

TEST(Dna, lists_what_has_a_speaker_and_a_concept) {
  RecordView view = sample_view();
  view.statements[2].content = "six; \"looms\"\nstop";
  view.statements[2].act = Act::deny;
  EXPECT_EQ(exported("dna", view),
            "\"statement ID\";\"time\";\"document ID\";\"document title\";\"author\";\"source\";\"section\";\"type\";\"text\";\"person\";\"organization\";\"concept\";"
            "\"agreement\"\n"
            "3;2016-02-01 21:04:00;2;\"\";\"\";\"\";\"private\";\"chat\";\"six, 'looms' stop\";\"Ada Brook\";\"Harrow Mill\";\"looms\";0\n");
}

TEST(Exports, say_so_when_the_stream_takes_no_more) {
  for (const ExportFormat& format : export_formats()) {
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    const auto wrote = format.write(sample_view(), out);
    ASSERT_FALSE(wrote.ok()) << format.name;
    EXPECT_EQ(wrote.error().kind, ErrorKind::no_space) << format.name;
  }
}

TEST(Exports, take_an_empty_record_and_give_the_same_bytes_twice) {
  for (const ExportFormat& format : export_formats()) {
    std::ostringstream out;
    EXPECT_TRUE(format.write(RecordView{}, out).ok()) << format.name;
    EXPECT_EQ(exported(format.name, sample_view()), exported(format.name, sample_view())) << format.name;
  }
  EXPECT_EQ(export_format("nonsense"), nullptr);
}

}  // namespace
}  // namespace onrecord
