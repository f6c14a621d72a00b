#include <cstdint>  // std::uint8_t
#include <string_view>

#include "base/check.h"
#include "base/utf8.h"
#include "time/time.h"

// Expressions lie in the text, in order, apart, on borders of characters; with an anchor and without one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const onrecord::Timestamp leap_day{onrecord::make_date(2024, 2, 29), {}, {}, false};
  for (const std::optional<onrecord::Timestamp>& anchor : {std::optional<onrecord::Timestamp>{}, std::optional<onrecord::Timestamp>{leap_day}}) {
    onrecord::ByteOffset end = 0;
    for (const onrecord::Timex& timex : onrecord::find_timexes(text, anchor)) {
      OR_CHECK(end <= timex.span.begin && timex.span.begin < timex.span.end && timex.span.end <= size);
      OR_CHECK(!timex.value.empty());
      if (onrecord::is_utf8(text)) OR_CHECK(onrecord::on_border(text, timex.span.begin) && onrecord::on_border(text, timex.span.end));
      if (timex.interval && timex.interval->from && timex.interval->to) OR_CHECK(timex.interval->from->date <= timex.interval->to->date);
      end = timex.span.end;
    }
  }
  return 0;
}
