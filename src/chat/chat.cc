#include "chat/chat.h"

#include "chat/builder.h"
#include "chat/whatsapp.h"

namespace onrecord {
namespace {

std::string_view last_of_path(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// What tells the conversation's name: the file, or the archive where the file inside is called "_chat.txt".
std::string_view telling_name(const Source& source) {
  const std::string_view member = last_of_path(source.member);
  return member.empty() || member == "_chat.txt" ? last_of_path(source.path) : member;
}

// Offsets in a reader's document are bytes of the decoded text; hands them on to the bytes of the source.
void map_to_source(Document& document, const ChatText& text) {
  if (!text.as_is) document.bytes = document.bytes.after(text.map);
  document.findings.insert(document.findings.begin(), text.findings.begin(), text.findings.end());
}

}  // namespace

std::optional<std::vector<Document>> read_chat(const Source& source) {
  if (source.error || source.bytes.empty()) return std::nullopt;
  const ChatText text = text_of_source(source);
  std::vector<Document> documents;
  if (auto conversation = read_whatsapp(text.text, telling_name(source))) documents.push_back(std::move(*conversation));
  if (documents.empty()) return std::nullopt;
  for (Document& document : documents) map_to_source(document, text);
  return documents;
}

}  // namespace onrecord
