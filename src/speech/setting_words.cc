#include "speech/setting_words.h"

#include <string_view>    // std::string_view
#include <unordered_map>  // std::unordered_map
#include <unordered_set>  // std::unordered_set

namespace onrecord {
namespace {

struct Row {
  std::string_view phrases;  // phrases between bars, words between blanks
  Channel channel;
  Audience audience;
  int weight;
};

constexpr Row rows[] = {
    {"whatsapp|whatsapps|what's app|whatsapp messages|group chat|messaging group|private messages|leaked messages|text messages|text message|texted|telegram group|signal group|slack|told the group|the group that|leaked chat|private chat|leak of their messages|the leaked messages|direct messages|direct message|in a message|in messages|message of|messaged",
     Channel::chat, Audience::closed, 6},
    {"the messages|messages", Channel::chat, Audience::closed, 3},
    {"email|emails|e-mail|e-mails|emailed|leaked email|leaked emails", Channel::email, Audience::closed, 6},
    {"open letter|published letter|public letter", Channel::letter, Audience::open, 7},
    {"leaked letter|private letter|confidential letter|letter seen by|wrote privately|wrote to us|wrote to me|written to me|written to us|written to them", Channel::letter, Audience::closed, 7},
    {"letter|letters|wrote to|written to|writing to", Channel::letter, Audience::open, 5},
    {"note to staff|note to employees|memo|memos|internal report|internal document|internal documents|leaked document|leaked documents|confidential report|internal note|staff note|told staff|assured staff|confidential document", Channel::document, Audience::closed, 6},
    {"a note to", Channel::document, Audience::closed, 5},
    {"the book of|book called|book|witness statement|in his statement|in her statement|manifesto|white paper", Channel::document, Audience::open, 4},
    {"house of commons|commons|parliament|told mps|the house|house of lords|the assembly|told peers|the chamber|senate floor|house floor|hansard|prime minister's questions|urgent question|told the assembly|told parliament|told the senate|told congress|select committee|bundestag|despatch box",
     Channel::parliament, Audience::open, 6},
    {"inquiry|told the inquiry|told the court|hearing|tribunal|testimony|testified|under oath|in evidence|gave evidence|speech|speeches|rally|told the crowd|told supporters|told the conference|keynote|finished speaking|speaking to|told delegates|told the audience|on stage|lectern|campaign event|town hall|convention|the debate|sermon",
     Channel::speech, Audience::open, 5},
    {"interview|interviewed|told us|said to us|radio|our show|drivetime|podcast|on air|tv|television|told bbc|bbc|itv|cnn|fox news|sky news|msnbc|nbc|cbs|abc news|meet the press|newsnight|today programme|told viewers|told listeners|asked by",
     Channel::interview, Audience::open, 5},
    {"breakfast show|morning show|the programme|on the programme|asked on", Channel::interview, Audience::open, 4},
    {"twitter|tweet|tweets|tweeted|facebook|instagram|embedded post|posted|hashtag|bluesky|mastodon|tiktok|linkedin|on x", Channel::social, Audience::open, 6},
    {"public meeting", Channel::meeting, Audience::open, 7},
    {"told a meeting|at a meeting|told the meeting|told members|in the room|behind closed doors|in his office|in your office|in her office|closed meeting|private meeting|at the talks|across the table|closed session|met privately", Channel::meeting, Audience::closed, 6},
    {"told reporters|told journalists|reporters|journalists|press conference|news conference|press release|news release|in a statement|statement|spokesman|spokeswoman|spokesperson|spokesmen|announced|reported|a report", Channel::press, Audience::open, 4},
    {"privately|in private|in confidence|confided|confidentially|off the record", Channel::unknown, Audience::closed, 4},
};

// Last words of the names of newspapers and agencies: "told the Courier", "told The Huffington Post".
bool is_paper(std::string_view word) {
  static const std::unordered_set<std::string_view> words{"times", "post", "guardian", "telegraph", "mail", "sun", "mirror", "herald", "tribune", "journal", "gazette", "observer",
                                                           "express", "independent", "courier", "mercury", "lantern", "chronicle", "echo", "standard", "star", "reuters", "bloomberg", "huffpost",
                                                           "politico", "buzzfeed", "globe", "examiner", "enquirer", "argus", "sentinel", "dispatch", "record", "press", "newspaper", "magazine", "paper", "weekly", "citizen", "advertiser"};
  return words.contains(word);
}

using Phrase = std::pair<std::vector<std::string_view>, const Row*>;
using Index = std::unordered_map<std::string_view, std::vector<Phrase>>;

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    pieces.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return pieces;
}

const Index& index() {
  static const Index made = [] {
    Index index;
    for (const Row& row : rows)
      for (std::string_view phrase : split(row.phrases, '|')) {
        std::vector<std::string_view> words = split(phrase, ' ');
        const std::string_view first = words.front();
        index[first].emplace_back(std::move(words), &row);
      }
    return index;
  }();
  return made;
}

bool stands_at(const std::vector<FrameWord>& frame, std::size_t at, const std::vector<std::string_view>& words) {
  if (at + words.size() > frame.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (frame[at + i].lower != words[i]) return false;
  return true;
}

// "told the Torvay Times", "told The Huffington Post UK".
std::optional<SettingWords> told_a_paper(const std::vector<FrameWord>& frame, std::size_t at) {
  const std::string& verb = frame[at].lower;
  if (verb != "told" && verb != "tells" && verb != "telling") return std::nullopt;
  for (std::size_t i = at + 1; i < std::min(frame.size(), at + 6); ++i) {
    const bool names = frame[i].capital || frame[i].lower == "the" || frame[i].lower == "this" || frame[i].lower == "a";
    if (!names && !is_paper(frame[i].lower)) break;
    if (is_paper(frame[i].lower)) return SettingWords{Channel::press, Audience::open, 7, {frame[at].span.begin, frame[i].span.end}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<SettingWords> setting_words(const std::vector<FrameWord>& frame) {
  std::optional<SettingWords> best;
  const auto take = [&](const SettingWords& hit) {
    if (!best || hit.weight > best->weight) best = hit;
  };
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (const auto paper = told_a_paper(frame, i)) take(*paper);
    const auto found = index().find(frame[i].lower);
    if (found == index().end()) continue;
    for (const auto& [words, row] : found->second)
      if (stands_at(frame, i, words)) take({row->channel, row->audience, row->weight, {frame[i].span.begin, frame[i + words.size() - 1].span.end}});
  }
  return best;
}

}  // namespace onrecord
