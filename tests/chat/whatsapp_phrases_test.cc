// What WhatsApp prints in place of or around words, in the languages it is used in.
#include <gtest/gtest.h>

#include "dump.h"

namespace onrecord {
namespace {

struct Language {
  const char* name;
  const char* omitted;    // Android, in angle brackets
  const char* attached;   // Android, in round brackets behind a name
  const char* label;      // iOS, before the colon in "<attached: NAME>"
  const char* image;      // iOS
  const char* deleted;
  const char* deleted_by_you;
  const char* edited;     // in angle brackets
};
void PrintTo(const Language& language, std::ostream* out) { *out << language.name; }

const Language languages[] = {
    {"english", "Media omitted", "file attached", "attached", "image omitted", "This message was deleted", "You deleted this message", "This message was edited"},
    {"german", "Medien ausgeschlossen", "Datei angehängt", "Anhang", "Bild weggelassen", "Diese Nachricht wurde gelöscht.", "Du hast diese Nachricht gelöscht.", "Diese Nachricht wurde bearbeitet."},
    {"french", "Médias omis", "fichier joint", "pièce jointe ", "image absente", "Ce message a été supprimé", "Vous avez supprimé ce message", "Ce message a été modifié"},
    {"french file", "Fichier omis", "fichier joint", "pièce jointe ", "document manquant", "Ce message a été supprimé.", "Vous avez supprimé ce message.", "Ce message a été modifié."},
    {"spanish", "Multimedia omitido", "archivo adjunto", "adjunto", "imagen omitida", "Se eliminó este mensaje.", "Eliminaste este mensaje.", "Se editó este mensaje."},
    {"spanish file", "Archivo omitido", "archivo adjunto", "adjunto", "Tarjeta de contacto omitida", "Este mensaje fue eliminado", "Has eliminado este mensaje", "Este mensaje fue editado"},
    {"portuguese brazil", "Mídia oculta", "arquivo anexado", "anexado", "imagem ocultada", "Mensagem apagada", "Você apagou esta mensagem", "Mensagem editada"},
    {"portuguese", "Ficheiro não revelado", "ficheiro anexado", "anexado", "imagem não revelada", "Esta mensagem foi apagada.", "Apagou esta mensagem.", "Esta mensagem foi editada"},
    {"italian", "Media omessi", "file allegato", "allegato", "immagine omessa", "Questo messaggio è stato eliminato", "Hai eliminato questo messaggio", "Questo messaggio è stato modificato"},
    {"dutch", "Media weggelaten", "bestand bijgevoegd", "bijgevoegd", "afbeelding weggelaten", "Dit bericht is verwijderd", "U hebt dit bericht verwijderd", "Dit bericht is bewerkt"},
    {"polish", "pominięto multimedia", "plik dołączony", "załączono", "pominięto obraz", "Ta wiadomość została usunięta", "Usunięto tę wiadomość", "Wiadomość edytowana"},
    {"russian", "Без медиафайлов", "файл добавлен", "прикреплено", "изображение отсутствует", "Данное сообщение удалено", "Вы удалили данное сообщение", "Сообщение изменено"},
    {"ukrainian", "Медіафайли не включено", "файл додано", "вкладено", "зображення пропущено", "Це повідомлення видалено", "Ви видалили це повідомлення", "Це повідомлення змінено"},
    {"turkish", "Medya dahil edilmedi", "dosya ekli", "eklendi", "görüntü dahil edilmedi", "Bu mesaj silindi", "Bu mesajı sildiniz", "Bu mesaj düzenlendi"},
    {"arabic", "تم استبعاد الوسائط", "الملف مرفق", "المُرفق", "تم استبعاد الصورة", "تم حذف هذه الرسالة", "حذفتَ هذه الرسالة", "تم تعديل هذه الرسالة"},
    {"hebrew", "המדיה לא נכללה", "קובץ מצורף", "מצורף", "התמונה הושמטה", "הודעה זו נמחקה", "מחקת הודעה זו", "הודעה זו נערכה"},
    {"hindi", "मीडिया के बिना", "फ़ाइल अटैच की हुई है", "संलग्न", "फ़ोटो हटाई गई", "यह मैसेज डिलीट कर दिया गया है", "आपने यह मैसेज डिलीट कर दिया है", "यह मैसेज एडिट किया गया"},
    {"marathi", "मीडिया वगळले", "फाइल जोडली", "जोडलेले", "इमेज वगळली", "हा मेसेज हटवला गेला", "तुम्ही हा मेसेज हटवला", "हा मेसेज संपादित केला गेला"},
    {"bengali", "মিডিয়া বাদ দেওয়া হয়েছে", "ফাইল সংযুক্ত", "সংযুক্ত", "ছবি বাদ দেওয়া হয়েছে", "এই মেসেজটি মুছে ফেলা হয়েছে", "আপনি এই মেসেজটি মুছে ফেলেছেন", "এই মেসেজটি এডিট করা হয়েছে"},
    {"tamil", "மீடியா விலக்கப்பட்டது", "கோப்பு இணைக்கப்பட்டது", "இணைக்கப்பட்டது", "படம் விலக்கப்பட்டது", "இந்தச் செய்தி நீக்கப்பட்டது", "நீங்கள் இந்தச் செய்தியை நீக்கிவிட்டீர்கள்", "இந்தச் செய்தி திருத்தப்பட்டது"},
    {"telugu", "మీడియా మినహాయించబడింది", "ఫైల్ జోడించబడింది", "జోడించబడింది", "చిత్రం మినహాయించబడింది", "ఈ సందేశం తొలగించబడింది", "మీరు ఈ సందేశాన్ని తొలగించారు", "ఈ సందేశం సవరించబడింది"},
    {"gujarati", "મીડિયા અવગણવામાં આવ્યું", "ફાઇલ જોડેલી છે", "જોડેલ", "છબી અવગણવામાં આવી", "આ મેસેજ ડિલીટ કરવામાં આવ્યો", "તમે આ મેસેજ ડિલીટ કર્યો", "આ મેસેજ ફેરફાર કરવામાં આવ્યો"},
    {"urdu", "میڈیا شامل نہیں", "فائل منسلک ہے", "منسلک", "تصویر شامل نہیں", "یہ پیغام حذف کر دیا گیا", "آپ نے یہ پیغام حذف کر دیا", "اس پیغام میں ترمیم کی گئی"},
    {"persian", "رسانه حذف شد", "فایل پیوست شد", "پیوست", "تصویر حذف شد", "این پیام حذف شد", "شما این پیام را حذف کردید", "این پیام ویرایش شد"},
    {"indonesian", "Media tidak disertakan", "file terlampir", "terlampir", "gambar tidak disertakan", "Pesan ini telah dihapus", "Anda telah menghapus pesan ini", "Pesan ini diedit"},
    {"malay", "Media disingkirkan", "fail dilampirkan", "dilampirkan", "imej disingkirkan", "Mesej ini telah dipadam", "Anda memadam mesej ini", "Mesej ini disunting"},
    {"vietnamese", "Đã bỏ qua phương tiện", "tệp đính kèm", "đính kèm", "hình ảnh bị bỏ qua", "Tin nhắn này đã bị xóa", "Bạn đã xóa tin nhắn này", "Tin nhắn này đã được chỉnh sửa"},
    {"thai", "ละเว้นสื่อ", "ไฟล์แนบ", "แนบ", "ละเว้นรูปภาพ", "ข้อความนี้ถูกลบไปแล้ว", "คุณลบข้อความนี้แล้ว", "ข้อความนี้ถูกแก้ไขแล้ว"},
    {"chinese", "省略多媒体文件", "文件附件", "附件", "图像已忽略", "此消息已删除", "您已删除此消息", "此消息已编辑"},
    {"chinese taiwan", "略過多媒體檔", "檔案附件", "附件", "圖片已略去", "此訊息已刪除", "您已刪除此訊息", "此訊息已編輯"},
    {"japanese", "メディアなし", "添付ファイル", "添付ファイル", "画像は含まれていません", "このメッセージは削除されました", "このメッセージを削除しました", "このメッセージは編集されました"},
    {"korean", "미디어 파일 생략됨", "파일 첨부됨", "첨부됨", "이미지 생략됨", "삭제된 메시지입니다", "이 메시지를 삭제했습니다", "이 메시지는 수정되었습니다"},
    {"czech", "Média vynechána", "soubor byl přiložen", "přiloženo", "obrázek byl vynechán", "Tato zpráva byla odstraněna", "Tuto zprávu jste odstranili", "Tato zpráva byla upravena"},
    {"slovak", "Médiá vynechané", "súbor bol priložený", "priložené", "obrázok bol vynechaný", "Táto správa bola odstránená", "Túto správu ste odstránili", "Táto správa bola upravená"},
    {"hungarian", "Hiányzó médiafájl", "fájl csatolva", "csatolva", "kép kihagyva", "Ezt az üzenetet törölték", "Törölted ezt az üzenetet", "Ezt az üzenetet szerkesztették"},
    {"romanian", "Fișier media omis", "fișier atașat", "atașat", "imagine omisă", "Acest mesaj a fost șters", "Ați șters acest mesaj", "Acest mesaj a fost editat"},
    {"bulgarian", "Медийният файл е пропуснат", "прикачен файл", "прикачено", "изображението е пропуснато", "Това съобщение беше изтрито", "Изтрихте това съобщение", "Това съобщение беше редактирано"},
    {"greek", "Τα πολυμέσα παραλείφθηκαν", "συνημμένο αρχείο", "συνημμένο", "η εικόνα παραλείφθηκε", "Αυτό το μήνυμα διαγράφηκε", "Διαγράψατε αυτό το μήνυμα", "Αυτό το μήνυμα έχει υποστεί επεξεργασία"},
    {"swedish", "Media har utelämnats", "fil bifogad", "bifogad", "bild utelämnad", "Detta meddelande togs bort", "Du tog bort detta meddelande", "Meddelandet har redigerats"},
    {"danish", "Medier udeladt", "fil vedhæftet", "vedhæftet", "billede udeladt", "Denne besked blev slettet", "Du slettede denne besked", "Denne besked blev redigeret"},
    {"norwegian", "Mediefil utelatt", "fil vedlagt", "vedlagt", "bilde utelatt", "Denne meldingen ble slettet", "Du slettet denne meldingen", "Denne meldingen ble redigert"},
    {"finnish", "Media jätettiin pois", "tiedosto liitetty", "liite", "kuva jätettiin pois", "Tämä viesti poistettiin", "Poistit tämän viestin", "Tätä viestiä muokattiin"},
    {"croatian", "Medijski zapis izostavljen", "datoteka u privitku", "privitak", "slika izostavljena", "Ova poruka je izbrisana", "Izbrisali ste ovu poruku", "Ova poruka je uređena"},
    {"serbian", "Медији су изостављени", "датотека приложена", "приложено", "слика изостављена", "Ова порука је избрисана", "Избрисали сте ову поруку", "Ова порука је измењена"},
    {"slovenian", "Medij je izpuščen", "priložena datoteka", "priloženo", "slika izpuščena", "To sporočilo je bilo izbrisano", "Izbrisali ste to sporočilo", "To sporočilo je bilo urejeno"},
    {"lithuanian", "Medijos failas praleistas", "pridėtas failas", "pridėta", "vaizdas praleistas", "Ši žinutė buvo ištrinta", "Ištrynėte šią žinutę", "Ši žinutė buvo redaguota"},
    {"latvian", "Multivides fails izlaists", "pievienots fails", "pievienots", "attēls izlaists", "Šis ziņojums tika dzēsts", "Jūs dzēsāt šo ziņojumu", "Šis ziņojums tika rediģēts"},
    {"estonian", "Meedia välja jäetud", "fail lisatud", "lisatud", "pilt välja jäetud", "See sõnum kustutati", "Kustutasid selle sõnumi", "Seda sõnumit muudeti"},
    {"catalan", "Multimèdia omès", "fitxer adjunt", "adjunt", "imatge omesa", "S'ha suprimit aquest missatge", "Has suprimit aquest missatge", "S'ha editat aquest missatge"},
    {"afrikaans", "Media weggelaat", "lêer aangeheg", "aangeheg", "beeld weggelaat", "Hierdie boodskap is geskrap", "Jy het hierdie boodskap geskrap", "Hierdie boodskap is geredigeer"},
    {"swahili", "Media imeondolewa", "faili imeambatishwa", "imeambatishwa", "picha imeondolewa", "Ujumbe huu ulifutwa", "Ulifuta ujumbe huu", "Ujumbe huu ulihaririwa"},
    {"filipino", "Inalis ang media", "naka-attach na file", "naka-attach", "inalis ang larawan", "Binura ang mensaheng ito", "Binura mo ang mensaheng ito", "In-edit ang mensaheng ito"},
    {"albanian", "Media nuk u përfshi", "skedari i bashkëngjitur", "bashkëngjitur", "imazhi nuk u përfshi", "Ky mesazh u fshi", "Ju e fshitë këtë mesazh", "Ky mesazh u redaktua"},
    {"azerbaijani", "Media daxil edilməyib", "fayl əlavə edilib", "əlavə edilib", "şəkil daxil edilməyib", "Bu mesaj silinib", "Siz bu mesajı silmisiniz", "Bu mesaj redaktə edilib"},
    {"kazakh", "Медиа файлдары енгізілмеген", "файл тіркелген", "тіркелген", "сурет енгізілмеген", "Бұл хабар жойылды", "Сіз бұл хабарды жойдыңыз", "Бұл хабар өзгертілді"},
};

class Phrases : public testing::TestWithParam<Language> {};

TEST_P(Phrases, OfAndroidAreToldFromWords) {
  const Language& one = GetParam();
  const auto s = [](const char* text) { return std::string(text); };
  const std::string head = "13/03/2024, 09:58 - ";
  std::string text;
  for (const std::string& body : {"<" + s(one.omitted) + ">", "<" + s(one.omitted) + ">\nMine", "IMG-20240305-WA0001.jpg (" + s(one.attached) + ")", "Plan of the plots.pdf (" + s(one.attached) + ")\nSee",
                                  s(one.deleted), s(one.deleted_by_you), "At 8 <" + s(one.edited) + ">", s(one.deleted) + ", I see?", s("<Bo>"), s("ok (yes)")})
    text += head + "Ann: " + body + "\n";
  std::string dump = read_and_dump(text);
  for (std::size_t at = 0; (at = dump.find("2024-03-13T09:58:00 | ", at)) != std::string::npos;) dump.erase(at, 22);
  EXPECT_EQ(dump, "Ann | media | \nAnn | media | Mine\nAnn | media |  | file IMG-20240305-WA0001.jpg\nAnn | media | See | file Plan of the plots.pdf\nAnn | deleted | " + s(one.deleted) +
                      "\nAnn | deleted | " + one.deleted_by_you + "\nAnn | At 8 | edited\nAnn | " + one.deleted + ", I see?\nAnn | <Bo>\nAnn | ok (yes)\n");
}

TEST_P(Phrases, OfIosAreToldFromWords) {
  const Language& one = GetParam();
  const auto s = [](const char* text) { return std::string(text); };
  const std::string head = "[13/03/2024, 09:58:00] ", mark = "\u200E";
  std::string text = head + "Ann: hi\n";
  for (const std::string& body : {mark + one.image, mark + "<" + one.label + ": 00000012-PHOTO-2024-03-05-09-58-40.jpg>", "Plan.pdf • " + mark + "4 pages " + mark + "<" + one.label + ": 00000014-Plan.pdf>"})
    text += mark + head + "Ann: " + body + "\n";
  for (const std::string& body : {mark + one.deleted, mark + one.deleted_by_you, "At 8 " + mark + "<" + one.edited + ">"}) text += head + "Ann: " + body + "\n";
  std::string dump = read_and_dump(text);
  for (std::size_t at = 0; (at = dump.find("2024-03-13T09:58:00 | ", at)) != std::string::npos;) dump.erase(at, 22);
  EXPECT_EQ(dump, "Ann | hi\nAnn | media | \nAnn | media |  | file 00000012-PHOTO-2024-03-05-09-58-40.jpg\nAnn | media |  | file 00000014-Plan.pdf\nAnn | deleted | " + s(one.deleted) +
                      "\nAnn | deleted | " + one.deleted_by_you + "\nAnn | At 8 | edited\n");
}

INSTANTIATE_TEST_SUITE_P(OfLanguages, Phrases, testing::ValuesIn(languages));

}  // namespace
}  // namespace onrecord
