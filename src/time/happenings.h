// What the dated documents of a record tell of single days, and how well a mention of a day agrees with one of them.
#pragma once

#include <map>       // std::map
#include <optional>  // std::optional
#include <vector>    // std::vector

#include "time/by_others.h"
#include "time/record_words.h"
#include "time/undated.h"

namespace onrecord::time {

struct Happening {
  std::size_t document = 0;
  Date day{};
  Span sentence;
};

class Happenings {
 public:
  // Fills the terms of the mentions.
  Happenings(const std::vector<RecordText>& record, std::vector<Undated>& undated);

  // 0: the day is not told of in such words; about 1 for each word shared that is written of this day alone.
  double agreement(const DayMention& mention, Date day) const;
  // What agrees best with it on that day; null for none.
  const Happening* best(const DayMention& mention, Date day) const;

 private:
  struct Vote {
    double score = 0;
    std::size_t happening = 0;
  };
  void gather(const std::vector<RecordText>& record, std::size_t document);
  void add(const RecordText& text, std::size_t document, Date day, Span sentence, std::string_view title = {});
  void weigh();
  void vote(const DayMention& mention);

  Terms terms_;
  std::vector<Happening> happenings_;
  std::vector<std::vector<Terms::Id>> of_happening_;
  std::vector<std::vector<std::size_t>> holding_;  // happenings that hold a term
  std::vector<double> rarity_;                     // 1: of one day alone; 0: of all
  std::vector<std::map<std::chrono::sys_days, Vote>> votes_;  // of each mention
};

}  // namespace onrecord::time
