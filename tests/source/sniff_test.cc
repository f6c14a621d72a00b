#include "source/sniff.h"

#include <gtest/gtest.h>

#include "make_archive.h"

namespace onrecord {
namespace {

using namespace std::string_literals;

TEST(Sniff, tells_the_type_by_content) {
  struct Row {
    std::string bytes, name, type;
  };
  const Row rows[] = {
      {"", "a.txt", "application/x-empty"},
      {"The union said no.\n", "a.pdf", "text/plain"},
      {"  <!DOCTYPE html><p>Hi", "a.txt", "text/html"},
      {"<html><body>", "", "text/html"},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html>", "", "text/html"},
      {"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>", "x.xml", "application/rss+xml"},
      {"<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">", "", "application/atom+xml"},
      {"<?xml version=\"1.0\"?><data>", "", "application/xml"},
      {"%PDF-1.4\n%\xE2\xE3", "letter.txt", "application/pdf"},
      {"{\\rtf1\\ansi x}", "", "application/rtf"},
      {"From ann@x.example Mon Oct 14 10:12:31 2024\nFrom: Ann <ann@x.example>\nTo: b@x.example\nSubject: x\n\nHi\n", "", "application/mbox"},
      {"Return-Path: <a@x.example>\nFrom: Ann <a@x.example>\nSubject: x\n\nHi", "", "message/rfc822"},
      {"From: Ann Lee\nTo: Bob\nSubject: x\n\nHi", "letter.txt", "text/plain"},
      {"From: Ann Lee\nTo: Bob\nSubject: x\n\nHi", "letter.eml", "message/rfc822"},
      {"Ann: hello\nBob: no\n", "", "text/plain"},
      {"1\n00:00:01,000 --> 00:00:02,000\nHi\n", "", "application/x-subrip"},
      {"WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n", "", "text/vtt"},
      {"{\"a\": 1}", "", "application/json"},
      {"[{\"a\": 1}]", "", "application/json"},
      {"[14/10/2024, 10:12:31] Ann: hello\n", "", "text/plain"},
      {"# Title\n\nSome **strong** words\n", "", "text/markdown"},
      {"speaker,statement\nAnn,No\n", "a.csv", "text/csv"},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "a.jpg", "image/png"},
      {"\xFF\xD8\xFF\xE0", "", "image/jpeg"},
      {"\x7F"
       "ELF\x02\x01\x01",
       "a.txt", "application/x-executable"},
      {"\x01\x02\x03\x04\x05\x06\x07\x08"s, "a.txt", "application/octet-stream"},
      {"\xFF\xFEH\0i\0 \0y\0o\0u\0"s, "", "text/plain"},
      {"H\0i\0 \0y\0o\0u\0!\0 \0"s, "", "text/plain"},
      {"\xFF\xFE\x14\x04\x3E\x04\x3C\x04 \0\x3D\x04\x35\x04"s, "", "text/plain"},
      {"\x14\x04\x3E\x04\x3C\x04 \0\x3D\x04\x35\x04 \0\x38\x04\x34\x04\x35\x04\x42\x04"s, "", "text/plain"},
      {"\xFF\xFE\x01\x02\x03\x04\x05\x06\x07\xE0\x01\xE1\x00\x01\x02\x00\x03\x00"s, "", "application/octet-stream"},
      {"Ann: he\0llo\nBob: no, not to\0day\n\0"s, "", "text/plain"},
      {"Ann\0Bob\0\0\0\0\0Cy\0\0\0\0\0\0"s, "", "application/octet-stream"},
      {"<html><p>A file that begins with %PDF- is a PDF.", "", "text/html"},
      {"<b>Warning</b>: x in y on line 3<br>\n%PDF-1.4\n%%EOF\n", "", "application/pdf"},
      {"WARC/1.0\r\nWARC-Type: response\r\n", "", "application/warc"},
      {testing::make_archive({{"a.txt", "x"}}), "a.docx", "application/zip"},
      {testing::make_archive({{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}), "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {testing::make_archive({{"a.txt", "x"}}, testing::Packing::tar), "", "application/x-tar"},
      {testing::make_archive({{"a.txt", "x"}}, testing::Packing::seven_zip), "", "application/x-7z-compressed"},
  };
  for (const Row& row : rows) EXPECT_EQ(media_type_of(row.bytes, row.name), row.type) << row.name << " " << row.bytes.substr(0, 30);
}

TEST(Sniff, a_name_that_says_little_is_not_contradicted) {
  EXPECT_FALSE(contradicts_name("text/plain", "text/markdown"));
  EXPECT_FALSE(contradicts_name("text/plain", "application/x-subrip"));
  EXPECT_FALSE(contradicts_name("application/zip", "application/x-wacz"));
  EXPECT_TRUE(contradicts_name("application/pdf", "text/html"));
  EXPECT_TRUE(contradicts_name("text/plain", "text/html"));
  EXPECT_TRUE(contradicts_name("image/jpeg", "image/png"));
}

}  // namespace
}  // namespace onrecord
