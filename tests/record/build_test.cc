#include "record/build.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "record/sample_record.h"
#include "source/make_archive.h"

namespace onrecord {
namespace {

using sample::done;
using sample::Sample;

std::size_t peak() {
  std::size_t most = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    ::getrusage(who, &used);
    most = std::max(most, static_cast<std::size_t>(used.ru_maxrss) << 10);
  }
  return most;
}

// A file with a chat of about so many bytes; gone with the test.
class Chat {
 public:
  explicit Chat(std::size_t size) : path_(std::filesystem::temp_directory_path() / ("onrecord-chat-" + std::to_string(getpid()) + "-" + std::to_string(size) + ".txt")) {
    std::ofstream out(path_);
    for (std::size_t made = 0, i = 0; made < size; ++i) {
      const std::string line = "0" + std::to_string(i / 1440 % 9 + 1) + "/01/2020, " + std::to_string(10 + i / 60 % 12) + ":" + std::to_string(10 + i % 50) + " - " + (i % 3 == 0 ? "Ann Lea" : "Bo Marsh") +
                               ": number " + std::to_string(i) + " of many messages that nobody reads\n";
      out << line;
      made += line.size();
    }
  }
  ~Chat() { std::filesystem::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

BuildOptions options_for(const Chat& chat) {
  BuildOptions options;
  options.paths = {chat.path()};
  options.analyse.only = Only::pages;  // the messages alone
  options.limits.mapped_from = std::size_t{1} << 20;
  return options;
}

TEST(Build, a_large_source_is_never_in_memory_as_a_whole) {
  const Chat small(std::size_t{3} << 20);
  const Chat large(std::size_t{24} << 20);
  Sample first;
  done(build_record(*first, options_for(small)));
  const std::size_t before = peak();
  Sample second;
  done(build_record(*second, options_for(large)));
  EXPECT_EQ(done(second->sources()).size(), 1U);
  EXPECT_GE(done(second->document_heads()).size(), 8U);
  EXPECT_LT(peak() - before, std::size_t{128} << 20);  // SQLite's cache fills up; the lines alone are 180 MB
}

TEST(Build, a_source_in_many_documents_is_the_same_for_any_number_of_workers) {
  const Chat chat(std::size_t{5} << 20);
  std::vector<std::vector<DocumentRow>> found;
  for (const unsigned jobs : {1U, 3U}) {
    Sample record;
    BuildOptions options = options_for(chat);
    options.jobs = jobs;
    EXPECT_EQ(done(build_record(*record, options)).read, 1U);
    EXPECT_EQ(done(build_record(*record, options)).unchanged, 1U);
    found.push_back(done(record->documents()));
  }
  ASSERT_EQ(found[0].size(), found[1].size());
  ASSERT_GT(found[0].size(), 1U);
  for (std::size_t i = 0; i < found[0].size(); ++i) EXPECT_EQ(found[0][i].text, found[1][i].text);
}

// A worker that is over a limit loses what it had in hand; its neighbours in the archive and in the run are read.
TEST(Build, a_member_over_a_limit_costs_itself_alone) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("onrecord-limits-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::string large = "The rota\n\n";
  while (large.size() < (std::size_t{1} << 20)) large += "The boats sail on day " + std::to_string(large.size()) + " and nobody minds.\n\n";
  std::ofstream(folder / "a.zip") << testing::make_archive({{"1.html", "<p>The first page is a short one.</p>"}, {"2.html", large}, {"3.html", "<p>The third page is a short one.</p>"}});
  std::ofstream(folder / "b.html") << "<p>The page beside it is a short one.</p>";
  for (const unsigned jobs : {1U, 2U}) {
    Sample record;
    BuildOptions options;
    options.paths = {folder.string()};
    options.analyse.only = Only::pages;
    options.work_limits.result_bytes = 200000;
    options.work_limits.result_a_byte = 0;
    options.jobs = jobs;
    const BuildSummary summary = done(build_record(*record, options));
    EXPECT_EQ(summary.read, 3U);
    EXPECT_EQ(summary.failed, 1U);
    const auto failures = done(record->failures());
    ASSERT_EQ(failures.size(), 1U);
    EXPECT_EQ(failures[0].place, (Place{(folder / "a.zip").string(), "2.html"}));
    EXPECT_EQ(failures[0].error.kind, ErrorKind::limit);
    EXPECT_EQ(failures[0].error.fact, "its reader was stopped: it gave more than 0 MB of results");
    EXPECT_EQ(done(record->documents()).size(), 3U);
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace onrecord
