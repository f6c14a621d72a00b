// Where and to whom the statements of reports were said that print messages of the record.
#pragma once

#include <vector>  // std::vector

#include "record/database.h"
#include "record/ids.h"
#include "record/originals.h"

namespace onrecord {

// Gives all statements again what was found in their documents alone. To be called before the record is read for its originals, so that a record that grew is the one that is built at once.
Result<void> forget_settings(const Database& database);

// Keeps `originals` (in the table of that name), and gives each statement that prints a message by one voice the channel, the audience and the readers of that message; the readers stand beside those
// whom the report names itself. `statements`: the rows of each document's statements, as the originals count them.
Result<void> keep_settings(const Database& database, const std::vector<std::vector<RowId>>& statements, const std::vector<RecordText>& record, const std::vector<Original>& originals);

}  // namespace onrecord
