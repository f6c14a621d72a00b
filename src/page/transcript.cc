#include "page/transcript.h"

#include <algorithm>  // std::any_of, std::copy_if, std::count_if, std::none_of, std::min, std::stable_sort
#include <iterator>   // std::back_inserter
#include <map>        // std::map

#include "base/written_date.h"
#include "page/blocks.h"
#include "page/interview.h"
#include "page/phrases.h"
#include "source/ascii_text.h"

namespace onrecord {
namespace {

struct Label {
  std::size_t size = 0;  // bytes up to and with its mark; 0 where there is none
  bool question = false;
  bool answer = false;
  std::size_t name = 0;  // where the name begins, behind a question's number or the time
};
std::string_view name_in(std::string_view line, const Label& label) { return line.substr(label.name, label.size - label.name); }

std::string_view strip(std::string_view text) { return text_of(text, trimmed(text, {0, static_cast<ByteOffset>(text.size())})); }

bool starts_upper(std::string_view text) { return !text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || static_cast<unsigned char>(text[0]) >= 0xC3); }

// Bytes of "Q12 ", as committees number their questions.
std::size_t question_number(std::string_view line) {
  std::size_t at = 1;
  while (at < line.size() && at < 6 && line[at] >= '0' && line[at] <= '9') ++at;
  if (line.empty() || line[0] != 'Q' || at == 1 || at >= line.size() || line[at] != ' ') return 0;
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

// Bytes of "[00:10:59] ", "(12:03) ", "00:10:59 ", as recordings are typed off.
std::size_t time_mark(std::string_view line) {
  constexpr std::size_t longest = 14;
  const bool bracketed = !line.empty() && (line[0] == '[' || line[0] == '(');
  std::size_t at = bracketed, colons = 0;
  for (; at < line.size() && at < longest && ((line[at] >= '0' && line[at] <= '9') || line[at] == ':' || line[at] == '.'); ++at) colons += line[at] == ':';
  if (colons == 0 || at == static_cast<std::size_t>(bracketed) || line[bracketed] < '0' || line[bracketed] > '9') return 0;
  if (bracketed && (at >= line.size() || line[at++] != (line[0] == '[' ? ']' : ')'))) return 0;
  if (at >= line.size() || line[at] != ' ') return 0;
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

// "Members present: …", "Panel 2: …", "Witnesses: …" say who is there; nobody speaks.
bool is_heading_label(std::string_view label) {
  const std::string small = folded_line(label);
  for (std::string_view start : {"members present", "also present", "present", "in attendance", "apologies", "witnesses", "panel", "oral evidence", "written evidence", "subject", "date", "venue", "location", "session", "guests", "guest", "attending", "attendees", "panellists", "participants"})
    if (small == start || (small.starts_with(start) && small[start.size()] == ' ' && small.find_first_not_of("0123456789", start.size() + 1) == std::string::npos)) return true;  // "Panel 12"
  return false;
}

// "Ordered to be published. Uncorrected transcript": no name; but "Hon. C. Lee".
bool ends_a_sentence_inside(std::string_view label) {
  for (std::size_t stop = label.find(". "); stop != std::string_view::npos; stop = label.find(". ", stop + 1)) {
    const std::size_t blank = label.rfind(' ', stop);
    const char first = label[blank == std::string_view::npos ? 0 : blank + 1];
    if (first >= 'a' && first <= 'z') return true;
  }
  return false;
}

// "Before we rise: …": a sentence that goes on with the turn; but "First Minister", "So Young Park".
bool opens_a_sentence(std::string_view label) {
  const std::string small = folded_line(label);
  const std::size_t second = label.find(' ');
  if (second == std::string_view::npos || second + 1 >= label.size() || label[second + 1] < 'a' || label[second + 1] > 'z') return false;
  for (std::string_view start : {"before ", "after ", "but ", "and ", "so ", "if ", "when ", "because ", "as ", "in ", "on ", "at ", "to ", "my ", "our ", "your ", "this ", "that ", "what ", "i ", "we ", "you ", "it ", "there ", "here ", "first ", "second ", "finally "})
    if (small.starts_with(start)) return true;
  return false;
}

// "Mr Bob Roe and Ms Ann Lee, Norland Ferries, were called.", "The Committee adjourned at 4.52 p.m.": what the record tells of the sitting.
bool is_of_the_sitting(std::string_view line) {
  constexpr std::size_t longest = 30;  // words
  if (word_count(line) > longest) return false;
  const std::string small = " " + folded_line(line);
  for (std::string_view own : {" i ", " i'", " we ", " my ", " our ", " me ", " us ", " you "})
    if (small.find(own) != std::string::npos) return false;
  const auto begins = [&](const auto& openings) { return std::any_of(std::begin(openings), std::end(openings), [&](std::string_view opening) { return line.starts_with(opening); }); };
  constexpr std::string_view titles[] = {"Mr ", "Mrs ", "Ms ", "Miss ", "Dr ", "Sir ", "Dame ", "Lord ", "Lady ", "Professor ", "Prof ", "Captain ", "The witness", "The Witness", "The witnesses", "The Witnesses"};
  constexpr std::string_view sittings[] = {"The Committee", "The committee", "The House", "The hearing", "The Hearing", "The inquiry", "The Inquiry", "The sitting", "The Sitting", "The meeting", "The Meeting", "The session", "The Session", "The Assembly", "The Council", "The Board", "The Court", "The Tribunal", "The tribunal", "The Senate", "The panel"};
  if (begins(titles))
    for (std::string_view end : {" was called.", " were called.", " was sworn.", " were sworn.", " was affirmed.", " withdrew.", " was recalled.", " were recalled.", " took the oath.", " was examined.", " were examined."})
      if (line.ends_with(end)) return true;
  if (line.starts_with("The following ") && line.find(" laid ") != std::string_view::npos) return true;
  if (begins(sittings))
    for (std::string_view word : {" adjourned", " rose at ", " suspended at ", " was suspended", " resumed at ", " closed at ", " ended at ", " divided", " proceeded to "})
      if (line.find(word) != std::string_view::npos) return true;
  return false;
}

// "Witness 3", "Speaker 12": who is not named is numbered.
bool is_numbered_speaker(std::string_view label) {
  const std::string small = folded_line(label);
  for (std::string_view start : {"witness ", "speaker ", "participant ", "respondent ", "interviewee ", "officer ", "juror "})
    if (small.starts_with(start) && small.size() > start.size() && small.find_first_not_of("0123456789", start.size()) == std::string::npos) return true;
  return false;
}

// "Q." and "A:" in hearings; a name, office or name with constituency before a colon elsewhere.
Label label_of(std::string_view line) {
  for (const char letter : {'Q', 'A'}) {
    if (line.size() <= 3 || line[0] != letter) continue;
    const bool marked = (line[1] == '.' || line[1] == ':') && (line[2] == ' ' || line[2] == '\t');
    const bool set_off = line[1] == '\t' || (line[1] == ' ' && line[2] == ' ');  // "Q  Were there plans?"
    if (marked || set_off) return {marked ? 2U : 1U, letter == 'Q', letter == 'A'};
  }
  const std::size_t number = std::max(question_number(line), time_mark(line));
  const std::size_t colon = line.find(':', number);
  if (colon == std::string_view::npos || colon > 90 || colon + 1 >= line.size() || line[colon + 1] != ' ') return {};
  const std::string_view name = line.substr(number, colon - number);
  const std::size_t bracket = name.find('(');
  const std::string_view before = strip(name.substr(0, std::min(bracket, name.size())));
  const bool sworn = line.ends_with(" was sworn.") || line.ends_with(" affirmed.");
  if (folded_line(before) == "witness" && (sworn || !ends_sentence(line)) && line.find(", ") != std::string_view::npos && looks_like_name(strip(line.substr(colon + 1, line.find(", ") - colon - 1)))) return {};  // "Witness: Ann Lee, Chair, Boat Union", "… The witness was sworn."
  if (is_heading_label(before) || ends_a_sentence_inside(before) || opens_a_sentence(before)) return {};
  if (!starts_upper(before) || word_count(before) > 7 || word_count(name) > 16) return {};
  if (bracket != std::string_view::npos && !name.ends_with(')')) return {};
  if ((before.find_first_of("\"?!;,[]0123456789") != std::string_view::npos && !is_numbered_speaker(before)) || before.find("“") != std::string_view::npos) return {};
  return {colon + 1, false, false, number};
}

// "10.42", "(12:03 pm)", "[00:01:40] (music)".
bool is_bare_time(std::string_view line) {
  if (const std::size_t begin = time_mark(line); begin > 0 && line[begin] == '(' && line.ends_with(')')) return true;
  std::string inner(line);
  if (inner.starts_with('(') && inner.ends_with(')')) inner = inner.substr(1, inner.size() - 2);
  if (inner.size() > 12 || inner.empty() || inner[0] < '0' || inner[0] > '9') return false;
  for (char c : inner)
    if (std::string_view("0123456789:. apmAPM").find(c) == std::string_view::npos) return false;
  return true;
}

// "CAPTAIN DAVID MARRACK (sworn)", "CAPTAIN DAVID MARRACK, sworn": who answers from here on.
bool is_witness(std::string_view line) {
  for (std::string_view how : {"(sworn)", "(affirmed)", "(recalled)", "(continued)", "(called)", "(resumed)"})
    if (line.ends_with(how)) return true;
  for (std::string_view how : {", sworn", ", affirmed", ", recalled", ", continued", ", called", ", resumed"})
    if (line.ends_with(how) && looks_like_name(line.substr(0, line.size() - how.size()))) return true;
  return false;
}

// "THE COMMISSIONER", "The Chair": who hears a witness, and asks now and then.
bool presides(std::string_view name) {
  const std::string small = folded_line(name);
  for (std::string_view office : {"chair", "chairman", "chairwoman", "chairperson", "judge", "justice", "commissioner", "coroner", "president", "magistrate", "the court", "speaker"})
    if (small.find(office) != std::string::npos) return true;
  return false;
}

// Who speaks, from labels: an office with its holder in brackets is the holder, from then on.
class Speakers {
 public:
  std::string of(std::string_view label) {
    const std::size_t bracket = label.find('(');
    const std::string before = spoken_name(strip(label.substr(0, std::min(bracket, label.size()))));
    if (bracket != std::string_view::npos) {
      const std::string_view inside = label.substr(bracket + 1, label.size() - bracket - 2);
      const bool office = before.starts_with("The ") || before.find(" for ") != std::string::npos || before.find(" of ") != std::string::npos;
      if (office && looks_like_name(inside)) holders_[before] = std::string(inside);
    }
    const auto holder = holders_.find(before);
    return holder == holders_.end() ? before : holder->second;
  }
  // "Premier Aldous Finch and Health Minister Rosa Bell" above the turns: who "PREMIER" is.
  void learn(std::string_view heading, std::string_view label) {
    const std::string office = spoken_name(strip(label));
    const std::size_t at = heading.find(office + " ");
    if (office.empty() || at == std::string_view::npos || (at > 0 && heading[at - 1] != ' ')) return;
    std::string_view name = heading.substr(at + office.size() + 1);
    for (std::string_view end : {" and ", ",", ";", " ("}) name = name.substr(0, name.find(end));
    if (looks_like_name(name) && word_count(name) >= 2 && word_count(name) <= 3) holders_.emplace(office, std::string(name));
  }
  void set_witness(std::string_view line) { witness_ = spoken_name(strip(line.substr(0, line.find_first_of("(,")))); }
  void set_examiner(std::string_view name) { examiner_ = spoken_name(strip(name)); }
  const std::string& witness() const { return witness_; }
  const std::string& examiner() const { return examiner_; }

 private:
  std::map<std::string, std::string> holders_;
  std::string witness_;
  std::string examiner_;
};

std::string_view examiner_of(std::string_view line) {
  for (std::string_view start : {"questions from ", "questions by ", "examination by ", "direct examination by ", "cross-examination by ", "redirect examination by ", "examined by ", "examination-in-chief by ", "further questions from "})
    if (ascii::starts_with_no_case(line, start)) return line.substr(start.size());
  return {};
}

// The heading lines above the first turn give title, outlet and date.
class Heading {
 public:
  explicit Heading(Document& document) : document_(document) {}

  void take(const TextLine& line) {
    const std::string_view words = text_of(document_.text, line.span);
    const bool new_group = line.blanks > 0;
    if (const auto date = first_written_date(words); date && !document_.published) {
      document_.published = interval_of(*date, line.span.begin, "heading");
      first_ = groups_;
      groups_.clear();
      return;
    }
    if (evidence_.empty() && is_of_evidence(words)) {
      evidence_ = words;
      return;
    }
    constexpr std::size_t longest = 300;  // bytes
    const bool heading = words.size() <= longest && word_count(words) <= 12 && !ends_sentence(words) && words.front() != '[' && words.find(':') == std::string_view::npos && words.find(", ") == std::string_view::npos &&
                         !is_witness(words) && examiner_of(words).empty() && !is_bare_time(words);
    if (!heading) {
      groups_.emplace_back();
      return;
    }
    if (groups_.empty() && document_.published && !new_group) return;  // where it was, right under the day
    if (new_group || groups_.empty()) groups_.emplace_back();
    groups_.back().push_back(std::string(words));
  }

  // The first line is whose transcript it is; the title stands under the day, else it is the last above it.
  void finish() {
    if (!document_.published) first_ = groups_;
    std::vector<std::string> above;
    for (const auto& group : first_)
      for (const std::string& line : group) above.push_back(titled(line.substr(0, line.find(" ("))));
    if (!above.empty()) take_outlet(above.front());
    if (!evidence_.empty()) {  // a committee's hearing is called after its subject
      document_.title = evidence_;
      for (std::size_t i = 1; i < above.size(); ++i)
        if (folded_line(above[i]).find("committee") != std::string::npos) document_.outlet += ", " + above[i];
      return;
    }
    std::vector<std::string> title;
    for (const auto& group : groups_)
      if (!group.empty() && document_.published) title = group;
    std::string official;
    for (std::size_t i = 1; i < above.size(); ++i) {
      if (is_a_report(above[i])) official = above[i];
      else if (title.empty()) document_.title = above[i].starts_with("Day ") ? document_.outlet + ", " + above[i] : above[i];
    }
    if (!official.empty()) document_.outlet += ", " + official;
    if (title.empty() && document_.title.empty() && !above.empty()) document_.title = show_.empty() ? above.front() : show_;
    for (const std::string& line : title) {
      const bool shouted = capital_share(line) > 0.9;
      if (!document_.title.empty()) document_.title += shouted ? ", " : ": ";
      document_.title += titled(line);
    }
  }

 private:
  // "RADIO HAM / The Morning Boat": the outlet, and the show behind it.
  void take_outlet(const std::string& line) {
    std::size_t end = line.size();
    for (const std::string_view mark : {" - ", " – ", " / ", " | "}) end = std::min(end, line.find(mark));
    document_.outlet = line.substr(0, end);
    constexpr std::string_view slash = " / ";
    if (line.substr(end).starts_with(slash)) show_ = line.substr(end + slash.size());
    while (show_.starts_with('"') || show_.ends_with('"')) show_ = show_.substr(show_.starts_with('"'), show_.size() - show_.starts_with('"') - (show_.size() > 1 && show_.ends_with('"')));
  }

  // "Oral evidence: the boats", "The boats: oral evidence (uncorrected)".
  static bool is_of_evidence(std::string_view line) {
    constexpr std::size_t longest = 160;  // bytes
    const std::string small = folded_line(line.substr(0, longest));
    return line.size() < longest && !ends_sentence(line) && (small.starts_with("oral evidence: ") || small.starts_with("minutes of evidence: ") || small.find(": oral evidence") != std::string::npos);
  }

  static bool is_a_report(std::string_view line) {
    const std::string small = folded_line(line);
    return small.find("official report") != std::string::npos || small.find("hansard") != std::string::npos || small.find("verbatim") != std::string::npos || small.find("transcript") != std::string::npos;
  }

  // "ASSEMBLY OF THE NORTH ISLES" -> "Assembly of the North Isles".
  static std::string titled(const std::string& line) {
    if (capital_share(line) < 0.9) return line;
    std::string out = spoken_name(line);
    for (std::string_view small : {" Of ", " The ", " And ", " In ", " For ", " On ", " To ", " At "})
      for (std::size_t at = out.find(small); at != std::string::npos; at = out.find(small, at + 1)) out[at + 1] = static_cast<char>(out[at + 1] + 32);
    for (std::string_view initials : {" Fm", " Tv", " Am"})
      if (const std::size_t at = out.find(initials); at != std::string::npos && (at + initials.size() == out.size() || out[at + initials.size()] == ' ')) out[at + 2] = static_cast<char>(out[at + 2] - 32);
    return out;
  }

  Document& document_;
  std::string evidence_, show_;
  std::vector<std::vector<std::string>> groups_;
  std::vector<std::vector<std::string>> first_;
};

// How often each label stands.
std::map<std::string_view, std::size_t> labels_in(std::string_view text, const std::vector<TextLine>& lines) {
  std::map<std::string_view, std::size_t> seen;
  for (const TextLine& line : lines) {
    const std::string_view words = text_of(text, line.span);
    if (const Label label = label_of(words); label.size > 0) ++seen[name_in(words, label)];
  }
  return seen;
}

// As official reports write them: "Ms Ann Lee (North Bay):", "The Minister for Transport (Mr Bob Roe):", "Mr Speaker:".
bool is_formal(std::string_view label) {
  if (label.find('(') != std::string_view::npos) return true;
  for (std::string_view start : {"mr ", "mrs ", "ms ", "miss ", "dr ", "sir ", "dame ", "lord ", "lady ", "baroness ", "prof ", "professor ", "councillor ", "cllr ", "the minister", "the speaker", "the chair", "the president", "the deputy", "the convener"})
    if (ascii::starts_with_no_case(label, start)) return true;
  return false;
}

// "Oral evidence, 4 June", "TRANSCRIPT OF PROCEEDINGS" near the top: turns are to be expected.
bool says_that_it_is_one(std::string_view text, const std::vector<TextLine>& lines) {
  constexpr std::size_t top = 6, most_words = 12;
  for (std::size_t i = 0; i < std::min(top, lines.size()); ++i) {
    const std::string_view line = text_of(text, lines[i].span);
    if (word_count(line) > most_words || line.empty() || ends_sentence(line)) continue;
    const std::string low = folded_line(line);
    for (std::string_view word : {"oral evidence", "minutes of evidence", "transcript", "proceedings", "official report", "hansard", "verbatim"})
      if (low.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

bool is_transcript(std::string_view text, const std::vector<TextLine>& lines) {
  std::size_t labelled = 0;
  std::size_t longish = 0;
  for (const TextLine& line : lines) {
    const std::string_view words = text_of(text, line.span);
    const Label label = label_of(words);
    labelled += label.size > 0;
    longish += label.size == 0 && word_count(words) > 12;
  }
  std::size_t repeated = 0, formal = 0;
  for (const auto& [label, count] : labels_in(text, lines)) {
    repeated += count > 1;
    formal += is_formal(label);
  }
  const bool enough = (labelled >= 4 && (repeated >= 2 || formal >= 3)) || (labelled >= 3 && repeated >= 1 && says_that_it_is_one(text, lines));
  return enough && labelled * 10 >= (labelled + longish) * 6;
}

void read_transcript(Document& document, const std::vector<TextLine>& lines) {
  document.kind = DocumentKind::transcript;
  Heading heading(document);
  Speakers speakers;
  const std::map<std::string_view, std::size_t> labels = labels_in(document.text, lines);
  constexpr std::size_t top = 30;  // lines
  for (std::size_t i = 0; i < std::min(lines.size(), top) && label_of(text_of(document.text, lines[i].span)).size == 0; ++i)
    for (const auto& [label, count] : labels) speakers.learn(text_of(document.text, lines[i].span), label.substr(0, label.find(':')));
  for (std::size_t i = 0; i < std::min(lines.size(), top) && label_of(text_of(document.text, lines[i].span)).size == 0; ++i) {
    const std::string_view words = text_of(document.text, lines[i].span);
    if (const std::string_view who = interviewee_in(words); !who.empty() && speakers.witness().empty()) speakers.set_witness(who);
    if (const std::vector<std::string> writers = names_of_byline(words); starts_like_byline(words) && writers.size() == 1 && speakers.examiner().empty()) speakers.set_examiner(writers.front());
  }
  bool begun = false;
  bool told_who_asks = false;  // by a heading
  bool open_sentence = false;  // the line before broke off for lack of room
  std::string turn;
  for (const TextLine& line : lines) {
    const std::string_view words = text_of(document.text, line.span);
    const Label label = label_of(words);
    const bool goes_on = begun && open_sentence && line.blanks == 0;
    open_sentence = !ends_sentence(words);
    // Above the first turn, labels are headings ("Present: …") but where they come again or look official.
    const auto known = [&] { return labels.at(name_in(words, label)) > 1 || is_formal(name_in(words, label)); };
    if (label.size > 0 && (begun || label.question || label.answer || word_count(words) > 8 || known())) {
      begun = true;
      if (label.answer && !told_who_asks && !turn.empty() && turn != speakers.witness() && !presides(turn)) speakers.set_examiner(turn);  // who asked by name asks on
      if (label.question) turn = speakers.examiner();
      else if (label.answer) turn = speakers.witness();
      else turn = speakers.of(strip(words.substr(label.name, label.size - label.name - 1)));
      const auto end = static_cast<ByteOffset>(line.span.begin + label.size);
      add_part(document, PartKind::furniture, {line.span.begin, end});
      add_part(document, PartKind::body, trimmed(document.text, {end, line.span.end}), turn);
      continue;
    }
    if (!begun) heading.take(line);
    if (is_bare_time(words)) {
      turn.clear();
      add_part(document, PartKind::furniture, line.span);
    } else if (is_witness(words)) {
      speakers.set_witness(words);
      turn.clear();
      add_part(document, PartKind::furniture, line.span);
    } else if (const std::string_view name = examiner_of(words); !name.empty()) {
      speakers.set_examiner(name);
      told_who_asks = true;
      add_part(document, PartKind::furniture, line.span);
    } else if (!begun) {
      add_part(document, ends_sentence(words) ? PartKind::body : PartKind::furniture, line.span);
    } else {
      // A paragraph without a label goes on with the turn; a note ("Several members rose—") does not.
      const bool note = !goes_on && (words.starts_with('[') || words.starts_with('(') || !ends_sentence(words) || is_of_the_sitting(words));
      add_part(document, PartKind::body, line.span, note ? std::string() : turn);
    }
  }
  heading.finish();
}

void take_turns(Document& page) {
  std::vector<TextLine> body, lines;  // the latter with what stands above
  for (const Part& part : page.parts) {
    TextLine line{.span = part.span, .mark = {part.span.begin, part.span.begin}, .blanks = 1};
    const bool head = body.empty() && (part.kind == PartKind::title || part.kind == PartKind::standfirst || part.kind == PartKind::byline);
    const bool words = part.kind == PartKind::body && !part.quoted;
    if (words) body.push_back(line);
    if (words || head) lines.push_back(line);
  }
  constexpr std::size_t fewest_questions = 2;  // without which a page of "Ham: 3 May" is a list
  const auto asks = std::count_if(body.begin(), body.end(), [&](const TextLine& line) { return text_of(page.text, line.span).ends_with('?') && label_of(text_of(page.text, line.span)).size > 0; });
  if (static_cast<std::size_t>(asks) < fewest_questions) return;
  const std::map<std::string_view, std::size_t> labels = labels_in(page.text, body);
  const auto talkers = std::count_if(labels.begin(), labels.end(), [](const auto& label) { return label.second > 1; });
  if (talkers < 2 || !is_transcript(page.text, body)) return;
  Document read;
  read.text = page.text;
  read_transcript(read, lines);
  if (std::none_of(read.parts.begin(), read.parts.end(), [](const Part& part) { return !part.author.empty(); })) return;  // "A:" is nobody
  page.kind = DocumentKind::transcript;
  if (!page.published) page.published = read.published;
  const Span whole{body.front().span.begin, body.back().span.end};
  std::erase_if(page.parts, [](const Part& part) { return part.kind == PartKind::body && !part.quoted; });
  std::copy_if(read.parts.begin(), read.parts.end(), std::back_inserter(page.parts), [&](const Part& part) { return whole.contains(part.span.begin); });
  std::stable_sort(page.parts.begin(), page.parts.end(), [](const Part& a, const Part& b) { return a.span.begin < b.span.begin; });
}

}  // namespace onrecord
