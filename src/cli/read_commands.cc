#include "cli/read_commands.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fmt/format.h>

#include "view/words.h"

namespace onrecord {

Result<OpenRecord> open_view(const std::string& path) {
  Record record = TRY(Record::open(path, Record::Access::read));
  RecordView view = TRY(load_view(record));
  return OpenRecord{std::move(record), std::move(view)};
}

std::string heading_of(const StatementRow& statement) {
  const std::string who = statement.speaker_name.empty() ? "speaker not known" : statement.speaker_name;
  return fmt::format("{} · {} · {}, {}", who, when_words(statement.said), channel_words(statement.channel), audience_words(statement.audience));
}

Result<void> write_output(const std::string& path, const std::string& bytes) {
  const bool to_stdout = path.empty() || path == "-";
  std::FILE* file = to_stdout ? stdout : std::fopen(path.c_str(), "wb");
  if (file == nullptr) return Error{ErrorKind::permission, path, std::string("cannot be written (") + std::strerror(errno) + ")", "check the folder and its rights"};
  const bool wrote = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
  const int problem = errno;
  const bool closed = to_stdout || std::fclose(file) == 0;
  if (wrote && closed) return {};
  if (!to_stdout) std::remove(path.c_str());
  return Error{problem == ENOSPC ? ErrorKind::no_space : ErrorKind::permission, to_stdout ? "standard output" : path,
               std::string("could not be written (") + std::strerror(problem) + ")", "free some room or give another place"};
}

}  // namespace onrecord
