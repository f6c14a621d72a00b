#include "compare/stories.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "base/calendar.h"

namespace onrecord {
namespace {

constexpr float near_enough = 0.62F;      // cosine of two documents' places, less what the record has in common
constexpr int longest_pause = 14;         // days after which a story is over
constexpr std::size_t latest = 3;         // documents of a story that a new one is measured by
constexpr std::size_t most_open = 2000;   // stories that are not over

using Place = std::array<float, SentenceVector::width>;

void scale(Place& place) {
  float square = 0;
  for (const float value : place) square += value * value;
  if (square == 0) return;
  for (float& value : place) value /= std::sqrt(square);
}

float cosine(const Place& a, const Place& b) {
  float sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

struct Dated {
  const DocumentRow* document = nullptr;
  Date day{};
  Place place{};
};

struct OpenStory {
  std::vector<std::size_t> documents;  // indices
  Date last{};
};

class Grouper {
 public:
  Grouper(const std::vector<DocumentRow>& documents, const std::vector<StatementRow>& statements, const StatementVectors& meanings, const std::vector<CopyRow>& copies) {
    std::unordered_map<RowId, Place> sums;
    for (const StatementRow& statement : statements)
      if (const SentenceVector* vector = meanings.find(statement.id); vector != nullptr && !vector->empty()) {
        Place& sum = sums[statement.document];
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += vector->values[i];
      }
    for (const DocumentRow& document : documents) {
      const std::string& published = document.published.from.empty() ? document.published.to : document.published.from;
      const auto day = parse_iso(published.substr(0, std::min<std::size_t>(10, published.size())));
      const auto sum = sums.find(document.id);
      // A chat or a list of comments goes on for months and reports on no one thing.
      if (!day || sum == sums.end() || document.kind == DocumentKind::chat || document.kind == DocumentKind::comments) continue;
      scale(sum->second);
      dated_.push_back({&document, day->date, sum->second});
    }
    std::sort(dated_.begin(), dated_.end(), [](const Dated& a, const Dated& b) { return a.day != b.day ? a.day < b.day : a.document->id < b.document->id; });
    for (const CopyRow& copy : copies)
      if (copy.kind != CopyKind::quotes) original_.emplace(copy.b, copy.a);
  }

  std::vector<Story> run() {
    for (std::size_t i = 0; i < dated_.size(); ++i) place(i);
    std::vector<Story> stories;
    for (const OpenStory& story : stories_) {
      if (story.documents.size() < 2) continue;
      Story& row = stories.emplace_back();
      row.id = dated_[story.documents.front()].document->id;
      for (const std::size_t index : story.documents) {
        row.documents.push_back(dated_[index].document->id);
        if (row.title.empty()) row.title = dated_[index].document->title;
      }
      row.from = Timestamp{dated_[story.documents.front()].day, {}, {}, false}.iso();
      row.to = Timestamp{dated_[story.documents.back()].day, {}, {}, false}.iso();
    }
    return stories;
  }

 private:
  void place(std::size_t index) {
    const Dated& one = dated_[index];
    std::erase_if(open_, [&](std::size_t story) { return days_between(stories_[story].last, one.day) > longest_pause; });
    if (open_.size() > most_open) open_.erase(open_.begin());
    std::size_t best = stories_.size();
    float most = near_enough;
    const auto original = original_.find(one.document->id);
    for (const std::size_t story : open_) {
      const std::vector<std::size_t>& documents = stories_[story].documents;
      float sum = 0;
      std::size_t count = 0;
      bool copy = false;
      for (std::size_t i = documents.size(); i-- > 0 && count < latest; ++count) sum += cosine(one.place, dated_[documents[i]].place);
      if (original != original_.end()) copy = std::any_of(documents.begin(), documents.end(), [&](std::size_t i) { return dated_[i].document->id == original->second; });
      const float near = copy ? 2 : sum / static_cast<float>(count);
      if (near <= most) continue;
      most = near;
      best = story;
    }
    if (best == stories_.size()) {
      open_.push_back(best);
      stories_.emplace_back();
    }
    stories_[best].documents.push_back(index);
    stories_[best].last = one.day;
  }

  std::vector<Dated> dated_;  // in order of time
  std::unordered_map<RowId, RowId> original_;
  std::vector<OpenStory> stories_;
  std::vector<std::size_t> open_;  // those that are not over, by age
};

}  // namespace

std::vector<Story> find_stories(const std::vector<DocumentRow>& documents, const std::vector<StatementRow>& statements, const StatementVectors& meanings,
                                const std::vector<CopyRow>& copies) {
  return Grouper(documents, statements, meanings, copies).run();
}

}  // namespace onrecord
