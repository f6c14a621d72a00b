#include "page/rtf.h"

#include <algorithm>  // std::min, std::max
#include <array>      // std::array
#include <map>        // std::map

#include <fmt/format.h>

#include "base/utf8.h"
#include "page/paged_text.h"
#include "source/charset.h"

namespace onrecord {
namespace {

// Where the words of a group go.
enum class Destination { body, furniture, note, comment, comment_author, title, author, none };

struct Group {
  Destination destination = Destination::body;
  bool is_deleted = false;
  bool is_font_table = false;
  int font = -1;               // a font may bring its own code page
  int skip_after_unicode = 1;  // \ucN: characters that stand in for a \u and are left out
};

struct Symbol {
  std::string_view word;
  std::string_view text;
};

constexpr std::array<Symbol, 13> symbols = {{{"emdash", "—"}, {"endash", "–"}, {"lquote", "‘"}, {"rquote", "’"}, {"ldblquote", "“"}, {"rdblquote", "”"}, {"bullet", "•"}, {"tab", "\t"}, {"line", "\n"},
                                             {"cell", "\t"}, {"emspace", " "}, {"enspace", " "}, {"qmspace", " "}}};

constexpr std::array<std::string_view, 19> hidden_groups = {"colortbl", "stylesheet", "pict", "object", "themedata", "colorschememapping", "datastore", "listtable", "listoverridetable", "rsidtbl", "generator",
                                                            "xmlnstbl", "fldinst", "filetbl", "revtbl", "nonshppict", "info", "atnid", "atnref"};

class RtfReader {
 public:
  explicit RtfReader(std::string_view bytes) : bytes_(bytes) { groups_.emplace_back(); }

  PagedText read() && {
    while (at_ < bytes_.size()) step();
    if (groups_.size() > 1 || unseen_groups_ > 0) paged_.findings.push_back({"OR-0321", "the file ends within a group: it was cut short or is damaged; what is there was read", {}});
    end_paragraph();
    for (const std::vector<Paragraph>* behind : {&notes_, &comments_})
      for (const Paragraph& paragraph : *behind) add(paragraph);
    paged_.text = text_.text();
    paged_.map = text_.map();
    return std::move(paged_);
  }

 private:
  struct Paragraph {
    MappedText words;
    PagedParagraph properties;
  };

  Group& group() { return groups_.back(); }

  void step() {
    const char c = bytes_[at_];
    if (c == '{') {
      if (groups_.size() < 2000) groups_.push_back(group());
      else ++unseen_groups_;
      ++at_;
    } else if (c == '}') {
      close_group();
      ++at_;
    } else if (c == '\\') {
      control();
    } else if (c == '\r' || c == '\n') {
      ++at_;
    } else {
      plain_run();
    }
  }

  void close_group() {
    if (unseen_groups_ > 0) {
      --unseen_groups_;
      return;
    }
    const Destination ended = group().destination;
    if (groups_.size() > 1) groups_.pop_back();
    if (ended != group().destination && (ended == Destination::comment || ended == Destination::furniture || ended == Destination::note)) end_paragraph_of(ended);
  }

  // Characters that stand for themselves.
  void plain_run() {
    if (pending_skip_ > 0) {
      --pending_skip_;
      ++at_;
      return;
    }
    std::size_t end = at_;
    while (end < bytes_.size() && bytes_[end] != '\\' && bytes_[end] != '{' && bytes_[end] != '}' && bytes_[end] != '\r' && bytes_[end] != '\n' && static_cast<unsigned char>(bytes_[end]) < 0x80) ++end;
    if (end == at_) {
      byte(static_cast<unsigned char>(bytes_[at_]), at_, 1);
      ++at_;
      return;
    }
    put(bytes_.substr(at_, end - at_), at_, end - at_, true);
    at_ = end;
  }

  void control() {
    const std::size_t begin = at_++;
    if (at_ >= bytes_.size()) return;
    const char c = bytes_[at_];
    if (c == '\'') return hex_byte(begin);
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
      ++at_;
      return control_symbol(c, begin);
    }
    const std::size_t word_begin = at_;
    while (at_ < bytes_.size() && ((bytes_[at_] >= 'a' && bytes_[at_] <= 'z') || (bytes_[at_] >= 'A' && bytes_[at_] <= 'Z'))) ++at_;
    const std::string_view word = bytes_.substr(word_begin, at_ - word_begin);
    const bool negative = at_ < bytes_.size() && bytes_[at_] == '-';
    if (negative) ++at_;
    int value = 0;
    bool has_value = false;
    for (; at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9'; ++at_) {
      if (value < 100000000) value = value * 10 + (bytes_[at_] - '0');
      has_value = true;
    }
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    control_word(word, negative ? -value : value, has_value, begin);
  }

  void control_symbol(char c, std::size_t begin) {
    if (c == '*') star_ = true;
    else if (c == '\\' || c == '{' || c == '}') put(std::string_view(&c, 1), begin, 2, false);
    else if (c == '~') put("\xC2\xA0", begin, 2, false);
    else if (c == '_') put("-", begin, 2, false);
    else if (c == '\r' || c == '\n') end_paragraph_of(group().destination);
  }

  void hex_byte(std::size_t begin) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    if (at_ + 2 >= bytes_.size()) {
      at_ = bytes_.size();
      return;
    }
    const int high = digit(bytes_[at_ + 1]), low = digit(bytes_[at_ + 2]);
    at_ += 3;
    if (pending_skip_ > 0) {
      --pending_skip_;
      return;
    }
    if (high >= 0 && low >= 0) byte(static_cast<unsigned>(high * 16 + low), begin, 4);
  }

  void byte(unsigned value, std::size_t source, std::size_t size) {
    std::string character;
    append_utf8(character, single_byte_table(charset())[value]);
    put(character, source, size, false);
  }

  const std::string& charset() const {
    const auto found = font_charsets_.find(groups_.back().font);
    return found == font_charsets_.end() ? charset_ : found->second;
  }

  // \fcharsetN of the font that is being described, as a code page of Windows; those of two bytes are not read.
  void set_font_charset(int value) {
    static constexpr std::pair<int, int> pages[] = {{161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874}, {238, 1250}};
    for (const auto& [number, page] : pages)
      if (number == value && font_charsets_.size() < 10000) font_charsets_[group().font] = fmt::format("windows-{}", page);
  }

  void control_word(std::string_view word, int value, bool has_value, std::size_t begin) {
    const bool optional = star_;
    star_ = false;
    if (word == "u") return unicode(value, begin);
    if (word == "par" || word == "row" || word == "sect" || word == "page") return end_paragraph_of(group().destination);
    for (const Symbol& symbol : symbols)
      if (symbol.word == word) return put(symbol.text, begin, at_ - begin, false);
    if (word == "f" && has_value) group().font = value;
    else if (word == "fcharset" && group().is_font_table) set_font_charset(value);
    else if (word == "fonttbl") group().destination = Destination::none, group().is_font_table = true;
    else if (word == "footnote") group().destination = Destination::note;
    else if (word == "uc") group().skip_after_unicode = std::max(0, std::min(value, 8));
    else if (word == "deleted") group().is_deleted = !has_value || value != 0;
    else if (word == "plain") group().is_deleted = false, group().font = -1;
    else if (word == "ansicpg") set_code_page(value);
    else if (word == "mac") charset_ = "macintosh";
    else if (word == "bin") at_ = std::min(bytes_.size(), at_ + static_cast<std::size_t>(std::max(0, value)));
    else if (word == "title") group().destination = Destination::title;
    else if (word == "author") group().destination = Destination::author;
    else if (word == "annotation") group().destination = Destination::comment;
    else if (word == "atnauthor") group().destination = Destination::comment_author;
    else if (word.substr(0, 6) == "header" || word.substr(0, 6) == "footer") {
      if (word != "headery" && word != "footery") group().destination = Destination::furniture;
    } else if (is_hidden(word) || (optional && !is_shown_option(word))) group().destination = Destination::none;
  }

  static bool is_hidden(std::string_view word) {
    for (std::string_view hidden : hidden_groups)
      if (hidden == word) return true;
    return false;
  }
  static bool is_shown_option(std::string_view word) { return word == "shppict" || word == "shptxt" || word == "footnote"; }

  void set_code_page(int page) {
    const auto charset = charset_of_label(fmt::format("windows-{}", page));
    if (charset && is_single_byte(*charset)) charset_ = *charset;
    else if (page == 437 || page == 850) charset_ = fmt::format("ibm{}", page);
  }

  void unicode(int value, std::size_t begin) {
    auto unit = static_cast<char32_t>(value < 0 ? value + 65536 : value);
    pending_skip_ = group().skip_after_unicode;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      high_begin_ = begin;
      return;
    }
    std::size_t from = begin;
    if (unit >= 0xDC00 && unit < 0xE000 && high_ != 0) {
      unit = 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00);
      from = high_begin_;
    }
    high_ = 0;
    std::string character;
    append_utf8(character, unit);
    put(character, from, at_ - from, false);
  }

  void put(std::string_view words, std::size_t source, std::size_t size, bool exact) {
    if (group().is_deleted) return;
    const auto append = [&](MappedText& text) { exact ? text.copy(words, source) : text.made_from(words, source, size); };
    switch (group().destination) {
      case Destination::body: append(body_.words); break;
      case Destination::furniture: append(furniture_.words); break;
      case Destination::note: append(note_.words); break;
      case Destination::comment: append(comment_.words); break;
      case Destination::comment_author: comment_author_ += words; break;
      case Destination::title: paged_.title += words; break;
      case Destination::author: paged_.author += words; break;
      case Destination::none: break;
    }
  }

  void end_paragraph() { end_paragraph_of(Destination::body); }

  void end_paragraph_of(Destination destination) {
    if (destination == Destination::body) {
      add(body_);
      body_ = {};
    } else if (destination == Destination::furniture) {
      furniture_.properties.role = ParagraphRole::furniture;
      add(furniture_);  // before the paragraph that is being written
      furniture_ = {};
    } else if (destination == Destination::note && note_.words.size() > 0) {
      notes_.push_back(std::move(note_));
      note_ = {};
    } else if (destination == Destination::comment && comment_.words.size() > 0) {
      comment_.properties.role = ParagraphRole::comment;
      comment_.properties.author = comment_author_;
      comments_.push_back(std::move(comment_));
      comment_ = {};
    }
  }

  void add(const Paragraph& paragraph) {
    const std::string& words = paragraph.words.text();
    const std::size_t begin = words.find_first_not_of(" \t\n");
    if (begin == std::string::npos) return;
    PagedParagraph properties = paragraph.properties;
    const ByteOffset at = text_.size();
    std::size_t done = 0;
    for (const OffsetMap::Run& run : paragraph.words.map().runs()) {
      if (run.text > done) text_.insert(std::string_view(words).substr(done, run.text - done));
      const std::string_view piece = std::string_view(words).substr(run.text, run.text_size);
      if (run.text_size == run.source_size) text_.copy(piece, run.source);
      else text_.made_from(piece, run.source, run.source_size);
      done = run.text + run.text_size;
    }
    properties.span = {at, text_.size()};
    text_.insert("\n");
    paged_.paragraphs.push_back(std::move(properties));
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  std::size_t unseen_groups_ = 0;  // open groups beyond the depth that is kept
  bool star_ = false;              // behind \*
  int pending_skip_ = 0;
  char32_t high_ = 0;
  std::size_t high_begin_ = 0;
  std::string charset_ = "windows-1252";
  std::string comment_author_;
  std::map<int, std::string> font_charsets_;   // WHATWG names
  Paragraph body_, furniture_, note_, comment_;
  std::vector<Paragraph> notes_, comments_;
  MappedText text_;
  PagedText paged_;
};

}  // namespace

Result<std::vector<Document>> read_rtf(const Source& source) {
  std::vector<Document> documents;
  documents.push_back(document_of(RtfReader(source.bytes).read()));
  return documents;
}

}  // namespace onrecord
