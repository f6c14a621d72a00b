#include "page/text_lines.h"

#include <array>  // std::array

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::array<std::string_view, 7> bullets = {"•", "◦", "▪", "‣", "·", "* ", "- "};

bool ascii_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; }
bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

// "1.", "12)", "(3)": the size of a list number with the blank behind it, or 0.
std::size_t list_number(std::string_view line) {
  std::size_t at = line.starts_with('(') ? 1 : 0;
  const std::size_t digits = at;
  while (at < line.size() && ascii_digit(line[at])) ++at;
  if (at == digits || at - digits > 3 || at + 1 >= line.size()) return 0;
  if (line[at] != '.' && line[at] != ')') return 0;
  return ascii_blank(line[at + 1]) ? at + 1 : 0;
}

std::size_t bullet(std::string_view line) {
  for (std::string_view mark : bullets)
    if (line.starts_with(mark)) return mark.size();
  return 0;
}

TextLine read_line(std::string_view text, Span whole) {
  TextLine line;
  line.span = trimmed(text, whole);
  if (line.span.empty()) return line;
  line.indent = line.span.begin - whole.begin;
  const std::string_view words = text_of(text, line.span);
  std::size_t size = bullet(words);
  line.bulleted = size > 0;
  if (size == 0) {
    size = list_number(words);
    line.numbered = size > 0;
  }
  const Span rest = trimmed(text, {static_cast<ByteOffset>(line.span.begin + size), line.span.end});
  if (size == 0 || rest.empty()) {
    line.bulleted = line.numbered = false;
    return line;
  }
  line.mark = trimmed(text, {line.span.begin, rest.begin});
  line.span = rest;
  return line;
}

}  // namespace

Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    if (ascii_blank(text[span.begin])) ++span.begin;
    else if (text_of(text, span).starts_with(no_break_space)) span.begin += 2;
    else break;
  }
  while (!span.empty()) {
    if (ascii_blank(text[span.end - 1])) --span.end;
    else if (text_of(text, span).ends_with(no_break_space)) span.end -= 2;
    else break;
  }
  return span;
}

std::vector<TextLine> lines_of(std::string_view text) {
  std::vector<TextLine> lines;
  std::size_t blanks = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    TextLine line = read_line(text, {static_cast<ByteOffset>(at), static_cast<ByteOffset>(end)});
    if (line.span.empty()) {
      ++blanks;
    } else {
      line.blanks = blanks;
      blanks = 0;
      lines.push_back(line);
    }
    at = end + 1;
  }
  return lines;
}

namespace {

// What each byte of ASCII is folded to: blanks to one kind, capitals to small letters.
constexpr std::array<char, 128> make_folds() {
  std::array<char, 128> folds{};
  for (std::size_t c = 0; c < folds.size(); ++c) folds[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  for (char c : {'\t', '\n', '\r'}) folds[static_cast<std::size_t>(c)] = ' ';
  return folds;
}
constexpr std::array<char, 128> folds = make_folds();

// Hands the folded bytes of `text` to `put` until it says false; whether it never did. Blanks are one, and none at the ends.
template <class Put>
bool fold(std::string_view text, Put put) {
  bool blank = false;
  bool begun = false;
  const auto give = [&](char c) {
    if (blank && !put(' ')) return false;
    blank = false;
    begun = true;
    return put(c);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      const char c = folds[byte];
      ++at;
      if (c == ' ') blank = begun;
      else if (!give(c)) return false;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    const char32_t c = point.value;
    if (c == 0xA0) {
      blank = begun;
    } else if (c == 0x2018 || c == 0x2019 || c == 0x2032) {
      if (!give('\'')) return false;
    } else if (c == 0x201C || c == 0x201D) {
      if (!give('"')) return false;
    } else {
      for (char part : text.substr(at, point.size))
        if (!give(part)) return false;
    }
    at += point.size;
  }
  return true;
}

}  // namespace

std::string folded_line(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  fold(text, [&](char c) {
    out[size++] = c;
    return true;
  });
  out.resize(size);
  return out;
}

bool folds_to(std::string_view text, std::string_view folded) {
  std::size_t size = 0;
  return fold(text, [&](char c) { return size < folded.size() && folded[size++] == c; }) && size == folded.size();
}

bool ends_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 11> closers = {"\"", "'", ")", "]", "”", "’", "»", "“", "」", "*", " "};
  constexpr std::array<std::string_view, 8> stops = {".", "!", "?", "…", "。", "！", "？", "؟"};
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (const char last = text.back(); (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') || ascii_digit(last)) return false;
    else if (last == '.' || last == '!' || last == '?') return true;
    for (std::string_view closer : closers)
      if (text.ends_with(closer)) {
        text.remove_suffix(closer.size());
        again = true;
      }
  }
  for (std::string_view stop : stops)
    if (text.ends_with(stop)) return true;
  return false;
}

std::size_t word_count(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (char c : text) {
    const bool blank = ascii_blank(c);
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

namespace {

bool quotes(std::string_view paragraph) {
  constexpr std::string_view marks[] = {"\"", "“", "‘", " '"};
  return paragraph.starts_with('\'') || std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) { return paragraph.find(mark) != std::string_view::npos; });
}

}  // namespace

bool speaks_as_we(std::string_view paragraph) {
  constexpr std::string_view persons[] = {" we ", " we’", " we'", " We ", " We’", " We'", " Our "};
  const std::string padded = " " + std::string(paragraph);
  return !quotes(paragraph) && std::any_of(std::begin(persons), std::end(persons), [&](std::string_view we) { return padded.find(we) != std::string::npos; });
}

bool speaks_as_i(std::string_view paragraph) {
  constexpr std::string_view persons[] = {"I ", "I’m", "I'm", "I’ve", "I've"};
  if (quotes(paragraph)) return false;
  const auto behind_a_name = [&](std::size_t blank) {  // "Charles I "
    const std::size_t word = paragraph.rfind(' ', blank - 1) + 1;  // npos + 1 is 0
    return word < blank && paragraph[word] >= 'A' && paragraph[word] <= 'Z' && paragraph[blank - 1] >= 'a' && paragraph[blank - 1] <= 'z' && word > 0;
  };
  return std::any_of(std::begin(persons), std::end(persons), [&](std::string_view I) {
    if (paragraph.starts_with(I)) return true;
    const std::string within = std::string(" ").append(I);
    for (std::size_t at = paragraph.find(within); at != std::string_view::npos; at = paragraph.find(within, at + 1))
      if (at > 0 && !behind_a_name(at)) return true;
    return false;
  });
}

bool looks_like_name(std::string_view text) {
  constexpr std::array<std::string_view, 22> particles = {"de", "da", "do", "dos", "van", "von", "der", "den", "di", "del", "della",
                                                          "la",  "le", "al", "bin", "ibn", "el",  "ten", "ter", "y",  "zu",  "af"};
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view token = text.substr(at, end - at);
    at = end + 1;
    if (token.empty()) continue;
    ++words;
    for (char c : token)
      if (ascii_digit(c) || std::string_view("@/:;!?()[]{}<>|\"#$%&*+=_,").find(c) != std::string_view::npos) return false;
    const CodePoint first = code_point_at(token, 0);
    const bool upper = (first.value >= 'A' && first.value <= 'Z') || first.value >= 0xC0;
    if (upper && first.value < 0x2000) {
      ++capitals;
      continue;
    }
    bool particle = false;
    for (std::string_view known : particles) particle |= token == known;
    if (!particle) return false;
  }
  return words >= 1 && words <= 5 && capitals >= 1;
}

double capital_share(std::string_view text) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (char c : text) {
    capitals += c >= 'A' && c <= 'Z';
    letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  return letters == 0 ? 0.0 : static_cast<double>(capitals) / static_cast<double>(letters);
}

std::string spoken_name(std::string_view label) {
  std::string out(label);
  if (capital_share(label) < 0.9) return out;
  std::size_t begin = 0;
  while (begin < out.size()) {
    const std::size_t end = std::min(out.find(' ', begin), out.size());
    const std::string word = out.substr(begin, end - begin);
    if (word != "KC" && word != "QC" && word != "MP" && word != "II" && word != "III")
      for (std::size_t i = begin + 1; i < end; ++i)
        if (out[i - 1] != '-' && out[i - 1] != '\'' && out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] + 32);
    begin = end + 1;
  }
  return out;
}

std::vector<TextLine> unwrapped(std::string_view text, std::vector<TextLine> lines) {
  std::size_t broken = 0;
  std::size_t longish = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].span.size() < 45) continue;
    ++longish;
    broken += lines[i].span.size() < 100 && lines[i + 1].blanks == 0 && !ends_sentence(text_of(text, lines[i].span));
  }
  if (longish < 4 || broken * 2 < longish) return lines;
  std::vector<TextLine> out;
  for (const TextLine& line : lines) {
    const bool goes_on = !out.empty() && line.blanks == 0 && !line.bulleted && !line.numbered && out.back().span.size() >= 45;
    if (goes_on) out.back().span.end = line.span.end;
    else out.push_back(line);
  }
  return out;
}

}  // namespace onrecord
