// SPDX-License-Identifier: Apache-2.0
#include "flooded_practice.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "storage/accounts.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/new_account.hpp"
#include "usecases/new_session.hpp"
#include "usecases/open_practice.hpp"
#include "usecases/profile.hpp"
#include "usecases/signed_in.hpp"
#include "vault/password.hpp"

namespace cairn::floods {
namespace {

namespace fs = std::filesystem;

template <class T>
T value_or_give_up(Result<T> result) {
  if (!result) give_up(result.error().sentence);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// One line of /proc/PID/status, in MiB.
double status_mib(pid_t process, const std::string& line) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string name; status >> name; status.ignore(1000, '\n')) {
    double kib = 0;
    if (name == line && status >> kib) return kib / 1024;
  }
  return 0;
}

/// Makes accounts and sessions within the store, since hundreds of passwords would take minutes to hash.
class Maker {
 public:
  Maker(const fs::path& folder, const Clock& clock) : clock_(clock) {
    place_.folder = folder / "data";
    place_.key_file = folder / "key";
    value_or_give_up(create_practice(place_, Line("A practice"), clock));
    open_ = value_or_give_up(OpenPractice::open(place_, clock));
  }

  Account account(const std::string& login) {
    Account account;
    account.id = make_id<AccountId>();
    account.profile = seal_profile(practice(), account.id, {Line("N. N."), {}, {}});
    account.created = clock_.now();
    if (!login.empty()) {
      account.login = hash_of_login(practice().key, login);
      account.password = value_or_give_up(Passwords(practice().key).hash("the honest one's long password"));
    }
    value_or_give_up(practice().store.write([&](Transaction& transaction) { return add_account(practice(), transaction, account); }));
    return account;
  }

  std::vector<std::string> sessions(const Account& account, std::size_t count) {
    return value_or_give_up(practice().store.write([&](Transaction& transaction) -> Result<std::vector<std::string>> {
      std::vector<std::string> cookies;
      for (std::size_t i = 0; i < count; ++i) {
        auto begun = begin_session(practice(), transaction, account, {Proof::two_factors, false, /*first=*/true}, {.device = "Firefox on Linux"});
        if (!begun) return std::unexpected(begun.error());
        cookies.push_back("cairn=" + begun->token);
      }
      return cookies;
    }));
  }

  std::string record_of(const Account& account) {
    return to_text(value_or_give_up(practice().store.read([&](Session& session) -> Result<RecordId> {
      return records::owned_by(session, practice().id, account.id).front().record.id;
    })));
  }

 private:
  const Practice& practice() const { return open_->practice(); }

  const Clock& clock_;
  PracticePlace place_;
  std::unique_ptr<OpenPractice> open_;
};

}  // namespace

void give_up(const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
  std::exit(1);
}

FloodedPractice::FloodedPractice(const std::string& program, std::size_t others, std::size_t sessions,
                                 std::vector<std::string> arguments)
    : folder_(fs::temp_directory_path() / ("cairn-floods-" + to_text(make_id<EntryId>()))) {
  fs::create_directories(folder_);
  {
    const SystemClock clock;
    Maker maker(folder_, clock);
    const Account honest = maker.account("honest");
    const auto cookies = maker.sessions(honest, 2);
    honest_ = {cookies[0], maker.record_of(honest)};
    honest_elsewhere_ = {cookies[1], honest_.record};
    for (std::size_t i = 0; i < others; ++i)
      for (auto& cookie : maker.sessions(maker.account(""), sessions)) cookies_.push_back(std::move(cookie));
  }
  start(program, std::move(arguments));
}

void FloodedPractice::start(const std::string& program, std::vector<std::string> arguments) {
  int ends[2];
  if (pipe(ends) != 0) give_up("no pipe to the server");
  arguments.insert(arguments.begin(), {program, "serve", "--port", "0", "--data", (folder_ / "data").string(), "--key-file",
                                       (folder_ / "key").string()});
  process_ = fork();
  if (process_ == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    std::vector<char*> words;
    for (auto& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    execv(program.c_str(), words.data());
    _exit(127);
  }
  close(ends[1]);
  std::string said;
  char chunk[256];
  while (said.find('\n') == std::string::npos) {
    const auto came = read(ends[0], chunk, sizeof chunk);
    if (came <= 0) give_up("the server did not start");
    said.append(chunk, static_cast<std::size_t>(came));
  }
  close(ends[0]);
  port_ = static_cast<std::uint16_t>(std::atoi(said.c_str() + said.rfind(':') + 1));
}

FloodedPractice::~FloodedPractice() {
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
  fs::remove_all(folder_);
}

bool FloodedPractice::runs() const { return waitpid(process_, nullptr, WNOHANG) == 0; }
double FloodedPractice::memory_now() const { return status_mib(process_, "VmRSS:"); }
double FloodedPractice::memory_peak() const { return status_mib(process_, "VmHWM:"); }
void FloodedPractice::forget_peak() const { std::ofstream("/proc/" + std::to_string(process_) + "/clear_refs") << "5\n"; }

}  // namespace cairn::floods
