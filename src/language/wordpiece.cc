#include "language/wordpiece.h"

#include <fstream>  // std::ifstream

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/check.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t longest_word = 100;  // code points; a longer word is one unknown piece

// What the tokenizer does with a character. Its tables are those of Unicode 8: it takes what came later for letters.
enum class Role { letter, blank, mark, ideograph, dropped };

bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2B81F) ||
         (c >= 0x2B920 && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

Role role_of(char32_t c) {
  if (c < 0x80) {
    if (c == ' ' || (c >= '\t' && c <= '\r' && c != '\v' && c != '\f')) return Role::blank;
    if (c < 0x20 || c == 0x7F) return Role::dropped;
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric ? Role::letter : Role::mark;
  }
  const auto point = static_cast<UChar32>(c);
  if (c == 0xFFFD) return Role::dropped;
  if (is_ideograph(c)) return Role::ideograph;
  UVersionInfo age;
  u_charAge(point, age);
  if (age[0] > 8) return Role::letter;
  const std::uint32_t category = U_GET_GC_MASK(point);
  if (category & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK | U_GC_MN_MASK)) return Role::dropped;
  if (u_isUWhiteSpace(point)) return Role::blank;
  return (category & U_GC_P_MASK) ? Role::mark : Role::letter;
}

}  // namespace

// Reads one stretch: gathers the characters of a word, in lower case and without accents, and cuts it into pieces.
class WordPiece::Reader {
 public:
  Reader(const WordPiece& pieces, std::vector<Piece>& out) : pieces_(pieces), out_(out) {
    UErrorCode status = U_ZERO_ERROR;
    decomposer_ = icu::Normalizer2::getNFDInstance(status);
    OR_CHECK(U_SUCCESS(status));
  }

  void run(std::string_view text, Span span) {
    for (ByteOffset at = span.begin; at < span.end;) {
      const CodePoint point = code_point_at(text, at);
      add(point.value, {at, at + point.size});
      at += point.size;
    }
    end_word();
  }

 private:
  // One character of the word: where it ends in `word_`, and where it came from.
  struct Letter {
    std::size_t end;
    Span span;
  };

  void add(char32_t c, Span span) {
    switch (role_of(c)) {
      case Role::dropped: return;
      case Role::blank: end_word(); return;
      case Role::ideograph:
        end_word();
        add_decomposed(c, span);
        end_word();
        return;
      case Role::letter:
      case Role::mark: add_decomposed(c, span);
    }
  }

  void add_decomposed(char32_t c, Span span) {
    if (c < 0x80) {
      add_plain(c, span);
      return;
    }
    icu::UnicodeString parts;
    if (!decomposer_->getDecomposition(static_cast<UChar32>(c), parts)) {
      add_plain(c, span);
      return;
    }
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) add_plain(static_cast<char32_t>(parts.char32At(i)), span);
  }

  void add_plain(char32_t c, Span span) {
    const Role role = role_of(c);
    if (role == Role::dropped) return;
    if (role == Role::mark) end_word();
    append_utf8(word_, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    letters_.push_back({word_.size(), span});
    if (role == Role::mark) end_word();
    if (letters_.size() > longest_word + 1) forget_middle();
  }

  // A word that is too long already need not be kept.
  void forget_middle() {
    letters_[letters_.size() - 2].span = letters_.back().span;
    letters_.pop_back();
    word_.resize(letters_[letters_.size() - 2].end);
    letters_.back().end = word_.size();
  }

  void end_word() {
    if (letters_.empty()) return;
    const std::size_t before = out_.size();
    if (letters_.size() > longest_word || !cut()) {
      out_.resize(before);
      out_.push_back({unknown, {letters_.front().span.begin, letters_.back().span.end}, false});
    }
    word_.clear();
    letters_.clear();
  }

  // The longest pieces from the left; false where some stretch has none.
  bool cut() {
    for (std::size_t first = 0; first < letters_.size();) {
      const Index& index = first ? pieces_.inner_ : pieces_.first_;
      const std::size_t from = first ? letters_[first - 1].end : 0;
      std::size_t last = letters_.size();
      for (; last > first; --last) {
        const auto found = index.find(std::string_view(word_).substr(from, letters_[last - 1].end - from));
        if (found == index.end()) continue;
        out_.push_back({found->second, {letters_[first].span.begin, letters_[last - 1].span.end}, first > 0});
        break;
      }
      if (last == first) return false;
      first = last;
    }
    return true;
  }

  const WordPiece& pieces_;
  std::vector<Piece>& out_;
  const icu::Normalizer2* decomposer_ = nullptr;
  std::string word_;
  std::vector<Letter> letters_;
};

Result<WordPiece> WordPiece::load(const std::filesystem::path& vocabulary) {
  std::ifstream file(vocabulary);
  if (!file) return Error{ErrorKind::not_found, vocabulary.string(), "the vocabulary of the model cannot be read", "reinstall onrecord"};
  WordPiece result;
  for (std::string line; std::getline(file, line);) {
    const auto id = static_cast<std::uint32_t>(result.words_.size());
    if (line.starts_with("##"))
      result.inner_.emplace(line.substr(2), id);
    else
      result.first_.emplace(line, id);
    result.words_.push_back(std::move(line));
  }
  if (result.word(separator) != "[SEP]")
    return Error{ErrorKind::damaged, vocabulary.string(), "this is not the vocabulary of a BERT model", "reinstall onrecord"};
  return result;
}

void WordPiece::encode(std::string_view text, Span span, std::vector<Piece>& pieces) const { Reader(*this, pieces).run(text, span); }

}  // namespace onrecord
