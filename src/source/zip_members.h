// Single members of a zip file by name, for formats that are zip files inside (office files).
#pragma once

#include <cstdint>      // std::uint64_t
#include <map>          // std::map
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/result.h"

namespace onrecord {

struct ZipMembers {
  std::map<std::string, std::string> found;
  bool is_cut = false;  // the file ends early or is damaged: what could be unpacked was
};

// The wanted members that are there. `limit`: bytes that all of them together may unpack to.
Result<ZipMembers> read_zip_members(std::string_view zip, const std::vector<std::string>& wanted, std::uint64_t limit = std::uint64_t{256} << 20);

}  // namespace onrecord
