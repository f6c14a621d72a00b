#include "record/verify.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

using Knots = std::vector<std::pair<std::uint32_t, std::uint64_t>>;

class Verifier {
 public:
  Verifier(const Record& record, const ReadLimits& limits) : record_(record), limits_(limits) {}

  Result<VerifyReport> run() {
    const std::vector<SourceRow> sources = TRY(record_.sources());
    for (const StatementRow& statement : TRY(record_.statements())) statements_[statement.document].push_back(statement);
    for (DocumentRow& document : TRY(record_.documents())) documents_[document.source].push_back(std::move(document));
    for (const SourceRow& source : sources) TRY(check_source(source));
    check_places(sources);
    return report_;
  }

 private:
  Result<void> check_source(const SourceRow& source) {
    std::string bytes;
    const std::string name = source.places.empty() ? source.sha256 : source.places.front().path;
    if (source.stored) {
      auto stored = record_.source_bytes(source.id);
      if (!stored.ok()) {
        report_.problems.push_back(name + ": " + stored.error().fact);
        return {};
      }
      bytes = std::move(stored).take();
    } else {
      bytes = bytes_where_found(source);
    }
    if (sha256_hex(bytes) != source.sha256) {
      report_.problems.push_back(name + (source.stored ? ": the stored bytes do not have the hash of the record" : ": not stored, and not found unchanged in its place"));
      return {};
    }
    ++report_.sources;
    for (const DocumentRow& document : documents_[source.id]) check_document(name, document, bytes);
    return {};
  }

  std::string bytes_where_found(const SourceRow& source) const {
    std::string bytes;
    for (const Place& place : source.places)
      read_file(place.path, limits_, [&](Source&& found) {
        if (found.sha256 == source.sha256) bytes = found.content();
        return bytes.empty();
      });
    return bytes;
  }

  void check_document(const std::string& name, const DocumentRow& document, const std::string& bytes) {
    const CodePointIndex points(document.text);
    for (const StatementRow& statement : statements_[document.id]) {
      std::string words;
      bool inside = true, verbatim = true;
      for (const PointSpan span : statement.spans) {
        inside = inside && span.start < span.end && span.end <= points.count() && maps_into(document.bytes, span, bytes.size());
        if (!inside) break;
        const ByteOffset begin = points.byte(span.start);
        const std::string_view piece = std::string_view(document.text).substr(begin, points.byte(span.end) - begin);
        if (!words.empty()) words += " … ";
        words += piece;
        const auto at = source_of(document.bytes, span.start);
        verbatim = verbatim && std::string_view(bytes).substr(std::min<std::size_t>(at, bytes.size())).starts_with(piece);
      }
      if (!inside || words != statement.content) {
        report_.problems.push_back(fmt::format("{}: statement {} does not stand where the record says", name, statement.id));
        continue;
      }
      ++report_.statements;
      report_.verbatim += verbatim;
    }
  }

  // The byte of a code point: on the line from the last knot at or before it to the next.
  static std::uint64_t source_of(const Knots& knots, std::uint32_t point) {
    const auto next = std::upper_bound(knots.begin(), knots.end(), point, [](std::uint32_t value, const auto& knot) { return value < knot.first; });
    if (next == knots.begin()) return knots.empty() ? 0 : knots.front().second;
    const auto& [from, byte] = *(next - 1);
    if (next == knots.end() || next->first == from) return byte;
    return byte + (next->second - byte) * (point - from) / (next->first - from);
  }

  static bool maps_into(const Knots& knots, PointSpan span, std::size_t size) {
    return !knots.empty() && source_of(knots, span.start) <= source_of(knots, span.end) && source_of(knots, span.end) <= size;
  }

  // Where a source was found: each file is read once, whatever number of members it holds.
  void check_places(const std::vector<SourceRow>& sources) {
    std::map<std::string, std::map<std::string, std::string>> wanted;  // path, member: hash
    for (const SourceRow& source : sources)
      for (const Place& place : source.places) wanted[place.path][place.member] = source.sha256;
    for (const auto& [path, members] : wanted) {
      std::map<std::string, std::string> found;
      read_file(path, limits_, [&](Source&& source) {
        if (!source.error) found[source.member] = source.sha256;
        return true;
      });
      for (const auto& [member, hash] : members) {
        const std::string name = member.empty() ? path : path + " (" + member + ")";
        const auto at = found.find(member);
        if (at == found.end()) {
          report_.moved.push_back(name + ": no longer there");
        } else if (at->second != hash) {
          report_.moved.push_back(name + ": changed since it was read");
        } else {
          ++report_.places;
        }
      }
    }
  }

  const Record& record_;
  const ReadLimits& limits_;
  std::unordered_map<RowId, std::vector<DocumentRow>> documents_;
  std::unordered_map<RowId, std::vector<StatementRow>> statements_;
  VerifyReport report_;
};

}  // namespace

Result<VerifyReport> verify_record(const Record& record, const ReadLimits& limits) { return Verifier(record, limits).run(); }

}  // namespace onrecord
