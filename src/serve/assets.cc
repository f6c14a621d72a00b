#include "serve/assets.h"

#include "base/sha256.h"
#include "serve/openapi.h"

// Files are taken as they are by the assembler; ONRECORD_WEB is the folder they are in (CMakeLists.txt).
#define ONRECORD_EMBED(symbol, path)                                                                    \
  __asm__(".pushsection .rodata\n.balign 16\n" #symbol "_begin:\n.incbin \"" path "\"\n" #symbol "_end:\n.byte 0\n.popsection\n"); \
  extern "C" const char symbol##_begin[];                                                               \
  extern "C" const char symbol##_end[]

ONRECORD_EMBED(onrecord_shell, ONRECORD_WEB "/index.html");
ONRECORD_EMBED(onrecord_script, ONRECORD_WEB "/page.js");
ONRECORD_EMBED(onrecord_style, ONRECORD_WEB "/page.css");
ONRECORD_EMBED(onrecord_icon, ONRECORD_WEB "/icon.svg");
ONRECORD_EMBED(onrecord_openapi, ONRECORD_OPENAPI);

namespace onrecord {
namespace {

struct Asset {
  std::string_view path;
  std::string_view type;
  std::string_view bytes;
  std::string tag;  // changes with the bytes
};

#define ONRECORD_BYTES(symbol) std::string_view(symbol##_begin, static_cast<std::size_t>(symbol##_end - symbol##_begin))

const std::vector<Asset>& assets() {
  static const std::vector<Asset> all = [] {
    std::vector<Asset> list{{"/page.js", "text/javascript; charset=utf-8", ONRECORD_BYTES(onrecord_script), ""},
                            {"/page.css", "text/css; charset=utf-8", ONRECORD_BYTES(onrecord_style), ""},
                            {"/icon.svg", "image/svg+xml", ONRECORD_BYTES(onrecord_icon), ""}};
    for (Asset& asset : list) asset.tag = "\"" + sha256_hex(asset.bytes).substr(0, 16) + "\"";
    return list;
  }();
  return all;
}

}  // namespace

std::string_view openapi_document() { return ONRECORD_BYTES(onrecord_openapi); }

HttpResponse asset_response(const HttpRequest& request) {
  HttpResponse response;
  if (request.method != "GET" && request.method != "HEAD") {
    response.status = 405;
    return response;
  }
  for (const Asset& asset : assets()) {
    if (asset.path != request.path) continue;
    response.type = asset.type;
    response.headers = {{"ETag", asset.tag}, {"Cache-Control", "no-cache"}};
    if (request.header("if-none-match") == asset.tag) {
      response.status = 304;
    } else {
      response.fixed = asset.bytes;
    }
    return response;
  }
  // Any other address is a view, which the page knows; one that looks like a file is none of ours, and the page says so.
  response.type = "text/html; charset=utf-8";
  response.fixed = ONRECORD_BYTES(onrecord_shell);
  response.status = request.path.find('.') == std::string::npos ? 200 : 404;
  return response;
}

}  // namespace onrecord
