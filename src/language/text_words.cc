#include "language/text_words.h"

#include <memory>         // std::unique_ptr
#include <unordered_set>  // std::unordered_set

#include <libstemmer.h>
#include <unicode/uchar.h>

#include "base/check.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

const std::unordered_set<std::string_view>& stop_words() {
  static const std::unordered_set<std::string_view> words = {
      "a", "about", "above", "after", "again", "against", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before", "being",
      "below", "between", "both", "but", "by", "can", "cannot", "could", "did", "do", "does", "doing", "down", "during", "each", "even", "ever", "few", "for", "from",
      "further", "get", "go", "going", "got", "had", "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
      "itself", "just", "let", "like", "made", "make", "many", "may", "me", "might", "more", "most", "much", "must", "my", "myself", "never", "no", "nobody", "nor", "not",
      "nothing", "now", "of", "off", "on", "once", "one", "only", "or", "other", "our", "ours", "out", "over", "own", "put", "said", "same", "say", "says", "see", "shall",
      "she", "should", "so", "some", "such", "take", "than", "that", "the", "their", "theirs", "them", "then", "there", "these", "they", "thing", "things", "this", "those",
      "through", "to", "told", "too", "under", "until", "up", "us", "very", "want", "wants", "wanted", "was", "we", "well", "were", "what", "when", "where", "which", "while",
      "who", "whom", "why", "will", "with", "would", "yes", "you", "your", "yours", "year", "years", "month", "months", "week", "weeks", "day", "days", "today", "yesterday", "tomorrow", "ago", "don", "didn", "doesn", "isn", "wasn", "won", "ll", "ve", "re", "s", "t", "d", "m"};
  return words;
}

bool word_point(char32_t c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000) || c >= 0x3040; }

class Stemmer {
 public:
  Stemmer() : stemmer_(sb_stemmer_new("english", nullptr), sb_stemmer_delete) { OR_CHECK(stemmer_ != nullptr); }
  std::string stem(const std::string& word) {
    const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    return std::string(reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get())));
  }

 private:
  std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer_;
};

}  // namespace

std::vector<TextWord> text_words(std::string_view text) {
  thread_local Stemmer stemmer;
  std::vector<TextWord> words;
  std::string form;
  bool digits = false;
  const auto flush = [&] {
    while (!form.empty() && (form.back() == '.' || form.back() == ',')) form.pop_back();
    if (form.empty()) return;
    TextWord word{form, {}, digits};
    if (!stop_words().contains(form)) word.stem = digits ? form : stemmer.stem(form);
    words.push_back(std::move(word));
    form.clear();
    digits = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const char32_t c = point.value;
    if (word_point(c)) {
      digits = digits || (c >= '0' && c <= '9');
      if (c < 0x80) {
        form += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      } else {
        append_utf8(form, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
      }
    } else if (digits && (c == '.' || c == ',') && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9') {
      form += static_cast<char>(c);  // 4.2, 11,400
    } else {
      flush();
    }
    at += point.size;
  }
  flush();
  return words;
}

std::size_t find_words(std::string_view text, std::string_view words) {
  if (words.empty()) return std::string_view::npos;
  const auto in_word_before = [&](std::size_t at) {
    std::size_t start = at - 1;
    while (start > 0 && !on_border(text, start)) --start;
    return word_point(code_point_at(text, start).value);
  };
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || !in_word_before(at)) && (end == text.size() || !word_point(code_point_at(text, end).value))) return at;
  }
  return std::string_view::npos;
}

}  // namespace onrecord
