#include "analyse/pool.h"

#include <cstdlib>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

namespace onrecord {
namespace {

struct Seen {
  std::vector<std::string> results;
  std::vector<std::string> deaths;
};

Result<void> run(std::size_t tasks, unsigned workers, const std::function<void(std::size_t, const std::function<void(std::string)>&)>& work, Seen& seen) {
  Pool pool;
  pool.tasks = tasks;
  pool.workers = workers;
  pool.work = work;
  pool.take = [&](std::size_t, std::string result) -> Result<void> {
    seen.results.push_back(std::move(result));
    return {};
  };
  pool.done = [&](std::size_t index, const std::string& how) -> Result<void> {
    if (!how.empty()) seen.deaths.push_back(std::to_string(index) + ": " + how);
    return {};
  };
  return run_pool(pool);
}

TEST(Pool, results_come_in_order_whatever_the_number_of_workers) {
  std::vector<std::string> expected;
  for (int i = 0; i < 50; ++i)
    for (int k = 0; k < i % 3; ++k) expected.push_back(std::to_string(i) + std::string(static_cast<std::size_t>(i) * 2000, '.'));
  for (const unsigned workers : {1U, 2U, 7U}) {
    Seen seen;
    const auto work = [](std::size_t i, const auto& result) {
      if (i % 5 == 0) ::usleep(2000);
      for (std::size_t k = 0; k < i % 3; ++k) result(std::to_string(i) + std::string(i * 2000, '.'));
    };
    ASSERT_TRUE(run(50, workers, work, seen).ok());
    EXPECT_EQ(seen.results, expected) << workers;
    EXPECT_TRUE(seen.deaths.empty());
  }
}

TEST(Pool, a_task_that_kills_its_worker_is_told_and_the_rest_is_done) {
  Seen seen;
  const auto work = [](std::size_t i, const auto& result) {
    if (i == 3) ::_exit(9);
    if (i == 5) ::kill(::getpid(), SIGSEGV);
    result(std::to_string(i));
  };
  ASSERT_TRUE(run(8, 2, work, seen).ok());
  EXPECT_EQ(seen.results, (std::vector<std::string>{"0", "1", "2", "4", "6", "7"}));
  ASSERT_EQ(seen.deaths.size(), 2U);
  EXPECT_EQ(seen.deaths[0], "3: ended early with status 9");
  EXPECT_NE(seen.deaths[1].find("killed by signal 11"), std::string::npos);
}

// Half a GB of results through one task, and through two of which the second is done long before its turn.
TEST(Pool, holds_only_some_of_what_a_task_gives) {
  constexpr std::size_t results = 512;
  constexpr std::size_t size = std::size_t{1} << 20;
  const auto held = [] {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<std::size_t>(used.ru_maxrss) << 10;
  };
  for (const unsigned workers : {1U, 2U}) {
    const std::size_t before = held();
    std::size_t bytes = 0;
    Pool pool;
    pool.tasks = 2;
    pool.workers = workers;
    pool.work = [](std::size_t index, const auto& result) {
      if (index == 0) ::usleep(100000);
      for (std::size_t i = 0; i < (index == 0 ? 1 : results); ++i) result(std::string(size, 'x'));
    };
    pool.take = [&](std::size_t, const std::string& result) -> Result<void> {
      bytes += result.size();
      return {};
    };
    pool.done = [](std::size_t, const std::string&) -> Result<void> { return {}; };
    ASSERT_TRUE(run_pool(pool).ok());
    EXPECT_EQ(bytes, (results + 1) * size);
    EXPECT_LT(held() - before, results * size / 3) << workers;
  }
}

TEST(Pool, results_before_a_death_are_taken) {
  Seen seen;
  const auto work = [](std::size_t i, const auto& result) {
    result("a");
    if (i == 1) ::_exit(1);
    result("b");
  };
  ASSERT_TRUE(run(3, 2, work, seen).ok());
  EXPECT_EQ(seen.results, (std::vector<std::string>{"a", "b", "a", "a", "b"}));
  EXPECT_EQ(seen.deaths.size(), 1U);
}

TEST(Pool, stops_when_asked) {
  static volatile std::sig_atomic_t stop = 1;
  Pool pool;
  pool.tasks = 5;
  pool.work = [](std::size_t, const auto&) {};
  pool.take = [](std::size_t, const std::string&) -> Result<void> { return {}; };
  pool.done = [](std::size_t, const std::string&) -> Result<void> { return {}; };
  pool.stop = &stop;
  const auto ran = run_pool(pool);
  ASSERT_FALSE(ran.ok());
  EXPECT_EQ(ran.error().kind, ErrorKind::interrupted);
}

}  // namespace
}  // namespace onrecord
