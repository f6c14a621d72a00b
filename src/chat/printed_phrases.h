// What WhatsApp itself prints in place of a message, in the languages it is used in: "<Media omitted>", "Diese Nachricht
// wurde gelöscht". Where the layout of the line already tells (a direction mark in front, angle brackets around), parts of
// words are enough; where only the words tell, the whole phrase has to be there, so that people may speak about deleted
// messages without losing theirs.
#pragma once

#include <string_view>  // std::string_view

namespace onrecord {

// The whole of `body` is the notice of a deletion, with or without a full stop.
bool is_deletion_notice(std::string_view body);
// `body`, known to be printed by the messenger, speaks of deletion.
bool speaks_of_deletion(std::string_view body);
// `body`, known to be printed by the messenger, says that a file was left out.
bool speaks_of_omission(std::string_view body);
// The words inside angle brackets name left-out media.
bool names_media(std::string_view words);
// The words in round or angle brackets say that a file is attached.
bool speaks_of_attachment(std::string_view words);
// The words inside angle brackets say that the message was edited.
bool speaks_of_edit(std::string_view words);
// `body`, known to be printed by the messenger, is about a call.
bool speaks_of_call(std::string_view body);
// A notice about the chat as a whole: its encryption, a security code, messages that disappear, a business account.
bool is_chat_notice(std::string_view body);
// The words behind a name tell what the named did to the group: "changed the subject to", "hat die Gruppe".
bool tells_of_change(std::string_view words);

}  // namespace onrecord
