// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "base/error.hpp"
#include "documents/outcomes/report.hpp"

namespace CLI {
class App;
}

namespace cairn::outcomes {

/// What a subcommand does once its options are read.
using Work = std::function<Result<documents::Report>()>;

/// Set by the subcommand that the command line names.
struct Job {
  Work work;
};

/// Each declares its subcommand and its options on `app`, in a file of its own.
void declare_change(CLI::App& app, Job& job);
void declare_recovery(CLI::App& app, Job& job);
void declare_goals(CLI::App& app, Job& job);
void declare_course(CLI::App& app, Job& job);
void declare_time_to(CLI::App& app, Job& job);
void declare_gains(CLI::App& app, Job& job);
void declare_patterns(CLI::App& app, Job& job);
void declare_therapists(CLI::App& app, Job& job);
void declare_single_case(CLI::App& app, Job& job);
void declare_merge(CLI::App& app, Job& job);

}  // namespace cairn::outcomes
