// Memberships: which linked actor belongs to or speaks for which, by names ("part of the BMA", "chair of the JDC", "a BMA spokesman", "BMA Pay Committee"), by whose aide somebody is, and by mail addresses.
#pragma once

#include <cstddef>   // std::size_t
#include <map>       // std::map
#include <optional>  // std::optional
#include <set>       // std::set
#include <string>    // std::string
#include <utility>   // std::pair
#include <vector>    // std::vector

#include "people/link.h"

namespace onrecord::people {

class Memberships {
 public:
  // `actors`: those linked; `linked`: without their memberships. Both must outlive this.
  Memberships(const std::vector<Actor>& actors, const std::vector<LinkedActor>& linked);

  // The linked actor that linked actor `i` belongs to or speaks for.
  std::optional<std::size_t> of(std::size_t i) const;
  // The organisations that `i` leads or speaks for, as documents say; former offices left out.
  std::set<std::size_t> in_roles(std::size_t i) const;
  // The organisation or group whose name or abbreviation these words (as of body_words) are.
  std::optional<std::size_t> body(const std::vector<std::string>& words) const;
  // The only body that initials, or what its hosts may be called, stand for.
  std::optional<std::size_t> called_for_short(const std::string& initials) const;
  // Those who have mail at one host each, and no body is called so.
  const std::map<std::string, std::set<std::size_t>>& unnamed_hosts() const { return unnamed_hosts_; }

 private:
  using Words = std::vector<std::string>;
  using Only = std::map<std::string, std::optional<std::size_t>>;  // nothing where it is of more than one

  void note_name(std::size_t i, const Actor& member);
  void note_body(std::size_t i, const Actor& member);
  void note_ministry(std::size_t i, const Words& words);
  void note_office(std::size_t i, const Words& words);
  void note_hosts();
  std::optional<std::size_t> by_members(std::size_t i) const;
  std::optional<std::size_t> by_roles(const Actor& actor) const;
  std::optional<std::size_t> by_own_name(std::size_t i) const;
  std::optional<std::size_t> by_address(std::size_t i) const;
  std::optional<std::size_t> named_so(const std::string& name) const;
  std::optional<std::size_t> body_in_front(const std::string& name, const Words& words, std::size_t i) const;
  std::optional<std::size_t> only_body_called(const Words& noun) const;
  std::optional<std::size_t> ministry_of(const Actor& actor) const;
  std::optional<std::size_t> council_of(const Actor& actor) const;
  std::optional<std::size_t> chief_of(const Actor& actor) const;

  const std::vector<Actor>& actors_;
  const std::vector<LinkedActor>& linked_;
  std::map<std::string, std::size_t> bodies_;   // organisations and groups by the words of a name
  std::map<std::string, std::size_t> persons_;  // by the words of a name
  Only offices_;                                // who is called "the mayor" somewhere, and by name elsewhere
  std::map<std::string, std::size_t> nameless_offices_;  // who is called so and by no name
  std::map<std::string, std::vector<std::pair<std::size_t, Words>>> by_noun_;  // named bodies by the nouns in their names that say what they are
  std::set<std::string> places_;                // after which a council or a paper is called
  std::map<std::size_t, Words> ministries_;     // "Department for Transport": the words of its names
  Only by_label_;                               // bodies by what their hosts may be called
  std::map<std::string, std::set<std::size_t>> unnamed_hosts_;
};

}  // namespace onrecord::people
