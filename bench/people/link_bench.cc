// How long linking takes: N actors of documents (default a million), made up: people under full names, surnames and
// initials, bodies under names and abbreviations, chat labels, offices; names as often as names are (Zipf).
//
//   build/bench/people/link_bench [N] [one-surname]      seconds are of the processor, not of the clock
#include <cmath>    // std::pow
#include <cstdio>   // std::printf
#include <cstdlib>  // std::atoi
#include <ctime>    // std::clock
#include <random>   // std::mt19937_64
#include <string>   // std::string

#include "people/link.h"

using namespace onrecord;

namespace {

std::string syllables(std::uint64_t number, int count) {
  static const char* const parts[] = {"ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi", "yo", "zu"};
  std::string word;
  for (int i = 0; i < count; ++i, number /= 20) word += parts[number % 20];
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

class Maker {
 public:
  explicit Maker(bool one_surname) : one_surname_(one_surname) {}

  Actor actor() {
    Actor made;
    const std::uint64_t kind = dice_() % 100;
    const std::uint64_t who = zipf();
    const std::string given = syllables(who * 31 % 900, 2), surname = one_surname_ ? "Lee" : syllables(who, 3);
    if (kind < 45) {
      made.name = given + " " + surname;
      made.roles.push_back({kind % 2 == 0 ? "chair" : "treasurer", body(who % 3000)});
    } else if (kind < 60) {
      made.name = surname;
    } else if (kind < 65) {
      made.name = given.substr(0, 1) + ". " + surname;
    } else if (kind < 70) {
      made.name = "~ " + given;
    } else if (kind < 75) {
      made.name = "The minister";
      made.unnamed = true;
    } else {
      made.type = ActorType::organisation;
      made.name = body(who % 3000);
      if (kind < 80) made.aliases.push_back("X" + std::to_string(who % 3000) + "U");
    }
    return made;
  }

  std::string day() { return "20" + std::to_string(10 + dice_() % 15) + "-0" + std::to_string(1 + dice_() % 9) + "-11"; }

 private:
  static std::string body(std::uint64_t number) { return syllables(number, 3) + " " + syllables(number * 7, 2) + " Union"; }
  std::uint64_t zipf() { return static_cast<std::uint64_t>(std::pow(400000.0, static_cast<double>(dice_() % 1000000) / 1e6)); }
  std::mt19937_64 dice_{1};
  bool one_surname_;
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 1000000;
  Maker maker(argc > 2);
  std::vector<Actor> actors;
  Setting setting;
  for (std::size_t i = 0; i < count; ++i) {
    actors.push_back(maker.actor());
    setting.days.push_back(maker.day());
  }
  const std::clock_t begin = std::clock();
  const std::vector<LinkedActor> linked = link_actors(actors, {}, {}, setting);
  std::printf("%zu actors of documents are %zu actors: %.2f s\n", count, linked.size(), static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
}
