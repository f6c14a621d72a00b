#include "people/lexicon.h"

#include <algorithm>  // std::any_of
#include <iterator>   // std::begin
#include <string>     // std::string

#include "people/first_names_generated.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

const WordSet& male_words() {
  static const WordSet words(
      "mr sir lord king prince monsieur herr signor senor father brother fr chairman spokesman congressman councilman businessman policeman "
      "salesman gentleman man boy son husband uncle grandfather nephew actor waiter salesman fisherman boyfriend widower baron duke "
      "emperor alderman assemblyman statesman clergyman cameraman foreman anchorman guy dad groom priest monk emir sheikh");
  return words;
}

const WordSet& female_words() {
  static const WordSet words(
      "mrs ms miss lady dame queen princess madame mme mlle frau signora senora sister chairwoman spokeswoman congresswoman councilwoman "
      "businesswoman policewoman saleswoman woman girl mother daughter wife aunt grandmother niece actress waitress girlfriend widow "
      "baroness duchess empress alderwoman assemblywoman stateswoman mum mom bride nun heroine hostess");
  return words;
}

const WordSet& titles() {
  static const WordSet words(
      "mr mrs ms miss mx dr sen sens rep reps gov govs lt gen adm col sgt capt cpt cmdr maj prof rev hon del messrs mme mlle madame monsieur "
      "sir dame lord lady cllr cllrs councillor councillors drs profs professors councilman councilwoman fr st judge justice president senator representative congressman "
      "congresswoman governor professor doctor captain colonel general admiral major sergeant lieutenant commander detective inspector "
      "king queen prince princess pope cardinal archbishop bishop father sister brother ambassador baroness baron duke duchess delegate "
      "assemblyman assemblywoman alderman sheriff");
  return words;
}

const WordSet& role_nouns() {
  static const WordSet words(
      "secretary minister premier chancellor president chairman chairwoman chair chairperson chief director officer executive manager leader head "
      "boss spokesman spokeswoman spokesperson representative rep treasurer commissioner ambassador governor senator congressman congresswoman "
      "mayor judge justice prosecutor lawyer attorney solicitor barrister counsel professor lecturer teacher scientist researcher historian "
      "porter paramedic midwife steward ringleader firefighter economist analyst strategist consultant adviser advisor aide assistant deputy candidate nominee lawmaker legislator councillor mp mep "
      "peer lord speaker journalist reporter correspondent columnist commentator editor author writer blogger broadcaster host moderator anchor "
      "presenter producer actor actress singer coach captain player general admiral colonel commander sergeant lieutenant officer detective "
      "inspector sheriff superintendent doctor surgeon consultant physician nurse gp founder co-founder owner co-owner partner ceo cfo coo cto "
      "activist campaigner organiser organizer critic expert specialist scholar scientist physicist biologist geologist psychologist mediator "
      "negotiator envoy diplomat delegate member chaplain bishop archbishop pope cardinal priest rabbi imam pastor reverend king queen prince "
      "princess businessman businesswoman banker investor entrepreneur billionaire mogul developer landlord farmer engineer architect dean "
      "principal provost registrar coordinator planner pollster operative staffer volunteer donor trustee whip ombudsman auditor "
      "inspector controller master harbourmaster skipper pilot convener convenor steward official witness resident student graduate undersecretary "
      "vice-president vice-chair vice-chairman vice-chancellor vice-principal chairmanship clerk bursar warden headteacher headmaster headmistress magistrate coroner vicar constable matron curator pharmacist");
  return words;
}

const WordSet& other_person_nouns() {
  static const WordSet words(
      "man woman boy girl person source insider friend ally colleague neighbour neighbor voter supporter opponent rival customer passenger "
      "patient parent father mother son daughter brother sister wife husband uncle aunt niece nephew cousin grandfather grandmother victim "
      "suspect defendant plaintiff widow widower veteran immigrant refugee individual somebody someone democrat republican conservative "
      "liberal tory socialist frontrunner front-runner incumbent predecessor successor challenger freshman lady gentleman "
      "commenter reader caller viewer user worker employee driver user insider lad guy mum dad");
  return words;
}

const WordSet& plural_person_nouns() {
  static const WordSet words(
      "people men women officials aides sources friends allies colleagues voters supporters opponents critics experts analysts scholars "
      "scientists researchers historians economists doctors nurses teachers students lawyers prosecutors judges lawmakers legislators "
      "senators congressmen mps ministers advisers advisors strategists operatives staffers leaders members executives managers directors "
      "officers reporters journalists columnists commentators editors authors writers bloggers democrats republicans conservatives liberals "
      "tories socialists americans parents children families residents passengers customers workers employees staff police politicians "
      "candidates nominees rivals activists campaigners advocates observers witnesses insiders veterans generals admirals soldiers troops "
      "immigrants refugees muslims christians jews catholics others moderators pollsters diplomats negotiators representatives "
      "spokespeople spokesmen businesspeople investors bankers donors citizens individuals speechwriters nurses unionists crews masters "
      "pilots inspectors attorneys organizers organisers multimillionaires billionaires grandparents adults guests readers users fans "
      "enemies nations states countries economies");
  return words;
}

const WordSet& organisation_nouns() {
  static const WordSet words(
      "party union committee council commission department ministry office agency bureau board court senate house congress parliament assembly "
      "government administration campaign association federation confederation coalition alliance institute institution university college "
      "school hospital trust foundation fund society group club league organisation organization company corporation corp inc ltd llc plc co firm "
      "bank authority service services network team camp press times post journal news herald tribune guardian telegraph "
      "gazette courier mercury chronicle magazine radio television bbc force army navy police church partnership centre center "
      "homes laboratory lab observatory academy forum initiative movement caucus delegation panel tribunal inquiry industries holdings airlines "
      "ferries railways lines partners studios studio restaurant store bureau directorate secretariat embassy consulate nhs operator employer publisher "
      "broadcaster newspaper paper website outlet legislature cabinet regulator branch chamber enterprises systems technologies group's media "
      "journalists committee's programme communications international guild fm co-operative cooperative syndicate collective consortium theatre museum orchestra diocese brewery ports railways airways motors foods logistics shipping airport insurance utilities properties developments convention conference fellowship synod");
  return words;
}

const WordSet& dependent_organisation_nouns() {
  static const WordSet words(
      "union company firm corporation operator employer group organisation organization association party committee council commission "
      "agency bureau board paper newspaper outlet magazine website publisher broadcaster campaign camp trust foundation institute bank "
      "charity team coalition alliance federation court panel inquiry department service network club league manufacturer retailer carrier airline "
      "think-tank watchdog regulator hospital university school guild station");
  return words;
}

const WordSet& document_nouns() {
  static const WordSet words(
      "poll polls survey surveys study studies report reports research data document documents transcript messages message leak leaks letter "
      "letters email emails e-mail e-mails memo memos tweet tweets post posts article articles book books website paper statement figures "
      "statistics records record ruling rulings decision law laws rule rules bill agreement accord treaty contract deal text texts story "
      "stories account accounts evidence analysis article review audit findings numbers literature returns filing filings complaint lawsuit "
      "affidavit testimony advert ad ads video recording tape tapes log logs minutes screenshot screenshots whatsapps chat chats "
      "announcement press-release release newsletter leaflet petition assessment guidance editorial column headline headlines");
  return words;
}

const WordSet& correspondence_nouns() {
  static const WordSet words(
      "messages message leak leaks letter letters email emails e-mail e-mails memo memos tweet tweets texts text whatsapps chat chats logs log "
      "conversations conversation exchanges exchange correspondence screenshots screenshot note notes");
  return words;
}

const WordSet& outlet_nouns() {
  static const WordSet words(
      "times post journal news herald tribune guardian telegraph mail mirror sun independent gazette courier mercury chronicle magazine "
      "observer express standard star press bbc cnn nbc abc cbs fox reuters lantern argus echo record globe inquirer review radio tv "
      "television today weekly daily politico buzzfeed bloomberg newspaper paper broadcaster wire outlet site website blog log sentinel examiner dispatch advertiser bulletin");
  return words;
}

const WordSet& places() {
  static const WordSet words(
      "uk usa america american britain british england english scotland wales ireland france french germany german italy spain portugal poland russia russian china "
      "chinese japan india pakistan iran iraq syria libya egypt israel palestine turkey greece ukraine canada mexico brazil argentina australia "
      "africa asia europe european london paris berlin moscow beijing washington york california texas florida ohio iowa michigan wisconsin "
      "pennsylvania virginia carolina georgia nevada arizona colorado illinois massachusetts jersey hampshire oregon minnesota missouri "
      "maryland alabama alaska arkansas connecticut delaware hawaii idaho indiana kansas kentucky louisiana maine mississippi montana "
      "nebraska oklahoma tennessee utah vermont wyoming chicago boston philadelphia detroit miami atlanta dallas houston denver seattle cuba "
      "korea vietnam afghanistan latvia lithuania estonia finland sweden norway denmark netherlands belgium switzerland austria hungary "
      "romania bulgaria serbia croatia yemen lebanon jordan kuwait qatar nigeria kenya ethiopia somalia sudan zimbabwe brussels geneva "
      "manchester birmingham liverpool leeds glasgow edinburgh cardiff belfast dublin states kingdom hill street avenue road island islands county city");
  return words;
}

const WordSet& calendar_words() {
  static const WordSet words(
      "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november "
      "december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec christmas easter thanksgiving ramadan hallowe'en hallowe’en halloween michaelmas whitsun candlemas hogmanay midsummer gmt bst est edt am pm");
  return words;
}

const WordSet& function_words() {
  static const WordSet words(
      "a an the this that these those i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who "
      "whom whose which what when where why how if but and or nor so yet for as at by from in into of off on onto out over to up with within "
      "without about above across after against along among around before behind below beneath beside besides between beyond despite down "
      "during except inside like near outside per since than through throughout toward towards under until unlike upon via while though "
      "although because unless whether not no yes is are was were be been being am do does did done has have had having will would shall "
      "should can could may might must ought let also even still just only once now then there here again ever never always often already "
      "soon later earlier today yesterday tomorrow meanwhile however moreover furthermore nevertheless nonetheless instead therefore thus "
      "hence indeed perhaps maybe according all any both each every either neither some such same other others another many much more most "
      "few fewer less least several one two three four five six seven eight nine ten first second third last next asked told said says "
      "speaking following given based come go get make take see look think know want need please thank thanks ok oh well hey hello hi dear "
      "yours regards sincerely mr's too very quite rather almost nearly about it's i'm i've he's she's they're we're you're don't didn't "
      "isn't wasn't can't won't wouldn't couldn't shouldn't there's that's here's what's who's let's i'd i'll he'd she'd they'd we'd we've they've you've");
  return words;
}

const WordSet& prepositions() {
  static const WordSet words(
      "of in on at by for from with to into onto about above across after against along among around before behind below beside between "
      "beyond despite down during except inside near outside over per since through throughout toward towards under until upon via within without like as than");
  return words;
}

}  // namespace

bool is_title(std::string_view word) {
  constexpr std::string_view parents[] = {"mum-of-", "mother-of-", "dad-of-", "father-of-", "parent-of-", "grandmother-of-", "grandfather-of-", "gran-of-"};  // "Mum-of-one Ann Lee"
  return titles().has(word) || std::any_of(std::begin(parents), std::end(parents), [&](std::string_view start) { return word.starts_with(start); });
}

Gender gender_of_word(std::string_view word) {
  if (male_words().has(word)) return Gender::male;
  return female_words().has(word) ? Gender::female : Gender::unknown;
}

Gender gender_of_first_name(std::string_view word) {
  static const WordSet male(male_first_names), female(female_first_names);
  if (male.has(word)) return Gender::male;
  return female.has(word) ? Gender::female : Gender::unknown;
}

Gender gender_by_ending(std::string_view word) {
  if (word.size() < 3) return Gender::unknown;
  if (word.back() == 'a') return Gender::female;  // Petra, Isla; Joshua and Ezra are in the list
  const bool small = word.ends_with("ie") || word.back() == 'y';
  if (!small || word.size() < 4) return Gender::unknown;
  // "Davy" is short for Dave, "Robbie" for Rob; else for any name that begins so, where those are all of one sex.
  const std::string stem(word.substr(0, word.size() - (word.back() == 'y' ? 1 : 2)));
  if (stem.size() < 3) return Gender::unknown;
  const std::string whole = stem.back() == stem[stem.size() - 2] ? stem.substr(0, stem.size() - 1) : stem + "e";
  if (const Gender gender = gender_of_first_name(whole); gender != Gender::unknown) return gender;
  const auto begins_some = [&](std::string_view names) { return names.find(" " + stem) != std::string_view::npos; };
  const bool male = begins_some(male_first_names), female = begins_some(female_first_names);
  if (male == female) return Gender::unknown;
  return male ? Gender::male : Gender::female;
}

bool is_first_name(std::string_view word) { return gender_of_first_name(word) != Gender::unknown; }
bool is_role_noun(std::string_view word) {
  if (role_nouns().has(word)) return true;
  const std::size_t hyphen = word.find('-');  // "editor-in-chief"
  return hyphen != std::string_view::npos && (word.substr(hyphen).starts_with("-in-") || word.substr(hyphen).starts_with("-elect")) && role_nouns().has(word.substr(0, hyphen));
}
bool is_chief_office(std::string_view word) {
  static const WordSet offices("mayor minister premier governor president senator chancellor superintendent commissioner");
  return offices.has(word);
}

bool is_person_noun(std::string_view word) {
  return is_role_noun(word) || other_person_nouns().has(word) || (gender_of_word(word) != Gender::unknown && !titles().has(word));
}
bool is_plural_person_noun(std::string_view word) { return plural_person_nouns().has(word); }
bool is_organisation_noun(std::string_view word) { return organisation_nouns().has(word); }
bool is_dependent_organisation_noun(std::string_view word) { return dependent_organisation_nouns().has(word); }
bool may_stand_alone_for_a_body(std::string_view word) {
  static const WordSet words("association union guild federation alliance society committee board trust council department ministry inspectorate commission campaign");
  return words.has(word);
}
bool are_united(std::string_view first, std::string_view second) {
  static const WordSet unites("united associated amalgamated allied");
  if (!unites.has(first) || second.ends_with("papers") || organisation_nouns().has(second)) return false;
  for (std::string_view end : {"ers", "ors", "ists", "ians", "eers", "medics", "nurses", "men", "pilots", "guards", "crews"})
    if (second.size() > end.size() && second.ends_with(end)) return true;
  return plural_person_nouns().has(second);
}
bool is_desk(std::string_view word) {
  static const WordSet words("press comms media sec secretary treasurer chair legal office work branch rep finance admin hr mobile");
  return words.has(word);
}
bool is_document_noun(std::string_view word) { return document_nouns().has(word); }
bool is_correspondence_noun(std::string_view word) { return correspondence_nouns().has(word); }
bool is_outlet_noun(std::string_view word) { return outlet_nouns().has(word); }
bool is_place(std::string_view word) { return places().has(word); }
bool is_way(std::string_view word) {
  static const WordSet words("street road lane avenue crescent terrace");
  return words.has(word);
}
bool joins_names(std::string_view word) { return is_preposition(word) || is_article(word) || word == "and"; }
bool is_calendar_word(std::string_view word) { return calendar_words().has(word); }
bool is_function_word(std::string_view word) { return function_words().has(word); }
bool is_preposition(std::string_view word) { return prepositions().has(word); }
bool is_name_particle(std::string_view word) {
  static const WordSet words("bin ibn al el de del della di da dos du la le van von der den ten ter zu abu bint mac st");
  return words.has(word);
}
bool is_name_suffix(std::string_view word) {
  static const WordSet words("jr sr ii iii iv kc qc mp msp mep phd md obe cbe mbe jp dl esq frs fba frsa mrtpi frics mrics friba fca aca cpfa spad");
  return words.has(word);
}
bool is_article(std::string_view word) { return word == "a" || word == "an" || word == "the"; }
bool is_second_person(std::string_view word) { return word == "you" || word == "your"; }
bool is_possessive_pronoun(std::string_view word) {
  static const WordSet words("my our your his her its their whose");
  return words.has(word);
}
bool is_quantifier(std::string_view word) {
  static const WordSet words("some many most few several other others another both each all one two three four five six seven eight nine ten dozens hundreds thousands");
  return words.has(word);
}

}  // namespace onrecord::people
