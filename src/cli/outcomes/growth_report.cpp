// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/growth_report.hpp"

namespace cairn::outcomes {

void add_growth_tables(documents::Report& out, const statistics::GrowthFit& fit) {
  documents::Table average{"average", "Average course", {"term", "estimate", "se", "low", "high"}, {}, 0};
  constexpr double z = 1.959963984540054;
  for (std::size_t i = 0; i < fit.beta.size(); ++i) {
    const double se = fit.standard_error[i];
    average.rows.push_back({fit.names[i], fit.beta[i], se, fit.beta[i] - z * se, fit.beta[i] + z * se});
  }
  documents::Table spread{"spread", "How much clients differ", {"what", "value"}, {}, 0};
  spread.rows = {{"variance of intercepts", fit.between.v00},
                 {"variance of slopes", fit.between.v11},
                 {"correlation of intercept and slope", fit.correlation},
                 {"residual variance", fit.residual_variance},
                 {"-2 log likelihood", fit.criterion},
                 {"clients", fit.clients}};
  out.tables.push_back(std::move(average));
  out.tables.push_back(std::move(spread));
  out.add(fit.account);
  if (!fit.converged)
    out.findings.push_back(
        {statistics::Severity::warning, "/fit", "The fit did not converge; do not use its numbers."});
}

}  // namespace cairn::outcomes
