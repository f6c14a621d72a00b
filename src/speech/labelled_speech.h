// Speech that the layout attributes: turns of a dialogue in running text ("LEE: We are late.", also where one long quotation
// holds them all) and signed quotations ("“We are late.” ― Ann Lee", or signed on the next line). The label says it, so
// these take the place of what model and rules make of the same lines.
#pragma once

#include <vector>  // std::vector

#include "speech/attributions.h"

namespace onrecord {

// In order of text. Turns that the reader of a transcript has told apart already (parts with an author) are left to
// own_statements. Linear time.
std::vector<Attribution> labelled_speech(const Document& document, const Tokens& tokens);

}  // namespace onrecord
