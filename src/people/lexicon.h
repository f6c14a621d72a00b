// The small lexicons of people/: what a word alone says about who is meant. Words are given in lower case.
#pragma once

#include <string_view>  // std::string_view

namespace onrecord::people {

enum class Gender { unknown, male, female };

// "Mr", "Dr", "Sen", "Captain": stands before a name and is no part of it (without the full stop).
bool is_title(std::string_view word);
// What a title or a noun for a person says about the sex: "Ms", "chairwoman", "aunt".
Gender gender_of_word(std::string_view word);
// By frequency in a census; unknown where both bear it or it is rare.
Gender gender_of_first_name(std::string_view word);
// A guess for first names that no list has, by how they end: weak evidence.
Gender gender_by_ending(std::string_view word);
bool is_first_name(std::string_view word);

// One person by office or trade: "secretary", "spokesman", "journalist".
bool is_role_noun(std::string_view word);
// An office of state, town or school whose holder has aides, and is often named by it alone: "mayor".
bool is_chief_office(std::string_view word);
// One person, office or not: role nouns and "man", "mother", "source".
bool is_person_noun(std::string_view word);
// Several persons: "officials", "aides", "people".
bool is_plural_person_noun(std::string_view word);
// "campaign", "union", "committee": a body, as a common noun or as the head of its name.
bool is_organisation_noun(std::string_view word);
// A body whose bare description ("the company") stands for one named before; not so "the government".
bool is_dependent_organisation_noun(std::string_view word);
// "association", "department": by which a text may mean a body that it never names, as others of the record do.
bool may_stand_alone_for_a_body(std::string_view word);
// Whether a name that begins with these two words is one of a body of those who do one thing: "United Drivers"; not "United Airlines", "Associated Newspapers".
bool are_united(std::string_view first, std::string_view second);
// "Press" of "Ann Press" in somebody's address book: where she sits, no surname.
bool is_desk(std::string_view word);
// "poll", "report", "messages": something written that can say.
bool is_document_noun(std::string_view word);
// Writings that have an owner who speaks in them: "messages", "letter", "tweet".
bool is_correspondence_noun(std::string_view word);
// Outlets by their name: "Times", "Journal", "News".
bool is_outlet_noun(std::string_view word);
// Countries and the like, which no "he" means.
bool is_place(std::string_view word);
bool is_way(std::string_view word);  // "street", "road": the last word of an address
bool joins_names(std::string_view word);  // prepositions, articles and "and": no initial stands for them
// Months, days and festivals.
bool is_calendar_word(std::string_view word);
// Articles, prepositions, conjunctions, pronouns, auxiliaries: never part of a name by themselves.
bool is_function_word(std::string_view word);
bool is_preposition(std::string_view word);
// "of", "bin", "de": written small inside a person's name.
bool is_name_particle(std::string_view word);
bool is_name_suffix(std::string_view word);
bool is_article(std::string_view word);
bool is_second_person(std::string_view word);  // "you"
bool is_possessive_pronoun(std::string_view word);
// "some", "two", "many": begins a description of several.
bool is_quantifier(std::string_view word);

}  // namespace onrecord::people
