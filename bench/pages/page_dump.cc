// What train/page_model.py and a person looking into a page need: the blocks of each page with what is measured of them,
// and the dates it gives.
//
//   page_dump LIST OUT     LIST: paths of pages (gzipped or not), one a line. Writes OUT.blocks (JSON lines: path, headline,
//                          b = words of the blocks, r = 1 where a rule settles the block whatever the
//                          model says, 2 + n where it is of comment n, dates),
//                          OUT.feat (float32 rows) and OUT.boxes (three uint32 a block: its box and the two around it).
#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "page/block_features.h"
#include "page/html_comments.h"
#include "page/html_dates.h"
#include "page/html_labels.h"
#include "source/decode.h"
#include "source/source.h"

namespace {

using namespace onrecord;

void dump_page(const std::string& path, const Source& source, std::ofstream& blocks, std::ofstream& features, std::ofstream& boxes) {
  const DecodedText decoded = decode_text(source.bytes, source.charset);
  const HtmlTree tree(decoded.text);
  const HtmlBlocks page = blocks_of(tree);
  const PageMetadata metadata = metadata_of(tree);
  const Headline headline = headline_of(page, metadata);
  const HtmlComments comments = comments_of(page, {});
  const std::vector<Phrase> phrases = phrases_of(page);
  const std::vector<std::optional<PartKind>> settled = settled_kinds(page, headline, comments, phrases);
  nlohmann::json line = {{"path", path}, {"headline", headline.block == no_block ? -1 : static_cast<int>(headline.block)}, {"b", nlohmann::json::array()}, {"r", nlohmann::json::array()}, {"dates", nlohmann::json::array()}};
  std::size_t comment = 0;
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    line["b"].push_back(text_of(page.text, page.blocks[i].span));
    while (comment + 1 < comments.comments.size() && comments.comments[comment + 1].first <= i) ++comment;
    line["r"].push_back(settled[i] ? 1 : comments.is_words[i] ? 2 + comment : 0);
  }
  const std::uint32_t body = first_body(kinds_of(page, headline, comments), headline);
  for (const DateClaim& claim : date_claims(page, metadata, headline, body, source.url))
    line["dates"].push_back({static_cast<int>(claim.from), claim.at.iso(), claim.modified, claim.basis, claim.span ? std::string(text_of(page.text, *claim.span)) : std::string()});
  blocks << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  const BlockMeasures measures(page, headline, phrases);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    const BlockFeatures own = measures.row(i);
    features.write(reinterpret_cast<const char*>(own.data()), sizeof(own));
    const std::uint32_t parent = page.boxes[block.box].parent;
    const std::uint32_t row[] = {block.box, parent, page.boxes[parent].parent};
    boxes.write(reinterpret_cast<const char*>(row), sizeof(row));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: page_dump LIST OUT\n";
    return 2;
  }
  std::ifstream list(argv[1]);
  const std::string out = argv[2];
  std::ofstream blocks(out + ".blocks"), features(out + ".feat", std::ios::binary), boxes(out + ".boxes", std::ios::binary);
  for (std::string path; std::getline(list, path);) {
    read_file(path, {}, [&](Source&& source) {
      if (!source.error) dump_page(path, source, blocks, features, boxes);
      return true;
    });
  }
}
