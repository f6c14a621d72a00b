#include "time/time_words.h"

#include <array>          // std::array
#include <string>         // std::string
#include <unordered_map>  // std::unordered_map

#include "base/utf8.h"

namespace onrecord::time {
namespace {

struct Entry {
  W is;
  std::int8_t value;
};

template <class E>
constexpr std::int8_t number_of(E value) {
  return static_cast<std::int8_t>(value);
}

using Lexicon = std::unordered_map<std::string_view, Entry>;

void add_row(Lexicon& lexicon, std::initializer_list<std::string_view> words, W is, int first, int step) {
  for (std::string_view word : words) {
    lexicon.emplace(word, Entry{is, static_cast<std::int8_t>(first)});
    first += step;
  }
}
// Words that share one value, and words that count up from `first`.
void add_same(Lexicon& lexicon, W is, int value, std::initializer_list<std::string_view> words) { add_row(lexicon, words, is, value, 0); }
void add_counting(Lexicon& lexicon, W is, int first, std::initializer_list<std::string_view> words) { add_row(lexicon, words, is, first, 1); }

void add_calendar(Lexicon& lexicon) {
  add_counting(lexicon, W::weekday, 1, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
  add_counting(lexicon, W::weekday, 1, {"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"});
  add_counting(lexicon, W::weekday, 1, {"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
  add_same(lexicon, W::weekday, 2, {"tues"});
  add_same(lexicon, W::weekday, 3, {"weds"});
  add_same(lexicon, W::weekday, 4, {"thur", "thurs"});
  add_counting(lexicon, W::month, 1, {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"});
  add_counting(lexicon, W::month, 1, {"jan", "feb", "mar", "apr"});
  add_counting(lexicon, W::month, 6, {"jun", "jul", "aug", "sept", "oct", "nov", "dec"});
  add_same(lexicon, W::month, 9, {"sep"});
  add_same(lexicon, W::season, number_of(Season::spring), {"spring"});
  add_same(lexicon, W::season, number_of(Season::summer), {"summer", "summers"});
  add_same(lexicon, W::season, number_of(Season::autumn), {"autumn", "fall"});
  add_same(lexicon, W::season, number_of(Season::winter), {"winter", "winters"});
  add_counting(lexicon, W::unit, 0, {"second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century", "millennium", "weekend"});
  add_counting(lexicon, W::units, 0, {"seconds", "minutes", "hours", "days", "weeks", "fortnights", "months", "quarters", "years", "decades", "centuries", "millennia", "weekends"});
  add_same(lexicon, W::units, number_of(Unit::year), {"yrs"});
  add_same(lexicon, W::units, number_of(Unit::minute), {"mins"});
  add_same(lexicon, W::units, number_of(Unit::hour), {"hrs"});
  add_same(lexicon, W::day_part, number_of(DayPart::morning), {"morning", "mornings"});
  add_same(lexicon, W::day_part, number_of(DayPart::afternoon), {"afternoon", "afternoons"});
  add_same(lexicon, W::day_part, number_of(DayPart::evening), {"evening", "evenings"});
  add_same(lexicon, W::day_part, number_of(DayPart::night), {"night", "nights"});
  add_same(lexicon, W::day_part, number_of(DayPart::midday), {"lunchtime"});
  add_same(lexicon, W::noon, 12, {"noon", "midday"});
  add_same(lexicon, W::noon, 24, {"midnight"});
  add_same(lexicon, W::holiday, number_of(Holiday::christmas), {"christmas"});
  add_same(lexicon, W::holiday, number_of(Holiday::easter), {"easter"});
  add_same(lexicon, W::holiday, number_of(Holiday::thanksgiving), {"thanksgiving"});
  add_same(lexicon, W::holiday, number_of(Holiday::halloween), {"halloween"});
}

void add_numbers(Lexicon& lexicon) {
  add_counting(lexicon, W::cardinal, 0, {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                                         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"});
  add_row(lexicon, {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}, W::tens, 20, 10);
  add_row(lexicon, {"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"}, W::decade, 20, 10);
  add_same(lexicon, W::hundred, 0, {"hundred"});
  add_same(lexicon, W::scale, 3, {"thousand"});
  add_same(lexicon, W::scale, 6, {"million"});
  add_counting(lexicon, W::ordinal, 1, {"first"});
  add_counting(lexicon, W::ordinal, 3, {"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
                                        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"});
  add_same(lexicon, W::ordinal, 30, {"thirtieth"});
}

void add_builders(Lexicon& lexicon) {
  const std::pair<std::string_view, W> rows[] = {
      {"the", W::the}, {"a", W::a}, {"an", W::a}, {"this", W::this_}, {"that", W::that}, {"these", W::these}, {"last", W::last}, {"next", W::next},
      {"past", W::past}, {"coming", W::coming}, {"upcoming", W::coming}, {"previous", W::previous}, {"preceding", W::previous}, {"prior", W::previous},
      {"following", W::following}, {"current", W::current}, {"recent", W::recent}, {"latest", W::latest}, {"same", W::same},
      {"early", W::early}, {"late", W::late}, {"mid", W::mid}, {"middle", W::mid}, {"beginning", W::beginning}, {"start", W::beginning},
      {"end", W::end}, {"close", W::end}, {"half", W::half}, {"earlier", W::earlier}, {"later", W::later}, {"afterwards", W::later}, {"ago", W::ago}, {"before", W::before},
      {"after", W::after}, {"hence", W::hence}, {"from", W::from}, {"of", W::of}, {"in", W::in}, {"on", W::on}, {"at", W::at}, {"by", W::by},
      {"until", W::until}, {"till", W::until}, {"since", W::since}, {"to", W::to}, {"and", W::and_}, {"or", W::or_}, {"during", W::during},
      {"within", W::within}, {"through", W::through}, {"over", W::over}, {"throughout", W::over}, {"for", W::for_}, {"between", W::between}, {"few", W::few},
      {"several", W::several}, {"couple", W::couple}, {"many", W::many}, {"some", W::some}, {"more", W::more}, {"additional", W::additional},
      {"extra", W::additional}, {"another", W::another}, {"full", W::full}, {"consecutive", W::full}, {"straight", W::full}, {"successive", W::full},
      {"solid", W::full}, {"only", W::only}, {"just", W::only}, {"every", W::every}, {"each", W::each}, {"today", W::today}, {"tonight", W::tonight},
      {"yesterday", W::yesterday}, {"tomorrow", W::tomorrow}, {"overnight", W::overnight}, {"now", W::now}, {"currently", W::currently},
      {"presently", W::currently}, {"nowadays", W::currently}, {"recently", W::recently}, {"lately", W::recently}, {"previously", W::previously},
      {"formerly", W::previously}, {"soon", W::soon}, {"shortly", W::soon}, {"future", W::future}, {"present", W::present}, {"right", W::right},
      {"about", W::about}, {"around", W::about}, {"approximately", W::about}, {"roughly", W::about}, {"nearly", W::nearly}, {"almost", W::nearly},
      {"least", W::least}, {"up", W::up}, {"than", W::than}, {"less", W::less}, {"under", W::less}, {"so", W::so}, {"good", W::good}, {"part", W::part},
      {"as", W::as}, {"possible", W::possible}, {"sometime", W::sometime}, {"all", W::all}, {"its", W::its}, {"near", W::near}, {"short", W::brief},
      {"term", W::term}, {"fiscal", W::fiscal}, {"financial", W::fiscal}, {"ended", W::ended}, {"ending", W::ended}, {"ends", W::ended},
      {"period", W::period}, {"old", W::old}, {"olds", W::old}, {"age", W::age}, {"aged", W::age}, {"am", W::am}, {"pm", W::pm},
      {"o'clock", W::oclock}, {"eve", W::eve}, {"once", W::once}};
  for (const auto& [word, is] : rows) lexicon.emplace(word, Entry{is, 0});
  add_same(lexicon, W::adverb_set, number_of(Unit::hour), {"hourly"});
  add_same(lexicon, W::adverb_set, number_of(Unit::day), {"daily", "nightly"});
  add_same(lexicon, W::adverb_set, number_of(Unit::week), {"weekly"});
  add_same(lexicon, W::adverb_set, number_of(Unit::fortnight), {"fortnightly"});
  add_same(lexicon, W::adverb_set, number_of(Unit::month), {"monthly"});
  add_same(lexicon, W::adverb_set, number_of(Unit::quarter), {"quarterly"});
  add_same(lexicon, W::adverb_set, number_of(Unit::year), {"annually", "yearly"});
  add_same(lexicon, W::zone, 0, {"gmt", "utc", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest", "ist", "et"});
}

// Words that show whether a clause looks back or ahead.
void add_tenses(Lexicon& lexicon) {
  add_same(lexicon, W::will, 0, {"will", "shall", "ll", "won't", "wo"});
  add_same(lexicon, W::will, 1, {"would"});
  add_same(lexicon, W::set_, 0, {"set"});
  add_same(lexicon, W::future_cue, 0, {"expects", "expect", "expected", "scheduled", "due", "plans", "plan", "planned", "planning", "payable",
                                       "effective", "forthcoming", "begins", "resumes", "starts", "opens", "meet", "meets", "arrives", "slated", "hopes", "intends", "going", "expires", "expire", "matures", "maturing"});
  add_same(lexicon, W::be, 0, {"is", "are", "be"});
  add_same(lexicon, W::had, 0, {"had"});
  add_same(lexicon, W::past_verb, 0,
           {"said", "was", "were", "did", "fell", "rose", "took", "came", "went", "made", "got", "met", "told", "began", "left", "held", "won",
            "lost", "spoke", "wrote", "gave", "saw", "became", "broke", "been", "bought", "sold", "put", "paid", "shot", "found", "brought", "led",
            "kept", "thought", "sent", "built", "grew", "drew", "flew", "knew", "ran", "stood", "heard", "felt", "hit", "fought", "sought"});
}

const Lexicon& lexicon() {
  static const Lexicon made = [] {
    Lexicon words;
    add_calendar(words);
    add_numbers(words);
    add_builders(words);
    add_tenses(words);
    return words;
  }();
  return made;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr std::size_t full_line = 45;     // bytes a wrapped line has at least
constexpr std::size_t longest_word = 16;  // bytes; longer words are in no lexicon

// What a mark outside ASCII counts as, by code point; 0: a letter or anything else.
char mark_of(char32_t value) {
  switch (value) {
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: return '-';
    case 0x2018: case 0x2019: case 0x02BC: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB: return '"';
    case 0x00B7: case 0x2022: case 0x2026: case 0x20AC: case 0x00A3: return '*';
    default: return 0;
  }
}

bool is_blank(char32_t value) { return value == ' ' || (value >= 9 && value <= 13) || value == 0xA0 || (value >= 0x2000 && value <= 0x200B) || value == 0x202F || value == 0x3000; }

Suffix suffix_of(std::string_view letters) {
  std::array<char, 4> buffer{};
  if (letters.size() > 3) return Suffix::other;
  for (std::size_t i = 0; i < letters.size(); ++i) buffer[i] = lower(letters[i]);
  const std::string_view small(buffer.data(), letters.size());
  if (small == "st" || small == "nd" || small == "rd" || small == "th") return Suffix::ordinal;
  if (small == "s") return Suffix::plural;
  if (small == "am") return Suffix::am;
  if (small == "pm") return Suffix::pm;
  return Suffix::other;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { words_.reserve(text.size() / 5 + 1); }

  std::vector<TimeWord> scan() && {
    while (at_ < text_.size()) step();
    return std::move(words_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (is_digit(c)) return number();
    if (static_cast<unsigned char>(c) < 0x80) {
      if (is_letter(c)) return word();
      if (is_blank(static_cast<unsigned char>(c))) return blank(1, c == '\n');
      return mark(c, 1);
    }
    const CodePoint point = code_point_at(text_, at_);
    if (is_blank(point.value)) return blank(point.size, false);
    if (char as = mark_of(point.value)) return mark(as, point.size);
    word();
  }

  // A single line break behind a full line may be a wrapped line of one paragraph (agency copy is wrapped so).
  void blank(std::size_t size, bool line) {
    glued_ = false;
    if (line) {
      new_line_ = new_line_ || line_seen_ || at_ - line_start_ < full_line;
      line_seen_ = true;
      line_start_ = at_ + size;
    }
    at_ += size;
  }

  TimeWord& push(std::size_t end) {
    TimeWord& word = words_.emplace_back();
    if (new_line_) quoted_ = false;  // a mark left open ends with its paragraph
    word.quoted = quoted_;
    word.span = {static_cast<ByteOffset>(at_), static_cast<ByteOffset>(end)};
    word.glued = glued_;
    word.new_line = new_line_;
    glued_ = true;
    new_line_ = line_seen_ = false;
    at_ = end;
    return word;
  }

  void mark(char as, std::size_t size) {
    TimeWord& made = push(at_ + size);
    made.is = W::mark;
    made.mark = as;
    if (as != '"') return;
    const CodePoint point = code_point_at(text_, made.span.begin);
    const bool opens = point.value == 0x201C || point.value == 0x201E || point.value == 0xAB, closes = point.value == 0x201D || point.value == 0xBB;
    quoted_ = opens || (!closes && !quoted_);
  }

  std::size_t end_of_letters(std::size_t from) const {
    while (from < text_.size() && is_letter(text_[from])) {
      if (static_cast<unsigned char>(text_[from]) < 0x80) {
        ++from;
        continue;
      }
      const CodePoint point = code_point_at(text_, from);
      if (is_blank(point.value) || mark_of(point.value)) break;
      from += point.size;
    }
    return from;
  }

  // Digits, with commas between groups of three, and the letters glued to them.
  void number() {
    std::size_t end = at_;
    std::int64_t value = 0;
    std::uint8_t digits = 0;
    while (end < text_.size()) {
      if (is_digit(text_[end])) {
        if (value <= 100'000'000) value = value * 10 + (text_[end] - '0');
        else value = 1'000'000'000'000;
        if (digits < 255) ++digits;
        ++end;
      } else if (text_[end] == ',' && digits > 0 && group_follows(end)) {
        ++end;
      } else {
        break;
      }
    }
    const std::size_t letters = end_of_letters(end);
    const std::string_view tail = text_.substr(end, letters - end);
    TimeWord& made = push(letters);
    made.is = W::number;
    made.number = value < 1'000'000'000 ? static_cast<std::int32_t>(value) : -1;
    made.digits = digits;
    made.suffix = tail.empty() ? Suffix::none : suffix_of(tail);
  }

  bool group_follows(std::size_t comma) const {
    if (comma + 3 >= text_.size()) return false;
    for (std::size_t i = 1; i <= 3; ++i)
      if (!is_digit(text_[comma + i])) return false;
    return comma + 4 >= text_.size() || !is_digit(text_[comma + 4]);
  }

  void word() {
    std::size_t end = end_of_letters(at_);
    if (end == at_) end = at_ + code_point_at(text_, at_).size;  // a stray byte
    if (text_[at_] == 'o' && text_.substr(end, 6) == "'clock") end += 6;
    const char first = text_[at_];
    std::array<char, longest_word> buffer{};
    const std::size_t size = end - at_;
    Entry entry{W::other, 0};
    if (size <= longest_word) {
      for (std::size_t i = 0; i < size; ++i) buffer[i] = lower(text_[at_ + i]);
      const std::string_view small(buffer.data(), size);
      if (auto found = lexicon().find(small); found != lexicon().end()) entry = found->second;
      else if (size > 4 && small.ends_with("ed")) entry.is = W::past_verb;
    }
    TimeWord& made = push(end);
    made.is = entry.is;
    made.value = entry.value;
    made.capital = first >= 'A' && first <= 'Z';
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool glued_ = false;
  bool new_line_ = true;
  bool quoted_ = false;
  bool line_seen_ = false;        // a line break since the last word
  std::size_t line_start_ = 0;
  std::vector<TimeWord> words_;
};

}  // namespace

std::vector<TimeWord> time_words(std::string_view text) { return Scanner(text).scan(); }

}  // namespace onrecord::time
