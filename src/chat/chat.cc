#include "chat/chat.h"

#include <algorithm>      // std::any_of, std::find
#include <unordered_map>  // std::unordered_map

#include "chat/builder.h"
#include "chat/chat_log.h"
#include "chat/html_chats.h"
#include "chat/json_chats.h"
#include "chat/text_chats.h"
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

// Files of the archive by their names without folders.
class FilesBeside {
 public:
  explicit FilesBeside(const Source& source) {
    for (const FileBeside& file : source.beside) hashes_.emplace(last_of_path(file.member), file.sha256);
  }
  void note(Document& document) const {
    if (hashes_.empty()) return;
    for (Message& message : document.messages) {
      if (message.attachment.empty()) continue;
      if (const auto found = hashes_.find(last_of_path(message.attachment)); found != hashes_.end()) message.attachment_sha256 = found->second;
    }
  }

 private:
  std::unordered_map<std::string_view, std::string_view> hashes_;
};

bool starts_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && (text[begin] == '{' || text[begin] == '[');
}

// What an export of Slack holds beside its days: who is who (slack.cc reads that for them) and which channels there are.
bool goes_with_slack(const Source& source, std::string_view text) {
  constexpr std::string_view names[] = {"users.json", "org_users.json", "channels.json", "groups.json", "dms.json", "mpims.json", "integration_logs.json"};
  constexpr std::string_view marks[] = {"\"profile\"", "\"team_id\"", "\"members\"", "\"creator\"", "\"service_id\""};
  const std::string_view own = last_of_path(source.member.empty() ? source.path : source.member);
  if (std::find(std::begin(names), std::end(names), own) == std::end(names)) return false;
  const bool empty = text.find_first_not_of("[] \t\r\n") == std::string_view::npos;
  return empty || std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

std::vector<Document> read_json(const JsonTree& tree, const Source& source) {
  for (auto reader : {read_telegram, read_discord, read_skype, read_teams, read_rsmf, read_signal_export, read_signal_cli})
    if (std::vector<Document> found = reader(tree); !found.empty()) return found;
  return read_slack(tree, source);
}

bool read_text(const ChatText& text, const Source& source, const TakeDocument& take) {
  const auto give = [&](std::optional<Document> found) {
    if (found) take(std::move(*found));
    return found.has_value();
  };
  if (give(read_imessage(text.text)) || give(read_discord_csv(text.text)) || (!text.mapped && give(read_html_chat(text.text)))) return true;
  const std::optional<ChatLog> log = survey_log(text.text, text.mapped, is_whatsapp_notice);
  if (!log) return !text.mapped && give(read_pasted_chat(text.text));
  const bool markdown = telling_name(source).ends_with(".md");
  return give(read_signal_markdown(*log, markdown)) || give(read_discord_text(*log)) || read_whatsapp(*log, telling_name(source), take);
}

}  // namespace

bool read_chat(const Source& source, const std::function<void(Document&&)>& take) {
  if (source.error || source.content().empty()) return false;
  const ChatText text = text_of_source(source);
  const FilesBeside beside(source);
  const auto give = [&](Document&& document) {
    map_to_source(document, text);
    beside.note(document);
    take(std::move(document));
  };
  if (starts_json(text.text)) {
    if (const std::optional<JsonTree> tree = JsonTree::parse(text.text)) {
      std::vector<Document> documents = read_json(*tree, source);
      if (!tree->complete() && !documents.empty())
        documents.front().findings.push_back({"OR-0505", "the export is cut off or damaged: messages up to the damage were read", std::nullopt});
      for (Document& document : documents) give(std::move(document));
      if (!documents.empty() || goes_with_slack(source, text.text)) return true;
    }
  }
  return read_text(text, source, give);
}

std::optional<std::vector<Document>> read_chat(const Source& source) {
  std::vector<Document> documents;
  if (!read_chat(source, [&](Document&& document) { documents.push_back(std::move(document)); })) return std::nullopt;
  return documents;
}

}  // namespace onrecord
