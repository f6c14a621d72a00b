// Quotations: words in one statement that another text has too, exactly or nearly, and where they were said first.
#pragma once

#include <vector>  // std::vector

#include "record/rows.h"

namespace onrecord {

// Each quoting passage once, with the earliest text that has its words: a passage in quotation marks of two words and more, or six words
// in a row of indirect speech, rare enough not to agree by chance (fewer and commoner words do where the speaker is the same).
// Where quoted words differ from those of their original, the row says which (misquoted). Documents need not be in order.
// Memory goes with the statements, not with the texts; of a passage that very many texts have, the first few count.
// Documents that are copies of each other as a whole (`copies`) do not quote each other.
std::vector<QuotationRow> find_quotations(const std::vector<DocumentRow>& documents, const std::vector<StatementRow>& statements, const std::vector<CopyRow>& copies);

// Documents that quote three passages of another, or more: rows of kind `quotes`. So does one that repeats what was private and names the outlet of the document
// that printed it first, if the two are no copies of each other. Each quotation's statement and document is among those given.
std::vector<CopyRow> quoted_documents(const std::vector<DocumentRow>& documents, const std::vector<StatementRow>& statements, const std::vector<QuotationRow>& quotations, const std::vector<CopyRow>& copies);

}  // namespace onrecord
