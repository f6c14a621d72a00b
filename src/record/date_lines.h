// The lines of `analyse`, dated by one another as a record dates its documents.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "base/result.h"

namespace onrecord {

// Lines as to_json_line writes them, of sources that were read together. Where the others date a document, or narrow when something
// was said (Record::date_documents), its line is written anew with `published`, `said`, the values of its timexes and a finding that says
// so; all other lines stay as they are, byte for byte. The same whatever the order of the lines.
Result<void> date_lines(std::vector<std::string>& lines);

}  // namespace onrecord
