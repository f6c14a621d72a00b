// The report in a real browser (tests/page/report_check.py); skipped where there is no Chromium or Python.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>

#include "sample_view.h"
#include "view/report.h"

namespace onrecord {
namespace {

TEST(ReportPage, fits_every_width_prints_to_a4_and_loads_nothing) {
  constexpr int skipped = 77;
  std::string folder = (std::filesystem::temp_directory_path() / "onrecord-report-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  RecordView view = testing::sample_view();
  view.actors[1].name = "Adalbertine Featherstonehaugh-Brookfield-Winterbottom of Upper Harrow";
  view.sources[0].places[0].path = "/pile/" + std::string(200, 'x');
  view.failures = {{{"/pile/" + std::string(120, 'y') + ".zip", ""}, Error{ErrorKind::damaged, "", "the archive ends too early", ""}}};
  const std::string report = folder + "/report.html";
  std::ofstream(report) << report_html(view);
  const std::string command = "python3 " ONRECORD_ROOT "/tests/page/report_check.py " + report;
  const int status = system(command.c_str());
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(WIFEXITED(status));
  if (WEXITSTATUS(status) == skipped || WEXITSTATUS(status) == 127) GTEST_SKIP() << "no browser here";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace onrecord
