// Linked data in pages: schema.org objects in <script type="application/ld+json">.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord {

// What the article objects of a page's linked data say. Empty where they are silent.
struct LinkedData {
  std::string type;                  // "NewsArticle"; empty where no object is an article
  std::string headline;
  std::vector<std::string> authors;
  std::string publisher;
  std::string published;             // as written, mostly ISO 8601
  std::string modified;
  std::string page_published;        // datePublished of an object that is not an article (WebPage)
  std::string url;
  std::string language;
  std::string description;
  bool free_to_read = true;          // isAccessibleForFree
};

// Adds what one script says to `data`; what is there stays. Scripts that are no JSON, even after line breaks inside
// strings are mended, are passed over. Linear; nesting is followed to a small depth only.
void read_linked_data(std::string_view script, LinkedData& data);

}  // namespace onrecord
