#include "chat/printed_phrases.h"

#include <algorithm>  // std::any_of
#include <bitset>     // std::bitset
#include <iterator>   // std::begin
#include <string>
#include <unordered_set>  // std::unordered_set

#include "chat/marks.h"

namespace onrecord {
namespace {

// `stems` are folded (lower case, letters only).
template <std::size_t N>
bool has_stem(std::string_view text, const std::string_view (&stems)[N]) {
  const std::string words = folded_words(text);
  return std::any_of(std::begin(stems), std::end(stems), [&](std::string_view stem) { return words.find(stem) != std::string::npos; });
}

constexpr std::string_view deletion_notices[] = {
    "This message was deleted", "You deleted this message", "This message was deleted by an admin", "This message was deleted by admin",
    "You deleted this message as admin", "You deleted this message for everyone",
    "Diese Nachricht wurde gelöscht", "Du hast diese Nachricht gelöscht", "Sie haben diese Nachricht gelöscht",
    "Ce message a été supprimé", "Vous avez supprimé ce message", "Ce message a été effacé",
    "Se eliminó este mensaje", "Eliminaste este mensaje", "Este mensaje fue eliminado", "Este mensaje ha sido eliminado", "Mensaje eliminado",
    "Has eliminado este mensaje", "Se ha eliminado este mensaje",
    "Mensagem apagada", "Esta mensagem foi apagada", "Você apagou esta mensagem", "Apagou esta mensagem", "Essa mensagem foi apagada",
    "Esta mensagem foi eliminada", "Eliminou esta mensagem", "Mensagem eliminada",
    "Questo messaggio è stato eliminato", "Hai eliminato questo messaggio", "Messaggio eliminato", "Il messaggio è stato eliminato",
    "Dit bericht is verwijderd", "U hebt dit bericht verwijderd", "Je hebt dit bericht verwijderd", "Dit bericht werd verwijderd",
    "Bu mesaj silindi", "Bu mesajı sildiniz", "Bu mesajı sildin", "Mesaj silindi",
    "Данное сообщение удалено", "Сообщение удалено", "Это сообщение удалено", "Вы удалили данное сообщение", "Вы удалили это сообщение", "Вы удалили сообщение",
    "Це повідомлення видалено", "Ви видалили це повідомлення", "Повідомлення видалено", "Це повідомлення було видалено",
    "Ta wiadomość została usunięta", "Wiadomość została usunięta", "Usunięto tę wiadomość", "Ta wiadomość została skasowana", "Wiadomość usunięta",
    "Usunąłeś tę wiadomość", "Usunęłaś tę wiadomość", "Tę wiadomość usunięto",
    "Tato zpráva byla odstraněna", "Tato zpráva byla smazána", "Tuto zprávu jste odstranili", "Tuto zprávu jste smazali", "Zpráva byla smazána", "Smazali jste tuto zprávu",
    "Táto správa bola odstránená", "Táto správa bola vymazaná", "Túto správu ste odstránili", "Túto správu ste vymazali",
    "Ezt az üzenetet törölték", "Törölted ezt az üzenetet", "Üzenet törölve", "Ez az üzenet törölve lett", "Az üzenetet törölték",
    "Acest mesaj a fost șters", "Ai șters acest mesaj", "Ați șters acest mesaj", "Mesajul a fost șters",
    "Detta meddelande togs bort", "Du tog bort detta meddelande", "Detta meddelande raderades", "Du raderade detta meddelande", "Meddelandet raderades", "Det här meddelandet togs bort",
    "Det här meddelandet raderades", "Detta meddelande har raderats",
    "Denne besked blev slettet", "Du slettede denne besked", "Denne besked er slettet", "Beskeden blev slettet",
    "Denne meldingen ble slettet", "Du slettet denne meldingen", "Denne meldingen er slettet", "Meldingen ble slettet",
    "Tämä viesti poistettiin", "Poistit tämän viestin", "Tämä viesti on poistettu", "Viesti poistettiin",
    "Αυτό το μήνυμα διαγράφηκε", "Διαγράψατε αυτό το μήνυμα", "Το μήνυμα διαγράφηκε", "Αυτό το μήνυμα έχει διαγραφεί",
    "Pesan ini dihapus", "Pesan ini telah dihapus", "Anda menghapus pesan ini", "Anda telah menghapus pesan ini", "Kamu menghapus pesan ini",
    "Mesej ini telah dipadam", "Mesej ini dipadamkan", "Mesej ini telah dipadamkan", "Anda telah memadam mesej ini", "Anda memadam mesej ini", "Anda memadamkan mesej ini",
    "Tin nhắn này đã bị xóa", "Tin nhắn này đã bị xoá", "Bạn đã xóa tin nhắn này", "Bạn đã xoá tin nhắn này", "Tin nhắn này đã được thu hồi", "Tin nhắn đã bị xóa",
    "ข้อความนี้ถูกลบ", "ข้อความนี้ถูกลบแล้ว", "ข้อความนี้ถูกลบไปแล้ว", "คุณลบข้อความนี้", "คุณได้ลบข้อความนี้", "คุณลบข้อความนี้แล้ว", "คุณได้ลบข้อความนี้แล้ว",
    "此訊息已刪除", "此訊息已被刪除", "這則訊息已刪除", "這則訊息已被刪除", "您已刪除此訊息", "你已刪除此訊息", "您已刪除這則訊息", "你已刪除這則訊息", "你刪除了此訊息", "您刪除了此訊息", "已刪除此訊息", "您已收回此訊息", "此訊息已收回", "訊息已刪除",
    "此消息已删除", "此消息已被删除", "您已删除此消息", "你已删除此消息", "您删除了此消息", "你删除了此消息", "这条消息已删除", "这条消息已被删除", "该消息已删除", "您已删除这条消息", "你已删除这条消息", "消息已删除", "此消息已撤回", "已删除此消息",
    "このメッセージは削除されました", "メッセージは削除されました", "メッセージが削除されました", "このメッセージを削除しました", "あなたはこのメッセージを削除しました", "あなたがこのメッセージを削除しました", "メッセージを削除しました", "このメッセージは取り消されました",
    "삭제된 메시지입니다", "이 메시지는 삭제되었습니다", "이 메시지가 삭제되었습니다", "이 메시지를 삭제했습니다", "메시지를 삭제했습니다", "메시지가 삭제되었습니다", "이 메시지를 삭제하셨습니다", "회원님이 이 메시지를 삭제했습니다", "이 메시지를 삭제하였습니다", "삭제된 메시지",
    "تم حذف هذه الرسالة", "حذفت هذه الرسالة", "لقد حذفت هذه الرسالة", "قمت بحذف هذه الرسالة", "حُذفت هذه الرسالة", "لقد قمت بحذف هذه الرسالة", "تم حذف الرسالة",
    "הודעה זו נמחקה", "מחקת הודעה זו", "ההודעה נמחקה", "ההודעה הזאת נמחקה", "מחקת את ההודעה הזאת", "מחקת את ההודעה",
    "این پیام حذف شد", "این پیام حذف شده است", "این پیام حذف شده", "شما این پیام را حذف کردید", "این پیام پاک شد", "این پیام پاک شده است", "شما این پیام را پاک کردید", "پیام حذف شد",
    "یہ پیغام حذف کر دیا گیا", "یہ پیغام حذف کر دیا گیا ہے", "یہ میسج حذف کر دیا گیا", "یہ میسج ڈیلیٹ کر دیا گیا", "آپ نے یہ پیغام حذف کر دیا", "یہ پیغام حذف کر دیا گیا تھا",
    "यह मैसेज डिलीट कर दिया गया है", "यह मैसेज डिलीट कर दिया गया", "यह मैसेज हटा दिया गया", "यह मैसेज हटा दिया गया है", "यह संदेश हटा दिया गया", "यह संदेश हटा दिया गया था", "यह संदेश हटाया गया", "यह मैसेज मिटा दिया गया", "यह संदेश मिटा दिया गया",
    "आपने यह मैसेज डिलीट कर दिया", "आपने यह मैसेज डिलीट किया", "आपने यह मैसेज डिलीट कर दिया है", "आपने इस संदेश को हटा दिया", "आपने यह संदेश मिटा दिया", "आपने यह मैसेज हटा दिया",
    "हा संदेश हटवला गेला", "हा संदेश हटवण्यात आला", "हा मेसेज हटवला गेला", "हा मेसेज डिलीट केला गेला", "हा मेसेज हटवण्यात आला", "हा संदेश हटवला", "हा मेसेज हटवला", "तुम्ही हा संदेश हटवला", "तुम्ही हा मेसेज हटवला", "हा मेसेज डिलीट करण्यात आला", "हा संदेश डिलीट केला गेला", "हा संदेश हटविला गेला", "हा मेसेज हटवला होता",
    "এই মেসেজটি মুছে ফেলা হয়েছে", "এই মেসেজ মুছে ফেলা হয়েছে", "এই বার্তাটি মুছে ফেলা হয়েছে", "এই মেসেজটি মোছা হয়েছে", "আপনি এই মেসেজটি মুছে ফেলেছেন", "এই মেসেজটি ডিলিট করা হয়েছে",
    "இந்தச் செய்தி நீக்கப்பட்டது", "இந்த செய்தி நீக்கப்பட்டது", "இந்த மெசேஜ் நீக்கப்பட்டது", "இந்த மெசேஜ் டெலிட் செய்யப்பட்டது", "இந்த மெசேஜ் அழிக்கப்பட்டது",
    "ఈ సందేశం తొలగించబడింది", "ఈ మెసేజ్ తొలగించబడింది", "ఈ మెసేజ్ డిలీట్ చేయబడింది", "ఈ సందేశం తొలగించబడినది",
    "આ મેસેજ ડિલીટ કરવામાં આવ્યો", "આ સંદેશ કાઢી નાખવામાં આવ્યો", "આ મેસેજ ડિલીટ કરવામાં આવ્યો છે", "આ સંદેશો કાઢી નાખવામાં આવ્યો હતો", "આ સંદેશો ડિલીટ કરવામાં આવ્યો હતો",
    "ਇਹ ਸੁਨੇਹਾ ਮਿਟਾਇਆ ਗਿਆ", "ਇਹ ਸੁਨੇਹਾ ਮਿਟਾ ਦਿੱਤਾ ਗਿਆ", "ਇਹ ਮੈਸੇਜ ਡਿਲੀਟ ਕੀਤਾ ਗਿਆ", "ಈ ಸಂದೇಶವನ್ನು ಅಳಿಸಲಾಗಿದೆ", "ಈ ಮೆಸೇಜ್ ಅಳಿಸಲಾಗಿದೆ", "ഈ സന്ദേശം ഇല്ലാതാക്കി", "ഈ സന്ദേശം ഡിലീറ്റ് ചെയ്തു", "ഈ മെസേജ് ഇല്ലാതാക്കി",
    "Aquest missatge s'ha suprimit", "Heu suprimit aquest missatge", "Has suprimit aquest missatge", "S'ha suprimit aquest missatge", "Aquest missatge s'ha eliminat", "S'ha eliminat aquest missatge",
    "Ova poruka je izbrisana", "Izbrisali ste ovu poruku", "Ova poruka je obrisana", "Ова порука је избрисана", "Ова порука је обрисана", "Избрисали сте ову поруку",
    "Това съобщение бе изтрито", "Това съобщение беше изтрито", "Изтрихте това съобщение", "Съобщението е изтрито", "Това съобщение е изтрито",
    "To sporočilo je bilo izbrisano", "Izbrisali ste to sporočilo", "Sporočilo je bilo izbrisano", "Ši žinutė ištrinta", "Ši žinutė buvo ištrinta", "Jūs ištrynėte šią žinutę", "Ištrynėte šią žinutę",
    "Šis ziņojums tika dzēsts", "Jūs dzēsāt šo ziņojumu", "Šis ziņojums tika izdzēsts", "See sõnum kustutati", "Sa kustutasid selle sõnumi", "Kustutasid selle sõnumi", "Sõnum on kustutatud",
    "Ujumbe huu ulifutwa", "Ujumbe huu umefutwa", "Ulifuta ujumbe huu", "Hierdie boodskap is geskrap", "Hierdie boodskap is uitgevee", "Jy het hierdie boodskap geskrap", "Jy het hierdie boodskap uitgevee",
    "حذفتَ هذه الرسالة", "நீங்கள் இந்தச் செய்தியை நீக்கிவிட்டீர்கள்", "మీరు ఈ సందేశాన్ని తొలగించారు", "તમે આ મેસેજ ડિલીટ કર્યો", "Binura mo ang mensaheng ito",
    "Siz bu mesajı silmisiniz", "Сіз бұл хабарды жойдыңыз", "यह मैसेज डिलीट किया गया", "यह मैसेज मिटाया गया", "你已删除这条消息", "Izbrisali ste ovu poruku",
    "Ky mesazh u fshi", "Ju e fshitë këtë mesazh", "Binura ang mensaheng ito", "Na-delete ang mensaheng ito", "Bu mesaj silinib", "Bu ismarıc silindi", "Бұл хабар жойылды", "Бұл хат жойылды", "Ushbu xabar oʻchirildi", "Оваа порака беше избришана",
    "Scriosadh an teachtaireacht seo", "Eliminouse esta mensaxe", "Esta mensaxe foi eliminada", "Mezu hau ezabatu da"};

constexpr std::string_view deletion_stems[] = {
    "delet", "gelöscht", "supprim", "effacé", "elimin", "apag", "verwijder", "silin", "sildi", "удал", "видал", "usun", "skasow", "odstra", "odstrá", "smaz",
    "vymaz", "töröl", "șters", "raderad", "togs bort", "slett", "poist", "διαγρ", "hapus", "padam", "xóa", "xoá", "thu hồi", "ลบ", "刪除", "删除", "收回", "撤回",
    "削除", "삭제", "נמחק", "מחקת", "پاک", "डिलीट", "suprimit", "izbris",
    "நீக்க", "తొలగ", "મિટ", "ডিলিট", "মুছে", "हटव", "मिटा", "fshi", "silin", "жой", "kustut", "dzēs", "ištr", "ištryn", "избри", "обриса", "изтри", "binura", "ulifut", "geskrap", "uitgevee", "ડિલીટ", "ಅಳಿಸ", "ഇല്ലാത", "ਮਿਟਾ", "мазна", "șterg"};
constexpr std::string_view omission_stems[] = {
    "omit", "absent", "omis", "omess", "ocultad", "oculto", "weggelassen", "ausgeschlossen", "weggelaten", "udelad", "utelämn", "utelat", "пропущ", "отсутств", "без ",
    "pomini", "vynech", "kihagy", "dahil edilmedi", "hariç", "disertakan", "dikecualikan", "لم يتم", "استبعاد", "הושמט", "हटाई गई", "हटाया गया", "शामिल नह", "忽略",
    "省略", "略去", "含まれて", "除外", "생략", "제외", "ไม่รวม", "ไม่ได้รวม", "bỏ qua", "παραλ", "jätetty", "pois", "izostavl", "خارج", "omès",
    "retir", "manqu", "revel", "не включ", "пропус", "изостав", "izpušč", "praleist", "izlais", "välja jäet", "weggelaat", "imeondol", "inalis", "nuk u përfsh", "daxil edilm", "енгізілме", "वगळ", "বাদ", "விலக்க", "మినహా", "અવગણ", "شامل نہ", "न जोड", "生略", "なし", "略過", "kihagyv", "hiányz", "udelat", "disingkirkan", "ditinggalkan", "ละเว้น", "पूर्ण नह", "के बिना", "नहीं"};
constexpr std::string_view media_stems[] = {
    "media", "média", "medi", "médi", "mídia", "mídi", "multim", "медиа", "медіа", "мультим", "मीडिया", "मीडीया", "メディア", "媒體", "媒体", "多媒", "미디어", "وسائط",
    "الوسائط", "רسانه", "رسانه", "میڈیا", "מדיה", "สื่อ", "μέσ", "πολυμέσ", "মিডিয়া", "மீடியா", "మీడియా", "મીડિયા", "ಮೀಡಿಯಾ", "മീഡിയ", "ਮੀਡੀਆ", "phương tiện",
    "медий", "медиј", "multiv", "meed", "mitjan", "mediefil", "ficheiro não", "fichier omis", "archivo omit", "arquivo ocul", "bestand wegg", "datei weg", "plik pomin"};
constexpr std::string_view attachment_stems[] = {
    "attach", "angehängt", "anhang", "joint", "pièce", "adjunt", "anexad", "anexo", "allegat", "bijgevoegd", "bijlage", "ekli", "eklen", "dosya", "прикреп", "вложен", "файл добавлен",
    "додан", "załącz", "dołącz", "přilož", "příloh", "prilož", "mellékel", "csatol", "atașat", "bifog", "vedhæft", "vedlagt", "liite", "συνημ", "επισυν", "terlampir", "lampir", "đính kèm",
    "แนบ", "附件", "附加", "添付", "첨부", "مرفق", "पित",
    "अटैच", "जोड", "সংযুক্ত", "இணைக்க", "జోడ", "જોડ", "منسلک", "پیوست", "прикач", "прилож", "privit", "pridėt", "pievien", "lisatud", "aangeheg", "imeambat", "bashkëng", "əlavə", "тіркел", "附上", "附带"};
constexpr std::string_view more_attachment_stems[] = {"إرفاق", "מצורף", "צורף", "पیوست", "संलग्न"};
constexpr std::string_view edit_stems[] = {
    "edit", "bearbeitet", "modifi", "bewerkt", "изменен", "изменён", "отредакт", "змінен", "відред", "edytow", "düzenlen", "sunting", "diubah", "تعديل", "تحرير", "ویرایش", "ایڈٹ", "संपाद",
    "एडिट", "编辑", "編輯", "编辑", "編集", "수정", "편집", "แก้ไข", "chỉnh", "επεξεργ", "redig", "muokat", "uprav", "szerkeszt", "נערכ", "সম্পাদ", "এডিট", "திருத்த", "uređen", "ändra",
    "సవర", "ફેરફાર", "ترمیم", "редакт", "измењ", "urejen", "redag", "rediģ", "muudet", "harir", "redakt", "өзгерт", "spremen", "изменё", "cambiad", "editad", "geredig", "संपादित", "ಸಂಪಾದ", "എഡിറ്റ", "ਸੋਧ", "змінено"};
constexpr std::string_view call_stems[] = {
    "call", "anruf", "appel", "llamad", "chamad", "ligaç", "ligad", "chiamat", "oproep", "звон", "дзвін", "виклик", "arama", "مكالم", "कॉल", "通话", "通話", "來電", "来电", "통화", "panggilan", "połącz",
    "hovor", "hívás", "apel", "samtal", "opkald", "anrop", "puhelu", "κλήσ", "שיחה", "تماس"};
constexpr std::string_view chat_stems[] = {
    "end to end", "ende zu ende", "bout en bout", "extremo a extremo", "ponta a ponta", "ende til ende", "fra ende til", "end til end", "totalsträcks", "مشفر", "एन्क्रिप्ट", "сквозн", "наскріз", "端到端",
    "端對端", "端对端", "エンドツーエンド", "종단", "uçtan uca", "végpontok", "végpontú", "koncov", "szyfrowa", "מקצה לקצה", "ujung ke ujung", "hujung ke hujung", "enkripsi", "cap a cap", "integral", "päästä", "đầu cuối", "mã hóa",
    "ต้นทาง", "διατερματικ", "سرتاسر", "رمزنگار", "security code", "sicherheitsnummer", "code de sécurité", "código de seguridad", "código de segurança", "codice di sicurezza", "beveiligingscode",
    "код безопасности", "कोड बदल", "رمز الأمان", "disappearing", "business account", "only messages that mention", "güvenlik kodu", "kod zabezpiecz"};
constexpr std::string_view change_stems[] = {
    "created", "changed", "added", "removed", "joined", " left", "deleted this group", "hat die", "hat den", "hat das", "haben die", "hast die", "hast den", "a changé", "a créé", "a modifié", "a ajouté", "a retiré",
    "avez changé", "avez créé", "avez modifié", "cambió", "creó", "añadió", "modificó", "eliminó", "cambiaste", "creaste", "criou", "mudou", "alterou", "adicionou", "removeu", "ha cambiato", "ha creato", "ha modificato",
    "hai cambiato", "hai creato", "heeft het", "heeft de", "hebt het", "hebt de", "değiştirdi", "oluşturdu", "ekledi", "изменил", "создал", "добавил", "zmienił", "utworzył", "změnil", "vytvořil", "ändrade", "skapade",
    "ændrede", "endret", "vaihtoi", "mengubah", "membuat", "بتغيير",
    "створив", "створила", "змінив", "змінила", "додав", "додала", "видалив", "άλλαξε", "δημιούργησε", "πρόσθεσε", "שינה", "שינתה", "יצר", "הוסיף", "הסיר", "módosította", "létrehozta", "megváltoztatta", "hozzáadta", "a creat", "a schimbat", "a adăugat", "變更", "更改", "建立", "改為", "创建", "修改", "変更", "作成", "변경", "만들", "เปลี่ยน", "สร้าง", "đã thay đổi", "đã đổi", "đã tạo", "đã thêm", "बदल", "बनाया", "промени", "създаде", "promijenio", "promijenila", "promenio", "promenila", "stvorio", "napravio", "ha canviat", "ha creat", "ha afegit", "oprettede", "tilføjede", "opprettet", "la til", "lade till", "loi ryhmän", "muutti", "lisäsi", "menukar", "mencipta", "menambah", "تغییر", "ایجاد", "أنشأ", "غيّر", "أضاف", "zmenil", "vytvoril", "pridal", "přidal", "dodał", "usunął", "удалил", "сменил", "tog bort", "fjernede", "fjernet", "poisti", "alterou", "entrou usando", "entró usando", "spremenil", "ustvaril", "pakeitė", "sukūrė", "nomainīja", "izveidoja", "muutis", "alibadilisha", "aliunda"};

// The notices, with a quick no by the first two bytes: the question is asked of every short message.
class DeletionNotices {
 public:
  DeletionNotices() : notices_(std::begin(deletion_notices), std::end(deletion_notices)) {
    for (std::string_view notice : notices_) starts_.set(start_of(notice));
  }
  bool may_hold(std::string_view body) const { return body.size() >= 2 && starts_.test(start_of(body)); }
  bool holds(std::string_view body) const { return notices_.contains(body); }

 private:
  static std::size_t start_of(std::string_view text) { return static_cast<std::size_t>(static_cast<unsigned char>(text[0])) * 256 + static_cast<unsigned char>(text[1]); }
  std::unordered_set<std::string_view> notices_;
  std::bitset<65536> starts_;
};

}  // namespace

bool is_deletion_notice(std::string_view body) {
  static const DeletionNotices notices;
  if (!notices.may_hold(body)) return false;
  if (body.starts_with("This message was deleted by admin ")) return true;  // and the admin's name
  for (std::string_view stop : {".", "。", "।", "۔"})
    if (body.ends_with(stop)) {
      body.remove_suffix(stop.size());
      break;
    }
  while (!body.empty() && body.back() == ' ') body.remove_suffix(1);
  return notices.holds(body);
}

bool speaks_of_deletion(std::string_view body) { return is_deletion_notice(body) || has_stem(body, deletion_stems); }
bool speaks_of_omission(std::string_view body) { return has_stem(body, omission_stems); }
bool names_media(std::string_view words) { return has_stem(words, media_stems) || has_stem(words, omission_stems); }
bool speaks_of_attachment(std::string_view words) { return has_stem(words, attachment_stems) || has_stem(words, more_attachment_stems); }
bool speaks_of_edit(std::string_view words) { return has_stem(words, edit_stems); }
bool speaks_of_call(std::string_view body) { return has_stem(body, call_stems); }
bool is_chat_notice(std::string_view body) { return has_stem(body, chat_stems); }
bool tells_of_change(std::string_view words) { return has_stem(words, change_stems); }

}  // namespace onrecord
