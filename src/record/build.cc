#include "record/build.h"

#include <cstring>
#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <zlib.h>

#include "analyse/pool.h"

namespace onrecord {
namespace {

// What a worker sends for one source: a JSON head, the lines of analysis, the packed bytes; each with its length before it.
class Parcel {
 public:
  static void add(std::string& parcel, std::string_view piece) {
    const std::uint64_t size = piece.size();
    parcel.append(reinterpret_cast<const char*>(&size), sizeof size);
    parcel += piece;
  }
  explicit Parcel(std::string_view bytes) : rest_(bytes) {}
  std::optional<std::string_view> next() {
    std::uint64_t size = 0;
    if (rest_.size() < sizeof size) return std::nullopt;
    std::memcpy(&size, rest_.data(), sizeof size);
    rest_.remove_prefix(sizeof size);
    if (rest_.size() < size) return std::nullopt;
    const std::string_view piece = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return piece;
  }

 private:
  std::string_view rest_;
};

std::string packed(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string out(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_DEFAULT_COMPRESSION) != Z_OK) return {};
  out.resize(size);
  return out;
}

// The same file has one name, wherever the program is started.
std::string absolute(const std::string& path) {
  std::error_code problem;
  const auto full = std::filesystem::absolute(path, problem);
  std::string name = problem ? path : full.lexically_normal().string();
  while (name.size() > 1 && name.ends_with('/')) name.pop_back();
  return name;
}

nlohmann::json error_json(const Error& error) {
  return {{"kind", static_cast<int>(error.kind)}, {"place", error.place}, {"fact", error.fact}, {"way_out", error.way_out}};
}

class Builder {
 public:
  Builder(Record& record, const BuildOptions& options) : record_(record), options_(options) {}

  Result<BuildSummary> run() {
    std::vector<std::string> roots;
    for (const std::string& path : options_.paths) roots.push_back(absolute(path));
    FileList list = list_files(roots);
    files_ = std::move(list.files);
    summary_.files = files_.size();
    known_ = TRY(record_.known_sources(analyser_version));
    for (const Source& failure : list.failures) TRY(fail({failure.path, failure.member}, *failure.error));
    Pool pool;
    pool.tasks = files_.size();
    pool.workers = options_.jobs;
    pool.stop = options_.stop;
    pool.work = [this](std::size_t index, const auto& result) { work(index, result); };
    pool.take = [this](std::size_t, const std::string& parcel) { return take(parcel); };
    pool.done = [this](std::size_t index, const std::string& how) { return done(index, how); };
    TRY(run_pool(pool));
    summary_.gone = TRY(record_.forget_missing(roots, seen_));
    return summary_;
  }

 private:
  // In a worker process.
  void work(std::size_t index, const std::function<void(std::string)>& result) const {
    read_file(files_[index], options_.limits, [&](Source&& source) {
      result(parcel_of(source));
      return true;
    });
  }

  std::string parcel_of(const Source& source) const {
    nlohmann::json head = {{"path", source.path}, {"member", source.member}, {"sha256", source.sha256}, {"size", source.content().size()},
                           {"media_type", source.media_type}, {"charset", source.charset}};
    std::vector<std::string> lines;
    std::string bytes;
    if (source.error) {
      head["error"] = error_json(*source.error);
    } else if (!known_.contains(source.sha256)) {
      auto analyses = analyse(source, options_.analyse);
      if (analyses.ok()) {
        for (const Analysis& analysis : *analyses) lines.push_back(to_json_line(source, analysis));
        if (options_.store) bytes = packed(source.content());
        head["new"] = true;
      } else {
        head["error"] = error_json(analyses.error());
      }
    }
    std::string parcel;
    Parcel::add(parcel, head.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    Parcel::add(parcel, bytes);
    for (const std::string& line : lines) Parcel::add(parcel, line);
    return parcel;
  }

  Result<void> take(const std::string& bytes) {
    Parcel parcel(bytes);
    const nlohmann::json head = nlohmann::json::parse(parcel.next().value_or(""), nullptr, false);
    if (head.is_discarded()) return Error{ErrorKind::internal, "", "a worker sent what cannot be read", "report this"};
    const Place place{head["path"], head["member"]};
    if (head.contains("error")) {
      const nlohmann::json& error = head["error"];
      return fail(place, {static_cast<ErrorKind>(error["kind"].get<int>()), error["place"], error["fact"], error["way_out"]});
    }
    seen_.push_back(place);
    const std::string sha256 = head["sha256"];
    // A second copy in this run was analysed by another worker at the same time, or is known already.
    if (!head.contains("new") || !known_.insert(sha256).second) {
      ++summary_.unchanged;
      return record_.put_place(place, sha256);
    }
    AnalysedSource source{place, sha256, head["size"], head["media_type"], head["charset"], {}, {}};
    source.packed = parcel.next().value_or("");
    while (const auto line = parcel.next()) source.lines.emplace_back(*line);
    ++summary_.read;
    return record_.put_source(source, analyser_version);
  }

  Result<void> done(std::size_t index, const std::string& how) {
    if (options_.progress) options_.progress(index + 1, files_.size(), files_[index]);
    if (how.empty()) return {};
    return fail({files_[index], ""}, {ErrorKind::input, files_[index], "its reader was " + how, "the rest was read; report this file if you can share it"});
  }

  Result<void> fail(const Place& place, const Error& error) {
    seen_.push_back(place);
    ++summary_.failed;
    return record_.put_failure(place, error);
  }

  Record& record_;
  const BuildOptions& options_;
  std::vector<std::string> files_;
  std::unordered_set<std::string> known_;
  std::vector<Place> seen_;
  BuildSummary summary_;
};

}  // namespace

Result<BuildSummary> build_record(Record& record, const BuildOptions& options) { return Builder(record, options).run(); }

}  // namespace onrecord
