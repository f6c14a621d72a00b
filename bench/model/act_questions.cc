// The features of statements for train/acts.py. Reads lines of JSON {"kind", "cue", "content", "turn"} from standard input; writes for each its features and the act that its cue or a turn of phrase shows, or null.
#include <iostream>  // std::cin, std::cout
#include <set>       // std::set
#include <string>    // std::string

#include <nlohmann/json.hpp>

#include "speech/act_features.h"
#include "speech/acts.h"
#include "speech/plain_words.h"

using namespace onrecord;
using nlohmann::json;

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const json row = json::parse(line);
    const StatementKind kind = from_word<StatementKind>(std::string(row.at("kind"))).value_or(StatementKind::direct);
    const std::string cue = plain_words(std::string(row.at("cue"))), content = plain_words(std::string(row.at("content")));
    std::set<std::string> features;
    act_features(kind, cue, content, row.at("turn"), [&](std::string_view feature) { features.emplace(feature); });
    const auto shown = act_shown(kind, cue, content, row.at("turn"));
    std::cout << json{{"features", features}, {"shown", shown ? json(std::string(word(*shown))) : json()}}.dump() << '\n';
  }
}
