// Files in and out: adding sources, exports, the report.
#include "serve/lists.h"
#include "serve/originals.h"
#include "view/export.h"

namespace onrecord {
namespace {

Result<HttpResponse> upload(Call& call) {
  const std::string name(call.request.parameter("name"));
  if (!call.store.writable()) return Error{ErrorKind::permission, name, "this record is open for reading only", "start onrecord serve without --read-only"};
  return json_response({{"name", TRY(call.jobs.keep_upload(call.request.upload, name))}});
}

Json state_json(const BuildState& state) {
  return {{"running", state.running}, {"run", state.run}, {"done", state.done}, {"all", state.all}, {"current", state.current}, {"stage", state.stage}, {"exit", state.exit ? Json(*state.exit) : Json(nullptr)}, {"message", state.message}};
}

Result<HttpResponse> build(Call& call) {
  if (!call.store.writable()) return Error{ErrorKind::permission, call.store.path(), "this record is open for reading only", "start onrecord serve without --read-only"};
  TRY(call.jobs.start_build());
  return json_response(state_json(call.jobs.build_state()));
}

// Who is told that it has ended sees what it found: the record is looked at before the answer, not when its turn comes.
Result<HttpResponse> build_state(Call& call) {
  const BuildState state = call.jobs.build_state();
  if (!state.running) TRY(call.store.refresh_if_changed());
  return json_response(state_json(state));
}

Result<HttpResponse> stop_build(Call& call) {
  call.jobs.stop_build();
  return json_response(state_json(call.jobs.build_state()));
}

Result<HttpResponse> formats(Call&) {
  Json list = Json::array();
  for (const ExportFormat& format : export_formats()) list.push_back({{"name", format.name}, {"extension", format.extension}, {"what", format.what}});
  return json_response({{"formats", std::move(list)}});
}

HttpResponse file_response(std::string file, const std::string& name, std::string_view type) {
  HttpResponse response;
  response.type = std::string(type);
  response.file = std::move(file);
  response.file_is_ours = true;
  response.headers.emplace_back("Content-Disposition", attachment_header(name));
  return response;
}

std::string case_name(const Call& call) {
  const std::string& path = call.store.path();
  const std::string file = path.substr(path.find_last_of('/') + 1);
  return file.substr(0, file.rfind('.'));
}

Result<HttpResponse> make_export(Call& call) {
  const ExportFormat* format = export_format(call.path[0]);
  if (format == nullptr) return Error{ErrorKind::not_found, "export", "there is no format \"" + call.path[0] + "\"", "see /api/exports"};
  std::string file = TRY(call.jobs.make_file({"export", call.store.path(), "--format", std::string(format->name), "-o"}));
  return file_response(std::move(file), case_name(call) + "." + std::string(format->extension), "application/octet-stream");
}

Result<HttpResponse> make_report(Call& call) {
  std::vector<std::string> arguments{"report", call.store.path()};
  if (const std::string title(call.request.parameter("title")); !title.empty()) arguments.push_back("--title=" + title);
  arguments.emplace_back("-o");
  return file_response(TRY(call.jobs.make_file(arguments)), case_name(call) + ".html", "text/html; charset=utf-8");
}

}  // namespace

std::vector<Route> file_routes() {
  return {{"POST", "/api/uploads", upload}, {"GET", "/api/build", build_state}, {"POST", "/api/build", build}, {"POST", "/api/build/stop", stop_build},
          {"GET", "/api/exports", formats}, {"GET", "/api/exports/{format}", make_export}, {"GET", "/api/report", make_report}};
}

}  // namespace onrecord
