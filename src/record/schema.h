// The schema of a record. docs/formats/record.md explains it table by table.
#pragma once

namespace onrecord {

// Makes all tables in an empty database.
extern const char* const schema_sql;

}  // namespace onrecord
