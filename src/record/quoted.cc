#include "record/quoted.h"

#include <string_view>    // std::string_view
#include <unordered_map>  // std::unordered_map

#include "people/names.h"

namespace onrecord {
namespace {

constexpr std::size_t run = 5;    // words that must agree; fewer are said by many
constexpr std::size_t most = 16;  // quotations that begin alike

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < first + count; ++i) (text += words[i]) += ' ';
  return text;
}

// Pieces of a content are joined by " … ".
std::vector<std::string> pieces_of(const std::string& content) {
  static const std::string mark = " … ";
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (std::size_t at = content.find(mark); at != std::string::npos; at = content.find(mark, begin)) {
    pieces.push_back(content.substr(begin, at - begin));
    begin = at + mark.size();
  }
  pieces.push_back(content.substr(begin));
  return pieces;
}

struct Quotation {
  std::size_t speaker = 0;
  std::string words;  // folded, each with a blank behind it
  std::string written;
};

using Quotations = std::unordered_map<std::string, std::vector<Quotation>>;  // by their first words

Result<Quotations> read_quotations(const Database& database, const std::map<LocalActor, std::size_t>& places) {
  Quotations quotations;
  Query query = database.query(
      "SELECT s.document, s.speaker, s.content FROM statement s JOIN document d ON d.id = s.document "
      "WHERE s.kind IN ('direct', 'mixed') AND d.kind <> 'chat' AND s.speaker IS NOT NULL ORDER BY s.document, s.ordinal");
  while (TRY(query.next())) {
    LocalActor speaker;
    std::string content;
    query >> speaker.first >> speaker.second >> content;
    const auto place = places.find(speaker);
    if (place == places.end()) continue;
    for (const std::string& piece : pieces_of(content)) {
      const std::vector<std::string> words = people::name_words(piece);
      if (words.size() < run) continue;
      std::vector<Quotation>& alike = quotations[joined(words, 0, run)];
      if (alike.size() < most) alike.push_back({place->second, joined(words, 0, words.size()), piece});
    }
  }
  return quotations;
}

}  // namespace

Result<std::vector<Setting::Quoted>> find_quoted(const Database& database, const std::map<LocalActor, std::size_t>& places) {
  std::vector<Setting::Quoted> found;
  const Quotations quotations = TRY(read_quotations(database, places));
  if (quotations.empty()) return found;
  Query query = database.query(
      "SELECT s.document, s.speaker, s.content FROM statement s JOIN document d ON d.id = s.document "
      "WHERE s.kind = 'own' AND d.kind = 'chat' AND s.speaker IS NOT NULL ORDER BY s.document, s.ordinal");
  while (TRY(query.next())) {
    LocalActor writer;
    std::string content;
    query >> writer.first >> writer.second >> content;
    const auto place = places.find(writer);
    if (place == places.end()) continue;
    const std::vector<std::string> words = people::name_words(content);
    for (std::size_t i = 0; i + run <= words.size(); ++i) {
      const auto alike = quotations.find(joined(words, i, run));
      if (alike == quotations.end()) continue;
      for (const Quotation& quotation : alike->second)
        if (joined(words, i, words.size() - i).starts_with(quotation.words)) found.push_back({place->second, quotation.speaker, quotation.written});
    }
  }
  return found;
}

}  // namespace onrecord
