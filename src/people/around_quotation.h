// Who is named around words that no source goes with.
#pragma once

#include <cstddef>   // std::size_t
#include <optional>  // std::optional

#include "people/cast.h"

namespace onrecord::people {

// “No.” (Ann Lee, Ham Radio, 4 May): the name in the brackets right behind the content; index in Cast::names().
std::optional<std::size_t> named_behind(const Cast& cast, const Statement& statement);

// “No.” (And again, 4 May): whether the brackets right behind the content say that it is by whom the one before was.
bool said_again(const Reading& reading, const Statement& statement);

// Ann Lee's reply? “No.”; His answer took a day: “No.”: the word of who is said to have answered, in the sentence that leads to the content or the one before it.
std::optional<std::size_t> replier_before(const Reading& reading, const Statement& statement);

// Messages show [Ann Lee], 34, [telling] colleagues that ….
struct Participle {
  std::size_t name = 0;  // of who says it; index in Cast::names()
  std::size_t participle = 0;  // word
};
std::optional<Participle> participle_of(const Cast& cast, const Statement& statement);

}  // namespace onrecord::people
