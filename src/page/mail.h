// Mail messages (RFC 5322, MIME): one document of kind email.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// Subject as title and first part; sender, recipients and date from the headers; the body's paragraphs, those of quoted or forwarded
// mail marked `quoted` with their writer and time; signatures, disclaimers and the lines that announce a quotation as furniture.
// Offsets are exact in 7bit, 8bit and quoted-printable bodies and by the line in base64.
Result<std::vector<Document>> read_mail(const Source& source);

}  // namespace onrecord
