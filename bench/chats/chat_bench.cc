// Megabytes a second of user time for one export, read as `analyse` reads it, and the peak of memory:
//   chat_bench FILE [ROUNDS]
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>

#include "chat/chat.h"

namespace {

double user_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return std::fprintf(stderr, "usage: chat_bench FILE [ROUNDS]\n"), 2;
  const int rounds = count > 2 ? std::atoi(arguments[2]) : 3;
  for (int round = 0; round < rounds; ++round) {
    const double start = user_seconds();
    double read = start;
    std::size_t messages = 0, documents = 0, bytes = 0;
    onrecord::read_file(arguments[1], {}, [&](onrecord::Source&& source) {
      read = user_seconds();
      bytes += source.content().size();
      onrecord::read_chat(source, [&](onrecord::Document&& document) { ++documents, messages += document.messages.size(); });
      return true;
    });
    const double end = user_seconds();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const double megabytes = static_cast<double>(bytes) / 1e6;
    std::printf("%.0f MB, %zu messages in %zu documents: file %.3f s, chat %.3f s; %.0f MB/s in all, %.0f MB/s the chat; peak %.2f times the file\n", megabytes, messages, documents, read - start,
                end - read, megabytes / (end - start), megabytes / (end - read), static_cast<double>(usage.ru_maxrss) * 1024 / static_cast<double>(bytes));
  }
}
