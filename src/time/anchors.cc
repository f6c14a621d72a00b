#include "time/anchors.h"

#include <algorithm>  // std::upper_bound

namespace onrecord::time {

Anchors::Anchors(const Document& document, const std::optional<Timestamp>& whole) : whole_(whole) {
  if (!document.messages.empty()) {
    for (const Message& message : document.messages)
      if (message.sent_at) stretches_.push_back({message.span, message.sent_at});
  } else {
    for (const Part& part : document.parts)
      if (part.at) stretches_.push_back({part.span, part.at});
  }
  std::sort(stretches_.begin(), stretches_.end(), [](const Stretch& a, const Stretch& b) { return a.span < b.span; });
}

const Anchors::Stretch* Anchors::find(ByteOffset offset) const {
  auto next = std::upper_bound(stretches_.begin(), stretches_.end(), offset, [](ByteOffset at, const Stretch& stretch) { return at < stretch.span.begin; });
  if (next == stretches_.begin()) return nullptr;
  --next;
  return next->span.contains(offset) ? &*next : nullptr;
}

const std::optional<Timestamp>& Anchors::at(ByteOffset offset) const {
  const Stretch* own_stretch = find(offset);
  return own_stretch ? own_stretch->at : whole_;
}

const Timestamp* Anchors::own(ByteOffset offset) const {
  const Stretch* own_stretch = find(offset);
  return own_stretch ? &*own_stretch->at : nullptr;
}

}  // namespace onrecord::time
