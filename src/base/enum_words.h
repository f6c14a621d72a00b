// An enumeration and its words in one place: the command line, SQLite, JSON and the page all use this one table.
// Beside each enum stands `constexpr EnumWords<E, N> words_of(E)`, in the order of the enumerators, which count from 0.
#pragma once

#include <array>        // std::array
#include <cstddef>      // std::size_t
#include <optional>     // std::optional
#include <string_view>  // std::string_view

namespace onrecord {

template <std::size_t N>
using EnumWords = std::array<std::string_view, N>;

template <class E>
constexpr std::string_view word(E value) {
  return words_of(E{})[static_cast<std::size_t>(value)];
}

template <class E>
constexpr std::optional<E> from_word(std::string_view text) {
  constexpr auto words = words_of(E{});
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace onrecord
