#include "record/schema.h"

namespace onrecord {

// Spans are code points of document.text. JSON columns hold lists of texts or of [start, end] pairs.
const char* const schema_sql = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What was read: bytes once, every place where they were found, what could not be read.
CREATE TABLE source (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, media_type TEXT NOT NULL, charset TEXT,
  analyser INTEGER NOT NULL, data BLOB) STRICT;
CREATE TABLE place (
  path TEXT NOT NULL, member TEXT NOT NULL, source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  PRIMARY KEY (path, member)) STRICT, WITHOUT ROWID;
CREATE INDEX place_source ON place (source);
CREATE TABLE failure (
  path TEXT NOT NULL, member TEXT NOT NULL, kind INTEGER NOT NULL, place TEXT, fact TEXT NOT NULL, way_out TEXT,
  PRIMARY KEY (path, member)) STRICT, WITHOUT ROWID;

-- What analysis made of each source; gone with it.
CREATE TABLE document (
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL, title TEXT, author TEXT NOT NULL, outlet TEXT, url TEXT, language TEXT, chat_group TEXT, recipients TEXT NOT NULL,
  published_from TEXT, published_to TEXT, published_basis TEXT, text TEXT NOT NULL, bytes TEXT NOT NULL) STRICT;
CREATE INDEX document_source ON document (source);
CREATE TABLE part (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, ordinal INTEGER NOT NULL, kind TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, author TEXT, at TEXT, quoted INTEGER NOT NULL, page INTEGER NOT NULL,
  PRIMARY KEY (document, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE message (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, ordinal INTEGER NOT NULL, author TEXT, sent_at TEXT,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, kind TEXT NOT NULL, attachment TEXT, edited INTEGER NOT NULL,
  PRIMARY KEY (document, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE finding (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, ordinal INTEGER NOT NULL, code TEXT NOT NULL, what TEXT NOT NULL,
  start INTEGER, stop INTEGER, PRIMARY KEY (document, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE timex (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  type TEXT NOT NULL, value TEXT NOT NULL, start_date TEXT, end_date TEXT, PRIMARY KEY (document, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE document_actor (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, ordinal INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  aliases TEXT NOT NULL, roles TEXT NOT NULL, part_of TEXT, unnamed INTEGER NOT NULL, mentions TEXT NOT NULL,
  actor INTEGER, PRIMARY KEY (document, ordinal)) STRICT, WITHOUT ROWID;
CREATE INDEX document_actor_actor ON document_actor (actor);
CREATE TABLE statement (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  content TEXT NOT NULL, spans TEXT NOT NULL, cue TEXT, cue_spans TEXT NOT NULL, source_words TEXT, source_spans TEXT NOT NULL,
  kind TEXT NOT NULL, act TEXT NOT NULL, score REAL NOT NULL, channel TEXT NOT NULL, audience TEXT NOT NULL, audience_words TEXT,
  said_from TEXT, said_to TEXT, said_basis TEXT, speaker INTEGER, speaker_name TEXT, speaker_score REAL NOT NULL,
  recipients TEXT NOT NULL, chain TEXT NOT NULL, inside INTEGER, message INTEGER, part INTEGER) STRICT;
CREATE INDEX statement_document ON statement (document);
CREATE VIRTUAL TABLE statement_words USING fts5 (
  content, speaker_name, content = 'statement', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
  INSERT INTO statement_words (rowid, content, speaker_name) VALUES (new.id, new.content, new.speaker_name);
END;
CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN
  INSERT INTO statement_words (statement_words, rowid, content, speaker_name) VALUES ('delete', old.id, old.content, old.speaker_name);
END;

-- Made over the whole record; can always be made again.
CREATE TABLE actor (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, aliases TEXT NOT NULL, roles TEXT NOT NULL,
  part_of INTEGER, side INTEGER, side_basis TEXT, joined TEXT NOT NULL, unnamed INTEGER NOT NULL, statements INTEGER NOT NULL) STRICT;
CREATE TABLE issue (id INTEGER PRIMARY KEY, label TEXT NOT NULL, terms TEXT NOT NULL, statements INTEGER NOT NULL, part_of INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE statement_issue (
  statement INTEGER NOT NULL, rank INTEGER NOT NULL, issue INTEGER NOT NULL, PRIMARY KEY (statement, rank)) STRICT, WITHOUT ROWID;
CREATE TABLE confrontation (
  id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b INTEGER NOT NULL, relation TEXT NOT NULL, issue INTEGER, score REAL NOT NULL,
  reasons TEXT NOT NULL) STRICT;
-- What a statement's words mean (language/sentence_encoder.h): one vector a text, however often it was said.
CREATE TABLE sentence (id INTEGER PRIMARY KEY, vector BLOB NOT NULL) STRICT;
CREATE TABLE statement_sentence (statement INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE, sentence INTEGER NOT NULL) STRICT;
CREATE TABLE copy (a INTEGER NOT NULL, b INTEGER NOT NULL, kind TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE TABLE quotation (
  statement INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, document INTEGER NOT NULL, original_start INTEGER NOT NULL,
  original_stop INTEGER NOT NULL, original INTEGER, exact INTEGER NOT NULL, said TEXT NOT NULL, printed TEXT NOT NULL, score REAL NOT NULL,
  PRIMARY KEY (statement, start, stop)) STRICT, WITHOUT ROWID;

-- What people decided: rows of their own, anchored by quote and position, never lost by a re-run.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, anchor TEXT NOT NULL, value TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0) STRICT;
-- What they make of statements (NULL: unknown), and edits of issues that no longer fit; can always be made again.
CREATE TABLE speaker_edit (statement INTEGER PRIMARY KEY, actor INTEGER) STRICT;
CREATE TABLE edit_misfit (edit INTEGER PRIMARY KEY, why TEXT NOT NULL) STRICT;

CREATE TABLE saved_search (name TEXT PRIMARY KEY, query TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- How the record came to be.
CREATE TABLE log (id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
)sql";

}  // namespace onrecord
