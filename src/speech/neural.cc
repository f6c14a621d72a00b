#include "speech/neural.h"

#include <algorithm>      // std::sort, std::ranges::stable_sort
#include <cmath>          // std::exp, std::log1p
#include <mutex>          // std::mutex
#include <numeric>        // std::accumulate, std::iota
#include <optional>       // std::optional
#include <unordered_map>  // std::unordered_map

#include <simdjson.h>

#include "language/encoder.h"
#include "language/model_folder.h"
#include "speech/label_path.h"
#include "speech/windows.h"

namespace onrecord {
namespace {

constexpr std::size_t cached_windows = 4096;  // about 2 KB each

// A half-open range of units.
struct UnitRange {
  std::uint32_t first = 0, last = 0;
};
using UnitRanges = std::vector<UnitRange>;

std::size_t length(const UnitRanges& ranges) {
  return std::accumulate(ranges.begin(), ranges.end(), std::size_t{0}, [](std::size_t sum, UnitRange range) { return sum + range.last - range.first; });
}

std::size_t shared(const UnitRanges& a, const UnitRanges& b) {
  std::size_t sum = 0;
  for (UnitRange x : a)
    for (UnitRange y : b)
      if (std::max(x.first, y.first) < std::min(x.last, y.last)) sum += std::min(x.last, y.last) - std::max(x.first, y.first);
  return sum;
}

// An attribution within a window.
struct Proposal {
  std::uint32_t unit = 0;  // the anchor of its cue
  UnitRanges content, cue, source;
  float score = 0;
  bool doubtful = false;  // below its threshold
};

struct ProposedName {
  UnitRange units;
  NameType type = NameType::person;
  float score = 0;
};

// What the model says of a window, whatever document it stands in.
struct WindowReading {
  std::vector<Proposal> proposals;
  std::vector<ProposedName> names;
};

// Nearly the same content, or the same cue.
bool rivals(const Proposal& a, const Proposal& b) {
  const auto most = static_cast<double>(std::max(length(a.content), length(b.content)));
  return static_cast<double>(shared(a.content, b.content)) > 0.8 * most || shared(a.cue, b.cue) > 0;
}

// Of rivals the more likely stays.
std::vector<Proposal> without_rivals(std::vector<Proposal> proposals) {
  std::stable_sort(proposals.begin(), proposals.end(), [](const Proposal& a, const Proposal& b) { return a.doubtful != b.doubtful ? b.doubtful : a.score > b.score; });
  std::vector<Proposal> kept;
  for (Proposal& proposal : proposals)
    if (std::none_of(kept.begin(), kept.end(), [&](const Proposal& other) { return rivals(proposal, other); })) kept.push_back(std::move(proposal));
  std::sort(kept.begin(), kept.end(), [](const Proposal& a, const Proposal& b) { return std::pair(a.content[0].first, a.unit) < std::pair(b.content[0].first, b.unit); });
  return kept;
}

// The runs of one label; runs of nothing but separators are left out.
UnitRanges runs_of(const std::vector<UnitLabel>& labels, UnitLabel wanted, const std::vector<Span>& spans) {
  UnitRanges result;
  for (std::uint32_t first = 0; first < labels.size();) {
    std::uint32_t last = first;
    while (last < labels.size() && labels[last] == wanted) ++last;
    if (last > first && spans[last - 1].end > spans[first].begin) result.push_back({first, last});
    first = std::max(last, first + 1);
  }
  return result;
}

// model.json: how the weights were trained to be used.
struct Settings {
  std::size_t limit = 0;
  double floor = 0, threshold = 0, nested_threshold = 0, doubtful_threshold = 0, nested_doubtful_threshold = 0;
  Transitions transitions{};
  std::array<double, 4> weights{};  // of the calibration: cue logit, log share, has a source, log(1 + units of content)
  double bias = 0;
};

Result<Settings> read_settings(const std::filesystem::path& path) {
  try {
    simdjson::dom::parser parser;
    const simdjson::dom::element json = parser.load(path.string());
    Settings settings;
    settings.limit = std::clamp<std::size_t>(static_cast<std::size_t>(std::uint64_t(json["limit"])), 8, 512);
    settings.floor = double(json["floor"]);
    settings.threshold = double(json["threshold"]);
    settings.nested_threshold = double(json["nested_threshold"]);
    settings.nested_doubtful_threshold = double(json["nested_doubtful_threshold"]);
    settings.doubtful_threshold = double(json["doubtful_threshold"]);
    for (std::size_t from = 0; from < unit_labels; ++from)
      for (std::size_t to = 0; to < unit_labels; ++to) settings.transitions[from][to] = double(json["transitions"].at(from).at(to));
    for (std::size_t i = 0; i < settings.weights.size(); ++i) settings.weights[i] = double(json["calibration"]["weights"].at(i));
    settings.bias = double(json["calibration"]["bias"]);
    return settings;
  } catch (const simdjson::simdjson_error& error) {
    return Error{ErrorKind::damaged, path.string(), std::string("cannot be read: ") + error.what(), "reinstall onrecord"};
  }
}

Matrix rows_at(const Matrix& matrix, const std::vector<std::uint32_t>& rows) {
  Matrix result{matrix.columns, {}};
  result.values.reserve(rows.size() * matrix.columns);
  for (std::uint32_t row : rows) result.values.insert(result.values.end(), matrix.row(row).begin(), matrix.row(row).end());
  return result;
}

// A run that begins with the break between two paragraphs begins behind it.
Spans spans_of(const UnitRanges& ranges, const Window& window) {
  Spans result;
  for (UnitRange range : ranges) {
    while (window.spans[range.first].begin == window.spans[range.first].end && range.first + 1 < range.last) ++range.first;
    result.push_back({window.spans[range.first].begin, window.spans[range.last - 1].end});
  }
  return result;
}

class StatementModel {
 public:
  static Result<StatementModel> load() {
    const std::filesystem::path folder = TRY(model_folder("attribution"));
    Settings settings = TRY(read_settings(folder / "model.json"));
    WordPiece wordpiece = TRY(WordPiece::load(folder / "vocab.txt"));
    Encoder encoder = TRY(Encoder::load(folder));
    return StatementModel(std::move(settings), std::move(wordpiece), std::move(encoder));
  }

  Result<NeuralReading> read(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations) {
    NeuralReading reading;
    const std::vector<Window> windows = windows_of(document, tokens, quotations, wordpiece_, settings_.limit);
    std::vector<std::size_t> order(windows.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t at) { return windows[at].ids.size(); });  // the graph prepares itself anew for each length
    std::vector<WindowReading> readings(windows.size());
    for (const std::size_t at : order) readings[at] = TRY(read_window(windows[at]));
    for (std::size_t at = 0; at < windows.size(); ++at) {
      const Window& window = windows[at];
      const WindowReading& found = readings[at];
      for (const Proposal& proposal : found.proposals)
        (proposal.doubtful ? reading.doubtful : reading.attributions).push_back({spans_of(proposal.content, window), spans_of(proposal.cue, window), spans_of(proposal.source, window), proposal.score});
      for (const ProposedName& name : found.names)
        reading.names.push_back({{window.spans[name.units.first].begin, window.spans[name.units.last - 1].end}, name.type, name.score});
    }
    return reading;
  }

 private:
  StatementModel(Settings settings, WordPiece wordpiece, Encoder encoder)
      : settings_(std::move(settings)), wordpiece_(std::move(wordpiece)), encoder_(std::move(encoder)) {}

  // The window's words are the key, so that a copy of a text costs nothing.
  Result<WindowReading> read_window(const Window& window) {
    const std::string key(reinterpret_cast<const char*>(window.ids.data()), window.ids.size() * sizeof(window.ids[0]));
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    WindowReading reading = TRY(encode_window(window));
    if (known_.size() >= cached_windows) known_.clear();
    known_.emplace(key, reading);
    return reading;
  }

  Result<WindowReading> encode_window(const Window& window) {
    const Encoded encoded = TRY(encoder_.encode(window.ids));
    WindowReading reading;
    reading.names = names_of(rows_at(encoded.names, window.units));
    std::vector<std::uint32_t> pieces;
    std::vector<std::int64_t> units;
    for (std::uint32_t unit = 0; unit < window.units.size(); ++unit) {
      const std::span<const float> logits = encoded.cues.row(window.units[unit]);
      if (static_cast<double>(std::max(logits[0], logits[1])) < settings_.floor) continue;
      units.push_back(unit);
      pieces.push_back(window.units[unit]);
    }
    if (units.empty()) return reading;
    const std::vector<Matrix> scores = TRY(encoder_.span_scores(rows_at(encoded.unit_side, window.units), rows_at(encoded.cue_side, pieces), units));
    for (std::size_t i = 0; i < units.size(); ++i)
      if (auto proposal = propose(window, static_cast<std::uint32_t>(units[i]), encoded.cues.row(pieces[i]), scores[i]))
        reading.proposals.push_back(std::move(*proposal));
    reading.proposals = without_rivals(std::move(reading.proposals));
    return reading;
  }

  std::optional<Proposal> propose(const Window& window, std::uint32_t unit, std::span<const float> logits, const Matrix& scores) const {
    const LabelPath path = best_path(scores, settings_.transitions);
    Proposal proposal{unit, runs_of(path.labels, UnitLabel::content, window.spans), runs_of(path.labels, UnitLabel::cue, window.spans),
                      runs_of(path.labels, UnitLabel::source, window.spans), 0, false};
    if (proposal.content.empty()) return std::nullopt;
    if (proposal.cue.empty()) proposal.cue = {{unit, unit + 1}};
    const bool nested = logits[1] > logits[0];
    const std::array<double, 4> features{static_cast<double>(std::max(logits[0], logits[1])), path.log_share, proposal.source.empty() ? 0.0 : 1.0,
                                         std::log1p(static_cast<double>(length(proposal.content)))};
    const double sum = std::inner_product(features.begin(), features.end(), settings_.weights.begin(), settings_.bias);
    const double score = 1 / (1 + std::exp(-sum));
    if (score < (nested ? settings_.nested_doubtful_threshold : settings_.doubtful_threshold)) return std::nullopt;
    proposal.doubtful = score < (nested ? settings_.nested_threshold : settings_.threshold);
    proposal.score = static_cast<float>(score);
    return proposal;
  }

  // Labels are O, then B and I of each type.
  static std::vector<ProposedName> names_of(const Matrix& logits) {
    std::vector<ProposedName> names;
    std::size_t open = 0;  // the label with which the last name may go on; 0 for none
    for (std::uint32_t unit = 0; unit < logits.rows(); ++unit) {
      const std::span<const float> row = logits.row(unit);
      const auto label = static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
      float sum = 0;
      for (float logit : row) sum += std::exp(logit - row[label]);
      if (label == 0) {
        open = 0;
      } else if (label == open) {
        names.back().units.last = unit + 1;
        names.back().score = std::min(names.back().score, 1 / sum);
      } else {
        names.push_back({{unit, unit + 1}, static_cast<NameType>((label - 1) / 2), 1 / sum});
        open = label % 2 == 1 ? label + 1 : label;
      }
    }
    return names;
  }

  Settings settings_;
  WordPiece wordpiece_;
  Encoder encoder_;
  std::unordered_map<std::string, WindowReading> known_;
};

}  // namespace

Result<NeuralReading> read_by_model(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations) {
  static std::mutex one_at_a_time;
  static std::optional<Result<StatementModel>> model;
  const std::lock_guard lock(one_at_a_time);
  if (!model) model.emplace(StatementModel::load());
  if (!model->ok()) return model->error();
  return (*model)->read(document, tokens, quotations);
}

}  // namespace onrecord
