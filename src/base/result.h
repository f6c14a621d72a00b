// Errors as values. `Result<T>` is what every function returns that may be unable to do its job; dropping one is a
// compile-time warning (and so an error here). An `Error` carries facts; its text is made last, in `to_string`.
//
//   Result<Bytes> read(const Path&);
//   Result<Document> load(const Path& path) {
//     Bytes bytes = TRY(read(path));      // hands an error on to the caller
//     ...
//   }
//
// This is the only file that names tl::expected, so that std::expected can replace it.
#pragma once

#include <string>       // std::string
#include <type_traits>  // std::is_same_v
#include <utility>      // std::move

#include <tl/expected.hpp>

namespace onrecord {

// What kind of failure it is. The process exit code follows from it (docs/manual.md, "Exit codes").
enum class ErrorKind { usage, input, not_found, permission, no_space, busy, newer_record, damaged, limit, interrupted, internal };

// A failure: where it happened (a path, a record, an option), what is the fact, and what the user can do about it.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string place;
  std::string fact;
  std::string way_out;

  // "place: fact; way out", leaving out what is empty.
  std::string to_string() const;
  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result(Error error) : tl::expected<T, Error>(tl::unexpected<Error>(std::move(error))) {}
  bool ok() const { return this->has_value(); }
  // The value of a result that is known to be ok, moved out.
  T take() && {
    if constexpr (!std::is_void_v<T>) return std::move(*this).value();
  }
};

}  // namespace onrecord

// Evaluates to the value of a Result, or returns its error from the enclosing function.
#define TRY(expression)                                            \
  __extension__({                                                  \
    _Pragma("GCC diagnostic push")                                 \
    _Pragma("GCC diagnostic ignored \"-Wshadow\"")                 \
    auto try_result_ = (expression);                               \
    _Pragma("GCC diagnostic pop")                                  \
    if (!try_result_.ok()) return ::onrecord::Error(std::move(try_result_).error()); \
    std::move(try_result_).take();                                 \
  })
