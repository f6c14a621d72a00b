#include "page/written_answer.h"

#include <optional>  // std::optional
#include <string>    // std::string

#include "base/written_date.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr std::size_t near = 4;  // parts under a heading in which the name stands

class WrittenAnswer {
 public:
  explicit WrittenAnswer(Document& document) : document_(document) {}

  void take() {
    const std::optional<std::size_t> question = heading("question", 0);
    const std::optional<std::size_t> answer = question ? heading("answer", *question + 1) : std::nullopt;
    if (!answer) return;
    const std::optional<std::size_t> day = answered_on(*answer);
    const std::optional<std::size_t> asker = name_under(*question, *answer), answerer = name_under(*answer, document_.parts.size());
    if (!day || !answerer) return;
    document_.kind = DocumentKind::transcript;
    for (std::size_t i = *question; i < document_.parts.size(); ++i) {
      Part& part = document_.parts[i];
      if (part.kind != PartKind::body) continue;
      const bool head = i == *question || i == *answer || i == *day || i == asker || i == answerer || small(i).starts_with("asked on") || small(i).starts_with("tabled on");
      if (head) part.kind = PartKind::byline;
      else if (i > *answer) part.author = name_in(*answerer);
      else if (asker && i > *asker) part.author = name_in(*asker);
    }
  }

 private:
  std::string_view words(std::size_t i) const { return text_of(document_.text, document_.parts[i].span); }
  std::string small(std::size_t i) const { return folded_line(words(i)); }

  std::optional<std::size_t> heading(std::string_view word, std::size_t from) const {
    for (std::size_t i = from; i < document_.parts.size(); ++i)
      if (const std::string line = small(i); line == word || line == std::string(word) + ":") return i;
    return std::nullopt;
  }

  // "Answered on 12 March 2024": takes the day.
  std::optional<std::size_t> answered_on(std::size_t answer) {
    for (std::size_t i = answer + 1; i < std::min(document_.parts.size(), answer + 1 + near); ++i) {
      const auto date = small(i).starts_with("answered on") || small(i).starts_with("date answered") ? first_written_date(words(i)) : std::nullopt;
      if (!date) continue;
      document_.published = interval_of(*date, document_.parts[i].span.begin, "answered");
      return i;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> name_under(std::size_t heading, std::size_t end) const {
    for (std::size_t i = heading + 1; i < std::min(end, heading + 1 + near); ++i)
      if (!name_in(i).empty()) return i;
    return std::nullopt;
  }

  // "Ms Imelda Frost (Carrow Vale) (Green)", "Sir Peter Lorne, Minister of State", "Answered by: Peter Lorne".
  std::string name_in(std::size_t i) const {
    std::string_view line = words(i);
    for (std::string_view start : {"asked by", "answered by"})
      if (small(i).starts_with(start)) line.remove_prefix(std::min(line.size(), start.size() + 1));
    line = line.substr(0, std::min(line.find('('), line.find(',')));
    while (!line.empty() && (line.front() == ' ' || line.front() == ':')) line.remove_prefix(1);
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    return looks_like_name(line) && word_count(line) >= 2 ? std::string(line) : std::string();
  }

  Document& document_;
};

}  // namespace

void take_written_answer(Document& document) { WrittenAnswer(document).take(); }

}  // namespace onrecord
