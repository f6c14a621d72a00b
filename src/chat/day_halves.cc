#include "chat/day_halves.h"

#include <unicode/dtfmtsym.h>  // icu::DateFormatSymbols

#include <map>     // std::map
#include <string>  // std::string

#include "chat/marks.h"

namespace onrecord {
namespace {

using HalfWords = std::map<std::string, DayHalf, std::less<>>;

// Letters alone, folded: "p. m." and "PM" are the same word.
std::string letters_of(std::string_view text) {
  std::string words = folded_words(text);
  std::erase(words, ' ');
  return words;
}

// Words that Unicode's locale data do not have for the two halves, or that older data had.
void add_known(HalfWords& words) {
  for (const char* word : {"am", "上午", "早上", "清晨", "早晨", "오전", "午前", "ص", "قظ", "vm", "fm", "de", "dop", "sa", "öö", "πμ", "पूर्वाह्न"})
    words.emplace(letters_of(word), DayHalf::am);
  for (const char* word : {"pm", "下午", "晚上", "傍晚", "오후", "午後", "م", "بظ", "nm", "em", "du", "odp", "ch", "ös", "μμ", "अपराह्न"})
    words.emplace(letters_of(word), DayHalf::pm);
  for (const char* word : {"凌晨", "半夜", "深夜", "午夜", "夜里"}) words.emplace(letters_of(word), DayHalf::night);
  for (const char* word : {"中午", "正午"}) words.emplace(letters_of(word), DayHalf::noon);
}

HalfWords words_of_all_locales() {
  HalfWords words;
  add_known(words);
  std::int32_t count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
  for (std::int32_t i = 0; i < count; ++i) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locales[i], status);
    std::int32_t halves = 0;
    const icu::UnicodeString* strings = U_SUCCESS(status) ? symbols.getAmPmStrings(halves) : nullptr;
    for (std::int32_t half = 0; strings != nullptr && half < 2 && half < halves; ++half) {
      std::string text;
      strings[half].toUTF8String(text);
      if (std::string letters = letters_of(text); !letters.empty()) words.emplace(std::move(letters), half == 0 ? DayHalf::am : DayHalf::pm);
    }
  }
  return words;
}

DayHalf look_up(const HalfWords& words, std::string_view printed) {
  const auto found = words.find(letters_of(printed));
  return found == words.end() ? DayHalf::none : found->second;
}

// "à" or "klo" may stand with it: tries what is left when leading words, then trailing words, are taken away.
DayHalf look_up_among_words(const HalfWords& words, std::string_view printed) {
  const std::string parts = folded_words(printed);
  for (std::size_t blank = parts.find(' '); blank != std::string::npos; blank = parts.find(' ', blank + 1)) {
    for (std::string_view side : {std::string_view(parts).substr(blank + 1), std::string_view(parts).substr(0, blank)})
      if (auto found = words.find(letters_of(side)); found != words.end()) return found->second;
  }
  return DayHalf::none;
}

}  // namespace

DayHalf day_half_of(std::string_view printed) {
  if (folded_words(printed).empty()) return DayHalf::none;
  static const HalfWords known = [] {
    HalfWords words;
    add_known(words);
    return words;
  }();
  if (const DayHalf half = look_up(known, printed); half != DayHalf::none) return half;
  static const HalfWords all = words_of_all_locales();
  if (const DayHalf half = look_up(all, printed); half != DayHalf::none) return half;
  return look_up_among_words(all, printed);
}

int hour_of_24(int hour, DayHalf half) {
  if (hour > 12) return hour % 24;
  switch (half) {
    case DayHalf::none: return hour;
    case DayHalf::am: return hour % 12;
    case DayHalf::pm: return hour % 12 + 12;
    case DayHalf::night: return hour == 12 ? 0 : hour >= 6 ? hour + 12 : hour;
    case DayHalf::noon: return hour >= 10 ? hour : hour + 12;
  }
  return hour;
}

}  // namespace onrecord
