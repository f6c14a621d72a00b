#include "record/word_rank.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "record/ids.h"

namespace onrecord {
namespace {

constexpr double saturation = 1.2, length_weight = 0.75;  // k1 and b
constexpr double least_weight = 1e-6;                     // of a word that more than half hold

int count_holder(const Fts5ExtensionApi* api, Fts5Context* row, void* data) {
  auto& holders = *static_cast<Holders*>(data);
  holders.last = api->xRowid(row);
  return ++holders.counted > Holders::most_counted ? SQLITE_DONE : SQLITE_OK;
}

// What a query needs once.
struct Ranking {
  std::vector<double> weights;  // of each phrase
  double mean_length = 1;

  static int make(const Fts5ExtensionApi* api, Fts5Context* row, std::unique_ptr<Ranking>& ranking) {
    ranking = std::make_unique<Ranking>();
    sqlite3_int64 rows = 0, words = 0;
    if (const int code = api->xRowCount(row, &rows); code != SQLITE_OK) return code;
    if (const int code = api->xColumnTotalSize(row, -1, &words); code != SQLITE_OK) return code;
    const auto total = static_cast<double>(rows);
    ranking->mean_length = std::max(1.0, static_cast<double>(words)) / std::max(1.0, total);
    for (int phrase = 0; phrase < api->xPhraseCount(row); ++phrase) {
      Holders holders;
      if (const int code = api->xQueryPhrase(row, phrase, &holders, count_holder); code != SQLITE_OK) return code;
      const double held = std::min(total, holders.all());
      ranking->weights.push_back(std::max(least_weight, std::log((total - held + 0.5) / (held + 0.5))));
    }
    return SQLITE_OK;
  }

  int rank(const Fts5ExtensionApi* api, Fts5Context* row, double& sum) const {
    thread_local std::vector<double> times;
    times.assign(weights.size(), 0);
    int length = 0, places = 0;
    if (const int code = api->xColumnSize(row, -1, &length); code != SQLITE_OK) return code;
    if (const int code = api->xInstCount(row, &places); code != SQLITE_OK) return code;
    for (int i = 0, phrase = 0, column = 0, offset = 0; i < places; ++i) {
      if (const int code = api->xInst(row, i, &phrase, &column, &offset); code != SQLITE_OK) return code;
      ++times[static_cast<std::size_t>(phrase)];
    }
    const double shift = saturation * (1 - length_weight + length_weight * length / mean_length);
    sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum -= weights[i] * times[i] * (saturation + 1) / (times[i] + shift);
    return SQLITE_OK;
  }
};

void word_rank(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* result, int, sqlite3_value**) {
  const auto* ranking = static_cast<const Ranking*>(api->xGetAuxdata(row, 0));
  int code = SQLITE_OK;
  if (ranking == nullptr) {
    std::unique_ptr<Ranking> made;
    code = Ranking::make(api, row, made);
    ranking = made.get();
    if (code == SQLITE_OK) code = api->xSetAuxdata(row, made.release(), [](void* data) { delete static_cast<Ranking*>(data); });
  }
  double sum = 0;
  if (code == SQLITE_OK) code = ranking->rank(api, row, sum);
  if (code == SQLITE_OK) {
    sqlite3_result_double(result, sum);
  } else {
    sqlite3_result_error_code(result, code);
  }
}

}  // namespace

double Holders::all() const {
  const auto held = static_cast<double>(counted);
  if (counted <= most_counted) return held;
  return std::max(held, (held - 1) * static_cast<double>(ids_end) / std::max(1.0, static_cast<double>(last)));
}

int add_word_rank(sqlite3* handle) {
  fts5_api* fts5 = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (const int code = sqlite3_prepare_v2(handle, "SELECT fts5(?)", -1, &statement, nullptr); code != SQLITE_OK) return code;
  sqlite3_bind_pointer(statement, 1, static_cast<void*>(&fts5), "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  if (const int code = sqlite3_finalize(statement); code != SQLITE_OK) return code;
  return fts5 == nullptr ? SQLITE_ERROR : fts5->xCreateFunction(fts5, "word_rank", nullptr, word_rank, nullptr);
}

}  // namespace onrecord
