// The unit of work: one source to analysed documents. Pure: bytes in, values (or one JSON line each) out; no state, no
// database. `build` on one machine and the Spark job on many call the same function.
#pragma once

#include <functional>  // std::function
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/document.h"
#include "language/language.h"
#include "people/people.h"
#include "source/source.h"
#include "speech/statement.h"
#include "time/time.h"

namespace onrecord {

// Part of the key of every analysis in the record (with the source's SHA-256). Raise it with any change of what analysis finds.
inline constexpr int analyser_version = 14;

enum class Only { all, pages, timexes, statements };
constexpr EnumWords<4> words_of(Only) { return {"all", "pages", "timexes", "statements"}; }

struct AnalyseOptions {
  bool plain = false;                   // the input is clean text: no furniture, parts or encodings are looked for
  std::optional<Timestamp> date;        // the documents' date where they cannot tell themselves
  Only only = Only::all;
};

struct Analysis {
  Document document;
  Tokens tokens;
  std::vector<Statement> statements;
  People people;
  Dating dating;
};

// The documents of a source, analysed and handed over one by one. A source that cannot be read gives an error.
Result<void> analyse(const Source& source, const AnalyseOptions& options, const std::function<void(Analysis&&)>& take);
// The same, all at once.
Result<std::vector<Analysis>> analyse(const Source& source, const AnalyseOptions& options);

// One line of JSON as ANALYSE.md describes it (no line break at the end); offsets in code points.
std::string to_json_line(const Source& source, const Analysis& analysis);
void append_json_line(std::string& out, const Source& source, const Analysis& analysis);
std::string to_json_line(const Source& source, const Error& error);

}  // namespace onrecord
