#include "source/charset.h"

#include <map>        // std::map
#include <mutex>      // std::mutex

#include <unicode/ucnv.h>

namespace onrecord {
namespace {

struct Label {
  std::string_view label;  // lower case, only letters and digits: "ISO_8859-1:1987" is "iso885911987"
  std::string_view name;
};

// The standard's labels in folded form. Folding adds no collisions between different encodings.
constexpr Label labels[] = {
    {"utf8", "utf-8"}, {"unicode11utf8", "utf-8"}, {"unicode20utf8", "utf-8"}, {"xunicode20utf8", "utf-8"}, {"utf8mb4", "utf-8"},
    {"866", "ibm866"}, {"cp866", "ibm866"}, {"csibm866", "ibm866"}, {"ibm866", "ibm866"},
    {"csisolatin2", "iso-8859-2"}, {"iso88592", "iso-8859-2"}, {"isoir101", "iso-8859-2"}, {"iso885921987", "iso-8859-2"}, {"l2", "iso-8859-2"}, {"latin2", "iso-8859-2"},
    {"csisolatin3", "iso-8859-3"}, {"iso88593", "iso-8859-3"}, {"isoir109", "iso-8859-3"}, {"iso885931988", "iso-8859-3"}, {"l3", "iso-8859-3"}, {"latin3", "iso-8859-3"},
    {"csisolatin4", "iso-8859-4"}, {"iso88594", "iso-8859-4"}, {"isoir110", "iso-8859-4"}, {"iso885941988", "iso-8859-4"}, {"l4", "iso-8859-4"}, {"latin4", "iso-8859-4"},
    {"csisolatincyrillic", "iso-8859-5"}, {"cyrillic", "iso-8859-5"}, {"iso88595", "iso-8859-5"}, {"isoir144", "iso-8859-5"}, {"iso885951988", "iso-8859-5"},
    {"arabic", "iso-8859-6"}, {"asmo708", "iso-8859-6"}, {"csisolatinarabic", "iso-8859-6"}, {"ecma114", "iso-8859-6"}, {"iso88596", "iso-8859-6"}, {"iso88596e", "iso-8859-6"},
    {"iso88596i", "iso-8859-6"}, {"isoir127", "iso-8859-6"}, {"iso885961987", "iso-8859-6"},
    {"csisolatingreek", "iso-8859-7"}, {"ecma118", "iso-8859-7"}, {"elot928", "iso-8859-7"}, {"greek", "iso-8859-7"}, {"greek8", "iso-8859-7"}, {"iso88597", "iso-8859-7"},
    {"isoir126", "iso-8859-7"}, {"iso885971987", "iso-8859-7"}, {"suneugreek", "iso-8859-7"},
    {"csisolatinhebrew", "iso-8859-8"}, {"hebrew", "iso-8859-8"}, {"iso88598", "iso-8859-8"}, {"iso88598e", "iso-8859-8"}, {"isoir138", "iso-8859-8"}, {"iso885981988", "iso-8859-8"},
    {"visual", "iso-8859-8"}, {"csiso88598i", "iso-8859-8-i"}, {"iso88598i", "iso-8859-8-i"}, {"logical", "iso-8859-8-i"},
    {"csisolatin6", "iso-8859-10"}, {"iso885910", "iso-8859-10"}, {"isoir157", "iso-8859-10"}, {"l6", "iso-8859-10"}, {"latin6", "iso-8859-10"},
    {"iso885913", "iso-8859-13"}, {"iso885914", "iso-8859-14"}, {"csisolatin9", "iso-8859-15"}, {"iso885915", "iso-8859-15"}, {"l9", "iso-8859-15"}, {"latin9", "iso-8859-15"}, {"iso885916", "iso-8859-16"},
    {"cskoi8r", "koi8-r"}, {"koi", "koi8-r"}, {"koi8", "koi8-r"}, {"koi8r", "koi8-r"}, {"koi8ru", "koi8-u"}, {"koi8u", "koi8-u"},
    {"csmacintosh", "macintosh"}, {"mac", "macintosh"}, {"macintosh", "macintosh"}, {"xmacroman", "macintosh"}, {"macroman", "macintosh"},
    {"dos874", "windows-874"}, {"iso885911", "windows-874"}, {"tis620", "windows-874"}, {"windows874", "windows-874"},
    {"cp1250", "windows-1250"}, {"windows1250", "windows-1250"}, {"xcp1250", "windows-1250"},
    {"cp1251", "windows-1251"}, {"windows1251", "windows-1251"}, {"xcp1251", "windows-1251"},
    {"ansix341968", "windows-1252"}, {"ascii", "windows-1252"}, {"usascii", "windows-1252"}, {"cp1252", "windows-1252"}, {"cp819", "windows-1252"}, {"csisolatin1", "windows-1252"},
    {"ibm819", "windows-1252"}, {"iso88591", "windows-1252"}, {"isoir100", "windows-1252"}, {"iso885911987", "windows-1252"}, {"l1", "windows-1252"}, {"latin1", "windows-1252"},
    {"windows1252", "windows-1252"}, {"xcp1252", "windows-1252"}, {"ansi", "windows-1252"},
    {"cp1253", "windows-1253"}, {"windows1253", "windows-1253"}, {"xcp1253", "windows-1253"},
    {"cp1254", "windows-1254"}, {"csisolatin5", "windows-1254"}, {"iso88599", "windows-1254"}, {"isoir148", "windows-1254"}, {"iso885991989", "windows-1254"}, {"l5", "windows-1254"},
    {"latin5", "windows-1254"}, {"windows1254", "windows-1254"}, {"xcp1254", "windows-1254"},
    {"cp1255", "windows-1255"}, {"windows1255", "windows-1255"}, {"xcp1255", "windows-1255"},
    {"cp1256", "windows-1256"}, {"windows1256", "windows-1256"}, {"xcp1256", "windows-1256"},
    {"cp1257", "windows-1257"}, {"windows1257", "windows-1257"}, {"xcp1257", "windows-1257"},
    {"cp1258", "windows-1258"}, {"windows1258", "windows-1258"}, {"xcp1258", "windows-1258"},
    {"xmaccyrillic", "x-mac-cyrillic"}, {"xmacukrainian", "x-mac-cyrillic"}, {"maccyrillic", "x-mac-cyrillic"},
    {"chinese", "gbk"}, {"csgb2312", "gbk"}, {"csiso58gb231280", "gbk"}, {"gb2312", "gbk"}, {"gb231280", "gbk"}, {"gbk", "gbk"}, {"isoir58", "gbk"}, {"xgbk", "gbk"}, {"cp936", "gbk"},
    {"gb18030", "gb18030"},
    {"big5", "big5"}, {"big5hkscs", "big5"}, {"cnbig5", "big5"}, {"csbig5", "big5"}, {"xxbig5", "big5"},
    {"cseucpkdfmtjapanese", "euc-jp"}, {"eucjp", "euc-jp"}, {"xeucjp", "euc-jp"},
    {"csiso2022jp", "iso-2022-jp"}, {"iso2022jp", "iso-2022-jp"},
    {"csshiftjis", "shift_jis"}, {"ms932", "shift_jis"}, {"mskanji", "shift_jis"}, {"shiftjis", "shift_jis"}, {"sjis", "shift_jis"}, {"windows31j", "shift_jis"}, {"xsjis", "shift_jis"}, {"cp932", "shift_jis"},
    {"cseuckr", "euc-kr"}, {"csksc56011987", "euc-kr"}, {"euckr", "euc-kr"}, {"isoir149", "euc-kr"}, {"korean", "euc-kr"}, {"ksc56011987", "euc-kr"}, {"ksc56011989", "euc-kr"},
    {"ksc5601", "euc-kr"}, {"windows949", "euc-kr"}, {"uhc", "euc-kr"}, {"cp949", "euc-kr"},
    {"unicodefffe", "utf-16be"}, {"utf16be", "utf-16be"},
    {"csunicode", "utf-16le"}, {"iso10646ucs2", "utf-16le"}, {"ucs2", "utf-16le"}, {"unicode", "utf-16le"}, {"unicodefeff", "utf-16le"}, {"utf16", "utf-16le"}, {"utf16le", "utf-16le"},
    {"utf7", "utf-7"}, {"iso2022kr", "iso-2022-kr"}, {"cp437", "ibm437"}, {"ibm437", "ibm437"}, {"cp850", "ibm850"}, {"ibm850", "ibm850"}, {"cp852", "ibm852"}, {"ibm852", "ibm852"},
    {"ibm855", "ibm855"}, {"ibm865", "ibm865"}, {"maccentraleurope", "x-mac-ce"}, {"viscii", "viscii"}, {"georgianacademy", "georgian-academy"},
};

constexpr std::pair<std::string_view, std::string_view> icu_names[] = {
    {"gbk", "gb18030"},          {"big5", "Big5-HKSCS"},         {"shift_jis", "ibm-943_P15A-2003"}, {"euc-kr", "windows-949-2000"},
    {"iso-8859-8-i", "iso-8859-8"}, {"x-mac-cyrillic", "x-mac-cyrillic"}, {"x-mac-ce", "x-mac-centraleurroman"}, {"ibm866", "ibm-866_P100-1998"},
};

constexpr std::string_view multi_byte[] = {"utf-8", "utf-16le", "utf-16be", "utf-7", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "iso-2022-kr", "shift_jis", "euc-kr"};

std::string folded(std::string_view label) {
  std::string out;
  for (char c : label) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

std::array<char32_t, 256> make_table(const std::string& charset) {
  std::array<char32_t, 256> table{};
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(icu_name(charset).c_str(), &status);
  for (int byte = 0; byte < 256; ++byte) {
    const char32_t by_itself = byte < 128 ? static_cast<char32_t>(byte) : U'\uFFFD';
    table[static_cast<std::size_t>(byte)] = by_itself;
    if (converter == nullptr) continue;
    const char input = static_cast<char>(byte);
    const char* from = &input;
    status = U_ZERO_ERROR;
    const UChar32 value = ucnv_getNextUChar(converter, &from, &input + 1, &status);
    if (U_SUCCESS(status)) table[static_cast<std::size_t>(byte)] = static_cast<char32_t>(value);
    ucnv_reset(converter);
  }
  if (converter != nullptr) ucnv_close(converter);
  return table;
}

}  // namespace

std::optional<std::string> charset_of_label(std::string_view label) {
  const std::string key = folded(label);
  if (key.empty()) return std::nullopt;
  for (const Label& known : labels)
    if (known.label == key) return std::string(known.name);
  return std::nullopt;
}

bool is_single_byte(std::string_view charset) {
  for (std::string_view name : multi_byte)
    if (name == charset) return false;
  return true;
}

std::string icu_name(std::string_view charset) {
  for (const auto& [name, icu] : icu_names)
    if (name == charset) return std::string(icu);
  return std::string(charset);
}

const std::array<char32_t, 256>& single_byte_table(const std::string& charset) {
  static std::mutex lock;
  static std::map<std::string, std::array<char32_t, 256>> tables;
  std::lock_guard guard(lock);
  auto found = tables.find(charset);
  if (found == tables.end()) found = tables.emplace(charset, make_table(charset)).first;
  return found->second;
}

}  // namespace onrecord
