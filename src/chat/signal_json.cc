#include <map>  // std::map

#include "chat/json_chats.h"

namespace onrecord {
namespace {

std::string file_of(const JsonValue& attachment) {
  for (std::string_view key : {"name", "filename", "fileName", "path", "id"})
    if (std::string name = attachment[key].text(); !name.empty()) return name;
  return {};
}

// The words of a quotation in Markdown: "\n\n> The tap is running.\n\n" gives "The tap is running."
std::string quoted_words(std::string_view quote) {
  std::string words;
  for (std::size_t at = 0; at < quote.size();) {
    const std::size_t end = std::min(quote.find('\n', at), quote.size());
    std::string_view line = quote.substr(at, end - at);
    while (line.starts_with('>') || line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with(' ')) line.remove_suffix(1);
    if (!line.empty()) words += (words.empty() ? "" : "\n") + std::string(line);
    at = end + 1;
  }
  return words;
}

// Words by which later messages quote an earlier one.
std::string quote_key(std::string_view words) { return "words " + quoted_words(words); }

void add_exported(ConversationBuilder& builder, const JsonValue& value) {
  Message message;
  message.author = value["sender"].text();
  message.sent_at = parse_iso(value["date"].text());
  const MappedText words = trimmed(words_of_value(value["body"]));
  builder.add(words);
  const JsonValue attachment = value["attachments"].first();
  if (attachment.is_object()) message.attachment = file_of(attachment);
  if (attachment.is_object() || value["sticker"].is_object() || is_set(value["sticker"])) message.kind = MessageKind::media;
  if (is_set(value["call"])) message.kind = MessageKind::system;
  if (is_set(value["deleted"])) message.kind = MessageKind::deleted;
  message.edited = is_set(value["edited"]);
  if (is_set(value["quote"])) message.reply_to = builder.called(quote_key(value["quote"].text()));
  for (JsonValue reaction = value["reactions"].first(); reaction.kind() != JsonValue::Kind::absent; reaction = reaction.next()) {
    const JsonValue who = reaction.is_array() ? reaction.first() : reaction["name"];
    const JsonValue sign = reaction.is_array() ? who.next() : reaction["emoji"];
    message.reactions.push_back(sign.text() + " " + who.text());
  }
  builder.call(quote_key(words.text()), builder.end_message(std::move(message)));
}

// The conversations of one account's log of envelopes, in the order in which they begin.
class Envelopes {
 public:
  void take(const JsonValue& entry) {
    JsonValue envelope = entry["envelope"];
    if (!envelope.is_object()) envelope = entry["params"]["envelope"];
    if (!envelope.is_object()) return;
    sender_ = name_of(envelope);
    if (const JsonValue data = envelope["dataMessage"]; data.is_object()) take_data(data, envelope["timestamp"], number_of(envelope), std::nullopt);
    if (const JsonValue edit = envelope["editMessage"]; edit.is_object()) take_data(edit["dataMessage"], envelope["timestamp"], number_of(envelope), edit["targetSentTimestamp"]);
    if (const JsonValue sent = envelope["syncMessage"]["sentMessage"]; sent.is_object()) {
      std::string other;
      for (std::string_view key : {"destinationNumber", "destination", "destinationUuid"})
        if (other.empty()) other = sent[key].text();
      const JsonValue edit = sent["editMessage"];
      if (edit.is_object()) take_data(edit["dataMessage"], sent["timestamp"], other, edit["targetSentTimestamp"]);
      else take_data(sent, sent["timestamp"], other, std::nullopt);
    }
  }

  std::vector<Document> documents() && {
    std::vector<Document> result;
    for (ConversationBuilder& builder : conversations_)
      if (builder.count() > 0) result.push_back(std::move(builder).take());
    return result;
  }

 private:
  static std::string name_of(const JsonValue& envelope) {
    for (std::string_view key : {"sourceName", "sourceNumber", "source", "sourceUuid"})
      if (std::string name = envelope[key].text(); !name.empty()) return name;
    return {};
  }
  static std::string number_of(const JsonValue& envelope) {
    for (std::string_view key : {"sourceNumber", "source", "sourceUuid"})
      if (std::string name = envelope[key].text(); !name.empty()) return name;
    return {};
  }

  ConversationBuilder& conversation(const JsonValue& data, const std::string& other) {
    const std::string group = data["groupInfo"]["groupId"].text();
    const auto [found, added] = places_.try_emplace(group.empty() ? other : "group " + group, conversations_.size());
    if (added) conversations_.emplace_back();
    ConversationBuilder& builder = conversations_[found->second];
    if (added && !group.empty()) {
      const std::string name = data["groupInfo"]["groupName"].text();
      builder.set_group(name.empty() ? group : name);
    }
    return builder;
  }

  void take_data(const JsonValue& data, const JsonValue& time, const std::string& other, std::optional<JsonValue> edited) {
    if (!data.is_object()) return;
    ConversationBuilder& builder = conversation(data, other);
    const JsonValue reaction = data["reaction"];
    if (reaction.is_object()) {
      if (auto target = builder.called(reaction["targetSentTimestamp"].text()); target && !reaction["isRemove"].is_true())
        builder.message(*target).reactions.push_back(reaction["emoji"].text() + " " + sender_);
      return;
    }
    if (data["remoteDelete"].is_object()) {
      if (auto target = builder.called(data["remoteDelete"]["timestamp"].text())) builder.message(*target).kind = MessageKind::deleted;
      return;
    }
    const JsonValue attachment = data["attachments"].first();
    if (!data["message"].is_string() && !attachment.is_object() && !data["sticker"].is_object()) return;
    Message message;
    message.author = sender_;
    if (auto milliseconds = (time.exists() ? time : data["timestamp"]).integer()) message.sent_at = utc_time(*milliseconds / 1000);
    data["message"].append_to(builder.text());
    if (attachment.is_object()) message.attachment = file_of(attachment);
    if (attachment.is_object() || data["sticker"].is_object()) message.kind = MessageKind::media;
    message.reply_to = builder.called(data["quote"]["id"].text());
    // The earlier wording stays in its place; the edit is a message of its own that answers it.
    if (edited) {
      message.edited = true;
      message.reply_to = builder.called(edited->text());
    }
    builder.call(time.text(), builder.end_message(std::move(message)));
  }

  std::vector<ConversationBuilder> conversations_;
  std::map<std::string, std::size_t> places_;
  std::string sender_;
};

}  // namespace

std::vector<Document> read_signal_export(const JsonTree& tree) {
  const JsonValue root = tree.root();
  if (!root["sender"].exists() || !root["body"].is_string() || !root["date"].is_string()) return {};
  ConversationBuilder builder;
  for (JsonValue message = root; message.kind() != JsonValue::Kind::absent; message = message.next())
    if (message.is_object()) add_exported(builder, message);
  builder.add_finding("OR-0504", "the export names no time zone: times are the local time of the exporting device");
  std::vector<Document> documents;
  documents.push_back(std::move(builder).take());
  return documents;
}

std::vector<Document> read_signal_cli(const JsonTree& tree) {
  const JsonValue root = tree.root();
  if (!root["envelope"].is_object() && !root["params"]["envelope"].is_object()) return {};
  Envelopes envelopes;
  for (JsonValue entry = root; entry.kind() != JsonValue::Kind::absent; entry = entry.next()) envelopes.take(entry);
  return std::move(envelopes).documents();
}

}  // namespace onrecord
