#include "analyse/pool.h"

#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

Source member(std::string name, std::string bytes) {
  Source source;
  source.member = std::move(name);
  source.bytes = std::move(bytes);
  return source;
}

struct Seen {
  std::vector<std::string> results;
  std::vector<std::string> deaths;
};

Pool pool_of(std::size_t tasks, unsigned workers, std::function<void(const Task&)> work, Seen& seen) {
  Pool pool;
  pool.tasks = tasks;
  pool.workers = workers;
  pool.work = std::move(work);
  pool.take = [&](std::size_t, std::string result) -> Result<void> {
    seen.results.push_back(std::move(result));
    return {};
  };
  pool.died = [&](std::size_t index, const Death& death) -> Result<void> {
    seen.results.emplace_back("died");
    seen.deaths.push_back(error_of(death, std::to_string(index)).to_string());
    return {};
  };
  pool.done = [](std::size_t) -> Result<void> { return {}; };
  return pool;
}

Result<void> run(std::size_t tasks, unsigned workers, std::function<void(const Task&)> work, Seen& seen) { return run_pool(pool_of(tasks, workers, std::move(work), seen)); }

TEST(Pool, results_come_in_order_whatever_the_number_of_workers) {
  std::vector<std::string> expected;
  for (int i = 0; i < 50; ++i)
    for (int k = 0; k < i % 3; ++k) expected.push_back(std::to_string(i) + std::string(static_cast<std::size_t>(i) * 2000, '.'));
  for (const unsigned workers : {1U, 2U, 7U}) {
    Seen seen;
    const auto work = [](const Task& task) {
      const std::size_t i = task.index();
      if (i % 5 == 0) ::usleep(2000);
      for (std::size_t k = 0; k < i % 3; ++k) task.result(std::to_string(i) + std::string(i * 2000, '.'));
    };
    ASSERT_TRUE(run(50, workers, work, seen).ok());
    EXPECT_EQ(seen.results, expected) << workers;
    EXPECT_TRUE(seen.deaths.empty());
  }
}

TEST(Pool, a_task_that_kills_its_worker_is_told_and_the_rest_is_done) {
  Seen seen;
  const auto work = [](const Task& task) {
    if (task.index() == 3) ::_exit(9);
    if (task.index() == 5) ::kill(::getpid(), SIGABRT);  // a sanitizer would catch others
    if (task.index() == 6) throw std::runtime_error("not caught");
    task.result(std::to_string(task.index()));
  };
  ASSERT_TRUE(run(8, 2, work, seen).ok());
  EXPECT_EQ(seen.results, (std::vector<std::string>{"0", "1", "2", "died", "4", "died", "died", "7"}));
  ASSERT_EQ(seen.deaths.size(), 3U);
  EXPECT_THAT(seen.deaths[0], StartsWith("3: its reader ended early with status 9; "));
  EXPECT_THAT(seen.deaths[1], StartsWith("5: its reader was killed by signal 6 (Aborted); "));
  EXPECT_THAT(seen.deaths[2], StartsWith("6: its reader gave up; "));
}

// Each does harm in its own way; the others of the run are read, and the file and the limit are named.
TEST(Pool, a_task_over_a_limit_is_stopped_and_told) {
  WorkLimits limits;
  limits.cpu_seconds = 0.3;
  limits.memory_bytes = std::uint64_t{200} << 20;
  limits.result_bytes = std::uint64_t{20} << 20;
  const auto spins = [](const Task&) {
    for (volatile bool on = true; on;) {
    }
  };
  const auto waits = [](const Task&) { ::pause(); };
  const auto allocates = [](const Task&) {
    for (std::vector<std::string> held;;) {
      held.emplace_back(std::size_t{8} << 20, 'x');
      ::usleep(2000);
    }
  };
  const auto writes = [](const Task& task) {
    for (;;) task.result(std::string(std::size_t{1} << 20, 'x'));
  };
  const struct {
    std::function<void(const Task&)> work;
    const char* told;
    double wait_factor;
  } cases[] = {{spins, "1: its reader was stopped: it took more than 0.3 s of processor time; ", 100},
               {waits, "1: its reader was stopped: it gave nothing for 0.6 s; ", 2},
               {allocates, "1: its reader was stopped: it took more than 200 MB of memory; ", 100},
               {writes, "1: its reader was stopped: it gave more than 20 MB of results; ", 100}};
  for (const auto& [harm, told, wait_factor] : cases)
    for (const unsigned workers : {1U, 2U}) {
      SCOPED_TRACE(told);
      Seen seen;
      limits.wait_factor = wait_factor;
      Pool pool = pool_of(4, workers, [&](const Task& task) { task.index() == 1 ? harm(task) : task.result(std::to_string(task.index())); }, seen);
      pool.limits = limits;
      ASSERT_TRUE(run_pool(pool).ok());
      std::erase_if(seen.results, [](const std::string& result) { return result.size() > 10; });
      EXPECT_EQ(seen.results, (std::vector<std::string>{"0", "died", "2", "3"}));
      EXPECT_THAT(seen.deaths, ElementsAre(StartsWith(told)));
    }
}

TEST(Pool, limits_grow_with_what_the_file_and_its_members_hold) {
  WorkLimits limits;
  limits.result_bytes = 1'000'000;
  limits.result_a_byte = 2000;
  Seen seen;
  Pool pool = pool_of(2, 1, [](const Task& task) {
    task.open(100);
    task.watched([&](Source&& source) { task.result(source.bytes); })(member("a", std::string(task.index() == 0 ? 1000 : 10, 'x')));
    task.result(std::string(2'500'000, 'y'));
  }, seen);
  pool.limits = limits;
  ASSERT_TRUE(run_pool(pool).ok());
  EXPECT_THAT(seen.deaths, ElementsAre(StartsWith("1: its reader was stopped: it gave more than 1 MB of results, after 1 of the sources in it; ")));
}

TEST(Pool, a_member_that_kills_its_reader_costs_itself_alone) {
  for (const unsigned workers : {1U, 3U}) {
    Seen seen;
    const auto work = [](const Task& task) {
      const TakeSource take = task.watched([&](Source&& source) {
        task.result("begins " + source.member);
        if (source.member == "b" || source.member == "d") ::_exit(1);
        task.result("ends " + source.member);
      });
      for (const char* name : {"a", "b", "c", "d"}) take(member(name, name));
    };
    ASSERT_TRUE(run(2, workers, work, seen).ok());
    const std::vector<std::string> one = {"begins a", "ends a", "begins b", "died", "begins c", "ends c", "begins d", "died"};
    std::vector<std::string> both = one;
    both.insert(both.end(), one.begin(), one.end());
    EXPECT_EQ(seen.results, both);
    EXPECT_THAT(seen.deaths, ElementsAre(StartsWith("0: b: its reader ended early"), StartsWith("0: d: its reader"), StartsWith("1: b: its reader"), StartsWith("1: d: its reader")));
  }
}

TEST(Pool, a_file_of_killers_is_given_up) {
  Seen seen;
  const auto work = [](const Task& task) {
    const TakeSource take = task.watched([](Source&&) { ::_exit(1); });
    for (int i = 0; i < 100; ++i) take(member("bad", "x"));
  };
  ASSERT_TRUE(run(2, 1, work, seen).ok());
  ASSERT_EQ(seen.deaths.size(), 22U);
  EXPECT_THAT(seen.deaths[10], StartsWith("0: 10 sources in it killed their readers; it was not read further; "));
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
    pool.limits.result_bytes = 2 * results * size;
    pool.work = [](const Task& task) {
      if (task.index() == 0) ::usleep(100000);
      for (std::size_t i = 0; i < (task.index() == 0 ? 1 : results); ++i) task.result(std::string(size, 'x'));
    };
    pool.take = [&](std::size_t, const std::string& result) -> Result<void> {
      bytes += result.size();
      return {};
    };
    pool.done = [](std::size_t) -> Result<void> { return {}; };
    ASSERT_TRUE(run_pool(pool).ok());
    EXPECT_EQ(bytes, (results + 1) * size);
    EXPECT_LT(held() - before, results * size / 3) << workers;
  }
}

TEST(Pool, results_before_a_death_are_taken) {
  Seen seen;
  const auto work = [](const Task& task) {
    task.result("a");
    if (task.index() == 1) ::_exit(1);
    task.result("b");
  };
  ASSERT_TRUE(run(3, 2, work, seen).ok());
  EXPECT_EQ(seen.results, (std::vector<std::string>{"a", "b", "a", "died", "a", "b"}));
  EXPECT_EQ(seen.deaths.size(), 1U);
}

TEST(Pool, stops_when_asked) {
  static volatile std::sig_atomic_t stop = 1;
  Pool pool;
  pool.tasks = 5;
  pool.work = [](const Task&) {};
  pool.take = [](std::size_t, const std::string&) -> Result<void> { return {}; };
  pool.done = [](std::size_t) -> Result<void> { return {}; };
  pool.stop = &stop;
  const auto ran = run_pool(pool);
  ASSERT_FALSE(ran.ok());
  EXPECT_EQ(ran.error().kind, ErrorKind::interrupted);
}

}  // namespace
}  // namespace onrecord
