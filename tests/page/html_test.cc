#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"
#include "format_dump.h"
#include "page/html.h"
#include "page/html_blocks.h"
#include "page/html_dates.h"
#include "page/html_posts.h"

namespace onrecord {
namespace {

std::string words_of_kind(const Document& document, PartKind kind) {
  std::string out;
  for (const Part& part : document.parts)
    if (part.kind == kind) out += (out.empty() ? "" : "|") + std::string(text_of(document.text, part.span));
  return out;
}

// Every exact run of a page's map gives the bytes it claims.
void expect_exact_runs(const std::string& page) {
  const HtmlTree tree(page);
  const HtmlBlocks blocks = blocks_of(tree);
  for (const OffsetMap::Run& run : blocks.map.runs()) {
    ASSERT_LE(run.source + run.source_size, page.size());
    if (run.text_size != run.source_size) continue;
    EXPECT_EQ(blocks.text.substr(run.text, run.text_size), page.substr(run.source, run.source_size)) << page;
  }
}

TEST(Test_Html, every_exact_run_is_the_bytes_of_the_page) {
  for (const char* page : {"<p>Plain words.", "<p>One &amp; two &copy three &#8217;four", "<pre>\nfirst\r\nsecond</pre>", "<table>stray <b>words</b><tr><td>cell<td>cell</table>",
                           "<p>a <b>bold  and\n spaced</b> end<br>line", "<p>x&shy;y &nbsp; z", "<b><p>mis</b>nested</p>", "text only", "<div>a<div>b</div>c</div>", "&unknown; &ampx", ""})
    expect_exact_runs(page);
}

TEST(Test_Html, deep_nesting_keeps_the_words_and_is_told) {
  std::string page = "<html><body>";
  for (int i = 0; i < 20000; ++i) page += "<div>";
  page += "The words at the bottom.";
  const Document document = read_html(page, "", "");
  EXPECT_NE(document.text.find("The words at the bottom."), std::string::npos);
  ASSERT_FALSE(document.findings.empty());
  EXPECT_EQ(document.findings.back().code, "OR-0401");
}

TEST(Test_Html, comments_stand_apart_with_author_and_time) {
  const Document document = read_html(
      "<html><head><title>Boats again | The Quay</title></head><body><h1>Boats again</h1><p>The boats sailed again on Monday, and nobody who had waited for them said a word about the wait.</p>"
      "<ol class=\"commentlist\"><li class=\"comment\"><cite>Tarn Ovey</cite> <span>16 January 2025 at 9:02 am</span><p>About time.</p><a href=\"#\">Reply</a></li>"
      "<li class=\"comment\"><cite>Old Salt</cite> <span>16 January 2025 at 9:40 am</span><p>Not mine.</p></li></ol></body></html>",
      "", "");
  EXPECT_EQ(document.title, "Boats again");
  EXPECT_EQ(words_of_kind(document, PartKind::comment), "About time.|Not mine.");
  for (const Part& part : document.parts) {
    if (part.kind != PartKind::comment) continue;
    EXPECT_TRUE(part.at.has_value());
    EXPECT_FALSE(part.author.empty());
  }
}

TEST(Test_Html, linked_data_gives_author_date_and_paywall) {
  const Document document = read_html(
      "<html lang=en><head><title>T</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Boats again\",\"author\":{\"name\":\"Ann Other\"},"
      "\"datePublished\":\"2025-01-14T07:00:00Z\",\"isAccessibleForFree\":false}</script></head><body><p>Words.</p></body></html>",
      "", "");
  ASSERT_EQ(document.author.size(), 1U);
  EXPECT_EQ(document.author.front(), "Ann Other");
  ASSERT_TRUE(document.published.has_value());
  EXPECT_EQ(document.published->basis, "JSON-LD datePublished");
  EXPECT_EQ(document.findings.back().code, "OR-0402");
}

// A page around the given head and body; the body's last paragraph is long enough to be an article.
std::string page_of(const std::string& head, const std::string& body) {
  return "<html lang=en><head>" + head + "</head><body>" + body +
         "<p>The boats sailed again on Monday, and nobody who had waited for them said a word about the wait.</p>"
         "<p>The master of the first of them told those on the quay that he would have come sooner, had they let him.</p></body></html>";
}

TEST(Test_Html, the_day_is_the_papers_own) {
  struct Row {
    const char* head;
    const char* body;
    const char* day;
    const char* basis;
  };
  const Row rows[] = {
      // A moment in UTC is the day after; the page shows its own.
      {"<meta property='article:published_time' content='2024-02-25T02:25:54+00:00'>", "<h1>Boats sail again</h1><p>February 24, 2024 | 9:25pm</p>", "2024-02-24", "dateline"},
      {"<link rel=canonical href='https://quay.example/2024/02/24/boats/'><meta property='article:published_time' content='2024-02-25T02:25:54Z'>", "<h1>Boats sail again</h1>", "2024-02-24", "address"},
      // Updated and published side by side: published.
      {"", "<h1>Boats sail again</h1><p>Updated 27 May 2024</p><p>Published 26 May 2024</p>", "2024-05-26", "words of the page: published"},
      // Moved to another system years later: the address knows better.
      {"<link rel=canonical href='https://quay.example/2017/07/12/boats'><meta property='article:published_time' content='2019-06-17T18:28:00+02:00'>", "<h1>Boats sail again</h1>", "2017-07-12", "address"},
      // Day and month read the other way round agree with what is declared.
      {"<meta property='article:published_time' content='2021-11-01T05:00:00+01:00'>", "<h1>Boats sail again</h1><p>11/01/2021</p>", "2021-11-01", "meta element"},
      {"", "<h1>Boote fahren wieder</h1><p>Erschienen am: 01.11.2023</p>", "2023-11-01", "words of the page: published"},
      {"", "<h1>Boats sail again</h1><span property='schema:dateCreated' content='2022-01-28T12:45:46+00:00'>28.01.22</span>", "2022-01-28", "<time>"},
      {"<script>var page = {\"publishDate\": \"2023-03-04T10:00:00\"};</script>", "<h1>Boats sail again</h1>", "2023-03-04", "date in a script of the page"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.body);
    const Document document = read_html(page_of(std::string("<title>Boats sail again</title>") + row.head, row.body), "", "");
    ASSERT_TRUE(document.published && document.published->from);
    EXPECT_EQ(document.published->from->iso().substr(0, 10), row.day);
    EXPECT_EQ(document.published->basis, row.basis);
  }
}

TEST(Test_Html, words_before_a_date_say_what_happened_then) {
  for (const char* words : {"Published ", "Erschienen am: ", "Publié le ", "Publicado: ", "Updated yesterday, published "}) EXPECT_EQ(label_before(words), DateLabel::published) << words;
  for (const char* words : {"Last updated: ", "Aktualisiert am ", "Mis à jour le ", "Published by us and updated "}) EXPECT_EQ(label_before(words), DateLabel::modified) << words;
  for (const char* words : {"", "London, ", "on Tuesday "}) EXPECT_EQ(label_before(words), DateLabel::none) << words;
}

TEST(Test_Html, writers) {
  struct Row {
    const char* head;
    const char* body;
    std::vector<std::string> names;
  };
  const Row rows[] = {
      {"", "<h1>Boats sail again</h1><p>By Ann Other and Bob Else in Port Avar</p>", {"Ann Other", "Bob Else"}},
      {"", "<h1>Boats sail again</h1><div>Von <a href='/autor/ann'>Ann Other</a> / 7.11.2023</div>", {"Ann Other"}},
      {"", "<h1>Boats sail again</h1><p>Posted on September 21, 2024 by Ann Other</p>", {"Ann Other"}},
      {"", "<h1>Boats sail again</h1><span class='author vcard'><a class='url fn n' href='https://q.example/author/tarn' rel=author>tarn_o</a></span>", {"tarn_o"}},
      {"", "<h1>Boats sail again</h1><p class=meta>by Ann Other &nbsp; <a href='#c'>Comments (0)</a></p>", {"Ann Other"}},
      {"", "<div><h2>Salt and Boats</h2><p>A Ham kitchen, mostly fish. By Ann Other</p></div><h1>Boats sail again</h1>", {"Ann Other"}},
      {"", "<p>Sponsored by Lloyd Boats</p><p>The pier. Picture by Bob Roe</p><h1>Boats sail again</h1>", {}},
      // Linked data names more of them than the line.
      {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Ann Other\"},{\"name\":\"Bob Else\"}]}</script>", "<h1>Boats sail again</h1><a rel=author>Ann Other</a>", {"Ann Other", "Bob Else"}},
      // The site is nobody, nor is a menu.
      {"<meta property='og:site_name' content='The Quay'><meta name=author content='The Quay'>", "<nav><a href='/user/login/x'>Member Login</a></nav><h1>Boats sail again</h1>", {}},
      {"<meta name=author content='quay.test'>", "<h1>Boats sail again</h1>", {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.body);
    EXPECT_EQ(read_html(page_of(std::string("<title>Boats sail again</title>") + row.head, row.body), "", "").author, row.names);
  }
}

TEST(Test_Html, head_of_the_page_tells_outlet_language_address_and_agency) {
  const Document document = read_html(page_of("<title>Boats sail again</title><meta property='og:site_name' content='The Quay'><link rel=canonical href='https://quay.example/boats'>",
                                              "<h1>Boats sail again</h1><p>PORT AVAR (Reuters) - The boats of the islands sailed again on Monday after weeks in port, to nobody's surprise.</p>"),
                                      "", "");
  EXPECT_EQ(document.outlet, "The Quay");
  EXPECT_EQ(document.url, "https://quay.example/boats");
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.agency, "Reuters");
}

TEST(Test_Html, one_heading_beats_the_title_of_a_section) {
  const Document document = read_html(page_of("<title>Ballot result – Crews’ Union</title>", "<h1>Crews vote by seven to one for safe boats</h1>"), "", "");
  EXPECT_EQ(document.title, "Crews vote by seven to one for safe boats");
  const Document second = read_html(page_of("<title>Messenger - Ham votes</title>", "<h2>Standing room only as crews vote for safe boats</h2>"), "", "");
  EXPECT_EQ(second.title, "Standing room only as crews vote for safe boats");
  EXPECT_EQ(second.outlet, "Messenger");
  EXPECT_EQ(read_html(page_of("<title>Ham votes | Ham Boats</title>", "<p>Boats sail.</p><aside><h2>Sign up to our free daily newsletter now</h2></aside>"), "", "").title, "Ham votes");
}

TEST(Test_Html, a_page_of_letters_to_the_editor) {
  const std::string said = " the boats have stood in the yard since the spring, and nobody in the town has asked who let them.";
  const auto page = [&](const std::string& headline) {
    return read_html(page_of("<title>" + headline + " | Ham Courier</title>", "<h1>" + headline + "</h1><p>13 October 2023</p><section><p>Sir – I see that" + said + "</p><p>I ask.</p><p class='sig'>Ann Other<br>Chair, Ham Boats</p></section>"
                     "<section><p>Sir – She knows that" + said + "</p><p class='sig'>(Mrs) Di Orr<br>Ham</p></section>"), "", "");
  };
  const Document letters = page("Letters: the boats and the bill");
  EXPECT_EQ(letters.kind, DocumentKind::letter);
  std::string writers;
  for (const Part& part : letters.parts)
    if (part.kind == PartKind::body) writers += part.author + "; ";
  EXPECT_EQ(writers, "Ann Other; Ann Other; Mrs Di Orr; ");
  EXPECT_NE(page("Two readers on boats").kind, DocumentKind::letter);
  EXPECT_NE(page("Letters show that boats were late").kind, DocumentKind::letter);
}

TEST(Test_Html, posts_of_a_live_blog_carry_their_time) {
  std::string posts;
  for (const char* time : {"18:22", "5.40pm", "09.05 GMT"})
    posts += std::string("<section><b>") + time + "</b><p>At this hour nobody on the quay would say whether the boats of the islands would sail again, or when.</p></section>";
  const Document document = read_html("<html><head><title>Boats: the day as it happened</title></head><body><h1>Boats: the day as it happened</h1><p>8 November 2024</p>" + posts + "</body></html>", "", "");
  std::string times;
  for (const Part& part : document.parts)
    if (part.kind == PartKind::body && part.at && text_of(document.text, part.span).starts_with("At this")) times += part.at->iso() + " ";
  EXPECT_EQ(times, "2024-11-08T18:22:00 2024-11-08T17:40:00 2024-11-08T09:05:00 ");
}

TEST(Test_Html, a_clock_time_alone) {
  EXPECT_EQ(lone_clock("18:22"), 18 * 3600 + 22 * 60);
  EXPECT_EQ(lone_clock("12.05am"), 5 * 60);
  EXPECT_EQ(lone_clock("6.22 pm GMT"), 18 * 3600 + 22 * 60);
  for (const char* words : {"", "18", "18:2", "18:22:01", "25:00", "4.2 per cent", "18:22 on the quay of Port Avar", "abc"}) EXPECT_EQ(lone_clock(words), std::nullopt) << words;
}

TEST(Test_Html, walls_are_told) {
  const auto codes = [](const Document& document) {
    std::string all;
    for (const Finding& finding : document.findings) all += finding.code + " ";
    return all;
  };
  EXPECT_EQ(codes(read_html(page_of("<title>Boats sail again</title>", "<h1>Boats sail again</h1>"), "", "")), "");
  EXPECT_EQ(codes(read_html(page_of("<title>Boats sail again</title>", "<h1>Boats sail again</h1><div class=paywall>Subscribe to continue reading.</div>"), "", "")), "OR-0402 ");
  EXPECT_EQ(codes(read_html("<html><body><div class='cookie-consent'><p>We use cookies and need your consent.</p><button>Accept</button></div></body></html>", "", "")), "OR-0404 ");
}

TEST(Test_Html, lists_and_tables_stay_readable) {
  const Document document = read_html(page_of("<title>Boats sail again</title>", "<h1>Boats sail again</h1><ul><li>One boat<li>Two boats</ul><table><tr><th>Yes<td>137<tr><th>No<td>20</table>"), "", "");
  EXPECT_NE(document.text.find("One boat\nTwo boats\n"), std::string::npos);
  EXPECT_NE(document.text.find("Yes\t137\nNo\t20\n"), std::string::npos);
}

TEST(Test_Html, neighbours_without_a_blank_are_not_run_together) {
  const Document document = read_html(page_of("<title>Boats sail again</title>", "<h1>Boats sail again</h1><p>Quay <time>1 May 2023</time><time>2 May 2023</time></p><p>See <a href=x>this link</a>, it says.</p>"), "", "");
  EXPECT_NE(document.text.find("1 May 2023 2 May 2023"), std::string::npos);
  EXPECT_NE(document.text.find("See this link, it says."), std::string::npos);
}

// Decoding the bytes behind each stretch of text gives the text again, in any encoding, wherever nothing was made.
TEST(Test_Html, text_is_the_bytes_decoded) {
  const std::string words = "<title>T</title><h1>Caf\xC3\xA9 on the quay</h1><p>Twelve \xE2\x80\x9Cwords\xE2\x80\x9D &amp; <b>more</b>\n  of them,\r\n\xC3\xA9t\xC3\xA9 in <i>Port</i> Avar.</p>";
  const Document document = read_html(words, "", "");
  for (const char* part : {"Caf\xC3\xA9 on the quay", "\xE2\x80\x9Cwords\xE2\x80\x9D", "more", "\xC3\xA9t\xC3\xA9 in", "Port", "Avar."}) EXPECT_EQ(testing::bytes_behind(document, words, part), part);
  EXPECT_EQ(testing::bytes_behind(document, words, "&"), "&amp;");
  const std::string western = "<h1>Caf\xE9 on the quay</h1><p>The \x93words\x94 of those who waited for the boats in vain.</p>";
  const Document latin = read_html(western, "windows-1252", "");
  EXPECT_EQ(testing::bytes_behind(latin, western, "Caf\xC3\xA9 on"), "Caf\xE9 on");
  EXPECT_EQ(testing::bytes_behind(latin, western, "\xE2\x80\x9Cwords\xE2\x80\x9D"), "\x93words\x94");
}

TEST(Test_Html, essays_and_releases_by_their_words) {
  const std::string said = "<p>I have read it twice, and I am supposed to be shocked by what these people wrote to each other about the boats all winter long.</p><p>I do not know what is in the other telephones, but I would bet that it is much the same as what is in these.</p>";
  const std::string head = "<html><head><title>Boats</title><meta name=\"author\" content=\"Ann Other\"></head><body><article><h1>Everybody has boats</h1>";
  EXPECT_EQ(word(read_html(head + said + "</article></body></html>", "", "").kind), "opinion");
  EXPECT_EQ(word(read_html(head + "<p>The boats stayed in port for a third week, and nobody in the town could say for certain when they would sail.</p></article></body></html>", "", "").kind), "article");
  const Document release = read_html("<html><head><title>Boats | Ham Council</title></head><body><main><h1>Boats sail again</h1><p class=\"published\">Published: 29 September 2023 | Ref: HC/17 | For immediate release</p><p>The boats sailed again on Monday, and nobody who had waited for them all winter said a word about the wait.</p></main></body></html>", "", "");
  EXPECT_EQ(word(release.kind), "press_release");
}

TEST(Test_Html, answers_to_questions_are_no_essay) {
  std::string asked;
  for (int i = 0; i < 3; ++i) asked += "<p>Did anybody tell the board about the boats before the winter came?</p><p>I told the board, and I told them again in December when the ice was on the quay.</p>";
  EXPECT_EQ(word(read_html("<html><head><title>Boats</title><meta name=\"author\" content=\"Bob Roe\"></head><body><article><h1>Ann Other on the boats</h1>" + asked + "</article></body></html>", "", "").kind), "article");
}

TEST(Test_Html, releases_and_letters_are_told) {
  const Document release = read_html(page_of("<title>Ballot result – Crews’ Union</title>", "<p>Press release · 18 October 2024</p><h1>Crews vote by seven to one for safe boats</h1>"), "", "");
  EXPECT_EQ(word(release.kind), "press_release");
  EXPECT_EQ(release.author, std::vector<std::string>{"Crews’ Union"});
  const std::string text = "We write on behalf of the members in five islands. We speak only for the people who stand on the pier and wait for the boat.";
  const Document letter = read_html("<html><head><title>An open letter</title></head><body><h1>An open letter</h1><p>Dear Mr Else,</p><p>" + text + "</p><p>" + text + " Still.</p><p>" + text +
                                        " Now.</p><p>Yours sincerely,</p><p>Ann Other, Chair<br>Tarn Ovey, Secretary</p></body></html>",
                                    "", "");
  EXPECT_EQ(word(letter.kind), "letter");
  EXPECT_EQ(letter.author, (std::vector<std::string>{"Ann Other", "Tarn Ovey"}));
  EXPECT_EQ(letter.recipients, std::vector<std::string>{"Mr Else"});
  EXPECT_EQ(word(read_html(page_of("<title>Boats sail again</title>", "<h1>Boats sail again</h1>"), "", "").kind), "article");
}

TEST(Test_Html, an_opening_post_is_the_article) {
  const std::string post = "<article class='comment'><b>tarn_o</b><p>The boats sailed again on Monday, and nobody who had waited for them said a word about the wait, which I think is odd, is it not?</p></article>";
  const Document document = read_html("<html><head><title>Boats again</title></head><body><h1>Boats again</h1><div id=comments>" + post + "</div></body></html>", "", "");
  EXPECT_NE(document.text.find("nobody who had waited"), std::string::npos);  // as article or as comment, but never lost
}

TEST(Test_Html, any_bytes_are_read_without_harm) {
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525U + 1013904223U;
    bytes += "<>&;!-/ap=\"'x\n\xC3\x00\xFF"[(state >> 24U) % 17];
  }
  const Document document = read_html(bytes, "", "");
  for (const Part& part : document.parts) EXPECT_LE(part.span.end, document.text.size());
}

std::string comments_in(const Document& document) {
  std::string out;
  for (const Part& part : document.parts)
    if (part.kind == PartKind::comment) out += part.author + (part.at ? " " + part.at->iso() : "") + ": " + std::string(text_of(document.text, part.span)) + "\n";
  return out;
}

std::string page_with(const std::string& below) {
  return "<html><head><title>Boats</title><meta property='article:published_time' content='2024-04-28T06:00:00Z'></head><body><h1>The boats are late</h1>"
         "<p>The boats were late again on Sunday, and nobody who had waited for them was told why, or when the next one would come, if at all.</p>" + below + "</body></html>";
}

TEST(Test_Html, comments_are_the_boxes_like_one_another_in_a_box_of_comments) {
  EXPECT_EQ(comments_in(read_html(page_with("<section id='comments'><h2>2 comments</h2><div class='c'><b>old_salt</b> <i>28 April, 09:12</i><p>About time.</p></div>"
                                            "<div class='c'><b>Tarn O</b> <i>28 April, 09:40</i><p>Not mine.</p></div></section>"), "", "")),
            "old_salt 2024-04-28T09:12:00: About time.\nTarn O 2024-04-28T09:40:00: Not mine.\n");
  EXPECT_EQ(comments_in(read_html(page_with("<div class='comments'><div class='c'><b>Ann Lee</b><p>No boat.</p><small>Like &middot; Reply &middot; 3 h</small></div>"
                                            "<div class='c'><b>Bo Ray</b><p>None at all.</p><small>Like &middot; Reply &middot; 51 min</small></div></div>"), "", "")),
            "Ann Lee: No boat.\nBo Ray: None at all.\n");
}

TEST(Test_Html, comments_are_the_boxes_like_one_another_below_their_heading) {
  EXPECT_EQ(comments_in(read_html(page_with("<h3>Comments (2)</h3><div class='c'><b>old_salt</b> 28 Apr, 09:12<br>About time.</div><div class='c'><b>Tarn O</b> 28 Apr, 09:40<br>Not mine.</div>"), "", "")),
            "old_salt 2024-04-28T09:12:00: About time.\nTarn O 2024-04-28T09:40:00: Not mine.\n");
}

TEST(Test_Html, a_page_of_questions_and_answers_is_a_transcript) {
  const std::string head = "<html><head><title>Boats</title></head><body><h1>“A quay has no views”: ten minutes with Ann Orr</h1><p>4 April 2024. The chief executive came in to talk to Bo Ray. This is a shortened text.</p>";
  std::string all = "|";
  const Document page = read_html(head + "<p>Q: Is it late?</p><p>A: It is not late. We keep the channel open.</p><p>Q: Always?</p><p>A: To the last tide.</p><p>Q: And the racks?</p><p>A: I have no view of them.</p><p>More interviews: the man who mends clocks.</p></body></html>", "", "");
  for (const Part& part : page.parts)
    if (part.kind == PartKind::body && !part.author.empty()) all += part.author + ": " + std::string(text_of(page.text, part.span)) + "|";
  EXPECT_EQ(page.kind, DocumentKind::transcript);
  EXPECT_EQ(all, "|Ann Orr: It is not late. We keep the channel open.|Ann Orr: To the last tide.|Ann Orr: I have no view of them.|");
  EXPECT_EQ(read_html(head + "<p>Q: Is it late?</p><p>A: It is not late.</p></body></html>", "", "").kind, DocumentKind::article);
}

TEST(Test_Html, bold_questions_are_put_by_the_writer_to_the_one_in_the_title) {
  const auto page = [](const std::string& open, const std::string& close) {
    std::string text = "<html><head><title>“It sleeps”: Ann Orr on the pier | Ham News</title><meta name='author' content='Bo Ray'></head><body><article><h1>“It sleeps”</h1><p>We met in the old custom house on a wet day in April, and she had brought her own tea.</p>";
    for (const char* turn : {"Is it late?", "And the racks?", "You said they were safe.", "Will you go?"}) text += "<p>" + open + turn + close + "</p><p>I have no view of that, and I have never had one in all these years.</p>";
    return read_html(text + "<p><i>She pays, and goes.</i></p></article></body></html>", "", "");
  };
  const Document interview = page("<b>", "</b>");
  EXPECT_EQ(interview.kind, DocumentKind::transcript);
  std::string turns;
  for (const Part& part : interview.parts) turns += part.kind != PartKind::body ? "" : part.author.empty() ? "-" : part.author.substr(0, 1);
  EXPECT_EQ(turns, "-BABABABA-");
  EXPECT_NE(page("", "").kind, DocumentKind::transcript);
}

TEST(Test_Html, statements_and_open_letters_are_told_by_their_headlines) {
  const auto kind = [](const std::string& headline, const std::string& below) {
    return read_html("<html><head><title>" + headline + " | Ham Boats</title></head><body><main><h1>" + headline + "</h1><p>" + below + "</p><p>We have asked for the boats since the pier was closed in the spring of 2019.</p><p>We shall ask again, and our members will sail when they are answered.</p></main></body></html>", "", "").kind;
  };
  EXPECT_EQ(kind("Club statement: the pier", "7 November 2023"), DocumentKind::press_release);
  EXPECT_EQ(kind("To all who sail", "An open letter from the crews"), DocumentKind::letter);
  EXPECT_EQ(kind("Enough: an open letter to both sides", "7 November 2023"), DocumentKind::letter);
  EXPECT_EQ(kind("The pier is closed", "7 November 2023"), DocumentKind::article);
  EXPECT_EQ(kind("Joint statement on the pier angers crews", "7 November 2023"), DocumentKind::article);
}

TEST(Test_Html, a_letter_may_close_in_a_word_and_a_blog_be_signed_in_full) {
  const std::string text = "We have asked for the boats since the pier was closed in the spring of 2019, and our members will sail when they are answered.";
  const Document letter = read_html("<html><head><title>To all who sail</title></head><body><main><h1>To all who sail</h1><p>Dear neighbour,</p><p>" + text + "</p><p>" + text + " Still.</p><p>Yours,</p><p>Ann Orr<br>Chair, Boat Crews</p></main></body></html>", "", "");
  EXPECT_EQ(letter.kind, DocumentKind::letter);
  EXPECT_EQ(letter.author, (std::vector<std::string>{"Ann Orr"}));
  const Document blog = read_html("<html><head><title>The pier</title></head><body><main><h1>The pier</h1><p class='meta'>Posted by Ann on 2 November 2018</p><p>" + text + "</p><p>" + text + " Still.</p><p>Ann Orr</p></main></body></html>", "", "");
  EXPECT_EQ(blog.author, (std::vector<std::string>{"Ann Orr"}));
  const Document pen = read_html("<html><head><title>The pier</title></head><body><main><h1>The pier</h1><p class='d'>Friday, 22 February 2019 · Magpie</p><p>" + text + "</p><p>" + text + " Still.</p></main></body></html>", "", "");
  EXPECT_EQ(pen.author, (std::vector<std::string>{"Magpie"}));
  const Document section = read_html("<html><head><title>The pier</title></head><body><main><h1>The pier</h1><p class='d'>Friday, 22 February 2019 · Transport</p><p>" + text + "</p><p>" + text + " Still.</p></main></body></html>", "", "");
  EXPECT_TRUE(section.author.empty()) << section.author.front();
}

TEST(Test_Html, a_byline_may_stand_between_dots_or_behind_a_day) {
  const auto author = [](const std::string& line) {
    const Document document = read_html(page_with("") .replace(page_with("").find("<p>"), 0, line), "", "");
    return document.author.empty() ? std::string() : document.author.front();
  };
  EXPECT_EQ(author("<p class='meta'><time>4 April 2024</time> · <span>By Ann Orr, Ham News</span> · <a>Share this</a></p>"), "Ann Orr");
  EXPECT_EQ(author("<p>Posted on Saturday, 12 October 2024 by Ann Orr. Filed under: Boats, Other people's boats, The weather, Things that are late</p>"), "Ann Orr");
  EXPECT_EQ(author("<p class='by'>ANN ORR<br>Sunday 18 June 2024</p>"), "Ann Orr");
}

}  // namespace
}  // namespace onrecord
