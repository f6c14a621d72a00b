#include "speech/setting_words.h"

#include <string_view>    // std::string_view
#include <unordered_map>  // std::unordered_map
#include <unordered_set>  // std::unordered_set

#include "base/paper_names.h"

namespace onrecord {
namespace {

// Where a phrase must stand to count: anywhere, in the source, behind "told" (with a name before it: "told the Island
// Assembly"), or in a sentence that sets the scene and quotes nobody.
enum class Place { anywhere, source, behind_told, scene };

struct Row {
  std::string_view phrases;  // phrases between bars, words between blanks
  Channel channel;
  Audience audience;
  int weight;
  Place place;
};

constexpr Row rows[] = {
    {"whatsapp|whatsapps|what's app|what s app|whatsapp messages|group chat|messaging group|private messages|leaked messages|text messages|text message|texted|telegram group|signal group|slack|told the group|asked the group|warned the group|assured the group|reminded the group|complained to the group|leaked chat|private chat|leak of their messages|the leaked messages|direct messages|direct message|exchanged messages|swapped messages|exchanging messages|exchanged texts|swapped texts|in a message|in one message|in another message|in one of the messages|in messages|in the messages|in the chat|in the group|a message of|messaged|messages seen by|according to the messages",
     Channel::chat, Audience::closed, 6, Place::anywhere},
    {"messages|message|leak|leaks|chat|chats|texts|transcripts", Channel::chat, Audience::closed, 5, Place::source},
    {"email|emails|emailed|leaked email|leaked emails", Channel::email, Audience::closed, 6, Place::anywhere},
    {"obtained a mail|seen a mail|in a mail to|sent a mail to|leaked mail|leaked mails|private mail|internal mail", Channel::email, Audience::closed, 6, Place::anywhere},
    {"said in an email|said by email|said via email|emailed statement", Channel::press, Audience::open, 7, Place::anywhere},
    {"in an email to|in an email obtained|in an email seen|in an email leaked|in an internal email", Channel::email, Audience::closed, 8, Place::anywhere},
    {"open letter|published letter|public letter", Channel::letter, Audience::open, 7, Place::anywhere},
    {"leaked letter|private letter|confidential letter|letter seen by|wrote privately|wrote to us|wrote to me|written to me|written to us|written to them", Channel::letter, Audience::closed, 7, Place::anywhere},
    {"in a letter|in the letter|in his letter|in her letter|in their letter|in its letter|letter to|letter from|wrote to|written to|writing to", Channel::letter, Audience::open, 5, Place::anywhere},
    {"letter|letters", Channel::letter, Audience::open, 5, Place::source},
    {"note to staff|note to employees|memo|memos|internal report|internal document|internal documents|leaked document|leaked documents|leaked report|confidential report|internal note|staff note|confidential document|a note to", Channel::document, Audience::closed, 6, Place::anywhere},
    {"survey|report|document|documents|study|audit|dossier|minutes|file|book|manifesto|paper", Channel::document, Audience::open, 3, Place::source},
    {"the book of|book called|witness statement|in his statement to|white paper|in her memoir|in his memoir|in her book|in his book", Channel::document, Audience::open, 4, Place::anywhere},
    {"house of commons|commons|parliament|told mps|house of lords|told peers|the chamber|senate floor|house floor|hansard|prime minister's questions|urgent question|told the senate|told congress|told lawmakers|select committee|bundestag|despatch box|told the house|told members of parliament|committee of the house|written answer|written answers|written question|written questions|parliamentary question|parliamentary answer|written parliamentary answer",
     Channel::parliament, Audience::open, 6, Place::anywhere},
    {"assembly|house", Channel::parliament, Audience::open, 5, Place::behind_told},
    {"told the inquiry|told the court|told the hearing|told the tribunal|testimony|testified|under oath|gave evidence|giving evidence|speech|speeches|rally|rallies|told the crowd|told supporters|told the conference|keynote|finished speaking|speaking to|told delegates|told the audience|on stage|lectern|campaign event|town hall|convention|the debate|sermon|annual dinner|annual conference|annual general meeting",
     Channel::speech, Audience::open, 5, Place::anywhere},
    {"a crowd of|cheers from|applause from|cheers of|applause of", Channel::speech, Audience::open, 7, Place::anywhere},
    {"inquiry|tribunal|court|conference|hearing|crowd|congregation", Channel::speech, Audience::open, 5, Place::behind_told},
    {"the inquiry|went to the inquiry|the hearing", Channel::speech, Audience::open, 5, Place::scene},
    {"in his office|in her office|in your office", Channel::meeting, Audience::closed, 6, Place::scene},
    {"interview|interviewed|told us|said to us|radio|our show|drivetime|podcast|on air|tv|television|bbc|itv|cnn|fox news|sky news|msnbc|nbc|cbs|abc news|meet the press|newsnight|today programme|told viewers|told listeners|breakfast show|morning show|the programme",
     Channel::interview, Audience::open, 5, Place::anywhere},
    {"wrote on his blog|wrote on her blog|on his blog|on her blog|on this blog|on its website|on his website|on her website|on their website|twitter|tweet|tweets|tweeted|facebook|instagram|embedded post|posted|hashtag|bluesky|mastodon|tiktok|linkedin|on x", Channel::social, Audience::open, 6, Place::anywhere},
    {"public meeting|packed meeting|crowded meeting|open meeting", Channel::meeting, Audience::open, 7, Place::anywhere},
    {"told a meeting|at a meeting|told the meeting|told members|behind closed doors|closed meeting|private meeting|at the talks|across the table|closed session|met privately|had told members",
     Channel::meeting, Audience::closed, 6, Place::anywhere},
    {"press conference|news conference|press release|news release|issued a statement|released a statement|put out a statement|published a statement", Channel::press, Audience::open, 6, Place::anywhere},
    {"told reporters|told journalists|told a reporter|told a journalist|reporters|journalists|in a statement|statement|spokesman|spokeswoman|spokesperson|spokesmen|told this newspaper", Channel::press, Audience::open, 4, Place::anywhere},
    {"in a newspaper|in a national newspaper|in the newspaper|in a newspaper article|in a newspaper column|in a column|in an article|in an opinion piece|in an op ed", Channel::press, Audience::open, 6, Place::anywhere},
    {"publicly|in public", Channel::unknown, Audience::open, 4, Place::anywhere},
    {"privately|in private|in confidence|confided|confidentially|off the record|admitted to him|admitted to her|confided to", Channel::unknown, Audience::closed, 4, Place::anywhere},
};

// Last words of the names of stations; "told the FM" is the First Minister.
bool is_station(std::string_view word) { return word == "fm" || word == "radio" || word == "tv" || word == "television" || word == "news"; }

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
  if (at + words.size() > frame.size() || (at > 0 && frame[at - 1].lower == "not")) return false;  // "who was not in the group"
  for (std::size_t i = 0; i < words.size(); ++i)
    if (frame[at + i].lower != words[i]) return false;
  return true;
}

bool tells(std::string_view word) { return word == "told" || word == "tells" || word == "telling" || word == "tell"; }

bool placed(const std::vector<FrameWord>& frame, std::size_t at, Place place, bool scene) {
  if (place == Place::anywhere) return true;
  if (place == Place::scene) return scene;
  if (place == Place::source) return frame[at].in_source;
  if (!frame[at].capital && frame[at].lower != "crowd" && frame[at].lower != "conference" && frame[at].lower != "court" && frame[at].lower != "congregation") return false;
  for (std::size_t back = 1; back <= 4 && back <= at; ++back)
    if (tells(frame[at - back].lower)) return true;
  return false;
}

// "told the Torvay Times", "told The Huffington Post UK", "told Torvay FM".
std::optional<SettingWords> told_a_paper(const std::vector<FrameWord>& frame, std::size_t at) {
  const bool mails = at > 0 && frame[at].lower == "to" && (frame[at - 1].lower == "email" || frame[at - 1].lower == "statement");
  if (!tells(frame[at].lower) && !mails) return std::nullopt;
  for (std::size_t i = at + 1; i < std::min(frame.size(), at + 6); ++i) {
    const bool names = frame[i].capital || frame[i].lower == "the" || frame[i].lower == "this" || frame[i].lower == "a";
    if (!names && !is_papers_name(frame[i].lower)) break;
    if (is_station(frame[i].lower) && i > at + 1 && frame[i - 1].capital) return SettingWords{Channel::interview, Audience::open, 7, {frame[at].span.begin, frame[i].span.end}};
    if (is_papers_name(frame[i].lower)) return SettingWords{Channel::press, Audience::open, mails ? 9 : 7, {frame[at].span.begin, frame[i].span.end}};
  }
  return std::nullopt;
}

// "a letter to the chief executive, seen by the Gazette": not meant for all.
bool got_round_its_reader(const std::vector<FrameWord>& frame) {
  static const std::unordered_set<std::string_view> ways{"seen", "obtained", "leaked", "passed", "shown"};
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (frame[i].lower == "leaked") return true;
    constexpr std::size_t reach = 5;  // words: "in a letter marked ‘not for circulation’"
    if (frame[i].lower == "marked")
      for (std::size_t k = i + 1; k < std::min(frame.size(), i + reach); ++k)
        if (frame[k].lower == "private" || frame[k].lower == "personal" || frame[k].lower == "confidential" || frame[k].lower == "circulation") return true;
    if (i + 1 < frame.size() && ways.contains(frame[i].lower) && (frame[i + 1].lower == "by" || frame[i + 1].lower == "to")) return true;
  }
  return false;
}

}  // namespace

bool names_a_paper(std::string_view words) {
  while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
  return is_papers_name(words.substr(words.rfind(' ') + 1));
}

std::optional<SettingWords> setting_words(const std::vector<FrameWord>& frame, bool scene) {
  std::optional<SettingWords> best;
  const auto take = [&](const SettingWords& hit) {
    if (!best || hit.weight > best->weight) best = hit;
  };
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (const auto paper = told_a_paper(frame, i)) take(*paper);
    const auto found = index().find(frame[i].lower);
    if (found == index().end()) continue;
    for (const auto& [words, row] : found->second)
      if (stands_at(frame, i, words) && placed(frame, i, row->place, scene)) take({row->channel, row->audience, row->weight, {frame[i].span.begin, frame[i + words.size() - 1].span.end}});
  }
  constexpr int sure = 6;  // an open letter says so
  if (best && (best->channel == Channel::letter || best->channel == Channel::document) && best->weight < sure && got_round_its_reader(frame)) best->audience = Audience::closed;
  return best;
}

}  // namespace onrecord
