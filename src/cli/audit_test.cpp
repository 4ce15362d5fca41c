// SPDX-License-Identifier: Apache-2.0
#include "cli/audit.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/id.hpp"
#include "cli/init.hpp"

using namespace cairn;
namespace fs = std::filesystem;

TEST_CASE("audit says by its exit code whether all is well, something is wrong or it could not look") {
  const fs::path folder = fs::temp_directory_path() / ("cairn-audit-" + to_text(make_id<EntryId>()));
  fs::create_directories(folder);
  const std::string data = (folder / "data").string();
  const std::string keep = (folder / "witness").string();
  const SystemClock clock;
  std::string asked;
  const Fetch fetch = [&](const std::string& address, const std::string&) -> Result<std::string> {
    asked = address;
    if (address.starts_with("https://away")) return fail(ErrorKind::unavailable, "", "Nobody is there.");
    return std::string(address.starts_with("https://other") ? "{}" : R"({"key":"no key","checkpoint":"","proof":[]})");
  };
  const auto audit = [&](const Arguments& arguments) { return run_audit(arguments, fetch); };
  CHECK(audit({}) == 2);
  CHECK(audit({"--help"}) == 0);
  CHECK(audit({"prove"}) == 2);
  CHECK(audit({"verify", "--help"}) == 0);
  CHECK(audit({"verify", "--data", data}) == 2);
  CHECK(audit({"witness", "--data", data}) == 2);
  CHECK(audit({"witness", "--data", data, "--keep", keep}) == 2);
  REQUIRE(run_init({"--data", data, "--name", "A practice"}, clock) == 0);
  CHECK(audit({"verify", "--data", data}) == 0);
  CHECK(audit({"verify", "--data", data, "--open"}) == 0);
  CHECK(audit({"witness", "--data", data, "--keep", keep}) == 0);
  CHECK(audit({"witness", "--from", "https://away/", "--keep", keep}) == 2);
  CHECK(asked == "https://away/api/ledger/proof?from=0");
  CHECK(audit({"witness", "--from", "https://other", "--keep", keep}) == 2);
  CHECK(audit({"witness", "--from", "https://bad", "--keep", keep}) == 1);
  fs::remove_all(folder);
}
