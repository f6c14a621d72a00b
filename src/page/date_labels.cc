// Words that stand before a date and say what happened then.
#include <array>  // std::array

#include "page/html_dates.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr std::string_view modified_words[] = {
    "updated",      "update",         "modified",      "changed",     "edited",       "revised",      "last change",  "reviewed",     "aktualisiert",  "aktualisierung", "geändert",     "änderung",
    "bearbeitet",   "zuletzt",        "mis à jour",    "mise à jour", "modifié",      "actualisé",    "actualizado",  "actualización", "modificado",   "atualizado",     "atualização",  "aggiornato",
    "aggiornamento", "ultima modifica", "modificato",   "bijgewerkt",  "gewijzigd",    "oppdatert",    "sist endret",  "uppdaterad",   "senast ändrad", "opdateret",      "zaktualizowano", "aktualizacja",
    "modyfikacja",  "aktualizováno",  "frissítve",     "güncelle",    "обновлено",    "изменено",     "ενημέρωση",    "更新",          "수정",           "最終更新",
};
constexpr std::string_view published_words[] = {
    "published",   "posted",       "created",      "first published", "issued",     "released",   "publication date", "erschienen",  "veröffentlicht", "publiziert",  "erstellt",     "geschrieben",
    "eingestellt", "publié",       "paru",         "mis en ligne",    "publication", "publicado",  "publicación",      "publicada",   "pubblicato",     "pubblicata",  "gepubliceerd", "geplaatst",
    "publisert",   "publicerad",   "udgivet",      "opublikowano",    "dodano",     "data publikacji", "publikováno",   "vydáno",      "megjelent",      "yayınlanma",  "опубликовано", "δημοσίευση",
    "発行",         "公開",          "发布",          "등록",             "입력",         "date:",      "datum:",           "fecha:",      "data:",          "date :",      "beitrag vom",  "artikel vom",
    "geposted",    "wrote on",     "submitted",    "added on",        "filed",      "objavljeno", "publicat",         "publicerat",  "julkaistu",
};

// Where the last of the words begins; npos where none stands.
template <std::size_t size>
std::size_t last_of(std::string_view text, const std::string_view (&words)[size]) {
  std::size_t last = std::string_view::npos;
  for (std::string_view word : words)
    if (const std::size_t at = text.rfind(word); at != std::string_view::npos && (last == std::string_view::npos || at > last)) last = at;
  return last;
}

}  // namespace

DateLabel label_before(std::string_view words) {
  constexpr std::size_t reach = 60;
  if (words.size() < 4) return DateLabel::none;
  if (words.size() > reach) words.remove_prefix(words.size() - reach);
  const std::string small = folded_line(words);
  const std::size_t modified = last_of(small, modified_words);
  const std::size_t published = last_of(small, published_words);
  if (modified == std::string_view::npos && published == std::string_view::npos) return DateLabel::none;
  if (published == std::string_view::npos) return DateLabel::modified;
  return modified != std::string_view::npos && modified > published ? DateLabel::modified : DateLabel::published;
}

}  // namespace onrecord
