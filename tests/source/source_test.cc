#include "source/source.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "make_archive.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;
using testing::make_archive;
using testing::Packing;

// One line a source: "member|type|bytes", findings in brackets, an error's kind and fact.
std::string dump(const Source& source) {
  std::string line = source.member + "|" + source.media_type + "|" + source.bytes;
  for (const Finding& finding : source.findings) line += " [" + finding.code + "]";
  if (source.error) line += " error: " + source.error->fact;
  return line;
}

std::vector<Source> sources_of(const std::string& name, const std::string& bytes, const ReadLimits& limits = {}) {
  std::vector<Source> all;
  read_bytes(name, bytes, limits, [&](Source&& source) {
    all.push_back(std::move(source));
    return true;
  });
  return all;
}

std::string read(const std::string& name, const std::string& bytes, const ReadLimits& limits = {}) {
  std::string all;
  for (const Source& source : sources_of(name, bytes, limits)) all += dump(source) + "\n";
  return all;
}

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "onrecord-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  fs::path path_;
};

TEST(Files, an_unpacked_export_of_slack_is_one_file_with_members) {
  const Folder folder;
  for (const char* name : {"export/users.json", "export/channels.json", "export/plots/2024-03-06.json", "export/plots/2024-03-05.json", "other/users.json"}) folder.file(name, "[]");
  const FileList list = list_files({folder.path_.string()});
  ASSERT_EQ(list.files, (std::vector<std::string>{(folder.path_ / "export").string(), (folder.path_ / "other/users.json").string()}));
  std::string members;
  read_file(list.files[0], {}, [&](Source&& source) {
    EXPECT_EQ(source.path, list.files[0]);
    members += source.member + (source.error ? " error\n" : "\n");
    return source.member != "plots/2024-03-06.json";
  });
  EXPECT_EQ(members, "channels.json\nplots/2024-03-05.json\nplots/2024-03-06.json\n");
}

TEST(Files, folders_are_walked_and_sorted_and_each_file_comes_once) {
  const Folder folder;
  folder.file("b.txt", "b");
  folder.file("a/c.txt", "c");
  folder.file("a.txt", "a");
  const FileList list = list_files({folder.path_.string(), (folder.path_ / "b.txt").string()});
  std::string names;
  for (const std::string& file : list.files) names += file.substr(folder.path_.string().size()) + " ";
  EXPECT_EQ(names, "/a.txt /a/c.txt /b.txt ");
  EXPECT_TRUE(list.failures.empty());
}

TEST(Files, what_is_no_file_is_told) {
  const Folder folder;
  fs::create_directory(folder.path_ / "real");
  folder.file("real/x.txt", "x");
  fs::create_directory_symlink(folder.path_ / "real", folder.path_ / "link");
  fs::create_symlink(folder.path_ / "gone", folder.path_ / "dangling");
  ASSERT_EQ(::mkfifo((folder.path_ / "pipe").c_str(), 0600), 0);
  const FileList list = list_files({folder.path_.string(), "/no/such/path"});
  EXPECT_EQ(list.files.size(), 1u);
  std::string facts;
  for (const Source& failure : list.failures) facts += failure.error->fact + "\n";
  EXPECT_EQ(facts, "is not there\nis a link to a file that is not there\nis a link to a folder and was not followed\nis neither a file nor a folder (a pipe, socket or device)\n");
}

TEST(Files, a_folder_without_rights_is_told) {
  if (::geteuid() == 0) GTEST_SKIP() << "rights do not bind the superuser";
  const Folder folder;
  fs::create_directory(folder.path_ / "shut");
  fs::permissions(folder.path_ / "shut", fs::perms::none);
  const FileList list = list_files({folder.path_.string()});
  ASSERT_EQ(list.failures.size(), 1u);
  EXPECT_EQ(list.failures[0].error->kind, ErrorKind::permission);
  fs::permissions(folder.path_ / "shut", fs::perms::owner_all);
}

TEST(Files, a_loop_of_links_ends) {
  const Folder folder;
  fs::create_directory_symlink(folder.path_, folder.path_ / "self");
  EXPECT_EQ(list_files({folder.path_.string()}).failures.size(), 1u);
}

Source read_one(const std::string& path, const ReadLimits& limits = {}) {
  Source one;
  read_file(path, limits, [&](Source&& source) {
    one = std::move(source);
    return true;
  });
  return one;
}

TEST(Files, a_file_that_vanishes_a_pipe_and_a_large_file_are_errors) {
  const Folder folder;
  const std::string path = folder.file("a.txt", "words");
  fs::remove(path);
  EXPECT_EQ(read_one(path).error->kind, ErrorKind::not_found);
  ASSERT_EQ(::mkfifo((folder.path_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(read_one((folder.path_ / "pipe").string()).error->fact, "is not a file");
  ReadLimits small;
  small.file_bytes = 3;
  EXPECT_EQ(read_one(folder.file("b.txt", "words"), small).error->kind, ErrorKind::limit);
}

TEST(Files, hash_is_of_the_bytes) {
  const Folder folder;
  const Source source = read_one(folder.file("a.txt", "abc"));
  EXPECT_EQ(source.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(source.media_type, "text/plain");
}

TEST(Files, empty_and_binary) {
  EXPECT_EQ(read("a.txt", ""), "|application/x-empty| error: is empty\n");
  EXPECT_EQ(read("a.txt", "\x01\x02\x03\x04"), "|application/octet-stream|\x01\x02\x03\x04 [OR-0101]\n");
}

TEST(Files, a_wrong_ending_is_told) { EXPECT_EQ(read("a.pdf", "<html>x"), "|text/html|<html>x [OR-0101]\n"); }

TEST(Files, one_that_is_two_is_told) {
  const std::string zip = make_archive({{"a.txt", "words"}});
  const std::vector<Source> all = sources_of("a.pdf", "%PDF-1.4\n%%EOF\n" + zip);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].media_type, "application/pdf");
  ASSERT_EQ(all[0].findings.size(), 1U);
  EXPECT_EQ(all[0].findings[0].code, "OR-0110");
  EXPECT_TRUE(sources_of("a.zip", zip)[0].findings.empty());
}

TEST(Archives, members_of_every_kind_of_archive) {
  const testing::Members members = {{"chat/_chat.txt", "[1/2/24, 10:00:00] Ann: hi"}, {"b.txt", "words"}};
  const std::string want = "chat/_chat.txt|text/plain|[1/2/24, 10:00:00] Ann: hi\nb.txt|text/plain|words\n";
  EXPECT_EQ(read("a.zip", make_archive(members, Packing::zip)), want);
  EXPECT_EQ(read("a.tar", make_archive(members, Packing::tar)), want);
  EXPECT_EQ(read("a.tgz", make_archive(members, Packing::tar_gz)), want);
  EXPECT_EQ(read("a.7z", make_archive(members, Packing::seven_zip)), want);
}

TEST(Archives, a_single_packed_file_is_named_after_it) { EXPECT_EQ(read("x/notes.txt.gz", make_archive({{"n", "words of it"}}, Packing::gzip)), "notes.txt|text/plain|words of it\n"); }

TEST(Archives, pictures_are_listed_and_not_read) {
  EXPECT_EQ(read("a.zip", make_archive({{"IMG-1.jpg", "\xFF\xD8\xFF\xE0"}})), "IMG-1.jpg|image/jpeg|\xFF\xD8\xFF\xE0 [OR-0106]\n");
}

TEST(Archives, a_name_that_climbs_out_is_told) {
  EXPECT_EQ(read("a.zip", make_archive({{"../../etc/x.txt", "words"}, {"/abs.txt", "w"}, {"a..b.txt", "w"}})),
            "../../etc/x.txt|text/plain|words [OR-0104]\n/abs.txt|text/plain|w [OR-0104]\na..b.txt|text/plain|w\n");
}

TEST(Archives, a_bomb_is_stopped) {
  const std::string bomb = make_archive({{"zeros.txt", std::string(std::size_t{64} << 20, ' ')}});
  const std::vector<Source> all = sources_of("a.zip", bomb, [] {
    ReadLimits limits;
    limits.ratio = 100;
    return limits;
  }());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].error->kind, ErrorKind::limit);
  EXPECT_NE(all[0].error->fact.find("a bomb"), std::string::npos) << all[0].error->fact;
  ReadLimits total;
  total.expanded_bytes = 1000;
  EXPECT_EQ(sources_of("a.zip", make_archive({{"a.txt", std::string(2000, 'x')}}), total)[0].error->kind, ErrorKind::limit);
}

TEST(Archives, too_many_members_and_too_deep) {
  ReadLimits limits;
  limits.members = 2;
  EXPECT_EQ(read("a.zip", make_archive({{"a.txt", "a"}, {"b.txt", "b"}, {"c.txt", "c"}}), limits), "a.txt|text/plain|a\nb.txt|text/plain|b\n|application/zip| error: holds more than 2 members\n");
  std::string nested = make_archive({{"a.txt", "a"}});
  for (int i = 0; i < 2; ++i) nested = make_archive({{"in.zip", nested}});
  EXPECT_EQ(read("a.zip", nested), "in.zip/in.zip/a.txt|text/plain|a\n");
  EXPECT_EQ(read("a.zip", make_archive({{"in.zip", nested}})), "in.zip/in.zip/in.zip|application/zip| error: is an archive inside 3 others\n");
}

TEST(Archives, a_truncated_archive_gives_what_can_be_read) {
  std::string words;
  for (int i = 0; i < 20000; ++i) words += std::to_string(i * 7919 % 10007) + (i % 9 ? " " : "\n");
  const std::string whole = make_archive({{"a.txt", "first"}, {"b.txt", words}});
  for (std::size_t size : {std::size_t{10}, std::size_t{60}, whole.size() / 2, whole.size() - 30}) {
    const std::vector<Source> all = sources_of("a.zip", whole.substr(0, size));
    ASSERT_FALSE(all.empty());
    bool told = false;
    for (const Source& source : all) told = told || source.error || !source.findings.empty();
    EXPECT_TRUE(told || all.size() == 2) << size;
  }
  const std::string gz = make_archive({{"n", words}}, Packing::gzip);
  const std::vector<Source> half = sources_of("a.txt.gz", gz.substr(0, gz.size() / 2));
  ASSERT_EQ(half.size(), 1u);
  EXPECT_EQ(half[0].findings.at(0).code, "OR-0102");
  EXPECT_EQ(words.substr(0, half[0].bytes.size()), half[0].bytes);
}

TEST(Archives, take_can_stop) {
  int count = 0;
  read_bytes("a.zip", make_archive({{"a.txt", "a"}, {"b.txt", "b"}}), {}, [&](Source&&) {
    ++count;
    return false;
  });
  EXPECT_EQ(count, 1);
}

constexpr const char* mail_with_attachment =
    "From: Ann Lee <ann@x.example>\nTo: Bob <bob@x.example>\nSubject: Minutes\nDate: Mon, 14 Oct 2024 10:11:58 +0100\nMIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=\"cut\"\n\n--cut\nContent-Type: text/plain\n\nAttached.\n--cut\nContent-Type: text/plain; charset=iso-8859-1; name=\"notes.txt\"\n"
    "Content-Disposition: attachment; filename=\"notes.txt\"\nContent-Transfer-Encoding: base64\n\nTm8gZGVhbC4=\n--cut--\n";

TEST(Mail, attachments_are_sources_of_their_own) {
  const std::vector<Source> all = sources_of("a.eml", mail_with_attachment);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].media_type, "message/rfc822");
  EXPECT_EQ(dump(all[1]), "notes.txt|text/plain|No deal.");
  EXPECT_EQ(all[1].charset, "iso-8859-1");
}

TEST(Mail, a_mail_that_is_one_file_gives_it) {
  const std::vector<Source> all = sources_of("a.eml", "From: scan@x.example\nTo: b@x.example\nSubject: Scan\nMIME-Version: 1.0\nContent-Type: application/rtf; name=\"scan.rtf\"\nContent-Transfer-Encoding: base64\n\ne1xydGYxIHd9\n");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(dump(all[1]), "scan.rtf|application/rtf|{\\rtf1 w}");
}

TEST(Mail, a_mailbox_gives_its_messages) {
  const std::string mailbox = "From ann@x.example Mon Oct 14 10:12:31 2024\nFrom: Ann <ann@x.example>\nSubject: one\n\nFrom here on, no.\n>From there: yes\n\n"
                              "From bob@x.example Mon Oct 14 11:12:31 2024\nFrom: Bob <bob@x.example>\nSubject: two\n\nHi\n";
  const std::vector<Source> all = sources_of("a.mbox", mailbox);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].member, "message 1");
  EXPECT_EQ(all[0].bytes + all[1].bytes, mailbox);
  EXPECT_EQ(all[1].member, "message 2");
}

TEST(Mail, mail_in_mail_in_mail_ends) {
  std::string mail = "From: a@x.example\nSubject: x\nMIME-Version: 1.0\n\ninnermost\n";
  for (int i = 0; i < 30; ++i) {
    const std::string mark = "b" + std::to_string(i);
    mail = "From: a@x.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\nContent-Type: message/rfc822\n\n" + mail + "\n--" + mark + "--\n";
  }
  const std::vector<Source> all = sources_of("a.eml", mail);
  EXPECT_EQ(all.size(), 12u);
  EXPECT_EQ(all.back().error->kind, ErrorKind::limit);
}

std::string warc_record(const std::string& headers, const std::string& block) {
  return "WARC/1.0\r\n" + headers + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

TEST(Warc, responses_with_chunks_encodings_and_second_visits) {
  const std::string head = "WARC-Type: response\r\nWARC-Target-URI: https://paper.example/a\r\nWARC-Date: 2024-10-14T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n";
  const std::string packed = make_archive({{"n", "<html>packed"}}, Packing::gzip);
  const std::string warc =
      warc_record("WARC-Type: warcinfo\r\n", "software: x") +
      warc_record(head + "WARC-Payload-Digest: sha1:AAA\r\n", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"ISO-8859-1\"\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n5;x=y\r\nwords\r\n0\r\n\r\n") +
      warc_record(head, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n" + packed) +
      warc_record(head, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>none") +
      warc_record(head, "HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\nbody {}") +
      warc_record("WARC-Type: revisit\r\nWARC-Target-URI: https://paper.example/a\r\nWARC-Payload-Digest: sha1:AAA\r\n", "HTTP/1.1 200 OK\r\n\r\n");
  const std::string want =
      "record 2|text/html|<html>words\nrecord 3|text/html|<html>packed\n"
      "record 6|application/warc| error: is a second visit that found the same content as record 2 of this archive\n";
  EXPECT_EQ(read("a.warc", warc), want);
  const std::vector<Source> all = sources_of("a.warc", warc);
  EXPECT_EQ(all[0].url, "https://paper.example/a");
  EXPECT_EQ(all[0].charset, "iso-8859-1");
  EXPECT_EQ(all[0].fetched->iso(), "2024-10-14T09:00:00+00:00");
  // Each record its own gzip member, as crawlers write it.
  EXPECT_NE(read("a.warc.gz", make_archive({{"n", warc}}, Packing::gzip)).find("a.warc/record 2|text/html|<html>words\n"), std::string::npos);
}

// Brotli's simplest form: one block as it is, and an empty last one (RFC 7932, 9.2).
std::string brotli_stored(const std::string& words) {
  const std::size_t bits = (words.size() - 1) << 4 | std::size_t{1} << 20;
  return std::string{static_cast<char>(bits), static_cast<char>(bits >> 8), static_cast<char>(bits >> 16)} + words + "\x03";
}

TEST(Warc, brotli_as_browsers_are_sent_it) {
  const std::string head = "WARC-Type: response\r\nContent-Type: application/http\r\n";
  const auto page = [&](const std::string& body) { return read("a.warc", warc_record(head, "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Type: text/html\r\n\r\n" + body)); };
  EXPECT_EQ(page(brotli_stored("<html>words")), "record 1|text/html|<html>words\n");
  EXPECT_EQ(page("<html>undone by the crawler"), "record 1|text/html|<html>undone by the crawler\n");
  EXPECT_EQ(page(brotli_stored("<html>words").substr(0, 9)), "record 1|text/html|<html> [OR-0109]\n");
}

TEST(Warc, a_bomb_in_a_page_is_told_and_the_next_page_is_read) {
  const std::string head = "WARC-Type: response\r\nContent-Type: application/http\r\n";
  const std::string bomb = make_archive({{"n", std::string(std::size_t{6} << 20, 'a')}}, Packing::gzip);
  EXPECT_EQ(read("a.warc", warc_record(head, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n" + bomb) +
                               warc_record(head, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>words")),
            "record 1|| [OR-0109] error: the packed page unpacks to too much\nrecord 2|text/html|<html>words\n");
}

TEST(Files, plain_texts_of_an_archive_know_the_files_beside_them) {
  const std::vector<Source> all = sources_of("a.zip", make_archive({{"_chat.txt", "[05/03/2024, 09:58:40] Ann: hi"}, {"a/b.html", "<html>x"}}));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].member, "_chat.txt");
  ASSERT_EQ(all[1].beside.size(), 1U);
  EXPECT_EQ(all[1].beside[0].member, "a/b.html");
  EXPECT_EQ(all[1].beside[0].sha256, all[0].sha256);
}

TEST(Files, large_plain_texts_are_mapped) {
  const Folder folder;
  ReadLimits limits;
  limits.mapped_from = 100;
  const std::string text = std::string(150, 'a') + "\n";
  const auto one = [&](const std::string& path) {
    Source got;
    read_file(path, limits, [&](Source&& source) {
      got = std::move(source);
      return true;
    });
    return got;
  };
  const Source mapped = one(folder.file("a.txt", text));
  EXPECT_TRUE(mapped.mapped);
  EXPECT_EQ(mapped.content(), text);
  EXPECT_EQ(mapped.sha256, sources_of("a.txt", text).at(0).sha256);
  Source held = mapped;
  ASSERT_TRUE(hold(held).ok());
  EXPECT_EQ(held.bytes, text);
  EXPECT_FALSE(one(folder.file("a.html", "<!doctype html><html>" + text)).mapped);
}

TEST(Warc, members_of_gzip_one_after_the_other) {
  const std::string head = "WARC-Type: response\r\nContent-Type: application/http\r\n";
  std::string packed;
  for (const char* page : {"one", "two"}) packed += make_archive({{"n", warc_record(head, "HTTP/1.1 200 OK\r\n\r\n<html>"s + page)}}, Packing::gzip);
  EXPECT_EQ(read("a.warc.gz", packed), "a.warc/record 1|text/html|<html>one\na.warc/record 2|text/html|<html>two\n");
}

TEST(Warc, cut_short_and_damaged) {
  const std::string head = "WARC-Type: response\r\nContent-Type: application/http\r\n";
  const std::string one = warc_record(head, "HTTP/1.1 200 OK\r\n\r\n<html>one and more words");
  EXPECT_EQ(read("a.warc", one.substr(0, one.size() - 10)), "record 1|text/html|<html>one and more [OR-0102]\n");
  EXPECT_EQ(read("a.warc", one + "garbage in between\n" + one),
            "record 1|text/html|<html>one and more words\nrecord 2|text/html|<html>one and more words\n|application/warc| error: damaged bytes lie between its records; they were skipped\n");
}

TEST(Warc, a_wacz_gives_the_pages_of_its_archives) {
  const std::string warc = make_archive({{"n", warc_record("WARC-Type: response\r\nContent-Type: application/http\r\n", "HTTP/1.1 200 OK\r\n\r\n<html>one")}}, Packing::gzip);
  const std::string wacz = make_archive({{"datapackage.json", "{\"a\": 1}"}, {"pages/pages.jsonl", "{\"a\": 1}"}, {"archive/data.warc.gz", warc}});
  EXPECT_EQ(read("a.wacz", wacz), "archive/data.warc.gz/data.warc/record 1|text/html|<html>one\n");
}

}  // namespace
}  // namespace onrecord
