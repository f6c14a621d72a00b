// Who speaks in each statement: a text with its statements marked, and the speakers expected.
#include <gtest/gtest.h>

#include "marked.h"

namespace onrecord {
namespace {

using test::Marked;

struct Row {
  std::string_view text;
  std::string_view speakers;
};

class Speakers : public testing::TestWithParam<Row> {};

TEST_P(Speakers, are_named_by_their_fullest_form) { EXPECT_EQ(test::speakers(Marked(GetParam().text).people()), GetParam().speakers) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(names, Speakers, testing::Values(
    Row{"<Dr Ann Lee> |said| [it was late]. <Lee> |added| [it was cold].", "Ann Lee | Ann Lee"},
    Row{"<Ms Lee> |said| [it was late], and later Ann Lee left.", "Ann Lee"},
    Row{"Ann Lee came with Bob Lee. <Mr Lee> |said| [it was late]. <Ms Lee> |said| [it was not].", "Bob Lee | Ann Lee"},
    Row{"<Health secretary Peter Ham> |said| [no]. <Mr Ham> |said| [never].", "Peter Ham | Peter Ham"},
    Row{"<Sen. Mary J. Orr (D-Ohio)> |said| [no]. <Orr> |said| [never].", "Mary J. Orr | Mary J. Orr"},
    Row{"<Ham campaign spokesman Peter Orr> |said| [no].", "Peter Orr"},
    Row{"<Boat Builders Union (BBU) chair Dr Ann Lee> |wrote| [no].", "Ann Lee"},
    Row{"<former surgeon and chairwoman of the harbour select committee Dr Ann Lee> |said| [no].", "Ann Lee"},
    Row{"Captain Davy Ham came with Ann Ham. <Ms Ham> |said| [no]. <He> |said| [yes].", "Ann Ham | Davy Ham"},
    Row{"<Another critic, Peter B. Orr,> |said| [no].", "Peter B. Orr"},
    Row{"<Peter Orr, a former aide to Mary Ham,> |said| [no].", "Peter Orr"},
    Row{"<Mary Orr and Peter Ham> |said| [no]. <Ham> |said| [never].", "Mary Orr and Peter Ham | Peter Ham"},
    Row{"Omar bin Salim came. <Bin Salim> |said| [no].", "Omar bin Salim"},
    Row{"<Martin Luther King III> |said| [no].", "Martin Luther King III"},
    Row{"Mary Lee came with Rose Tait and Peter Stone. <Mrs Tait> |said| [no].", "Rose Tait"},
    Row{"<Hobbs, chair of the Boat Union,> |said| [no]. <He> |said| [never].", "Hobbs | Hobbs"},
    Row{"We are NOT going. <The union> |said| [no].", "The union"}));

INSTANTIATE_TEST_SUITE_P(bodies, Speakers, testing::Values(
    Row{"<The Boat Builders Union (BBU)> |said| [no]. <The BBU> |said| [never].", "Boat Builders Union | Boat Builders Union"},
    Row{"<The Boat Builders Union> |said| [no]. <The union> |said| [never].", "Boat Builders Union | Boat Builders Union"},
    Row{"<The Port Ham Harbour Trust> |said| [no]. <The Trust> |said| [never].", "Port Ham Harbour Trust | Port Ham Harbour Trust"},
    Row{"<Norland chief executive Ann Lee> |said| [no], and <Norland> |said| [yes]. <It> |added| [never].", "Ann Lee | Norland | Norland"},
    Row{"<The Ham Gazette> |reported| [a strike]. <The paper> |said| [it was long].", "Ham Gazette | Ham Gazette"},
    Row{"The boats of the old town stayed in port. At noon <the Association of Tower and Radar Controllers (ATRC)> |said| [that it was late]. Later on <the ATRC> |said| [never].", "Association of Tower and Radar Controllers | Association of Tower and Radar Controllers"},
    Row{"<The Department of Boats> |said| [no].", "Department of Boats"}));

INSTANTIATE_TEST_SUITE_P(epithets, Speakers, testing::Values(
    Row{"<Ann Lee> |said| [no]. [“Never,”] <the medieval historian> |went on|.", "Ann Lee | Ann Lee"},
    Row{"<Ann Lee> |said| [no]. [“Never,”] <the medieval historian> |said|.", "Ann Lee | the medieval historian"},
    Row{"<Ann Lee, the mayor,> |said| [no]. [“Never,”] <the union> |added|.", "Ann Lee | the union"},
    Row{"<A shop steward> |said| [no]. <Ann Lee> |said| [yes]. [“Never,”] <the shop steward> |added|.", "A shop steward | Ann Lee | A shop steward"},
    Row{"Bob Roe, chief fire officer, met Cy Dow, chief finance officer. <The CFO> |said| [no].", "The CFO"},
    Row{"Ann Lee shook her head. [“Never,”] <she> |said|.", "Ann Lee"},
    Row{"Bob Roe, the chief fire officer, met Ann Lee, the assistant chief fire officer. <The CFO> |said| [no].", "Bob Roe"},
    Row{"Bob Roe, the chief, met Ann Lee, the assistant chief. <The chief> |said| [no].", "Bob Roe"}));

INSTANTIATE_TEST_SUITE_P(pronouns, Speakers, testing::Values(
    Row{"<Mary Orr> |said| [no]. <She> |added| [never].", "Mary Orr | Mary Orr"},
    Row{"Mary Orr met Peter Ham. <He> |said| [no]. <She> |said| [yes].", "Peter Ham | Mary Orr"},
    Row{"[“No,”] <said> || Mary Orr spoke. [“Never,”] <she> |said|.", "said | Mary Orr"},
    Row{"Peter Ham, <who> |said| [no], left.", "Peter Ham"},
    Row{"It is a threat to the northern towns, <whose leaders> |fear| [it].", "leaders of the northern towns"},
    Row{"Mary Orr, <whose lawyer> |said| [no], left.", "Mary Orr's lawyer"},
    Row{"There came Norland aides <who> |fear| [it].", "Norland aides"},
    Row{"Ham’s colleague Peter Orr faced critics after <he> |asked| [why].", "Peter Orr"},
    Row{"She has a list of retired generals -- most of whom gave their support before -- <who> |praised| [it].", "retired generals"},
    Row{"There were <those> who |fear| [it].", "those"},
    Row{"Mary Orr wrote as well. [“No,”] <her letter> |begins|. In its fourth paragraph <it> |says| [yes].", "Mary Orr | Mary Orr"},
    Row{"Peter Orr rang. We had met at the garden centre in Kelderby. <He> |said| [no].", "Peter Orr"},
    Row{"Ann Lee met Mary Orr. Ms Lee stood by the coach. [“Mary said no boats,”] <she> |said|.", "Ann Lee"},
    Row{"[We are late], the sign |said|. <We> |know| [it].", "- | -"}));

INSTANTIATE_TEST_SUITE_P(roles, Speakers, testing::Values(
    Row{"Present: Professor Mary Orr (Vice-Chancellor, in the chair), Dr Peter Ham (Registrar). <The Vice-Chancellor> |said| [no]. <The Registrar> |said| [yes].", "Mary Orr | Peter Ham"},
    Row{"Present: Councillor Mary Orr (in the chair), Mr Peter Ham. <The chair> |said| [no].", "Mary Orr"},
    Row{"Health secretary Peter Ham came. <The health secretary> |said| [no].", "Peter Ham"},
    Row{"The chief executive, Mary Orr, came with the finance director, Peter Ham. <The finance director> |said| [no]. <The chief executive> |said| [yes].", "Peter Ham | Mary Orr"},
    Row{"Mary Orr, general secretary of the Boat Union, came. <Its general secretary> |said| [no].", "Mary Orr"},
    Row{"<Boats spokesman in the Lords Lord Orr> |said| [no].", "Orr"},
    Row{"Mary Orr, who chairs the Boat Union, came. <The chair> |said| [no].", "Mary Orr"},
    Row{"Ann Lee, the shadow boats minister, asked Peter Ham, the boats minister. <The minister> |said| [no].", "Peter Ham"},
    Row{"<Mum-of-one Ann Lee> |said| [no]. <Ms Lee> |said| [yes].", "Ann Lee | Ann Lee"},
    Row{"<Councillor Ann Lee, Cabinet Member for Boats,> |said:| [“We are glad.”] <Peter Ham, Managing Director of Ham Homes,> |said:| [“So are we.”]", "Ann Lee | Peter Ham"},
    Row{"<A judge> |rejected| [it]. It was late. Justice Mary Orr sat on Friday. <Orr> |wrote| [no].", "Mary Orr | Mary Orr"},
    Row{"<A judge> |rejected| [it]. Justice Mary Orr sat with Judge Peter Ham.", "A judge"},
    Row{"<An appeals court> |ruled| [so]. The Court of Appeals sat on Friday.", "Court of Appeals"},
    Row{"<A spokeswoman for the Port Office, Mary Orr,> |said| [no].", "Mary Orr"},
    Row{"<A spokesman for the minister, Mary Orr,> |said| [no].", "A spokesman for the minister, Mary Orr"},
    Row{"Peter Ham, Chief Executive of Norland, came. <Norland> |said| [no]. <Mr Ham> |said| [yes].", "Norland | Peter Ham"},
    Row{"Judge Mary Orr sat. <The judge> |said| [no].", "Mary Orr"}));

INSTANTIATE_TEST_SUITE_P(unnamed, Speakers, testing::Values(
    Row{"<A study by Boat School professor Mary Orr> |found| [it].", "A study by Boat School professor Mary Orr"},
    Row{"They cite the year 2000 in Florida, when <the state> |said| [no].", "Florida"},
    Row{"Mary Orr and Peter Ham came. <Orr and Ham’s gut reaction> |is| [no].", "Orr and Ham"},
    Row{"THE BORROWING Back when <he> |wrote| [it], Peter Ham was young. <He> |said| [no].", "- | Peter Ham"},
    Row{"<A source close to the talks> |said| [no]. <Another source> |said| [yes].", "A source close to the talks | Another source"},
    Row{"<A spokesman for the Boat Union> |said| [no].", "A spokesman for the Boat Union"},
    Row{"<Some doctors> |said| [no].", "Some doctors"},
    Row{"<A spokesman for the minister, Mary Orr,> |said| [no].", "A spokesman for the minister, Mary Orr"},
    Row{"<Peter Ham’s letter> |says| [no].", "Peter Ham"},
    Row{"Senior executives in the Boat Builders Union (BBU) exchanged <messages> |saying| [no].", "Senior executives in the Boat Builders Union (BBU)"},
    Row{"There was outrage, with <the Boat Union> |accused of| [misleading members].", "-"},
    Row{"<It> was |expected| [that they would go].", "-"}));

TEST(Unnamed, sources_are_marked_so_and_speak_for_their_body) {
  const People people = Marked("<A spokesman for the Boat Union> |said| [no].").people();
  ASSERT_TRUE(people.voices[0].speaker);
  const Actor& actor = people.actors[*people.voices[0].speaker];
  EXPECT_TRUE(actor.unnamed);
  EXPECT_EQ(actor.part_of, "Boat Union");
}

TEST(Unnamed, nobody_many_and_four_out_of_five_are_no_bodies) {
  const struct {
    std::string_view text;
    ActorType type;
  } rows[] = {
      {"<Nobody at the authority> |knew| [that it was late].", ActorType::group},   {"<Many of you> |said| [that it was late].", ActorType::group},
      {"<Four out of five> |said| [that it was late].", ActorType::group},          {"<Every one of the boats> |said| [that it was late].", ActorType::group},
      {"<The public> |said| [that it was late].", ActorType::group},                {"<The authority> |said| [that it was late].", ActorType::organisation},
  };
  for (const auto& row : rows) {
    const People people = Marked(row.text).people();
    ASSERT_TRUE(people.voices[0].speaker) << row.text;
    EXPECT_EQ(people.actors[*people.voices[0].speaker].type, row.type) << row.text;
  }
}

// "name: body", of those who are part of one, in order.
std::string bodies(const People& people) {
  std::string all;
  for (const Actor& actor : people.actors)
    if (!actor.part_of.empty()) all += (all.empty() ? "" : "; ") + actor.name + ": " + actor.part_of;
  return all;
}

TEST(Roles, who_is_addressed_behind_a_place_is_not_in_it) {
  const auto roles = [](std::string_view text) {
    std::string all;
    for (const Actor& actor : Marked(text).people().actors)
      for (const Role& role : actor.roles) all += actor.name + ": " + role.role + "; ";
    return all;
  };
  EXPECT_EQ(roles("<Mary Orr> |asked| [about the hospital at Marrow Point, prime minister]."), "");
  EXPECT_EQ(roles("<Mary Orr, prime minister,> |asked| [about the hospital]."), "Mary Orr: prime minister; ");
}

TEST(Bodies, of_those_who_speak_for_them) {
  const struct {
    std::string_view text, expected;
  } rows[] = {
      {"The Boat Builders Union met. <A spokesman for the union> |said| [no].", "A spokesman for the union: Boat Builders Union"},
      {"The Boat Builders Union met. <Union leaders> |said| [no].", "Union leaders: Boat Builders Union"},
      {"Ham City Council met. <Council leader Mary Orr> |said| [no].", "Mary Orr: Ham City Council"},
      {"Ham City Council met. <Mary Orr, leader of the council,> |said| [no].", "Mary Orr: Ham City Council"},
      {"<Mary Orr, Director of Finance,> |said| [no].", ""},  // a field is no body
      {"Ann Lee, the transport minister, left. <Peter Ham, the minister's adviser,> |said| [no].", "Peter Ham: Ann Lee"},
      {"<The minister's adviser, Peter Ham,> |said| [no]. Ann Lee, the transport minister, left.", "Peter Ham: Ann Lee"},
      {"Ann Lee left. <Peter Ham, a spokesman to Ann Lee,> |said| [no].", "Peter Ham: Ann Lee"},
      {"<Peter Ham, private secretary to the minister, Ann Lee,> |said| [no].", "Peter Ham: Ann Lee"},
      {"The Fishermen's Guild met. <Peter Ham, secretary of the Guild,> |said| [no].", "Peter Ham: Fishermen's Guild"},
      {"<Mary Orr, President of the Boat Union,> |said| [no].", "Mary Orr: Boat Union"},
      {"<Peter Ham, Managing Director of Ham Homes,> |said| [no].", "Peter Ham: Ham Homes"},
      {"<Mary Orr, Secretary of the Ham Residents' Association,> |said| [no].", "Mary Orr: Ham Residents' Association"},
      {"<Mary Orr, national officer of the Riggers' and Boat Workers' Union,> |said| [no].", "Mary Orr: Riggers' and Boat Workers' Union"},
      {"<Mary Orr, director of the National Flood and Coast Agency,> |said| [no].", "Mary Orr: National Flood and Coast Agency"},
      {"The Boat Union met. <Mary Orr, secretary of the union's Ham branch,> |said| [no].", "Mary Orr: Boat Union"},
      {"Witnesses: Ann Lee, Area Director, Norland Agency; <Bob Roe>, Chair, Strike Committee, Boat Union.\n|said| [no].", "Ann Lee: Norland Agency; Bob Roe: Boat Union"},
      {"The Boat Union met. <Mary Orr of the Boat Union> |said| [no].", "Mary Orr: Boat Union"},
      {"The Boat Union met.\n<Peter Ham, Land Director, Ham Homes>\n|said| [no].", "Peter Ham: Ham Homes"},
      {"<Mary Orr, Head of Development Management,> |said| [no].", ""},
      {"<Mary Orr, Leader of the Council,> |said| [no].", "Mary Orr: Council"},
      {"<Mary Orr, the chairman of the Friends of the Beast Market,> |said| [no].", "Mary Orr: Friends of the Beast Market"},
      {"The Federation of Boat Builders met in the Department for Boats. <A spokesman for the federation> |said| [no].", "A spokesman for the federation: Federation of Boat Builders"},
      {"The Federation of Boat Builders met. <Peter Ham, the federation's chairman,> |said| [no].", "Peter Ham: Federation of Boat Builders"},
      {"Ann Lee left. <A source close to Ms Lee> |said| [no].", "A source close to Ms Lee: Ann Lee"},
      {"The Boat Union met. <A source close to the union> |said| [no].", "A source close to the union: Boat Union"},
      {"Witnesses: Ann Lee and <Bob Roe>, Ham Boat Trust; Cy Dow, Boat Watch; Mary Orr, Union of Ward and Home Nurses\n|said| [no].", "Ann Lee: Ham Boat Trust; Bob Roe: Ham Boat Trust; Mary Orr: Union of Ward and Home Nurses"},
      {"The Boat Union met.\n[We ask for boats.]\n<Mary Orr, for the Boat Union>", "Mary Orr: Boat Union"},
      {"Ham Health Authority was surprised. <Peter Ham, its director of boats,> |said| [no].", "Peter Ham: Ham Health Authority"},
      {"The North Crews’ Union meets. Ham Health Authority was surprised. The crews’ union voted. <Peter Ham, its general secretary,> |said| [no].", "Peter Ham: North Crews’ Union"},
      {"The North Crews’ Union meets. <Peter Ham, the union’s organiser at Ham House,> |said| [no].", "Peter Ham: North Crews’ Union"},
      {"Ann Lee, chief executive of Ham Trust, and <Peter Ham, her deputy,> |said| [no].", "Ann Lee: Ham Trust; Peter Ham: Ham Trust"},
      {"Ann Lee left. <Ms Lee's chief of staff, Peter Ham,> |said| [no].", "Peter Ham: Ann Lee"},
      {"Mayor Ann Lee left. <Peter Ham, for the mayor,> |said| [no].", "Peter Ham: Ann Lee"},
      {"<Peter Ham, for the mayor,> |said| [no].", "Peter Ham: mayor"},  // other documents may name her
      {"<Peter Ham, who does boats for the mayor,> |said| [no].", "Peter Ham: mayor"},
      {"Mr Bob Roe and <Ms Mary Orr>, Ham Boat Union, were called\n|said| [no].", "Bob Roe: Ham Boat Union; Mary Orr: Ham Boat Union"},
      {"Ham Boat Trust runs Ham House. <Mary Orr, the chief executive,> |said| [no].", "Mary Orr: Ham Boat Trust"},
      {"Ham Boat Trust met the Boat Union. <Mary Orr, the chief executive,> |said| [no].", ""},  // whose?
      {"Panel 2: Ann Lee, Managing Director, and <Mary Orr>, People and Boats Director, Norland Agency\n|said| [no].", "Ann Lee: Norland Agency; Mary Orr: Norland Agency"},
      {"<Mary Orr, People and Boats Director, Norland Agency,> |said| [no].", "Mary Orr: Norland Agency"},
      {"Ham Boat Trust met. Two of its directors, Ann Lee and <Mary Orr>, |said| [no].", "Ann Lee: Ham Boat Trust; Mary Orr: Ham Boat Trust"},
      {"Two of Ham Boat Trust’s directors, Ann Lee and <Mary Orr>, |said| [no].", "Ann Lee: Ham Boat Trust; Mary Orr: Ham Boat Trust"},
      {"Ham Boat Trust met. Two directors, Ann Lee and <Mary Orr>, |said| [no].", ""},
      {"<Mary Orr, Vice-Chancellor of Ham University and chair of the Norland Agency,> |said| [no].", "Mary Orr: Ham University"},  // and has a role in the other
      {"The Boat Union met. <Mary Orr, who chairs the union’s Ham branch,> |said| [no].", "Mary Orr: Boat Union"},
      {"<Mary Orr, who nursed in Ham for thirty years and now leads Hold Our Wall,> |said| [no].", "Mary Orr: Hold Our Wall"},
      {"<Mary Orr, who was elected president of the Boat Union,> |said| [no].", "Mary Orr: Boat Union"},
      {"The Boat Union met. <Mary Orr, who was elected president of the Boat Union and now runs Ham Water,> |said| [no].", "Mary Orr: Ham Water"},
      {"Ann Lee left. <Her office> |said| [no].", "Her office: Ann Lee"},
      {"Ham Boat Trust met. <Mary Orr, the treasurer,> |said| [no].", ""},
      {"Ham Boat Trust met. <Mary Orr, chief executive of the developer,> |said| [no].", ""},
      {"Ham Boat Trust met. <Mary Orr, an advertising executive,> |said| [no].", ""},
      {"The panel heard from <Mary Orr>, Torvay; Peter Ham, Brannay; and others\n|said| [no].", ""},
      {"Ann Lee, the minister, and Bob Ray, the health minister, left. <Peter Ham, the minister's adviser,> |said| [no].", ""},  // whose?
  };
  for (const auto& row : rows) EXPECT_EQ(bodies(Marked(row.text).people()), row.expected) << row.text;
}

TEST(Unnamed, leaked_messages_at_the_start_of_a_sentence_are_a_writing) {
  const People people = Marked("The crews met Ann Lee. <Leaked WhatsApps> |show| [the pier was shut].").people();
  ASSERT_TRUE(people.voices[0].speaker);
  const Actor& actor = people.actors[*people.voices[0].speaker];
  EXPECT_EQ(actor.type, ActorType::document) << actor.name;
}

TEST(Bodies, of_who_introduces_himself) {
  Marked hearing("The Boat Union met.\n[I'm president of the Boat Union. We are late.]");
  hearing.document.kind = DocumentKind::transcript;
  hearing.document.parts[1].author = "Mary Orr";
  hearing.statements[0].kind = StatementKind::direct;
  EXPECT_EQ(bodies(hearing.people()), "Mary Orr: Boat Union");
  for (const std::string_view other : {"I am not the chair of the Boat Union.", "I am writing to the president of the Boat Union."}) {
    Marked letter("The Boat Union met.\n[" + std::string(other) + "]");
    letter.document.kind = DocumentKind::transcript;
    letter.document.parts[1].author = "Mary Orr";
    letter.statements[0].kind = StatementKind::direct;
    EXPECT_EQ(bodies(letter.people()), "") << other;
  }
  Marked called("The first card is from a member of Ham Families Together.\n[Mary Orr, 4 Pier Road, for Ham Families Together. We are late.]");
  called.document.kind = DocumentKind::transcript;
  called.document.parts[1].author = "Mary Orr";
  called.statements[0].kind = StatementKind::direct;
  EXPECT_EQ(bodies(called.people()), "Mary Orr: Ham Families Together");
}

TEST(Bodies, of_a_release_and_of_a_letter) {
  Marked release("The boats sail again. [“No,”] |said| <Mary Orr, chief executive>. [“Yes,”] |said| <Peter Ham, chief executive of Norland>.");
  release.document.kind = DocumentKind::press_release;
  release.document.outlet = "Boat Trust";
  EXPECT_EQ(bodies(release.people()), "Mary Orr: Boat Trust; Peter Ham: Norland");
  Marked letter("Open letter\n[We ask for boats.]\nMary Orr, chair\nPeter Ham, treasurer\nfor the Boat Union");
  letter.document.kind = DocumentKind::letter;
  letter.document.from = letter.document.author = {"Mary Orr", "Peter Ham"};
  EXPECT_EQ(bodies(letter.people()), "Mary Orr: Boat Union; Peter Ham: Boat Union");
  Marked campaign("Open letter\n[We ask for boats.]\nMary Orr, chair\nPeter Ham, treasurer\nfor Hold Our Wall");
  campaign.document.kind = DocumentKind::letter;
  campaign.document.from = campaign.document.author = {"Mary Orr", "Peter Ham"};
  EXPECT_EQ(bodies(campaign.people()), "Mary Orr: Hold Our Wall; Peter Ham: Hold Our Wall");
}

TEST(FirstPerson, inside_a_quotation_is_its_speaker) {
  EXPECT_EQ(test::speakers(Marked("<Mary Orr> |said|: [“<I> |told| him [it was late].”]").people()), "Mary Orr | Mary Orr");
}

TEST(FirstPerson, of_an_opinion_is_its_author) {
  Marked marked("<I> |think| [it is late].");
  marked.document.kind = DocumentKind::opinion;
  marked.document.author = {"Mary Orr"};
  EXPECT_EQ(test::speakers(marked.people()), "Mary Orr");
}

TEST(WithoutSource, words_go_on_from_the_quotation_before) {
  Marked marked("[“No,”] <Mary Orr> |said|. [“Never.”]");
  for (Statement& statement : marked.statements) statement.kind = StatementKind::direct;
  EXPECT_EQ(test::speakers(marked.people()), "Mary Orr | Mary Orr");
}

TEST(WithoutSource, a_headline_has_its_speaker_in_the_text) {
  Marked marked("[“An accident with a date on it”]\nThe plan was [“an accident with a date on it”], Mary Orr |said|.");
  marked.document.parts[0].kind = PartKind::title;
  marked.statements[1].source = {{static_cast<ByteOffset>(marked.document.text.find("Mary")), static_cast<ByteOffset>(marked.document.text.find("Mary") + 8)}};
  for (Statement& statement : marked.statements) statement.kind = StatementKind::direct;
  EXPECT_EQ(test::speakers(marked.people()), "Mary Orr | Mary Orr");
}

TEST(OwnWords, belong_to_the_author_of_the_message) {
  Marked marked("[We wait.]\n[No.]");
  marked.document.kind = DocumentKind::chat;
  marked.add_parts(PartKind::message);
  const char* authors[] = {"Mary", "Peter"};
  for (std::size_t i = 0; i < 2; ++i) {
    marked.document.parts[i].author = authors[i];
    Message message;
    message.author = authors[i];
    message.span = marked.document.parts[i].span;
    marked.document.messages.push_back(message);
    marked.statements[i].kind = StatementKind::own;
    marked.statements[i].message = i;
  }
  marked.document.group = "Boats";
  const People people = marked.people();
  EXPECT_EQ(test::speakers(people), "Mary | Peter");
  ASSERT_EQ(people.voices[0].to.size(), 1U);
  EXPECT_EQ(people.voices[0].to[0].name, "Boats");
}

TEST(OwnWords, of_commenters_without_a_name_stay_apart) {
  Marked marked("[First!]\n[Second!]");
  marked.add_parts(PartKind::comment);
  for (std::size_t i = 0; i < 2; ++i) {
    marked.statements[i].kind = StatementKind::own;
    marked.statements[i].part = i;
  }
  EXPECT_EQ(test::speakers(marked.people()), "commenter 1 | commenter 2");
}

TEST(Mentions, stand_where_the_words_are) {
  const Marked marked("Dr Ann Lee came. <Lee> |said| [no].");
  const People people = marked.people();
  std::string drawn(marked.document.text.size(), ' ');
  for (const Mention& mention : people.actors[*people.voices[0].speaker].mentions)
    for (ByteOffset at = mention.span.begin; at < mention.span.end; ++at) drawn[at] = '^';
  EXPECT_EQ(marked.document.text + "\n" + drawn,
            "Dr Ann Lee came. Lee said no.\n"
            "^^^^^^^^^^       ^^^         ");
}

TEST(Speakers, who_signs_an_article_is_not_in_it) {
  Marked article("By Peter Ham\n<Hobbs, chair of the Boat Union,> |said| [no]. <He> |said| [never].");
  article.document.kind = DocumentKind::article;
  article.document.parts[0].kind = PartKind::byline;
  EXPECT_EQ(test::speakers(article.people()), "Hobbs | Hobbs");
}

TEST(Speakers, a_newspaper_is_no_person) {
  Marked article("<Mary Orr> |told| The Daily Hale [no]. <She> |said| [never].");
  article.document.outlet = "The Daily Hale";
  EXPECT_EQ(test::speakers(article.people()), "Mary Orr | Mary Orr");
}

TEST(Speakers, a_mail_names_its_writer_surname_first) {
  for (const auto& [from, name] : {std::pair("Lee, Ann", "Ann Lee"), std::pair("Lee, Ann (Legal)", "Ann Lee"), std::pair("Lee, Roe and Partners", "Lee, Roe and Partners"), std::pair("Ann Lee, Jr.", "Ann Lee, Jr.")}) {
    Marked mail("<>||[We will not sign it.]");
    mail.document.kind = DocumentKind::email;
    mail.document.from = {from};
    mail.statements[0].kind = StatementKind::own;
    EXPECT_EQ(test::speakers(mail.people()), name);
  }
}

TEST(Speakers, who_writes_a_mail_belongs_to_the_body_under_the_name) {
  for (const char* foot : {"Ann Lee, Land Director, Ham Homes\nPlease ring me.", "Ann Lee\nLand Director\nHam Homes Ltd\n"}) {
    Marked mail("<>||[We will not sign it.]\nBest\nAnn\n" + std::string(foot));
    mail.document.kind = DocumentKind::email;
    mail.document.author = mail.document.from = {"Ann Lee"};
    mail.statements[0].kind = StatementKind::own;
    EXPECT_TRUE(bodies(mail.people()).starts_with("Ann Lee: Ham Homes")) << bodies(mail.people());
  }
}

TEST(Speakers, a_mail_names_the_body_of_its_writer_in_brackets) {
  for (const char* body : {"Ministry of Boats", "National Orchestra Trust"}) {
    Marked mail("<>||[We will not sign it.]");
    mail.document.kind = DocumentKind::email;
    mail.document.from = {"Ann Lee (" + std::string(body) + ")"};
    mail.statements[0].kind = StatementKind::own;
    const People people = mail.people();
    EXPECT_EQ(bodies(people), "Ann Lee: " + std::string(body));
    EXPECT_TRUE(std::any_of(people.actors.begin(), people.actors.end(), [&](const Actor& actor) { return actor.name == body && actor.type == ActorType::organisation; })) << "a body can be a side";
  }
}

TEST(Speakers, who_is_addressed_in_a_mail_is_of_no_body_that_the_text_names) {
  Marked mail("<>||[Ms Lee,\nThe Boat Union has rejected our offer again.]\nBob");
  mail.document.kind = DocumentKind::email;
  mail.document.author = mail.document.from = {"Bob Ray"};
  mail.document.recipients = {"Ann Lee"};
  mail.statements[0].kind = StatementKind::own;
  EXPECT_EQ(bodies(mail.people()), "");
  EXPECT_EQ(bodies(Marked("The Boat Union met. A letter to Ann Lee from the Boat Union was late. <Ms Lee> |said| [no].").people()), "");
}

TEST(Speakers, for_whom_somebody_speaks_is_their_body) {
  EXPECT_EQ(bodies(Marked("<Ann Lee, for Last Tide,> |wrote| [no].").people()), "Ann Lee: Last Tide");
  EXPECT_EQ(bodies(Marked("For Last Tide, <Ann Lee> |said| [no].").people()), "Ann Lee: Last Tide");
  EXPECT_EQ(bodies(Marked("<Ann Lee, who founded Last Tide after the flood,> |said| [no].").people()), "Ann Lee: Last Tide");
  EXPECT_EQ(bodies(Marked("<Ann Lee, for once,> |said| [no].").people()), "");
  EXPECT_EQ(bodies(Marked("In attendance: Mr Peter Ham and Ms Ann Lee (Boat Union), Ms Mary Orr (Ham East). <Ms Lee> |said| [no].").people()), "Peter Ham: Boat Union; Ann Lee: Boat Union");
}

TEST(Speakers, who_leads_to_a_quotation_says_it) {
  Marked article("Mary Orr is cross. <Orr> |said| [it was late]. Orr rang Orr. <Orr> |said| [so].\nImke Larsen resigned on Monday. [“I knew,”] <she> |said|.");
  article.statements.back().kind = StatementKind::direct;
  EXPECT_EQ(test::speakers(article.people()), "Mary Orr | Mary Orr | Imke Larsen");
}

TEST(Speakers, a_surname_alone_labels_who_spoke_in_full) {
  Marked talk("ANN LEE: [Good morning.]\nLEE: [It is late.]");
  talk.document.kind = DocumentKind::transcript;
  talk.document.parts = {{.kind = PartKind::body, .span = hull(talk.statements[0].content), .author = "Ann Lee", .at = {}}, {.kind = PartKind::body, .span = hull(talk.statements[1].content), .author = "Lee", .at = {}}};
  for (Statement& statement : talk.statements) statement.kind = StatementKind::direct;
  const People people = talk.people();
  EXPECT_EQ(test::speakers(people), "Ann Lee | Ann Lee");
}

TEST(Speakers, by_whom_one_was_told_says_it) {
  Marked article("<>Peter Ham had been |assured| by Ms Ann Lee [that it was safe]. <A. Roe> |said| [no].");
  EXPECT_EQ(test::speakers(article.people()), "Ann Lee | A. Roe");
}

TEST(Speakers, he_in_a_mail_is_neither_who_writes_nor_who_reads) {
  Marked mail("Tom, I saw Gareth Pell and the regulator. <He> |says| [it is late]. <She> |said| [so too]. <Tom> |told| me [no].");
  mail.document.kind = DocumentKind::email;
  mail.document.from = {"Peter Ham"};
  mail.document.recipients = {"Roe, Tom"};
  EXPECT_EQ(test::speakers(mail.people()), "Gareth Pell | - | Tom Roe");
}

INSTANTIATE_TEST_SUITE_P(around_a_quotation, Speakers, testing::Values(
    Row{"Mary Orr met Peter Ham. <Orr> |said| [it was late]. Peter Ham's reply? [“Never.”]", "Mary Orr | Peter Ham"},
    Row{"Messages seen by the Gazette |show| <steward> Peter Ham, 34, telling colleagues [“no boat”].", "Peter Ham"},
    Row{"Peter Ham came with Alva Orr. <Orr> |said| [she had not]. [“Never,”] <she> |added|.", "Alva Orr | Alva Orr"},
    Row{"Peter Ham wrote to Boris Orr. [“We can live with it,”] <he> |wrote|.", "Peter Ham"}));

INSTANTIATE_TEST_SUITE_P(offices, Speakers, testing::Values(
    Row{"Ann Lee, the union's general secretary, wrote to the minister. <The Secretary of State> |said| [no].", "The Secretary of State"},
    Row{"Members of Norland were there. Norland's lawyers came, and Norland's managing director. Mary Orr left the Ham Gazette. <The firm> |said| [no].", "Norland"}));

}  // namespace
}  // namespace onrecord
