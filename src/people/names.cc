#include "people/names.h"

#include <algorithm>      // std::search, std::find_first_of
#include <iterator>       // std::size
#include <unordered_map>  // std::unordered_map

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace onrecord::people {
namespace {

bool is_apostrophe(char32_t point) { return point == U'\'' || point == U'\u2019' || point == U'\u02BC' || point == U'`' || point == U'\u2018'; }

void drop_possessive(std::string& word) {
  if (word.ends_with("'s")) word.resize(word.size() - 2);
  while (word.ends_with('\'')) word.pop_back();
}

// English given names with the short forms in use; a short form may belong to several.
constexpr std::string_view short_forms[] = {
    "alexander alex sandy", "alexandra alex sandra", "andrew andy drew", "angus gus", "anthony tony", "augustus gus august", "fergus gus", "archibald archie", "arthur art", "barbara barb babs", "benjamin ben benny", "bernard bernie", "catherine katherine kathryn cathy kathy kate katie",
    "charles charlie chuck", "christopher chris kit", "christine chris", "christina chris tina", "constance connie", "cornelius con", "daniel dan danny", "david dave davey davy", "deborah deb debbie", "desmond des", "donald don",
    "dominic dom", "bernadette bernie", "sebastian seb", "malcolm mal", "caroline caro carrie", "charlotte lottie", "felicity fliss", "georgina georgie", "philippa pip pippa", "rosalind ros roz", "gillian gill jill", "kathleen kath kathy", "catherine katherine kath", "alistair alasdair al ally", "callum cal", "elijah eli", "emmanuel manny", "gareth gaz", "natalie nat", "natasha tash", "siobhan shiv", "veronica ronnie", "leslie lesley les", "dorothy dot dottie", "douglas doug", "edward ed eddie ted", "edward ned", "edmund ed ned", "eleanor ellie nell nora", "elizabeth liz lizzie beth betty eliza bess", "emily em", "eugene gene", "frances fran fanny", "francis frank", "frederick fred freddie", "gabriel gabe",
    "george georgie", "gerald gerry", "geoffrey jeffrey geoff jeff", "gregory greg", "gwendolen gwendoline gwen", "harold harry hal", "henry harry hank", "herbert bert", "isabella isabel bella izzy", "jacob jake", "jacqueline jackie", "james jim jimmy jamie", "janet jan", "jennifer jen jenny", "jeremy jez jerry",
    "jessica jess", "john jack johnny jon", "jonathan jon jonny jonty", "joseph joe joey", "josephine jo josie", "joshua josh", "judith judy", "kenneth ken kenny", "laurence lawrence larry laurie", "leonard len lenny leo", "lillian lily", "louise lou", "lucinda lucy", "magdalena lena",
    "margaret maggie meg peggy greta", "martin marty", "matilda tilly", "matthew matt", "maureen mo", "mohammed mohamed muhammad mo", "maximilian max", "michael mike mick mickey", "millicent millie", "montgomery monty", "nathaniel nathan nat nate", "nicholas nick nicky", "oliver ollie", "pamela pam", "patricia pat patty trish tricia", "patrick pat paddy", "penelope penny",
    "peter pete", "philip phillip phil", "prudence pru", "raymond ray", "rebecca becky", "reginald reg reggie", "richard dick rick rich richie", "robert rob bob bobby robbie bert", "roderick rod rory", "ronald ron ronnie", "rosemary rose rosie", "rupert bert", "samuel sam sammy", "samantha sam", "sidney sid", "stanley stan",
    "stephen steven steve", "stuart stu", "susan sue susie", "susanna sue susie", "sylvester sly", "terence terrence terry", "theodore ted theo", "theresa teresa tess terry", "thomas tom tommy", "timothy tim", "tobias toby", "valerie val", "victoria vicky", "vincent vince", "virginia ginny", "vivienne vivian viv", "walter walt wally", "wilfred wilf",
    "william bill billy will", "william liam", "winifred winnie", "winston win", "zachary zach zack"};

bool given_names_agree(const std::string& first, const std::string& second) {
  if (first == second) return true;
  if (first.empty() || second.empty()) return false;
  if (first.size() == 1 || second.size() == 1) return first[0] == second[0];
  return is_short_form(first, second);
}

// Every word of the shorter list agrees, in order, with one of the longer.
bool agree(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  const auto& few = first.size() <= second.size() ? first : second;
  const auto& many = first.size() <= second.size() ? second : first;
  std::size_t at = 0;
  for (const std::string& name : few) {
    while (at < many.size() && !given_names_agree(name, many[at])) ++at;
    if (at == many.size()) return false;
    ++at;
  }
  return true;
}

bool agrees_with_initials(std::string_view letters, const std::vector<std::string>& words, bool small_words) {
  std::size_t at = 0;
  for (const std::string& word : words) {
    if (is_function_word(word) && !small_words) continue;
    if (at == letters.size() || word[0] != letters[at]) return false;
    ++at;
  }
  return at == letters.size();
}

}  // namespace

bool is_short_form(const std::string& first, const std::string& second) {
  static const auto bearers = [] {
    std::unordered_map<std::string_view, std::vector<std::size_t>> found;  // rows that have a name
    for (std::size_t row = 0; row < std::size(short_forms); ++row)
      for (std::string_view rest = short_forms[row]; !rest.empty();) {
        const std::string_view name = rest.substr(0, rest.find(' '));
        found[name].push_back(row);
        rest.remove_prefix(std::min(rest.size(), name.size() + 1));
      }
    return found;
  }();
  const auto one = bearers.find(first), other = bearers.find(second);
  if (one == bearers.end() || other == bearers.end()) return false;
  return std::find_first_of(one->second.begin(), one->second.end(), other->second.begin(), other->second.end()) != one->second.end();
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (is_apostrophe(point.value))
      result += '\'';
    else if (u_charType(static_cast<UChar32>(point.value)) != U_FORMAT_CHAR)
      append_utf8(result, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point.value), U_FOLD_CASE_DEFAULT)));
  }
  return result;
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  int brackets = 0;
  const auto close = [&] {
    drop_possessive(word);
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  const std::string text = folded(name);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value == '(' || point.value == ')') {
      close();
      brackets = std::max(0, brackets + (point.value == '(' ? 1 : -1));
    } else if (u_isalnum(static_cast<UChar32>(point.value)) || point.value == '\'' || point.value == '-' || point.value == '&' || point.value == '@' || point.value == '_') {
      if (brackets == 0) word.append(text, at, point.size);
    } else if (point.value != '.') {  // "E.P.A." is one word
      close();
    }
    at += point.size;
  }
  close();
  return words;
}

PersonName parse_person(std::string_view name) {
  PersonName person;
  std::vector<std::string> words = name_words(name);
  std::size_t first = 0;
  const auto leads = [](const std::string& word) { return is_title(word) || is_article(word) || (is_role_noun(word) && !is_first_name(word)); };  // "Commissioner Lee"
  while (first + 1 < words.size() && leads(words[first])) {
    if (person.gender == Gender::unknown) person.gender = gender_of_word(words[first]);
    person.titles.push_back(words[first++]);
  }
  std::size_t last = words.size();
  while (last > first + 1 && is_name_suffix(words[last - 1])) person.suffix = words[--last];
  if (first == last) return person;
  person.surname = words[last - 1];
  person.given.assign(words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(last) - 1);
  for (std::size_t i = 0; i < person.given.size() && person.gender == Gender::unknown; ++i) person.gender = gender_of_first_name(person.given[i]);
  if (person.gender == Gender::unknown && !person.given.empty()) person.gender = gender_by_ending(person.given.front());
  return person;
}

bool may_be_same_person(const PersonName& first, const PersonName& second) {
  if (first.surname.empty() || first.surname != second.surname) return false;
  if (first.gender != Gender::unknown && second.gender != Gender::unknown && first.gender != second.gender) return false;
  const bool sons = (first.suffix == "jr" || first.suffix == "sr") && (second.suffix == "jr" || second.suffix == "sr");
  if (sons && first.suffix != second.suffix) return false;
  if (first.full() && second.full() && (first.suffix == "jr") != (second.suffix == "jr")) return false;
  return agree(first.given, second.given);
}

std::string_view without_titles(std::string_view name) {
  while (true) {
    const std::size_t blank = name.find(' ');
    if (blank == std::string_view::npos) return name;
    std::string word = folded(name.substr(0, blank));
    if (word.ends_with('.')) word.pop_back();
    if (!is_title(word) && !is_article(word)) return name;
    name.remove_prefix(blank + 1);
  }
}

bool abbreviates(std::string_view letters, std::string_view name) {
  std::string initials;
  for (char c : folded(letters))
    if (c != '.') initials += c;
  if (initials.size() < 2 || initials.size() > 12) return false;
  const std::vector<std::string> words = name_words(name);
  if (words.size() < 2 || words.size() > 16) return false;
  return agrees_with_initials(initials, words, false) || agrees_with_initials(initials, words, true);
}

bool is_part_of_name(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  const auto skip_articles = [](const std::vector<std::string>& words) {
    auto at = words.begin();
    while (at != words.end() && is_article(*at)) ++at;
    return at;
  };
  const auto first = skip_articles(part);
  return first != part.end() && std::search(skip_articles(whole), whole.end(), first, part.end()) != whole.end();
}

}  // namespace onrecord::people
