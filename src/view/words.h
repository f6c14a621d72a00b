// Words for people: dates at the precision they are known, counts, and the terms of the record in plain English. The
// report, the timeline and the command line use these and no others, so the same thing is called the same everywhere.
#pragma once

#include <cstdint>      // std::uint64_t
#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/calendar.h"
#include "record/rows.h"

namespace onrecord {

// sentence: "on 26 May 2016", "in February 2016", "between 9 and 10 September 2024", "on or before 26 May 2016".
// label: "26 May 2016", "Feb 2016", "9–10 Sep 2024", "by 26 May 2016", for columns.
enum class WhenStyle { sentence, label };

// A time as it is known. Whole months and years are named as such; an open end says so ("on or before", since both ends
// of an interval belong to it); a clock time is told in sentences where both ends are the same minute. Where nothing is
// known: "at an unknown time", "no date". An end that is not ISO 8601 counts as unknown.
std::string when_words(const When& when, WhenStyle style = WhenStyle::sentence);

// "26 May 2016".
std::string date_words(Date date);

// 1234567 -> "1,234,567".
std::string grouped(std::uint64_t number);
// "1 statement", "1,200 statements".
std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

// "public", "private", "audience not known".
std::string_view audience_words(Audience audience);
// "chat", "e-mail", ...; "channel not known".
std::string_view channel_words(Channel channel);
// "article", "press release", ...
std::string_view kind_words(DocumentKind kind);
// "Private against public", "Earlier against later", "Said against denied", "Word against deed".
std::string_view relation_words(Relation relation);
// How a copy relates to the earlier text: "is syndicated from", "is nearly the same as", "quotes".
std::string_view copy_words(CopyKind kind);

// A name where it heads a line: its first letter is a capital ("the council" -> "The council"). ASCII letters only.
std::string heading(std::string name);

// "chair of the Crews' Union"; empty where no role is known. The first role is taken.
std::string role_words(const ActorRow& actor);

// The last part of a path, and the member behind it: "chats.zip, _chat.txt".
std::string place_words(const Place& place);

}  // namespace onrecord
