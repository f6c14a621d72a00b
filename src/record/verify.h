// Proves a record against its sources: every hash, every span of every statement, every place where a source was found.
#pragma once

#include <cstddef>  // std::size_t
#include <string>   // std::string
#include <vector>   // std::vector

#include "record/record.h"
#include "source/source.h"

namespace onrecord {

struct VerifyReport {
  std::size_t sources = 0;      // whose stored bytes have the hash the record gives
  std::size_t statements = 0;   // whose words stand where the record says
  std::size_t verbatim = 0;     // of these: byte for byte as in the source; the others through a decoding told in the map
  std::size_t places = 0;       // where a source was found and still is, unchanged
  std::vector<std::string> problems;  // the record does not hold true
  std::vector<std::string> moved;     // places that are gone or changed since: the record still has its bytes
};

Result<VerifyReport> verify_record(const Record& record, const ReadLimits& limits);

}  // namespace onrecord
