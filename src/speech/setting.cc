#include "speech/setting.h"

#include <algorithm>      // std::any_of, std::min
#include <string>         // std::string
#include <string_view>    // std::string_view

#include "speech/plain_words.h"
#include "speech/setting_words.h"

namespace onrecord {
namespace {

constexpr std::size_t widest_frame = 60;   // words of a frame on each side of the cue
constexpr std::uint32_t carry_paragraphs = 2, carry_of_a_leak = 4;  // of a report on nothing but leaked messages
constexpr std::uint32_t longest_hearing = 10;  // paragraphs in which "the committee" is still parliament's

// What the documents of a kind hold when nothing says otherwise: {own words, words reported in it}.
Setting reported_default(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::article: case DocumentKind::press_release: return {Channel::press, Audience::open, {}};
    case DocumentKind::chat: case DocumentKind::email: return {Channel::unknown, Audience::closed, {}};
    case DocumentKind::social: return {Channel::social, Audience::open, {}};
    case DocumentKind::comments: return {Channel::unknown, Audience::open, {}};
    default: return {Channel::unknown, Audience::open, {}};
  }
}

// Which body a transcript is of: its title and outlet say it, else the first lines.
Setting transcript_setting(const Document& document) {
  constexpr std::size_t top = 400;  // bytes
  std::size_t end = top;            // what is said in the first turns is no heading, but welcomes to a show
  const auto turn = std::find_if(document.parts.begin(), document.parts.end(), [](const Part& part) { return part.kind == PartKind::body && !part.author.empty(); });
  if (turn != document.parts.end()) end = std::min<std::size_t>(end, turn->span.begin);
  const std::string names = document.title + " " + document.outlet + " ";
  const std::string head = plain_words(names + document.text.substr(0, end)), opening = plain_words(names + document.text.substr(0, top));
  constexpr std::string_view of_a_meeting[] = {" joint meeting ", " in confidence ", " confidential to ", " notes of meeting ", " notes of a meeting ", " notes of the meeting ", " meeting notes ", " note of a meeting ", " note of a public meeting ", " note of the public meeting ", " notes of a public meeting ", " record of a meeting ", " record of the meeting ", " record of a public meeting ", " note of a special meeting ", " not for circulation "};
  constexpr std::string_view parliaments[] = {" official report ", " hansard ", " assembly ", " parliament ", " house of commons ", " senate ", " urgent question ", " presiding officer ", " written question ", " written questions ", " written answer ", " written answers ", " oral answers ", " oral questions ", " official record ", " order paper "};
  constexpr std::string_view interviews[] = {" interview ", " minutes with ", " talks to ", " in conversation ", " radio ", " fm ", " podcast ", " presenter ", " breakfast with ", " with me is ", " joining me ", " my guest ", " welcome to the show "};
  constexpr std::string_view published[] = {" town meeting ", " public meeting ", " town council ", " parish council ", " county council ", " city council ", " borough council ", " district council ", " electors ", " public gallery "};
  constexpr std::string_view behind_doors[] = {" in private ", " confidential ", " exempt ", " in confidence ", " closed session ", " without the public ", " not for circulation "};
  constexpr std::size_t attendance = 1000;  // bytes: who was there
  const std::string present = plain_words(document.text.substr(0, attendance));
  constexpr std::string_view kept_out[] = {" no members of the public ", " 0 members of the public ", " excluded ", " closed to ", " asked to leave ", " withdrew "};
  const bool watched = has_phrase(present, " members of the public ") && !has_any(present, kept_out) && !has_any(present, behind_doors);
  const bool closed_doors = has_any(head, behind_doors);
  const bool minutes = has_phrase(head, " minutes ") && (closed_doors || !has_phrase(head, " minutes with "));  // not "ten minutes with Ann Lee"
  if (minutes || has_any(head, of_a_meeting)) return {Channel::meeting, (watched || has_any(head, published)) && !closed_doors ? Audience::open : Audience::closed, {}};
  constexpr std::string_view conferences[] = {" press conference ", " news conference ", " media conference ", " press briefing ", " media briefing "};
  if (has_any(opening, conferences)) return {Channel::press, Audience::open, {}};
  constexpr std::string_view evidence[] = {" oral evidence ", " minutes of evidence ", " evidence session "};
  const bool numbered = document.text.substr(0, top).find("\nQ1 ") != std::string::npos;  // before its first turn
  const bool of_a_committee = has_phrase(opening, " committee ") && (has_any(opening, evidence) || numbered);  // "Committee on Boats: oral evidence"
  if (of_a_committee || has_any(head, parliaments)) return {Channel::parliament, Audience::open, {}};
  const bool by_who_asks = !document.author.empty() && std::any_of(document.parts.begin(), document.parts.end(), [&](const Part& part) { return part.kind == PartKind::body && part.author == document.author.front(); });
  if (has_any(opening, interviews) || by_who_asks) return {Channel::interview, Audience::open, {}};
  constexpr std::string_view councils[] = {" scrutiny committee ", " scrutiny ", " combined authority ", " town council ", " parish council ", " county council ", " city council ", " borough council ", " district council ", " school board ", " planning committee "};
  if (has_any(head, councils)) return {Channel::meeting, closed_doors ? Audience::closed : Audience::open, {}};
  return {Channel::speech, Audience::open, {}};
}

// A letter to a person is for that person; to an editor, to residents or to all, and one that calls itself open, it is for everybody.
bool is_open_letter(const Document& document) {
  constexpr std::string_view open[] = {" open letter ", " letter to the editor ", " letters to the editor ", " published letter "};
  constexpr std::string_view many[] = {" editor ", " sir ", " sirs ", " madam ", " residents ", " resident ", " neighbours ", " neighbour ", " members ", " member ", " colleagues ", " friends ", " all ", " everyone ", " customers ",
                                       " customer ", " passengers ", " parents ", " constituents ", " voters ", " readers ", " supporters ", " shareholders "};
  if (document.recipients.empty() || document.recipients.front().find(' ') == std::string::npos) return true;  // "Dear Ann": who it is for is not told
  const std::string to = plain_words(document.recipients.front());
  const bool titled = to.starts_with(" sir ") && to.size() > 6;  // "Sir Peter"
  return has_any(plain_words(document.title + " " + document.text.substr(0, 400)), open) || (!titled && has_any(to, many));
}

bool attributed(const Statement& statement) { return !in_own_words(statement); }

class SettingFinder {
 public:
  SettingFinder(const Document& document, const Tokens& tokens, std::vector<Statement>& statements)
      : document_(document), tokens_(tokens), statements_(statements), quotes_somebody_(tokens.sentences.size(), false) {
    if (const Setting setting = transcript_setting(document); document.kind == DocumentKind::transcript && setting.channel == Channel::meeting) minutes_ = setting;
    personal_ = document.kind != DocumentKind::article && document.kind != DocumentKind::press_release;
    leak_ = document.kind != DocumentKind::chat && (tells(document.title) || sentences_on_a_leak(leak_window, tells) > 0);
    letters_came_out_ = tells_of_released_letters();
    about_leak_ = leak_ && (tells(document.title) || sentences_on_a_leak(top_of_a_report, tells) > 1 || sentences_on_a_leak(top_of_a_report, tells_how_they_came) > 0);
    std::string outlet = plain_words(document.outlet);  // " port tidings "
    outlet.pop_back();
    if (!outlet.empty()) outlet_ = outlet.substr(outlet.rfind(' ') + 1);
  }

  void run() {
    if (tokens_.sentences.empty()) return;
    for (const Statement& statement : statements_)
      if (attributed(statement)) quotes_somebody_[sentence_of(statement)] = true;
    for (Statement& statement : statements_)
      if (attributed(statement)) decide(statement);
  }

 private:
  static constexpr std::size_t leak_window = 1500;     // bytes of the text in which a report on leaked messages says so
  static constexpr std::size_t top_of_a_report = 600;  // bytes in which it says so where they are all that it is about

  // "Leaked", or messages that somebody has seen, obtained, been passed, as one sentence says: not any exchange of messages.
  static bool tells(std::string_view text) {
    constexpr std::string_view leaks[] = {" leaked ", " leak ", " whatsapp ", " whatsapps ", " messages seen by ", " telegram group ", " signal group ", " signal messages ", " private messages ", " secret messages ", " internal messages ", " private chats ", " internal group ", " text messages ", " slack messages ", " telegram messages ", " group chat "};
    const std::string words = plain_words(text);
    return has_any(words, leaks) || say_how_they_came(words);
  }
  static bool tells_how_they_came(std::string_view text) { return say_how_they_came(plain_words(text)); }
  static bool say_how_they_came(std::string_view words) {
    constexpr std::string_view writings[] = {" messages ", " chats ", " screenshots "};
    constexpr std::string_view ways[] = {" seen by ", " has seen ", " have seen ", " obtained ", " passed to ", " shared with ", " able to read ", " has read ", " shown to ", " handed to ", " had before it "};
    return has_any(words, writings) && has_any(words, ways);
  }
  template <class Tells>
  std::ptrdiff_t sentences_on_a_leak(std::size_t window, Tells says_so) const {
    const auto first = std::find_if(document_.parts.begin(), document_.parts.end(), [](const Part& part) { return part.kind == PartKind::body || part.kind == PartKind::standfirst; });
    const std::size_t end = window + (first == document_.parts.end() ? 0 : first->span.begin);
    return std::count_if(tokens_.sentences.begin(), tokens_.sentences.end(), [&](const Sentence& sentence) { return sentence.span.begin < end && says_so(text_of(document_.text, sentence.span)); });
  }

  // "Letters released under freedom of information rules, and others handed over by the union": they were not meant for all.
  bool tells_of_released_letters() const {
    constexpr std::string_view letters[] = {" letters ", " letter ", " correspondence ", " emails ", " e mails "};
    constexpr std::string_view ways[] = {" released under ", " freedom of information ", " handed over ", " obtained ", " seen by ", " has seen ", " leaked "};
    constexpr std::string_view own[] = {" by her ", " by his ", " by its ", " by their "};
    return document_.kind == DocumentKind::article && std::any_of(tokens_.sentences.begin(), tokens_.sentences.end(), [&](const Sentence& sentence) {
      if (sentence.span.begin >= leak_window) return false;
      const std::string words = plain_words(text_of(document_.text, sentence.span));
      return has_any(words, letters) && has_any(words, ways) && !has_any(words, own) && words.find(" open letter ") == std::string::npos;
    });
  }

  bool told_the_meeting(const SettingWords& shown) const {
    const std::string words = plain_words(text_of(document_.text, shown.words));
    return shown.channel == Channel::meeting && words.find(" meeting ") != std::string::npos && words.find(" private ") == std::string::npos;
  }
  // "A meeting in the Corn Hall drew 400 people": who "told the meeting" told the town. Few texts tell of one: it is looked for where one does.
  bool is_open_meeting() {
    if (!open_meeting_) open_meeting_ = tells_of_an_open_meeting();
    return *open_meeting_;
  }
  bool tells_of_an_open_meeting(std::size_t window = std::string::npos) const {
    constexpr std::string_view signs[] = {" drew ", " packed ", " crowd ", " crowded ", " residents ", " townspeople ", " villagers ", " town hall ", " village hall ", " parish hall ", " people came ", " people turned up ", " standing room ", " showground ", " people at the ", " people in the ", " turnout ", " open to the public ", " open to all "};
    return std::any_of(tokens_.sentences.begin(), tokens_.sentences.end(), [&](const Sentence& sentence) {
      if (sentence.span.begin >= window) return false;
      const std::string words = plain_words(text_of(document_.text, sentence.span));
      constexpr std::string_view full[] = {" people packed ", " people crammed ", " people filled ", " residents packed ", " packed into ", " crowded into ", " people passed through "};
      if (has_any(words, full) && (words.find(" hall ") != std::string::npos || words.find(" room ") != std::string::npos || words.find(" church ") != std::string::npos)) return true;
      return words.find(" meeting ") != std::string::npos && words.find(" private ") == std::string::npos && words.find(" closed ") == std::string::npos && has_any(words, signs);
    });
  }

  static ByteOffset anchor(const Statement& statement) {
    if (!statement.cue.empty()) return statement.cue.front().begin;
    if (!statement.source.empty()) return statement.source.front().begin;
    return statement.content.front().begin;
  }
  std::size_t sentence_of(const Statement& statement) const { return std::min(tokens_.sentence_at(anchor(statement)), tokens_.sentences.size() - 1); }

  void decide(Statement& statement) {
    Setting setting = setting_of(statement);
    const bool open_letter = setting.words && plain_words(text_of(document_.text, *setting.words)).find(" open ") != std::string::npos;
    if (letters_came_out_ && setting.channel == Channel::letter && !open_letter) setting.audience = Audience::closed;
    statement.channel = setting.channel;
    statement.audience = setting.audience;
    statement.audience_span = setting.words;
  }

  Setting setting_of(const Statement& statement) {
    if (minutes_) return *minutes_;
    const std::size_t sentence = sentence_of(statement);
    const std::uint32_t paragraph = tokens_.sentences[sentence].paragraph;
    if (const auto label = message_label(statement, paragraph)) return remember({Channel::chat, Audience::closed, *label}, paragraph);
    const std::vector<FrameWord> frame = conceded(frame_of(sentence, anchor(statement), &statement), statement);
    const std::string cue = plain_words(document_.text, statement.cue, 100);
    constexpr std::string_view overhearing[] = {" caught ", " overheard "};
    const std::optional<SettingWords> shown = shown_for(statement, frame, sentence, cue);
    if (!shown && concession_ && !told_colleagues(frame)) return {reported_default(document_.kind).channel, Audience::open, concession_};
    const bool in_hearing = hearing_ && !about_leak_ && paragraph <= *hearing_ + longest_hearing && !(shown && shown_to_few(*shown));
    if (in_hearing && told_whom(frame, [](std::string_view whom) { return whom == "committee"; })) return remember({Channel::parliament, Audience::open, {}}, paragraph);
    if (told_whom(frame, [&](std::string_view whom) { return !outlet_.empty() && whom == outlet_; })) return {Channel::press, Audience::open, {}};  // "she told the Tidings", which prints it
    if (shown && told_the_meeting(*shown) && is_open_meeting()) return remember({Channel::meeting, Audience::open, shown->words}, paragraph);
    if (shown) {
      const Setting setting{shown->channel == Channel::unknown && !shown_to_few(*shown) ? reported_default(document_.kind).channel : shown->channel, shown->audience, shown->words};
      const Setting found = in_leak(setting, cue, frame);
      return outer_of(statement) == nullptr || found.channel == Channel::chat ? remember(found, paragraph) : found;
    }
    if (leak_ && (statement.cue.empty() || has_any(cue, overhearing)) && in_headline(statement)) return {Channel::chat, Audience::closed, {}};
    if (told_the_public(frame)) return {reported_default(document_.kind).channel, Audience::open, {}};
    if (const Statement* outer = outer_of(statement); outer != nullptr && outer->audience == Audience::closed) return {nested_channel(*outer, cue), Audience::closed, outer->audience_span};
    if (carries(statement, paragraph, cue)) {
      const bool goes_on = (leak_ && last_.channel == Channel::chat && conversing_cue(cue)) || (last_.channel == Channel::parliament && (conversing_cue(cue) || written_cue(cue)));  // question and answer
      return goes_on ? remember(last_, paragraph) : last_;
    }
    if (leak_ && (written_cue(cue) || told_colleagues(frame))) return remember({Channel::chat, Audience::closed, last_.channel == Channel::chat ? last_.words : std::nullopt}, paragraph);
    const bool columnist = document_.kind == DocumentKind::opinion && !document_.outlet.empty() && statement.kind == StatementKind::direct;  // what he was told he prints in quotation marks
    if (columnist && is_in_a_scene(paragraph)) return {Channel::unknown, Audience::closed, {}};
    const bool questioned = document_.kind == DocumentKind::transcript && told_whom(frame, [](std::string_view whom) { return whom == "mr" || whom == "mrs" || whom == "ms" || whom == "miss" || whom == "dr"; });  // "You told Mr Lee that …"
    if (personal_ && !columnist && (questioned || told_a_person(frame) || private_source(statement) || is_among_few(paragraph))) return {Channel::unknown, Audience::closed, {}};
    if (told_colleagues(frame)) return {Channel::unknown, Audience::closed, {}};
    constexpr std::string_view publishing[] = {" announced ", " announces ", " reported ", " reports "};
    if (has_any(cue, publishing) && reported_default(document_.kind).audience == Audience::open) return {Channel::press, Audience::open, {}};
    if (statement.inside == std::nullopt && is_at_the_meeting(paragraph)) return {Channel::meeting, Audience::open, {}};
    return reported_default(document_.kind);
  }

  // What a report on a meeting to which anybody could come has people say, up to where they speak behind it.
  bool is_at_the_meeting(std::uint32_t paragraph) {
    if (document_.kind != DocumentKind::article || leak_) return false;
    if (!meeting_ends_) meeting_ends_ = end_of_the_meeting();
    return paragraph < *meeting_ends_;
  }
  std::uint32_t end_of_the_meeting() {
    constexpr std::string_view meetings[] = {" meeting ", " meetings "};
    constexpr std::string_view behind[] = {" afterwards ", " after the meeting ", " in a statement ", " the next day ", " outside "};
    const auto lead = std::find_if(document_.parts.begin(), document_.parts.end(), [](const Part& part) { return part.kind == PartKind::body; });
    const std::size_t begin = lead == document_.parts.end() ? 0 : lead->span.begin;
    const std::string top = plain_words(document_.title + " " + document_.text.substr(begin, top_of_a_report));
    if (!has_any(top, meetings) || !tells_of_an_open_meeting(begin + top_of_a_report)) return 0;
    std::uint32_t end = 0;
    for (; end < tokens_.paragraphs.size(); ++end)
      if (tokens_.paragraphs[end].span.begin > begin && has_any(plain_words(text_of(document_.text, tokens_.paragraphs[end].span)), behind)) break;
    return end;
  }

  // "Lee, Tue 18.20: “We wait.”" in a report on leaked messages, as it prints them: the label, behind which the words stand; one without an hour only close behind one that is a message's.
  std::optional<Span> message_label(const Statement& statement, std::uint32_t paragraph) {
    const std::optional<Span> label = leak_ ? line_label(document_.text, statement) : std::nullopt;
    if (!label) return std::nullopt;
    const bool goes_on = last_.channel == Channel::chat && last_.audience == Audience::closed && paragraph <= last_paragraph_ + 1;
    const std::string_view written = text_of(document_.text, *label);
    stamped_ = stamped_ || has_an_hour(written);
    const bool dated = stamped_ && written.find_first_of("0123456789") != std::string_view::npos;  // "Lee, 8 Sept: …" beside others with an hour
    return goes_on || dated ? label : std::nullopt;
  }
  static bool has_an_hour(std::string_view text) {
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (std::size_t i = 1; i + 2 < text.size(); ++i)
      if ((text[i] == '.' || text[i] == ':') && digit(i - 1) && digit(i + 1) && digit(i + 2) && !digit(i + 3)) return true;
    return false;
  }

  bool in_headline(const Statement& statement) const {
    const Part* part = part_at(document_, tokens_, anchor(statement));
    return part != nullptr && (part->kind == PartKind::title || part->kind == PartKind::standfirst);
  }

  // What the sentence shows outside of the content; a spokesman's words are to the press; else the scene that was set before.
  std::optional<SettingWords> shown_for(const Statement& statement, const std::vector<FrameWord>& frame, std::size_t sentence, std::string_view cue) const {
    std::optional<SettingWords> shown = setting_words(frame, false);
    const std::string source = plain_words(document_.text, statement.source, 200);
    constexpr std::string_view speakers[] = {" spokesman ", " spokeswoman ", " spokesperson ", " spokespeople ", " spokesmen "};
    if (has_any(source, speakers) && !(shown && shown->weight >= 7)) return SettingWords{Channel::press, Audience::open, 4, statement.source.front()};
    if (!concession_ && (!shown || shown->weight < 5)) {
      const std::optional<SettingWords> before = scene_before(sentence);
      constexpr std::string_view reading[] = {" reads ", " read ", " says ", " said ", " continues ", " adds "};
      const bool it = plain_words(document_.text, statement.source, 20) == " it " && has_any(cue, reading);  // the message
      const bool one = frame.size() > 1 && frame[0].lower == "in" && (frame[1].lower == "one" || frame[1].lower == "another");  // "In one, sent in May, she says"
      const bool fits = before && !(put_down(cue) && is_spoken(before->channel)) && (before->channel != Channel::chat || written_cue(cue) || it || one || told_colleagues(frame));
      if (fits && (!shown || before->weight > shown->weight + 1)) shown = before;
    }
    return shown;
  }

  // What is written is not what was said on the radio.
  static bool put_down(std::string_view cue) {
    constexpr std::string_view verbs[] = {" wrote ", " writes ", " written ", " texted ", " messaged "};
    return has_any(cue, verbs);
  }
  static bool is_spoken(Channel channel) { return channel == Channel::interview || channel == Channel::speech || channel == Channel::parliament || channel == Channel::meeting; }

  static bool shown_to_few(const SettingWords& shown) { return shown.audience == Audience::closed; }

  // In a report on leaked messages, "wrote to" and "told colleagues" are messages too.
  Setting in_leak(Setting setting, std::string_view cue, const std::vector<FrameWord>& frame) const {
    const bool vague = setting.channel == Channel::letter && setting.words && text_of(document_.text, *setting.words).find("etter") == std::string_view::npos;
    if (leak_ && ((vague && written_cue(cue)) || (setting.channel == Channel::unknown && told_colleagues(frame)))) return {Channel::chat, Audience::closed, setting.words};
    return setting;
  }

  const Statement* outer_of(const Statement& statement) const {
    if (!statement.inside || !attributed(statements_[*statement.inside])) return nullptr;
    return &statements_[*statement.inside];
  }
  // "Messages reveal that Ann wrote …": hers stand in the messages. "She wrote that he had confided …": his do not.
  Channel nested_channel(const Statement& outer, std::string_view cue) const {
    const bool shown_by_source = outer.audience_span && !outer.source.empty() && hull(outer.source).contains(*outer.audience_span);
    return shown_by_source || written_cue(cue) ? outer.channel : Channel::unknown;
  }

  Setting remember(const Setting& setting, std::uint32_t paragraph) {
    if (setting.channel == Channel::parliament) hearing_ = paragraph;
    last_ = setting;
    last_paragraph_ = paragraph;
    return setting;
  }

  // A pronoun's words, or those of no new speaker, stay where the last ones were said.
  bool carries(const Statement& statement, std::uint32_t paragraph, std::string_view cue) const {
    if (last_.channel == Channel::unknown || last_.channel == Channel::press || last_.channel == Channel::document) return false;
    const std::uint32_t reach = about_leak_ && last_.channel == Channel::chat ? carry_of_a_leak : carry_paragraphs;
    if (paragraph < last_paragraph_ || paragraph > last_paragraph_ + reach) return false;
    if (leak_ && put_down(cue) && is_spoken(last_.channel)) return false;
    if (paragraph > last_paragraph_ + carry_paragraphs && has_phrase(cue, " told ")) return false;  // a paper, by then
    const std::string source = plain_words(document_.text, statement.source, 60);
    const bool pronoun = source == " he " || source == " she " || source == " they " || source == " " || source == " it ";
    const bool here = paragraph == last_paragraph_;
    if (last_.channel == Channel::chat || last_.channel == Channel::email)
      return written_cue(cue) || (leak_ && ((about_leak_ && conversing_cue(cue)) || (here && (conversing_cue(cue) || going_on_cue(cue)))) && source != " " && !names_a_paper(source)) || (pronoun && here);
    constexpr std::string_view spoken[] = {" said ", " told ", " added ", " had ", " would "};
    if (letters_came_out_ && last_.channel == Channel::letter && has_any(cue, spoken)) return false;  // the letters "say"; what is said since is said to the paper
    if (about_leak_ && !pronoun) return false;  // what a minister told parliament is told between messages
    if (personal_) return pronoun && paragraph == last_paragraph_;
    return pronoun || (paragraph <= last_paragraph_ + 1 && last_.channel != Channel::interview && last_.channel != Channel::social);
  }

  static bool written_cue(std::string_view cue) {
    constexpr std::string_view others[] = {" writing ", " replied ", " reply ", " answered ", " went on ", " adding ", " boasted "};
    return put_down(cue) || has_any(cue, others);
  }

  // In a report on leaked messages, close behind one of them: what else people do in messages.
  static bool conversing_cue(std::string_view cue) {
    constexpr std::string_view verbs[] = {" asked ", " answer ", " reported ", " complained ", " joked ", " reckoned ", " pointed out ", " agreed ", " ordered ", " warned ", " observed ", " noted ", " suggested ", " told ", " admitted ", " proposed ", " retorted ", " posted ", " wondered ", " remarked ", " conceded ", " confirmed ", " said it ", " put in ", " instructed ", " begged ", " urged "};
    return has_any(cue, verbs);
  }

  // The same within a paragraph.
  static bool going_on_cue(std::string_view cue) {
    constexpr std::string_view verbs[] = {" added ", " called ", " advised ", " assured ", " responded "};
    return has_any(cue, verbs);
  }

  static bool is_telling(std::string_view verb) { return verb == "told" || verb == "tells" || verb == "telling" || verb == "assured" || verb == "rang" || verb == "asked" || verb == "reminded" || verb == "confided"; }

  template <class Whom>
  static bool told_whom(const std::vector<FrameWord>& frame, Whom whom) {
    for (std::size_t i = 0; i + 1 < frame.size(); ++i)
      if (is_telling(frame[i].lower) && (whom(frame[i + 1].lower) || (i + 2 < frame.size() && whom(frame[i + 2].lower)))) return true;
    return false;
  }
  // "told me", "told our secretary": one person heard it, in texts where people tell of themselves.
  static bool told_a_person(const std::vector<FrameWord>& frame) {
    return told_whom(frame, [](std::string_view whom) { return whom == "me" || whom == "him" || whom == "her" || whom == "our" || whom == "my"; });
  }
  static bool told_colleagues(const std::vector<FrameWord>& frame) {
    return told_whom(frame, [](std::string_view whom) {
      return whom == "colleagues" || whom == "staff" || whom == "executives" || whom == "aides" || whom == "friends" || whom == "allies" || whom == "confidants" || whom == "committee" || whom == "board" || whom == "associates" || whom == "cronies" || whom == "mates" || whom == "deputies" || whom == "insiders" || whom == "others" || whom == "comrades" || whom == "each";
    });
  }
  // "Emails show that he assured the public that …": they heard it.
  static bool told_the_public(const std::vector<FrameWord>& frame) {
    return told_whom(frame, [](std::string_view whom) {
      return whom == "public" || whom == "voters" || whom == "customers" || whom == "passengers" || whom == "residents" || whom == "patients" || whom == "parents" || whom == "investors" || whom == "shareholders" ||
             whom == "country" || whom == "nation" || whom == "world" || whom == "media" || whom == "strikers" || whom == "pickets" || whom == "protesters" || whom == "marchers";
    });
  }
  // "He rang me that night", "on the stairs": a paragraph of what the writer lived through with a few; so are the turns "AL: Is it?" below it.
  bool is_among_few(std::uint32_t paragraph) {
    if (among_few_.empty()) find_talks_among_few();
    return among_few_[paragraph];
  }
  // The same, where more shows it than that the writer was told.
  bool is_in_a_scene(std::uint32_t paragraph) {
    if (among_few_.empty()) find_talks_among_few();
    return in_a_scene_[paragraph];
  }
  void find_talks_among_few() {
    constexpr std::string_view few[] = {" rang me ", " rang him ", " rang her ", " rang us ", " phoned me ", " phoned him ", " phoned her ", " came up to me ", " took me aside ", " in the corridor ", " on the stairs ", " in his office ", " in her office ",
                                        " over lunch ", " over dinner ", " over coffee ", " wrote to me ", " wrote to us ", " wrote to thank ", " wrote back ", " whispered ", " we met ", " i met ", " came with me ", " came to see me ", " went to see ", " we were given ", " in the car ", " over a ", " i once asked ", " by text ", " next to me "};
    constexpr std::string_view told[] = {" told me ", " told us ", " said to me "};
    constexpr std::string_view many[] = {" rally ", " crowd ", " public meeting ", " interview ", " radio ", " television ", " told reporters ", " chamber ", " debate ", " conference "};
    constexpr std::string_view writer[] = {" i ", " i'd ", " i've ", " i'm ", " we ", " me ", " us ", " my ", " our "};
    constexpr std::size_t longest = 3;  // letters of a label
    among_few_.resize(tokens_.paragraphs.size());
    in_a_scene_.resize(tokens_.paragraphs.size());
    for (std::size_t p = 0; p < among_few_.size(); ++p) {
      const std::string_view text = text_of(document_.text, tokens_.paragraphs[p].span);
      const std::size_t colon = text.find(':');
      const bool turn = colon != std::string_view::npos && colon > 0 && colon <= longest && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) { return c >= 'A' && c <= 'Z'; });
      bool with_few = turn && p > 0 && in_a_scene_[p - 1], with_many = false, only_told = false;
      for (std::size_t s = tokens_.paragraphs[p].first_sentence; s < tokens_.paragraphs[p].last_sentence; ++s) {
        const std::string words = plain_words(text_of(document_.text, tokens_.sentences[s].span));
        with_few = with_few || (has_any(words, few) && has_any(words, writer));
        only_told = only_told || has_any(words, told);
        with_many = with_many || has_any(words, many);
      }
      in_a_scene_[p] = with_few && !with_many;
      among_few_[p] = (with_few || only_told) && !with_many;
    }
  }

  // "My aunt", "a man next to me": somebody the writer met.
  bool private_source(const Statement& statement) const {
    constexpr std::string_view starts[] = {" my ", " a man ", " a woman ", " a friend ", " someone ", " somebody ", " a neighbour ", " our "};
    const std::string source = plain_words(document_.text, statement.source, 60);
    for (std::string_view start : starts)
      if (source.starts_with(start)) return true;
    return false;
  }

  // The words around the anchor without the statement's own content; of a nested statement only those of the content it stands in.
  std::vector<FrameWord> frame_of(std::size_t sentence, ByteOffset at, const Statement* statement) const {
    const Sentence& whole = tokens_.sentences[sentence];
    const std::size_t middle = tokens_.word_at(at);
    const std::size_t first = std::max<std::size_t>(whole.first_word, middle > widest_frame ? middle - widest_frame : 0);
    const std::size_t last = std::min<std::size_t>(whole.last_word, middle + widest_frame);
    const Statement* outer = statement == nullptr ? nullptr : outer_of(*statement);
    std::vector<FrameWord> frame;
    for (std::size_t i = first; i < last; ++i) {
      const Word& word = tokens_.words[i];
      if (!word.letters) continue;
      if (outer != nullptr && !hull(outer->content).contains(word.span)) continue;
      if (statement != nullptr && holds(statement->content, word.span)) continue;
      if (add_to_email(frame, word.span)) continue;
      frame.push_back(frame_word(word.span));
      frame.back().in_source = statement != nullptr && holds(statement->source, word.span);
    }
    return frame;
  }
  // "…, they wrote, despite the union insisting that …": what is conceded is set against the rest of its sentence, so the rest
  // does not show where it was said. Keeps the words of the concession and sets concession_ where the statement stands in one.
  std::vector<FrameWord> conceded(std::vector<FrameWord> frame, const Statement& statement) {
    constexpr std::size_t farthest = 5;  // words from "despite" to the source or cue
    concession_.reset();
    ByteOffset start = anchor(statement);
    if (!statement.source.empty() && statement.source.front().begin < start) start = statement.source.front().begin;
    std::size_t words = 0;
    for (auto word = frame.rbegin(); word != frame.rend() && words <= farthest; ++word) {
      if (word->span.begin >= start) continue;
      ++words;
      if (word->lower != "despite" && word->lower != "although" && word->lower != "though" && word->lower != "whereas") continue;
      concession_ = word->span;
      frame.erase(frame.begin(), word.base());
      break;
    }
    return frame;
  }
  static bool holds(const Spans& spans, Span word) {
    return std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.contains(word.begin); });
  }

  // "e-mail" is one word.
  bool add_to_email(std::vector<FrameWord>& frame, Span span) const {
    if (frame.empty() || frame.back().lower != "e" || span.begin != frame.back().span.end + 1 || !text_of(document_.text, span).starts_with("mail")) return false;
    frame.back().lower = "e" + std::string(text_of(document_.text, span));
    frame.back().span.end = span.end;
    return true;
  }

  FrameWord frame_word(Span span) const {
    const std::string plain = plain_words(text_of(document_.text, span));
    const char first = document_.text[span.begin];
    return {plain.size() > 2 ? plain.substr(1, plain.size() - 2) : std::string(), span, first >= 'A' && first <= 'Z', false};
  }

  // The sentences before in the same paragraph that quote nobody, nearest first.
  std::optional<SettingWords> scene_before(std::size_t sentence) const {
    constexpr std::size_t farthest = 3;
    for (std::size_t back = 1; back <= farthest && back <= sentence; ++back) {
      const Sentence& before = tokens_.sentences[sentence - back];
      if (before.paragraph != tokens_.sentences[sentence].paragraph) break;
      if (quotes_somebody_[sentence - back]) continue;
      if (const auto shown = setting_words(frame_of(sentence - back, before.span.begin, nullptr), true); shown && shown->weight >= 5) return shown;
    }
    return std::nullopt;
  }

  const Document& document_;
  const Tokens& tokens_;
  std::vector<Statement>& statements_;
  std::vector<bool> quotes_somebody_;  // by sentence
  std::optional<Setting> minutes_;     // of a text that is minutes
  bool personal_ = false;              // a text whose writer tells of himself
  bool stamped_ = false;               // messages stand in it with their hours
  bool leak_ = false;                  // a report on leaked messages
  bool about_leak_ = false;            // on nothing but them: its top says so
  bool letters_came_out_ = false;      // a report on letters that were not meant for all
  std::optional<std::uint32_t> hearing_;  // the last paragraph in which something was said in a parliament or before a committee of it
  std::vector<bool> among_few_, in_a_scene_;  // by paragraph, of a text whose writer tells of himself; empty until that is asked
  std::optional<std::uint32_t> meeting_ends_;  // the first paragraph behind the one that a report is on; nothing until that is asked
  std::optional<bool> open_meeting_;   // a report on a meeting to which anybody could come; nothing until that is asked
  std::string outlet_;                 // the last word of its name: "tidings"
  std::optional<Span> concession_;     // of the statement that is being decided
  Setting last_;
  std::uint32_t last_paragraph_ = 0;
};

}  // namespace

// "Boat watchers (private group)"
bool is_of_a_closed_group(const Document& document) {
  constexpr std::string_view closed[] = {" private group ", " closed group ", " members only ", " secret group "};
  constexpr std::size_t top = 200;  // bytes
  return has_any(plain_words(document.title), closed) || (document.kind == DocumentKind::social && has_any(plain_words(std::string_view(document.text).substr(0, top)), closed));
}

Setting own_setting(const Document& document, const Part* part) {
  if (document.kind == DocumentKind::social) return {Channel::social, is_of_a_closed_group(document) ? Audience::closed : Audience::open, {}};
  if (part != nullptr && part->kind == PartKind::comment) return {Channel::comment, Audience::open, {}};
  switch (document.kind) {
    case DocumentKind::chat: return {Channel::chat, Audience::closed, {}};
    case DocumentKind::email: return {Channel::email, Audience::closed, {}};
    case DocumentKind::letter: return {Channel::letter, is_open_letter(document) ? Audience::open : Audience::closed, {}};
    case DocumentKind::transcript: return transcript_setting(document);
    case DocumentKind::comments: return {Channel::comment, Audience::open, {}};
    case DocumentKind::document: return {Channel::document, document.recipients.empty() ? Audience::open : Audience::closed, {}};  // a memo is for those it names
    default: return {Channel::press, Audience::open, {}};
  }
}

void find_settings(const Document& document, const Tokens& tokens, std::vector<Statement>& statements) { SettingFinder(document, tokens, statements).run(); }

}  // namespace onrecord
