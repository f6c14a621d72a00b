// The heads of an export in every locale that Unicode's data know, with the date and the clock as the locale writes them.
#include <gtest/gtest.h>
#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <memory>

#include "dump.h"

namespace onrecord {
namespace {

struct Moment {
  int month, day, hour, minute, second;
};
// Days above 12 and both halves of the day, midnight and noon among them; running forward.
constexpr Moment moments[] = {{1, 9, 0, 5, 0},  {1, 13, 11, 59, 7}, {2, 28, 12, 0, 31}, {3, 5, 12, 30, 0}, {3, 5, 13, 1, 1},
                              {7, 25, 9, 58, 40}, {11, 2, 21, 10, 9}, {12, 30, 23, 59, 59}};

UDate udate_of(const Moment& moment) {
  const std::chrono::sys_days day{make_date(2024, static_cast<unsigned>(moment.month), static_cast<unsigned>(moment.day))};
  const auto seconds = std::chrono::sys_seconds{day}.time_since_epoch().count() + moment.hour * 3600 + moment.minute * 60 + moment.second;
  return static_cast<UDate>(seconds) * 1000;
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

class Formatter {
 public:
  Formatter(const icu::UnicodeString& pattern, const icu::Locale& locale) : format_(pattern, locale, status_) { format_.adoptTimeZone(icu::TimeZone::createTimeZone("UTC")); }
  std::string operator()(const Moment& moment) const {
    icu::UnicodeString out;
    format_.format(udate_of(moment), out);
    return utf8_of(out);
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  icu::SimpleDateFormat format_;
};

enum class Layout { android, ios, android_no_comma };

struct Case {
  icu::UnicodeString date, time;
  bool seconds = false;
  Layout layout = Layout::android;
};

std::string line_of(Layout layout, const std::string& date, const std::string& time) {
  switch (layout) {
    case Layout::android: return date + ", " + time + " - Ann: a\n";
    case Layout::android_no_comma: return date + " " + time + " - Ann: a\n";
    case Layout::ios: return "[" + date + ", " + time + "] Ann: a\n";
  }
  return {};
}

// A clock of twelve hours without its half of the day (Argentina, Cameroon).
bool is_ambiguous(const icu::UnicodeString& clock) {
  const bool twelve = clock.indexOf(u'h') >= 0 || clock.indexOf(u'K') >= 0;
  return twelve && clock.indexOf(u'a') < 0 && clock.indexOf(u'b') < 0 && clock.indexOf(u'B') < 0;
}

// What went wrong, or nothing.
std::string check(const Case& one, const icu::Locale& locale) {
  std::string text, expected;
  const Formatter date(one.date, locale), clock(one.time, locale);
  for (const Moment& moment : moments) {
    text += line_of(one.layout, date(moment), clock(moment));
    Timestamp time;
    time.date = make_date(2024, static_cast<unsigned>(moment.month), static_cast<unsigned>(moment.day));
    time.second_of_day = moment.hour * 3600 + moment.minute * 60 + (one.seconds ? moment.second : 0);
    time.to_the_minute = !one.seconds;
    expected += time.iso() + " | Ann | a\n";
  }
  const std::string got = read_and_dump(text);
  return got == expected ? std::string() : std::string(locale.getName()) + "\n" + text + got + "\n";
}

TEST(Locales, HeadsOfAllAreRead) {
  std::int32_t count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
  std::size_t checked = 0;
  for (std::int32_t i = 0; i < count; ++i) {
    const icu::Locale& locale = locales[i];
    if (locale.getLanguage() == std::string_view("smn")) continue;  // its "ip." is the morning, Finnish "ip." the afternoon
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(icu::DateTimePatternGenerator::createInstance(locale, status));
    ASSERT_TRUE(U_SUCCESS(status));
    icu::UnicodeString short_date;
    const std::unique_ptr<icu::DateFormat> short_format(icu::DateFormat::createDateInstance(icu::DateFormat::kShort, locale));
    static_cast<icu::SimpleDateFormat&>(*short_format).toPattern(short_date);
    for (const icu::UnicodeString& date : {short_date, generator->getBestPattern("yMd", status), generator->getBestPattern("yyMMdd", status)})
      for (const char* clock : {"Hm", "hm", "jm"})
        for (const Layout layout : {Layout::android, Layout::android_no_comma, Layout::ios}) {
          const std::string skeleton = std::string(clock) + (layout == Layout::ios ? "s" : "");
          const Case one{date, generator->getBestPattern(icu::UnicodeString::fromUTF8(skeleton), status), layout == Layout::ios, layout};
          if (is_ambiguous(one.time)) continue;
          const std::string problem = check(one, locale);
          ++checked;
          if (problem.empty()) continue;
          ADD_FAILURE() << problem;
        }
  }
  EXPECT_GT(checked, 20000U);
}

}  // namespace
}  // namespace onrecord
