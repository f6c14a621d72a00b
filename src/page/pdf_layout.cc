#include "page/pdf_layout.h"

#include <algorithm>      // std::sort
#include <cstdlib>        // std::strtod
#include <map>            // std::map
#include <set>            // std::set

#include "source/ascii_text.h"
#include "source/xml.h"

namespace onrecord {
namespace {

using ascii::is_digit;

double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

// The same for "page 3 of 9" on every page.
std::string with_numbers_blanked(const std::string& text) {
  std::string out;
  for (char c : text)
    if (!is_digit(c)) out += c;
    else if (out.empty() || out.back() != '#') out += '#';
  return out;
}

bool is_page_number(const std::string& text) {
  std::string shape;
  for (char c : with_numbers_blanked(text))
    if (c != ' ' && c != '-' && c != '|' && c != '.' && c != '[' && c != ']') shape += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return shape == "#" || shape == "page#" || shape == "page#of#" || shape == "#of#" || shape == "#/#" || shape == "p#" || shape == "\xE2\x80\x93#\xE2\x80\x93" || shape == "seite#" || shape == "seite#von#";
}

// The indices of the lines nearest to the top and the foot.
std::vector<std::size_t> lines_at_edges(const PdfPage& page) {
  std::vector<std::size_t> order(page.lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return page.lines[a].top < page.lines[b].top; });
  constexpr std::size_t edge = 4;
  if (order.size() > 2 * edge) order.erase(order.begin() + edge, order.end() - edge);
  std::vector<std::size_t> near;
  for (std::size_t i : order) {
    const double middle = (page.lines[i].top + page.lines[i].bottom) / 2;
    if (middle < page.height * 0.13 || middle > page.height * 0.87) near.push_back(i);
  }
  return near;
}

}  // namespace

PdfLayout parse_pdf_layout(std::string_view bbox_xml) {
  PdfLayout layout;
  XmlReader xml(bbox_xml);
  std::size_t block = 0;
  std::string open;
  for (XmlReader::Event event = xml.next(); event != XmlReader::Event::finish; event = xml.next()) {
    if (event == XmlReader::Event::start) {
      open = xml.name();
      if (open == "page") layout.pages.push_back({number(xml.attribute("width")), number(xml.attribute("height")), {}});
      if (open == "block") ++block;
      if (open == "meta" && xml.attribute("name") == "Author") layout.author = xml.attribute("content");
      if (open == "line" && !layout.pages.empty())
        layout.pages.back().lines.push_back({number(xml.attribute("xMin")), number(xml.attribute("yMin")), number(xml.attribute("xMax")), number(xml.attribute("yMax")), {}, block, false});
    } else if (event == XmlReader::Event::text) {
      if (open == "title") layout.title += xml.text();
      if (open != "word" || layout.pages.empty() || layout.pages.back().lines.empty()) continue;
      std::string& line = layout.pages.back().lines.back().text;
      if (!line.empty()) line += ' ';
      line += xml.text();
    } else {
      open.clear();
    }
  }
  return layout;
}

void mark_furniture(std::vector<PdfPage>& pages) {
  std::map<std::string, std::set<std::size_t>> seen;  // shape of a line at an edge, to its pages
  std::vector<std::vector<std::size_t>> edges;
  for (std::size_t number_of_page = 0; number_of_page < pages.size(); ++number_of_page) {
    edges.push_back(lines_at_edges(pages[number_of_page]));
    for (std::size_t i : edges.back()) seen[with_numbers_blanked(pages[number_of_page].lines[i].text)].insert(number_of_page);
  }
  for (std::size_t number_of_page = 0; number_of_page < pages.size(); ++number_of_page)
    for (std::size_t i : edges[number_of_page]) {
      PdfLine& line = pages[number_of_page].lines[i];
      const std::size_t count = seen[with_numbers_blanked(line.text)].size();
      line.is_furniture = is_page_number(line.text) || (count >= 2 && (count >= 3 || count * 2 >= pages.size()));
    }
}

}  // namespace onrecord
