// The tree that lexbor builds from a page, with what lexbor does not keep: where in the page the characters of each
// text node stood. Depth is bounded, so that every step costs the same however deep the page nests.
#pragma once

#include <cstdint>      // std::uint32_t
#include <memory>       // std::unique_ptr
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include <lexbor/html/html.h>

namespace onrecord {

// A run of characters in the page that went into one text node.
struct SourceRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t made = 0;  // bytes it gave the node: end - begin unless there were entities or CR LF
  std::uint32_t next = 0;  // index + 1 of the node's next run; 0 for the last
};

class HtmlTree {
 public:
  // Elements nested deeper than this lose their tags; their words stay.
  static constexpr std::size_t max_depth = 300;

  // Parses `page` (UTF-8), which must outlive the tree. A tree without nodes where memory runs out.
  explicit HtmlTree(std::string_view page);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  lxb_dom_node_t* root() const;
  std::string_view page() const { return page_; }
  bool depth_was_cut() const { return dropped_total_ > 0; }

  // The words of a text node.
  static std::string_view text_of_node(lxb_dom_node_t* node);
  // The first of its runs, or nullptr where lexbor moved text about and they are not known.
  const SourceRun* first_run(lxb_dom_node_t* node) const;
  const SourceRun* next_run(const SourceRun& run) const { return run.next == 0 ? nullptr : &runs_[run.next - 1]; }

 private:
  static lxb_html_token_t* on_token(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, void* self);
  bool drops(const lxb_html_token_t& token);
  void note_text(std::uint32_t begin, std::uint32_t end);

  std::string_view page_;
  lxb_html_parser_t* parser_ = nullptr;
  lxb_html_document_t* document_ = nullptr;
  lxb_html_tree_t* tree_ = nullptr;
  std::size_t dropped_ = 0;        // elements open that were not let in
  std::size_t dropped_total_ = 0;
  std::vector<SourceRun> runs_;    // a text node's `user` is the index + 1 of its first run
  std::uint32_t last_run_ = 0;     // index + 1 of the last run of the node written to last
  lxb_dom_node_t* last_node_ = nullptr;
  std::size_t last_size_ = 0;      // bytes it holds
};

}  // namespace onrecord
