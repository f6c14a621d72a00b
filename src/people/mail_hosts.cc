#include "people/mail_hosts.h"

#include <algorithm>  // std::all_of

#include "people/lexicon.h"
#include "people/names.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

std::vector<std::string> labels_of(std::string_view host) {
  std::vector<std::string> labels(1);
  for (const char c : host) {
    if (c == '.') labels.emplace_back();
    else if (c != '-' && c != '_') labels.back() += c;
  }
  return labels;
}

bool gives_mailboxes(const std::string& label) {
  static const WordSet providers("gmail googlemail hotmail outlook live msn yahoo ymail rocketmail aol icloud me mac protonmail proton gmx web mail email btinternet btopenworld sky talktalk virginmedia ntlworld comcast verizon att zoho fastmail hey tutanota tuta posteo qq yandex orange wanadoo free laposte tonline blueyonder tiscali plusnet virgin sbcglobal bellsouth naver 163 126 googlegroups parliament freenet hushmail riseup");
  return providers.has(label);
}

// Letters and digits of a word: "crews'" as "crews".
std::string bare(const std::string& word) {
  std::string letters;
  for (const char c : word)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  return letters;
}

}  // namespace

std::string mail_host(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos || text.find(' ') != std::string_view::npos) return {};
  std::string host = folded(text.substr(at + 1));
  const std::vector<std::string> labels = labels_of(host);
  if (labels.size() < 2) return {};
  for (const std::string& label : labels)
    if (label.empty() || (gives_mailboxes(label) && &label != &labels.back())) return {};
  return host;
}

bool is_shared_mailbox(std::string_view address) {
  static const WordSet shared("info press media office contact hello mail news newsdesk editor letters admin enquiries inquiries secretary chair president team support noreply no-reply notifications clerk reception");
  return shared.has(address.substr(0, address.find('@')));
}

std::vector<std::string> host_labels_of(const std::vector<std::string>& body) {
  constexpr std::size_t long_enough = 5, fewest_initials = 3;  // letters
  static const WordSet common("national international royal general united department ministry office council association union federation institute society university college school centre center council public local county district northern southern eastern western north south east west city central community people federal");
  std::vector<std::string> words;
  for (const std::string& word : body)
    if (std::string letters = bare(word); !letters.empty() && !joins_names(word)) words.push_back(std::move(letters));
  if (words.empty()) return {};
  std::vector<std::string> labels;
  std::string begun;
  for (std::size_t i = 0; i < words.size(); ++i) {
    begun += words[i];
    std::string initials;
    for (std::size_t k = i + 1; k < words.size(); ++k) initials += words[k].front();
    const bool says_all = i > 0 && std::all_of(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end(), [](const std::string& word) { return common.has(word); });  // "hamlee" of the Ham and Lee District Council
    if (initials.empty() || says_all || (i == 0 && begun.size() >= long_enough && !common.has(begun))) labels.push_back(begun);
    if (!initials.empty() && begun.size() > 2) labels.push_back(begun + initials);
  }
  if (words.size() > 2) labels.push_back(words.front() + words.back());
  std::string initials;
  for (const std::string& word : words) initials += word.front();
  if (initials.size() >= fewest_initials) labels.push_back(initials);
  return labels;
}

std::vector<std::string> telling_labels(std::string_view host) {
  static const WordSet says_nothing("www mail smtp mx webmail staff post office com co org net gov ac edu nhs govt mil int info uk us eu");
  std::vector<std::string> labels = labels_of(host), telling;
  labels.pop_back();  // the top level
  for (std::string& label : labels)
    if (!says_nothing.has(label)) telling.push_back(std::move(label));
  return telling;
}

}  // namespace onrecord::people
