// SPDX-License-Identifier: Apache-2.0
// Every call to the disk and every piece of memory fails once, and from there on, over whole flows.
#include <cerrno>
#include <optional>
#include <set>

#include "faulty_practice.hpp"
#include "sweep.hpp"

using namespace cairn;
using namespace cairn::faults;
namespace fs = std::filesystem;

namespace {

struct Flow {
  std::string name;
  Result<void> (FaultyPractice::*run)();
  Stored adds;  ///< what it stores when it succeeds
};
const std::vector<Flow> flows = {{"append", &FaultyPractice::append, {2, 1, 0}},
                                 {"sign in", &FaultyPractice::sign_in, {0, 0, 1}},
                                 {"read", &FaultyPractice::read, {0, 1, 0}}};

Stored sum(const Stored& a, const Stored& b) { return {a.entries + b.entries, a.lines + b.lines, a.sessions + b.sessions}; }

/// One trial; false when the flow has no i-th such call any more.
bool try_once(FaultyPractice& faulty, const Flow& flow, const Fault& fault, std::int64_t i) {
  faulty.renew();
  REQUIRE(faulty.open().has_value());
  const Stored before = faulty.stored();
  fail_at(fault, i, faulty.folder());
  const auto done = (faulty.*flow.run)();
  const bool failed = stop_failing();
  INFO(flow.name, ": call ", static_cast<int>(fault.call), " number ", i, " errno ", fault.error, " on ", fault.goes_on);
  if (!done) check_honest(done.error());
  if (!failed || may_not_be_noticed(fault)) CHECK(done.has_value());
  if (fault.call == Call::flush && !done) CHECK(faulty.stops() == 1);
  const bool unknown = faulty.stops() > 0;
  faulty.close();
  REQUIRE(faulty.open().has_value());
  const Stored after = faulty.stored();
  const bool all = after == sum(before, flow.adds);
  if (done) CHECK(all);
  else CHECK((after == before || (unknown && all)));
  REQUIRE((faulty.*flow.run)().has_value());  // and it goes on
  return failed;
}

}  // namespace

TEST_CASE("every call to the disk fails, over append and sign-in and read: an honest error and nothing half stored") {
  FaultyPractice faulty;
  for (const Flow& flow : flows)
    for (const Fault& fault : disk_faults()) {
      std::int64_t i = 1;
      while (try_once(faulty, flow, fault, i)) ++i;
      if (fault.call == Call::flush || fault.call == Call::write) CHECK(i > 1);
    }
}

TEST_CASE("every call to the disk fails while a practice is opened: it is not opened, and all of it is there") {
  FaultyPractice faulty;
  faulty.renew();
  REQUIRE(faulty.open().has_value());
  const Stored before = faulty.stored();
  for (const Fault& fault : disk_faults())
    for (std::int64_t i = 1;; ++i) {
      faulty.renew();
      fail_at(fault, i, faulty.folder());
      const auto done = faulty.open();
      const bool failed = stop_failing();
      INFO("call ", static_cast<int>(fault.call), " number ", i, " errno ", fault.error, " on ", fault.goes_on);
      if (!done) CHECK(done.error().sentence.size() > 20);
      if (!failed || may_not_be_noticed(fault)) CHECK(done.has_value());
      faulty.close();
      REQUIRE(faulty.open().has_value());
      CHECK(faulty.stored() == before);
      REQUIRE(faulty.append().has_value());
      if (!failed) break;
    }
}

TEST_CASE("every call to the disk fails while a practice is made: it is there whole, or can be made again") {
  const SystemClock clock;
  const fs::path root = fs::temp_directory_path() / ("cairn-make-" + to_text(make_id<EntryId>()));
  PracticePlace place;
  place.folder = root / "data";
  place.key_file = root / "key";
  int stops = 0;  // where a flush failed nobody knows what is stored, and the process would have ended
  place.stop_process = [&](std::string_view) { ++stops; };
  for (const Fault& fault : disk_faults())
    for (std::int64_t i = 1;; ++i) {
      fs::remove_all(root);
      fs::create_directories(root);
      stops = 0;
      fail_at(fault, i, root.string());
      const auto made = create_practice(place, Line(typed), clock);
      const bool failed = stop_failing();
      INFO("call ", static_cast<int>(fault.call), " number ", i, " errno ", fault.error, " on ", fault.goes_on);
      if (!made) CHECK(made.error().sentence.find(typed) == std::string::npos);
      if (!failed) CHECK(made.has_value());
      auto open = OpenPractice::open(place, clock);
      if (made) REQUIRE(open.has_value());
      if (!open && stops == 0) {
        open = std::unexpected(Error{});  // let go of the folder
        const auto again = create_practice(place, Line("Again"), clock);
        CHECK_MESSAGE(again.has_value(), again.error().sentence);
      }
      if (!failed) break;
    }
  fs::remove_all(root);
}

TEST_CASE("every piece of memory is missing over append and sign-in and read: the practice goes on and nothing is half stored") {
  FaultyPractice faulty;
  for (const Flow& flow : flows)
    for (const bool goes_on : {false, true}) {
      faulty.renew();
      REQUIRE(faulty.open().has_value());
      const Stored before = faulty.stored();
      for (std::int64_t i = 1;; ++i) {
        INFO(flow.name, ": memory ", i, " on ", goes_on);
        std::optional<Result<void>> done;
        faulty.forget_tries();
        fail_at({Call::memory, 0, goes_on}, i, faulty.folder());
        try {
          done = (faulty.*flow.run)();
        } catch (const std::bad_alloc&) {  // broken: the door answers so, and knows nothing of what was typed
        }
        const bool failed = stop_failing();
        if (done && !*done && (*done).error().kind == ErrorKind::unavailable) check_honest(done->error());
        const Stored after = faulty.counts();
        const bool all = after == sum(before, flow.adds);
        // A read inside the window of an earlier one adds no line.
        if (flow.name != "read" && done && *done) CHECK(all);
        else CHECK((after == before || all));
        CHECK(faulty.stops() == 0);
        if (!failed) break;
        if (after == before) continue;
        faulty.renew();  // a longer record takes more memory: the sweep would not end
        REQUIRE(faulty.open().has_value());
      }
      static_cast<void>(faulty.stored());
      faulty.forget_tries();
      REQUIRE((faulty.*flow.run)().has_value());
    }
}
