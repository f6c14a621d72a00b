#include "time/anchors.h"
#include "time/document_date.h"
#include "time/grammar.h"
#include "time/number_order.h"
#include "time/resolve.h"
#include "time/said.h"
#include "time/time.h"

namespace onrecord {
namespace {

using namespace time;

// What later stages count from: the document's last possible day.
std::optional<Timestamp> anchor_of(const std::optional<Interval>& published) {
  if (!published) return {};
  return published->to ? published->to : published->from;
}

// A document between two days: what the first and the last of them make of an expression bounds what it means. Where no
// first day is known, only the end is.
void widen(std::vector<Timex>& at_last, const std::vector<Timex>& at_first, const std::vector<Timex>& at_none) {
  for (std::size_t i = 0; i < at_last.size(); ++i) {
    Timex& timex = at_last[i];
    const Timex& first = at_first[i];
    if (timex.value == first.value && timex.interval == first.interval) continue;
    timex.value = at_none[i].value;
    if (!timex.interval) continue;
    timex.interval->from = first.interval ? first.interval->from : std::nullopt;
  }
}

bool in_furniture(const Document& document, std::size_t& part, Span span) {
  while (part < document.parts.size() && document.parts[part].span.end <= span.begin) ++part;
  return part < document.parts.size() && document.parts[part].kind == PartKind::furniture && document.parts[part].span.begin <= span.begin;
}

std::vector<Timex> without_furniture(const Document& document, std::vector<Timex> timexes) {
  std::size_t part = 0;
  std::erase_if(timexes, [&](const Timex& timex) { return in_furniture(document, part, timex.span); });
  return timexes;
}

void add_findings(const OrderEvidence& order, const Dating& dating, bool reasoned, std::vector<Finding>& findings) {
  if (order.needed) {
    const std::string kind = order.order == NumberOrder::day_first ? "day first" : "month first";
    findings.push_back({order.why.empty() ? "OR-0702" : "OR-0701",
                        "Dates in numbers were read " + kind + (order.why.empty() ? "; nothing in the text tells which order it uses." : ": " + order.why + "."), {}});
  }
  if (reasoned && dating.published) findings.push_back({"OR-0703", "The document does not tell its date; it was reasoned: " + dating.published->basis + ".", dating.published->span});
}

}  // namespace

Dating date_document(const Document& document, const Tokens& tokens, const std::vector<Statement>& statements, const People& people,
                     const std::optional<Timestamp>& given) {
  const std::vector<TimeWord> words = time_words(document.text);
  const std::vector<Reading> readings = Grammar(document.text, words).read_all();
  const OrderEvidence order = number_order(document.text, words, readings);

  Dating dating;
  dating.published = document.published;
  std::optional<Interval> held;
  if (dating.published && dating.published->basis == "meeting") held = dating.published;  // minutes of a day: what they tell was said on it
  bool reasoned = false;
  if (!dating.published) {
    DocumentDate found = find_document_date(document, words, readings, order.order);
    held = found.held;
    const bool line = found.exact && found.published && found.published->basis == "dateline";
    if (line || !given) {
      dating.published = std::move(found.published);
      reasoned = !line;
    } else {
      dating.published = Interval{*given, *given, "given", {}};
    }
  }
  const std::optional<Interval>& written = dating.published ? dating.published : held;
  const Anchors anchors(document, anchor_of(written));
  std::vector<Timex> timexes = resolve(document.text, words, readings, anchors, order.order);
  if (written && !is_one_day(written) && !held) {
    const auto resolved_from = [&](const std::optional<Timestamp>& day) { return resolve(document.text, words, readings, Anchors(document, day), order.order); };
    widen(timexes, resolved_from(written->from), resolved_from({}));
  }
  dating.timexes = without_furniture(document, std::move(timexes));
  dating.said = find_said({document, tokens, statements, people, dating.timexes, anchors, dating.published, held});
  add_findings(order, dating, reasoned, dating.findings);
  return dating;
}

}  // namespace onrecord
