#include "analyse/analyse.h"

#include <new>  // std::bad_alloc

#include "chat/chat.h"
#include "page/page.h"
#include "speech/speech.h"

namespace onrecord {
namespace {

Result<void> read_documents(const Source& source, const AnalyseOptions& options, const std::function<void(Document&&)>& take) {
  if (!options.plain && read_chat(source, take)) return {};
  Source held;
  if (source.mapped) {
    held = source;
    TRY(hold(held));
  }
  const Source& whole = source.mapped ? held : source;
  if (options.plain) {
    take(read_plain(whole));
    return {};
  }
  for (Document& document : TRY(read_pages(whole))) take(std::move(document));
  return {};
}

// Only what was asked for is done: a page benchmark must not pay for the encoder.
Analysis analyse_document(Document document, const AnalyseOptions& options) {
  Analysis analysis;
  analysis.document = std::move(document);
  const Document& text = analysis.document;
  if (options.only == Only::pages) {
    analysis.dating.published = text.published;
    return analysis;
  }
  if (options.only == Only::timexes) {
    analysis.dating = date_document(text, analysis.tokens, {}, {}, options.date);
    return analysis;
  }
  if (analysis.document.language.empty()) analysis.document.language = language_of(text.text);
  analysis.tokens = tokenize(text);
  analysis.statements = find_statements(text, analysis.tokens);
  analysis.people = find_people(text, analysis.tokens, analysis.statements);
  if (options.only != Only::statements) analysis.dating = date_document(text, analysis.tokens, analysis.statements, analysis.people, options.date);
  return analysis;
}

}  // namespace

Result<void> analyse(const Source& source, const AnalyseOptions& options, const std::function<void(Analysis&&)>& take) {
  if (source.error) return *source.error;
  // Third-party code may throw; a document that makes it throw is reported and skipped.
  try {
    return read_documents(source, options, [&](Document&& document) { take(analyse_document(std::move(document), options)); });
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::limit, source.path, "not enough memory to read it", "split the file, or run with fewer --jobs"};
  } catch (const std::exception& problem) {
    return Error{ErrorKind::internal, source.path, std::string("could not be analysed: ") + problem.what(), "report this with the file if you can share it"};
  }
}

Result<std::vector<Analysis>> analyse(const Source& source, const AnalyseOptions& options) {
  std::vector<Analysis> analyses;
  TRY(analyse(source, options, [&](Analysis&& analysis) { analyses.push_back(std::move(analysis)); }));
  return analyses;
}

}  // namespace onrecord
