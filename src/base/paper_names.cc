#include "base/paper_names.h"

#include <unordered_set>  // std::unordered_set

namespace onrecord {

bool is_papers_name(std::string_view word) {
  static const std::unordered_set<std::string_view> words{
      "times", "post", "guardian", "telegraph", "mail", "sun", "mirror", "herald", "tribune", "journal", "gazette", "observer", "express", "independent", "courier", "mercury", "lantern", "chronicle",
      "echo", "standard", "star", "reuters", "bloomberg", "huffpost", "politico", "buzzfeed", "globe", "examiner", "enquirer", "argus", "sentinel", "dispatch", "record", "press", "newspaper",
      "magazine", "paper", "weekly", "citizen", "advertiser", "tidings", "bulletin", "messenger", "ledger", "packet", "inquirer"};
  return words.contains(word);
}

}  // namespace onrecord
