#include <filesystem>  // std::filesystem::path
#include <map>         // std::map
#include <memory>      // std::shared_ptr
#include <mutex>       // std::mutex

#include "chat/json_chats.h"
#include "chat/markup_words.h"

namespace onrecord {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

std::string first_text(const JsonValue& object, std::initializer_list<std::string_view> keys) {
  for (std::string_view key : keys)
    if (std::string text = object[key].text(); !text.empty()) return text;
  return {};
}

void add_people(Names& names, std::string_view json) {
  const std::optional<JsonTree> tree = JsonTree::parse(json);
  if (!tree) return;
  for (JsonValue person = tree->root().first(); person.kind() != JsonValue::Kind::absent; person = person.next()) {
    std::string name = first_text(person, {"real_name"});
    if (name.empty()) name = first_text(person["profile"], {"real_name", "display_name"});
    if (name.empty()) name = first_text(person, {"name"});
    if (std::string id = person["id"].text(); !id.empty()) names.try_emplace(std::move(id), std::move(name));
  }
}

// Where an export keeps the names: two folders above a day's file, on disk or in the archive.
struct ExportPlace {
  std::string archive;  // empty: on disk
  std::string folder;   // with its last slash
  friend bool operator==(const ExportPlace&, const ExportPlace&) = default;
};

// "a/general/2024-03-05.json": {"a/", "general"}.
std::pair<std::string, std::string> above(const std::string& path) {
  const std::size_t file = path.find_last_of('/');
  if (file == std::string::npos) return {};
  const std::size_t folder = file == 0 ? std::string::npos : path.find_last_of('/', file - 1);
  const std::size_t begin = folder == std::string::npos ? 0 : folder + 1;
  return {path.substr(0, begin), path.substr(begin, file - begin)};
}

Names read_names(const ExportPlace& place) {
  Names names;
  for (std::string_view file : {"users.json", "org_users.json"}) {
    const std::string wanted = place.folder + std::string(file);
    std::error_code error;
    if (place.archive.empty() && !std::filesystem::is_regular_file(wanted, error)) continue;
    read_file(place.archive.empty() ? wanted : place.archive, ReadLimits{}, [&](Source&& source) {
      const bool found = place.archive.empty() || source.member == wanted;
      if (found) add_people(names, source.bytes);
      return !found;
    });
  }
  return names;
}

// The names of the export that was read last: its days follow one another.
std::shared_ptr<const Names> names_at(const ExportPlace& place) {
  static std::mutex guard;
  static ExportPlace last_place;
  static std::shared_ptr<const Names> last_names;
  const std::scoped_lock lock(guard);
  if (!last_names || last_place != place) {
    last_names = std::make_shared<const Names>(read_names(place));
    last_place = place;
  }
  return last_names;
}

// Subtypes under which people (and bots) write; all others are notices.
bool is_written(std::string_view subtype) {
  for (std::string_view written : {"", "bot_message", "me_message", "thread_broadcast", "reply_broadcast", "file_share", "file_comment", "file_mention", "tombstone", "assistant_app_thread", "document_mention"})
    if (subtype == written) return true;
  return false;
}

class SlackReader {
 public:
  explicit SlackReader(const Names& names) : names_(names) {}

  void take(const JsonValue& value) {
    const std::string subtype = value["subtype"].text();
    Message message;
    if (auto seconds = value["ts"].integer()) message.sent_at = utc_time(*seconds);
    MappedText literal = words_of_value(value["text"]);
    builder_.add(mapped_through(words_of_slack(literal.text(), [&](std::string_view id) { return name_of(id); }), literal.map()));
    if (subtype == "tombstone") {
      message.kind = MessageKind::deleted;
    } else if (!is_written(subtype)) {
      message.kind = MessageKind::system;
    } else {
      message.author = author_of(value);
      const JsonValue file = value["files"].first().is_object() ? value["files"].first() : value["file"];
      if (file.is_object()) {
        message.attachment = first_text(file, {"name", "title", "id"});
        message.kind = MessageKind::media;
      }
    }
    message.edited = value["edited"].is_object();
    const std::string time = value["ts"].text();
    if (const std::string thread = value["thread_ts"].text(); thread != time) message.reply_to = builder_.called(thread);
    for (JsonValue reaction = value["reactions"].first(); reaction.kind() != JsonValue::Kind::absent; reaction = reaction.next())
      for (JsonValue user = reaction["users"].first(); user.kind() != JsonValue::Kind::absent; user = user.next())
        message.reactions.push_back(reaction["name"].text() + " " + name_of(user.text()));
    builder_.call(time, builder_.end_message(std::move(message)));
  }

  ConversationBuilder& builder() { return builder_; }

 private:
  std::string name_of(std::string_view id) const {
    const auto found = names_.find(id);
    return found == names_.end() || found->second.empty() ? std::string(id) : found->second;
  }

  std::string author_of(const JsonValue& value) const {
    if (std::string id = value["user"].text(); !id.empty()) {
      if (names_.contains(id)) return name_of(id);
      if (std::string name = first_text(value["user_profile"], {"real_name", "display_name", "name"}); !name.empty()) return name;
      return id;
    }
    if (std::string name = first_text(value, {"username"}); !name.empty()) return name;
    return first_text(value["bot_profile"], {"name"});
  }

  const Names& names_;
  ConversationBuilder builder_;
};

}  // namespace

std::vector<Document> read_slack(const JsonTree& tree, const Source& source) {
  const JsonValue root = tree.root();
  const JsonValue messages = root.is_array() ? root : root["messages"];
  const JsonValue first = messages.first();
  if (!first["ts"].exists() || (first["type"].exists() && first["type"].text() != "message")) return {};
  // On disk by itself, in an unpacked export (whose folder is the path), or in an archive.
  std::error_code error;
  const bool in_folder = !source.member.empty() && std::filesystem::is_directory(source.path, error);
  const bool on_disk = source.member.empty() || in_folder;
  const auto [folder, channel] = above(in_folder ? source.path + "/" + source.member : on_disk ? source.path : source.member);
  const auto names = names_at({on_disk ? std::string() : source.path, folder});
  SlackReader reader(*names);
  for (JsonValue message = first; message.kind() != JsonValue::Kind::absent; message = message.next())
    if (message["ts"].exists()) reader.take(message);
  std::string group = root.is_object() ? first_text(root, {"name", "channel_name"}) : std::string();
  reader.builder().set_group(group.empty() ? channel : group);
  reader.builder().set_title(group.empty() ? channel : group);
  std::vector<Document> documents;
  documents.push_back(std::move(reader.builder()).take());
  return documents;
}

}  // namespace onrecord
