// What the words in class and id attributes say about an element.
#pragma once

#include <cstdint>      // std::uint32_t
#include <string_view>  // std::string_view

namespace onrecord {

// The hints (BoxHint bits) of one class or id attribute: "main-nav fooBar" is read as main, nav, foo, bar.
std::uint32_t hints_of_names(std::string_view names);

}  // namespace onrecord
