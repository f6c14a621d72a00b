// Hosts of mail addresses: "ann@boatunion.example" is an address of the Boat Union.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord::people {

// The host of a mail address, folded. Empty where `text` is no address, or its host gives mailboxes to anybody.
std::string mail_host(std::string_view text);

// Whether several people use a mail address: "press@boats.example".
bool is_shared_mailbox(std::string_view address);

// What a host may be called that is a body's: of the Ham Boat Union "hamboatunion", "hamboatu", "hambu", "hamunion", "hbu", and "ham" where that is long enough to tell.
std::vector<std::string> host_labels_of(const std::vector<std::string>& body);

// The labels of a host that tell whose it is, the nearest first: "boats", "ham" of "boats.ham.org.example".
std::vector<std::string> telling_labels(std::string_view host);

}  // namespace onrecord::people
