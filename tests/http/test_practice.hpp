// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "http/request_budget.hpp"
#include "raw_client.hpp"

namespace cairn::testing {

/// Somebody who is signed in.
struct Person {
  std::string cookie;      ///< "cairn=TOKEN", for the Cookie header
  std::string set_cookie;  ///< the header that gave it
  std::string record;      ///< their own record, for a client
};

/// What its door counts; 0 a minute: no limit.
struct TestBudgets {
  Budget by_address{.at_once = 0, .a_minute = 0};
  Budget sign_ins{.at_once = 0, .a_minute = 0};
  Budget by_account{.at_once = 0, .a_minute = 0};
};

/// A real practice in a folder of its own, served on a free port until the test is over. Its people come in by
/// invitation, over the wire, as real ones do.
class TestPractice {
 public:
  explicit TestPractice(const TestBudgets& budgets = {});
  ~TestPractice();
  TestPractice(const TestPractice&) = delete;
  TestPractice& operator=(const TestPractice&) = delete;

  std::uint16_t port() const;
  /// The first administrator, a therapist, a client of that therapist.
  Person administrator();
  Person therapist();
  Person client(const std::string& name);
  /// Somebody who works here and has no second factor yet.
  Person newcomer(const std::string& role, const std::string& name);

  WireAnswer get(const std::string& path, const std::string& cookie) const;
  WireAnswer post(const std::string& path, const std::string& json, const std::string& cookie) const;
  /// Says exactly this on a fresh connection.
  WireAnswer say(const std::string& text) const;
  /// Closes the store under the server's feet.
  void stop_store();

 private:
  /// The same person with a code app, as everybody who works here has to have one.
  Person enrolled(Person person);
  Person accept(const std::string& link, const std::string& login);
  Person invited(const Person& by, const std::string& role, const std::string& name);
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace cairn::testing
