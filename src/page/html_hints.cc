#include "page/html_hints.h"

#include <array>  // std::array

#include "page/html_blocks.h"

namespace onrecord {
namespace {

struct WordHint {
  std::string_view word;
  std::uint32_t hints;
};

constexpr WordHint word_hints[] = {
    {"nav", hint_navigation}, {"navi", hint_navigation}, {"navigation", hint_navigation}, {"navbar", hint_navigation}, {"menu", hint_navigation},
    {"submenu", hint_navigation}, {"breadcrumb", hint_navigation}, {"breadcrumbs", hint_navigation}, {"pagination", hint_navigation}, {"pager", hint_navigation},
    {"prev", hint_navigation}, {"previous", hint_navigation}, {"next", hint_navigation}, {"toc", hint_navigation}, {"tabs", hint_navigation}, {"skip", hint_navigation},
    {"toolbar", hint_navigation}, {"dropdown", hint_navigation},
    {"footer", hint_footer}, {"foot", hint_footer}, {"copyright", hint_footer}, {"colophon", hint_footer}, {"imprint", hint_footer}, {"legal", hint_footer}, {"disclaimer", hint_footer},
    {"header", hint_header}, {"masthead", hint_header}, {"banner", hint_header}, {"topbar", hint_header}, {"logo", hint_header}, {"branding", hint_header}, {"head", hint_header},
    {"sidebar", hint_aside}, {"aside", hint_aside}, {"widget", hint_aside}, {"widgets", hint_aside}, {"rail", hint_aside}, {"secondary", hint_aside}, {"teaser", hint_aside | hint_related},
    {"infobox", hint_aside}, {"factbox", hint_aside}, {"gadget", hint_aside}, {"module", 0}, {"sidecol", hint_aside}, {"complementary", hint_aside},
    {"related", hint_related}, {"recommended", hint_related}, {"recommendations", hint_related}, {"recommend", hint_related}, {"popular", hint_related}, {"trending", hint_related},
    {"similar", hint_related}, {"more", hint_related}, {"readmore", hint_related}, {"latest", hint_related}, {"outbrain", hint_related}, {"taboola", hint_related}, {"recirc", hint_related},
    {"yarpp", hint_related}, {"mostread", hint_related}, {"crosslinks", hint_related}, {"teasers", hint_related}, {"zergnet", hint_related}, {"linklist", hint_related}, {"relatedposts", hint_related}, {"carousel", hint_related},
    {"share", hint_share}, {"sharing", hint_share}, {"shares", hint_share}, {"social", hint_share}, {"sharedaddy", hint_share}, {"addthis", hint_share}, {"addtoany", hint_share}, {"facebook", hint_share},
    {"twitter", hint_share}, {"shariff", hint_share}, {"socials", hint_share}, {"sociable", hint_share}, {"likes", hint_share}, {"rating", hint_share}, {"ratings", hint_share}, {"follow", hint_share}, {"bookmark", hint_share},
    {"comment", hint_comment}, {"comments", hint_comment}, {"commentlist", hint_comment}, {"respond", hint_comment}, {"disqus", hint_comment}, {"reply", hint_comment}, {"replies", hint_comment},
    {"kommentare", hint_comment}, {"kommentar", hint_comment}, {"commentaires", hint_comment}, {"commentaire", hint_comment}, {"comentarios", hint_comment}, {"discussion", hint_comment}, {"commentarea", hint_comment}, {"leserkommentare", hint_comment}, {"livefyre", hint_comment}, {"komments", hint_comment}, {"commentbody", hint_comment}, {"thiscommentbody", hint_comment},
    {"ad", hint_advertisement}, {"ads", hint_advertisement}, {"advert", hint_advertisement}, {"adverts", hint_advertisement}, {"advertisement", hint_advertisement}, {"advertising", hint_advertisement}, {"sponsor", hint_advertisement},
    {"sponsored", hint_advertisement}, {"werbung", hint_advertisement}, {"anzeige", hint_advertisement}, {"anzeigen", hint_advertisement}, {"dfp", hint_advertisement}, {"adsense", hint_advertisement}, {"adbox", hint_advertisement}, {"publicite", hint_advertisement},
    {"caption", hint_caption}, {"captions", hint_caption}, {"credit", hint_caption}, {"credits", hint_caption}, {"legend", hint_caption}, {"figcaption", hint_caption}, {"bildunterschrift", hint_caption}, {"photo", 0}, {"gallery", hint_caption}, {"slideshow", hint_caption}, {"attribution", hint_caption},
    {"author", hint_byline}, {"authors", hint_byline}, {"byline", hint_byline}, {"by", hint_byline}, {"autor", hint_byline}, {"auteur", hint_byline}, {"writer", hint_byline}, {"contributor", hint_byline}, {"vcard", hint_byline}, {"autore", hint_byline}, {"posted", hint_byline}, {"nickname", hint_byline}, {"username", hint_byline}, {"commenter", hint_byline}, {"says", hint_byline}, {"postmeta", hint_byline | hint_tags},
    {"bio", hint_author_box}, {"biography", hint_author_box}, {"about", hint_author_box}, {"authorbox", hint_author_box}, {"profile", hint_author_box}, {"avatar", hint_author_box},
    {"date", hint_date}, {"dateline", hint_date}, {"time", hint_date}, {"timestamp", hint_date}, {"published", hint_date}, {"datum", hint_date}, {"pubdate", hint_date}, {"updated", hint_date}, {"fecha", hint_date},
    {"newsletter", hint_newsletter}, {"subscribe", hint_newsletter}, {"subscription", hint_newsletter}, {"signup", hint_newsletter}, {"promo", hint_newsletter}, {"promotion", hint_newsletter}, {"cta", hint_newsletter}, {"donate", hint_newsletter}, {"paywall", hint_newsletter}, {"donation", hint_newsletter},
    {"article", hint_article}, {"artikel", hint_article}, {"main", hint_article}, {"entry", hint_article}, {"content", hint_article}, {"contents", hint_article}, {"story", hint_article}, {"post", hint_article}, {"body", hint_article}, {"text", hint_article}, {"blogpost", hint_article}, {"articlebody", hint_article}, {"maincontent", hint_article}, {"primary", hint_article}, {"hentry", hint_article}, {"beitrag", hint_article}, {"inhalt", hint_article}, {"paragraph", hint_article}, {"richtext", hint_article}, {"contenido", hint_article}, {"contenu", hint_article},
    {"lead", hint_standfirst}, {"lede", hint_standfirst}, {"intro", hint_standfirst}, {"summary", hint_standfirst}, {"deck", hint_standfirst}, {"standfirst", hint_standfirst}, {"subtitle", hint_standfirst}, {"subheadline", hint_standfirst}, {"excerpt", hint_standfirst}, {"chapo", hint_standfirst}, {"dek", hint_standfirst}, {"teasertext", hint_standfirst}, {"subhead", hint_standfirst}, {"kicker", hint_tags}, {"vorspann", hint_standfirst}, {"strapline", hint_standfirst}, {"abstract", hint_standfirst},
    {"headline", hint_title}, {"title", hint_title}, {"heading", hint_title}, {"titel", hint_title}, {"titre", hint_title}, {"titulo", hint_title},
    {"hidden", hint_hidden}, {"hide", hint_hidden}, {"invisible", hint_hidden}, {"print", 0}, {"noprint", hint_share}, {"modal", hint_hidden}, {"popup", hint_hidden}, {"overlay", hint_hidden}, {"lightbox", hint_hidden}, {"offscreen", hint_hidden}, {"sr", hint_hidden}, {"tooltip", hint_hidden},
    {"form", hint_form}, {"search", hint_form}, {"login", hint_form}, {"searchform", hint_form}, {"contact", hint_form}, {"input", hint_form}, {"poll", hint_form}, {"survey", hint_form}, {"quiz", hint_form},
    {"cookie", hint_cookie}, {"cookies", hint_cookie}, {"consent", hint_cookie}, {"gdpr", hint_cookie}, {"privacy", hint_cookie}, {"notice", hint_cookie},
    {"tag", hint_tags}, {"tags", hint_tags}, {"category", hint_tags}, {"categories", hint_tags}, {"commentmetadata", hint_tags}, {"commentmeta", hint_tags}, {"meta", hint_tags}, {"metadata", hint_tags}, {"topics", hint_tags}, {"topic", hint_tags}, {"keywords", hint_tags}, {"tagcloud", hint_tags}, {"rubrik", hint_tags}, {"info", hint_tags}, {"details", hint_tags}, {"taglist", hint_tags},
    {"quote", hint_quote}, {"blockquote", hint_quote}, {"pullquote", hint_quote}, {"zitat", hint_quote}, {"tweet", hint_quote},
};

// Open addressing by a hash that is made letter by letter while a name is read.
class Table {
 public:
  static constexpr std::uint32_t seed = 2166136261U;
  static constexpr std::uint32_t mixed(std::uint32_t hash, char letter) { return (hash ^ static_cast<unsigned char>(letter)) * 16777619U; }

  Table() {
    for (const WordHint& entry : word_hints) {
      std::uint32_t hash = seed;
      for (char c : entry.word) hash = mixed(hash, c);
      std::size_t at = hash & mask;
      while (slots_[at].hash != 0) at = (at + 1) & mask;
      slots_[at] = {hash, entry.hints};
    }
  }

  std::uint32_t hints(std::uint32_t hash) const {
    for (std::size_t at = hash & mask; slots_[at].hash != 0; at = (at + 1) & mask)
      if (slots_[at].hash == hash) return slots_[at].hints;
    return 0;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t hints = 0;
  };
  static constexpr std::size_t mask = 2047;
  std::array<Slot, mask + 1> slots_{};
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::uint32_t hints_of_names(std::string_view names) {
  static const Table known;
  std::uint32_t hints = 0;
  for (std::size_t at = 0; at < names.size();) {
    if (!is_letter(names[at])) {
      ++at;
      continue;
    }
    const bool shouting = at + 1 < names.size() && is_capital(names[at]) && is_capital(names[at + 1]);
    std::uint32_t hash = Table::seed;
    do {
      hash = Table::mixed(hash, static_cast<char>(names[at] | 0x20));
      ++at;
    } while (at < names.size() && is_letter(names[at]) && (shouting || !is_capital(names[at])));
    hints |= known.hints(hash);
  }
  return hints;
}

}  // namespace onrecord
