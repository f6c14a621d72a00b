#include "page/html_walls.h"

#include <algorithm>  // std::any_of

#include "page/text_lines.h"

namespace onrecord {
namespace {

bool holds_any(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// In blocks of furniture: the article is for subscribers only.
constexpr std::string_view pay_words[] = {
    "subscribe to continue reading", "subscribe to read",      "to continue reading this article", "to read the full article", "to read the full story", "this article is for subscribers", "for subscribers only",
    "subscriber-only",               "subscribers only",       "sign in to read the full",         "log in or subscribe",      "unlock this article",    "free articles this month",        "weiterlesen mit",
    "jetzt weiterlesen",             "diesen artikel weiterlesen", "nur für abonnenten",           "cet article est réservé",  "réservé aux abonnés",    "réservé à nos abonnés",           "contenido exclusivo para suscriptores",
    "suscríbete para seguir leyendo", "exclusivo para assinantes", "contenuto riservato agli abbonati", "alleen voor abonnees",
};
constexpr std::string_view consent_words[] = {
    "we use cookies", "uses cookies", "your consent", "accept all cookies", "accept cookies", "manage cookies", "privacy choices", "cookies und", "cookies zu", "einwilligung", "ihre zustimmung", "accepter les cookies", "utilisons des cookies", "votre consentement",
    "utilizamos cookies", "aceptar cookies", "tu consentimiento", "utilizziamo i cookie", "cookies accepteren", "we value your privacy", "our partners store",
};

}  // namespace

void find_walls(const HtmlBlocks& page, const PageMetadata& metadata, const std::vector<PartKind>& kinds, std::vector<Finding>& findings) {
  constexpr ByteOffset least = 20;
  constexpr ByteOffset longest = 400;
  constexpr std::size_t short_article = 400;
  std::size_t article = 0;
  std::optional<Span> pay;
  std::optional<Span> consent;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const Span span = page.blocks[i].span;
    if (kinds[i] == PartKind::body) article += span.size();
    const bool menu = span.size() < least || page.blocks[i].link_bytes * 2 > span.size();
    if (kinds[i] != PartKind::furniture || menu || (pay && consent)) continue;
    const std::string words = folded_line(text_of(page.text, {span.begin, std::min(span.end, span.begin + longest)}));
    if (!pay && span.size() <= longest && holds_any(words, pay_words)) pay = span;
    if (!consent && holds_any(words, consent_words)) consent = span;
  }
  if (!metadata.linked.free_to_read) findings.push_back({"OR-0402", "the page says that it is not free to read: the text may break off at a paywall", pay});
  else if (pay) findings.push_back({"OR-0402", "words on the page say that it is for subscribers: the text may break off at a paywall", pay});
  if (consent && article < short_article) findings.push_back({"OR-0404", "the page asks for consent and shows next to no article: it may have been saved in front of a wall of consent", consent});
}

}  // namespace onrecord
