// SPDX-License-Identifier: Apache-2.0
// What proof each deed asks for, held against an expectation that was written apart from the policy; and a real practice in
// which everybody asks every route with a password alone, and with a proof that is too old.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "http/api/dispatcher.hpp"
#include "http/cookie.hpp"
#include "permissions/expectation.hpp"
#include "usecases/test_doors.hpp"

using namespace cairn;
using namespace cairn::permissions;

namespace {

struct ExpectedProof {
  bool one_factor = false;
  bool fresh = false;
  bool operator==(const ExpectedProof&) const = default;
};

/// expected_proofs.txt, read anew.
std::map<Deed, ExpectedProof> read_expected_proofs() {
  std::ifstream file(std::string(CAIRN_SOURCE_DIR) + "/tests/permissions/expected_proofs.txt");
  std::map<Deed, ExpectedProof> expected;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string deed;
    std::string factors;
    std::string age;
    words >> deed >> factors >> age;
    const auto named = value_named<Deed>(deed);
    REQUIRE_MESSAGE(named.has_value(), line);
    REQUIRE_MESSAGE((factors == "one" || factors == "two"), line);
    REQUIRE_MESSAGE((age == "any" || age == "fresh"), line);
    REQUIRE_MESSAGE(expected.emplace(*named, ExpectedProof{factors == "one", age == "fresh"}).second, line);
  }
  return expected;
}

bool open_to_anybody(Deed deed) {
  const auto routes = read_expected_routes();
  const auto found = std::ranges::find(routes.lines, deed, &ExpectedRoute::deed);
  return found != routes.lines.end() && found->anybody;
}

/// What the policy says of every deed, role and proof.
std::vector<bool> proof_cells(std::span<const DeedRow> rows) {
  std::vector<bool> cells;
  for_each_value<Deed>([&](std::string_view, Deed deed) {
    for_each_value<Proof>([&](std::string_view, Proof proof) {
      for_each_value<Role>([&](std::string_view, Role role) { cells.push_back(is_strong_enough(deed, role, proof, rows)); });
      cells.push_back(asks_for_fresh_proof(deed, proof, rows));
    });
  });
  return cells;
}

class Router {
 public:
  explicit Router(const Practice& practice) : dispatcher_(practice, {}) {}
  Response ask(const ExpectedRoute& line, const std::string& token) {
    Request request;
    request.method = line.method == "POST" ? Method::post : Method::get;
    request.path = line.path;
    for (auto open = request.path.find('{'); open != std::string::npos; open = request.path.find('{'))
      request.path.replace(open, request.path.find('}') - open + 1, std::string(32, 'a'));
    request.headers = {{"Host", "127.0.0.1:8080"}, {"Sec-Fetch-Site", "same-origin"}, {"Cookie", "cairn=" + token}};
    if (request.method == Method::post) request.headers.push_back({"Content-Type", "application/json"});
    request.body = "{}";
    request.peer = "127.0.0.1";
    return dispatcher_.answer(request);
  }

 private:
  Dispatcher dispatcher_;
};

bool says(const Response& answer, std::string_view kind) {
  return answer.text().find("\"kind\":\"" + std::string(kind) + "\"") != std::string_view::npos;
}

}  // namespace

TEST_CASE("every deed has a line in the expectation of proofs, and every cell is as expected") {
  const auto expected = read_expected_proofs();
  for_each_value<Deed>([&](std::string_view name, Deed deed) {
    CAPTURE(name);
    REQUIRE(expected.contains(deed));
    const ExpectedProof& wanted = expected.at(deed);
    CHECK((!open_to_anybody(deed) || (wanted.one_factor && !wanted.fresh)));
    for_each_value<Proof>([&](std::string_view, Proof proof) {
      for_each_value<Role>([&](std::string_view, Role role) {
        const bool strong = role == Role::client || proof != Proof::password || wanted.one_factor;
        if (!open_to_anybody(deed)) CHECK(is_strong_enough(deed, role, proof) == strong);
      });
      CHECK(asks_for_fresh_proof(deed, proof) == (wanted.fresh && proof != Proof::chosen));
    });
  });
}

TEST_CASE("turning what any single row of the policy asks for is noticed") {
  const auto right = proof_cells(deed_policy());
  for (std::size_t i = 0; i < deed_policy().size(); ++i) {
    std::vector<DeedRow> rows(deed_policy().begin(), deed_policy().end());
    CAPTURE(name_of(rows[i].deed));
    const bool twice = std::ranges::count(rows, rows[i].deed, &DeedRow::deed) > 1;
    rows[i].one_factor = !rows[i].one_factor;
    CHECK(proof_cells(rows) != right);
    rows[i].one_factor = !rows[i].one_factor;
    rows[i].fresh = !rows[i].fresh;
    CHECK((twice || proof_cells(rows) != right));
  }
}

TEST_CASE("with a password alone, nobody who works here gets an answer outside the list") {
  TestDoors doors;
  Router router(doors.practice());
  const auto expected = read_expected_proofs();
  int cells = 0;
  for (const Role role : {Role::therapist, Role::supervisor, Role::administrator}) {
    const std::string login(name_of(role));
    doors.person(role, login);
    for (const auto& line : read_expected_routes().lines) {
      if (line.anybody) continue;
      const auto answer = router.ask(line, doors.in(login).token);
      CAPTURE(line.path);
      CAPTURE(login);
      if (expected.at(line.deed).one_factor) {
        CHECK(!says(answer, "second_factor"));
      } else {
        CHECK(answer.status == 403);
        CHECK(says(answer, "second_factor"));
      }
      ++cells;
    }
  }
  MESSAGE(cells, " routes asked with a password alone");
}

TEST_CASE("with a proof that is too old, just the dangerous deeds ask for another, of everybody who may do them") {
  TestDoors doors;
  Router router(doors.practice());
  const auto expected = read_expected_proofs();
  for (const Role role : {Role::client, Role::therapist, Role::supervisor, Role::administrator}) {
    const std::string login(name_of(role));
    doors.person(role, login);
    std::string secret;
    std::string token = doors.add_app(doors.in(login).token, secret).signed_in.token;
    doors.pass(fresh_ms + 1);
    for (const auto& line : read_expected_routes().lines) {
      if (line.anybody || line.deed == Deed::sign_out) continue;
      const auto answer = router.ask(line, token);
      CAPTURE(line.path);
      CAPTURE(login);
      CHECK(!says(answer, "second_factor"));
      const bool may = line.allows({role, Relationship::other});
      if (line.when.empty()) CHECK(says(answer, "confirm") == (may && expected.at(line.deed).fresh));
    }
  }
}
