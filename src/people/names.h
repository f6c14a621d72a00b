// Names of people and bodies as strings: taking them apart, comparing them. No document needed, so the record uses these
// across documents too. All comparison is on folded words: case and format characters (right-to-left marks) aside.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "people/lexicon.h"

namespace onrecord::people {

// Case-folded (Unicode simple folding), straight apostrophes, format characters dropped.
std::string folded(std::string_view text);

// The folded words of a name: no punctuation, no possessive 's, initials without their full stop, nothing in brackets.
std::vector<std::string> name_words(std::string_view name);

// "Sen. Robert C. \"Bobby\" Scott Jr." taken apart. Words are folded.
struct PersonName {
  std::vector<std::string> titles;  // "sen"
  std::vector<std::string> given;   // "robert", "c", "bobby"; particles too ("bin")
  std::string surname;              // "scott"; empty only for an empty name
  std::string suffix;               // "jr"
  Gender gender = Gender::unknown;  // from title, else from the first given name

  bool full() const { return !given.empty() && !surname.empty(); }
};
PersonName parse_person(std::string_view name);

// Whether the two may be one person: same surname, given names that agree as far as both have them (an initial agrees with
// what it begins, "Bob" with "Robert"), no clash of suffix or sex. "Ms Tarrant" and "Maeve Tarrant" may; "Bill" and "Hillary Clinton" may not.
bool may_be_same_person(const PersonName& first, const PersonName& second);

// Whether one English given name is a short form of the other ("bob" of "robert"), or both are of a third; folded words.
bool is_short_form(const std::string& first, const std::string& second);

// The name as written, without titles in front.
std::string_view without_titles(std::string_view name);

// Whether `letters` ("BMA", "J.D.C.") are the initials of the words of `name`, small words counted or not.
bool abbreviates(std::string_view letters, std::string_view name);

// Whether the words of `part` stand in `whole` in a row ("the Post" in "The New York Post"); articles aside.
bool is_part_of_name(const std::vector<std::string>& part, const std::vector<std::string>& whole);

}  // namespace onrecord::people
