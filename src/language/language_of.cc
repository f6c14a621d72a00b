#include <algorithm>  // std::min
#include <cstdio>     // FILE, which CLD2's header names

#include <cld2/public/compact_lang_det.h>

#include "language/language.h"

namespace onrecord {

std::string language_of(std::string_view text) {
  constexpr std::size_t enough = 64 * 1024;  // more words do not change the answer
  bool reliable = false;
  const auto size = static_cast<int>(std::min(text.size(), enough));
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), size, true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return "und";
  return CLD2::LanguageCode(language);
}

}  // namespace onrecord
