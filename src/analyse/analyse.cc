#include "analyse/analyse.h"

#include <new>  // std::bad_alloc

#include "chat/chat.h"
#include "page/page.h"
#include "speech/speech.h"

namespace onrecord {
namespace {

Result<std::vector<Document>> read_documents(const Source& source, const AnalyseOptions& options) {
  if (options.plain) return std::vector<Document>{read_plain(source)};
  if (auto conversations = read_chat(source)) return std::move(*conversations);
  return read_pages(source);
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

Result<std::vector<Analysis>> analyse(const Source& source, const AnalyseOptions& options) {
  if (source.error) return *source.error;
  // Third-party code may throw; a document that makes it throw is reported and skipped.
  try {
    std::vector<Document> documents = TRY(read_documents(source, options));
    std::vector<Analysis> analyses;
    analyses.reserve(documents.size());
    for (Document& document : documents) analyses.push_back(analyse_document(std::move(document), options));
    return analyses;
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::limit, source.path, "not enough memory to read it", "split the file, or run with fewer --jobs"};
  } catch (const std::exception& problem) {
    return Error{ErrorKind::internal, source.path, std::string("could not be analysed: ") + problem.what(), "report this with the file if you can share it"};
  }
}

}  // namespace onrecord
