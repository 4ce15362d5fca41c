// SPDX-License-Identifier: Apache-2.0
// How long a sign-in that is not right takes, in pairs: a login that nobody has beside each other thing that can be wrong.
// Welch's t of 10,000 pairs tells whether a stranger could tell them apart (AUTHN-13: |t| < 4.5). The password hash is made
// cheap, so that nothing hides behind it.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "storage/store.hpp"
#include "usecases/factors.hpp"
#include "usecases/new_account.hpp"
#include "usecases/open_practice.hpp"
#include "usecases/sign_in.hpp"
#include "vault/password.hpp"
#include "vault/soft_code_app.hpp"
#include "vault/token.hpp"

using namespace cairn;

namespace {

constexpr const char* right = "the heron stands in rain";
constexpr const char* wrong = "the heron stands in snow";

template <class T>
T expect(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "{}\n", result.error().sentence);
  std::exit(1);
}

/// Mean and variance of what is left when the slowest tenth is cut off: that is where the machine's other work shows.
struct Moments {
  double count = 0;
  double mean = 0;
  double variance = 0;

  Moments(std::vector<double> times, double longest) {
    std::erase_if(times, [&](double time) { return time > longest; });
    count = static_cast<double>(times.size());
    for (const double time : times) mean += time / count;
    for (const double time : times) variance += (time - mean) * (time - mean) / (count - 1);
  }
};

double welch_t(const Moments& a, const Moments& b) {
  return (a.mean - b.mean) / std::sqrt(a.variance / a.count + b.variance / b.count);
}

/// What nine tenths of all are at most: one bound for both, so that cutting does not favour one.
double ninth_decile(std::vector<double> a, const std::vector<double>& b) {
  a.insert(a.end(), b.begin(), b.end());
  const auto at = a.begin() + static_cast<std::ptrdiff_t>(a.size() * 9 / 10);
  std::nth_element(a.begin(), at, a.end());
  return *at;
}

void print(const std::string& name, const std::vector<double>& somebody, const std::vector<double>& nobody) {
  constexpr double all = std::numeric_limits<double>::infinity();
  const Moments a(somebody, all);
  const Moments b(nobody, all);
  const double longest = ninth_decile(somebody, nobody);
  const Moments quick_a(somebody, longest);
  const Moments quick_b(nobody, longest);
  fmt::print("{:36} {:8.2f} us, nobody's login {:8.2f} us, t {:6.2f}; quickest nine tenths {:8.2f} and {:8.2f} us, t {:6.2f}; {} pairs\n",
             name, a.mean, b.mean, welch_t(a, b), quick_a.mean, quick_b.mean, welch_t(quick_a, quick_b), somebody.size());
}

/// A practice whose clock runs so fast that nobody ever has to wait for a next try.
struct Bench {
  FixedClock clock{Instant{1'795'356'000'000}};
  std::filesystem::path folder = std::filesystem::temp_directory_path() / ("cairn-bench-" + to_text(make_id<EntryId>()));
  std::unique_ptr<OpenPractice> open;

  Bench() {
    std::filesystem::create_directories(folder);
    PracticePlace place;
    place.folder = folder / "data";
    place.key_file = folder / "key";
    place.cheap_passwords = true;
    if (!create_practice(place, Line("Bench"), clock)) std::exit(1);
    open = expect(OpenPractice::open(place, clock));
  }
  ~Bench() {
    open.reset();
    std::filesystem::remove_all(folder);
  }
  const Practice& practice() const { return open->practice(); }

  void person(const std::string& login) {
    Account account;
    account.id = make_id<AccountId>();
    account.login = hash_of_login(practice().key, login);
    account.password = expect(practice().passwords.hash(right));
    account.profile = seal_profile(practice(), account.id, {Line(login), {}, {}});
    account.created = clock.now();
    if (!practice().store.write([&](Transaction& t) { return add_account(practice(), t, account); })) std::exit(1);
  }
  Result<SignedIn> try_in(const std::string& login, const std::string& password, const std::string& code) {
    SignIn words{Personal<200>(login), Personal<1024>(password), Personal<64>(code), false};
    return sign_in(practice(), expect(admit(practice(), Deed::sign_in, "")), words, {.device = "bench", .address = "10.0.0.1"});
  }
  double microseconds(const std::string& login, const std::string& password, const std::string& code) {
    clock.set(Instant{clock.now().ms + 3'600'000});
    const auto start = std::chrono::steady_clock::now();
    const auto answer = try_in(login, password, code);
    const auto end = std::chrono::steady_clock::now();
    // A row of a hundred wrong tries shuts a login; the right one, out of the count of time, begins it anew.
    if (answer || answer.error().kind != ErrorKind::refused) std::exit(2);
    return std::chrono::duration<double, std::micro>(end - start).count();
  }
};

}  // namespace

int main(int argc, char** argv) {
  const int pairs = argc > 1 ? std::atoi(argv[1]) : 10'000;
  Bench bench;
  struct Case {
    std::string name, password, code;
    bool app;
  };
  const std::vector<Case> cases = {{"a wrong password", wrong, "", false},
                                   {"a wrong password and a code", wrong, "123456", false},
                                   {"a wrong password, with a code app", wrong, "123456", true},
                                   {"a right password without its code", right, "", true}};
  int login = 0;
  for (const Case& one : cases) {
    std::vector<double> nobody;
    std::vector<double> somebody;
    for (int i = 0; i < pairs; ++i) {
      if (i % 90 == 0) {  // fresh people before a row of wrong tries gets long
        bench.person("somebody" + std::to_string(++login));
        if (one.app) {
          const auto in = expect(bench.try_in("somebody" + std::to_string(login), right, ""));
          const auto door = expect(admit(bench.practice(), Deed::add_factor, in.token));
          const auto begun = expect(begin_code_app(bench.practice(), door));
          expect(add_code_app(bench.practice(), door, {begun.enrolment, Personal<64>(code_shown(begun.secret, bench.clock.now()))}, {}));
        }
      }
      const std::string number = std::to_string(login);
      const bool first = i % 2 == 0;
      if (first) nobody.push_back(bench.microseconds("nobody" + number, one.password, one.code));
      somebody.push_back(bench.microseconds("somebody" + number, one.password, one.code));
      if (!first) nobody.push_back(bench.microseconds("nobody" + number, one.password, one.code));
    }
    print(one.name, somebody, nobody);
  }
}
