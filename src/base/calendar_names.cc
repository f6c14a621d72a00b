// The names of months and of the days of the week, for written_date.h.
#include <array>          // std::array
#include <optional>       // std::optional
#include <string>         // std::string
#include <unordered_map>  // std::unordered_map

#include "base/utf8.h"
#include "base/written_date.h"

namespace onrecord {
namespace {

struct MonthRow {
  unsigned month;
  std::string_view names;  // lower case, blank between
};

constexpr MonthRow rows[] = {
    {1, "january jan januar jänner jän janvier janv enero ene gennaio gen januari janeiro jan stycznia styczeń sty januari tammikuuta ledna leden января январь янв ocak "
        "ιανουαρίου január januára ianuarie ian gener sausio януари siječnja"},
    {2, "february feb febr februar feber février févr fév febrero febbraio februari fevereiro fev lutego luty helmikuuta února únor февраля февраль фев şubat "
        "φεβρουαρίου február februára februarie febrer vasario февруари veljače"},
    {3, "march mar marts märz mär mrz mars marzo maart mrt março marca marzec maaliskuuta března březen марта март мар mart μαρτίου március martie març kovo ožujka"},
    {4, "april apr avril avr abril abr aprile kwietnia kwiecień kwi huhtikuuta dubna duben апреля апрель апр nisan απριλίου április apríla aprilie balandžio април travnja"},
    {5, "may mai mayo maggio mag mei maio maja maj toukokuuta května květen мая май mayıs μαΐου május mája gegužės май svibnja"},
    {6, "june jun juni juin junio giugno giu junho czerwca czerwiec cze kesäkuuta června červen июня июнь июн haziran ιουνίου június júna iunie iun juny birželio юни lipnja"},
    {7, "july jul juli juillet juil julio luglio lug julho lipca lipiec lip heinäkuuta července červenec июля июль июл temmuz ιουλίου július júla iulie iul juliol liepos юли srpnja"},
    {8, "august aug août aout agosto ago augustus augusti sierpnia sierpień sie elokuuta srpna srpen августа август авг ağustos αυγούστου augusztus augusta agost rugpjūčio kolovoza"},
    {9, "september sep sept septembre septiembre setiembre settembre set setembro września wrzesień wrz syyskuuta září сентября сентябрь сен сент eylül σεπτεμβρίου szeptember "
        "septembra septembrie setembre rugsėjo септември rujna"},
    {10, "october oct okt oktober octobre octubre ottobre ott outubro out października październik paź lokakuuta října říjen октября октябрь окт ekim οκτωβρίου október októbra "
         "octombrie spalio октомври listopada"},
    {11, "november nov novembre noviembre novembro listopad lis marraskuuta listopadu ноября ноябрь ноя kasım νοεμβρίου novembra noiembrie noi lapkričio ноември studenoga"},
    {12, "december dec dez dezember décembre déc decembre diciembre dic dicembre dezembro desember des grudnia grudzień gru joulukuuta prosince prosinec декабря декабрь дек aralık "
         "δεκεμβρίου decembra decembrie desembre gruodžio декември prosinca"},
};

const std::unordered_map<std::string_view, unsigned>& table() {
  static const auto map = [] {
    std::unordered_map<std::string_view, unsigned> made;
    for (const MonthRow& row : rows)
      for (std::size_t at = 0; at < row.names.size();) {
        const std::size_t end = std::min(row.names.find(' ', at), row.names.size());
        if (end > at) made.emplace(row.names.substr(at, end - at), row.month);
        at = end + 1;
      }
    return made;
  }();
  return map;
}

// Two letters of ASCII, in small ones, as an index; npos for others.
constexpr std::size_t no_pair = ~std::size_t{0};
std::size_t letter_pair(std::string_view word) {
  const unsigned first = static_cast<unsigned char>(word[0]) | 0x20U;
  const unsigned second = static_cast<unsigned char>(word[1]) | 0x20U;
  if (first < 'a' || first > 'z' || second < 'a' || second > 'z') return no_pair;
  return (first - 'a') * 26 + (second - 'a');
}

// Whether any name begins with two letters: most words are no months, and this tells most of them.
bool may_begin(std::size_t pair) {
  static const auto pairs = [] {
    std::array<bool, 26 * 26> made{};
    for (const auto& [name, month] : table())
      if (const std::size_t at = letter_pair(name); at != no_pair) made[at] = true;
    return made;
  }();
  return pairs[pair];
}

// Lower case of Latin, Greek and Cyrillic letters, as far as month names need it.
char32_t lower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x100 && c <= 0x17F && c != 0x131) {
    const bool odd_is_capital = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    return (c % 2 == 1) == odd_is_capital ? c + 1 : c;
  }
  return c;
}

std::string lowered(std::string_view word) {
  std::string small;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    append_utf8(small, lower(point.value));
    at += point.size;
  }
  return small;
}

constexpr std::size_t least = 3, longest = 32;  // bytes of a name

}  // namespace

unsigned month_of_name(std::string_view word) {
  if (word.size() < least || word.size() > longest) return 0;
  if (const std::size_t pair = letter_pair(word); pair != no_pair && !may_begin(pair)) return 0;
  const auto found = table().find(lowered(word));
  return found == table().end() ? 0 : found->second;
}

std::optional<unsigned> weekday_of_name(std::string_view word) {
  constexpr std::string_view names[] = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  if (word.size() < least || word.size() > longest) return std::nullopt;
  const std::string small = lowered(word);
  if (small == "weds") return 3;
  for (unsigned day = 0; day < std::size(names); ++day)
    if (names[day].starts_with(small)) return day;
  return std::nullopt;
}

}  // namespace onrecord
