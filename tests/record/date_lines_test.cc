// Documents that were read together date one another: Record::date_documents, and the lines of `analyse` through it.
#include "record/date_lines.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "analyse/analyse.h"
#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

std::string line_of(const std::string& path, const std::string& text) {
  std::string line;
  read_bytes(path, text, ReadLimits{}, [&](Source&& source) {
    auto analysed = analyse(source, {});
    EXPECT_TRUE(analysed.ok());
    line = to_json_line(source, analysed->front());
    return true;
  });
  return line;
}

// 14 June 2017 is a Wednesday. The leaflet does not tell its day.
std::vector<std::string> lines() {
  return {line_of("leaflet.txt", "The assembly of masters votes on the pilotage tariff tomorrow. Be there.\n\nAnn Lee said that the tariff was theft.\n"),
          line_of("notice.txt", "9 June 2017\n\nThe harbour masters' assembly votes on the new pilotage tariff on Thursday 15 June at the Seamen's Hall.\n"),
          line_of("report.txt", "16 June 2017\n\nThe tariff was thrown out. Masters queued at the Seamen's Hall on Thursday to vote against pilotage dues.\n")};
}

TEST(DateLines, the_others_date_what_does_not_tell) {
  std::vector<std::string> dated = lines();
  const std::vector<std::string> alone = dated;
  ASSERT_TRUE(Json::parse(alone[0])["document"]["published"].is_null());
  ASSERT_TRUE(date_lines(dated).ok());
  const Json leaflet = Json::parse(dated[0]);
  EXPECT_EQ(leaflet["document"]["published"]["from"], "2017-06-14");
  EXPECT_EQ(leaflet["document"]["published"]["to"], "2017-06-14");
  EXPECT_EQ(leaflet["issues_found"].back()["code"], "OR-0704");
  EXPECT_EQ(leaflet["timexes"][0]["value"], "2017-06-15") << "tomorrow";
  EXPECT_EQ(leaflet["statements"][0]["said"]["to"], "2017-06-14");
  EXPECT_EQ(dated[1], alone[1]);
  EXPECT_EQ(dated[2], alone[2]);
}

TEST(DateLines, the_order_of_lines_does_not_matter_and_errors_stay) {
  std::vector<std::string> forward = lines(), backward = lines();
  forward.push_back(R"({"error":{"fact":"is no text"}})");
  backward.push_back(forward.back());
  std::reverse(backward.begin(), backward.end());
  ASSERT_TRUE(date_lines(forward).ok());
  ASSERT_TRUE(date_lines(backward).ok());
  std::reverse(backward.begin(), backward.end());
  EXPECT_EQ(forward, backward);
  EXPECT_EQ(forward.back(), R"({"error":{"fact":"is no text"}})");
}

TEST(DateLines, one_source_in_two_places_is_dated_in_both) {
  std::vector<std::string> dated = lines();
  Json again = Json::parse(dated[0]);
  again["source"]["path"] = "copy/leaflet.txt";
  dated.push_back(again.dump());
  ASSERT_TRUE(date_lines(dated).ok());
  EXPECT_EQ(Json::parse(dated[3])["document"]["published"], Json::parse(dated[0])["document"]["published"]);
}

}  // namespace
}  // namespace onrecord
