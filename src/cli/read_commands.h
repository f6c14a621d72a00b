// What the commands that only read a record share.
#pragma once

#include <string>  // std::string

#include "base/result.h"
#include "record/record.h"
#include "view/record_view.h"

namespace onrecord {

struct OpenRecord {
  Record record;
  RecordView view;
};
// Opens a record for reading and loads it.
Result<OpenRecord> open_view(const std::string& path);

// "Ann Lee · in February 2016 · press, public": who, when and where, on one line.
std::string heading_of(const StatementRow& statement);

// Writes a file as a whole, or standard output where `path` is "-" or empty.
Result<void> write_output(const std::string& path, const std::string& bytes);

}  // namespace onrecord
