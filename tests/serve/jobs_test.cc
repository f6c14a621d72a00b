#include "serve/jobs.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace onrecord {
namespace {

namespace fs = std::filesystem;

class Uploads : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }
  // Adds a file as the page does; gives its name below the uploads, or the error.
  std::string add(const std::string& name, const std::string& bytes) {
    const auto streamed = jobs.upload_file(name);
    if (!streamed.ok()) return streamed.error().fact;
    std::ofstream(*streamed) << bytes;
    const auto kept = jobs.keep_upload(*streamed, name);
    return kept.ok() ? *kept : kept.error().fact;
  }
  std::string read(const std::string& name) {
    std::ifstream file(folder / "sources" / name);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  fs::path folder = fs::temp_directory_path() / ("onrecord-jobs-" + std::to_string(getpid()));
  Jobs jobs{"/bin/false", (folder / "case.db").string(), (folder / "sources").string()};
};

TEST(SafePieces, only_names_below_the_folder) {
  for (const char* good : {"a.html", "folder/b c.pdf", "WhatsApp Chat with “Bridge”.txt", "<img src=x onerror=alert(1)>.html", "…/x", ".hidden"}) EXPECT_TRUE(safe_pieces(good)) << good;
  for (const char* bad : {"", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "..", "a\\b", "a\nb", "a\x7f", "\xff"}) EXPECT_FALSE(safe_pieces(bad)) << bad;
  EXPECT_FALSE(safe_pieces(std::string(201, 'a')));
  std::string deep = "a";
  for (int i = 0; i < 12; ++i) deep += "/a";
  EXPECT_FALSE(safe_pieces(deep));
}

TEST_F(Uploads, land_below_their_folder) {
  EXPECT_EQ(add("press/a.html", "one"), "press/a.html");
  EXPECT_EQ(read("press/a.html"), "one");
}

TEST_F(Uploads, the_same_bytes_are_one_file) {
  add("a.html", "one");
  EXPECT_EQ(add("a.html", "one"), "a.html");
  EXPECT_FALSE(fs::exists(folder / "sources" / "a (2).html"));
}

TEST_F(Uploads, other_bytes_of_that_name_stay_beside_it) {
  add("a.html", "one");
  EXPECT_EQ(add("a.html", "two"), "a (2).html");
  EXPECT_EQ(read("a.html"), "one");
  EXPECT_EQ(read("a (2).html"), "two");
}

TEST_F(Uploads, a_link_in_the_folder_is_not_followed) {
  fs::create_directories(folder / "sources");
  std::ofstream(folder / "secret") << "secret";
  fs::create_symlink(folder / "secret", folder / "sources" / "a.html");
  EXPECT_EQ(add("a.html", "two"), "a (2).html");
  std::ifstream secret(folder / "secret");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(secret), {}), "secret");
}

TEST_F(Uploads, names_that_lead_out_are_refused) { EXPECT_EQ(add("../a.html", "x"), "is not the name of a file below a folder"); }

}  // namespace
}  // namespace onrecord
