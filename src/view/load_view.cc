#include "record/record.h"
#include "view/record_view.h"

namespace onrecord {

Result<RecordView> load_view(const Record& record) {
  RecordView view;
  view.sources = TRY(record.sources());
  view.documents = TRY(record.documents());
  view.actors = TRY(record.actors());
  view.statements = TRY(record.statements());
  view.issues = TRY(record.issues());
  view.confrontations = TRY(record.confrontations());
  view.copies = TRY(record.copies());
  view.quotations = TRY(record.quotations());
  view.stories = find_stories(view.documents, view.statements, TRY(record.statement_vectors()), view.copies);
  view.failures = TRY(record.failures());
  view.findings = TRY(record.findings());
  view.events = TRY(record.events());
  view.utterances = TRY(record.utterances());
  view.pile_hash = TRY(record.pile_hash());
  return view;
}

}  // namespace onrecord
