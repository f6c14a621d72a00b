#include "record/build.h"

#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <zlib.h>

#include "analyse/pool.h"
#include "record/source_writer.h"
#include "source/mapped_file.h"

namespace onrecord {
namespace {

// What a worker sends for one source, a frame each: what it is, its documents, its packed bytes, the end. The first byte
// says which; a source that is not new or cannot be read has the first frame only.
enum class Frame : char { head = 'H', document = 'D', packed = 'P', end = 'E' };

std::string frame(Frame kind, std::string_view bytes) {
  std::string out(1, static_cast<char>(kind));
  out += bytes;
  return out;
}

std::string json_frame(Frame kind, const nlohmann::json& json) { return frame(kind, json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)); }

// Deflates a source (RFC 1950) and hands on the pieces.
void pack(const Source& source, const std::function<void(std::string_view)>& take) {
  constexpr std::size_t step = std::size_t{1} << 20;
  const std::string_view bytes = source.content();
  z_stream stream{};
  if (deflateInit(&stream, Z_DEFAULT_COMPRESSION) != Z_OK) return;
  std::string out(step, '\0');
  ReleaseBehind behind(source.mapped.get());
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    const std::string_view piece = bytes.substr(at, step);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    stream.avail_in = static_cast<uInt>(piece.size());
    const int flush = at + step >= bytes.size() ? Z_FINISH : Z_NO_FLUSH;
    do {
      stream.next_out = reinterpret_cast<Bytef*>(out.data());
      stream.avail_out = static_cast<uInt>(out.size());
      deflate(&stream, flush);
      if (const std::size_t made = out.size() - stream.avail_out; made > 0) take(std::string_view(out).substr(0, made));
    } while (stream.avail_out == 0);
    behind.at(at);
  }
  deflateEnd(&stream);
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

Error error_of_json(const nlohmann::json& error) { return {static_cast<ErrorKind>(error["kind"].get<int>()), error["place"], error["fact"], error["way_out"]}; }

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
    pool.limits = options_.work_limits;
    pool.stop = options_.stop;
    pool.work = [this](const Task& task) { read_in_task(task, files_[task.index()], options_.limits, [&](Source&& source) { send(source, task); }); };
    pool.take = [this](std::size_t, const std::string& parcel) { return take(parcel); };
    pool.died = [this](std::size_t index, const Death& death) {
      writer_.reset();  // what it had begun
      return fail({files_[index], death.member}, error_of(death, files_[index]));
    };
    pool.done = [this](std::size_t index) {
      if (options_.progress) options_.progress(index + 1, files_.size(), files_[index]);
      return Result<void>();
    };
    TRY(run_pool(pool));
    summary_.gone = TRY(record_.forget_missing(roots, seen_));
    return summary_;
  }

 private:
  // In a worker process.
  void send(const Source& source, const Task& task) const {
    nlohmann::json head = {{"path", source.path}, {"member", source.member}, {"sha256", source.sha256}, {"size", source.content().size()},
                           {"media_type", source.media_type}, {"charset", source.charset}};
    if (source.error) head["error"] = error_json(*source.error);
    const bool fresh = !source.error && !known_.contains(source.sha256);
    head["new"] = fresh;
    task.result(json_frame(Frame::head, head));
    if (!fresh) return;
    std::string document(1, static_cast<char>(Frame::document));
    const auto analysed = analyse(source, options_.analyse, [&](Analysis&& analysis) {
      document.resize(1);
      append_json_line(document, source, analysis);
      task.result(document);
    });
    if (analysed.ok() && options_.store) pack(source, [&](std::string_view bytes) { task.result(frame(Frame::packed, bytes)); });
    task.result(json_frame(Frame::end, analysed.ok() ? nlohmann::json::object() : nlohmann::json{{"error", error_json(analysed.error())}}));
  }

  Result<void> take(const std::string& bytes) {
    const std::string_view words = std::string_view(bytes).substr(1);
    switch (static_cast<Frame>(bytes.front())) {
      case Frame::document: return writer_ ? writer_->add_document(words) : Result<void>();
      case Frame::packed: return writer_ ? writer_->add_packed(words) : Result<void>();
      case Frame::head: return start(nlohmann::json::parse(words, nullptr, false));
      case Frame::end: return end(nlohmann::json::parse(words, nullptr, false));
    }
    return Error{ErrorKind::internal, "", "a worker sent what cannot be read", "report this"};
  }

  Result<void> start(const nlohmann::json& head) {
    if (head.is_discarded()) return Error{ErrorKind::internal, "", "a worker sent what cannot be read", "report this"};
    writer_.reset();
    head_ = {{head["path"], head["member"]}, head["sha256"], head["size"], head["media_type"], head["charset"]};
    if (head.contains("error")) return fail(head_.place, error_of_json(head["error"]));
    // A second copy in this run was analysed by another worker at the same time, or is known already.
    if (!head["new"].get<bool>() || known_.contains(head_.sha256)) {
      seen_.push_back(head_.place);
      ++summary_.unchanged;
      return record_.put_place(head_.place, head_.sha256);
    }
    writer_.emplace(TRY(record_.begin_source(head_, analyser_version)));
    return {};
  }

  Result<void> end(const nlohmann::json& end) {
    if (!writer_) return {};
    if (end.contains("error")) {
      writer_.reset();
      return fail(head_.place, error_of_json(end["error"]));
    }
    TRY(writer_->finish());
    writer_.reset();
    seen_.push_back(head_.place);
    known_.insert(head_.sha256);
    ++summary_.read;
    return {};
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
  SourceHead head_;                      // of the source whose frames come now
  std::optional<SourceWriter> writer_;   // where it is to be written
  BuildSummary summary_;
};

}  // namespace

Result<BuildSummary> build_record(Record& record, const BuildOptions& options) { return Builder(record, options).run(); }

}  // namespace onrecord
