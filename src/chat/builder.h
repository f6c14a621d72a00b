// Builds the document of a conversation message by message, so that every reader keeps the same rules: the words of the
// messages one after another, each ended by '\n'; a part of kind message for each; a map back to the bytes.
#pragma once

#include <cstdint>      // std::uint64_t
#include <functional>   // std::function
#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <unordered_map>  // std::unordered_map
#include <unordered_set>  // std::unordered_set
#include <vector>         // std::vector

#include "base/document.h"
#include "source/source.h"

namespace onrecord {

using TakeDocument = std::function<void(Document&&)>;

// Appends a text with its places to another.
void append_piece(MappedText& out, const MappedText& piece);
// The words of `piece` from byte `begin` to byte `end`, with their places.
MappedText part_of(const MappedText& piece, std::size_t begin, std::size_t end);
// The same without blanks and line breaks around it.
MappedText trimmed(const MappedText& piece);

// `outer` was made from the text that `inner` maps to its source: the same words with their places in that source.
MappedText mapped_through(const MappedText& outer, const OffsetMap& inner);

class ConversationBuilder {
 public:
  // `messages` and `bytes` of words are guesses of how much will come.
  explicit ConversationBuilder(std::size_t messages = 0, std::size_t bytes = 0);

  // The text under construction: readers add the words of the message they are at, then call `end_message`.
  MappedText& text() { return text_; }

  // Adds words with their places. What stands between the runs of `piece` is ours and maps to nothing.
  void add(const MappedText& piece);

  // Ends a message: its words are what was added since the last one, blanks and line breaks around them left out. Only the
  // span is set here. Gives the index of the message.
  std::size_t end_message(Message message);

  // Messages by what the export calls them, for replies and reactions that come later.
  void call(std::string_view id, std::size_t index) { ids_.insert_or_assign(std::string(id), index); }
  std::optional<std::size_t> called(std::string_view id) const;

  std::size_t count() const { return document_.messages.size(); }
  Message& message(std::size_t index) { return document_.messages[index]; }

  // Adds a name to the members; a name twice counts once.
  void add_member(std::string_view name) { document_.recipients.emplace_back(name); }
  void add_finding(std::string code, std::string what) { document_.findings.push_back({std::move(code), std::move(what), std::nullopt}); }
  void set_group(std::string_view subject) { document_.group = subject; }
  void set_title(std::string_view title) { document_.title = title; }

  // The document. Authors of messages become members where they are none yet.
  Document take() &&;

 private:
  void note_author(const std::string& author);

  Document document_;
  MappedText text_;
  std::vector<std::string> authors_;                 // in order of their first message
  std::unordered_set<std::string> known_authors_;    // those behind the first few
  ByteOffset begin_ = 0;  // of the words of the message under construction
  std::unordered_map<std::string, std::size_t> ids_;
};

// The decoded text of a source that is taken to be text: a view of the bytes themselves where nothing has to be changed
// (`owned` is then empty and `map` the identity), else a decoded copy.
struct ChatText {
  std::string owned;
  OffsetMap map;
  bool as_is = true;
  std::string_view text;
  const MappedFile* mapped = nullptr;   // that `text` is
  std::vector<Finding> findings;
};
ChatText text_of_source(const Source& source);

}  // namespace onrecord
