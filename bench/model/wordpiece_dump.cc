// wordpiece_dump VOCABULARY: reads texts as JSON lines {"text": ...}, prints for each the pieces as [id, begin, end, ...] with
// offsets in code points. train/check_wordpiece.py compares that with the reference tokenizer.
#include <iostream>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "language/wordpiece.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto wordpiece = onrecord::WordPiece::load(argv[1]);
  if (!wordpiece.ok()) {
    std::cerr << wordpiece.error().to_string() << '\n';
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const std::string text = nlohmann::json::parse(line).at("text");
    std::vector<onrecord::Piece> pieces;
    wordpiece->encode(text, {0, static_cast<onrecord::ByteOffset>(text.size())}, pieces);
    const onrecord::CodePointIndex index(text);
    std::vector<std::uint32_t> numbers;
    for (const onrecord::Piece& piece : pieces) {
      numbers.push_back(piece.id);
      numbers.push_back(index.code_point(piece.span.begin));
      numbers.push_back(index.code_point(piece.span.end));
    }
    std::cout << nlohmann::json(numbers).dump() << '\n';
  }
}
