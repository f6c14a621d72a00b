// The head of a line in the locales of the world: the same two messages, 5 March 2024 at 9:58 and 13 March at 17:03.
#include <gtest/gtest.h>

#include "dump.h"

namespace onrecord {
namespace {

struct Locale {
  const char* name;
  const char* morning;   // head of 2024-03-05 09:58
  const char* evening;   // head of 2024-03-13 17:03
};

void PrintTo(const Locale& locale, std::ostream* out) { *out << locale.name; }

class Heads : public testing::TestWithParam<Locale> {};

TEST_P(Heads, AreRead) {
  const Locale& locale = GetParam();
  const std::string text = std::string(locale.morning) + "Ann: one\n" + locale.evening + "Bo: two: 17:03\n";
  std::string dump = read_and_dump(text);
  // Seconds and their absence are not what is compared here.
  EXPECT_EQ(dump, "2024-03-05T09:58:00 | Ann | one\n2024-03-13T17:03:00 | Bo | two: 17:03\n") << text;
}

INSTANTIATE_TEST_SUITE_P(Android, Heads, testing::Values(
    Locale{"british", "05/03/2024, 09:58 - ", "13/03/2024, 17:03 - "},
    Locale{"american", "3/5/24, 9:58 AM - ", "3/13/24, 5:03 PM - "},
    Locale{"american narrow blank", "3/5/24, 9:58\u202FAM - ", "3/13/24, 5:03\u202FPM - "},
    Locale{"australian", "5/3/2024, 9:58 am - ", "13/3/2024, 5:03 pm - "},
    Locale{"irish", "05/03/2024, 9:58 a.m. - ", "13/03/2024, 5:03 p.m. - "},
    Locale{"mexican", "5/3/2024, 9:58 a.\u00A0m. - ", "13/3/2024, 5:03 p.\u00A0m. - "},
    Locale{"hungarian", "2024. 03. 05. 9:58 - ", "2024. 03. 13. 17:03 - "},
    Locale{"korean", "2024. 3. 5. 오전 9:58 - ", "2024. 3. 13. 오후 5:03 - "},
    Locale{"korean words", "2024년 3월 5일 오전 9:58 - ", "2024년 3월 13일 오후 5:03 - "},
    Locale{"japanese", "2024/03/05 9:58 - ", "2024/03/13 17:03 - "},
    Locale{"japanese halves", "2024/03/05 午前9:58 - ", "2024/03/13 午後5:03 - "},
    Locale{"japanese words", "2024年3月5日 9:58 - ", "2024年3月13日 17:03 - "},
    Locale{"chinese", "2024/3/5 上午9:58 - ", "2024/3/13 下午5:03 - "},
    Locale{"hong kong", "5/3/2024 上午9:58 - ", "13/3/2024 下午5:03 - "},
    Locale{"taiwanese parts of the day", "2024/3/5 早上9:58 - ", "2024/3/13 傍晚5:03 - "},
    Locale{"minguo", "民國113/3/5 上午9:58 - ", "民國113/3/13 下午5:03 - "},
    Locale{"reiwa", "令和6年3月5日 9:58 - ", "令和6年3月13日 17:03 - "},
    Locale{"thai", "5/3/2567 09:58 - ", "13/3/2567 17:03 - "},
    Locale{"thai short", "5/3/67 09:58 - ", "13/3/67 17:03 - "},
    Locale{"thai digits", "๕/๓/๒๕๖๗ ๐๙:๕๘ - ", "๑๓/๓/๒๕๖๗ ๑๗:๐๓ - "},
    Locale{"vietnamese", "09:58, 05/03/2024 - ", "17:03, 13/03/2024 - "},
    Locale{"vietnamese halves", "9:58 SA, 5/3/24 - ", "5:03 CH, 13/3/24 - "},
    Locale{"bulgarian", "5.03.24 г., 9:58 - ", "13.03.24 г., 17:03 - "},
    Locale{"serbian", "5.3.24. 09:58 - ", "13.3.24. 17:03 - "},
    Locale{"croatian", "05. 03. 2024. 09:58 - ", "13. 03. 2024. 17:03 - "},
    Locale{"slovene", "5. 03. 24, 09:58 - ", "13. 03. 24, 17:03 - "},
    Locale{"danish", "05.03.2024 kl. 09.58 - ", "13.03.2024 kl. 17.03 - "},
    Locale{"portuguese", "05/03/2024 às 09:58 - ", "13/03/2024 às 17:03 - "},
    Locale{"dutch", "05-03-2024 om 09:58 - ", "13-03-2024 om 17:03 - "},
    Locale{"canadian french", "2024-03-05 09 h 58 - ", "2024-03-13 17 h 03 - "},
    Locale{"canadian french unbroken", "2024-03-05 à 09\u00A0h\u00A058 - ", "2024-03-13 à 17\u00A0h\u00A003 - "},
    Locale{"indonesian", "05/03/24 09.58 - ", "13/03/24 17.03 - "},
    Locale{"basque", "24/3/5 09:58 - ", "24/3/13 17:03 - "},
    Locale{"greek", "5/3/24, 9:58 π.μ. - ", "13/3/24, 5:03 μ.μ. - "},
    Locale{"hebrew", "5.3.2024, 9:58 - ", "13.3.2024, 17:03 - "},
    Locale{"hebrew marks", "\u200F5.3.2024, 9:58 - ", "\u200F13.3.2024, 17:03 - "},
    Locale{"turkish halves", "5.03.2024 ÖÖ 9:58 - ", "13.03.2024 ÖS 5:03 - "},
    Locale{"tamil", "5/3/24, முற்பகல் 9:58 - ", "13/3/24, பிற்பகல் 5:03 - "},
    Locale{"bengali digits", "৫/৩/২৪, ৯:৫৮ AM - ", "১৩/৩/২৪, ৫:০৩ PM - "},
    Locale{"persian digits", "۲۰۲۴/۳/۵،\u200F ۹:۵۸ - ", "۲۰۲۴/۳/۱۳،\u200F ۱۷:۰۳ - "},
    Locale{"persian calendar", "۱۴۰۲/۱۲/۱۵،\u200F ۹:۵۸ - ", "۱۴۰۲/۱۲/۲۳،\u200F ۱۷:۰۳ - "},
    Locale{"persian halves", "۲۰۲۴/۳/۵،\u200F ۹:۵۸ ق.ظ. - ", "۲۰۲۴/۳/۱۳،\u200F ۵:۰۳ ب.ظ. - "},
    Locale{"arabic", "٥\u200F/٣\u200F/٢٠٢٤، ٩:٥٨ ص - ", "١٣\u200F/٣\u200F/٢٠٢٤، ٥:٠٣ م - "},
    Locale{"islamic calendar", "٢٤\u200F/٨\u200F/١٤٤٥ هـ، ٩:٥٨ ص - ", "٣\u200F/٩\u200F/١٤٤٥ هـ، ٥:٠٣ م - "},
    Locale{"afrikaans", "2024-03-05, 9:58 vm. - ", "2024-03-13, 5:03 nm. - "},
    Locale{"malay", "5/3/24, 9:58 PG - ", "13/3/24, 5:03 PTG - "},
    Locale{"albanian", "5.3.24, 9:58 e paradites - ", "13.3.24, 5:03 e pasdites - "},
    Locale{"burmese digits", "၅/၃/၂၄၊ ၉:၅၈ - ", "၁၃/၃/၂၄၊ ၁၇:၀၃ - "},
    Locale{"long dash", "05/03/2024, 09:58 – ", "13/03/2024, 17:03 – "}));

INSTANTIATE_TEST_SUITE_P(BracketsAndOld, Heads, testing::Values(
    Locale{"ios british", "[05/03/2024, 09:58:00] ", "[13/03/2024, 17:03:00] "},
    Locale{"ios american", "[3/5/24, 9:58:00\u202FAM] ", "[3/13/24, 5:03:00\u202FPM] "},
    Locale{"ios german", "[05.03.24, 09:58:00] ", "[13.03.24, 17:03:00] "},
    Locale{"ios danish", "[05.03.2024 09.58.00] ", "[13.03.2024 17.03.00] "},
    Locale{"ios finnish", "[5.3.2024 klo 9.58.00] ", "[13.3.2024 klo 17.03.00] "},
    Locale{"ios canadian french", "[2024-03-05 09 h 58 min 00 s] ", "[2024-03-13 17 h 03 min 00 s] "},
    Locale{"ios spanish", "[5/3/24, 9:58:00 a. m.] ", "[13/3/24, 5:03:00 p. m.] "},
    Locale{"ios chinese", "[2024/3/5 上午9:58:00] ", "[2024/3/13 下午5:03:00] "},
    Locale{"ios chinese comma", "[2024/3/5, 上午9:58:00] ", "[2024/3/13, 下午5:03:00] "},
    Locale{"ios korean", "[2024. 3. 5. 오전 9:58:00] ", "[2024. 3. 13. 오후 5:03:00] "},
    Locale{"ios thai era", "[5/3/2567 BE 09:58:00] ", "[13/3/2567 BE 17:03:00] "},
    Locale{"ios thai era in thai", "[5/3/2567 พ.ศ. 09:58:00] ", "[13/3/2567 พ.ศ. 17:03:00] "},
    Locale{"ios reiwa", "[R6/3/5 9:58:00] ", "[R6/3/13 17:03:00] "},
    Locale{"ios time first", "[09:58:00, 05/03/2024] ", "[17:03:00, 13/03/2024] "},
    Locale{"ios time first american", "[9:58:00 AM, 3/5/2024] ", "[5:03:00 PM, 3/13/2024] "},
    Locale{"web copy", "[09:58, 05/03/2024] ", "[17:03, 13/03/2024] "},
    Locale{"web copy american", "[9:58 AM, 3/5/2024] ", "[5:03 PM, 3/13/2024] "},
    Locale{"web copy vietnamese", "[09:58 05/03/2024] ", "[17:03 13/03/2024] "},
    Locale{"old colon", "05/03/2024 09:58:00: ", "13/03/2024 17:03:00: "},
    Locale{"old dots", "05.03.24 09.58.00: ", "13.03.24 17.03.00: "},
    Locale{"old american", "3/5/24 9:58:00 AM: ", "3/13/24 5:03:00 PM: "},
    Locale{"old minutes", "05/03/2024 09:58: ", "13/03/2024 17:03: "}));

}  // namespace
}  // namespace onrecord
