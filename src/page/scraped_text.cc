#include "page/scraped_text.h"

#include <algorithm>  // std::min
#include <optional>   // std::optional

#include "base/paper_names.h"
#include "base/written_date.h"
#include "page/blocks.h"
#include "page/interview.h"
#include "page/letters_page.h"
#include "page/phrases.h"
#include "page/printed_mail.h"
#include "page/reader_comments.h"
#include "page/social_post.h"
#include "page/text_forms.h"
#include "page/text_lines.h"
#include "page/transcript.h"

namespace onrecord {
namespace {

struct Line {
  TextLine text;
  Phrase phrase = Phrase::none;
  std::size_t words = 0;
  bool sentence = false;   // ends like one
  bool paragraph = false;  // long enough to be one of the article's
  bool teaser = false;     // breaks off with dots
  bool menu = false;       // several entries with wide gaps between
};

class ArticleReader {
 public:
  ArticleReader(Document& document, const std::vector<TextLine>& lines) : document_(document) {
    for (const TextLine& line : lines) lines_.push_back(look_at(line));
  }

  void read() {
    end_ = find_end();
    body_ = find_body();
    headline_ = document_.kind == DocumentKind::press_release ? find_release_headline() : find_headline();
    find_signature_block();
    find_introduced_writer();
    for (std::size_t i = 0; i < body_; ++i) add_above(i);
    for (std::size_t i = body_; i < end_; ++i) add_in_body(i);
    add_below();
    finish();
  }

 private:
  Line look_at(const TextLine& text) const {
    Line line;
    line.text = text;
    const std::string_view words = text_of(document_.text, text.span);
    line.words = word_count(words);
    line.sentence = ends_sentence(words);
    line.phrase = line.words <= 24 ? phrase_of(folded_line(words)) : Phrase::none;
    line.teaser = words.ends_with("...") || words.ends_with("…") || words.ends_with("[…]");
    line.paragraph = (line.sentence || words.ends_with(':')) && line.words >= 22 && !line.teaser;
    line.menu = line.words <= 16 && (!line.sentence || line.teaser) && words.find("  ") != std::string_view::npos;
    return line;
  }

  std::string_view words(std::size_t i) const { return text_of(document_.text, lines_[i].text.span); }

  bool paragraph_within(std::size_t first, std::size_t last, std::size_t least_words) const {
    for (std::size_t i = first; i < last; ++i)
      if (lines_[i].paragraph && lines_[i].words >= least_words && !lines_[i].text.bulleted) return true;
    return false;
  }

  // The first line that is no longer the article: a heading of comments or of other articles. A sharing bar ends it only
  // where no paragraph follows.
  std::size_t find_end() const {
    bool begun = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      begun |= lines_[i].paragraph;
      if (!begun) continue;
      switch (lines_[i].phrase) {
        case Phrase::comments_heading: case Phrase::comment_tail: case Phrase::comment_form: return i;
        case Phrase::end_of_article:
        case Phrase::share:
        case Phrase::blog_mark:
          if (!paragraph_within(i + 1, comments_from(i + 1), 30)) return i;
          break;
        case Phrase::none:
          if (starts_numbered_comments(i)) return i;
          break;
        default: break;
      }
    }
    return lines_.size();
  }

  std::size_t comments_from(std::size_t i) const {
    while (i < lines_.size() && lines_[i].phrase != Phrase::comments_heading && lines_[i].phrase != Phrase::comment_form && lines_[i].phrase != Phrase::comment_tail) ++i;
    return i;
  }

  // Comments as a numbered, indented list right above the form for new ones.
  bool starts_numbered_comments(std::size_t i) const {
    if (!lines_[i].text.numbered || lines_[i].text.indent == 0) return false;
    for (std::size_t at = i; at < lines_.size(); ++at) {
      if (lines_[at].phrase == Phrase::comment_form) return true;
      if (lines_[at].text.indent == 0) return false;
    }
    return false;
  }

  // The first paragraph; where there is none, everything is body. Releases and minutes say what they say in short paragraphs too.
  std::size_t find_body() const {
    constexpr std::size_t enough = 8;  // words
    if (document_.kind == DocumentKind::press_release || document_.kind == DocumentKind::transcript)
      for (std::size_t i = 0; i < end_; ++i)
        if (lines_[i].sentence && lines_[i].words >= enough && !lines_[i].text.bulleted && lines_[i].phrase == Phrase::none) return i;
    for (std::size_t i = 0; i < end_; ++i)
      if (lines_[i].paragraph && !lines_[i].text.bulleted && lines_[i].phrase == Phrase::none) return i;
    for (std::size_t i = 0; i < end_; ++i)
      if (lines_[i].sentence && lines_[i].words >= 6) return i;
    return 0;
  }

  bool could_be_headline(std::size_t i) const {
    const Line& line = lines_[i];
    if (line.phrase != Phrase::none || line.text.bulleted || line.menu || line.words < 2 || line.words > 30 || line.text.span.size() > 200) return false;
    if (words(i).ends_with(':') || words(i).ends_with(',') || (words(i).front() >= 'a' && words(i).front() <= 'z') || (line.sentence && (words(i).ends_with('.') || line.words > 20))) return false;
    if (const auto date = first_written_date(words(i)); date && (date->span.size() * 2 > line.text.span.size() || (date->span.end == words(i).size() && line.words <= 6) || parted_by_bars(words(i)) || words(i).substr(date->span.end).starts_with(" (") || !outlet_and_day(i).empty())) return false;
    if (is_date_line(i) || is_breadcrumb(i) || (words(i).starts_with('(') && words(i).ends_with(')')) || !columnist(i).empty()) return false;
    const std::string small = folded_line(words(i));
    for (std::string_view start : {"dear ", "contact:", "contacts:", "contact ", "for immediate ", "issued: ", "embargo", "notes to editors", "sent to ", "handed down ", "dated ", "date:", "issued on ", "published on ", "posted on ", "delivered on ", "filed on ", "heard on ", "heard at ", "case no", "claim no"})
      if (small.starts_with(start)) return false;
    if (line.words <= 4 && small.starts_with("from the ")) return false;  // "From the chair" heads his column in a newsletter
    return !is_byline(i) && writer_of_extract(i).empty() && !is_outlet_line(i) && !lists_who_was_there(i);
  }

  // "News > Ham > Boats": where on a site a text stands.
  bool is_breadcrumb(std::size_t i) const { return !lines_[i].sentence && (words(i).find(" > ") != std::string_view::npos || words(i).find(" » ") != std::string_view::npos); }

  // "Ham news | Friday 7 June 2024, 14:05"
  static bool parted_by_bars(std::string_view line) {
    constexpr std::string_view bars[] = {" | ", " · ", " • "};
    return std::any_of(std::begin(bars), std::end(bars), [&](std::string_view bar) { return line.find(bar) != std::string_view::npos; });
  }

  // "Mon 10 Mar 2025 06.00 GMT", "Published 13 March 2025, 11:15   Updated 13 March 2025, 16:40": nothing but when.
  bool is_date_line(std::size_t i) const {
    constexpr std::size_t most = 14;  // words
    constexpr std::string_view others[] = {"published", "posted", "updated", "first", "last", "modified", "on", "at", "and", "gmt", "bst", "utc", "est", "edt", "pst", "cet", "cest", "am", "pm", "a.m", "p.m", "o'clock"};
    if (lines_[i].words > most) return false;
    const std::string line = folded_line(words(i));
    bool month = false, number = false;  // "Tuesday, September 12" 
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find_first_of(" ,:|()·", at), line.size());
      std::string_view word(line.data() + at, end - at);
      at = end + 1;
      while (word.ends_with('.')) word.remove_suffix(1);
      month = month || month_of_name(word) != 0;
      number = number || word.find_first_of("0123456789") != std::string_view::npos;
      if (word.empty() || word.find_first_of("0123456789") != std::string_view::npos || month_of_name(word) != 0) continue;
      if (!weekday_of_name(word) && std::find(std::begin(others), std::end(others), word) == std::end(others)) return false;
    }
    return (month && number) || first_written_date(words(i)).has_value();
  }

  bool lists_who_was_there(std::size_t i) const {
    const std::string line = folded_line(words(i));
    for (std::string_view start : {"present:", "in attendance:", "attendees:", "apologies:", "absent:"})
      if (line.starts_with(start)) return true;
    return false;
  }

  bool is_byline(std::size_t i) const { return (starts_like_byline(words(i)) && lines_[i].words <= 14 && (!names_of_byline(words(i)).empty() || is_staff_byline(i))) || !reporter(i).empty(); }

  // "By our parliamentary staff", "By a staff reporter", "By Courier staff": nobody by name.
  bool is_staff_byline(std::size_t i) const {
    const std::string line = folded_line(words(i));
    constexpr std::string_view desks[] = {" staff", " reporters", " correspondents", " newsroom", " newsdesk"};
    const bool desk = lines_[i].words <= 6 && std::any_of(std::begin(desks), std::end(desks), [&](std::string_view end) { return line.ends_with(end); });
    return line.starts_with("by our ") || line.starts_with("by a ") || line.starts_with("by staff") || (line.starts_with("by ") && desk);
  }

  // "Ann Other, chief reporter", "Ann Other, national boats officer" right over a day: who; empty where the line is no such.
  std::string_view reporter(std::size_t i) const {
    constexpr std::string_view offices[] = {"reporter", "correspondent", "editor", "columnist"};
    constexpr std::size_t most = 5;  // words of the office
    const std::string_view line = words(i);
    const std::size_t comma = line.find(", ");
    if (comma == std::string_view::npos || lines_[i].sentence) return {};
    const std::string_view name = line.substr(0, comma);
    const std::string office = folded_line(line.substr(comma + 2));
    const bool named = looks_like_name(name) && word_count(name) >= 2 && word_count(name) <= 4;
    if (!named || word_count(office) > most) return {};
    const bool of_a_paper = std::any_of(std::begin(offices), std::end(offices), [&](std::string_view one) { return office.ends_with(one) || office.find(std::string(one) + " ") != std::string_view::npos; });
    const bool small = line[comma + 2] >= 'a' && line[comma + 2] <= 'z';
    return of_a_paper || (small && i + 1 < lines_.size() && lines_[i + 1].text.blanks == 0 && is_date_line(i + 1)) ? name : std::string_view{};
  }

  // "Ann Other on a week of boats" under a headline and "OPINION": whose column it is; empty where the line is no such.
  std::string_view columnist(std::size_t i) const {
    const std::string_view line = words(i);
    const std::size_t on = line.find(" on ");
    if (on == std::string_view::npos || lines_[i].sentence || on + 4 >= line.size() || line[on + 4] < 'a' || line[on + 4] > 'z') return {};
    const std::string_view name = line.substr(0, on);
    if (!looks_like_name(name) || word_count(name) < 2 || word_count(name) > 3 || headline_above(i) == none) return {};
    bool labelled = false;
    for (std::size_t above = 0; above < i; ++above) labelled = labelled || is_comment_label(above);
    return labelled && !has_byline() ? name : std::string_view{};
  }

  bool has_byline() const {
    for (std::size_t i = 0; i < body_; ++i)
      if (is_byline(i)) return true;
    return false;
  }

  // "The Daily Harbour" right under the byline.
  bool is_outlet_line(std::size_t i) const {
    constexpr std::size_t most = 5;  // words
    const Line& line = lines_[i];
    return i > 0 && line.text.blanks == 0 && line.phrase == Phrase::none && line.words <= most && !line.sentence && is_byline(i - 1) && looks_like_name(words(i)) && !first_written_date(words(i));
  }

  // "Coast Courier, 5 April 2025": the outlet; empty where the line is no such.
  std::string_view outlet_and_day(std::size_t i) const {
    const auto date = first_written_date(words(i));
    if (!date || date->span.begin < 3 || date->span.end != words(i).size()) return {};
    std::string_view name = words(i).substr(0, date->span.begin);
    const auto cut_behind = [&] {
      while (!name.empty() && (name.back() == ' ' || name.back() == ',' || name.back() == '|' || name.back() == '-')) name.remove_suffix(1);
    };
    cut_behind();
    if (const std::string_view last = name.substr(name.rfind(' ') + 1); last.ends_with("day") && weekday_of_name(last)) name.remove_suffix(last.size());
    cut_behind();
    constexpr std::size_t most_of_a_page = 2;  // words: "Ham Courier, Letters page, 3 May 2023"
    if (const std::size_t comma = name.find(','); comma != std::string_view::npos && word_count(name.substr(comma + 1)) <= most_of_a_page) name = name.substr(0, comma);
    return name.size() + 1 < date->span.begin && word_count(name) > 1 && looks_like_name(name) ? name : std::string_view{};
  }

  // The last line that could be one above the first whole sentence: menus stand above headlines, standfirsts below.
  std::size_t find_headline() const {
    std::size_t found = none;
    bool below_breadcrumb = false;  // nothing but the headline stands right below one
    for (std::size_t i = 0; i < body_; ++i) {
      if (found != none && lines_[i].sentence && lines_[i].words >= 6 && lines_[i].phrase == Phrase::none) break;
      if (could_be_headline(i)) found = i;
      if (found == i && below_breadcrumb) break;
      below_breadcrumb = below_breadcrumb || is_breadcrumb(i);
    }
    return found;
  }

  // The nearest line over line `i` that could be one.
  std::size_t headline_above(std::size_t i) const {
    while (i-- > 0)
      if (could_be_headline(i)) return i;
    return none;
  }

  // Under the headline "Ann Other", "The Daily Harbour", "12 March 2019", one under the other: writer, paper, day.
  void find_signature_block() {
    const auto names = [&](std::size_t i) { return lines_[i].phrase == Phrase::none && looks_like_name(words(i)) && lines_[i].words >= 2 && lines_[i].words <= 5 && !lines_[i].text.bulleted && !is_byline(i); };
    for (std::size_t i = 1; i + 2 < body_; ++i) {
      const auto date = first_written_date(words(i + 2));
      if (!names(i) || lines_[i].words > 4 || !names(i + 1) || !date || date->span.size() * 2 < lines_[i + 2].text.span.size() || lines_[i + 1].text.blanks > 0 || lines_[i + 2].text.blanks > 0) continue;
      const std::size_t above = headline_above(i);
      if (above == none) continue;
      headline_ = above;
      signed_ = i;
      in_block_ = true;
      return;
    }
  }

  // "Ann Lee is a lawyer", "Ann Lee is chief executive of …"; "Ann Lee is due in court" is news.
  static bool introduces(std::string_view line, std::string_view name) {
    constexpr std::string_view offices[] = {"a ", "an ", "the ", "chief ", "general ", "director", "chair", "leader", "president", "secretary", "founder", "co-founder", "editor", "professor", "head ", "author", "minister", "shadow ", "deputy ", "managing ", "executive ", "former ", "our ", "senior ", "political "};
    const std::string middle = std::string(name) + " is ";
    return line.starts_with(middle) && std::any_of(std::begin(offices), std::end(offices), [&](std::string_view office) { return line.substr(middle.size()).starts_with(office); });
  }

  // "COMMENT", "Opinion": what papers print over a columnist's piece.
  bool is_comment_label(std::size_t i) const {
    constexpr std::string_view labels[] = {"comment", "opinion", "column", "columnist", "viewpoint", "analysis", "comment is free", "the column"};
    return std::find(std::begin(labels), std::end(labels), folded_line(words(i))) != std::end(labels);
  }

  // "FROM THE CHAIR", "THE WEEK AHEAD": a heading, nobody's name.
  static bool heads_a_column(std::string_view line) {
    constexpr std::string_view starts[] = {"from", "the", "in", "on", "our", "to", "a", "at", "with", "for"};
    return std::find(std::begin(starts), std::end(starts), folded_line(line.substr(0, line.find(' ')))) != std::end(starts);
  }

  // Under the headline "Ann Lee" or "ANN LEE", which is the writer's where it stands in capitals or over a dateline, or where the end tells who that is: "Ann Lee is chief executive of …", "Ann".
  void find_introduced_writer() {
    constexpr std::size_t near_end = 8, longest = 40, least_headline = 4, top = 60;  // lines, words, words, lines
    if (signed_ != none || document_.kind != DocumentKind::article || has_byline()) return;
    for (std::size_t i = 0; headline_ != none && i + 1 < headline_; ++i) {  // "Ann Lee" over "COMMENT" over the headline
      if (lines_[i].words < 2 || lines_[i].words > 4 || !looks_like_name(words(i)) || lines_[i].phrase != Phrase::none || !is_comment_label(i + 1) || is_papers_name(folded_line(words(i).substr(words(i).rfind(' ') + 1)))) continue;
      signed_ = i;
      document_.kind = DocumentKind::opinion;
      return;
    }
    for (std::size_t i = 1; i < std::min(body_, top); ++i) {
      const std::string_view name = words(i);
      if (lines_[i].words < 2 || lines_[i].words > 4 || !looks_like_name(name) || lines_[i].phrase != Phrase::none || heads_a_column(name)) continue;
      const std::size_t above = headline_above(i);
      if (above == none || above + 2 < i) continue;
      const bool shouted = capital_share(name) > 0.9 && capital_share(words(above)) < 0.5 && lines_[above].words >= least_headline;
      const bool dated = i + 1 < lines_.size() && is_date_line(i + 1) && lines_[i + 1].text.blanks == 0 && lines_[above].words >= 3;
      std::size_t introduction = none;
      bool signs = false;
      for (std::size_t k = end_ > near_end + body_ ? end_ - near_end : body_; k < end_; ++k) {
        if (lines_[k].words <= longest && introduces(words(k), name)) introduction = k;
        signs = signs || (lines_[k].words == 1 && name.starts_with(words(k)) && name.substr(words(k).size()).starts_with(' '));
      }
      if (!shouted && introduction == none && !(dated && (signs || document_.author.empty()))) continue;
      headline_ = above;
      signed_ = i;
      introduction_ = introduction;
      return;
    }
  }

  // In a release the headline is the first line below the date line.
  std::size_t find_release_headline() const {
    std::size_t from = 0;
    for (std::size_t i = 0; i < body_; ++i)
      if (lines_[i].phrase == Phrase::furniture || is_release_label(words(i)) || first_written_date(words(i))) from = i + 1;
    for (std::size_t i = from; i < body_; ++i)
      if (could_be_headline(i)) return i;
    return find_headline();
  }

  void add(PartKind kind, std::size_t i, std::string author = {}) { add_part(document_, kind, lines_[i].text.span, std::move(author)); }

  bool take_date(std::size_t i, std::string basis) {
    const auto date = first_written_date(words(i));
    if (!date || (date->span.size() + 40 < lines_[i].text.span.size() && !is_date_line(i))) return false;
    if (!document_.published) {
      document_.published = interval_of(*date, lines_[i].text.span.begin, std::move(basis));
      if (date->ambiguous) document_.findings.push_back({"OR-0403", "day and month of the date could change places; read as day first", document_.published->span});
    }
    return true;
  }

  // "GUILD NEWS No. 88 — May 2025"
  bool take_month(std::size_t i) {
    constexpr std::size_t most = 10;  // words
    const std::string_view line = words(i);
    if (document_.published || lines_[i].words > most || lines_[i].sentence) return false;
    for (std::size_t at = 0, blank = 0; blank != std::string_view::npos; at = blank + 1) {
      blank = line.find(' ', at);
      if (blank == std::string_view::npos || blank + 5 > line.size()) return false;
      const unsigned month = month_of_name(line.substr(at, blank - at));
      const std::string_view year = line.substr(blank + 1, 4);
      const bool is_year = (year.starts_with("19") || year.starts_with("20")) && year.find_first_not_of("0123456789") == std::string_view::npos && (blank + 5 == line.size() || line[blank + 5] < '0' || line[blank + 5] > '9');
      if (month == 0 || !is_year) continue;
      document_.published = month_interval(std::stoi(std::string(year)), month);
      document_.published->basis = "dateline";
      document_.published->span = Span{static_cast<ByteOffset>(lines_[i].text.span.begin + at), static_cast<ByteOffset>(lines_[i].text.span.begin + blank + 5)};
      return true;
    }
    return false;
  }

  bool take_byline(std::size_t i) {
    if (const std::string_view writer = writer_of_extract(i); !writer.empty() && document_.author.empty()) {
      document_.author = {std::string(writer)};
      document_.kind = DocumentKind::opinion;
      take_date(i, "dateline");
      return true;
    }
    if (const std::string_view name = i > headline_ ? columnist(i) : std::string_view{}; !name.empty() && document_.author.empty()) {
      document_.author = {std::string(name)};
      document_.kind = DocumentKind::opinion;
      return true;
    }
    if (!is_byline(i) && i != signed_) return false;
    if (document_.author.empty()) document_.author = i == signed_ ? std::vector{spoken_name(words(i))} : !reporter(i).empty() ? std::vector{std::string(reporter(i))} : names_of_byline(words(i));
    take_outlet_of_byline(i);
    return true;
  }

  // "By Ann Lee, Port Averil Tidings": behind one writer and a comma the paper, which is called after no person.
  void take_outlet_of_byline(std::size_t i) {
    if (document_.author.size() != 2 || !document_.outlet.empty() || words(i).find(document_.author[0] + ", " + document_.author[1]) == std::string_view::npos) return;
    const std::string& paper = document_.author[1];
    if (!is_papers_name(folded_line(std::string_view(paper).substr(paper.rfind(' ') + 1)))) return;
    document_.outlet = paper;
    document_.author.pop_back();
  }

  // "A tram diary by Ann Lee", "A blog about our end of town, by Ann Lee" above the headline.
  bool take_keeper(std::size_t i) {
    const std::string_view line = words(i);
    const std::size_t by = line.rfind("by ");
    if (i > headline_ || !document_.author.empty() || lines_[i].sentence || by == std::string_view::npos || by == 0 || line[by - 1] != ' ') return false;
    const std::string small = folded_line(line.substr(0, by));
    const std::string_view name = line.substr(by + 3);
    const bool kept = std::any_of(std::begin(kept_words), std::end(kept_words), [&](std::string_view word) { return (" " + small + " ").find(" " + std::string(word) + " ") != std::string::npos; });
    if (!kept || !looks_like_name(name) || word_count(name) < 2 || word_count(name) > 4) return false;
    document_.author = {std::string(name)};
    document_.kind = DocumentKind::blog;
    return true;
  }
  static constexpr std::string_view kept_words[] = {"blog", "weblog", "diary", "notebook", "column", "notes", "jottings", "musings", "thoughts"};

  // "“A Good Fight” by Ann Lee - extract published in …"
  std::string_view writer_of_extract(std::size_t i) const {
    constexpr std::size_t most = 24;  // words
    const std::string_view line = words(i);
    const std::string small = folded_line(line);
    const std::size_t by = line.find(" by ");
    if (lines_[i].words > most || by == std::string_view::npos || (small.find("extract") == std::string::npos && small.find("excerpt") == std::string::npos)) return {};
    std::string_view name = line.substr(by + 4);
    for (std::string_view end : {" - ", " – ", ",", " (", ":"}) name = name.substr(0, name.find(end));
    return looks_like_name(name) && word_count(name) >= 2 ? name : std::string_view{};
  }

  bool take_outlet(std::size_t i) {
    if (!is_outlet_line(i) && (!in_block_ || i != signed_ + 1)) return false;
    if (document_.outlet.empty()) document_.outlet = words(i);
    return true;
  }

  // Above the body: headline, date, byline, standfirst, captions; the rest are menus.
  void add_above(std::size_t i) {
    const Line& line = lines_[i];
    if (i == headline_) {
      document_.title = words(i).substr(words(i).starts_with('^'));  // of an agency's copy
      add(PartKind::title, i);
    } else if (const bool writer = take_byline(i) || take_keeper(i); take_date(i, "dateline") || take_month(i) || writer || take_outlet(i) || is_date_line(i)) {
      if (const std::string_view outlet = outlet_and_day(i); !outlet.empty() && document_.outlet.empty()) document_.outlet = outlet;
      add(PartKind::byline, i);
    } else if (document_.kind == DocumentKind::transcript && lists_who_was_there(i)) {
      add(PartKind::body, i);  // it has the names
    } else if (headline_ == none ? line.sentence && line.words >= 6 && line.phrase == Phrase::none : i > headline_ && is_standfirst(i)) {
      add(headline_ == none ? PartKind::body : PartKind::standfirst, i);
    } else if (i > headline_ && headline_ != none && line.phrase == Phrase::none && !line.text.bulleted && !line.menu && line.words >= 8) {
      add(PartKind::caption, i);
    } else {
      add(PartKind::furniture, i);
    }
  }

  bool is_standfirst(std::size_t i) const {
    const Line& line = lines_[i];
    return line.phrase == Phrase::none && line.sentence && line.words >= 5 && !line.text.bulleted;
  }

  void add_in_body(std::size_t i) {
    const Line& line = lines_[i];
    const bool near_credit = line.text.blanks == 0 && i > body_ && lines_[i - 1].phrase == Phrase::credit;
    if (line.phrase != Phrase::none) {
      add(PartKind::furniture, i);
    } else if (near_credit && !line.sentence) {
      add(PartKind::caption, i);
    } else if (i == introduction_ || (i + 4 > end_ && take_signature(i))) {
      add(PartKind::byline, i);
    } else if (line.menu || (line.words <= 3 && !line.sentence && (line.text.bulleted || is_address(words(i))))) {
      add(PartKind::furniture, i);
    } else {
      add(PartKind::body, i);
    }
  }

  static bool is_address(std::string_view words) { return words.find('@') != std::string_view::npos || words.starts_with("http") || words.starts_with("www."); }

  // "Ann Other, news editor of The Paper", "Ann Other for Our Campaign": who signs at the end.
  bool take_signature(std::size_t i) {
    const Line& line = lines_[i];
    if (line.sentence || line.words > 14 || line.text.bulleted) return false;
    const std::string_view text = words(i);
    std::size_t cut = text.find(", ");
    if (cut == std::string_view::npos) cut = text.find(" for ");
    const bool is = cut == std::string_view::npos && text.find(" is ") != std::string_view::npos;
    if (is) cut = text.find(" is ");
    const std::string_view name = text.substr(0, cut);
    if (is && !introduces(text, name)) return false;
    const bool rest_is_role = cut != std::string_view::npos && cut + 2 < text.size();
    if (word_count(name) < 2 || word_count(name) > 4 || !looks_like_name(name)) return false;
    if (!rest_is_role && i + 1 != end_) return false;
    if (document_.author.empty()) document_.author = {std::string(name)};
    if (const std::size_t of = text.find(" for "); cut == of && of != std::string_view::npos && document_.outlet.empty()) document_.outlet = text.substr(of + 5);
    return true;
  }

  // Below the article: comments between their heading and the form, or up to the last "report this"; the rest is furniture.
  void add_below() {
    std::size_t first = lines_.size();
    std::size_t last = lines_.size();
    for (std::size_t i = end_; i < lines_.size(); ++i) {
      const bool heading = lines_[i].phrase == Phrase::comments_heading;
      const bool numbered = i == end_ && starts_numbered_comments(i);
      if (!heading && !numbered) continue;
      first = heading ? i + 1 : i;
      last = first;
      while (last < lines_.size() && lines_[last].phrase != Phrase::comment_form && lines_[last].phrase != Phrase::end_of_article) ++last;
      if (last > first) break;
    }
    for (std::size_t i = end_; i < std::min(first, lines_.size()); ++i) add(PartKind::furniture, i);
    if (first < lines_.size()) {
      std::vector<TextLine> texts;
      for (const Line& line : lines_) texts.push_back(line.text);
      add_comments(document_, texts, first, last);
    }
    for (std::size_t i = last; i < lines_.size(); ++i) add(PartKind::furniture, i);
  }

  void finish() {
    // The standfirst names the writer; where none was seen, the first paragraph may be one.
    for (Part& part : document_.parts) {
      if (!document_.author.empty() || (part.kind != PartKind::standfirst && part.kind != PartKind::body)) continue;
      if (take_writer(text_of(document_.text, part.span))) part.kind = PartKind::standfirst;
      if (part.kind == PartKind::body) break;
    }
    if (document_.kind == DocumentKind::article) document_.kind = kind();
    know_member();
    const bool personal = document_.kind == DocumentKind::blog || document_.kind == DocumentKind::opinion;
    for (std::size_t i = 0; personal && document_.author.empty() && headline_ != none && i < headline_; ++i)
      if (const std::string_view owner = owner_in_tagline(words(i)); !owner.empty()) document_.author = {std::string(owner)};
    if (const std::size_t end = lines_.empty() || !is_breadcrumb(0) ? 0 : words(0).find_first_of(">\xC2"); end > 1 && document_.outlet.empty()) {  // "Ham Boat Union > Boats"
      const std::string_view site = words(0).substr(0, words(0).find_last_not_of(' ', end - 1) + 1);
      if (word_count(site) > 1 && site.front() >= 'A' && site.front() <= 'Z') document_.outlet = site;
    }
    if (document_.kind == DocumentKind::press_release) finish_release();
    else if (document_.kind != DocumentKind::letter && document_.outlet.empty() && headline_ != none && headline_ > 0 && lines_[0].words <= 4 && looks_like_name(words(0)) && lines_[0].phrase == Phrase::none) document_.outlet = words(0);
  }

  // "ANN LEE MP" over everything: whose page it is.
  void know_member() {
    if (!document_.author.empty() || (document_.kind != DocumentKind::blog && document_.kind != DocumentKind::opinion) || lines_.empty()) return;
    constexpr std::string_view houses[] = {" MP", " MSP", " MEP", " MLA", " TD", " MS"};
    const std::string_view line = words(0);
    for (const std::string_view house : houses) {
      const std::string_view name = line.substr(0, line.size() - std::min(line.size(), house.size()));
      if (line.ends_with(house) && word_count(name) >= 2 && word_count(name) <= 4 && looks_like_name(name)) document_.author = {spoken_name(name)};
    }
  }

  // "…, writes Ann Other."
  bool take_writer(std::string_view text) {
    for (std::string_view verb : {"writes ", "argues ", "reports "}) {
      const std::size_t at = text.rfind(verb);
      if (at == std::string_view::npos) continue;
      std::string_view name = text.substr(at + verb.size());
      while (name.ends_with('.') || name.ends_with('?')) name.remove_suffix(1);
      if (!looks_like_name(name) || word_count(name) < 2 || word_count(text) > 60) continue;
      document_.author = {std::string(name)};
      if (verb == "writes " || verb == "argues ") document_.kind = DocumentKind::opinion;
      return true;
    }
    return false;
  }

  DocumentKind kind() const {
    std::size_t blog = 0;
    std::size_t first_person = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string small = folded_line(words(i));
      blog += (lines_[i].phrase == Phrase::blog_mark && !small.starts_with("tags:")) || small == "leave a reply" || small == "post navigation" || (lines_[i].phrase != Phrase::none && small.find("blog") != std::string::npos);
    }
    std::size_t as_we = 0, paragraphs = 0;
    for (std::size_t i = body_; i < end_; ++i) {
      first_person += speaks_as_i(words(i));
      as_we += lines_[i].words >= 8 && speaks_as_we(words(i));
      paragraphs += lines_[i].words >= 8;
    }
    if (blog > 0) return DocumentKind::blog;
    if (as_we >= paragraphs_of_a_body && as_we * 2 >= paragraphs && first_person < as_we) return DocumentKind::social;  // what a campaign posts
    return first_person >= paragraphs_of_an_essay ? DocumentKind::opinion : DocumentKind::article;
  }

  void finish_release() {
    const std::string_view stated = headline_ == none ? std::string_view{} : states(words(headline_));
    if (!stated.empty() && document_.author.empty()) document_.author = {organisation(stated)};
    if (!stated.empty()) return;
    if (const std::string_view whose = lines_.empty() ? std::string_view{} : releaser(words(0)); !whose.empty()) document_.outlet = organisation(whose);
    for (std::size_t i = 0; i < body_ && document_.outlet.empty(); ++i) {
      if (i == headline_ || lines_[i].phrase != Phrase::none || lines_[i].words > 6 || is_release_label(words(i))) continue;
      document_.outlet = organisation(words(i));
    }
    if (document_.author.empty() && !document_.outlet.empty()) document_.author = {document_.outlet};
  }

  static std::string organisation(std::string_view words) {
    std::string out(words);
    if (capital_share(words) < 0.9 || words.size() < 6) return out;
    bool first = true;
    for (char& c : out) {
      if (!first && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      first = c == ' ' || c == '-';
    }
    for (const std::string_view small : {" Of ", " For ", " The ", " And ", " In ", " At "})
      for (std::size_t at = out.find(small); at != std::string::npos; at = out.find(small, at + 1)) out[at + 1] = static_cast<char>(out[at + 1] + 32);
    return out;
  }

  static constexpr std::size_t none = ~std::size_t{0};
  Document& document_;
  std::vector<Line> lines_;
  std::size_t end_ = 0;
  std::size_t body_ = 0;
  std::size_t headline_ = none;
  std::size_t signed_ = none;  // the first line of a signature block, or the writer's name under the headline
  bool in_block_ = false;            // with the paper and the day below it
  std::size_t introduction_ = none;  // who the writer is, at the end
};

void take_off_quote_marks(Document& document) {
  if (document.text.find("\n>") == std::string::npos) return;
  MappedText plain = without_quote_marks(document.text);
  document.bytes = plain.map().after(document.bytes);
  document.text = std::move(plain).take_text();
}

}  // namespace

Document read_scraped_text(DecodedText&& decoded) {
  Document document;
  document.text = std::move(decoded.text);
  document.bytes = std::move(decoded.map);
  document.findings = std::move(decoded.findings);
  const std::vector<TextLine> raw = lines_of(document.text);
  if (is_printed_mail(document.text, raw)) {
    take_off_quote_marks(document);
    read_printed_mail(document, lines_of(document.text));
    return document;
  }
  if (is_social_thread(document.text, raw)) {
    read_social_thread(document, raw);
    return document;
  }
  if (is_social_post(document.text, raw)) {
    read_social_post(document, raw);
    return document;
  }
  if (is_transcript(document.text, raw)) {
    read_transcript(document, raw);
    return document;
  }
  if (is_interview(document.text, raw)) {
    read_interview(document, raw);
    return document;
  }
  const std::vector<TextLine> lines = unwrapped(document.text, raw);
  if (is_letters_page(document.text, lines)) {
    read_letters_page(document, lines);
    return document;
  }
  if (is_release(document.text, lines)) document.kind = DocumentKind::press_release;
  else if (!take_minutes(document, lines) && !take_testimony(document, lines)) take_letter(document, lines);
  ArticleReader(document, lines).read();
  return document;
}

}  // namespace onrecord
