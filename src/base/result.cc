#include "base/result.h"

namespace onrecord {

std::string Error::to_string() const {
  std::string text;
  if (!place.empty()) text += place + ": ";
  text += fact;
  if (!way_out.empty()) text += "; " + way_out;
  return text;
}

}  // namespace onrecord
