#include "page/block_words.h"

namespace onrecord {
namespace {

struct GroupWords {
  WordGroup group;
  std::string_view words;  // set apart by blanks, lower case
};

constexpr GroupWords lists[] = {
    {WordGroup::reader, "you your yours you're you'll we us our ours let's my me sie ihr ihre ihren ihrem ihnen wir uns unser unsere unseren unserem du dein deine dir dich euch euer eure mein meine vous votre vos nous notre nos ton tes "
                        "usted ustedes su sus tu tus te nosotros nuestro nuestra nuestros nuestras você vocês seu sua nosso nossa voi vostro vostra nostro nostra ci vi jij jullie uw ons onze je wy twój nasz nasza naszej nas ci wam du din ditt dine vi vår våra vores"},
    {WordGroup::offer, "subscribe subscribed subscription subscriber subscribers sign signup newsletter newsletters follow download downloads app apps click join register registered donate donation support supporters share tweet facebook twitter instagram "
                       "whatsapp telegram youtube tiktok linkedin pinterest snapchat messenger email e-mail comment comments login log account free offer offers buy shop order price deal deals advertise advertisement sponsored discount voucher podcast membership "
                       "inbox delivered exclusive unlimited premium trial abonnieren abonniere abonnement abo anmelden anmeldung folgen folge folgt klicken klick herunterladen spenden spende kostenlos kostenlose jetzt registrieren kommentieren teilen kaufen bestellen angebot angebote "
                       "rabatt gutschein gewinnspiel abonnez abonnez-vous inscrivez inscrivez-vous inscription suivez suivez-nous cliquez téléchargez gratuit gratuite partager partagez commander soutenez suscríbete suscribirse suscribete suscripción síguenos siguenos sigue clic descarga descargar únete unete "
                       "canal gratis comparte comparta compartir regístrate iscriviti iscrivetevi seguici clicca scarica condividi abbonati assine assinar siga clique inscreva inscreva-se baixe compartilhe zapisz obserwuj kliknij pobierz subskrybuj udostępnij abonneer volg klik aanmelden nieuwsbrief prenumerera följ klicka"},
    {WordGroup::elsewhere, "read more also related see watch listen continue next previous recommended similar latest here archive lesen lies mehr weiterlesen auch dazu siehe weitere weiterführende hier zum video lire aussi voir suite découvrez leer lea lee más también ver mira mire puedes vea conoce "
                           "lectura leia mais também veja confira saiba leggi anche guarda vedi czytaj także też zobacz więcej lees ook bekijk meer läs också mer les også læs poll gallery photos slideshow quiz bilderstrecke fotostrecke galerie"},
    {WordGroup::credit, "copyright rights reserved photo photos photograph photographer image images picture pictures getty shutterstock reuters afp dpa epa ap pa istock unsplash pixabay foto fotos bild bilder credit credits crédit crédits quelle source courtesy affiliate affiliates "
                        "advertisers advertiser commission commissions compensation provision partnerlinks terms conditions privacy policy cookie cookies datenschutz datenschutzerklärung impressum anzeige werbung titelbild beitragsbild abbildung screenshot illustration photographie fotografía fuente imagen fonte imagem immagine "
                        "rechte vorbehalten droits réservés derechos reservados disclaimer boilerplate republish reprint permission"},
    {WordGroup::speech, "said says told according added stated announced was were had been has have would could that which who their they he she his her sagte sagt erklärte laut wurde wurden hatte haben sei dass nach habe dit déclaré selon était été ont avait qu'il elle dijo según había fue que explicó afirmó "
                        "disse afirmou segundo foram detto ha secondo era powiedział został jest zei volgens werd heeft hade sade enligt sa sagde"},
};

constexpr std::uint32_t seed = 2166136261U;
constexpr std::uint32_t mixed(std::uint32_t hash, unsigned char c) { return (hash ^ c) * 16777619U; }

constexpr std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = seed;
  for (char c : word) hash = mixed(hash, static_cast<unsigned char>(c));
  return hash;
}

// Open addressing over the hashes; two words with one hash are one word.
class Table {
 public:
  Table() {
    for (const GroupWords& list : lists)
      for (std::size_t at = 0; at < list.words.size();) {
        const std::size_t end = std::min(list.words.find(' ', at), list.words.size());
        add(hash_of(list.words.substr(at, end - at)), list.group);
        at = end + 1;
      }
  }

  WordGroup find(std::uint32_t hash) const {
    for (std::uint32_t at = hash & mask;; at = (at + 1) & mask) {
      if (slots_[at].group == WordGroup::none) return WordGroup::none;
      if (slots_[at].hash == hash) return slots_[at].group;
    }
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    WordGroup group = WordGroup::none;
  };
  static constexpr std::uint32_t mask = 4095;

  void add(std::uint32_t hash, WordGroup group) {
    std::uint32_t at = hash & mask;
    while (slots_[at].group != WordGroup::none && slots_[at].hash != hash) at = (at + 1) & mask;
    if (slots_[at].group == WordGroup::none) slots_[at] = {hash, group};  // the first list that has a word keeps it
  }

  std::array<Slot, mask + 1> slots_{};
};

enum Kind : std::uint8_t { blank = 1, upper = 2, lower = 4, digit = 8, stop = 16, comma = 32, other_mark = 64, letter = 128 };

constexpr std::array<std::uint8_t, 256> make_kinds() {
  std::array<std::uint8_t, 256> kinds{};
  for (char c : {' ', '\n', '\t'}) kinds[static_cast<unsigned char>(c)] = blank;
  for (int c = 'A'; c <= 'Z'; ++c) kinds[static_cast<std::size_t>(c)] = upper | letter;
  for (int c = 'a'; c <= 'z'; ++c) kinds[static_cast<std::size_t>(c)] = lower | letter;
  for (int c = '0'; c <= '9'; ++c) kinds[static_cast<std::size_t>(c)] = digit;
  for (char c : {'.', '!', '?'}) kinds[static_cast<unsigned char>(c)] = stop;
  for (char c : {',', ';'}) kinds[static_cast<unsigned char>(c)] = comma;
  for (char c : {'|', '@', '/', '#', '*', '+', '='}) kinds[static_cast<unsigned char>(c)] = other_mark;
  for (int c = 0x80; c < 0x100; ++c) kinds[static_cast<std::size_t>(c)] = letter;
  kinds['\''] = letter;
  kinds['-'] = letter;
  return kinds;
}
constexpr std::array<std::uint8_t, 256> kinds = make_kinds();

}  // namespace

BlockWords words_of_block(std::string_view text, std::vector<std::uint32_t>& hashes) {
  static const Table table;
  BlockWords words;
  const auto* const data = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && (kinds[data[at]] & blank) != 0) ++at;
    if (at == text.size()) break;
    const std::size_t begin = at;
    std::uint32_t hash = seed;
    std::size_t letters = 0;
    std::size_t uppers = 0;
    std::uint8_t last = 0;
    for (; at < text.size(); ++at) {
      const std::uint8_t kind = kinds[data[at]];
      if ((kind & blank) != 0) break;
      if ((kind & letter) != 0) {
        hash = mixed(hash, (kind & upper) != 0 ? data[at] | 0x20U : data[at]);
        ++letters;
        uppers += (kind & upper) != 0;
      }
      words.digits += (kind & digit) != 0;
      words.marks += (kind & other_mark) != 0;
      last = kind;
    }
    ++words.count;
    const std::size_t size = at - begin;
    words.capitals += (kinds[data[begin]] & upper) != 0;
    words.shouted += letters >= 3 && uppers == letters;
    words.shorts += size <= 3;
    words.stops += (last & stop) != 0;
    words.commas += (last & comma) != 0;
    if (letters == 0) continue;
    const WordGroup group = table.find(hash);
    ++words.groups[static_cast<std::size_t>(group)];
    if (words.count == 1) words.first = group;
    if (words.count == 2) words.second = group;
    if (letters >= 5) hashes.push_back(hash);
  }
  return words;
}

}  // namespace onrecord
