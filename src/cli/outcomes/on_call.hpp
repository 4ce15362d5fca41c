// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <utility>

#include "cli/outcomes/job.hpp"

namespace cairn::outcomes {

/// Makes `work(options)` the job when the command line names the subcommand.
template <class Options>
void on_call(CLI::App* command, Job& job, std::shared_ptr<Options> options,
             Result<documents::Report> (*work)(const Options&)) {
  command->callback(
      [&job, options = std::move(options), work] { job.work = [options, work] { return work(*options); }; });
}

}  // namespace cairn::outcomes
